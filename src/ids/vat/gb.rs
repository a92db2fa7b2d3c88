//! British VAT number: `GB` and nine digits, or twelve with a branch; `GD` or `HA` and three for public bodies.
//!
//! Rule: weights 8 to 2 and the last two digits as a number; the sum divisible by 97, or, in the series since 2010, the sum
//! and 55. Northern Ireland's numbers are the same with `XI`. Public bodies have no check digit; a longer form of theirs has
//! 8888 before and the remainder by 97 after the three digits. Source: HMRC, note on the "9755" series (2009); VIES "VAT
//! identification number structure", version before 2021, seen 2026-11.

use crate::ids::number::{Number, Outcome, Why, as_typed, two_digits};
use crate::ids::sums;

/// Northern Ireland shares the forms of the body.
pub(crate) const VAT: Number =
    Number::new("GB #|vat|GB UK|GD999 Ha999 GD888899999 Ha888899999 999999999999 999999999", as_typed, check);

/// The rule; Northern Ireland shares it.
pub(super) fn check(body: &[u8]) -> Outcome {
    if sums::at(body, 0).is_ascii_uppercase() {
        return public_body(body);
    }
    if body.len() == 12 && three(body, 9) == 0 {
        return Outcome::never(9);
    }
    let stem = sums::weighted(body, &[8, 7, 6, 5, 4, 3, 2]);
    let last = sums::pair(body, 7);
    let rest = (stem + last) % 97;
    let series = sums::at(body, 0) != b'0';
    if rest == 0 || (series && rest == 97 - 55) {
        // 00 is the Isle of Man; HMRC keeps 01 to 09 for other uses, and no series has 97 or more at the end.
        let kept = !series && sums::at(body, 1) != b'0';
        return Outcome::Valid.but(kept || last > 96, Why::SERIES);
    }
    if series && rest == 55 {
        return Outcome::Unusual(Why::SERIES);
    }
    if body.len() == 9 && body.starts_with(b"8888") && three(body, 4) % 97 == last {
        return Outcome::Unverifiable;
    }
    if !cfg!(feature = "explain") {
        return Outcome::wrong_two(7);
    }
    // Either series may be meant: the one that agrees with what was typed, or the older.
    let old = (97 - stem % 97) % 97;
    let new = (old + 97 - 55) % 97;
    let near = series && (new / 10 == last / 10 || new % 10 == last % 10);
    two_digits(body, 7, if near { new } else { old })
}

/// `GD` with 000 to 499 for government, `HA` with 500 to 999 for health authorities.
fn public_body(body: &[u8]) -> Outcome {
    let at = if body.len() > 5 { 6 } else { 2 };
    let unit = three(body, at);
    if (unit >= 500) != (sums::at(body, 0) == b'H') {
        return Outcome::never(at);
    }
    match two_digits(body, 9, unit % 97) {
        wrong if at == 6 && wrong != Outcome::Valid => wrong,
        _ => Outcome::Unverifiable,
    }
}

fn three(body: &[u8], at: usize) -> u32 {
    100 * sums::digit_at(body, at) + sums::pair(body, at + 1)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn both_series_pass_with_or_without_a_branch() {
        valid("GB 980 7806 84", "GB980780684");
        valid("GB340804329", "GB340804329");
        valid("UK 340 8043 29 001", "GB340804329001");
        valid("GB001234547", "GB001234547");
        invalid("GB340804329000");
        wrong("GB980780685", "84");
    }

    #[test]
    fn public_bodies_have_no_check_digit() {
        unverifiable("GBGD001", "GBGD001");
        unverifiable("GB HA 501", "GBHA501");
        unverifiable("GBGD888810003", "GBGD888810003");
        unverifiable("GB888 8100 03", "GB888810003");
        invalid("GBGD501");
        invalid("GBHA499");
        invalid("GBGD888810004");
    }

    #[test]
    fn what_no_series_has_is_unusual_or_refused() {
        unusual("GB980780642", "GB980780642", "vat.series");
        invalid("GB000000000");
    }
}

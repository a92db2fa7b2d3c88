//! Dutch VAT number (btw-id): `NL`, nine digits, `B`, and 01 to 99.
//!
//! Two rules are in use and either will do: the nine digits of a legal person (RSIN) pass the 11-test; numbers of
//! sole traders, given out since 2020, pass ISO 7064 mod 97-10 over the whole text with `NL`.
//! Source: Belastingdienst, "Nieuw btw-identificatienummer", seen 2026-11.

use crate::ids::nl_rsin;
use crate::ids::number::{Number, Outcome};
use crate::ids::sums;
use crate::ids::typed::Typed;

pub(crate) const VAT: Number = Number::new("NL #|vat|NL|999999999B99", tidy, check);

/// The `B` is left out at times, and so are zeros before it.
fn tidy(typed: &mut Typed) {
    if typed.is_digits(11) || typed.is_digits(10) {
        typed.insert(9, b'B');
    }
    if let Some(digits) = typed.chars().iter().position(|byte| *byte == b'B')
        && typed.chars().len() == digits + 3
    {
        for _ in digits..9 {
            typed.push_front(b'0');
        }
    }
}

fn check(body: &[u8]) -> Outcome {
    let rsin = nl_rsin::check(body.get(..9).unwrap_or_default());
    if body.ends_with(b"00") {
        return Outcome::never(10);
    }
    match rsin {
        Outcome::Wrong(_) if sums::on_mod_97(sums::on_mod_97(0, b"NL"), body) == 1 => Outcome::Valid,
        _ => rsin,
    }
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn legal_persons_and_sole_traders_pass() {
        valid("NL 0044.95.445.B01", "NL004495445B01");
        valid("NL001266526B03", "NL001266526B03");
        valid("NL123456789B13", "NL123456789B13");
    }

    #[test]
    fn a_b_or_zeros_left_out_are_put_back() {
        valid("NL00449544501", "NL004495445B01");
        valid("NL4495445B01", "NL004495445B01");
        valid("NL 4495445 B 01", "NL004495445B01");
    }

    #[test]
    fn the_suffix_is_never_00() {
        invalid("NL004495445B00");
        invalid("NL000000000B01");
        invalid("NL000000000B73");
        wrong("NL004495446B01", "5");
    }
}

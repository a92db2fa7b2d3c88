//! Latvian VAT number: `LV` and eleven digits: a legal person's (4 to 9 first) or a personal code.
//!
//! Legal persons: a weighted sum modulo 11. Personal codes begin with the date of birth, or, since 2017, with 32 and no
//! date; their check digit is not promised, so that a wrong one is only unusual. Source: Law on the Register of Natural
//! Persons; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, Why, as_typed, last_digit};
use crate::ids::sums::{self, digit_at, is_date, pair};

pub(crate) const VAT: Number = Number::new("LV #|vat|LV|99999999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    if digit_at(body, 0) > 3 {
        let sum = sums::weighted(body, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6]);
        return last_digit(body, (14 - sum % 11) % 11);
    }
    let century = digit_at(body, 6);
    let is_born = century < 3 && is_date(1800 + 100 * century + pair(body, 4), pair(body, 2), pair(body, 0));
    if !is_born && pair(body, 0) != 32 {
        return Outcome::never(0);
    }
    let sum = 1 + sums::weighted(body, &[10, 5, 8, 4, 2, 1, 6, 3, 7, 9]);
    Outcome::Valid.but(digit_at(body, 10) != sum % 11 % 10, Why::PERSON)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn legal_persons_have_a_check_digit() {
        valid("LV40003521600", "LV40003521600");
        valid("LV 9000 2573 483", "LV90002573483");
        wrong("LV40003521601", "0");
    }

    #[test]
    fn a_personal_code_with_another_digit_is_unusual() {
        valid("LV161175-19997", "LV16117519997");
        valid("LV32053410932", "LV32053410932");
        unusual("LV16117519998", "LV16117519998", "vat.person");
        unusual("LV32053410933", "LV32053410933", "vat.person");
    }

    #[test]
    fn a_personal_code_needs_a_real_date() {
        invalid("LV31117519997");
        invalid("LV16117539997");
    }
}

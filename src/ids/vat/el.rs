//! Greek VAT number (AFM): `EL` and nine digits; people also write the country code `GR`.
//!
//! Rule: weights 256, 128, … 2 modulo 11, a remainder of 10 written 0. Numbers of eight digits are the old form without
//! the leading 0. Source: AADE; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, last_digit};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("EL ### ### #|vat|EL GR|999999999", |typed| typed.fill_zero(9), check);

fn check(body: &[u8]) -> Outcome {
    // The powers of 2, modulo 11.
    last_digit(body, sums::weighted(body, &[3, 7, 9, 10, 5, 8, 4, 2]) % 11 % 10)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn both_country_codes_will_do() {
        valid("EL094259216", "EL094259216");
        valid("GR 040127797", "EL040127797");
        valid("EL-GR040127797", "EL040127797");
    }

    #[test]
    fn eight_digits_get_their_zero_back() {
        valid("EL94259216", "EL094259216");
    }

    #[test]
    fn a_wrong_digit_names_the_right_one() {
        wrong("EL094259217", "6");
        invalid("EL000000000");
    }
}

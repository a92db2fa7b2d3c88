//! Finnish VAT number (ALV-numero): `FI` and the eight digits of the Y-tunnus.
//!
//! Rule: weights 7, 9, 10, 5, 8, 4, 2 modulo 11. Old numbers are written with seven digits, without the leading 0. Source:
//! Patentti- ja rekisterihallitus, "Y-tunnus"; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::fi_ytunnus;
use crate::ids::number::Number;

pub(crate) const VAT: Number = Number::new("FI #|vat|FI|99999999", |typed| typed.fill_zero(8), fi_ytunnus::check);

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn right_numbers_pass_with_the_hyphen_of_the_register() {
        valid("FI20774740", "FI20774740");
        valid("FI 0982651-1", "FI09826511");
        valid("FI 112038-9", "FI01120389");
    }

    #[test]
    fn a_wrong_digit_names_the_right_one() {
        wrong("FI20774741", "0");
        invalid("FI00000000");
    }
}

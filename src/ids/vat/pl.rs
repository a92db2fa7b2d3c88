//! Polish VAT number (NIP): `PL` and ten digits.
//!
//! Rule: weights 6, 5, 7, 2, 3, 4, 5, 6, 7 modulo 11; no number is given out where that leaves 10. Source: Act of 13 October
//! 1995 on the registration of taxpayers; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, as_typed, last_digit};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("PL ### ### ## #|vat|PL|9999999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    last_digit(body, sums::weighted(body, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn right_numbers_pass_and_a_wrong_digit_is_named() {
        valid("PL 856-734-62-15", "PL8567346215");
        wrong("PL8567346216", "5");
        invalid("PL0000000000");
    }
}

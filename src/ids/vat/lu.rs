//! Luxembourg VAT number: `LU` and eight digits, the last two of which are the first six modulo 89.
//!
//! Source: Administration de l'enregistrement, des domaines et de la TVA; VIES "VAT identification number structure", seen
//! 2026-11.

use crate::ids::number::{Number, Outcome, as_typed, two_digits};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("LU #|vat|LU|99999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    two_digits(body, 6, (sums::number(body.get(..6).unwrap_or_default()) % 89) as u32)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn right_numbers_pass_and_wrong_digits_are_named() {
        valid("LU 150 274 42", "LU15027442");
        wrong("LU15027443", "42");
        invalid("LU00000000");
    }
}

//! Estonian VAT number (KMKR): `EE` and nine digits.
//!
//! Rule: weights 3, 7, 1 repeated; the last digit makes the sum a multiple of 10. All numbers given out begin with 10.
//! Source: Maksu- ja Tolliamet; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, Why, as_typed, last_digit};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("EE ### ### #|vat|EE|999999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    let sum = sums::weighted(body, &[3, 7, 1, 3, 7, 1, 3, 7]);
    last_digit(body, (10 - sum % 10) % 10).but(!body.starts_with(b"10"), Why::SERIES)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn right_numbers_pass() {
        valid("EE100931558", "EE100931558");
        valid("EE 101 589 064", "EE101589064");
    }

    #[test]
    fn another_series_is_unusual_and_a_wrong_digit_named() {
        unusual("EE200931555", "EE200931555", "vat.series");
        wrong("EE100931559", "8");
    }
}

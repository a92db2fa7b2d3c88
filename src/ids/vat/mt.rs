//! Maltese VAT number: `MT` and eight digits, the last two of which are 37 minus a weighted sum modulo 37.
//!
//! Weights 3, 4, 6, 7, 8, 9; so the last two run from 01 to 37. The first digit is not 0. Source: Commissioner for Revenue;
//! VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, as_typed, two_digits};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("MT #### #|vat|MT|99999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    if sums::at(body, 0) == b'0' {
        return Outcome::never(0);
    }
    two_digits(body, 6, 37 - sums::weighted(body, &[3, 4, 6, 7, 8, 9]) % 37)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn right_numbers_pass() {
        valid("MT 1167-9112", "MT11679112");
        valid("MT20200019", "MT20200019");
    }

    #[test]
    fn check_digits_outside_01_to_37_are_refused() {
        wrong("MT11679149", "12");
        wrong("MT11679186", "12");
        wrong("MT11539200", "37");
        invalid("MT01679112");
    }
}

//! Croatian VAT number: `HR` and the eleven digits of the OIB, ISO 7064 mod 11,10.
//!
//! Source: Porezna uprava, "Osobni identifikacijski broj"; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, as_typed, last_digit};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("HR #|vat|HR|99999999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    last_digit(body, sums::mod_11_10(body.get(..10).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn right_numbers_pass_and_a_wrong_digit_is_named() {
        valid("HR33392005961", "HR33392005961");
        wrong("HR33392005962", "1");
    }
}

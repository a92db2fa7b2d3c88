//! Danish VAT number (momsnummer, SE-nummer): `DK` and eight digits under the rule of the CVR number.
//!
//! Source: Skattestyrelsen; European Commission, VIES, "VAT identification number structure", seen 2026-11. It may
//! be an SE number that differs from the company's CVR number.

use crate::ids::cvr;
use crate::ids::number::{Number, as_typed};

pub(crate) const VAT: Number = Number::new("DK ## ## ## #|vat|DK|99999999", as_typed, cvr::check);

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn right_numbers_pass_and_a_wrong_digit_is_named() {
        valid("DK: 13 58 56 28", "DK13585628");
        valid("DKDK13585628", "DK13585628");
        wrong("DK13585627", "8");
        invalid("DK01234567");
    }
}

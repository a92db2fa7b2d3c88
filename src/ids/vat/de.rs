//! German VAT number (USt-IdNr.): `DE` and nine digits, ISO 7064 mod 11,10, the first digit not 0.
//!
//! Source: Bundeszentralamt für Steuern; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, as_typed, last_digit};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("DE ### ### #|vat|DE|999999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    if sums::at(body, 0) == b'0' {
        return Outcome::never(0);
    }
    last_digit(body, sums::mod_11_10(body.get(..8).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn right_numbers_pass_and_a_wrong_digit_is_named() {
        valid("DE 136 695 976", "DE136695976");
        wrong("DE136695977", "6");
        invalid("DE036695976");
    }
}

//! SIREN, the French company number: nine digits, Luhn.
//!
//! Issued by INSEE; ISO 6523 code 0002. Numbers that begin with 000 belong to Monaco, whose own numbering pays no heed
//! to Luhn: unusual. Source: INSEE, "Numéro Siren"; DGFiP on Monaco's VAT numbers, seen 2026-11.

use super::number::{Number, Outcome, Why, as_typed, last_digit};
use super::sums;

pub(crate) const FR_SIREN: Number = Number::new("### ### #|fr_siren|SIREN RCS FR|999999999", as_typed, check);

/// The rule; VAT number and SIRET share it.
pub(crate) fn check(body: &[u8]) -> Outcome {
    if sums::is_zero(body) {
        return Outcome::never(0);
    }
    if body.starts_with(b"000") {
        return Outcome::Unusual(Why::MONACO);
    }
    last_digit(body, sums::luhn(body.get(..8).unwrap_or_default()))
}

//! Partita IVA, the Italian tax number of businesses: eleven digits, Luhn.
//!
//! Issued by Agenzia delle Entrate; ISO 6523 code 0211 (there with `IT` in front). Digits 8 to 10 name the office that
//! gave it out: 001 to 100, 120, 121, 888, 999. Source: D.M. 23 December 1976; VIES "VAT identification number
//! structure", seen 2026-11.

use super::number::{Number, Outcome, as_typed, last_digit};
use super::sums;

pub(crate) const IT_PIVA: Number = Number::new("#|it_piva|PIVA IT|99999999999", as_typed, check);

/// The rule; the VAT number shares it.
pub(crate) fn check(body: &[u8]) -> Outcome {
    if sums::is_zero(body.get(..7).unwrap_or_default()) {
        return Outcome::never(0);
    }
    let office = sums::number(body.get(7..10).unwrap_or_default());
    if !matches!(office, 1..=100 | 120 | 121 | 888 | 999) {
        return Outcome::never(7);
    }
    last_digit(body, sums::luhn(body.get(..10).unwrap_or_default()))
}

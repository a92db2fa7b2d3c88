//! RSIN, the Dutch number of legal persons and partnerships: nine digits that pass the 11-test.
//!
//! Issued by Kamer van Koophandel or Belastingdienst. Rule: weights 9 to 2, then −1; sum divisible by 11. Source:
//! Belastingdienst, "RSIN"; Logius, "BSN en 11-proef", seen 2026-11.

use super::number::{Number, Outcome, as_typed, last_digit};
use super::sums;

pub(crate) const NL_RSIN: Number = Number::new("#|nl_rsin|RSIN NL NR|999999999", as_typed, check);

pub(crate) fn check(body: &[u8]) -> Outcome {
    if sums::is_zero(body) {
        return Outcome::never(0);
    }
    last_digit(body, sums::weighted(body, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11)
}

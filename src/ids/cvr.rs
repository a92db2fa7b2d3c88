//! CVR, the Danish company number: eight digits, the weighted sum divisible by 11.
//!
//! Issued by Erhvervsstyrelsen (the Danish Business Authority) in Det Centrale Virksomhedsregister; ISO 6523 code
//! 0184. Rule: first digit 1 to 9; weights 2, 7, 6, 5, 4, 3, 2, 1; sum divisible by 11. Source: the register's own
//! description of the number ("modulus 11-kontrol"), seen 2026-11. The register says that every CVR number satisfies it.

use super::number::{Number, Outcome, as_typed, last_digit};
use super::sums;

pub(crate) const CVR: Number = Number::new("## ## ## #|cvr|CVR DK NR 0184|99999999", as_typed, check);

/// The rule; Danish VAT and SE numbers share it.
pub(crate) fn check(body: &[u8]) -> Outcome {
    if sums::at(body, 0) == b'0' {
        return Outcome::never(0);
    }
    last_digit(body, sums::mod_11(body, &[2, 7, 6, 5, 4, 3, 2]))
}

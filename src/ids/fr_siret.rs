//! SIRET, the number of a French company's establishment: the SIREN and five digits, Luhn over all fourteen.
//!
//! Issued by INSEE; ISO 6523 code 0009. La Poste (SIREN 356000000) has more establishments than Luhn leaves numbers for:
//! there the plain sum of the digits is divisible by 5, and the head office alone passes Luhn. Source: INSEE, "Numéro
//! Siret"; INSEE's note on La Poste, seen 2026-11.

use super::fr_siren;
use super::number::{Number, Outcome, as_typed, last_digit};
use super::sums;

pub(crate) const FR_SIRET: Number =
    Number::new("### ### ### #|fr_siret|SIRET SIREN FR|99999999999999", as_typed, check);

/// La Poste's own head office.
const HEAD_OFFICE: &[u8] = b"35600000000048";

fn check(body: &[u8]) -> Outcome {
    let company = fr_siren::check(body.get(..9).unwrap_or_default());
    if company != Outcome::Valid {
        return company;
    }
    if !body.starts_with(b"356000000") || body == HEAD_OFFICE {
        return last_digit(body, sums::luhn(body.get(..13).unwrap_or_default()));
    }
    if sums::weighted(body, &[1; 14]).is_multiple_of(5) {
        return Outcome::Valid;
    }
    // Two digits out of ten would do.
    Outcome::wrong_one(13)
}

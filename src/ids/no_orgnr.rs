//! Norwegian organisation number: nine digits, the last making the weighted sum divisible by 11.
//!
//! Issued by Brønnøysundregistrene in Enhetsregisteret; ISO 6523 code 0192. Rule: weights 3, 2, 7, 6, 5, 4, 3, 2; 10 is
//! no check digit. The series in use begin with 8 and 9. Source: Brønnøysundregistrene, "Organisasjonsnummeret",
//! seen 2026-11. `MVA` behind it says that the unit is registered for VAT, and is no part of the number.

use super::number::{Number, Outcome, Why, last_digit};
use super::sums;
use super::typed::Typed;

pub(crate) const NO_ORGNR: Number = Number::new("### ### #|no_orgnr|NO ORGNR ORG NR|999999999", tidy, check);

fn tidy(typed: &mut Typed) {
    typed.drop_tail(b"MVA");
}

/// The rule; the VAT number shares it.
pub(crate) fn check(body: &[u8]) -> Outcome {
    if sums::is_zero(body) {
        return Outcome::never(0);
    }
    match last_digit(body, sums::mod_11(body, &[3, 2, 7, 6, 5, 4, 3, 2])) {
        Outcome::Valid if sums::at(body, 0) < b'8' => Outcome::Unusual(Why::SERIES),
        outcome => outcome,
    }
}

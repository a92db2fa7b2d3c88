//! UID, the Swiss business number: `CHE` and nine digits, the last making the weighted sum divisible by 11.
//!
//! Issued by the Federal Statistical Office; ISO 6523 code 0183. Rule: weights 5, 4, 3, 2, 7, 6, 5, 4; 10 is no check
//! digit. Source: eCH-0097, "Datenstandard Unternehmensidentifikation", seen 2026-11. What stands behind it (`MWST`,
//! `TVA`, `IVA`, `TPV`: registered for VAT; `HR`: in the commercial register) is no part of the number.

use super::number::{Number, Outcome, last_digit};
use super::sums;
use super::typed::Typed;

pub(crate) const CH_UID: Number = Number::new("CHE-###.###.#|ch_uid|UID IDE IDI CHE CH|999999999", tidy, check);

fn tidy(typed: &mut Typed) {
    typed.drop_tail(b"MWST");
    typed.drop_tail(b"TVA");
    typed.drop_tail(b"IVA");
    typed.drop_tail(b"TPV");
    typed.drop_tail(b"HR");
}

/// The rule; the VAT number shares it.
pub(crate) fn check(body: &[u8]) -> Outcome {
    if sums::is_zero(body) {
        return Outcome::never(0);
    }
    last_digit(body, sums::mod_11(body, &[5, 4, 3, 2, 7, 6, 5, 4]))
}

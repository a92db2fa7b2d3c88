//! Swedish VAT number (momsregistreringsnummer): `SE`, the organisation number (Luhn), and `01`.
//!
//! Source: Skatteverket, SKV 433; VIES "VAT identification number structure", seen 2026-11. The two last digits
//! number a taxpayer's registrations and are 01 in practice; another pair is unusual.

use crate::ids::number::{Number, Outcome, as_typed, one_char};
use crate::ids::sums;

pub(crate) const VAT: Number = Number {
    scheme: "vat",
    prefix: "SE",
    strip: &["SE"],
    shapes: &["999999999999"],
    tidy: as_typed,
    check,
    mask: "SE ######-####-##",
};

fn check(body: &[u8]) -> Outcome {
    let organisation = body.get(..10).unwrap_or_default();
    let expected = sums::luhn(organisation.get(..9).unwrap_or_default());
    match one_char(organisation, 9, sums::ascii(expected)) {
        Outcome::Valid if !body.ends_with(b"01") => Outcome::Unusual("suffix"),
        outcome => outcome,
    }
}

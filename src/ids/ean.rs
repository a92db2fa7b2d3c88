//! EAN location number (GLN), the address of a public buyer's electronic invoices: thirteen digits, GS1 check digit.
//!
//! Issued by GS1; ISO 6523 code 0088. Rule: GS1 General Specifications section 7.9, weights 1 and 3. Danish public
//! location numbers begin with 579 (GS1 Denmark 570–579; Digitaliseringsstyrelsen's list), seen 2026-11.

use super::number::{Number, Outcome, as_typed, last_digit};
use super::sums;

pub(crate) const EAN: Number = Number::new("#|ean|EAN GLN NR 0088|9999999999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    last_digit(body, sums::gs1(body.get(..12).unwrap_or_default()))
}

/// Whether it is one of GS1 Denmark's location numbers, which public units have.
pub(crate) fn is_danish(ean: &str) -> bool {
    ean.starts_with("579")
}

//! LEI, the Legal Entity Identifier: eighteen digits and letters and two check digits, ISO 7064 mod 97-10.
//!
//! Issued by the organisations that GLEIF accredits; ISO 6523 code 0199. Rule: ISO 17442-1:2020; check digits 02 to 98.
//! Source: GLEIF, "ISO 17442: The LEI Code Structure", seen 2026-11. The fifth and sixth character were 00 until 2017.

use super::number::{Number, Outcome, as_typed, two_digits};
use super::sums;

pub(crate) const LEI: Number = Number::new("#|lei|LEI|XXXXXXXXXXXXXXXXXX99", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    two_digits(body, 18, sums::check_97(sums::on_mod_97(0, body.get(..18).unwrap_or_default())))
}

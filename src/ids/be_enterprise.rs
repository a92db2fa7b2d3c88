//! Belgian enterprise number: ten digits of which the last two are 97 − (first eight mod 97).
//!
//! Issued by KBO/BCE (Crossroads Bank for Enterprises); ISO 6523 code 0208. Source: Royal Decree of 24 June 2003; the
//! first digit is 0, or 1 for numbers given out since 2023. The nine digits written before 2008 lack the 0. Seen 2026-11.

use super::number::{Number, Outcome, Why, two_digits};
use super::sums;
use super::typed::Typed;

pub(crate) const BE_ENTERPRISE: Number =
    Number::new("####.###.#|be_enterprise|BE KBO BCE RPR RPM|9999999999", tidy, check);

/// Nine digits are the form of before 2008: the 0 is put back. The VAT number shares it.
pub(crate) fn tidy(typed: &mut Typed) {
    typed.fill_zero(10);
}

/// The rule; the VAT number shares it. The register's numbers begin at 0200.000.000; lower ones are seen in tests, and
/// below 0100.000.000 they are unusual. A first digit from 2 to 8 is an establishment, not an enterprise.
pub(crate) fn check(body: &[u8]) -> Outcome {
    let stem = sums::number(body.get(..8).unwrap_or_default());
    if stem == 0 || sums::at(body, 0) > b'1' {
        return Outcome::never(0);
    }
    two_digits(body, 8, 97 - (stem % 97) as u32).but(body.starts_with(b"00"), Why::SERIES)
}

//! Belgian VAT number: `BE` and the enterprise number, ten digits of which the last two are 97 − (first eight mod 97).
//!
//! Source: KBO/BCE (Crossroads Bank for Enterprises); the first digit is 0, or 1 for numbers given out since 2023;
//! FPS Finance still reads the nine digits written before 2008, without the 0. Seen 2026-11.

use crate::ids::number::{Number, Outcome, two_digits};
use crate::ids::sums;
use crate::ids::typed::Typed;

pub(crate) const VAT: Number = Number {
    scheme: "vat",
    prefix: "BE",
    strip: &["BE"],
    shapes: &["9999999999"],
    tidy,
    check,
    mask: "BE ####.###.###",
};

/// Nine digits are the form of before 2008: the 0 is put back.
pub(crate) fn tidy(typed: &mut Typed) {
    if typed.chars().len() == 9 && typed.chars().iter().all(u8::is_ascii_digit) {
        typed.push_front(b'0');
    }
}

/// The rule; the enterprise number shares it.
pub(crate) fn check(body: &[u8]) -> Outcome {
    let stem = sums::number(body.get(..8).unwrap_or_default());
    if stem == 0 || body.first().is_some_and(|first| *first > b'1') {
        return Outcome::Never(0);
    }
    two_digits(body, 8, 97 - (stem % 97) as u32)
}

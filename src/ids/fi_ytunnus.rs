//! Y-tunnus, the Finnish business id: seven digits, a hyphen, a check digit.
//!
//! Issued by PRH (the Patent and Registration Office) and Verohallinto; ISO 6523 code 0216, there as the OVT code: 0037
//! and the eight digits. Rule: weights 7, 9, 10, 5, 8, 4, 2, mod 11; 10 is no check digit. Ids given out before 2001 had
//! six digits and get a 0 in front. Source: Verohallinto, "Tarkistusmerkin laskenta", seen 2026-11.

use super::number::{Number, Outcome, last_digit};
use super::sums;
use super::typed::Typed;

pub(crate) const FI_YTUNNUS: Number = Number::new("#######-#|fi_ytunnus|FI YTUNNUS OVT|99999999", tidy, check);

/// The old form gets its zero, and an OVT code loses what makes it one.
fn tidy(typed: &mut Typed) {
    let length = typed.chars().len();
    if matches!(length, 12..=17) && typed.chars().starts_with(b"0037") {
        // Up to five characters name a unit of the company.
        typed.drop_back(length - 12);
        typed.drop_front(4);
    }
    typed.fill_zero(8);
}

/// The rule; the VAT number shares it.
pub(crate) fn check(body: &[u8]) -> Outcome {
    last_digit(body, sums::mod_11(body, &[7, 9, 10, 5, 8, 4, 2]))
}

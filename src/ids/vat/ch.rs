//! Swiss VAT number: `CHE`, the nine digits of the UID, and `MWST`, `TVA`, `IVA` or `TPV` for value added tax in one of
//! the four languages.
//!
//! Rule of the UID: weights 5, 4, 3, 2, 7, 6, 5, 4 modulo 11. Without the suffix it may be a company that is not registered
//! for VAT. Source: Federal Statistical Office, eCH-0097; Federal Tax Administration, seen 2026-11.

use crate::ids::ch_uid;
use crate::ids::number::{Number, Outcome, Why};
use crate::ids::typed::Typed;

pub(crate) const VAT: Number = Number::new(
    "CHE-###.###.### #|vat|CHE CH|999999999MWST 999999999TVa 999999999IVa 999999999TPV 999999999",
    tidy,
    check,
);

/// The English word is no suffix of the law's.
fn tidy(typed: &mut Typed) {
    if typed.chars().ends_with(b"VAT") {
        typed.drop_back(3);
        typed.append(b"MWST");
    }
}

fn check(body: &[u8]) -> Outcome {
    ch_uid::check(body.get(..9).unwrap_or_default()).but(body.len() == 9, Why::UID)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn the_suffix_is_kept_as_typed() {
        valid("CHE-107.787.577 IVA", "CHE107787577IVA");
        valid("che432825998tva", "CHE432825998TVA");
        valid("CH CHE-432.825.998 MwSt", "CHE432825998MWST");
        valid("CHE-432.825.998 VAT", "CHE432825998MWST");
    }

    #[test]
    fn without_a_suffix_it_is_unusual() {
        unusual("CHE-100.155.212", "CHE100155212", "vat.uid");
    }

    #[test]
    fn a_wrong_digit_names_the_right_one() {
        wrong("CHE-107.787.578 IVA", "7");
        invalid("CHE-107.787.577 MVA");
    }
}

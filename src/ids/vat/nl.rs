//! Dutch VAT number (btw-id): `NL`, nine digits, `B`, two digits.
//!
//! Two rules are in use and either will do: the nine digits of a legal person (RSIN) pass the 11-test; numbers of
//! sole traders, given out since 2020, pass ISO 7064 mod 97-10 over the whole text with `NL`.
//! Source: Belastingdienst, "Nieuw btw-identificatienummer", seen 2026-11.

use crate::ids::number::{Number, Outcome, as_typed, one_char};
use crate::ids::sums;

pub(crate) const VAT: Number = Number {
    scheme: "vat",
    prefix: "NL",
    strip: &["NL"],
    shapes: &["999999999B99"],
    tidy: as_typed,
    check,
    mask: "NL #########B##",
};

fn check(body: &[u8]) -> Outcome {
    if sums::number(body.get(..9).unwrap_or_default()) == 0 {
        return Outcome::Never(0);
    }
    if sums::mod_97(VAT.prefix.bytes().chain(body.iter().copied())) == 1 {
        return Outcome::Valid;
    }
    let rest = sums::weighted(body.get(..8).unwrap_or_default(), &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    if rest == 10 {
        return Outcome::Wrong(crate::ids::number::Checksum { at: 8, width: 1, expected: None });
    }
    one_char(body, 8, sums::ascii(rest))
}

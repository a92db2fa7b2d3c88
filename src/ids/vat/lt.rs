//! Lithuanian VAT number (PVM kodas): `LT` and nine digits (companies) or twelve (temporary), the last but one always 1.
//!
//! Rule: weights 1 to 9 repeated, modulo 11; where that leaves 10, weights from 3 on, and 10 is written 0. Source:
//! Valstybinė mokesčių inspekcija; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, as_typed, last_digit};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("LT #|vat|LT|999999999999 999999999", as_typed, check);

/// From the first on, or from the third.
const WEIGHTS: &[u8] = &[1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4];

fn check(body: &[u8]) -> Outcome {
    let Some((_, stem)) = body.split_last() else { return Outcome::never(0) };
    if !stem.ends_with(b"1") {
        return Outcome::never(stem.len() - 1);
    }
    let mut rest = sums::weighted(stem, WEIGHTS) % 11;
    if rest == 10 {
        rest = sums::weighted(stem, WEIGHTS.get(2..).unwrap_or_default()) % 11 % 10;
    }
    last_digit(body, rest)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn nine_and_twelve_digits_pass() {
        valid("LT119511515", "LT119511515");
        valid("LT100001919017", "LT100001919017");
        valid("LT 100004801610", "LT100004801610");
    }

    #[test]
    fn the_last_but_one_is_always_1() {
        invalid("LT119511525");
        wrong("LT119511516", "5");
    }
}

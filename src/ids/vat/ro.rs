//! Romanian VAT number (CUI): `RO` and two to ten digits, the first not 0.
//!
//! Rule: weights 7, 5, 3, 2, 1, 7, 5, 3, 2 from the right, the sum times 10 modulo 11. Until 2007 persons used the thirteen
//! digits of their personal number (CNP), which is unusual today. Source: Government Decision 1/1999; Law 105/1996; VIES "VAT
//! identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, Why, as_typed, last_digit};
use crate::ids::sums::{self, is_date, pair};

pub(crate) const VAT: Number = Number::new(
    "RO #|vat|RO|9999999999999 9999999999 999999999 99999999 9999999 999999 99999 9999 999 99",
    as_typed,
    check,
);

fn check(body: &[u8]) -> Outcome {
    if sums::at(body, 0) == b'0' {
        return Outcome::never(0);
    }
    if body.len() == 13 {
        return person(body);
    }
    // Shorter numbers are those of ten with zeros in front.
    let weights: &[u8] = &[7, 5, 3, 2, 1, 7, 5, 3, 2];
    let sum = sums::weighted(body, weights.get(10 - body.len()..).unwrap_or_default());
    last_digit(body, 10 * sum % 11 % 10)
}

fn person(body: &[u8]) -> Outcome {
    // Sex and century; residents (7, 8, 9) may be of any.
    let century = match body {
        [b'1' | b'2', ..] => 1900,
        [b'3' | b'4', ..] => 1800,
        _ => 2000,
    };
    if !is_date(century + pair(body, 1), pair(body, 3), pair(body, 5)) {
        return Outcome::never(3);
    }
    let expected = match sums::weighted(body, &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 {
        10 => 1,
        rest => rest,
    };
    last_digit(body, expected).but(true, Why::PERSON)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn two_to_ten_digits_pass() {
        valid("RO18547290", "RO18547290");
        valid("RO19", "RO19");
        valid("RO 99908", "RO99908");
        wrong("RO18547291", "0");
        invalid("RO0018547290");
        invalid("RO1");
    }

    #[test]
    fn thirteen_digits_of_a_person_are_unusual() {
        unusual("RO1630615123457", "RO1630615123457", "vat.person");
        invalid("RO1630615123458");
        invalid("RO1631315123457");
    }
}

//! Czech VAT number (DIČ): `CZ` and eight digits (companies), nine or ten (persons, whose number begins with their birth).
//!
//! Eight: weights 8 to 2 modulo 11. Nine with a 6 first: persons without a birth number, the same sum with a table of its
//! own. Nine otherwise: born before 1954, no check digit. Ten: divisible by 11; until 1985 a remainder of 10 was written
//! 0. Women have 50 added to the month; since 2004 there may be 20 more. Source: Act 133/2000 on birth numbers; Czech
//! Statistical Office on the IČO; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, Why, as_typed, last_digit};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("CZ #|vat|CZ|9999999999 999999999 99999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    match body {
        [b'6', stem @ ..] if body.len() == 9 => {
            let special = match eleven(stem) {
                10 => 9,
                11 => 8,
                distance => (19 - distance) % 10,
            };
            last_digit(body, special)
        }
        [b'9', ..] if body.len() == 8 => Outcome::never(0),
        _ if body.len() == 8 => last_digit(body, eleven(body) % 10),
        _ => person(body),
    }
}

fn eleven(stem: &[u8]) -> u32 {
    sums::eleven(stem, &[8, 7, 6, 5, 4, 3, 2])
}

/// The rule of birth numbers, of nine digits or ten; Slovakia has the same.
pub(super) fn person(body: &[u8]) -> Outcome {
    let nine = body.len() == 9;
    let year = match sums::pair(body, 0) {
        54..=79 if nine => return Outcome::never(0),
        year @ 80.. if nine => 1800 + year,
        year if nine => 1900 + year,
        year @ 54.. => 1900 + year,
        year => 2000 + year,
    };
    let more = sums::pair(body, 2) % 50;
    let month = if year >= 2004 && more > 20 { more - 20 } else { more };
    if !sums::is_date(year, month, sums::pair(body, 4)) {
        return Outcome::never(2);
    }
    if nine {
        return Outcome::Unverifiable;
    }
    let rest = (sums::number(body.get(..9).unwrap_or_default()) % 11) as u32;
    if rest == 10 && body.ends_with(b"0") {
        return Outcome::Valid.but(year > 1985, Why::PERSON);
    }
    last_digit(body, rest)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn eight_digits_are_companies() {
        valid("CZ25123891", "CZ25123891");
        valid("CZ00216224", "CZ00216224");
        wrong("CZ25123892", "1");
        invalid("CZ95123891");
    }

    #[test]
    fn nine_digits_with_a_six_first_have_a_table_of_their_own() {
        valid("CZ682127228", "CZ682127228");
        valid("CZ699000899", "CZ699000899");
        valid("CZ640903926", "CZ640903926");
        invalid("CZ682127229");
    }

    #[test]
    fn nine_digits_of_a_birth_before_1954_have_no_check_digit() {
        unverifiable("CZ510310055", "CZ510310055");
        unverifiable("CZ991231123", "CZ991231123");
        invalid("CZ541231123");
        invalid("CZ511331055");
    }

    #[test]
    fn ten_digits_are_born_since_1954() {
        valid("CZ7103192745", "CZ7103192745");
        valid("CZ8457292569", "CZ8457292569");
        valid("CZ5401010000", "CZ5401010000");
        unusual("CZ9001010030", "CZ9001010030", "vat.person");
        wrong("CZ7103192746", "5");
        invalid("CZ7113192746");
    }
}

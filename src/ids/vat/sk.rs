//! Slovak VAT number (IČ DPH): `SK` and ten digits, divisible by 11.
//!
//! The first digit is not 0, the third 2, 3, 4, 7, 8 or 9. Until 2004 persons used their birth number (nine or ten digits,
//! as in Czechia), which is unusual today. Source: Finančná správa; VIES "VAT identification number structure", seen
//! 2026-11.

use super::cz;
use crate::ids::number::{Number, Outcome, Why, as_typed, last_digit};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("SK #|vat|SK|999999999 9999999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    let outcome = if body.len() == 9 || sums::at(body, 0) == b'0' {
        Outcome::never(0)
    } else if matches!(sums::at(body, 2), b'2'..=b'4' | b'7'..=b'9') {
        last_digit(body, (sums::number(body.get(..9).unwrap_or_default()) % 11) as u32)
    } else {
        Outcome::never(2)
    };
    if outcome == Outcome::Valid {
        return outcome;
    }
    match cz::person(body) {
        Outcome::Valid | Outcome::Unusual(_) | Outcome::Unverifiable => Outcome::Unusual(Why::PERSON),
        _ => outcome,
    }
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn right_numbers_pass_and_a_wrong_digit_is_named() {
        valid("SK 2022749619", "SK2022749619");
        valid("SK7020000119", "SK7020000119");
        wrong("SK2022749618", "9");
        invalid("SK0022749619");
    }

    #[test]
    fn birth_numbers_are_unusual() {
        unusual("SK7103192745", "SK7103192745", "vat.person");
        unusual("SK510310055", "SK510310055", "vat.person");
    }
}

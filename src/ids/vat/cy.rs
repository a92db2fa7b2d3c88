//! Cypriot VAT number: `CY`, eight digits and a check letter.
//!
//! Rule: the first, third, fifth and seventh digit are translated by a table, the others count as they are; the sum modulo
//! 26 gives the letter. A number begins with 0, 1, 3, 4, 5, 9 or, since March 2023, 6; never with 12. Source: Tax
//! Department of Cyprus, note of 4 May 2023; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, Why, as_typed, one_char};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("CY #|vat|CY|99999999A", as_typed, check);

/// What a digit in an odd place counts.
const ODD: [u8; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

fn check(body: &[u8]) -> Outcome {
    if body.starts_with(b"12") {
        return Outcome::never(1);
    }
    let mut sum = 0;
    for index in 0..8 {
        let value = sums::digit_at(body, index);
        sum += if index % 2 == 0 { u32::from(sums::at(&ODD, value as usize)) } else { value };
    }
    one_char(body, 8, b'A' + (sum % 26) as u8).but(matches!(sums::at(body, 0), b'2' | b'7' | b'8'), Why::SERIES)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn numbers_of_all_series_pass() {
        valid("CY10259033P", "CY10259033P");
        valid("CY-60001744K", "CY60001744K");
        valid("CY99200002N", "CY99200002N");
    }

    #[test]
    fn an_unknown_series_is_unusual_and_twelve_never_is() {
        unusual("CY20259033U", "CY20259033U", "vat.series");
        invalid("CY12259033C");
    }

    #[test]
    fn a_wrong_letter_names_the_right_one() {
        wrong("CY10259033Q", "P");
    }
}

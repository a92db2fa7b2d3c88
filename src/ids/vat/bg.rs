//! Bulgarian VAT number: `BG` and nine digits (a legal person's EIK) or ten (persons, foreigners and others).
//!
//! Rule of nine: weights 1 to 8 modulo 11; where that leaves 10, weights 3 to 10. Rule of ten: any one of three, since the
//! number does not say which it is: the personal number (EGN) with its date of birth, the foreigner's number (PNF), or the
//! number of others. Source: BULSTAT Register Act; Ordinance RD-02-20-9 on civil registration; VIES "VAT identification
//! number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, as_typed, last_digit};
use crate::ids::sums::{digit_at, eleven, is_date, pair, weighted};

pub(crate) const VAT: Number = Number::new("BG #|vat|BG|9999999999 999999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    if body.len() == 10 {
        return ten(body);
    }
    let stem = body.get(..8).unwrap_or_default();
    let rest = weighted(stem, &[1, 2, 3, 4, 5, 6, 7, 8]) % 11;
    let expected = if rest < 10 { rest } else { weighted(stem, &[3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10 };
    last_digit(body, expected)
}

fn ten(body: &[u8]) -> Outcome {
    let last = digit_at(body, 9);
    let person = weighted(body, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10;
    let foreigner = weighted(body, &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10;
    let other = eleven(body, &[4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    if last == foreigner || last == other || (last == person && is_birth(body)) {
        Outcome::Valid
    } else {
        Outcome::wrong_one(9)
    }
}

/// Year, month and day come first; 20 is added to the month of those born before 1900, 40 to that of those born since 2000.
fn is_birth(body: &[u8]) -> bool {
    let month = pair(body, 2);
    let (century, month) = match month {
        41.. => (2000, month - 40),
        21.. => (1800, month - 20),
        _ => (1900, month),
    };
    is_date(century + pair(body, 0), month, pair(body, 4))
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn nine_digits_pass_with_either_row_of_weights() {
        valid("BG175074752", "BG175074752");
        valid("BG 040683212", "BG040683212");
        wrong("BG175074753", "2");
    }

    #[test]
    fn ten_digits_pass_as_person_foreigner_or_other() {
        valid("BG7523169263", "BG7523169263");
        valid("BG7111042925", "BG7111042925");
        valid("BG0000100153", "BG0000100153");
        invalid("BG7111042922");
    }
}

//! Hungarian VAT number: `HU` and the first eight digits of the tax number (adószám).
//!
//! Rule: weights 9, 7, 3, 1 repeated; the last digit makes the sum a multiple of 10. At home the number goes on with a digit
//! for the kind of tax (1 to 5) and two for the county (02 to 20, 22 to 44, 51). Source: Act CL of 2017; VIES "VAT
//! identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, last_digit};
use crate::ids::sums;
use crate::ids::typed::Typed;

pub(crate) const VAT: Number = Number::new("HU #|vat|HU|99999999", tidy, check);

/// The form of eleven digits becomes the one of eight.
fn tidy(typed: &mut Typed) {
    if typed.is_digits(11)
        && matches!(sums::digit_at(typed.chars(), 8), 1..=5)
        && matches!(sums::pair(typed.chars(), 9), 2..=20 | 22..=44 | 51)
    {
        typed.drop_back(3);
    }
}

fn check(body: &[u8]) -> Outcome {
    last_digit(body, (10 - sums::weighted(body, &[9, 7, 3, 1, 9, 7, 3]) % 10) % 10)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn both_forms_pass() {
        valid("HU12892312", "HU12892312");
        valid("HU 12892312-2-41", "HU12892312");
    }

    #[test]
    fn other_endings_and_wrong_digits_are_refused() {
        invalid("HU12892312-6-41");
        invalid("HU12892312-2-21");
        wrong("HU12892313", "2");
    }
}

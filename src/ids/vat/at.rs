//! Austrian VAT number (UID-Nummer): `ATU` and eight digits.
//!
//! Rule: the second, fourth and sixth digit doubled (the digits of the product added), all seven added, and 4; the last
//! digit makes the sum a multiple of 10. Source: Bundesministerium für Finanzen, "Konstruktionsregeln der UID-Nummer";
//! VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, last_digit};
use crate::ids::sums;
use crate::ids::typed::Typed;

pub(crate) const VAT: Number = Number::new("AT#|vat|AT|U99999999", tidy, check);

/// The `U` is left out at times.
fn tidy(typed: &mut Typed) {
    if typed.chars().first().is_some_and(u8::is_ascii_digit) {
        typed.push_front(b'U');
    }
}

fn check(body: &[u8]) -> Outcome {
    // The first six are doubled as Luhn doubles them.
    let luhn = sums::luhn(body.get(1..7).unwrap_or_default());
    last_digit(body, (luhn + 16 - sums::digit_at(body, 7)) % 10)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn right_numbers_pass_with_and_without_the_u() {
        valid("ATU13585627", "ATU13585627");
        valid("AT 13585627", "ATU13585627");
        valid("atu 1022-3006", "ATU10223006");
    }

    #[test]
    fn a_wrong_digit_names_the_right_one() {
        wrong("ATU13585626", "7");
    }
}

//! Spanish VAT number (NIF): `ES` and nine characters, the first or the last of them, or both, a letter.
//!
//! Persons: DNI (eight digits and a letter), NIE of foreigners (X, Y, Z) and K, L, M; the letter follows from the number
//! modulo 23. Companies: a letter for the kind, seven digits, and a Luhn digit that some kinds write as a letter; so do
//! foreign ones (00 first). Source: Royal Decree 1065/2007; Order EHA/451/2008; VIES "VAT identification number
//! structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, Why, as_typed, one_char};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("ES #|vat|ES|A9999999X 99999999A", as_typed, check);

/// The letter of a person's number, by its remainder.
const PERSON: &[u8] = b"TRWAGMYFPDXBNJZSQVHLCKE";
/// The letter that stands for a company's check digit.
const COMPANY: &[u8] = b"JABCDEFGHI";

fn check(body: &[u8]) -> Outcome {
    let (Some(first), Some(stem)) = (body.first(), body.get(1..8)) else { return Outcome::never(0) };
    let number = sums::number(stem);
    let digit = sums::luhn(stem);
    let company = COMPANY.get(digit as usize).copied().unwrap_or_default();
    let person = match first {
        b'X' | b'K' | b'L' | b'M' => number,
        b'Y' => 10_000_000 + number,
        b'Z' => 20_000_000 + number,
        first if first.is_ascii_digit() => 10_000_000 * u64::from(sums::digit(*first)) + number,
        b'I' | b'O' | b'T' => return Outcome::never(0),
        kind => {
            let ends_in_letter = body.last().is_some_and(u8::is_ascii_uppercase);
            let expected = if ends_in_letter { company } else { sums::ascii(digit) };
            let odd = match kind {
                b'A' | b'B' | b'E' | b'H' => ends_in_letter && !stem.starts_with(b"00"),
                b'N' | b'P' | b'Q' | b'R' | b'S' | b'W' => !ends_in_letter,
                _ => false,
            };
            return one_char(body, 8, expected).but(odd, Why::KIND);
        }
    };
    let letter = PERSON.get((person % 23) as usize).copied().unwrap_or_default();
    // Until 2008 K, L and M had the letter of companies.
    if matches!(first, b'K' | b'L' | b'M') && letter != company && body.ends_with(&[company]) {
        return Outcome::Unusual(Why::SERIES);
    }
    one_char(body, 8, letter)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn persons_of_all_kinds_pass() {
        valid("ES54362315K", "ES54362315K");
        valid("ES X-2482300-W", "ESX2482300W");
        valid("ESY1234567X", "ESY1234567X");
        valid("ESZ1234567R", "ESZ1234567R");
        valid("ESM1234567L", "ESM1234567L");
        wrong("ES54362315L", "K");
    }

    #[test]
    fn companies_end_in_a_digit_or_a_letter() {
        valid("ESB58378431", "ESB58378431");
        valid("ESQ2818002D", "ESQ2818002D");
        valid("ESJ60443975", "ESJ60443975");
        valid("ESA0011012B", "ESA0011012B");
        wrong("ESB58378432", "1");
        wrong("ESQ2818002E", "D");
    }

    #[test]
    fn the_check_of_another_kind_is_unusual() {
        unusual("ESB5837843A", "ESB5837843A", "vat.kind");
        unusual("ESQ28180024", "ESQ28180024", "vat.kind");
        unusual("ESK1234567D", "ESK1234567D", "vat.series");
    }

    #[test]
    fn letters_that_are_no_kind_are_refused() {
        invalid("ESI58378431");
        invalid("ES543623151");
    }
}

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
/// What the letters from A to Z in front say: `p` a person; of companies `9` a check digit, `A` a letter, `X` either;
/// nothing else is given out.
const KINDS: &[u8] = b"99XX9XX9 XpppA AAAA XXAppp";

fn check(body: &[u8]) -> Outcome {
    let (first, last) = (sums::at(body, 0), sums::at(body, 8));
    let stem = body.get(1..8).unwrap_or_default();
    let digit = sums::luhn(stem);
    let company = sums::at(COMPANY, digit as usize);
    let kind = match first {
        b'0'..=b'9' => b'p',
        letter => sums::at(KINDS, usize::from(letter.wrapping_sub(b'A'))),
    };
    if kind == b'p' {
        let lead = match first {
            b'0'..=b'9' => sums::digit(first),
            b'X'..=b'Z' => u32::from(first - b'X'),
            _ => 0,
        };
        let letter = sums::at(PERSON, ((10_000_000 * lead + sums::number(stem) as u32) % 23) as usize);
        // Until 2008 K, L and M had the letter of companies.
        if matches!(first, b'K'..=b'M') && letter != company && last == company {
            return Outcome::Unusual(Why::SERIES);
        }
        return one_char(body, 8, letter);
    }
    let is_letter = last.is_ascii_uppercase();
    let odd = match kind {
        b'9' => is_letter && !stem.starts_with(b"00"),
        b'A' => !is_letter,
        b'X' => false,
        _ => return Outcome::never(0),
    };
    one_char(body, 8, if is_letter { company } else { sums::ascii(digit) }).but(odd, Why::KIND)
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

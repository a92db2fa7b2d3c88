//! French VAT number (numéro de TVA intracommunautaire): `FR`, a key of two characters, and the nine digits of the SIREN.
//!
//! SIREN: Luhn; Monaco's taxpayers have one that begins with 000 and follows no rule. Key: 12 + 3 times the SIREN, modulo
//! 97; or, with letters (never I or O), a value under a rule modulo 11. Source: INSEE, SIRENE; Direction générale des
//! Finances publiques; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::fr_siren;
use crate::ids::number::{Number, Outcome, Why, as_typed, two_digits};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("FR ## ### ### #|vat|FR|XX999999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    let siren = body.get(2..).unwrap_or_default();
    match fr_siren::check(siren) {
        Outcome::Valid | Outcome::Unusual(_) => {}
        Outcome::Wrong(wrong) => return Outcome::Wrong(wrong.behind(2)),
        _ => return Outcome::never(2),
    }
    let siren = sums::number(siren) as u32;
    let [first, second] = [0, 1].map(|index| value(sums::at(body, index)));
    if first < 10 && second < 10 {
        return two_digits(body, 0, (12 + 3 * (siren % 97)) % 97);
    }
    if first == NEVER || second == NEVER {
        return Outcome::never(usize::from(first != NEVER));
    }
    let key = if first < 10 { 24 * first + second - 10 } else { 34 * first + second - 100 };
    if (siren + key / 11 + 1) % 11 != key % 11 {
        return Outcome::wrong_two(0);
    }
    // More likely the country code of a number whose key was left out.
    Outcome::Valid.but(body.starts_with(b"FR"), Why::KEY)
}

/// The value of a letter that no key has.
const NEVER: u32 = 99;

/// What a character of a key counts: letters follow the digits, without I and O.
fn value(byte: u8) -> u32 {
    match byte {
        b'0'..=b'9' => sums::digit(byte),
        b'I' | b'O' => NEVER,
        _ => u32::from(byte.wrapping_sub(b'A')) + 10 - u32::from(byte > b'I') - u32::from(byte > b'O'),
    }
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn numeric_keys_pass() {
        valid("FR 40 303 265 045", "FR40303265045");
        valid("FR83404833048", "FR83404833048");
        wrong("FR41303265045", "40");
        wrong("FR40303265046", "5");
        invalid("FR97300076965");
    }

    #[test]
    fn keys_with_letters_are_checked_too() {
        valid("FRK7399859412", "FRK7399859412");
        invalid("FRK8399859412");
        invalid("FRO7399859412");
        invalid("FR7I399859412");
    }

    #[test]
    fn monaco_has_numbers_without_luhn() {
        valid("FR53000004605", "FR53000004605");
        valid("FR37000005990", "FR37000005990");
        invalid("FR38000005990");
        invalid("FR12000000000");
    }

    #[test]
    fn a_key_left_out_is_never_plainly_valid() {
        invalid("FR303265045");
        assert_ne!(verdict("FR732829320"), crate::ids::Verdict::Valid);
    }
}

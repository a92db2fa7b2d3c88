//! The check digits that banks of a country put into the account, which an IBAN carries along.
//!
//! Sources: ECBS TR 201, "Register of European Account Numbers"; the central banks and banking associations of the
//! countries, seen 2026-11. Wrong ones are refused where every bank follows the rule; where exceptions are known, or the
//! rule is a recommendation only, they are unusual. All take the account without country and IBAN check digits.

use crate::ids::number::{Outcome, Why};
use crate::ids::sums::{check_97, digit, luhn, mod_11, mod_11_10, number, on_mod_97, weighted};

/// For a rule that every bank follows.
fn strictly(right: bool) -> Outcome {
    if right { Outcome::Valid } else { Outcome::Refused(Why::NATIONAL) }
}

/// For a rule that has exceptions.
fn loosely(right: bool) -> Outcome {
    if right { Outcome::Valid } else { Outcome::Unusual(Why::NATIONAL) }
}

fn part(account: &[u8], from: usize, to: usize) -> &[u8] {
    account.get(from..to).unwrap_or_default()
}

/// The digit at an index; 10, which no digit is, behind the end.
fn at(account: &[u8], index: usize) -> u32 {
    account.get(index).map_or(10, |byte| digit(*byte))
}

fn fill_10(sum: u32) -> u32 {
    (10 - sum % 10) % 10
}

/// The two last digits by 97; 0 is written 97.
pub(super) fn belgium(account: &[u8]) -> Outcome {
    let rest = number(part(account, 0, 10)) % 97;
    strictly(number(part(account, 10, 12)) == if rest == 0 { 97 } else { rest })
}

/// ISO 7064 mod 97-10 over the whole account.
fn ends_in_97_10(account: &[u8]) -> bool {
    let stem = account.len().saturating_sub(2);
    let expected = check_97(on_mod_97(0, part(account, 0, stem)));
    number(part(account, stem, account.len())) == u64::from(expected)
}

/// Portugal and Slovenia.
pub(super) fn tail(account: &[u8]) -> Outcome {
    strictly(ends_in_97_10(account))
}

/// Bosnia and Herzegovina, Montenegro, Serbia.
pub(super) fn balkan(account: &[u8]) -> Outcome {
    loosely(ends_in_97_10(account))
}

/// As [`balkan`], for accounts without letters.
pub(super) fn macedonia(account: &[u8]) -> Outcome {
    loosely(!account.iter().all(u8::is_ascii_digit) || ends_in_97_10(account))
}

/// Weights 7, 3, 1 from the right; the two digits of the bank do not count.
pub(super) fn estonia(account: &[u8]) -> Outcome {
    let sum = weighted(part(account, 2, 15), &[7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7]);
    loosely(at(account, 15) == fill_10(sum))
}

/// One digit over bank and branch, one over the account.
pub(super) fn spain(account: &[u8]) -> Outcome {
    let weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
    let fits = |digits: &[u8], weights: &[u8], found: u32| {
        let expected = mod_11(digits, weights);
        found == if expected == 10 { 1 } else { expected }
    };
    let bank = fits(part(account, 0, 8), weights.get(2..).unwrap_or_default(), at(account, 8));
    strictly(bank && fits(part(account, 10, 20), &weights, at(account, 9)))
}

pub(super) fn finland(account: &[u8]) -> Outcome {
    strictly(at(account, 13) == luhn(part(account, 0, 13)))
}

/// France and Monaco: the key is 97 less the rest by 97, letters standing for digits.
pub(super) fn france(account: &[u8]) -> Outcome {
    let digits = part(account, 0, 21).iter().map(|byte| match byte {
        b'A'..=b'I' => byte - b'A' + b'1',
        b'J'..=b'R' => byte - b'J' + b'1',
        b'S'..=b'Z' => byte - b'S' + b'2',
        digit => *digit,
    });
    let rest = digits.fold(0, |rest, digit| on_mod_97(rest, &[digit])) * 100 % 97;
    strictly(number(part(account, 21, 23)) == u64::from(97 - rest))
}

/// One digit each for bank and account.
pub(super) fn croatia(account: &[u8]) -> Outcome {
    let bank = at(account, 6) == mod_11_10(part(account, 0, 6));
    strictly(bank && at(account, 16) == mod_11_10(part(account, 7, 16)))
}

/// One digit each for bank and account.
pub(super) fn hungary(account: &[u8]) -> Outcome {
    let weights = [9, 7, 3, 1, 9, 7, 3, 1, 9, 7, 3, 1, 9, 7, 3];
    let bank = at(account, 7) == fill_10(weighted(part(account, 0, 7), &weights));
    loosely(bank && at(account, 23) == fill_10(weighted(part(account, 8, 23), &weights)))
}

/// Italy and San Marino: the letter in front.
pub(super) fn italy(account: &[u8]) -> Outcome {
    const ODD: [u32; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let mut sum = 0;
    for (index, byte) in part(account, 1, 23).iter().enumerate() {
        let value = if byte.is_ascii_digit() { digit(*byte) } else { u32::from(byte - b'A') };
        sum += if index % 2 == 0 { ODD.get(value as usize).copied().unwrap_or_default() } else { value };
    }
    strictly(account.first().is_some_and(|letter| u32::from(*letter) == u32::from(b'A') + sum % 26))
}

/// Accounts of the banks themselves (00 in the middle) and old giro accounts (0000 in front) have rules of their own,
/// and not all are known to follow one.
pub(super) fn norway(account: &[u8]) -> Outcome {
    let found = at(account, 10);
    let weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let ordinary = found == mod_11(account, &weights);
    if part(account, 4, 6) != b"00" && part(account, 0, 4) != b"0000" {
        return strictly(ordinary);
    }
    let short = found == mod_11(part(account, 6, 10), &weights);
    loosely(ordinary || short || found == luhn(part(account, 4, 10)))
}

/// The digit of the sort code; the account has none.
pub(super) fn poland(account: &[u8]) -> Outcome {
    loosely(at(account, 7) == fill_10(weighted(part(account, 0, 7), &[3, 9, 7, 1, 3, 9, 7])))
}

//! Swedish organisation number: ten digits, Luhn. A sole trader's is the personal number.
//!
//! Issued by Bolagsverket and Skatteverket; ISO 6523 code 0007. Legal persons have 2 or more as third digit; a personal
//! number has month and day there, 60 added to the day in a co-ordination number. In old lists a century (16 for legal
//! persons) stands in front. The VAT number puts 01 behind. Source: Skatteverket, SKV 709 and SKV 704, seen 2026-11.

use super::number::{Misfit, Number, Outcome, Why, last_digit};
use super::sums;
use super::typed::Typed;

pub(crate) const SE_ORGNR: Number =
    Number::new("######-#|se_orgnr|SE ORGNR ORG NR|9999999999 999999999999", tidy, check);

/// Takes off a century, unless the text makes more sense as a VAT number.
fn tidy(typed: &mut Typed) {
    if let Some((century, number)) = typed.chars().split_at_checked(2)
        && number.len() == 10
        && match century {
            b"16" => is_legal(number),
            b"18" | b"19" | b"20" => !is_legal(number) && is_date(number),
            _ => false,
        }
        && (luhn(number) == Outcome::Valid || !has_suffix(typed.chars()))
    {
        typed.drop_front(2);
    }
}

/// The rule; the VAT number shares it.
pub(crate) fn check(body: &[u8]) -> Outcome {
    if body.len() == 12 {
        return if has_suffix(body) { Outcome::Refused(Why::SUFFIX) } else { Outcome::Misfit(Misfit::Length) };
    }
    if sums::is_zero(body) {
        return Outcome::never(0);
    }
    match luhn(body) {
        Outcome::Valid if !is_legal(body) && !is_date(body) => Outcome::Unusual(Why::PERSON),
        outcome => outcome,
    }
}

fn luhn(number: &[u8]) -> Outcome {
    last_digit(number, sums::luhn(number.get(..9).unwrap_or_default()))
}

/// A right number and the 01 of the VAT number.
fn has_suffix(body: &[u8]) -> bool {
    body.ends_with(b"01") && body.get(..10).is_some_and(|number| luhn(number) == Outcome::Valid)
}

fn is_legal(number: &[u8]) -> bool {
    sums::at(number, 2) >= b'2'
}

fn is_date(number: &[u8]) -> bool {
    let pair = |at: usize| sums::number(number.get(at..at + 2).unwrap_or_default());
    matches!(pair(2), 1..=12) && matches!(pair(4), 1..=31 | 61..=91)
}

//! Leitweg-ID, the address of a German public buyer's electronic invoices: coarse address, fine address, check digits.
//!
//! Issued by the federation and the states; ISO 6523 code 0204. Two to twelve digits; a hyphen and up to thirty digits
//! and letters, or neither; a hyphen and two check digits, ISO 7064 mod 97-10 over all without the hyphens. The first two
//! digits are a state (01 to 16) or 99, the federation. The hyphens are a part of it. Source: KoSIT, "Formatspezifikation
//! Leitweg-ID" 2.0.2, seen 2026-11.

use super::country::Country;
use super::number::{Misfit, Number, Outcome, Why, two_digits};
use super::typed::Typed;
use super::{Finding, Verdict, explain, sums};

const DE_LEITWEG: Number = Number::new("|de_leitweg||", |_| (), check);

pub(crate) fn verdict(text: &str, _: Option<Country>) -> Verdict {
    DE_LEITWEG.verdict(&read(text))
}

pub(crate) fn examine(text: &str, country: Option<Country>) -> Finding {
    explain::with_number(&DE_LEITWEG, &read(text), text, country)
}

fn read(text: &str) -> Typed {
    let mut typed = Typed::read_hyphens(text);
    if typed.chars().starts_with(b"LEITWEG-ID") {
        typed.drop_front(10);
    }
    typed
}

fn check(body: &[u8]) -> Outcome {
    let Some((stem, tail)) = body.len().checked_sub(3).and_then(|at| body.split_at_checked(at)) else {
        return Outcome::Misfit(Misfit::Length);
    };
    if tail.first() != Some(&b'-') {
        return Outcome::Refused(Why::FORM);
    }
    let (mut end, mut hyphens) = (stem.len(), 0);
    for (at, byte) in stem.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {}
            b'A'..=b'Z' if hyphens > 0 => {}
            b'-' => {
                end = end.min(at);
                hyphens += 1;
            }
            _ => return Outcome::misfit(at),
        }
    }
    let (coarse, fine) = stem.split_at_checked(end).unwrap_or_default();
    // The fine address still has its hyphen in front here.
    if hyphens > 1 || !matches!(coarse.len(), 2..=12) || !matches!(fine.len(), 0 | 2..=31) {
        return Outcome::Refused(Why::FORM);
    }
    let rest = sums::on_mod_97(sums::on_mod_97(0, coarse), fine.get(1..).unwrap_or_default());
    let outcome = two_digits(body, stem.len() + 1, sums::check_97(rest));
    match outcome {
        Outcome::Valid if !matches!(sums::number(coarse.get(..2).unwrap_or_default()), 1..=16 | 99) => {
            Outcome::Unusual(Why::STATE)
        }
        Outcome::Valid if !matches!(coarse.len(), 2 | 3 | 5 | 8 | 9 | 12) => Outcome::Unusual(Why::COARSE),
        outcome => outcome,
    }
}

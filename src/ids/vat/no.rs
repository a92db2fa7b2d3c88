//! Norwegian VAT number: `NO`, the nine digits of the organisation number, and `MVA`, which people leave out.
//!
//! Rule: weights 3, 2, 7, 6, 5, 4, 3, 2 modulo 11; numbers given out begin with 8 or 9. Source: Brønnøysundregistrene, "Om
//! organisasjonsnummeret"; Skatteetaten, seen 2026-11.

use crate::ids::no_orgnr;
use crate::ids::number::{Number, Outcome};
use crate::ids::typed::Typed;

pub(crate) const VAT: Number = Number::new("NO ### ### ### #|vat|NO|999999999MVa", tidy, check);

fn tidy(typed: &mut Typed) {
    if typed.is_digits(9) {
        typed.append(b"MVA");
    }
}

fn check(body: &[u8]) -> Outcome {
    no_orgnr::check(body.get(..9).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn mva_may_be_left_out() {
        valid("NO 995 525 828 MVA", "NO995525828MVA");
        valid("NO995525828", "NO995525828MVA");
        valid("no 995525828 mva", "NO995525828MVA");
    }

    #[test]
    fn a_wrong_digit_names_the_right_one() {
        wrong("NO995525829MVA", "8");
        wrong("NO995525829", "8");
    }

    #[test]
    fn another_first_digit_is_unusual() {
        unusual("NO123456785", "NO123456785MVA", "vat.series");
    }
}

//! Portuguese VAT number (NIF, NIPC): `PT` and nine digits, the first not 0.
//!
//! Rule: weights 9 to 2 modulo 11; 10 and 11 are written 0. Source: Decree-Law 14/2013; VIES "VAT identification number
//! structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, as_typed, last_digit};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("PT ### ### #|vat|PT|999999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    if sums::at(body, 0) == b'0' {
        return Outcome::never(0);
    }
    let expected = sums::eleven(body, &[9, 8, 7, 6, 5, 4, 3, 2]);
    last_digit(body, if expected > 9 { 0 } else { expected })
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn right_numbers_pass_and_a_wrong_digit_is_named() {
        valid("PT 501 964 843", "PT501964843");
        valid("PT502790610", "PT502790610");
        wrong("PT501964844", "3");
        invalid("PT001964843");
    }
}

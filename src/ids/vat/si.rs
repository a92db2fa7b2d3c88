//! Slovenian VAT number (identifikacijska številka za DDV): `SI` and eight digits, the first not 0.
//!
//! Rule: weights 8 to 2 modulo 11; 10 is written 0, and no number is given out for 11. Source: Finančna uprava, Tax Number
//! rules; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, as_typed, last_digit};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("SI #|vat|SI|99999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    if sums::at(body, 0) == b'0' {
        return Outcome::never(0);
    }
    let expected = sums::eleven(body, &[8, 7, 6, 5, 4, 3, 2]);
    last_digit(body, if expected == 10 { 0 } else { expected })
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn right_numbers_pass_and_a_wrong_digit_is_named() {
        valid("SI 5022 3054", "SI50223054");
        wrong("SI50223055", "4");
        invalid("SI01234560");
    }
}

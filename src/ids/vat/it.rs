//! Italian VAT number: `IT` and the eleven digits of the partita IVA.
//!
//! Rule: Luhn; the first seven not all 0; then the tax office's number, 001 to 100, 120, 121, 888 or 999. Source: Decree of
//! the Ministry of Finance of 23 December 1976; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::it_piva;
use crate::ids::number::{Number, as_typed};

pub(crate) const VAT: Number = Number::new("IT #|vat|IT|99999999999", as_typed, it_piva::check);

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn right_numbers_pass_with_the_offices_of_the_list() {
        valid("IT 00743110157", "IT00743110157");
        valid("IT10001701209", "IT10001701209");
        valid("IT10001709996", "IT10001709996");
        wrong("IT00743110158", "7");
    }

    #[test]
    fn an_office_that_does_not_exist_is_refused() {
        invalid("IT00743111015");
        invalid("IT00000000018");
    }
}

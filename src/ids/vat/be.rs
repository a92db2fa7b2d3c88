//! Belgian VAT number: `BE` and the enterprise number.
//!
//! Source: FPS Finance, which still reads the nine digits written before 2008; VIES "VAT identification number
//! structure", seen 2026-11.

use crate::ids::be_enterprise::{check, tidy};
use crate::ids::number::Number;

pub(crate) const VAT: Number = Number::new("BE ####.###.#|vat|BE|9999999999", tidy, check);

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn numbers_of_0_and_1_pass_and_nine_digits_get_their_zero() {
        valid("BE (0)428.759.497", "BE0428759497");
        valid("BE 1018.265.814", "BE1018265814");
        valid("BE403019261", "BE0403019261");
        valid("BEBE0403019261", "BE0403019261");
    }

    #[test]
    fn check_digits_outside_01_to_97_are_refused() {
        wrong("BE0428759400", "97");
        wrong("BE0403019200", "61");
        invalid("BE0000000097");
        invalid("BE000000097");
    }

    #[test]
    fn establishments_are_refused_and_low_numbers_unusual() {
        invalid("BE2018265813");
        unusual("BE0012345625", "BE0012345625", "vat.series");
    }
}

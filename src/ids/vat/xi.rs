//! Northern Irish VAT number: `XI` and the British number, for trade in goods with the Union since 2021.
//!
//! Source: Protocol on Ireland/Northern Ireland; VIES "VAT identification number structure", seen 2026-11.

use super::gb::check;
use crate::ids::number::{Number, as_typed};

pub(crate) const VAT: Number =
    Number::new("XI #|vat|XI GB|GD999 Ha999 GD888899999 Ha888899999 999999999999 999999999", as_typed, check);

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn british_numbers_pass() {
        valid("XI 110 3058 78", "XI110305878");
        valid("XI-517356542", "XI517356542");
        valid("XIGB517356542", "XI517356542");
        unverifiable("XIGD001", "XIGD001");
        wrong("XI110305879", "78");
    }
}

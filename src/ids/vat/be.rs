//! Belgian VAT number: `BE` and the enterprise number.
//!
//! Source: FPS Finance, which still reads the nine digits written before 2008; VIES "VAT identification number
//! structure", seen 2026-11.

use crate::ids::be_enterprise::{check, tidy};
use crate::ids::number::Number;

pub(crate) const VAT: Number = Number {
    scheme: "vat",
    prefix: "BE",
    strip: &["BE"],
    shapes: &["9999999999"],
    tidy,
    check,
    mask: "BE ####.###.###",
};

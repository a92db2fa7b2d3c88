//! SE number, under which a Danish business is registered for taxes and duties: eight digits under the rule of the CVR
//! number.
//!
//! Issued by Skattestyrelsen; ISO 6523 code 0198 (there with `DK` in front). A company's first SE number is its CVR
//! number; further ones differ from it. Source: Skattestyrelsen, "SE-nummer"; Peppol code list 9.7, seen 2026-11.

use super::cvr;
use super::number::{Number, as_typed};

pub(crate) const DK_SE: Number = Number::new("## ## ## #|dk_se|SE CVR DK NR|99999999", as_typed, cvr::check);

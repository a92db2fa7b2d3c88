//! P number of a Danish production unit, the place where a company works: ten digits.
//!
//! Issued by Erhvervsstyrelsen in Det Centrale Virksomhedsregister; ISO 6523 code 0096. A series was given out with
//! faulty weights, so no check sum says anything. Source: Erhvervsstyrelsen, "P-nummer", seen 2026-11.

use super::number::{Number, Outcome, as_typed};

pub(crate) const DK_P: Number = Number::new("#|dk_p|PNUMMER PNR P|9999999999", as_typed, |_| Outcome::Unverifiable);

//! OIN, the number of Dutch public bodies in digital traffic: twenty digits, no check digit.
//!
//! Issued by Logius; ISO 6523 code 0190. Eight digits name the register that the number comes from, eight or nine are
//! that register's own number, zeros fill up. Source: Logius, "Organisatie-identificatienummer", seen 2026-11.

use super::number::{Number, Outcome, as_typed};

pub(crate) const NL_OIN: Number =
    Number::new("#|nl_oin|OIN NR|99999999999999999999", as_typed, |_| Outcome::Unverifiable);

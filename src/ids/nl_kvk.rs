//! KVK number, the Dutch trade register's number: eight digits, no check digit.
//!
//! Issued by Kamer van Koophandel; ISO 6523 code 0106. Source: KVK, "KVK-nummer", seen 2026-11.

use super::number::{Number, Outcome, as_typed};

pub(crate) const NL_KVK: Number = Number::new("#|nl_kvk|KVK NL NR|99999999", as_typed, |_| Outcome::Unverifiable);

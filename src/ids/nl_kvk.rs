//! KVK number, the Dutch trade register's number: eight digits, no check digit.
//!
//! Issued by Kamer van Koophandel; ISO 6523 code 0106. Source: KVK, "KVK-nummer", seen 2026-11.

use super::number::{Number, Outcome, as_typed};

pub(crate) const NL_KVK: Number = Number {
    scheme: "nl_kvk",
    prefix: "",
    strip: &["KVK", "NL", "NR"],
    shapes: &["99999999"],
    tidy: as_typed,
    check: |_| Outcome::Unverifiable,
    mask: "########",
};

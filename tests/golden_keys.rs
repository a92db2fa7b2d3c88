//! Golden keys: what a customer's key was when it was first given out, it is for ever.
//!
//! A row that fails here is a key that changed: every shop that has stored it would get its customers twice. Nothing writes
//! these rows anew; `tests/golden/append.py` only adds to them.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::{Checker, Profile, key};
use serde_json::Value;
use std::collections::BTreeSet;

const GOLDEN: &str = include_str!("vectors/golden_keys.jsonl");

fn rows() -> impl Iterator<Item = Value> {
    GOLDEN.lines().map(|line| serde_json::from_str(line).unwrap())
}

#[test]
fn each_customer_has_the_key_that_it_always_had() {
    for row in rows() {
        let claim = &row["claim"];
        let profile = Profile::from_json(&row["profile"].to_string()).unwrap();
        let customer = serde_json::from_value(row["customer"].clone()).unwrap();
        let key = Checker::new(profile, "en").unwrap().key(&customer).unwrap_or_else(|| panic!("{claim}: no key"));
        assert_eq!((key.version, Value::from(key.rule.clone())), (1, row["rule"].clone()), "{claim}");
        assert_eq!(
            (key.value.as_str(), key.digest.as_str()),
            (row["value"].as_str().unwrap(), row["digest"].as_str().unwrap()),
            "{claim}"
        );
        assert_eq!(key::digest(&key.value), key.digest, "{claim}");
    }
}

#[test]
fn the_golden_keys_show_every_form_of_rule_and_every_code() {
    let rows: Vec<Value> = rows().collect();
    assert!(rows.len() >= 300, "{}", rows.len());
    let claims: BTreeSet<String> = rows.iter().map(|row| row["claim"].to_string()).collect();
    assert_eq!(claims.len(), rows.len(), "two rows make the same claim");
    let values: Vec<&str> = rows.iter().map(|row| row["value"].as_str().unwrap()).collect();
    let shown = |what: &str| values.iter().any(|value| value.contains(what));
    for code in ["0088", "0184", "0208", "0106", "0009", "0002", "0211", "0183", "0007", "0192", "0216", "DE"] {
        assert!(shown(&format!("={code}:")), "{code}");
    }
    for part in [
        "email=",
        "vat=",
        "customer_id=",
        "customer_number=",
        "custom.",
        "invoice_address=",
        "country=",
        "phone=",
        "iban=",
        "=|",
        "%25",
        "%7C",
        "%3D",
    ] {
        assert!(shown(part), "{part}");
    }
    let has = |what: &dyn Fn(&Value) -> bool| rows.iter().any(what);
    assert!(has(&|row| row["rule"].as_array().unwrap().len() > 2));
    assert!(has(&|row| row["rule"].to_string().contains("invoice_address?")));
    assert!(has(&|row| row["rule"] != row["profile"]["kinds"]["b2c"]["identity"][0]
        && row["profile"]["kinds"]["b2c"]["identity"][1] == row["rule"]));
}

/// How many rows there were first, and the digest of their lines.
const FIRST: (usize, &str) = (520, "bc402a5ded465dffcc4a245e2fd13e4b121646d08e119cf84324d3ae036fff58");

#[test]
fn no_golden_row_was_edited_or_taken_out() {
    let first: String = GOLDEN.split_inclusive('\n').take(FIRST.0).collect();
    assert_eq!(key::digest(&first), FIRST.1, "golden keys are only ever appended");
}

//! Orders as WooCommerce and Magento 2 return them, in `tests/vectors/orders`: to the customer, and on to the report, through
//! the library and the command line.
//!
//! The orders are written after the public documentation of both (seen 2026-11-21), with the numbers of the other vectors.
//! `DEBITOR_BLESS=1 cargo test --test orders` writes what debitor says now; read the diff before you commit it.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::fields::FIELDS;
use debitor::node::{Node, ToNode};
use debitor::order::{Platform, customer};
use debitor::{Checker, Profile};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const PROFILES: &[&str] = &["iex", "shop"];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/orders")
}

fn bless() -> bool {
    std::env::var_os("DEBITOR_BLESS").is_some()
}

/// A preset, or a profile of the folder.
fn profile(name: &str) -> Profile {
    match fs::read_to_string(folder().join(name).with_extension("json")) {
        Ok(json) => Profile::from_json(&json).unwrap(),
        Err(_) => debitor::preset(name).unwrap(),
    }
}

/// The name that the command line takes for it.
fn named(name: &str) -> String {
    let path = folder().join(name).with_extension("json");
    if path.exists() { path.to_str().unwrap().to_owned() } else { name.to_owned() }
}

/// Platform, file name and text of each order.
fn orders() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for platform in Platform::built_in() {
        let mut files: Vec<_> =
            fs::read_dir(folder().join(&platform.name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert!(files.len() >= 5, "{}: only {} orders", platform.name, files.len());
        for file in files {
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            found.push((platform.name.clone(), name, fs::read_to_string(file).unwrap()));
        }
    }
    found
}

fn node(text: &str) -> Node {
    serde_json::from_str(text).unwrap()
}

/// The answers of a command to lines.
fn run(arguments: &[&str], input: &str) -> Vec<String> {
    let output =
        assert_cmd::Command::new(env!("CARGO_BIN_EXE_debitor")).args(arguments).write_stdin(input).output().unwrap();
    assert!(output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// Compares with the lines of a file, or writes them.
#[track_caller]
fn compare(file: &Path, found: &[Value]) {
    let text: String = found.iter().map(|row| row.to_string() + "\n").collect();
    if bless() {
        fs::write(file, &text).unwrap();
    }
    let expected = fs::read_to_string(file).unwrap();
    for (expected, found) in expected.lines().zip(text.lines()) {
        assert_eq!(expected, found);
    }
    assert_eq!(expected.lines().count(), found.len());
}

#[test]
fn each_order_shows_which_platform_it_comes_from() {
    for (platform, name, text) in orders() {
        assert_eq!(Platform::detect(&node(&text)).map(|found| found.name.as_str()), Some(platform.as_str()), "{name}");
        let knowing = Platform::built_in().iter().filter(|platform| platform.knows(&node(&text))).count();
        assert_eq!(knowing, 1, "{name}");
    }
}

/// What the library says of each order under the iex preset and under a shop's own profile.
fn rows() -> Vec<Value> {
    let mut rows = Vec::new();
    for (platform, name, text) in orders() {
        for profile_name in PROFILES {
            let profile = profile(profile_name);
            let customer = customer(&node(&text), &profile, Platform::named(&platform).unwrap(), None);
            let report = Checker::new(profile, "da").unwrap().check(&customer);
            let customer: Value = serde_json::to_value(&customer).unwrap();
            let report: Value = serde_json::to_value(report.to_node()).unwrap();
            let order = format!("{platform}/{name}");
            rows.push(json!({"order": order, "profile": profile_name, "customer": customer, "report": report}));
        }
    }
    rows
}

#[test]
fn each_order_gives_the_expected_customer_and_report() {
    compare(&folder().join("customers.jsonl"), &rows());
}

#[test]
fn an_order_judged_by_dotted_paths_gives_the_expected_report() {
    let checker = Checker::new(profile("direct"), "da").unwrap();
    let mut rows = Vec::new();
    for (platform, name, text) in orders() {
        let report: Value = serde_json::to_value(checker.check(&node(&text)).to_node()).unwrap();
        let order = format!("{platform}/{name}");
        rows.push(json!({"order": order, "report": report}));
    }
    compare(&folder().join("direct.jsonl"), &rows);
}

#[test]
fn the_command_line_says_what_the_library_says_with_and_without_the_shops_name() {
    let expected = rows();
    let orders = orders();
    let line = |text: &str| serde_json::from_str::<Value>(text).unwrap().to_string() + "\n";
    let all: String = orders.iter().map(|(_, _, text)| line(text)).collect();
    for profile in PROFILES {
        let customers = run(&["customer", "--profile", &named(profile)], &all);
        let wanted = expected.iter().filter(|row| row["profile"] == *profile);
        let wanted: Vec<String> = wanted.map(|row| row["customer"].to_string()).collect();
        assert_eq!(customers, wanted, "{profile}");
        let reports = run(&["check", "--profile", &named(profile)], &(customers.join("\n") + "\n"));
        for (report, row) in reports.iter().zip(expected.iter().filter(|row| row["profile"] == *profile)) {
            assert_eq!(*report, row["report"].to_string());
        }
    }
    for platform in Platform::built_in() {
        let own: String =
            orders.iter().filter(|(name, ..)| *name == platform.name).map(|(_, _, text)| line(text)).collect();
        let named = run(&["customer", "--shop", &platform.name], &own);
        assert_eq!(named, run(&["customer"], &own), "{}", platform.name);
    }
}

#[test]
fn the_buyers_number_is_never_the_shops() {
    for (platform, name, text) in orders() {
        let order = node(&text);
        let customer = customer(&order, &profile("shop"), Platform::named(&platform).unwrap(), None);
        let reference = customer.get("order_reference").and_then(Node::text);
        for shop_number in ["number", "id", "increment_id", "entity_id", "order_key"] {
            let shops = order.get(shop_number).and_then(Node::text);
            assert!(reference.is_none() || reference != shops, "{name}: {reference:?}");
        }
    }
}

const KEYS: &[&str] =
    &["billing", "billing_address", "meta_data", "street", "key", "value", "customer_id", "email", "0", "a.b"];

/// Trees of the keys that orders have, in any shape.
fn trees() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[ a-z\u{a0}_.]{0,9}".prop_map(Value::from),
        proptest::sample::select(&["_vat_number", "customer_id", "0"][..]).prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        let list = proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from);
        let key = proptest::sample::select(KEYS).prop_map(str::to_owned);
        let map = proptest::collection::hash_map(key, inner, 0..6);
        prop_oneof![list, map.prop_map(|entries| Value::Object(entries.into_iter().collect()))]
    })
}

proptest! {
    #[test]
    fn whatever_an_order_looks_like_its_customer_is_flat_and_filled(tree in trees(), path in "[a-z0-9_.]{0,20}") {
        let order: Node = serde_json::from_value(tree).unwrap();
        let _ = order.at(&path);
        for platform in Platform::built_in() {
            let Node::Map(entries) = customer(&order, &profile("shop"), platform, None) else { panic!("no object") };
            let places: Vec<usize> = entries
                .iter()
                .map(|(name, _)| FIELDS.iter().position(|field| field.name == name).unwrap_or(usize::MAX))
                .collect();
            prop_assert!(places.is_sorted(), "{entries:?}");
            for (name, value) in &entries {
                prop_assert!(matches!(value, Node::Text(text) if !text.trim().is_empty()), "{name}: {value:?}");
            }
        }
    }
}

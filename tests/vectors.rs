//! The rows of `tests/vectors/`, natively. The package tests run the same files through the checkout module and compare
//! byte for byte.
//!
//! `DEBITOR_BLESS=1 cargo test --test vectors` writes what debitor says now into the files; read the diff before you
//! commit it.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::ids::Scheme;
use debitor::node::{Node, ToNode};
use debitor::{Catalogue, Checker, Country, Profile};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name)
}

fn bless() -> bool {
    std::env::var_os("DEBITOR_BLESS").is_some()
}

#[test]
fn each_identifier_gets_its_expected_verdict_forms_codes_and_suggestions() {
    let path = file("identifiers.csv");
    let text = fs::read_to_string(&path).unwrap();
    let head: String =
        text.lines().take_while(|line| line.starts_with('#')).map(|line| line.to_owned() + "\n").collect();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(reader.headers().unwrap()).unwrap();
    let catalogue = Catalogue::built_in("en").unwrap();
    let mut rows = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let [scheme, country, input] = [&row[0], &row[1], &row[2]];
        let answer = Scheme::find(scheme).unwrap().answer(input, Country::parse(country), &catalogue);
        let codes: Vec<&str> = answer.problems.iter().map(|problem| problem.code.as_str()).collect();
        let suggestions: Vec<&str> =
            answer.problems.iter().flat_map(|problem| &problem.suggestions).map(String::as_str).collect();
        let found = [
            answer.verdict.as_str(),
            answer.canonical.as_deref().unwrap_or_default(),
            answer.formatted.as_deref().unwrap_or_default(),
            &codes.join("|"),
            &suggestions.join("|"),
        ];
        if !bless() {
            let expected: Vec<&str> = row.iter().skip(3).take(5).collect();
            assert_eq!(expected, found, "{row:?}");
        }
        for problem in &answer.problems {
            assert!(!problem.message.is_empty() && !problem.message.contains(['{', '}']), "{}", problem.message);
        }
        writer.write_record([scheme, country, input].into_iter().chain(found).chain([&row[8]])).unwrap();
        rows += 1;
    }
    assert!(rows > 80, "only {rows} rows");
    if bless() {
        fs::write(path, head + &String::from_utf8(writer.into_inner().unwrap()).unwrap()).unwrap();
    }
}

/// A preset by name, or a profile given whole.
fn profile(given: &Value) -> Profile {
    match given {
        Value::String(name) => debitor::preset(name).unwrap(),
        whole => Profile::from_json(&whole.to_string()).unwrap_or_else(|error| panic!("{error}: {whole}")),
    }
}

/// Compares each row's report, or writes it.
fn reports(name: &str, at_least: usize) {
    let path = file(name);
    let mut blessed = String::new();
    let mut rows = 0;
    for line in fs::read_to_string(&path).unwrap().lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let checker = Checker::new(profile(&row["profile"]), row["locale"].as_str().unwrap()).unwrap();
        let customer: Node = serde_json::from_value(row["customer"].clone()).unwrap();
        let report = checker.check(&customer);
        let found = serde_json::to_string(&report.to_node()).unwrap();
        if !bless() {
            assert_eq!(row["report"].to_string(), found, "{}", row["claim"]);
        }
        assert_eq!(report.key, checker.key(&customer), "the key alone is the report's key: {}", row["claim"]);
        let mut row = row;
        row["report"] = serde_json::from_str(&found).unwrap();
        blessed += &(row.to_string() + "\n");
        rows += 1;
    }
    assert!(rows >= at_least, "only {rows} rows");
    if bless() {
        fs::write(path, blessed).unwrap();
    }
}

#[test]
fn each_customer_gets_the_expected_report_byte_for_byte() {
    reports("customers.jsonl", 40);
}

#[test]
fn each_rule_that_a_profile_can_state_gets_the_expected_report() {
    reports("rules.jsonl", 60);
}

#[test]
fn each_broken_profile_is_refused_with_code_path_and_hint() {
    let path = file("profiles.jsonl");
    let mut blessed = String::new();
    let mut rows = 0;
    for line in fs::read_to_string(&path).unwrap().lines() {
        let mut row: Value = serde_json::from_str(line).unwrap();
        let error = Profile::from_json(&row["profile"].to_string()).expect_err(line);
        let found: Value = serde_json::from_str(&serde_json::to_string(&error.to_node()).unwrap()).unwrap();
        if !bless() {
            assert_eq!(row["error"], found, "{line}");
        }
        row["error"] = found;
        blessed += &(row.to_string() + "\n");
        rows += 1;
    }
    assert!(rows >= 30, "only {rows} rows");
    if bless() {
        fs::write(path, blessed).unwrap();
    }
}

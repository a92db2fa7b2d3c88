//! The presets against the documents that they were conceived from: each row of `tests/vectors/presets/` names the
//! sentence that it covers. The package tests run the same rows through the checkout module, byte for byte.
//!
//! `DEBITOR_BLESS=1 cargo test --test presets` writes what debitor says now into the files and into `docs/presets.md`;
//! read the diff before you commit it.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::node::{Node, ToNode};
use debitor::profile::PRESETS;
use debitor::{Checker, Profile};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

fn root(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn bless() -> bool {
    std::env::var_os("DEBITOR_BLESS").is_some()
}

fn lines(path: &str) -> Vec<Value> {
    let text = fs::read_to_string(root(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{path}: {error}: {line}")))
        .collect()
}

/// A preset by name, or a profile given whole.
fn profile(given: &Value) -> Profile {
    match given {
        Value::String(name) => debitor::preset(name).unwrap(),
        whole => Profile::from_json(&whole.to_string()).unwrap_or_else(|error| panic!("{error}: {whole}")),
    }
}

fn in_full(node: &Node) -> Value {
    serde_json::from_str(&serde_json::to_string(node).unwrap()).unwrap()
}

#[test]
fn each_row_of_each_preset_gets_its_report_and_its_advice() {
    for (name, ..) in PRESETS {
        let path = format!("tests/vectors/presets/{name}.jsonl");
        let mut blessed = String::new();
        let rows = lines(&path);
        assert!(rows.len() >= 25, "{path}: only {} rows", rows.len());
        for mut row in rows {
            let checker = Checker::new(profile(&row["profile"]), row["locale"].as_str().unwrap()).unwrap();
            let customer: Node = serde_json::from_value(row["customer"].clone()).unwrap();
            let report = checker.check(&customer);
            assert_eq!(checker.key(&customer), report.key, "{path}: {}", row["claim"]);
            let found = [("report", report.to_node()), ("advice", checker.advise(&customer).to_node())];
            for (key, node) in found {
                // A row says what the accounts make of its customer where that is what it is about.
                if key == "advice" && row.get(key).is_none() {
                    continue;
                }
                let found = in_full(&node);
                if !bless() {
                    assert_eq!(row[key].to_string(), found.to_string(), "{path}: {}", row["claim"]);
                }
                row[key] = found;
            }
            blessed += &(row.to_string() + "\n");
        }
        if bless() {
            fs::write(root(&path), blessed).unwrap();
        }
    }
}

#[test]
fn every_preset_is_sound_and_its_risks_are_known() {
    for (name, ..) in PRESETS {
        let profile = debitor::preset(name).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(profile.name, *name);
        assert!(profile.description.is_some() && profile.version.is_some() && profile.locale.is_some(), "{name}");
        let risks: Vec<String> = profile.risks().iter().map(|risk| risk.message()).collect();
        assert!(risks.is_empty(), "{name}: {risks:?}");
    }
}

#[test]
fn every_preset_speaks_all_languages_or_none_of_its_own() {
    let languages: Vec<&str> = debitor::problem::LANGUAGES.iter().map(|(language, _)| *language).collect();
    for (name, ..) in PRESETS {
        let profile = debitor::preset(name).unwrap();
        let keys = |texts: Option<&debitor::node::Map<String>>| -> Vec<String> {
            let mut keys: Vec<String> = texts.into_iter().flat_map(|texts| texts.keys()).map(str::to_owned).collect();
            keys.sort();
            keys
        };
        for language in &languages {
            let (own, english) = (keys(profile.messages.get(language)), keys(profile.messages.get("en")));
            assert_eq!(own, english, "{name}: messages in {language}");
            let own = keys(profile.labels.get(language));
            let missing: Vec<String> =
                keys(profile.labels.get("en")).into_iter().filter(|label| !own.contains(label)).collect();
            assert!(missing.is_empty(), "{name}: labels in {language}: {missing:?}");
        }
    }
}

/// The statements of the documents: `tests/vectors/presets/statements/<preset>.jsonl`, in their order, each with the
/// statement's own words, and `screen` where it speaks of the host's own screens only, else `tests`: claims of rows
/// (`row: …`, and `match: …` of `tests/vectors/matching/`), names of tests (`test: …`), and of tests that compare the
/// profile's data and nothing that acts on it (`data: …`, those of `DATA`).
#[test]
fn every_statement_of_every_document_is_covered_or_about_the_hosts_own_screens() {
    let mut page = String::from(
        "# The presets and their sources\n\nGenerated by `DEBITOR_BLESS=1 cargo test --test presets`; do not edit. Each \
         statement of the five documents that debitor was\nconceived from, and what holds debitor to it. Statements about \
         the host's own screens alone (where to click) are listed as such.\n\n| mark | what holds it |\n|---|---|\n| `row` | a \
         customer of `tests/vectors/presets/` with its report |\n| `match` | a decision of `tests/vectors/matching/` |\n\
         | `test` | a test of that name |\n| `data` | the profile says so, and a test of that name reads it there; it runs \
         nothing that acts on it |\n",
    );
    let tests_there = test_names();
    let matching: BTreeSet<String> = fs::read_dir(root("tests/vectors/matching"))
        .unwrap()
        .flat_map(|file| lines(&format!("tests/vectors/matching/{}", file.unwrap().file_name().to_str().unwrap())))
        .map(|row| row["claim"].as_str().unwrap().to_owned())
        .collect();
    assert!(DATA.iter().all(|name| tests_there.contains(*name)), "a name in DATA is no test's");
    for (name, ..) in PRESETS {
        let rows = lines(&format!("tests/vectors/presets/{name}.jsonl"));
        let claims: BTreeMap<&str, usize> = rows.iter().map(|row| (row["claim"].as_str().unwrap(), 0)).collect();
        assert_eq!(claims.len(), rows.len(), "{name}: a claim stands twice");
        write!(page, "\n## {name}\n\n| statement | held by |\n|---|---|\n").unwrap();
        for statement in lines(&format!("tests/vectors/presets/statements/{name}.jsonl")) {
            let said = statement["statement"].as_str().unwrap().replace('|', "\\|");
            let tests: Vec<&str> =
                statement["tests"].as_array().into_iter().flatten().map(|test| test.as_str().unwrap()).collect();
            let about_screens = statement["screen"].as_str();
            assert!(tests.is_empty() == about_screens.is_some(), "{name}: {said}: `tests` or `screen`");
            for test in &tests {
                match test.split_once(": ").unwrap_or_else(|| panic!("{name}: {test}")) {
                    ("row", claim) => assert!(claims.contains_key(claim), "{name}: no row claims `{claim}`"),
                    ("match", claim) => assert!(matching.contains(claim), "{name}: no decision claims `{claim}`"),
                    (kind @ ("test" | "data"), test) => {
                        assert!(tests_there.contains(test), "{name}: no test `{test}`");
                        assert_eq!(kind == "data", DATA.contains(&test), "{name}: `{test}` is marked `{kind}`");
                    }
                    _ => panic!("{name}: {test}"),
                }
            }
            let held = about_screens.map_or_else(|| tests.join("<br>"), |why| format!("*{why}*"));
            writeln!(page, "| {said} | {held} |").unwrap();
        }
    }
    let path = root("docs/presets.md");
    if bless() {
        fs::write(&path, &page).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap_or_default() == page, "docs/presets.md is out of step: DEBITOR_BLESS=1");
}

/// The tests that compare a profile's data with what its document says, and run nothing that acts on it.
const DATA: &[&str] = &[
    "iex_creates_and_updates_unless_a_profile_switches_it_off",
    "each_field_may_be_created_and_updated_or_not",
    "all_sales_or_those_to_one_kind_go_to_one_debtor",
    "snelstart_creates_and_updates_debtors",
    "the_grid_of_snelstart_has_the_columns_of_its_page_in_their_order",
    "the_grid_is_filtered_and_searched_by_the_fields_of_its_page",
    "an_empty_customer_code_means_not_synchronised_yet",
    "the_rows_of_the_grid_offer_view_and_push_as_events_for_the_host",
    "picqer_creates_who_is_unknown_or_has_no_number",
    "duplicates_in_picqer_are_complemented_or_ignored",
    "picqer_takes_over_the_same_fields_from_every_shop_and_more_from_some",
    "polaris_books_what_has_no_customer_on_debtor_minus_2_and_never_changes_that_one",
    "polaris_adds_only_or_updates_and_adds_or_updates_only",
    "polaris_shows_archived_customers_on_request_only",
    "polaris_exchanges_excel_files_whose_column_names_are_exact",
    "banqups_starred_columns_are_what_its_customers_must_give",
    "banqup_lets_every_field_be_changed_at_any_time_and_customers_have_several_contacts",
];

/// The names of all tests: functions behind `#[test]`, and titles in the page's and the package's tests.
fn test_names() -> BTreeSet<String> {
    let mut folders = vec![root("tests"), root("src")];
    let mut names = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let extension = path.extension().unwrap_or_default().to_owned();
            if path.is_dir() && !path.ends_with("node_modules") && !path.ends_with("vectors") {
                folders.push(path);
            } else if extension == "rs" {
                let text = fs::read_to_string(path).unwrap();
                let behind = text.split("#[test]\n").skip(1).filter_map(|rest| rest.split_once("fn "));
                names.extend(behind.filter_map(|(_, rest)| Some(rest.split_once('(')?.0.to_owned())));
            } else if extension == "mjs" {
                let text = fs::read_to_string(path).unwrap();
                for call in ["test('", "it('"] {
                    names.extend(text.split(call).skip(1).filter_map(|rest| Some(rest.split_once("'")?.0.to_owned())));
                }
            }
        }
    }
    assert!(names.len() > 300, "only {} tests", names.len());
    names
}

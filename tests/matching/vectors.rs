//! Rows with what becomes of them: `tests/vectors/matching/*.jsonl`, each a claim, and where a document says it, its
//! sentence. `DEBITOR_BLESS=1 cargo test --test matching` writes what debitor says now; read the diff.

use crate::{checker, run, short};
use debitor::decide::{HINTS, REASONS, Settings};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/matching");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn cases(path: &PathBuf) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn each_row_of_each_claim_is_decided_as_it_stands() {
    let bless = std::env::var_os("DEBITOR_BLESS").is_some();
    let mut claims = BTreeSet::new();
    for path in files() {
        let mut blessed = String::new();
        for mut case in cases(&path) {
            let claim = case["claim"].as_str().unwrap().to_owned();
            assert!(claims.insert(claim.clone()), "stands twice: {claim}");
            let checker = checker(&case["profile"]);
            let word = |name: &str| case["settings"][name].as_str();
            let settings = Settings::new(checker.profile(), word("mode"), word("duplicates"), word("empty")).unwrap();
            let decided = run(&checker, list(&case["existing"]), settings, list(&case["rows"]));
            assert!(!decided.is_empty(), "{claim}");
            let found: Vec<Value> = decided.iter().map(short).collect();
            if !bless {
                for (row, (found, expected)) in found.iter().zip(list(&case["decided"])).enumerate() {
                    assert_eq!(found.to_string(), expected.to_string(), "{}: {claim}: row {}", path.display(), row + 2);
                }
                assert_eq!(found.len(), list(&case["decided"]).len(), "{claim}");
            }
            case["decided"] = found.into();
            blessed += &(case.to_string() + "\n");
        }
        if bless {
            fs::write(&path, blessed).unwrap();
        }
    }
}

#[test]
fn every_decision_every_reason_and_every_hint_comes_up() {
    let mut found = BTreeSet::new();
    let mut hints = BTreeSet::new();
    let mut decisions = BTreeSet::new();
    for decided in files().iter().flat_map(cases).flat_map(|case| list(&case["decided"]).to_vec()) {
        found.insert(decided["reason"].as_str().unwrap().to_owned());
        decisions.insert(decided["decision"].as_str().unwrap().to_owned());
        hints.extend(list(&decided["hints"]).iter().map(|hint| hint["code"].as_str().unwrap().to_owned()));
    }
    assert_eq!(found, REASONS.iter().map(|reason| (*reason).to_owned()).collect());
    assert_eq!(hints, HINTS.iter().map(|hint| (*hint).to_owned()).collect());
    assert_eq!(decisions.len(), 10, "{decisions:?}");
}

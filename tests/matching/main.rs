//! What an import would do with each customer: sentences of the five systems, all settings, and properties.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod page;
mod properties;
mod settings;
mod store;
mod vectors;

use debitor::decide::{Decided, Existing, Matcher, Settings};
use debitor::node::{Node, ToNode};
use debitor::preview::out::{Exporter, Format, Kind, Outcome, Rendered};
use debitor::{Checker, Profile};
use serde_json::Value;
use std::sync::Arc;

fn node(value: &Value) -> Node {
    serde_json::from_value(value.clone()).unwrap()
}

fn json(node: &Node) -> Value {
    serde_json::from_str(&serde_json::to_string(node).unwrap()).unwrap()
}

fn checker(profile: &Value) -> Arc<Checker> {
    let profile = match profile {
        Value::String(name) => debitor::preset(name).unwrap(),
        whole => Profile::from_json(&whole.to_string()).unwrap_or_else(|error| panic!("{error}: {whole}")),
    };
    Arc::new(Checker::new(profile, "en").unwrap())
}

fn existing(checker: &Arc<Checker>, debtors: &[Value]) -> Arc<Existing> {
    let mut builder = Existing::builder(checker.clone());
    for debtor in debtors {
        builder.add(&node(debtor)).unwrap();
    }
    Arc::new(builder.finish())
}

/// The decisions about rows 2, 3, …
fn run(checker: &Arc<Checker>, debtors: &[Value], settings: Settings, rows: &[Value]) -> Vec<Decided> {
    let mut matcher = Matcher::new(checker.clone(), existing(checker, debtors), settings);
    rows.iter().zip(2..).map(|(row, number)| matcher.decide(number, &node(row))).collect()
}

/// A decision as files have it.
fn written(decided: &Decided) -> String {
    let checker = checker(&Value::from("iex"));
    let (none, mut rendered) = (existing(&checker, &[]), Rendered::default());
    let exporter = Exporter::new(Kind::Decisions, Format::Jsonl, &checker, &none, &[]).unwrap();
    exporter.render(&Outcome { cells: &[], decided }, &mut rendered);
    String::from_utf8(rendered.into_lines()).unwrap().trim_end_matches('\n').to_owned()
}

/// A decision as JSON without what others test: the key's value stands for the key, a hint's code and whom it points to
/// for the hint, a problem's code for the problem.
fn short(decided: &Decided) -> Value {
    let tree = serde_json::to_string(&decided.to_node()).unwrap();
    assert_eq!(written(decided), tree, "written without the tree between, it is the same");
    let Value::Object(mut whole) = json(&decided.to_node()) else { panic!("{decided:?}") };
    assert!(whole["message"].as_str().unwrap().ends_with('.'), "{whole:?}");
    whole.remove("message");
    whole.remove("kind");
    whole["key"] = whole["key"]["value"].take();
    for problem in whole["problems"].as_array_mut().unwrap() {
        *problem = format!("{}: {}", problem["field"].as_str().unwrap(), problem["code"].as_str().unwrap()).into();
    }
    for hint in whole["hints"].as_array_mut().unwrap() {
        assert!(hint["message"].as_str().unwrap().ends_with('.'), "{hint}");
        hint.as_object_mut().unwrap().remove("message");
    }
    for name in ["changes", "problems", "hints"] {
        if whole[name].as_array().unwrap().is_empty() {
            whole.remove(name);
        }
    }
    // What is done with the values is of interest where they are booked or created.
    if !["create", "collect", "fallback"].contains(&decided.decision.as_str()) {
        whole.remove("values");
    }
    Value::Object(whole)
}

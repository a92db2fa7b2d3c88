//! `docs/decisions.md`: written from what debitor says. `DEBITOR_BLESS=1 cargo test --test matching` writes it.

use crate::{checker, existing, node};
use debitor::Catalogue;
use debitor::decide::{Matcher, REASONS, Settings};
use debitor::node::ToNode;
use serde_json::{Value, json};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

const HEAD: &str = include_str!("page.md");

/// The decision, what it is, and the row that is the example.
const EXAMPLES: &[(&str, &str, &str)] = &[
    ("create", "A new debtor, with the `values`.", r#"{"email":"new@example.dk","first_name":"Eva"}"#),
    (
        "update",
        "The `debtor` is changed in the fields of `changes`.",
        r#"{"cvr":"DK-13 58 56 28","company":"Smed Aarhus A/S","email":"ole@smed.dk"}"#,
    ),
    (
        "unchanged",
        "The `debtor` has all of it already, in whatever spelling.",
        r#"{"email":"IDA@example.dk","first_name":"Ida"}"#,
    ),
    ("skip", "Nothing is done; `reason` says why.", r#"{"email":"bo@example.dk","without":"create"}"#),
    ("duplicate", "Row `of_row` is the same customer.", r#"{"email":"ida@example.dk","first_name":"Ida H."}"#),
    (
        "ambiguous",
        "One of `candidates` may be meant, and a person says which.",
        r#"{"cvr":"25052943","customer_number":"1002","company":"Bager ApS","email":"bo@bager.dk"}"#,
    ),
    (
        "invalid",
        "`problems` say what is wrong; where a wrong number was probably meant for a debtor, a hint says for whom.",
        r#"{"cvr":"13585627","company":"Smed A/S","email":"ole@smed.dk"}"#,
    ),
    (
        "collect",
        "The sale is booked on the debtor `into`; the real details are in `values`, for the invoice.",
        r#"{"ean":"5798000420526","company":"Aarhus Kommune","email":"post@aarhus.dk","order_reference":"PO 1","contact_reference":"Ida Holm"}"#,
    ),
    (
        "fallback",
        "No customer is known, and the sale is booked on the debtor `into`.",
        r#"{"kind":"private","first_name":"Somebody"}"#,
    ),
    ("protected", "The accounts need this debtor as it is.", r#"{"customer_number":"-2","email":"x@example.dk"}"#),
];

fn page() -> String {
    let debtors = [
        json!({"customer_number": "1001", "cvr": "13585628", "company": "Smed A/S", "email": "ole@smed.dk"}),
        json!({"customer_number": "1002", "email": "ida@example.dk", "first_name": "Ida"}),
        json!({"customer_number": "1003", "cvr": "25052943", "company": "Bager ApS", "email": "bo@bager.dk"}),
    ];
    let accounts = json!({"without_key": "fallback", "fallback": {"customer_number": "-2", "name": "Unknown customer"},
        "protected": ["-2"], "collect": {"ean": {"customer_number": "900", "name": "Public sector"}}});
    let profile = |create: bool| {
        let mut accounts = accounts.clone();
        accounts["create"] = json!({"allowed": create});
        json!({"name": "example", "extends": "iex", "kinds": {"b2c": {"required": null}}, "accounts": accounts})
    };
    let (open, closed) = (checker(&profile(true)), checker(&profile(false)));
    let mut matcher = Matcher::new(open.clone(), existing(&open, &debtors), Settings::default());
    let mut page = HEAD.trim_end().to_owned()
        + "\n\n## Each decision\n\nThe examples are rows of one file, against these debtors:\n\n```json\n";
    for debtor in &debtors {
        writeln!(page, "{debtor}").unwrap();
    }
    writeln!(page, "```\n\nThe profile extends `iex` with `\"accounts\": {accounts}`.").unwrap();
    for ((decision, what, row), number) in EXAMPLES.iter().zip(2..) {
        let mut row: Value = serde_json::from_str(row).unwrap();
        let is_closed = row.as_object_mut().unwrap().remove("without").is_some();
        let decided = if is_closed {
            Matcher::new(closed.clone(), existing(&closed, &debtors), Settings::default()).decide(number, &node(&row))
        } else {
            matcher.decide(number, &node(&row))
        };
        assert_eq!(decided.decision.as_str(), *decision, "{row}: {decided:?}");
        let line = serde_json::to_string(&decided.to_node()).unwrap();
        let besides = if is_closed { " with `\"create\": {\"allowed\": false}`" } else { "" };
        write!(page, "\n### `{decision}`\n\n{what}\n\n`{row}`{besides}\n\n```json\n{line}\n```\n").unwrap();
    }
    let catalogue = Catalogue::built_in("en").unwrap();
    let text = |code: &str| catalogue.text(&format!("reason.{code}"), |_| None);
    page += "\n## Reasons\n\nStable codes; the sentences are those of the catalogues, in eight languages.\n\n| reason | in English |\n|---|---|\n";
    for code in REASONS {
        writeln!(page, "| `{code}` | {} |", text(code)).unwrap();
    }
    page += "\n## Hints\n\n| hint | in English |\n|---|---|\n";
    for code in debitor::decide::HINTS {
        writeln!(page, "| `{code}` | {} |", text(code)).unwrap();
    }
    page
}

#[test]
fn the_page_of_decisions_is_in_step() {
    let page = page();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/decisions.md");
    if std::env::var_os("DEBITOR_BLESS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == page, "docs/decisions.md is out of step: DEBITOR_BLESS=1 cargo test --test matching");
}

#[test]
fn every_reason_and_every_hint_has_a_text_in_every_language() {
    for (language, _) in debitor::problem::LANGUAGES {
        let catalogue = Catalogue::built_in(language).unwrap();
        for code in REASONS.iter().chain(debitor::decide::HINTS) {
            let key = format!("reason.{code}");
            assert_ne!(catalogue.text(&key, |_| None), key, "{language}");
        }
    }
}

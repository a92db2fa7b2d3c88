//! What is kept of a million rows is what is said of each when it is looked at: decisions and problems, for any row.

use super::pools::{COLUMNS, OWN};
use super::{json, opened, query, run};
use debitor::Profile;
use debitor::node::ToNode;
use debitor::preview::{Options, Session};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::collections::BTreeMap;

fn profiles() -> Vec<Profile> {
    let built_in = debitor::profile::PRESETS.iter().map(|(name, ..)| debitor::preset(name).unwrap());
    built_in.chain([Profile::from_json(OWN).unwrap()]).collect()
}

fn row() -> impl Strategy<Value = Vec<&'static str>> {
    // Half of the cells are empty, so that rows come to something.
    let cell = |(_, values): &(&str, &'static [&'static str])| prop_oneof![1 => Just(values[0]), 1 => proptest::sample::select(*values)];
    COLUMNS.iter().map(cell).collect::<Vec<_>>()
}

fn csv(rows: &[Vec<&str>]) -> String {
    let quoted = |row: &[&str]| row.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(";");
    let header = quoted(&COLUMNS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    std::iter::once(header).chain(rows.iter().map(|row| quoted(row))).map(|line| line + "\n").collect()
}

/// Has the columns hold what their names say.
fn map(session: &mut Session, is_meant: fn(&str) -> bool) -> Result<(), debitor::Error> {
    let columns = COLUMNS.iter().enumerate().map(|(column, (field, _))| {
        let field = is_meant(field).then_some(field);
        serde_json::json!({"column": column, "field": field})
    });
    let mapping = serde_json::json!({ "columns": columns.collect::<Vec<_>>() });
    session.set_mapping(&serde_json::from_value(mapping).unwrap())
}

fn session(profile: Profile, empty: &str, existing: &[Vec<&str>], file: &[Vec<&str>]) -> Session {
    let exact =
        profile.accounts.as_ref().and_then(|accounts| accounts.import.as_ref()).is_some_and(|import| import.exact);
    let options = Options { empty_cells: Some(empty.to_owned()), ..Options::default() };
    let mut session = Session::new(profile, &options).unwrap();
    session.feed_existing(csv(existing).as_bytes()).unwrap();
    session.finish_existing().unwrap();
    let mut text = csv(file);
    if exact {
        // Polaris takes its own names only.
        for (own, theirs) in [
            ("customer_number", "Relatiecode"),
            ("\"company\"", "\"Naam\""),
            ("email", "Email"),
            ("\"vat\"", "\"BtwNummer\""),
            ("\"country\"", "\"LandId\""),
            ("company_number", "KvkNummer"),
            ("\"street\"", "\"Adres\""),
            ("dunning", "Aanmanen"),
            ("discount", "Factuurkorting"),
            ("payment_terms_days", "Krediettermijn"),
            ("direct_debit", "Incasseren"),
            ("archived", "Nonactief"),
            ("\"postcode\"", "\"Postcode\""),
            ("\"iban\"", "\"Iban\""),
            ("\"city\"", "\"Plaats\""),
        ] {
            text = text.replacen(own, theirs, 1);
        }
    }
    session.feed(text.as_bytes()).unwrap();
    session.finish().unwrap();
    if !exact {
        while session.columns().is_none() {
            session.step(10).unwrap();
        }
        // Not every profile has fields of the merchant's own.
        if map(&mut session, |_| true).is_err() {
            map(&mut session, |field| !field.starts_with("custom.")).unwrap();
        }
    }
    run(&mut session);
    session
}

/// Whether what is kept is what is said.
fn holds(session: &mut Session) -> Result<(), TestCaseError> {
    let all = session.rows(&query(r#"{"count": 1000}"#)).unwrap();
    let mut problems: BTreeMap<(String, String, &str), u64> = BTreeMap::new();
    for decision in debitor::decide::DECISIONS {
        let filter = query(&format!(r#"{{"count": 1000, "filter": {{"decisions": ["{decision}"]}}}}"#));
        let kept: Vec<usize> = session.rows(&filter).unwrap().rows.iter().map(|row| row.index).collect();
        let said = all.rows.iter().filter(|row| row.decided.decision.as_str() == *decision);
        prop_assert_eq!(&kept, &said.map(|row| row.index).collect::<Vec<_>>(), "{}", decision);
        prop_assert_eq!(session.progress().counts.of(decision) as usize, kept.len());
    }
    for row in &all.rows {
        let of_row = row.decided.problems.iter();
        let mut kinds: Vec<_> =
            of_row.map(|one| (one.code.clone(), one.field.clone(), one.severity.as_str())).collect();
        kinds.sort();
        kinds.dedup();
        for kind in kinds {
            *problems.entry(kind).or_default() += 1;
        }
    }
    let summary = json(&session.summary());
    let kept: BTreeMap<(String, String, &str), u64> = summary["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let text = |name: &str| one[name].as_str().unwrap().to_owned();
            let severity = if one["severity"] == "error" { "error" } else { "warning" };
            ((text("code"), text("field"), severity), one["count"].as_u64().unwrap())
        })
        .collect();
    prop_assert_eq!(kept, problems);
    Ok(())
}

proptest! {
    #![proptest_config(Config { cases: 48, ..Config::default() })]

    #[test]
    fn what_is_kept_of_a_row_is_what_is_said_of_it(
        profile in proptest::sample::select(profiles()),
        empty in proptest::sample::select(vec!["keep", "clear"]),
        existing in proptest::collection::vec(row(), 0..8),
        file in proptest::collection::vec(row(), 1..30),
    ) {
        holds(&mut session(profile, empty, &existing, &file))?;
    }
}

#[test]
fn an_empty_cell_clears_where_it_is_asked_to_and_a_missing_column_never() {
    let existing = b"Navn;E-mail;Betalingsfrist;By\nIda;ida@holm.example;14;Ribe\n";
    let file = b"Navn;E-mail;Betalingsfrist\nIda;ida@holm.example;\n";
    let mut kept = opened("iex", &Options::default(), existing, file);
    assert_eq!(super::decisions(&mut kept), ["unchanged"]);
    let clear = Options { empty_cells: Some("clear".to_owned()), ..Options::default() };
    let mut cleared = opened("iex", &clear, existing, file);
    let page = json(&cleared.rows(&query("{}")).unwrap().to_node());
    assert_eq!(page["rows"][0]["decision"], "update");
    let cell = &page["rows"][0]["cells"][2];
    assert_eq!((&cell["from"], &cell["to"]), (&serde_json::json!("14"), &serde_json::json!("")));
    assert_eq!(page["rows"][0]["changes"], serde_json::json!([]));
    holds(&mut cleared).unwrap();
}

//! What is kept of a million rows is what is said of each when it is looked at: decisions and problems, for any row.

use super::pools::{COLUMNS, OWN};
use super::{json, opened, query, run};
use debitor::Profile;
use debitor::decide::Matcher;
use debitor::node::ToNode;
use debitor::preview::{Options, Session};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::collections::BTreeMap;

pub fn profiles() -> Vec<Profile> {
    let built_in = debitor::profile::PRESETS.iter().map(|(name, ..)| debitor::preset(name).unwrap());
    built_in.chain([Profile::from_json(OWN).unwrap()]).collect()
}

pub fn row() -> impl Strategy<Value = Vec<&'static str>> {
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

pub fn session(profile: Profile, empty: &str, existing: &[Vec<&str>], file: &[Vec<&str>]) -> Session {
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

/// Whether `debitor match` says of every row what the session does, hints to other rows and all.
fn is_matched(session: &mut Session) -> Result<(), TestCaseError> {
    let all = session.rows(&query(r#"{"count": 10000}"#)).unwrap();
    let mut matcher = Matcher::new(session.checker().clone(), session.existing().clone(), session.settings());
    for row in &all.rows {
        let said = matcher.decide(row.decided.row, &session.customer(row.index));
        prop_assert_eq!(&row.decided, &said);
    }
    Ok(())
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
        let mut session = session(profile, empty, &existing, &file);
        holds(&mut session)?;
        is_matched(&mut session)?;
    }

    #[test]
    fn hints_between_rows_are_those_of_the_matcher_whatever_was_edited_in_whatever_order_rows_are_shown(
        profile in proptest::sample::select(profiles()),
        file in proptest::collection::vec(row(), 2..20),
        edits in proptest::collection::vec((any::<proptest::sample::Index>(), any::<proptest::sample::Index>(), any::<proptest::sample::Index>(), 0..4), 1..8),
        shown in 0..20_u32,
    ) {
        let mut session = session(profile, "keep", &[], &file);
        for (row, column, value, undone) in edits {
            session.rows(&query(&format!(r#"{{"from": {}, "count": 1}}"#, shown % file.len() as u32))).unwrap();
            let column = column.index(COLUMNS.len());
            session.edit(row.index(file.len()), column, COLUMNS[column].1[value.index(COLUMNS[column].1.len())]).unwrap();
            if undone == 0 {
                session.undo();
            }
        }
        is_matched(&mut session)?;
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

/// The codes of a row's hints, each with the line that it points to.
fn hints(session: &mut Session, line: u64) -> Vec<(String, u64)> {
    let rows = super::rows(session);
    let row = rows.iter().find(|row| row["row"] == line).unwrap();
    let hints = row["hints"].as_array().unwrap().iter();
    hints.map(|hint| (hint["code"].as_str().unwrap().to_owned(), hint["row"].as_u64().unwrap())).collect()
}

#[test]
fn a_row_is_pointed_to_an_earlier_one_with_its_email_or_its_name_and_postcode_until_that_is_edited_away() {
    let file = "Navn;CVR;E-mail;Postnr.;Land\n\
        Smed A/S;13585628;ole@smed.example;8000;DK\n\
        Syd ApS;31585627;ole@smed.example;9000;DK\n\
        SMED ApS;;ida@nord.example;8000;DK\n";
    let mut session = opened("iex", &Options::default(), b"", file.as_bytes());
    assert_eq!(super::decisions(&mut session), ["create", "create", "create"]);
    assert_eq!(hints(&mut session, 3), [("same_email".to_owned(), 2)]);
    assert_eq!(hints(&mut session, 4), [("same_name".to_owned(), 2)]);
    session.edit(0, 2, "an@smed.example").unwrap();
    assert_eq!(hints(&mut session, 3), []);
    session.edit(1, 2, "an@smed.example").unwrap();
    assert_eq!(hints(&mut session, 3), [("same_email".to_owned(), 2)]);
    session.undo();
    session.undo();
    assert_eq!(hints(&mut session, 3), [("same_email".to_owned(), 2)]);
}

#[test]
fn hints_between_rows_are_found_in_a_file_of_many_rows() {
    let row = |number: usize| {
        format!(
            "Kunde {number} ApS;kunde{number}@smed.example;{}\n",
            if number % 70_000 == 7 { "NL91ABNA0417164300" } else { "" }
        )
    };
    let file: String = std::iter::once("Navn;E-mail;IBAN\n".to_owned()).chain((0..150_000).map(row)).collect();
    let mut session = opened("iex", &Options::default(), b"", file.as_bytes());
    while session.relate(50_000) {}
    let page = json(&session.rows(&query(r#"{"from": 140007, "count": 1}"#)).unwrap().to_node());
    assert_eq!(page["rows"][0]["hints"][0]["row"], 9, "{page}");
    assert_eq!(page["rows"][0]["hints"].as_array().unwrap().len(), 1);
}

//! Whatever is edited, undone and done again: the session says what a fresh one says of the file as it is now.

use super::{opened, rows, run};
use debitor::node::ToNode;
use debitor::preview::{Options, Session};
use proptest::prelude::*;
use proptest::test_runner::Config;

const HEADERS: &[&str] =
    &["customer_number", "external_reference", "company", "email", "vat", "company_number", "country", "remarks"];

/// Few values for each column, so that rows meet.
const VALUES: &[&[&str]] = &[
    &["", "1", "2", "3", "-2", "1001"],
    &["", "", "K-1", "K-2"],
    &["", "Smed", "Smed A/S", "Holm"],
    &["", "a@a.example", "A@a.example", "b@b.example", "c@", "d@d.example"],
    &["", "", "DK13585628", "NL004495445B01", "NL004495445B02"],
    &["", "13585628", "13 58 56 28", "13585627", "0403019261"],
    &["", "DK", "NL", "BE"],
    &["x"],
];

const PROFILES: &[&str] = &["iex", "picqer", "banqup", "snelstart-magento"];

fn row() -> impl Strategy<Value = Vec<String>> {
    VALUES.iter().map(|values| proptest::sample::select(*values).prop_map(str::to_owned)).collect::<Vec<_>>()
}

fn csv(rows: &[Vec<String>]) -> String {
    let mut text = HEADERS.join(";");
    text.push('\n');
    for row in rows {
        text.push_str(&row.join(";"));
        text.push('\n');
    }
    text
}

/// A session in which columns are what their names say, whatever their values look like.
fn session(profile: &str, existing: &[Vec<String>], file: &[Vec<String>]) -> Session {
    let mut session = opened(profile, &Options::default(), csv(existing).as_bytes(), csv(file).as_bytes());
    let columns: Vec<serde_json::Value> = HEADERS
        .iter()
        .enumerate()
        .map(|(column, field)| serde_json::json!({"column": column, "field": field}))
        .collect();
    let mapping = serde_json::json!({ "columns": columns });
    session.set_mapping(&serde_json::from_value(mapping).unwrap()).unwrap();
    run(&mut session);
    session
}

/// All that is said of the rows, but for which cells were edited.
fn said(session: &mut Session) -> Vec<serde_json::Value> {
    let mut said = rows(session);
    for row in &mut said {
        row.as_object_mut().unwrap().remove("edited");
        for cell in row["cells"].as_array_mut().unwrap() {
            cell.as_object_mut().unwrap().remove("edited");
        }
    }
    said
}

fn without_hints(mut said: Vec<serde_json::Value>) -> Vec<serde_json::Value> {
    for row in &mut said {
        row.as_object_mut().unwrap().remove("hints");
    }
    said
}

fn summary(session: &Session) -> serde_json::Value {
    let mut summary = super::json(&session.summary());
    for name in ["edited", "problems", "can_undo", "can_redo"] {
        summary.as_object_mut().unwrap().remove(name);
    }
    summary
}

#[derive(Clone, Debug)]
enum Action {
    Edit(usize, usize, usize),
    Undo,
    Redo,
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        5 => (any::<usize>(), 0..7_usize, any::<usize>()).prop_map(|(row, column, value)| Action::Edit(row, column, value)),
        2 => Just(Action::Undo),
        1 => Just(Action::Redo),
    ]
}

/// The file as a person has it in mind, with the states to go back and forth to.
struct Model {
    states: Vec<Vec<Vec<String>>>,
    now: usize,
}

proptest! {
    #![proptest_config(Config { cases: 64, ..Config::default() })]

    #[test]
    fn edits_undone_or_not_say_what_a_fresh_session_says(
        profile in proptest::sample::select(PROFILES),
        existing in proptest::collection::vec(row(), 0..6),
        file in proptest::collection::vec(row(), 1..12),
        actions in proptest::collection::vec(action(), 1..12),
    ) {
        let mut live = session(profile, &existing, &file);
        let mut model = Model { states: vec![file], now: 0 };
        for action in actions {
            let before = said(&mut live);
            let edited = match action {
                Action::Edit(row, column, value) => {
                    let mut state = model.states[model.now].clone();
                    let row = row % state.len();
                    let value = VALUES[column][value % VALUES[column].len()];
                    if state[row][column] != value {
                        state[row][column] = value.to_owned();
                        model.states.truncate(model.now + 1);
                        model.states.push(state);
                        model.now += 1;
                    }
                    live.edit(row, column, value).unwrap()
                }
                Action::Undo => {
                    model.now = model.now.saturating_sub(1);
                    live.undo()
                }
                Action::Redo => {
                    model.now = (model.now + 1).min(model.states.len() - 1);
                    live.redo()
                }
            };
            let mut fresh = session(profile, &existing, &model.states[model.now]);
            let after = said(&mut live);
            prop_assert_eq!(&after, &said(&mut fresh));
            prop_assert_eq!(summary(&live), summary(&fresh));
            prop_assert_eq!(edited.counts, fresh.progress().counts);
            prop_assert_eq!((edited.can_undo, edited.can_redo), (model.now > 0, model.now + 1 < model.states.len()));
            // Whatever is said otherwise than before is among the rows that are told; hints of others may change besides.
            for (place, (one, other)) in without_hints(before).iter().zip(&without_hints(after)).enumerate() {
                prop_assert!(one == other || edited.affected.contains(&(place as u32)), "row {place}");
            }
        }
    }

    #[test]
    fn the_order_of_the_rows_decides_only_who_is_the_duplicate_of_whom(
        profile in proptest::sample::select(PROFILES),
        existing in proptest::collection::vec(row(), 0..6),
        (file, order) in proptest::collection::vec(row(), 1..12).prop_flat_map(|file| {
            let places: Vec<usize> = (0..file.len()).collect();
            (Just(file), Just(places).prop_shuffle())
        }),
    ) {
        let one = said(&mut session(profile, &existing, &file));
        let shuffled: Vec<Vec<String>> = order.iter().map(|place| file[*place].clone()).collect();
        let other = said(&mut session(profile, &existing, &shuffled));
        for (now, then) in order.iter().enumerate() {
            let (one, other) = (&one[*then], &other[now]);
            if one["decision"] != "duplicate" && other["decision"] != "duplicate" {
                for part in ["decision", "reason", "key", "name", "cells"] {
                    prop_assert_eq!(&one[part], &other[part], "{}", part);
                }
            }
        }
    }
}

#[test]
fn a_first_row_that_changes_makes_the_next_one_the_first() {
    let file = "Navn;E-mail\nEn;a@a.example\nTo;a@a.example\nTre;a@a.example\n";
    let mut session = opened("iex", &Options::default(), b"", file.as_bytes());
    assert_eq!(super::decisions(&mut session), ["create", "duplicate", "duplicate"]);
    let edited = session.edit(0, 1, "b@b.example").unwrap();
    assert_eq!(edited.affected, [0, 1, 2]);
    assert_eq!(super::decisions(&mut session), ["create", "create", "duplicate"]);
    assert_eq!(rows(&mut session)[2]["of_row"], 3);
    assert_eq!(session.undo().affected, [0, 1, 2]);
    assert_eq!(super::decisions(&mut session), ["create", "duplicate", "duplicate"]);
    assert!(!session.undo().can_undo);
    assert_eq!(session.redo().counts.of("create"), 2);
}

#[test]
fn a_cell_that_is_not_there_is_an_error_and_changes_nothing() {
    let mut session = opened("iex", &Options::default(), b"", b"Navn;E-mail\nEn;a@a.example\n");
    assert_eq!(session.edit(1, 0, "x").unwrap_err().code(), "preview.row");
    assert_eq!(session.edit(0, 2, "x").unwrap_err().code(), "preview.column");
    assert_eq!(session.edit(0, 0, &"x".repeat(200_000)).unwrap_err().code(), "preview.value");
    assert_eq!(session.edit(0, 1, "a@a.example").unwrap().affected, [] as [u32; 0]);
    let _ = session.summary().to_node();
}

#[test]
fn edits_go_along_to_another_profile_and_stay_in_another_language() {
    let file = "Naam;Email;Land\nSmed;ole@smed;DK\nNord;ida@nord.example;DK\n".as_bytes();
    let mut session = opened("iex", &Options::default(), b"", file);
    session.edit(0, 1, "ole@smed.example").unwrap();
    session.edit(1, 0, "Nord A/S").unwrap();
    let before = said(&mut session);
    let dutch = Options { locale: Some("nl".to_owned()), ..Options::default() };
    session.set_options(&dutch).unwrap();
    super::run(&mut session);
    let after = said(&mut session);
    assert_eq!(after[1]["cells"][0]["value"], "Nord A/S");
    assert_eq!(before[0]["decision"], after[0]["decision"]);
    assert_ne!(before[0]["message"], after[0]["message"]);
    assert!(session.undo().can_undo);
    session.redo();

    let mut other = Session::new(debitor::preset("picqer").unwrap(), &dutch).unwrap();
    other.carry(&session.edits()).unwrap();
    other.feed(file).unwrap();
    other.finish().unwrap();
    super::run(&mut other);
    assert_eq!(said(&mut other)[1]["cells"][0]["value"], "Nord A/S");
    assert_eq!(said(&mut other)[0]["cells"][1]["value"], "ole@smed.example");
    assert_eq!(super::json(&other.edits()), super::json(&session.edits()));
    assert!(other.undo().can_undo && !other.undo().can_undo);
    assert_eq!(said(&mut other)[1]["cells"][0]["value"], "Nord");

    let refused = |text: &str| {
        let mut session = Session::new(debitor::preset("iex").unwrap(), &Options::default()).unwrap();
        let error = session.carry(&serde_json::from_str(text).unwrap()).unwrap_err();
        (error.code().to_owned(), error.path().unwrap_or_default().to_owned())
    };
    assert_eq!(refused(r#"{"cells": 1}"#), ("preview.edits".to_owned(), "$.cells".to_owned()));
    assert_eq!(refused(r#"{"cells": [{"line": 2}]}"#).0, "preview.edits");
}

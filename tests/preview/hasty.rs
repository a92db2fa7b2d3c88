//! What is shown soon: columns guessed from the first rows, debtors that come later, names that are folded when asked for.

use super::rows;
use debitor::decide::{Existing, Matcher, Settings};
use debitor::preview::{Options, Session};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::sync::Arc;

const DEBTORS: &[u8] = b"Kundenummer;Navn;E-mail\n1001;Smed;p7@smed.example\n1002;Holm;p2100@smed.example\n";

/// Cells of a column by what it looks like; some say nothing.
fn cell(look: u8, row: usize) -> String {
    match look {
        0 => format!("p{row}@smed.example"),
        1 => format!("Smed {row} A/S"),
        2 => format!("{:08}", 13_585_628 + row),
        3 => format!("{}", 8000 + row % 900),
        _ => String::new(),
    }
}

/// A file whose columns look one way in the first rows and may look another way later.
fn file(names: &[&str], looks: &[(u8, u8)], turn: usize, count: usize) -> String {
    let mut text = names.join(";") + "\n";
    for row in 0..count {
        let cells: Vec<String> =
            looks.iter().map(|(first, later)| cell(if row < turn { *first } else { *later }, row)).collect();
        text += &(cells.join(";") + "\n");
    }
    text
}

fn read(file: &str, most: usize, is_hasty: bool, debtors_at: usize) -> (Session, bool) {
    let mut session = Session::new(debitor::preset("iex").unwrap(), &Options::default()).unwrap();
    session.set_hasty(is_hasty);
    let mut was_guessed = false;
    for (at, chunk) in file.as_bytes().chunks(10_000).chain([&[][..]; 3]).enumerate() {
        if at == debtors_at {
            session.feed_existing(DEBTORS).unwrap();
            session.finish_existing().unwrap();
        }
        session.feed(chunk).unwrap();
        session.step(most).unwrap();
        was_guessed |= session.is_guessed();
    }
    session.finish().unwrap();
    while !session.step(most).unwrap().is_done {}
    assert!(!session.is_guessed());
    (session, was_guessed)
}

proptest! {
    #![proptest_config(Config::with_cases(24))]

    #[test]
    fn who_is_shown_rows_early_has_the_same_in_the_end(
        looks in proptest::collection::vec((0..5_u8, 0..5_u8), 4),
        turn in 0..2600_usize,
        count in prop_oneof![1..300_usize, 1900..2600_usize],
        most in prop_oneof![Just(64), Just(256), Just(5000)],
        debtors_at in 0..4_usize,
    ) {
        let text = file(&["Navn", "a", "b", "c"], &looks, turn, count);
        let (mut patient, _) = read(&text, 5000, false, 0);
        let (mut hasty, _) = read(&text, most, true, debtors_at);
        prop_assert_eq!(hasty.mapping(), patient.mapping());
        prop_assert_eq!(hasty.progress(), patient.progress());
        prop_assert_eq!(rows(&mut hasty), rows(&mut patient));
    }
}

#[test]
fn columns_are_guessed_from_the_first_rows_and_found_out_again() {
    let text = file(&["Navn", "a"], &[(1, 1), (2, 0)], 300, 4000);
    let (session, was_guessed) = read(&text, 256, true, 0);
    assert!(was_guessed);
    let (patient, is_ever_guessed) = read(&text, 256, false, 0);
    assert!(!is_ever_guessed);
    assert_eq!(session.mapping(), patient.mapping());
}

#[test]
fn names_folded_when_asked_for_are_found_as_names_folded_before() {
    let names = [
        "Bakkerij Jansen B.V.",
        "Jansen Bakkerij",
        "Bakerij Jansen",
        "Møller ApS",
        "Moeller",
        "Nord & Syd A/S",
        "",
        "A/S",
    ];
    let places = [("NL", "1011 AB"), ("DK", "8000"), ("DK", "8000"), ("", "8000"), ("DK", "")];
    let debtors: Vec<String> = (0..40)
        .map(|at| {
            let (country, postcode) = places[at % places.len()];
            let archived = at % 7 == 0;
            format!(
                r#"{{"customer_number":"{at}","company":"{}","country":"{country}","postcode":"{postcode}","archived":"{archived}"}}"#,
                names[at % names.len()]
            )
        })
        .collect();
    for profile in debitor::profile::PRESETS.iter().map(|(name, ..)| debitor::preset(name).unwrap()) {
        let checker = Arc::new(debitor::Checker::new(profile.clone(), "en").unwrap());
        let mut builder = Existing::builder(checker.clone());
        debtors.iter().for_each(|debtor| drop(builder.add(&serde_json::from_str(debtor).unwrap()).unwrap()));
        let eager = Arc::new(builder.finish());
        let read = |bytes: &[u8]| {
            let mut session = Session::new(profile.clone(), &Options::default()).unwrap();
            session.feed_existing(bytes).unwrap();
            session.finish_existing().unwrap();
            session.existing().clone()
        };
        let (lazy, of_index) = (read(debtors.join("\n").as_bytes()), read(&eager.index().to_bytes()));
        for debtor in &debtors {
            let customer = serde_json::from_str(&debtor.replace("\"customer_number\"", "\"customer_id\"")).unwrap();
            let said = |existing: &Arc<Existing>| {
                Matcher::new(checker.clone(), existing.clone(), Settings::default()).decide(2, &customer)
            };
            assert_eq!(said(&lazy), said(&eager), "{debtor}");
            assert_eq!(said(&of_index), said(&eager), "{debtor}");
        }
    }
}

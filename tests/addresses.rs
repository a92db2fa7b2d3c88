//! Invoice addresses: what is one address however it was typed, and what is two.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::{Country, address};
use proptest::prelude::*;
use std::path::Path;

/// The fields of an address but the country, in the order of the file.
const FIELDS: [&str; 5] = ["street", "house_number", "box", "postcode", "city"];

fn fold(country: &str, texts: &[&str]) -> Option<String> {
    let value_of =
        |field: &str| FIELDS.iter().position(|name| *name == field).and_then(|index| texts.get(index).copied());
    address::fold(&value_of, Country::parse(country))
}

/// A row's expectation, and both addresses: country, then the texts.
type Row = (String, [String; 6], [String; 6], String);

fn rows() -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/addresses.csv");
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path).unwrap();
    let side = |row: &csv::StringRecord, from: usize| std::array::from_fn(|index| row[from + index].to_owned());
    reader
        .records()
        .map(Result::unwrap)
        .map(|row| (row[0].to_owned(), side(&row, 1), side(&row, 7), row[13].to_owned()))
        .collect()
}

fn fold_side(side: &[String; 6]) -> Option<String> {
    let texts: Vec<&str> = side[1..].iter().map(String::as_str).collect();
    fold(&side[0], &texts)
}

#[test]
fn ways_of_writing_one_address_are_one_text_and_two_addresses_are_two() {
    let mut counts = [0, 0];
    let mut wrong = Vec::new();
    for (expect, one, two, source) in rows() {
        assert!(!source.is_empty());
        let (first, second) = (fold_side(&one), fold_side(&two));
        assert!(first.is_some(), "{one:?}");
        let is_same = match expect.as_str() {
            "same" => true,
            "different" => false,
            other => panic!("{other}"),
        };
        counts[usize::from(is_same)] += 1;
        if (first == second) != is_same {
            wrong.push(format!("{expect}: {one:?} {first:?}\n  {two:?} {second:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {counts:?}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(counts[0] >= 200 && counts[1] >= 200, "{counts:?}");
}

#[test]
fn a_text_typed_as_an_address_is_that_text() {
    for (_, one, two, _) in rows() {
        for side in [one, two] {
            let Some(text) = fold_side(&side) else { continue };
            let [country, place, name, number] = text.splitn(4, ',').collect::<Vec<_>>()[..] else { panic!("{text}") };
            assert_eq!(
                fold(country, &[name, number, "", place, place]).as_deref().unwrap_or_default(),
                text,
                "{side:?}"
            );
        }
    }
}

#[test]
fn an_address_is_there_with_a_street_or_a_post_office_box_and_a_place() {
    let there = |texts: &[&str]| fold("DK", texts).is_some();
    assert!(there(&["Vestergade", "", "", "8000", ""]));
    assert!(there(&["Vestergade", "", "", "", "Aarhus"]));
    assert!(there(&["", "", "Postboks 7", "8000", ""]));
    assert!(there(&["", "Postboks 7", "", "8000", ""]));
    for texts in [
        ["", "", "", "", ""],
        ["Vestergade 12", "", "", "", ""],
        ["Vestergade 12", "", "", "-", "."],
        ["", "12", "", "8000", "Aarhus"],
        ["", "12", "2. tv", "8000", "Aarhus"],
        ["12", "", "", "8000", "Aarhus"],
        ["-", "12", "", "8000", "Aarhus"],
        ["", "", "2. tv", "8000", "Aarhus"],
    ] {
        assert!(!there(&texts), "{texts:?}");
    }
}

/// Texts that look like parts of addresses, and any text.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-zÆØÅæøåÄÖÜäöüßéè]{1,8}(gade|vej|straße|straat|gatan|katu| g\\.| v\\.)? ?[0-9]{0,3}[ -]?[A-Za-z]?,? ?[0-9]?\\.? ?(tv|th|bus 3|bis)?",
        "([0-9]{1,3}|[a-z]{1,3}|[ .,/:'-]){0,12}",
        "\\PC{0,24}",
        any::<String>(),
    ]
}

fn country() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["DK", "NO", "SE", "FI", "NL", "BE", "FR", "LU", "CH", "DE", "AT", "GB", "US", ""])
}

proptest! {
    #[test]
    fn any_text_folds_without_a_panic_into_four_parts(country in country(), texts in prop::array::uniform5(line())) {
        let texts = texts.each_ref().map(String::as_str);
        if let Some(text) = fold(country, &texts) {
            prop_assert_eq!(text.split(',').count(), 4, "{}", text);
            prop_assert!(text.starts_with(country));
            prop_assert!(!text.contains([' ', '%', '|', '=']), "{}", text);
        }
    }

    #[test]
    fn case_does_not_count(country in country(), street in "[A-Za-zÆØÅÄÖÜæøåäöüßéè0-9 .,-]{0,20}", city in "[A-Za-zØø ]{1,8}") {
        // ß has a capital of its own that nobody's upper-casing gives: SS.
        let upper = street.to_uppercase();
        prop_assert_eq!(fold(country, &[&street, "", "", "", &city]), fold(country, &[&upper, "", "", "", &city.to_uppercase()]));
    }

    #[test]
    fn more_spaces_do_not_count(country in country(), street in "[A-Za-zøå0-9 .,-]{0,20}", gap in "[ \u{a0}\t\u{2009}]{1,3}") {
        let wide = street.replace(' ', &gap);
        prop_assert_eq!(fold(country, &[&street, "", "", "1000", ""]), fold(country, &[&wide, "", "", "1000", ""]));
    }

    #[test]
    fn with_a_postcode_the_city_does_not_count(country in country(), texts in prop::array::uniform3(line()), one in line(), two in line()) {
        let [street, house, unit] = texts.each_ref().map(String::as_str);
        prop_assert_eq!(fold(country, &[street, house, unit, "12345", &one]), fold(country, &[street, house, unit, "12345", &two]));
    }
}

//! Invoice addresses: what is one address however it was typed, and what is two.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::{Checker, Country, Profile, address};
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

// No rows of the file: the text `1majvej` with house 1 could be `1 Majvej` as well.
#[test]
fn a_name_that_begins_with_the_houses_number_keeps_it() {
    let text = fold("DK", &["1. Maj Vej", "1", "", "8000", ""]);
    assert_eq!(text.as_deref(), Some("DK,8000,1majvej,1"));
    assert_eq!(fold("DK", &["1. Maj Vej 1", "", "", "8000", ""]), text);
    assert_eq!(fold("DK", &["1. Maj Vej 1", "1", "", "8000", ""]), text);
    assert_eq!(fold("DK", &["1. Maj Vej", "", "", "8000", ""]).as_deref(), Some("DK,8000,1majvej,"));
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

#[test]
fn a_text_of_megabytes_folds_at_once_and_counts_by_its_beginning() {
    let long = "a 1 ".repeat(1 << 20);
    let start = std::time::Instant::now();
    let text = fold("BE", &[&long, &long, &long, &long, &long]).unwrap();
    assert!(start.elapsed() < std::time::Duration::from_secs(2), "{:?}", start.elapsed());
    assert!(text.len() < 2000, "{}", text.len());
    let other = format!("Vestergade {} 12", "x".repeat(300));
    assert_eq!(
        fold("DK", &[&other, "", "", "8000", ""]),
        fold("DK", &[&other.replace("12", "13"), "", "", "8000", ""])
    );
}

/// The key under a profile of these rules, formats and default country.
fn key_of(identity: &str, formats: &str, country: &str, customer: &str) -> Option<String> {
    let country = if country.is_empty() { String::new() } else { format!(r#""country":"{country}","#) };
    let profile = format!(r#"{{"name":"x",{country}"formats":{formats},"kinds":{{"b2c":{{"identity":{identity}}}}}}}"#);
    let checker = Checker::new(Profile::from_json(&profile).unwrap(), "en").unwrap();
    let customer = serde_json::from_str(customer).unwrap();
    let key = checker.key(&customer);
    assert_eq!(checker.check(&customer).key, key);
    key.map(|key| key.value)
}

const RULES: &str = r#"[["invoice_address"],["email"]]"#;

#[test]
fn a_wrong_postcode_or_country_makes_no_key_and_not_that_of_the_next_rule() {
    let address = r#"{"street":"Kerkstraat 1","postcode":"1017 G","country":"NL","email":"a@b.nl"}"#;
    assert_eq!(key_of(RULES, r#"["postcode"]"#, "", address), None);
    assert_eq!(key_of(RULES, "[]", "", address).unwrap(), "invoice_address=NL,1017,kerkstr,1");
    let country = r#"{"street":"Kerkstraat 1","postcode":"1017 GA","country":"Nederlnd","email":"a@b.nl"}"#;
    assert_eq!(key_of(RULES, "[]", "NL", country), None);
}

#[test]
fn an_address_of_no_known_country_makes_no_key() {
    let address = r#"{"street":"Vestergade 1","postcode":"8000","email":"a@b.dk"}"#;
    assert_eq!(key_of(RULES, "[]", "", address), None);
    assert_eq!(key_of(r#"[["email","invoice_address?"]]"#, "[]", "", address), None);
    assert_eq!(key_of(RULES, "[]", "DK", address).unwrap(), "invoice_address=DK,8000,vestergade,1");
}

#[test]
fn an_address_with_too_little_leads_to_the_next_rule() {
    for address in [
        r#""street":"Vestergade 1""#,
        r#""postcode":"8000""#,
        r#""house_number":"1","city":"Aarhus""#,
        r#""country":"DK""#,
    ] {
        let customer = format!(r#"{{{address},"email":"a@b.dk"}}"#);
        assert_eq!(key_of(RULES, "[]", "DK", &customer).unwrap(), "email=a@b.dk", "{address}");
    }
}

#[test]
fn an_optional_address_is_empty_where_it_is_not_there() {
    let rules = r#"[["email","invoice_address?"]]"#;
    assert_eq!(key_of(rules, "[]", "DK", r#"{"email":"a@b.dk"}"#).unwrap(), "email=a@b.dk|invoice_address=");
    let customer = r#"{"email":"a@b.dk","street":"Vesterg. 1","city":"Århus"}"#;
    assert_eq!(key_of(rules, "[]", "DK", customer).unwrap(), "email=a@b.dk|invoice_address=DK,aarhus,vestergade,1");
}

#[test]
fn the_delivery_address_and_whether_postcodes_are_checked_make_no_difference() {
    let one = r#"{"street":"Kerkstraat","house_number":"1","postcode":"nl-1017ga","country":"NL"}"#;
    let two = r#"{"street":"Kerkstraat","house_number":"1","postcode":"1017 GA","country":"NL","delivery_street":"Dam","delivery_postcode":"x"}"#;
    assert_eq!(key_of(RULES, "[]", "", one), key_of(RULES, r#"["postcode"]"#, "", one));
    assert_eq!(key_of(RULES, "[]", "", one), key_of(RULES, r#"["postcode"]"#, "", two));
}

#[test]
fn a_misspelt_part_and_a_rule_of_nothing_but_an_optional_address_are_errors() {
    let error = |part: &str| {
        let profile = format!(r#"{{"name":"x","kinds":{{"b2c":{{"identity":[["{part}"]]}}}}}}"#);
        Profile::from_json(&profile).unwrap_err().code()
    };
    assert_eq!(error("invoice_adress"), "profile.unknown");
    assert_eq!(error("invoice_address?"), "profile.identity");
    // A part of rules, and no field.
    let required = r#"{"name":"x","kinds":{"b2c":{"required":["invoice_address"]}}}"#;
    assert_eq!(Profile::from_json(required).unwrap_err().code(), "profile.unknown");
}

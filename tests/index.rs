//! What holds of an index of debtors: nobody is lost, nobody is made up, and a file gives back what was put in.
#![cfg(all(feature = "index", feature = "serde"))]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use debitor::index::{Debtor, Index, IndexBuilder, Lookup, Seen};
use debitor::node::Map;
use debitor::{Checker, Key, Profile};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Identified by company number or e-mail, with parts that may be empty and a field of the merchant's own.
const PROFILE: &str = r#"{"name": "index", "country": "DK", "formats": ["iban", "postcode"], "kinds": {
  "b2c": {"identity": [["customer_id", "country", "vat?"], ["email"], ["custom.member"]]},
  "b2b": {"when_filled": ["company_number"], "identity": [["company_number"]]}
}}"#;

fn profile() -> Profile {
    Profile::from_json(PROFILE).unwrap()
}

fn checker() -> Checker {
    Checker::new(profile(), "en").unwrap()
}

/// A debtor as it is handed to the builder.
type Given = (Map<String>, Option<Key>, Vec<String>);

fn given(checker: &Checker, json: &str) -> Given {
    let report = checker.check(&serde_json::from_str(json).unwrap());
    (report.values, report.key, Vec::new())
}

fn index(debtors: &[Given]) -> Index {
    let mut builder = IndexBuilder::new(&profile());
    for (place, (values, key, folded)) in debtors.iter().enumerate() {
        let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
        assert_eq!(builder.add(values, key.as_ref(), &folded).unwrap().number(), place);
    }
    builder.finish()
}

fn index_of(debtors: &[&str]) -> Index {
    let checker = checker();
    index(&debtors.iter().map(|json| given(&checker, json)).collect::<Vec<_>>())
}

fn numbers<'a>(found: impl Iterator<Item = Debtor<'a>>) -> Vec<usize> {
    found.map(|debtor| debtor.id().number()).collect()
}

#[test]
fn an_empty_index_knows_nobody() {
    let index = index_of(&[]);
    assert!(index.is_empty());
    assert_eq!(index.find("email=a@b.dk").count(), 0);
    assert_eq!(index.find_by(Lookup::Email, "a@b.dk").count(), 0);
    assert_eq!(index.debtors().count(), 0);
}

#[test]
fn debtors_that_share_a_key_are_all_found_in_their_order() {
    let index = index_of(&[
        r#"{"company_number": "13585628", "company": "Smed"}"#,
        r#"{"email": "ole@smed.dk"}"#,
        r#"{"company_number": "DK 13 58 56 28", "company": "Smed A/S"}"#,
    ]);
    assert_eq!(numbers(index.find("company_number=0184:13585628")), [0, 2]);
    assert_eq!(numbers(index.find("email=ole@smed.dk")), [1]);
}

#[test]
fn a_key_is_compared_exactly() {
    let index = index_of(&[r#"{"email": "ole@smed.dk"}"#]);
    for other in ["", "email", "email=", "ole@smed.dk", "email=OLE@smed.dk", "email=ole@smed.dk|", "email=ole@smed.d"] {
        assert_eq!(index.find(other).count(), 0, "{other}");
    }
}

#[test]
fn a_key_with_escaped_characters_and_empty_parts_is_found() {
    let index = index_of(&[r#"{"customer_id": "a|b=c%", "vat": ""}"#, r#"{"custom.member": "7=7"}"#]);
    assert_eq!(numbers(index.find("customer_id=a%7Cb%3Dc%25|country=DK|vat=")), [0]);
    assert_eq!(numbers(index.find("custom.member=7%3D7")), [1]);
}

#[test]
fn a_key_that_does_not_follow_from_the_fields_is_kept_as_it_is() {
    let checker = checker();
    let (_, key, _) = given(&checker, r#"{"email": "ole@smed.dk"}"#);
    let (values, ..) = given(&checker, r#"{"company": "Smed"}"#);
    let index = index(&[(values, key, Vec::new())]);
    let found = index.find("email=ole@smed.dk").next().unwrap();
    assert_eq!(found.key().as_deref(), Some("email=ole@smed.dk"));
    assert_eq!(found.get("email"), None);
}

#[test]
fn an_archived_debtor_is_found_and_says_so() {
    let index = index_of(&[r#"{"email": "a@b.dk", "archived": true}"#, r#"{"email": "a@b.dk", "archived": false}"#]);
    let archived: Vec<bool> = index.find("email=a@b.dk").map(|debtor| debtor.is_archived()).collect();
    assert_eq!(archived, [true, false]);
}

#[test]
fn a_company_number_is_looked_up_in_its_country() {
    let index = index_of(&[
        r#"{"company_number": "13585628", "country": "DK"}"#,
        r#"{"company_number": "13585628", "country": "NL"}"#,
        r#"{"company_number": "HRB 4711", "country": "DE"}"#,
    ]);
    assert_eq!(numbers(index.find_by(Lookup::CompanyNumber, "0184:13585628")), [0]);
    assert_eq!(numbers(index.find_by(Lookup::CompanyNumber, "0106:13585628")), [1]);
    assert_eq!(index.find_by(Lookup::CompanyNumber, "13585628").count(), 0);
    let german = index.debtors().nth(2).unwrap();
    let value = ["DE:", german.get("company_number").unwrap()].concat();
    assert_eq!(numbers(index.find_by(Lookup::CompanyNumber, &value)), [2]);
}

#[test]
fn one_lookup_does_not_find_what_stands_in_another_field() {
    let index = index_of(&[r#"{"customer_number": "7", "customer_id": "8", "external_reference": "9"}"#]);
    for (lookup, own) in
        [(Lookup::CustomerNumber, "7"), (Lookup::CustomerId, "8"), (Lookup::ExternalReference, "9"), (Lookup::Vat, "")]
    {
        for value in ["7", "8", "9"] {
            assert_eq!(index.find_by(lookup, value).count(), usize::from(value == own), "{lookup:?} {value}");
        }
    }
}

#[test]
fn each_form_of_a_folded_name_finds_its_debtor_once() {
    let checker = checker();
    let debtor = |email: &str, folded: &[&str]| {
        let (values, key, _) = given(&checker, &format!(r#"{{"email": "{email}"}}"#));
        (values, key, folded.iter().map(|&form| form.to_owned()).collect())
    };
    let index = index(&[
        debtor("a@b.dk", &["soerensen 8000", "sorensen 8000", "soerensen 8000"]),
        debtor("c@d.dk", &["sorensen 8000", ""]),
    ]);
    assert_eq!(numbers(index.find_by(Lookup::NamePostcode, "soerensen 8000")), [0]);
    assert_eq!(numbers(index.find_by(Lookup::NamePostcode, "sorensen 8000")), [0, 1]);
    assert_eq!(index.find_by(Lookup::NamePostcode, "").count(), 0);
}

#[test]
fn a_value_that_everybody_shares_slows_down_nobody_else() {
    let checker = checker();
    let mut builder = IndexBuilder::new(&profile());
    for number in 0..20_000 {
        let json = format!(r#"{{"customer_number": "{number}", "email": "none@example.dk"}}"#);
        let (values, key, _) = given(&checker, &json);
        builder.add(&values, key.as_ref(), &[]).unwrap();
    }
    let index = builder.finish();
    assert_eq!(index.find("email=none@example.dk").count(), 20_000);
    assert_eq!(numbers(index.find_by(Lookup::CustomerNumber, "19999")), [19_999]);
    // Nobody else is looked at on the way: with a walk along the shared ones this would take minutes.
    for number in 0..200_000 {
        assert_eq!(index.find(&format!("email={number}@example.dk")).count(), 0);
    }
}

#[test]
fn an_id_of_another_index_gives_nobody_or_somebody_but_no_crash() {
    let big = index_of(&[r#"{"email": "a@b.dk"}"#, r#"{"email": "c@d.dk"}"#]);
    let small = index_of(&[r#"{"email": "e@f.dk"}"#]);
    let last = big.debtors().last().unwrap().id();
    assert!(big.debtor(last).is_some());
    assert!(small.debtor(last).is_none());
}

#[test]
fn more_fields_than_any_table_has_are_refused_and_leave_the_index_as_it_was() {
    let mut builder = IndexBuilder::new(&profile());
    let mut values = Map::new();
    for number in 0..65_537 {
        values.insert(format!("custom.{number:05}"), "x".to_owned());
    }
    assert_eq!(builder.add(&values, None, &["smed 8000"]).unwrap_err().code(), "index.full");
    values.remove("custom.65536");
    builder.add(&values, None, &["smed 8000"]).unwrap();
    let index = builder.finish();
    assert_eq!(numbers(index.find_by(Lookup::NamePostcode, "smed 8000")), [0]);
    assert_eq!(index.debtors().next().unwrap().fields().count(), 65_536);
}

#[test]
fn the_first_row_of_a_key_is_remembered() {
    let checker = checker();
    let key = |number: u32| given(&checker, &format!(r#"{{"email": "{number}@b.dk"}}"#)).1.unwrap();
    let mut seen = Seen::default();
    for row in 0..3_000 {
        assert_eq!(seen.find(&key(row)), None);
        assert_eq!(seen.first(&key(row), row), None);
    }
    for row in 0..3_000 {
        assert_eq!(seen.first(&key(row), row + 9_000), Some(row));
        assert_eq!(seen.find(&key(row)), Some(row));
    }
    assert_eq!(seen.len(), 3_000);
}

/// Debtors with few different values, so that they often share them.
fn debtors() -> impl Strategy<Value = Vec<Given>> {
    let value = |values: &'static [&'static str]| proptest::option::weighted(0.6, proptest::sample::select(values));
    let numbers = (
        value(&["13585628", "25313763", "1358 5627", "æ|ø=å%"]),
        value(&["DK13585628", "NL004495445B01", "x"]),
        value(&["a@b.dk", "C@D.dk", "nobody"]),
        value(&["1", "2", "3"]),
        value(&["1", "2"]),
    );
    let others = (
        value(&["DK", "NL", "DE", "?"]),
        value(&["DK5000400440116243", "DE89370400440532013000"]),
        value(&["true", "false"]),
        value(&["M1", "M2"]),
        "\\PC{0,20}",
        proptest::collection::vec(proptest::sample::select(&["smed 8000", "møller 1000"][..]), 0..3),
    );
    let debtor = (numbers, others).prop_map(|((company_number, vat, email, number, id), others)| {
        let (country, iban, archived, member, company, folded) = others;
        let fields = [
            ("company_number", company_number),
            ("vat", vat),
            ("email", email),
            ("customer_number", number),
            ("customer_id", id),
            ("external_reference", id),
            ("country", country),
            ("iban", iban),
            ("archived", archived),
            ("custom.member", member),
            ("company", Some(company.as_str())),
        ];
        let filled: BTreeMap<&str, &str> =
            fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        let (values, key, _) = given(&checker(), &serde_json::to_string(&filled).unwrap());
        (values, key, folded.into_iter().map(str::to_owned).collect())
    });
    proptest::collection::vec(debtor, 0..24)
}

/// The places of the debtors for which it holds.
fn places(debtors: &[Given], holds: impl Fn(&Given) -> bool) -> Vec<usize> {
    debtors.iter().enumerate().filter(|(_, debtor)| holds(debtor)).map(|(place, _)| place).collect()
}

fn holds_exactly(index: &Index, debtors: &[Given]) {
    assert_eq!(index.len(), debtors.len());
    for (debtor, (values, key, _)) in index.debtors().zip(debtors) {
        let fields: Vec<_> = values.iter().map(|(name, value)| (name, value.as_str())).collect();
        assert_eq!(debtor.fields().collect::<Vec<_>>(), fields);
        assert!(fields.iter().all(|(name, value)| debtor.get(name) == Some(value)));
        assert_eq!(debtor.key().as_deref(), key.as_ref().map(|key| key.value.as_str()));
        assert_eq!(debtor.is_archived(), values.get("archived").is_some_and(|value| value == "true"));
    }
    for (values, key, folded) in debtors {
        if let Some(Key { value, .. }) = key {
            let same = places(debtors, |(_, key, _)| key.as_ref().is_some_and(|key| key.value == *value));
            assert_eq!(numbers(index.find(value)), same);
        }
        for lookup in Lookup::ALL {
            if let Some(value) = lookup.value_of(values) {
                let same = places(debtors, |(values, ..)| lookup.value_of(values).as_ref() == Some(&value));
                assert_eq!(numbers(index.find_by(lookup, &value)), same, "{lookup:?}");
            }
        }
        for form in folded {
            let same = places(debtors, |(_, _, folded)| folded.contains(form));
            assert_eq!(numbers(index.find_by(Lookup::NamePostcode, form)), same);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_lookup_finds_exactly_those_that_were_added_with_the_value(debtors in debtors()) {
        holds_exactly(&index(&debtors), &debtors);
    }

    #[test]
    fn what_was_saved_is_what_is_loaded(debtors in debtors()) {
        let bytes = index(&debtors).to_bytes();
        let loaded = Index::from_bytes(&bytes, &profile()).unwrap();
        holds_exactly(&loaded, &debtors);
        prop_assert_eq!(loaded.to_bytes(), bytes);
    }
}

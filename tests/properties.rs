//! What holds of every scheme and any text.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::Country;
use debitor::ids::{Scheme, Verdict, format, identify};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

const COUNTRIES: &[&str] = &[
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "GR", "ES", "FI", "FR", "GB", "HR", "HU", "IE", "IT", "LT",
    "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "US",
];

/// Published numbers, to be bent.
static PUBLISHED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/published");
    let mut numbers = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(&path).unwrap();
            numbers.extend(reader.records().map(|row| row.unwrap()[0].to_owned()));
        }
    }
    numbers.sort();
    numbers
});

fn country() -> impl Strategy<Value = Option<Country>> {
    proptest::option::of(proptest::sample::select(COUNTRIES)).prop_map(|code| code.and_then(Country::parse))
}

/// Anything, what looks like a number, and published numbers with one character replaced, put in or left out.
fn text() -> impl Strategy<Value = String> {
    let prefix = proptest::sample::select(COUNTRIES);
    let bent = (any::<proptest::sample::Index>(), any::<proptest::sample::Index>(), "[0-9A-Z+* .-]", 0..5_u8);
    prop_oneof![
        "\\PC*",
        "[0-9A-Za-z +*./-]{0,24}",
        (prefix, "[0-9A-Z]{0,2}[0-9]{2,12}[0-9A-Z]{0,3}").prop_map(|(prefix, body)| format!("{prefix}{body}")),
        bent.prop_map(|(number, place, new, how)| {
            let mut text: Vec<char> = PUBLISHED[number.index(PUBLISHED.len())].chars().collect();
            let place = place.index(text.len());
            let new = new.chars().next().unwrap();
            match how {
                0 => text[place] = new,
                1 => text.insert(place, new),
                2 => _ = text.remove(place),
                3 => text.truncate(place),
                _ => {}
            }
            text.into_iter().collect()
        }),
    ]
}

fn holds(scheme: Scheme, text: &str, country: Option<Country>) -> TestCaseResult {
    let finding = scheme.examine(text, country);
    prop_assert_eq!(scheme.verdict(text, country), finding.verdict, "{:?} {:?}", scheme, text);
    prop_assert_eq!(finding.verdict == Verdict::Invalid, finding.problems.iter().any(|problem| problem.is_error()));
    if finding.verdict == Verdict::Invalid {
        for suggestion in finding.problems.iter().flat_map(|problem| &problem.suggestions) {
            let repaired = scheme.examine(suggestion, country);
            // Phone numbers and postcodes have no check digit.
            let is_right = matches!(repaired.verdict, Verdict::Valid | Verdict::Unverifiable);
            prop_assert!(is_right, "{:?} {:?}: {:?}", scheme, text, suggestion);
            prop_assert_eq!(&repaired.canonical, suggestion);
        }
    } else {
        for form in [&finding.canonical, &finding.formatted] {
            let again = scheme.examine(form, country);
            prop_assert_eq!(again.verdict, finding.verdict, "{:?} {:?} as {:?}", scheme, text, form);
            prop_assert_eq!(&again.canonical, &finding.canonical, "{:?} {:?} as {:?}", scheme, text, form);
        }
    }
    Ok(())
}

#[test]
fn a_number_that_would_be_odd_is_not_suggested() {
    let country = Country::parse("NL");
    assert!(country.is_some());
    holds(Scheme::find("phone").unwrap(), "FI10410.00", country).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, ..ProptestConfig::default() })]

    #[test]
    fn forms_are_stable_and_suggestions_valid(text in text(), country in country()) {
        for scheme in Scheme::all() {
            holds(scheme, &text, country)?;
        }
    }

    #[test]
    fn formatting_and_identifying_take_anything(text in text(), country in country(), caret in 0..40_usize) {
        for scheme in Scheme::all() {
            let shown = format(scheme, &text, caret, country);
            prop_assert!(shown.caret <= shown.text.encode_utf16().count().max(caret), "{:?} {:?}", scheme, text);
        }
        for candidate in identify(&text, country) {
            prop_assert_ne!(candidate.verdict, Verdict::Invalid);
        }
    }
}

#[test]
fn every_published_number_survives_every_scheme() {
    for number in PUBLISHED.iter() {
        for scheme in Scheme::all() {
            holds(scheme, number, None).unwrap_or_else(|fault| panic!("{number}: {fault}"));
        }
    }
}

#[test]
fn a_number_typed_with_formatting_on_is_the_number() {
    let vat = Scheme::named("vat").unwrap();
    for number in PUBLISHED.iter() {
        let finding = vat.examine(number, None);
        if finding.verdict != Verdict::Valid {
            continue;
        }
        let mut typed = String::new();
        for character in number.chars() {
            typed.push(character);
            let shown = format(vat, &typed, typed.len(), None);
            assert!(shown.possible, "{number}: {typed:?}");
            typed = shown.text;
        }
        assert_eq!(vat.examine(&typed, None).canonical, finding.canonical, "{number} typed as {typed:?}");
    }
}

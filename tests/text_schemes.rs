//! The rows of `tests/vectors/text/`: telephone numbers, postcodes, languages and names of countries as people write
//! them. Columns: scheme, country, input, verdict, canonical form, code of the first problem, source.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::ids::{Scheme, Verdict};
use debitor::{Catalogue, Country};
use proptest::prelude::*;
use std::path::PathBuf;

/// Runs a file and gives the number of rows; all rows that fail are shown.
#[track_caller]
fn run(name: &str) -> usize {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/text").join(name);
    let mut failed = Vec::new();
    let mut rows = 0;
    for row in csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path).unwrap().records() {
        let row = row.unwrap();
        rows += 1;
        let scheme = Scheme::named(&row[0]).unwrap();
        let country = Country::parse(&row[1]);
        assert_eq!(country.is_none(), row[1].is_empty(), "{row:?}");
        let mut finding = scheme.examine(&row[2], country);
        let code = finding.problems.first().map(|problem| problem.code.clone()).unwrap_or_default();
        let found = [finding.verdict.as_str(), &finding.canonical, &code];
        if found != [&row[3], &row[4], &row[5]] {
            failed.push(format!("{row:?}\n   found {found:?}"));
            continue;
        }
        assert_eq!(scheme.verdict(&row[2], country), finding.verdict, "the verdict alone is the finding's: {row:?}");
        let is_error = finding.problems.iter().any(|problem| problem.is_error());
        assert_eq!(is_error, finding.verdict == Verdict::Invalid, "an error is what makes it invalid: {row:?}");
        if !is_error {
            let again = scheme.examine(&finding.canonical, country);
            assert_eq!(again.canonical, finding.canonical, "the canonical form stays: {row:?}");
            let again = scheme.examine(&finding.formatted, country);
            assert_eq!(again.canonical, finding.canonical, "the formatted form says the same: {row:?}");
        }
        for problem in &finding.problems {
            for suggestion in &problem.suggestions {
                let verdict = scheme.verdict(suggestion, country);
                assert_ne!(verdict, Verdict::Invalid, "a suggestion can be taken: {suggestion} {row:?}");
            }
            let position = problem.params.get("position").map_or(1, |place| place.parse::<usize>().unwrap());
            assert!((1..=row[2].chars().count().max(1)).contains(&position), "{row:?}");
        }
        for language in ["da", "en"] {
            Catalogue::built_in(language).unwrap().fill(&mut finding.problems);
            for problem in &finding.problems {
                assert!(
                    !problem.message.contains(['{', '}']) && problem.message != problem.code,
                    "{} {row:?}",
                    problem.message
                );
            }
        }
    }
    assert!(failed.is_empty(), "{} of {rows} rows:\n{}", failed.len(), failed.join("\n"));
    rows
}

#[test]
fn telephone_numbers_become_e164_or_say_why_not() {
    assert!(run("phone.csv") >= 40);
}

#[test]
fn every_country_with_a_shape_takes_the_postcode_of_a_real_town() {
    assert!(run("postcode.csv") >= 120);
}

#[test]
fn countries_are_known_by_their_codes_and_by_their_names_in_eight_languages() {
    assert!(run("country.csv") >= 200);
}

#[test]
fn languages_are_written_as_accounting_systems_want_them() {
    assert!(run("locale.csv") >= 30);
}

#[test]
fn formatted_numbers_are_grouped_as_people_write_them() {
    for (country, text, formatted) in [
        ("DK", "35291000", "+45 35 29 10 00"),
        ("FR", "0140040404", "+33 1 40 04 04 04"),
        ("BE", "022991111", "+32 2 299 11 11"),
        ("BE", "0470123456", "+32 470 12 34 56"),
        ("NL", "0201234567", "+31 20 123 4567"),
        ("GB", "07911123456", "+44 7911 123456"),
        ("SE", "0701234567", "+46 70 123 45 67"),
        ("PL", "223300330", "+48 223 300 330"),
        ("IE", "017383636", "+353 1 738 3636"),
        ("US", "2024561414", "+1 202 456 1414"),
        ("DE", "030115", "+49 30115"),
    ] {
        let finding = Scheme::named("phone").unwrap().examine(text, Country::parse(country));
        assert_eq!(finding.formatted, formatted);
    }
}

#[test]
fn a_wrong_number_says_what_would_be_right() {
    let phone = Scheme::named("phone").unwrap();
    let denmark = Country::parse("DK");
    let problem = |text| phone.examine(text, denmark).problems.remove(0);
    assert_eq!(problem("35 29 1O 00").suggestions, ["+4535291000"]);
    assert_eq!(problem("35 29 1O 00").params.get("position").as_deref(), Some("8"));
    assert_eq!(problem("33 92 33 33 / 35 29 10 00").suggestions, ["+4533923333", "+4535291000"]);
    assert_eq!(problem("3529100").params.get("expected").as_deref(), Some("8"));
    assert_eq!(problem("3529100").params.get("found").as_deref(), Some("7"));
    assert_eq!(problem("35291000 ext. 012").params.get("found").as_deref(), Some("012"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_text_makes_a_scheme_panic_or_disagree_with_its_verdict(
        text in "(\\PC|[0-9+()/x# .-]|[A-Z]){0,40}",
        country in "(DK|NL|GB|IT|LV|US|HU|BY|LI|IE|XK|)",
    ) {
        let country = Country::parse(&country);
        for scheme in ["phone", "postcode", "locale", "country"] {
            let scheme = Scheme::named(scheme).unwrap();
            let finding = scheme.examine(&text, country);
            prop_assert_eq!(scheme.verdict(&text, country), finding.verdict);
            for suggestion in finding.problems.iter().flat_map(|problem| &problem.suggestions) {
                prop_assert_ne!(scheme.verdict(suggestion, country), Verdict::Invalid, "{:?}", suggestion);
            }
            if finding.verdict != Verdict::Invalid {
                prop_assert_eq!(&scheme.examine(&finding.canonical, country).canonical, &finding.canonical);
            }
        }
    }

    #[test]
    fn digits_in_any_order_make_no_number_longer_than_e164_allows(text in "[+]?[0-9]{0,30}") {
        for country in ["DK", "DE", "IT", "RU", "US", "CI", "ZW"] {
            let finding = Scheme::named("phone").unwrap().examine(&text, Country::parse(country));
            if finding.verdict != Verdict::Invalid {
                prop_assert!(finding.canonical.len() <= 16, "{}", finding.canonical);
            }
        }
    }
}

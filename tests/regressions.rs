//! Inputs that once broke a promise, found by the fuzzer (`make fuzz`).
#![allow(clippy::unwrap_used, missing_docs)]

use debitor::ids::{Scheme, Verdict, format};
use debitor::{Checker, Country};

#[track_caller]
fn holds(scheme: &str, country: &str, text: &str, verdict: Verdict, canonical: &str) {
    let (scheme, country) = (Scheme::named(scheme).unwrap(), Country::parse(country));
    let finding = scheme.examine(text, country);
    assert_eq!((finding.verdict, finding.canonical.as_str()), (verdict, canonical), "{text:?}");
    assert_eq!(scheme.verdict(text, country), verdict, "the verdict alone: {text:?}");
    if verdict != Verdict::Invalid {
        assert_eq!(scheme.examine(canonical, country).canonical, canonical, "{text:?}");
    }
}

#[test]
fn a_page_break_is_a_separator_like_any_white_space() {
    holds("company_number", "", "l\tS\t\u{c}", Verdict::Unverifiable, "LS");
    holds("cvr", "", "\u{b}1358\u{85}5628\u{c}", Verdict::Valid, "13585628");
}

#[test]
fn the_verdict_alone_takes_a_century_off_too() {
    holds("se_orgnr", "", "16 92 32 33 /10 00", Verdict::Valid, "9232331000");
    holds("se_orgnr", "", "16556036079301", Verdict::Invalid, "16556036079301");
}

#[test]
fn nothing_but_separators_is_no_number_of_any_country() {
    holds("company_number", "", " - ", Verdict::Invalid, "-");
    holds("company_number", "US", "...", Verdict::Invalid, "...");
    holds("vat", "US", "-", Verdict::Invalid, "-");
    let checker = Checker::new(debitor::preset("iex").unwrap(), "en").unwrap();
    let customer = r#"{"company_number": "-", "company": "Acme", "email": "ann@example.com", "country": "US"}"#;
    let report = checker.check(&serde_json::from_str(customer).unwrap());
    let codes: Vec<&str> = report.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!((report.valid, codes), (false, vec!["field.required"]), "a company without a key");
}

#[test]
fn a_field_of_control_characters_is_empty() {
    let checker = Checker::new(debitor::preset("iex").unwrap(), "en").unwrap();
    let customer = r#"{"cvr": "13585628", "company": "\u0000\u007f", "email": "ole@example.dk"}"#;
    let customer = serde_json::from_str(customer).unwrap();
    let report = checker.check(&customer);
    let problems: Vec<&str> = report.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!((problems, report.values.get("company")), (vec!["field.required"], None));
    assert!(!checker.check_field("company", "\u{7f}", &customer).unwrap().valid);
}

#[test]
fn a_french_number_keeps_its_one_prefix_while_it_is_typed() {
    let (vat, france) = (Scheme::named("vat").unwrap(), Country::parse("FR"));
    let mut typed = String::new();
    for character in "FR40303265045".chars() {
        typed.push(character);
        typed = format(vat, &typed, typed.len(), france).text;
        assert!(!typed.starts_with("FR FR"), "{typed:?}");
    }
    assert_eq!(typed, "FR 40 303 265 045");
    // The key of a number that is typed with its prefix twice, or whose key it is.
    assert_eq!(format(vat, "FR FR 005 437 576", 17, france).text, "FR FR 005 437 576");
}

/// `0e 0` is read as `0E0`, which was then taken for a number that a spreadsheet had written with an exponent.
#[test]
fn a_canonical_form_is_no_spreadsheet_damage() {
    let scheme = Scheme::named("company_number").unwrap();
    let finding = scheme.examine("0e 0", None);
    assert_eq!(finding.verdict, scheme.examine(&finding.canonical, None).verdict);
    assert_eq!(scheme.examine("5.798E+12", None).verdict, Verdict::Invalid);
}

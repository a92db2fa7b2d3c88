//! Formats that a profile asks for: phone, postcode, IBAN, locale, names of countries.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, missing_docs)]

use debitor::{Checker, Profile, Report};

#[track_caller]
fn report(formats: &str, customer: &str) -> Report {
    let profile = format!(r#"{{"name": "t", "country": "DK", "formats": {formats}, "kinds": {{"b2c": {{}}}}}}"#);
    let checker = Checker::new(Profile::from_json(&profile).unwrap(), "en").unwrap();
    checker.check(&serde_json::from_str(customer).unwrap())
}

#[test]
fn without_its_format_a_field_is_free_text() {
    let report = report("[]", r#"{"phone": "call  me", "postcode": "x", "iban": "y"}"#);
    assert!(report.valid);
    assert_eq!(report.values.get("phone").map(String::as_str), Some("call me"));
}

#[test]
fn with_its_format_a_field_is_checked_and_canonical() {
    let all = r#"["phone", "postcode", "iban", "locale", "country_names"]"#;
    let good =
        report(all, r#"{"phone": "70 12 34 56", "postcode": "DK-8000", "country": "Danmark", "locale": "da_dk"}"#);
    assert_eq!(good.problems, []);
    for (field, value) in [("phone", "+4570123456"), ("postcode", "8000"), ("country", "DK"), ("locale", "da-DK")] {
        assert_eq!(good.values.get(field).map(String::as_str), Some(value), "{field}");
    }
    let bad = report(all, r#"{"phone": "call me", "postcode": "80000", "iban": "DK5000400440116244"}"#);
    let codes: Vec<&str> = bad.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["phone.character", "postcode.shape", "iban.checksum"]);
}

#[test]
fn a_country_by_name_needs_its_format() {
    let report = report("[]", r#"{"country": "Danmark"}"#);
    assert_eq!(report.problems.first().map(|problem| problem.code.as_str()), Some("country.unknown"));
}

#[test]
fn an_unknown_format_is_an_error_with_its_place() {
    let error = Profile::from_json(r#"{"name": "t", "formats": ["phne"], "kinds": {}}"#).unwrap_err();
    assert_eq!((error.code(), error.path(), error.hint()), ("profile.unknown", Some("$.formats[0]"), Some("phone")));
}

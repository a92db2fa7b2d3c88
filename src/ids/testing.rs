//! Claims about VAT numbers, for the tests of the country files.

use super::{Finding, Scheme, Verdict};

fn examine(text: &str) -> Finding {
    Scheme::named("vat")
        .map(|scheme| scheme.examine(text, None))
        .unwrap_or_else(|| Finding::fine(String::new(), String::new()))
}

pub(crate) fn verdict(text: &str) -> Verdict {
    examine(text).verdict
}

#[track_caller]
fn judged(text: &str, verdict: Verdict, canonical: &str, codes: &[&str]) {
    let finding = examine(text);
    assert_eq!((finding.verdict, finding.canonical.as_str()), (verdict, canonical), "{text:?}");
    assert!(finding.problems.iter().map(|problem| problem.code.as_str()).eq(codes.iter().copied()), "{finding:?}");
}

#[track_caller]
pub(crate) fn valid(text: &str, canonical: &str) {
    judged(text, Verdict::Valid, canonical, &[]);
}

#[track_caller]
pub(crate) fn unverifiable(text: &str, canonical: &str) {
    judged(text, Verdict::Unverifiable, canonical, &[]);
}

#[track_caller]
pub(crate) fn unusual(text: &str, canonical: &str, code: &str) {
    judged(text, Verdict::Unusual, canonical, &[code]);
}

#[track_caller]
pub(crate) fn invalid(text: &str) {
    assert_eq!(verdict(text), Verdict::Invalid, "{text:?}");
}

/// The check characters are wrong and would have to be `expected`, and the repair is offered.
#[track_caller]
pub(crate) fn wrong(text: &str, expected: &str) {
    let finding = examine(text);
    assert_eq!(finding.verdict, Verdict::Invalid, "{text:?}");
    let problem = finding.problems.first();
    assert_eq!(problem.map(|problem| problem.code.as_str()), Some("vat.checksum"), "{finding:?}");
    assert_eq!(problem.and_then(|problem| problem.params.get("expected")).as_deref(), Some(expected), "{finding:?}");
    assert!(problem.is_some_and(|problem| !problem.suggestions.is_empty()), "{finding:?}");
}

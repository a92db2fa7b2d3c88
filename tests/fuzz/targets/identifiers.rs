//! Scheme, tab, country, tab, any text.
#![no_main]

use debitor::Catalogue;
use debitor::ids::{Scheme, Verdict, identify};
use debitor_fuzz::{country, scheme};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::built_in("en").expect("English"));

fuzz_target!(|bytes: &[u8]| {
    let line = String::from_utf8_lossy(bytes);
    let mut parts = line.splitn(3, '\t');
    let mut part = || parts.next().unwrap_or_default();
    let (scheme, country, text) = (scheme(part()), country(part()), part());
    let case = || format!("{scheme:?} {country:?} {text:?}");

    let finding = scheme.examine(text, country);
    assert_eq!(scheme.verdict(text, country), finding.verdict, "the verdict alone: {}", case());
    let is_invalid = finding.verdict == Verdict::Invalid;
    assert_eq!(is_invalid, finding.problems.iter().any(|problem| problem.is_error()), "problems: {}", case());

    if !is_invalid {
        for form in [&finding.canonical, &finding.formatted] {
            let again = scheme.examine(form, country);
            assert_eq!(again.verdict, finding.verdict, "{form:?} of {}", case());
            assert_eq!(again.canonical, finding.canonical, "{form:?} of {}", case());
        }
    }
    for problem in &finding.problems {
        if let Some(position) = problem.params.get("position") {
            let position: usize = position.parse().expect("a number");
            assert!(position <= text.chars().count(), "position {position} in {}", case());
        }
        for suggestion in &problem.suggestions {
            let mended = scheme.examine(suggestion, country);
            assert_ne!(mended.verdict, Verdict::Invalid, "{suggestion:?} for {}", case());
            assert_eq!(&mended.canonical, suggestion, "for {}", case());
        }
    }

    let answer = scheme.answer(text, country, &ENGLISH);
    assert_eq!(answer.canonical.is_none(), is_invalid, "answer: {}", case());
    assert!(answer.problems.iter().all(|problem| !problem.message.is_empty()), "messages: {}", case());

    // All schemes at once: one of them asks.
    let candidates = if scheme.id() == "email" { identify(text, country) } else { Vec::new() };
    for candidate in candidates {
        assert_ne!(candidate.verdict, Verdict::Invalid, "{candidate:?} of {}", case());
        assert_eq!(Scheme::named(candidate.scheme.id()), Some(candidate.scheme), "{}", case());
    }
});

//! Which patterns are within the subset, and where the others are refused.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::pattern::Pattern;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestCaseResult, TestRunner};
use serde_json::{Value, json};

#[path = "support/patterns.rs"]
mod patterns;
use patterns::pattern;

#[test]
fn each_pattern_is_accepted_or_refused_at_its_place() {
    let mut wrong = Vec::new();
    for line in include_str!("vectors/patterns.jsonl").lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let mut said = json!({"what": row["what"], "pattern": row["pattern"]});
        match Pattern::parse(row["pattern"].as_str().unwrap()) {
            Ok(pattern) => said["canonical"] = pattern.as_str().into(),
            Err(error) => {
                assert_eq!(error.code(), "profile.pattern", "{row}");
                said["position"] = place(&error.message()).into();
                if let Some(hint) = error.hint() {
                    said["hint"] = hint.into();
                }
            }
        }
        if said != row {
            wrong.push(format!("expected {row}\n     got {said}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The character that a message is about.
fn place(message: &str) -> usize {
    let rest = message.strip_prefix("character ").expect("a place");
    rest.split_once(": ").expect("a place").0.parse().expect("a number")
}

/// Matches of a pattern, the same bent, and values that have nothing to do with it.
fn values(canonical: &str) -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    let matching = proptest::string::string_regex(&format!("(?s:{canonical})")).unwrap();
    let bent =
        (matching, any::<Index>(), "[abcA01 .æÿ🍓\n-]?", any::<bool>()).prop_map(|(text, place, new, instead)| {
            let mut characters: Vec<String> = text.chars().map(String::from).collect();
            let place = place.index(characters.len() + 1);
            match characters.get_mut(place) {
                Some(old) if instead => *old = new,
                _ => characters.insert(place, new),
            }
            (text, characters.concat())
        });
    (vec(bent, 5), vec("[abcA01 .æÿ🍓-]{0,6}", 3)).prop_map(|(bent, mut others)| {
        let (matching, bent): (Vec<_>, Vec<_>) = bent.into_iter().unzip();
        others.extend(bent);
        (matching, others)
    })
}

/// Writes what the native engine says of thousands of patterns, for `tests/node/patterns.test.mjs` to ask the browser's.
#[test]
fn canonical_texts_are_patterns_and_match_what_is_made_from_them() {
    let mut runner = TestRunner::deterministic();
    let mut lines = String::new();
    let (mut accepted, mut verdicts) = (0, [0, 0]);
    while accepted < 3000 {
        let text = pattern().new_tree(&mut runner).unwrap().current();
        let Ok(pattern) = Pattern::parse(&text) else { continue };
        accepted += 1;
        assert_eq!(Pattern::parse(pattern.as_str()).as_ref().map(Pattern::as_str), Ok(pattern.as_str()), "{text}");
        let (matching, others) = values(pattern.as_str()).new_tree(&mut runner).unwrap().current();
        let mut cases = Vec::new();
        for value in &matching {
            assert!(pattern.is_match(value), "{text} {value:?}");
        }
        for value in matching.into_iter().chain(others) {
            let matches = pattern.is_match(&value);
            verdicts[usize::from(matches)] += 1;
            cases.push(json!([value, matches]));
        }
        lines += &json!({"pattern": text, "canonical": pattern.as_str(), "cases": cases}).to_string();
        lines.push('\n');
    }
    assert!(verdicts.iter().all(|count| *count > 5000), "{verdicts:?}");
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/patterns.jsonl"), lines).unwrap();
}

proptest! {
    #[test]
    fn any_text_is_a_pattern_or_is_refused_at_one_of_its_characters(text in any::<String>()) {
        well(&text)?;
    }

    #[test]
    fn what_looks_like_a_pattern_is_one_or_is_refused(text in "([abé&~^$.*+?|()\\[\\]{},\\\\dws-]|[(]|[)]|\\{1,2\\}){0,24}") {
        well(&text)?;
    }
}

fn well(text: &str) -> TestCaseResult {
    match Pattern::parse(text) {
        Ok(pattern) => prop_assert_eq!(Pattern::parse(pattern.as_str()), Ok(pattern)),
        Err(error) => {
            prop_assert_eq!(error.code(), "profile.pattern");
            prop_assert!((1..=text.chars().count() + 1).contains(&place(&error.message())), "{}", error);
        }
    }
    Ok(())
}

#[test]
fn a_value_of_more_than_1000_characters_never_matches() {
    let pattern = Pattern::parse(".*").unwrap();
    assert!(pattern.is_match(&"🍓".repeat(1000)));
    assert!(!pattern.is_match(&"a".repeat(1001)));
}

#[test]
fn a_line_break_is_a_character_and_the_value_is_matched_whole() {
    let matches = |pattern: &str, value: &str| Pattern::parse(pattern).unwrap().is_match(value);
    assert!(matches("a.b", "a\nb"));
    assert!(matches("a[^x]b", "a\r\u{2028}b".replace('\r', "").as_str()));
    assert!(!matches("ab", "ab\n"));
    assert!(!matches("a|b", "ab"));
    assert!(!matches("^a|b$", "ax"));
}

#[test]
fn upper_and_lower_case_differ_and_shorthands_are_ascii() {
    let matches = |pattern: &str, value: &str| Pattern::parse(pattern).unwrap().is_match(value);
    assert!(!matches("dk", "DK"));
    assert!(!matches(r"\d", "٣"));
    assert!(!matches(r"\w", "æ"));
    assert!(matches("[æøå]", "ø"));
}

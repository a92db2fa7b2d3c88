//! Any text as a pattern, and a value for it.
#![no_main]

use debitor::pattern::Pattern;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (text, value) = text.split_once('\t').unwrap_or((&text, ""));
    match Pattern::parse(text) {
        Ok(pattern) => {
            let again = Pattern::parse(pattern.as_str()).expect("the canonical text is a pattern");
            assert_eq!(again.as_str(), pattern.as_str(), "canonical already");
            assert_eq!(again.is_match(value), pattern.is_match(value));
        }
        Err(error) => {
            assert_eq!(error.code(), "profile.pattern");
            // Never the engine's own words: all that it would refuse is refused before.
            let message = error.message();
            let place = message.strip_prefix("character ").and_then(|rest| rest.split_once(": "));
            let place: usize = place.expect("a place").0.parse().expect("a number");
            assert!((1..=text.chars().count() + 1).contains(&place), "{error}");
        }
    }
});

//! Scheme, tab, country, tab, caret, tab, any text.
#![no_main]

use debitor::ids::format;
use debitor_fuzz::{country, number, scheme};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let line = String::from_utf8_lossy(bytes);
    let mut parts = line.splitn(4, '\t');
    let mut part = || parts.next().unwrap_or_default();
    let (scheme, country, caret, text) = (scheme(part()), country(part()), number(part()), part());
    let case = || format!("{scheme:?} {country:?} {caret} {text:?}");

    let shown = format(scheme, text, caret, country);
    assert!(shown.caret <= shown.text.encode_utf16().count(), "caret {}: {}", shown.caret, case());

    let again = format(scheme, &shown.text, shown.caret, country);
    assert_eq!(again.text, shown.text, "formatted again: {}", case());
    assert!(again.caret <= again.text.encode_utf16().count(), "caret {}: {}", again.caret, case());
});

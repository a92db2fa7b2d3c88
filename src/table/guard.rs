//! The apostrophe that keeps a cell of a CSV file from becoming a formula when a spreadsheet opens it.
//!
//! A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is written with a `'` before it (OWASP, "CSV
//! Injection", read 2026-11-21), and read without. So is one that begins so after apostrophes of its own: that way each
//! text comes back as it was.

/// Must a `'` be put before this text when it is written?
///
/// ```
/// use debitor::table::is_guarded;
///
/// assert!(is_guarded("=1+1") && is_guarded("'=1+1"));
/// assert!(!is_guarded("'s-Gravenhage"));
/// ```
#[must_use]
pub fn is_guarded(text: &str) -> bool {
    starts_formula(text.as_bytes())
}

/// After any apostrophes, does a formula begin?
pub(super) fn starts_formula(text: &[u8]) -> bool {
    text.iter().find(|byte| **byte != b'\'').is_some_and(|byte| b"=+-@\t\r".contains(byte))
}

/// Is the first apostrophe one that a writer put there?
pub(super) fn is_guard(text: &[u8]) -> bool {
    text.first() == Some(&b'\'') && starts_formula(text)
}

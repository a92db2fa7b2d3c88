//! The `'` that keeps a spreadsheet from taking a text of a CSV file for a formula, and its removal.
//!
//! A spreadsheet evaluates what begins with `=`, `+`, `-` or `@`, also behind a tab or a carriage return (OWASP, "CSV
//! Injection", 2026-11-21). A text that itself is `'` before such a character gets one more, so that [`unguard`] gives back
//! what [`guard`] was given, whatever it was.

#[cfg(feature = "sheets")]
use std::borrow::Cow;

/// The text as it is to stand in a CSV file. Accepts any text.
///
/// ```
/// use debitor::sheet::guard;
///
/// assert_eq!(guard("=SUM(A1)"), "'=SUM(A1)");
/// assert_eq!(guard("+45 12 34 56 78"), "'+45 12 34 56 78");
/// assert_eq!(guard("'=SUM(A1)"), "''=SUM(A1)");
/// assert_eq!(guard("'t Hooft"), "'t Hooft");
/// ```
#[cfg(feature = "sheets")]
#[must_use]
pub fn guard(text: &str) -> Cow<'_, str> {
    if looks_like_formula(text) { Cow::Owned(["'", text].concat()) } else { Cow::Borrowed(text) }
}

/// The text that [`guard`] was given. Accepts any text: what bears no guard stays as it is.
///
/// ```
/// use debitor::sheet::unguard;
///
/// assert_eq!(unguard("'=SUM(A1)"), "=SUM(A1)");
/// assert_eq!(unguard("''=SUM(A1)"), "'=SUM(A1)");
/// assert_eq!(unguard("'t Hooft"), "'t Hooft");
/// ```
#[cfg(feature = "sheets")]
#[must_use]
pub fn unguard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| looks_like_formula(rest)).unwrap_or(text)
}

/// Must a `'` be put before this text when it is written?
///
/// ```
/// use debitor::table::is_guarded;
///
/// assert!(is_guarded("=1+1") && is_guarded("'=1+1"));
/// assert!(!is_guarded("'s-Gravenhage"));
/// ```
#[cfg(feature = "tables")]
#[must_use]
pub fn is_guarded(text: &str) -> bool {
    begins_formula(text.as_bytes())
}

/// Does it begin as a formula, any `'` before it left out?
#[cfg(feature = "sheets")]
fn looks_like_formula(text: &str) -> bool {
    begins_formula(text.as_bytes())
}

fn begins_formula(text: &[u8]) -> bool {
    text.iter().find(|byte| **byte != b'\'').is_some_and(|byte| b"=+-@\t\r".contains(byte))
}

/// Is the first apostrophe one that [`guard`] put there?
#[cfg(feature = "tables")]
pub(crate) fn is_guard(text: &[u8]) -> bool {
    text.first() == Some(&b'\'') && begins_formula(text)
}

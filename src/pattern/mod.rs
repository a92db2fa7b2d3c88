//! A merchant's own rule for what a field may hold: a regular expression in a small subset that means the same everywhere.
//!
//! A pattern is always for the whole value, tells upper from lower case, and knows no locale.
//!
//! | written | matches |
//! |---|---|
//! | `a`, `æ`, `-` | that character |
//! | `\.` | that punctuation character of ASCII; `\ ^ $ . * + ? ( ) [ ] { } \|` need the `\` |
//! | `.` | any one character, a line break too |
//! | `[A-Z0-9-]`, `[ÆØÅ]` | one of these; a range stays within ASCII or beyond it; `\ ]` need a `\`, and so do `^` in front and `-` between two; no `&&`, no `~~` |
//! | `[^0-9]` | any one character but these |
//! | `\d`, `\w` | `[0-9]`, `[0-9A-Z_a-z]`, inside a class too |
//! | `XY`, `X\|Y` | one after the other; one of the two |
//! | `(X)`, `(?:X)` | a group, the same in both spellings; at most 8 deep |
//! | `X?`, `X*`, `X+` | at most one; any number; at least one |
//! | `X{n}`, `X{n,}`, `X{n,m}` | as many as said, up to 255 |
//!
//! One `^` in front and one `$` behind are taken and mean nothing. Refused is all else, with its place: look-around,
//! back-references, flags, other escapes (what `\s` is, differs), lazy and possessive counts, control characters, an empty group or alternative, and an `X` that is repeated though it may be empty. So is a pattern of more
//! than 1000 bytes, or of more than 1000 characters and classes once its counts are written out; and a value of more than
//! 1000 characters never matches.
//!
//! # In linear time
//! Browsers try one way after the other, so a pattern may leave only so many ways open. A choice is decided when the next
//! character allows one branch at most: `(DK|NL)`, or when to stop in `[A-Z]+[0-9]`. One that is not multiplies the ways:
//! by the number of branches that may begin alike, or by the counts that `{n,m}` allows (`*` and `+` count to 1000). What
//! is repeated multiplies each time. At most 4096 ways may be open, whatever the value: `.*@.*` is refused for its second
//! undecided run, `(a+)+` for its first, `[^@]*@.*` leaves one way. `ways.rs` holds the proof.
//!
//! # Two engines
//! The crate `regex` matches natively, the browser's `RegExp` in the browser modules. Both get the canonical text that
//! [`Pattern::as_str`] gives: shorthands are classes, groups don't capture, and what an engine could take for something
//! else is escaped.

#[cfg(feature = "regex")]
#[path = "native.rs"]
mod engine;
#[cfg(all(feature = "checkout", not(feature = "regex")))]
#[path = "browser.rs"]
mod engine;
#[cfg(all(feature = "admin", not(any(feature = "checkout", feature = "regex"))))]
#[path = "script.rs"]
mod engine;
#[cfg(not(any(feature = "admin", feature = "checkout", feature = "regex")))]
#[path = "none.rs"]
mod engine;
#[cfg(test)]
mod steps;
mod syntax;
mod ways;

use crate::error::Error;

/// The most characters that a value may have.
const VALUE: usize = 1000;

/// A pattern that was found to be within the subset.
///
/// ```
/// # #[cfg(feature = "native")] {
/// let member = debitor::pattern::Pattern::parse(r"^M-\d{3,5}$")?;
/// assert!(member.is_match("M-1234"));
/// assert!(!member.is_match("see M-1234"));
/// assert_eq!(member.as_str(), "M-[0-9]{3,5}");
/// # }
/// # Ok::<(), debitor::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Pattern {
    text: String,
    engine: engine::Engine,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// `profile.pattern`, the place as a character number from 1 in the message, and where there is one what to write
    /// instead as the hint. In a build without the features `regex`, `checkout` and `admin`, for any pattern.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// let error = debitor::pattern::Pattern::parse(r"[A-Z]\s").unwrap_err();
    /// assert_eq!(error.code(), "profile.pattern");
    /// assert_eq!(error.message(), r"character 7: no such escape (did you mean ` `?)");
    /// # }
    /// ```
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = syntax::canonical(text)?;
        let engine = engine::Engine::new(&text)?;
        Ok(Self { text, engine })
    }

    /// Whether the whole value matches.
    #[must_use]
    pub fn is_match(&self, value: &str) -> bool {
        crate::text::length(value) <= VALUE && self.engine.is_match(&self.text, value)
    }

    /// The canonical text: the same pattern in one spelling, which is a pattern again.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Pattern {}

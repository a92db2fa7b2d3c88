//! Errors: the work could not be done (a broken profile, an unknown field, an unreadable line).
//!
//! What a customer typed is never an error; that is a [`crate::Problem`].

use crate::node::{Node, Object, ToNode};
use crate::text::{concat, join};

/// Why the work could not be done: a stable code, the place, and where there is one a hint.
///
/// ```
/// let error = debitor::Profile::from_json(r#"{"name":"x","kindz":{}}"#).unwrap_err();
/// assert_eq!(error.code(), "profile.unknown");
/// assert_eq!(error.path(), Some("$.kindz"));
/// assert_eq!(error.hint(), Some("kinds"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Inner>);

/// Boxed: a result that may fail then costs one word.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    code: &'static str,
    message: String,
    path: Option<String>,
    hint: Option<String>,
}

impl Error {
    pub(crate) fn new(code: &'static str, message: String) -> Self {
        Self(Box::new(Inner { code, message, path: None, hint: None }))
    }

    pub(crate) fn at(mut self, path: String) -> Self {
        self.0.path = Some(path);
        self
    }

    pub(crate) fn hinting(mut self, hint: Option<&str>) -> Self {
        self.0.hint = hint.map(str::to_owned);
        self
    }

    pub(crate) fn missing(path: String) -> Self {
        Self::new("profile.missing", "this must be given".to_owned()).at(path)
    }

    pub(crate) fn wrong_type(expected: &str, path: String) -> Self {
        Self::new("profile.type", concat(&["expected ", expected])).at(path)
    }

    /// `what` named `name` is not known; the nearest of `known` is the hint.
    pub(crate) fn unknown(code: &'static str, what: &str, name: &str, known: &[&str]) -> Self {
        let near = nearest(name, known);
        let mut message = concat(&["unknown ", what, " `", name, "`"]);
        // A few are told all, where none is near.
        if near.is_none() && !known.is_empty() && known.len() < 8 {
            message.push_str("; there are ");
            message.push_str(&join(known, ", "));
        }
        Self::new(code, message).hinting(near)
    }

    pub(crate) fn in_catalogue(mut self) -> Self {
        self.0.code = "catalogue.type";
        self
    }

    /// The same under another code, for what is read with the means of profiles and is none.
    #[cfg(feature = "mapping")]
    pub(crate) fn coded(mut self, code: &'static str) -> Self {
        self.0.code = code;
        self
    }

    /// The stable code, e.g. `profile.unknown`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// The JSON path in the profile, e.g. `$.kinds.b2b`, where there is one.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// What was probably meant.
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// The whole sentence, in English.
    #[must_use]
    pub fn message(&self) -> String {
        let mut text = String::new();
        if let Some(path) = &self.0.path {
            text.push_str(path);
            text.push_str(": ");
        }
        text.push_str(&self.0.message);
        if let Some(hint) = &self.0.hint {
            text.push_str(" (did you mean `");
            text.push_str(hint);
            text.push_str("`?)");
        }
        text
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message())
    }
}

impl std::error::Error for Error {}

impl ToNode for Error {
    fn to_node(&self) -> Node {
        Object::default()
            .text("code", self.0.code)
            .text("message", &self.message())
            .maybe("path", self.path())
            .maybe("hint", self.hint())
            .done()
    }
}

/// The known name that `name` was probably meant to be: the fewest edits, at most a third of its length plus one.
pub(crate) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let mut fewest = name.len() / 3 + 2;
    let mut found = None;
    for candidate in known {
        // Lengths that differ by more can't be brought together with fewer edits; a very long name costs nothing.
        if name.len().abs_diff(candidate.len()) >= fewest {
            continue;
        }
        let distance = edits(name.as_bytes(), candidate.as_bytes());
        if distance < fewest {
            fewest = distance;
            found = Some(*candidate);
        }
    }
    found
}

/// Levenshtein distance over bytes; names are short.
pub(crate) fn edits(left: &[u8], right: &[u8]) -> usize {
    // The row of the table without its first cell, which counts the characters of `left` so far.
    let mut row = Vec::with_capacity(right.len());
    for index in 0..right.len() {
        row.push(index + 1);
    }
    let mut first = 0;
    for l in left {
        let mut diagonal = first;
        first += 1;
        let mut previous = first;
        for (r, cell) in right.iter().zip(&mut row) {
            let substituted = diagonal + usize::from(l != r);
            diagonal = *cell;
            previous = substituted.min(previous + 1).min(*cell + 1);
            *cell = previous;
        }
    }
    row.last().copied().unwrap_or(first)
}

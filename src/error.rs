//! Errors: the work could not be done (a broken profile, an unknown field, an unreadable line).
//!
//! What a customer typed is never an error; that is a [`crate::Problem`].

use crate::node::{Node, ToNode};

/// Why the work could not be done: a stable code, the place, and where there is one a hint.
///
/// ```
/// let error = debitor::Profile::from_json(r#"{"name":"x","kindz":{}}"#).unwrap_err();
/// assert_eq!(error.code(), "profile.unknown");
/// assert_eq!(error.path(), Some("$.kindz"));
/// assert_eq!(error.hint(), Some("kinds"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: &'static str,
    message: String,
    path: Option<String>,
    hint: Option<String>,
}

impl Error {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), path: None, hint: None }
    }

    pub(crate) fn at(mut self, path: String) -> Self {
        self.path = Some(path);
        self
    }

    pub(crate) fn hinting(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }

    pub(crate) fn missing(path: String) -> Self {
        Self::new("profile.missing", "this must be given").at(path)
    }

    pub(crate) fn wrong_type(expected: &str, path: String) -> Self {
        Self::new("profile.type", ["expected ", expected].concat()).at(path)
    }

    pub(crate) fn unknown(what: &str, name: &str, nearest: Option<&str>, path: String) -> Self {
        Self::new("profile.unknown", ["unknown ", what, " `", name, "`"].concat())
            .at(path)
            .hinting(nearest.map(str::to_owned))
    }

    pub(crate) fn in_catalogue(self) -> Self {
        Self { code: "catalogue.type", ..self }
    }

    /// The stable code, e.g. `profile.unknown`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The JSON path in the profile, e.g. `$.kinds.b2b`, where there is one.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// What was probably meant.
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// The whole sentence, in English.
    #[must_use]
    pub fn message(&self) -> String {
        let mut text = String::new();
        if let Some(path) = &self.path {
            text.push_str(path);
            text.push_str(": ");
        }
        text.push_str(&self.message);
        if let Some(hint) = &self.hint {
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
        Node::Map(vec![
            ("code".to_owned(), self.code.to_node()),
            ("message".to_owned(), self.message().to_node()),
            ("path".to_owned(), self.path.to_node()),
            ("hint".to_owned(), self.hint.to_node()),
        ])
    }
}

/// The known name that `name` was probably meant to be: the fewest edits, at most a third of its length plus one.
pub(crate) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let limit = name.len() / 3 + 1;
    known
        .iter()
        .map(|candidate| (edits(name.as_bytes(), candidate.as_bytes()), *candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein distance over bytes; names are short.
fn edits(left: &[u8], right: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, l) in left.iter().enumerate() {
        let mut diagonal = i;
        let mut previous = i + 1;
        for (r, cell) in right.iter().zip(row.iter_mut().skip(1)) {
            let substituted = diagonal + usize::from(l != r);
            diagonal = *cell;
            previous = substituted.min(previous + 1).min(*cell + 1);
            *cell = previous;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

//! Problems: data about what a customer typed, and the texts that say it in the reader's language.

mod catalogue;

pub use catalogue::Catalogue;
#[cfg(feature = "serde")]
pub use catalogue::LANGUAGES;
pub(crate) use catalogue::normal;
#[cfg(all(feature = "accounts", feature = "json"))]
pub(crate) use catalogue::{LANGUAGE_NAMES, file};
#[cfg(feature = "json")]
pub use catalogue::{built_in, choose};
#[cfg(feature = "json")]
pub(crate) use catalogue::{lay_all, pick};

use crate::node::{Node, Object, ToNode, number_text};
use crate::text::concat;

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "native", schemars(rename_all = "lowercase"))]
pub enum Severity {
    /// The customer can't be taken like this.
    Error,
    /// The customer can be taken; somebody should look.
    Warning,
}

impl Severity {
    /// The one of that name.
    #[must_use]
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "error" => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            _ => None,
        }
    }

    /// The word in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// The values that a message speaks of, in a fixed order: `position`, `expected`, `found`, …
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, Param)>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Param {
    Text(String),
    Number(usize),
}

impl Params {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text.
    #[must_use]
    #[cfg_attr(feature = "explain", inline(never))]
    pub fn text(mut self, name: &'static str, value: &str) -> Self {
        if cfg!(feature = "explain") {
            self.0.push((name, Param::Text(value.to_owned())));
        }
        self
    }

    /// Adds a number.
    #[must_use]
    #[cfg_attr(feature = "explain", inline(never))]
    pub fn number(mut self, name: &'static str, value: usize) -> Self {
        if cfg!(feature = "explain") {
            self.0.push((name, Param::Number(value)));
        }
        self
    }

    /// The value called `name`, as text.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        let (_, value) = self.0.iter().find(|(key, _)| *key == name)?;
        Some(match value {
            Param::Text(text) => text.clone(),
            Param::Number(number) => number_text(*number as i64),
        })
    }
}

impl ToNode for Params {
    fn to_node(&self) -> Node {
        let mut object = Object::default();
        for (name, value) in &self.0 {
            match value {
                Param::Text(text) => object.text(name, text),
                Param::Number(number) => object.number(name, *number),
            };
        }
        object.done()
    }
}

/// One thing that is wrong, or worth a look, with a value that a customer typed.
///
/// `code` is stable and never changes its meaning; `message` may be reworded at any time.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Problem {
    /// The canonical field (`company_number`), or the scheme when an identifier stands alone.
    pub field: String,
    /// Stable code, e.g. `cvr.checksum`.
    #[cfg_attr(feature = "native", schemars(with = "crate::typescript::word::ProblemCode"))]
    pub code: String,
    /// Error or warning.
    pub severity: Severity,
    /// What the message speaks of. `position` counts characters of the input from 1.
    #[cfg_attr(feature = "native", schemars(with = "crate::typescript::word::Params"))]
    pub params: Params,
    /// The sentence for the reader; empty until a [`Catalogue`] fills it in.
    pub message: String,
    /// Values that were probably meant, the likeliest first; each is valid.
    pub suggestions: Vec<String>,
}

impl Problem {
    #[cfg_attr(feature = "explain", inline(never))]
    pub(crate) fn new(severity: Severity, code: &[&str], params: Params) -> Self {
        let code = if cfg!(feature = "explain") { concat(code) } else { String::new() };
        Self { field: String::new(), code, severity, params, message: String::new(), suggestions: Vec::new() }
    }

    pub(crate) fn error(code: &str, params: Params) -> Self {
        Self::new(Severity::Error, &[code], params)
    }

    pub(crate) fn warning(code: &str, params: Params) -> Self {
        Self::new(Severity::Warning, &[code], params)
    }

    /// Whether it keeps the customer from being taken.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    pub(crate) fn suggesting(mut self, suggestions: Vec<String>) -> Self {
        if cfg!(feature = "explain") {
            self.suggestions = suggestions;
        }
        self
    }

    pub(crate) fn on(mut self, field: &str) -> Self {
        field.clone_into(&mut self.field);
        self
    }
}

impl ToNode for Problem {
    fn to_node(&self) -> Node {
        if !cfg!(feature = "explain") {
            return Object::default().text("field", &self.field).text("severity", self.severity.as_str()).done();
        }
        Object::default()
            .text("field", &self.field)
            .text("code", &self.code)
            .text("severity", self.severity.as_str())
            .with("params", self.params.to_node())
            .text("message", &self.message)
            .with("suggestions", self.suggestions.to_node())
            .done()
    }
}

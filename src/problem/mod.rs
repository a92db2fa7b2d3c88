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

#[cfg(feature = "explain")]
use crate::node::{Node, Object, ToNode, number_text};
#[cfg(feature = "explain")]
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
pub struct Params(#[cfg(feature = "explain")] Vec<(&'static str, Param)>);

#[cfg(feature = "explain")]
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
    #[cfg(feature = "explain")]
    #[must_use]
    #[inline(never)]
    pub fn text(mut self, name: &'static str, value: &str) -> Self {
        self.0.push((name, Param::Text(value.to_owned())));
        self
    }

    /// Does nothing: nobody speaks of it.
    #[cfg(not(feature = "explain"))]
    #[must_use]
    pub fn text(self, _: &'static str, _: &str) -> Self {
        self
    }

    /// Adds a number.
    #[cfg(feature = "explain")]
    #[must_use]
    #[inline(never)]
    pub fn number(mut self, name: &'static str, value: usize) -> Self {
        self.0.push((name, Param::Number(value)));
        self
    }

    /// Does nothing: nobody speaks of it.
    #[cfg(not(feature = "explain"))]
    #[must_use]
    pub fn number(self, _: &'static str, _: usize) -> Self {
        self
    }

    /// The value called `name`, as text.
    #[cfg(feature = "explain")]
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        let (_, value) = self.0.iter().find(|(key, _)| *key == name)?;
        Some(match value {
            Param::Text(text) => text.clone(),
            Param::Number(number) => number_text(*number as i64),
        })
    }
}

#[cfg(feature = "explain")]
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
// Where nothing is explained a problem is only a field and how much it weighs.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Problem {
    /// The canonical field (`company_number`), or the scheme when an identifier stands alone.
    pub field: String,
    /// Stable code, e.g. `cvr.checksum`.
    #[cfg(feature = "explain")]
    #[cfg_attr(feature = "native", schemars(with = "crate::typescript::word::ProblemCode"))]
    pub code: String,
    /// Error or warning.
    pub severity: Severity,
    /// What the message speaks of. `position` counts characters of the input from 1.
    #[cfg(feature = "explain")]
    #[cfg_attr(feature = "native", schemars(with = "crate::typescript::word::Params"))]
    pub params: Params,
    /// The sentence for the reader; empty until a [`Catalogue`] fills it in.
    #[cfg(feature = "explain")]
    pub message: String,
    /// Values that were probably meant, the likeliest first; each is valid.
    #[cfg(feature = "explain")]
    pub suggestions: Vec<String>,
}

impl Problem {
    #[cfg(feature = "explain")]
    #[inline(never)]
    pub(crate) fn new(severity: Severity, code: &[&str], params: Params) -> Self {
        let code = concat(code);
        Self { field: String::new(), code, severity, params, message: String::new(), suggestions: Vec::new() }
    }

    #[cfg(not(feature = "explain"))]
    pub(crate) fn new(severity: Severity, _: &[&str], _: Params) -> Self {
        Self { field: String::new(), severity }
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

    #[cfg(feature = "explain")]
    pub(crate) fn suggesting(mut self, suggestions: Vec<String>) -> Self {
        self.suggestions = suggestions;
        self
    }

    #[cfg(not(feature = "explain"))]
    pub(crate) fn suggesting(self, _: Vec<String>) -> Self {
        self
    }

    /// The values that were probably meant.
    #[cfg(feature = "explain")]
    pub(crate) fn suggested(self) -> Vec<String> {
        self.suggestions
    }

    #[cfg(not(feature = "explain"))]
    pub(crate) fn suggested(self) -> Vec<String> {
        Vec::new()
    }

    pub(crate) fn on(mut self, field: &str) -> Self {
        field.clone_into(&mut self.field);
        self
    }
}

#[cfg(feature = "explain")]
impl ToNode for Problem {
    fn to_node(&self) -> Node {
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

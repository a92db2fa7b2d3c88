//! What could not be done, in the one form in which lines and responses tell it: `{"error": {"code", "message", …}}`.

use crate::error::Error;
use crate::node::{Node, ToNode, number_text};

/// An error with the place in the input where there is one.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    /// Stable, e.g. `input.json`.
    pub(super) code: &'static str,
    message: String,
    path: Option<String>,
    hint: Option<String>,
    line: Option<u64>,
    column: Option<u64>,
}

impl Fault {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), path: None, hint: None, line: None, column: None }
    }

    /// What is wrong, in a sentence.
    pub(super) fn message(&self) -> &str {
        &self.message
    }

    /// At this line, from 1.
    pub(super) fn on_line(self, line: u64) -> Self {
        Self { line: Some(line), ..self }
    }

    /// At this character of the line, from 1.
    pub(super) fn in_column(self, column: u64) -> Self {
        Self { column: Some(column), ..self }
    }

    /// At this JSON path.
    pub(super) fn at(self, path: impl Into<String>) -> Self {
        Self { path: Some(path.into()), ..self }
    }

    /// At this JSON path, unless it has one that says more.
    pub(super) fn or_at(self, path: &str) -> Self {
        Self { path: self.path.or_else(|| Some(path.to_owned())), ..self }
    }

    /// With what was probably meant, or what would help.
    pub(super) fn hinting(self, hint: &str) -> Self {
        Self { hint: Some(hint.to_owned()), ..self }
    }

    /// Under another code.
    pub(super) fn coded(self, code: &'static str) -> Self {
        Self { code, ..self }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self {
            path: error.path().map(str::to_owned),
            hint: error.hint().map(str::to_owned),
            ..Self::new(error.code(), error.message())
        }
    }
}

/// Only what is known is written.
impl ToNode for Fault {
    fn to_node(&self) -> Node {
        let number = |value: u64| i64::try_from(value).map_or_else(|_| Node::Text(value.to_string()), Node::Int);
        let known = [
            ("code", Some(self.code.to_node())),
            ("message", Some(self.message.to_node())),
            ("path", self.path.as_ref().map(ToNode::to_node)),
            ("hint", self.hint.as_ref().map(ToNode::to_node)),
            ("line", self.line.map(number)),
            ("column", self.column.map(number)),
        ];
        let inner = known.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
        Node::Map(vec![("error".to_owned(), Node::Map(inner))])
    }
}

/// The fault of a piece of input that is longer than it may be.
pub(super) fn too_long(what: &str, limit: usize) -> Fault {
    let limit = number_text(i64::try_from(limit).unwrap_or(i64::MAX));
    Fault::new("input.too_large", [what, " is longer than ", &limit, " bytes"].concat())
}

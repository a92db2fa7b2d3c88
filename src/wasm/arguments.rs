//! The arguments of a call, and what both modules make of them.

use crate::check::Checker;
use crate::error::Error;
use crate::ids::{self, Country, Formatted, Scheme};
use crate::node::Node;

/// The arguments of a call.
pub(super) struct Arguments(pub(super) Node);

impl Arguments {
    /// An argument; null where none is given.
    pub(super) fn node(&self, index: usize) -> &Node {
        match &self.0 {
            Node::List(items) => items.get(index).unwrap_or(&Node::Null),
            _ => &Node::Null,
        }
    }

    /// An argument, to keep.
    #[cfg(feature = "explain")]
    pub(super) fn take(&mut self, index: usize) -> Node {
        match &mut self.0 {
            Node::List(items) => items.get_mut(index).map(std::mem::take).unwrap_or_default(),
            _ => Node::Null,
        }
    }

    /// A text; an empty one where none is given.
    pub(super) fn text(&self, index: usize) -> String {
        self.node(index).text().unwrap_or_default()
    }

    /// A country; none where none is given.
    pub(super) fn country(&self, index: usize) -> Option<Country> {
        Country::parse(&self.text(index))
    }
}

/// Formats what is typed: a scheme, a text, the caret and a country, else the profile's.
pub(super) fn format(checker: &Checker, arguments: &Arguments) -> Result<Formatted, Error> {
    let own = checker.profile().country.as_deref();
    let country = arguments.country(3).or_else(|| Country::parse(own?));
    let caret = if let Node::Int(caret) = arguments.node(2) { *caret as usize } else { 0 };
    Ok(ids::format(Scheme::find(&arguments.text(0))?, &arguments.text(1), caret, country))
}

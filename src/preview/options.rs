//! What a session is told at its beginning.

use super::Session;
use crate::decide::{EmptyCells, Mode, OnMatch};
use crate::error::Error;
use crate::node::{At, FromNode, Node, record};

record! {
    /// What a session is told; where nothing is said the profile decides.
    pub struct Options {
        /// The language of messages, as in `da` or `nl-BE`.
        locale: Option<String>,
        /// `add`, `update` or `add_and_update`.
        mode: Option<String>,
        /// What happens to a debtor that is there: `overwrite`, `complement` or `ignore`.
        on_match: Option<String>,
        /// What an empty cell means: `keep` or `clear` the debtor's value.
        empty_cells: Option<String>,
        /// The name of the file, after which those that come out are called.
        file_name: Option<String>,
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::decode(None)
    }
}

impl Options {
    /// Reads options; an object with the fields' names.
    ///
    /// # Errors
    /// `preview.options` with the JSON path, and the nearest name where one was misspelt.
    ///
    /// ```
    /// let node = serde_json::from_str(r#"{"locale": "da", "modus": "add"}"#).unwrap();
    /// let error = debitor::preview::Options::read(&node).unwrap_err();
    /// assert_eq!((error.code(), error.path(), error.hint()), ("preview.options", Some("$.modus"), Some("mode")));
    /// ```
    pub fn read(node: &Node) -> Result<Self, Error> {
        Self::from_node(node, &At::ROOT).map_err(|error| error.coded("preview.options"))
    }
}

impl Session {
    /// Mode, way to treat a match and meaning of an empty cell, as words.
    pub(super) fn words(&self) -> (&'static str, &'static str, &'static str) {
        let mode = match self.settings.mode {
            Mode::Add => "add",
            Mode::Update => "update",
            Mode::AddAndUpdate => "add_and_update",
        };
        let on_match = match self.settings.on_match {
            OnMatch::Overwrite => "overwrite",
            OnMatch::Complement => "complement",
            OnMatch::Ignore => "ignore",
        };
        let empty = match self.settings.empty_cells {
            EmptyCells::Keep => "keep",
            EmptyCells::Clear => "clear",
        };
        (mode, on_match, empty)
    }
}

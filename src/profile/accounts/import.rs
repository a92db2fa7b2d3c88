//! The columns of a system's import file.

use super::names::FILE;
use crate::node::{Map, Shape, record};
use crate::profile::lint;

record! {
    /// The file that a system imports.
    pub struct Import {
        /// Where the columns are known from.
        source: Option<String>,
        /// When they were looked up (ISO 8601).
        date: Option<String>,
        /// `xlsx` or `csv`.
        file: String = FILE,
        /// Whether the system takes columns of exactly these names only.
        exact: bool,
        /// The columns in the system's order.
        columns: Vec<Column>,
    }
}

record! {
    /// A column of an import file.
    pub struct Column {
        /// Its name in the first row.
        header: String,
        /// The field that it holds; none for a column that is kept empty.
        field: Option<String> = &Shape::Optional(lint::FIELD),
        /// Whether the system refuses a row without it.
        required: bool,
        /// A value as the system takes it.
        example: Option<String>,
        /// Other names that it has in people's files.
        aliases: Vec<String>,
        /// What the system writes for canonical values, by what it writes.
        values: Map<String>,
        /// What it is for, per language.
        note: Map<String>,
        /// Whether a public source says so; it does where nothing is said.
        certain: Option<bool>,
    }
}

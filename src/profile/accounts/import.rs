//! The columns of a system's import file.

use super::names::FILE;
use crate::node::{Map, Shape, Words, record};
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
        /// The country of the example row.
        country: Option<String> = lint::COUNTRY,
        /// The columns in the system's order.
        columns: Vec<Column>,
    }
}

record! {
    /// A column of an import file.
    pub struct Column {
        /// Its name in the first row.
        header: String,
        /// The field that it holds; none for a column that is kept as it came.
        field: Option<String> = &Shape::Optional(lint::FIELD),
        /// Whether the system refuses a row without it.
        required: bool,
        /// Whether the system takes a row without it and its makers advise to fill it.
        recommended: bool,
        /// Whether the system fills it itself, so that it is written empty.
        leave_empty: bool,
        /// Whether the system takes a country by its code alone, never by its name.
        codes_only: bool,
        /// Whether the grid shows it only when it is asked for.
        hidden: bool,
        /// A value as the system takes it.
        example: Option<String>,
        /// Other names that it has in people's files.
        aliases: Vec<String>,
        /// Canonical values by what the system writes for them; of two for the same value the first one is written.
        values: Words,
        /// What it is for, per language.
        note: Map<String>,
        /// Whether a public source says so; it does where nothing is said.
        certain: Option<bool>,
    }
}

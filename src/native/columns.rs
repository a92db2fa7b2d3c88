//! Which column of a table is which field: by the names that the profile's import file has, those of the built-in
//! profiles' files, and the fields' own.

use crate::error::Error;
use crate::fields::{FIELDS, is_known};
use crate::node::Words;
use crate::profile::{PRESETS, Profile, preset};
use crate::table::Known;
use std::collections::HashMap;
use std::sync::Arc;

/// A column's field, and what its words mean.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    values: Words,
}

impl Column {
    /// The value that a cell's text stands for.
    pub(super) fn read<'a>(&'a self, cell: &'a str) -> &'a str {
        let cell = cell.trim();
        self.values.iter().find(|(word, _)| word.eq_ignore_ascii_case(cell)).map_or(cell, |(_, meaning)| meaning)
    }
}

/// Columns by their folded names.
#[derive(Clone, Debug)]
pub(super) struct Columns(Arc<HashMap<String, Column>>);

impl Columns {
    /// The names that are known under a profile; its own count most.
    ///
    /// # Errors
    /// None for the built-in profiles, which tests hold to be sound.
    pub(super) fn new(profile: &Profile) -> Result<Self, Error> {
        let mut columns = Self(Arc::default());
        columns.know_import(profile);
        for field in FIELDS {
            columns.know(field.name, &profile.sources_of(field.name));
        }
        for (field, names) in profile.sources.iter() {
            columns.know(field, &names.iter().map(String::as_str).collect::<Vec<_>>());
        }
        for (name, ..) in PRESETS {
            columns.know_import(&preset(name)?);
        }
        for field in FIELDS {
            columns.know(field.name, field.aliases);
        }
        Ok(columns)
    }

    /// The columns of a profile's import file.
    fn know_import(&mut self, profile: &Profile) {
        let import = profile.accounts.as_ref().and_then(|accounts| accounts.import.as_ref());
        for column in import.into_iter().flat_map(|import| &import.columns) {
            for name in std::iter::once(&column.header).chain(&column.aliases) {
                if let Some(field) = &column.field {
                    self.add(name, Column { name: field.clone(), values: column.values.clone() });
                }
            }
        }
    }

    fn know(&mut self, field: &str, names: &[&str]) {
        for name in names {
            self.add(name, Column { name: field.to_owned(), values: Words::default() });
        }
    }

    /// What a name means first counts.
    fn add(&mut self, name: &str, column: Column) {
        Arc::make_mut(&mut self.0).entry(folded(name)).or_insert(column);
    }

    /// The field of each column, the first one where two columns mean the same.
    pub(super) fn fields(&self, header: &[String]) -> Vec<Option<Column>> {
        let mut taken: Vec<String> = Vec::new();
        let mut fields = Vec::with_capacity(header.len());
        for name in header {
            let field = self.named(name).filter(|column| !taken.contains(&column.name));
            taken.extend(field.as_ref().map(|column| column.name.clone()));
            fields.push(field);
        }
        fields
    }

    /// Counts the known names of a row, for [`Options`](crate::table::Options).
    pub(super) fn known(&self) -> Arc<Known> {
        let columns = self.clone();
        Arc::new(move |cells| cells.iter().filter(|cell| columns.named(cell).is_some()).count())
    }

    fn named(&self, name: &str) -> Option<Column> {
        let own = || is_known(name.trim()).then(|| Column { name: name.trim().to_owned(), values: Words::default() });
        self.0.get(&folded(name)).cloned().or_else(own)
    }
}

/// Case does not count, and nothing but letters and digits does.
fn folded(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

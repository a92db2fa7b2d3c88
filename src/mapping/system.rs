//! What a profile says of a file's columns: the system's own names, its words for values, the merchant's own fields.

use super::compare::compared;
use super::words::Form;
use crate::Profile;
use crate::fields::{CUSTOM, is_own};
use crate::profile::{Column, Import};
use std::collections::HashMap;

/// Which names of columns count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// All that are known.
    Any,
    /// Those that the system demands.
    Demanded,
    /// Those that the system demands, and others of which a person says what they are.
    Renamed,
}

/// The columns of a system's import file, ready to be asked.
#[derive(Debug, Default)]
pub(super) struct System {
    /// Whether a file must have columns of exactly these names.
    pub exact: bool,
    /// In the system's own order.
    pub columns: Vec<Column>,
    /// Whether the profile has fields of the merchant's own.
    pub keeps_own: bool,
    /// Columns by their names as they are compared, and whether it is the header itself.
    names: HashMap<String, (usize, bool)>,
    /// The merchant's own fields, by their names as they are compared.
    own: HashMap<String, String>,
}

impl System {
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn of(profile: &Profile) -> Self {
        let import = profile.accounts.as_ref().and_then(|accounts| accounts.import.as_ref());
        let mut system = Self {
            exact: import.is_some_and(|import| import.exact),
            columns: import.map(|import| import.columns.clone()).unwrap_or_default(),
            ..Self::default()
        };
        for (index, column) in system.columns.iter().enumerate() {
            system.names.insert(compared(&column.header), (index, true));
        }
        for (index, column) in system.columns.iter().enumerate() {
            for alias in &column.aliases {
                system.names.entry(compared(alias)).or_insert((index, false));
            }
        }
        system.take_own(profile, import);
        system
    }

    /// The fields of the merchant's own that the profile speaks of, with their labels.
    fn take_own(&mut self, profile: &Profile, import: Option<&Import>) {
        let columns = import.into_iter().flat_map(|import| &import.columns);
        let mut names: Vec<(&str, &str)> = Vec::new();
        names.extend(profile.sources.keys().map(|field| (field, field)));
        names.extend(profile.choices.keys().map(|field| (field, field)));
        names.extend(profile.numbers.keys().map(|field| (field, field)));
        names.extend(columns.filter_map(|column| column.field.as_deref()).map(|field| (field, field)));
        names.extend(
            profile.labels.values().flat_map(|labels| labels.iter().map(|(field, label)| (field, label.as_str()))),
        );
        for (field, name) in names.into_iter().filter(|(field, _)| is_own(field)) {
            let name = name.strip_prefix(CUSTOM).unwrap_or(name);
            self.own.entry(compared(name)).or_insert_with(|| field.to_owned());
        }
        self.keeps_own = !self.own.is_empty();
    }

    /// The column that a compared name is the header or an alias of, and whether it is the header.
    pub(super) fn named(&self, name: &str) -> Option<(&Column, bool)> {
        let (index, is_header) = self.names.get(name)?;
        self.columns.get(*index).map(|column| (column, *is_header))
    }

    /// The column with exactly this header.
    pub(super) fn with_header(&self, header: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.header == header)
    }

    /// The column that a header of the wrong spelling probably is meant for.
    pub(super) fn near(&self, header: &str) -> Option<&Column> {
        if let Some((column, _)) = self.named(&compared(header)) {
            return Some(column);
        }
        let headers: Vec<&str> = self.columns.iter().map(|column| column.header.as_str()).collect();
        // Far names are no help, and none is near to nothing.
        let is_near = |near: &&str| !header.trim().is_empty() && near.len().max(header.len()) > 3;
        self.with_header(crate::error::nearest(header, &headers).filter(is_near)?)
    }

    /// The merchant's own field of a compared name.
    pub(super) fn own(&self, name: &str) -> Option<&str> {
        self.own.get(name).map(String::as_str)
    }

    /// How values of a field are read and written.
    pub(super) fn form_of(&self, field: &str) -> Form {
        let column = self.columns.iter().find(|column| column.field.as_deref() == Some(field));
        Form::new(field, column)
    }
}

//! A mapping as JSON, by the names of the columns: `debitor-mapping`, version 1.

use super::column::{ColumnMapping, How};
use super::compare::{compared, tidied};
use super::plan::{Mapping, judge};
use super::system::{Names, System};
use crate::error::Error;
use crate::fields::{is_known, unknown_field};
use crate::node::{At, Fields, Node, Object, ToNode};
use std::collections::{BTreeMap, BTreeSet};

/// What the file says it is.
const FORMAT: &str = "debitor-mapping";
/// The version that is written, and the only one that there is.
const VERSION: u32 = 1;

/// A mapping to be used again for files with columns of the same names, in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Saved {
    /// The columns of the file that it was made for.
    pub columns: Vec<SavedColumn>,
}

/// One column of a saved mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SavedColumn {
    /// Its name, without white space around it.
    pub header: String,
    /// Which of the columns of that name it is, from 1.
    pub nth: u32,
    /// The field that it holds, if any.
    pub field: Option<String>,
}

/// A column that a saved mapping has and the file lacks.
#[derive(Clone, Debug)]
pub(super) struct Missing {
    pub header: String,
    pub field: Option<String>,
}

impl Mapping {
    /// The mapping to be used again; read it back with [`Saved::from_node`].
    #[must_use]
    pub fn save(&self) -> Saved {
        let places = places(&self.columns, bare_name);
        let column = |(column, (header, nth)): (&ColumnMapping, (String, u32))| SavedColumn {
            header,
            nth,
            field: column.field.clone(),
        };
        Saved { columns: self.columns.iter().zip(places).map(column).collect() }
    }
}

fn bare_name(header: &str) -> String {
    tidied(header).to_owned()
}

/// The name of each column, and which of its name it is.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn places(columns: &[ColumnMapping], name: fn(&str) -> String) -> Vec<(String, u32)> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let place = |column: &ColumnMapping| {
        let name = name(&column.header);
        let count = counts.entry(name.clone()).or_default();
        *count += 1;
        (name, *count)
    };
    columns.iter().map(place).collect()
}

/// Where the column of each name and number stands.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn by_place(columns: &[ColumnMapping], name: fn(&str) -> String) -> BTreeMap<(String, u32), usize> {
    places(columns, name).into_iter().enumerate().map(|(index, place)| (place, index)).collect()
}

impl Saved {
    /// Reads a saved mapping from JSON text.
    ///
    /// # Errors
    /// `mapping.json` where it is no JSON, else as [`Saved::from_node`].
    pub fn from_json(json: &str) -> Result<Self, Error> {
        Self::from_node(&crate::node::json::read(json).map_err(|error| Error::new("mapping.json", error))?)
    }

    /// Reads a saved mapping.
    ///
    /// # Errors
    /// With the JSON path, and the nearest name where one was misspelt: `mapping.form` where it has another form,
    /// `mapping.version` where it is of another version, `mapping.field` where there is no such field, `mapping.twice` where
    /// a column or a field stands there twice.
    pub fn from_node(node: &Node) -> Result<Self, Error> {
        let form = |error: Error| error.coded("mapping.form");
        let root = Fields::of(node, &At::ROOT, &["format", "version", "columns"]).map_err(form)?;
        let format: String = root.take("format").map_err(form)?;
        if format != FORMAT {
            let message = ["`", &format, "` is not the format of a saved mapping"].concat();
            return Err(Error::new("mapping.form", message).at("$.format".to_owned()).hinting(Some(FORMAT)));
        }
        let version: u32 = root.take("version").map_err(form)?;
        if version != VERSION {
            let message = ["this version reads mappings of version 1, not of ", &version.to_string()].concat();
            return Err(Error::new("mapping.version", message).at("$.version".to_owned()));
        }
        let Some(Node::List(items)) = node.get("columns") else {
            return Err(form(Error::wrong_type("a list", "$.columns".to_owned())));
        };
        let at = At::ROOT.key("columns");
        let columns: Result<Vec<SavedColumn>, Error> =
            items.iter().enumerate().map(|(index, item)| SavedColumn::read(item, &at.item(index))).collect();
        let saved = Self { columns: columns? };
        saved.refuse_twice()?;
        Ok(saved)
    }

    fn refuse_twice(&self) -> Result<(), Error> {
        let (mut names, mut fields) = (BTreeSet::new(), BTreeSet::new());
        let at = At::ROOT.key("columns");
        for (index, column) in self.columns.iter().enumerate() {
            let twice = |what: &str| Error::new("mapping.twice", ["this ", what, " stands there twice"].concat());
            if !names.insert((&column.header, column.nth)) {
                return Err(twice("column").at(at.item(index).key("header").path()));
            }
            if column.field.as_ref().is_some_and(|field| !fields.insert(field)) {
                return Err(twice("field").at(at.item(index).key("field").path()));
            }
        }
        Ok(())
    }

    /// Gives the columns of a file what was saved for them; gives back what the file lacks.
    pub(super) fn lay(
        &self,
        system: &System,
        names: Names,
        columns: &mut [ColumnMapping],
    ) -> Result<Vec<Missing>, Error> {
        let at = At::ROOT.key("columns");
        let (whole, loose) = (by_place(columns, bare_name), by_place(columns, compared));
        let mut missing = Vec::new();
        for (index, saved) in self.columns.iter().enumerate() {
            // To the letter, else as names are compared.
            let place = whole.get(&(saved.header.clone(), saved.nth));
            let near = || loose.get(&(compared(&saved.header), saved.nth));
            let is_free = |place: &usize| columns.get(*place).is_some_and(|column| column.how == How::None);
            let Some(place) = place.or_else(near).copied().filter(is_free) else {
                missing.push(Missing { header: saved.header.clone(), field: saved.field.clone() });
                continue;
            };
            let Some(column) = columns.get_mut(place) else { continue };
            if let Some(field) = &saved.field {
                let refused = judge(system, names, &column.header, field);
                refused.map_err(|error| error.at(at.item(index).key("field").path()))?;
            }
            column.give(saved.field.clone(), How::Saved, 100);
        }
        Ok(missing)
    }
}

impl SavedColumn {
    fn read(node: &Node, at: &At<'_>) -> Result<Self, Error> {
        let form = |error: Error| error.coded("mapping.form");
        let keys = Fields::of(node, at, &["header", "nth", "field"]).map_err(form)?;
        let header: String = keys.take("header").map_err(form)?;
        let nth: u32 = keys.take("nth").map_err(form)?;
        let field: Option<String> = keys.take("field").map_err(form)?;
        if let Some(unknown) = field.as_deref().filter(|field| !is_known(field)) {
            return Err(unknown_field("mapping.field", unknown).at(at.key("field").path()));
        }
        Ok(Self { header: bare_name(&header), nth: nth.max(1), field })
    }
}

impl ToNode for Saved {
    fn to_node(&self) -> Node {
        Object::default()
            .text("format", FORMAT)
            .with("version", VERSION.to_node())
            .with("columns", self.columns.to_node())
            .done()
    }
}

impl ToNode for SavedColumn {
    fn to_node(&self) -> Node {
        let mut object = Object::default();
        object.text("header", &self.header);
        if self.nth > 1 {
            object.with("nth", self.nth.to_node());
        }
        object.maybe("field", self.field.as_deref()).done()
    }
}

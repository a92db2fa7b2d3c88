//! A file's columns with their fields: to change them, and to read rows by them.

use super::column::{ColumnMapping, How};
use super::saved::Missing;
use super::system::{Names, System};
use super::tell;
use super::words::Form;
use crate::error::Error;
use crate::fields::{is_known, is_own, unknown_field};
use crate::node::{At, Node, Object, ToNode};
use crate::problem::{Catalogue, Problem};
use std::sync::Arc;

/// Which column of a file holds which field.
///
/// A field is held by one column at most.
#[derive(Clone, Debug)]
pub struct Mapping {
    pub(super) system: Arc<System>,
    pub(super) names: Names,
    pub(super) columns: Vec<ColumnMapping>,
    pub(super) missing: Vec<Missing>,
    problems: Vec<Problem>,
    plan: Vec<Step>,
}

/// How one column is read.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    index: usize,
    field: String,
    form: Form,
}

impl Mapping {
    pub(super) fn new(system: Arc<System>, names: Names, columns: Vec<ColumnMapping>, missing: Vec<Missing>) -> Self {
        let mut mapping = Self { system, names, columns, missing, problems: Vec::new(), plan: Vec::new() };
        mapping.settle();
        mapping
    }

    /// Brings problems and plan in step with the columns.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn settle(&mut self) {
        self.problems = tell::problems(self);
        let step = |column: &ColumnMapping| {
            let field = column.field.clone()?;
            Some(Step { index: column.index, form: self.system.form_of(&field), field })
        };
        self.plan = self.columns.iter().filter_map(step).collect();
    }

    /// That reads these columns as these fields, and knows no more of them: for rows of a mapping that is elsewhere.
    #[cfg(feature = "preview")]
    pub(super) fn reading(system: Arc<System>, columns: Vec<(usize, String)>) -> Self {
        let step = |(index, field): (usize, String)| Step { index, form: system.form_of(&field), field };
        let plan = columns.into_iter().map(step).collect();
        Self { system, names: Names::Any, columns: Vec::new(), missing: Vec::new(), problems: Vec::new(), plan }
    }

    /// The columns that are read and their fields, for [`Mapper::reading`](super::Mapper::reading).
    #[cfg(feature = "preview")]
    pub(crate) fn read_columns(&self) -> impl Iterator<Item = (usize, &str)> {
        self.plan.iter().map(|step| (step.index, step.field.as_str()))
    }

    /// The columns, in the order of the file.
    #[must_use]
    pub fn columns(&self) -> &[ColumnMapping] {
        &self.columns
    }

    /// The column that holds a field.
    #[must_use]
    pub fn column_of(&self, field: &str) -> Option<&ColumnMapping> {
        self.columns.iter().find(|column| column.field.as_deref() == Some(field))
    }

    /// What people are told of the file's columns. Errors keep the file from being taken; messages are empty until a
    /// [`Catalogue`] fills them in.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Fills in the problems' messages.
    pub fn explain(&mut self, catalogue: &Catalogue) {
        catalogue.fill(&mut self.problems);
    }

    /// Whether the file can be taken.
    ///
    /// # Errors
    /// `mapping.names_differ` where the system demands exact names and the file has others; `mapping.required` with the names
    /// of all columns that the system demands and the file lacks.
    pub fn ready(&self) -> Result<(), Error> {
        self.problems.iter().find(|problem| problem.is_error()).map_or(Ok(()), |problem| Err(tell::refusal(problem)))
    }

    /// Says which field a column holds, or that it holds none. A column that held the field before holds none then.
    ///
    /// # Errors
    /// With the JSON path of the column: `mapping.column` where there is no such column, `mapping.field` where there is no
    /// such field, or none of the merchant's own in this profile, `mapping.exact` where the system demands another name for
    /// what holds the field.
    pub fn set(&mut self, column: usize, field: Option<&str>) -> Result<(), Error> {
        let columns = At::ROOT.key("columns");
        let at = columns.item(column);
        let Some(header) = self.columns.get(column).map(|column| column.header.clone()) else {
            let message = ["the file has ", &self.columns.len().to_string(), " columns"].concat();
            return Err(Error::new("mapping.column", message).at(at.path()));
        };
        if let Some(field) = field {
            let refused = judge(&self.system, self.names, &header, field);
            refused.map_err(|error| error.at(at.key("field").path()))?;
            self.free(field, column);
        }
        if let Some(mapping) = self.columns.get_mut(column) {
            let (before, was) = (mapping.field.take(), mapping.confidence);
            mapping.give(field.map(str::to_owned), How::Manual, 100);
            mapping.contested = None;
            if let Some(before) = before {
                mapping.may_hold(&before, (was * 100.0).round() as usize);
            }
        }
        self.settle();
        Ok(())
    }

    /// Takes a field from the column that holds it, unless that is `but`.
    fn free(&mut self, field: &str, but: usize) {
        let holds = |column: &&mut ColumnMapping| column.index != but && column.field.as_deref() == Some(field);
        for column in self.columns.iter_mut().filter(holds) {
            let was = (column.confidence * 100.0).round() as usize;
            column.give(None, How::None, 0);
            column.may_hold(field, was);
        }
    }

    /// The filled and the empty fields of one row, in the order of the file, without an allocation: a field whose cell holds
    /// no text is there with `None`, a field whose column the row does not have (`cell` gives `None`) is not there.
    ///
    /// Words for values are replaced by what they mean, and numbers lose their unit.
    pub fn values<'a>(
        &'a self,
        cell: impl Fn(usize) -> Option<&'a str> + 'a,
    ) -> impl Iterator<Item = (&'a str, Option<&'a str>)> + 'a {
        self.plan.iter().filter_map(move |step| Some((step.field.as_str(), step.form.read(cell(step.index)?))))
    }

    /// The same with a value for each of [`Mapping::fields`], `None` where there is none.
    #[cfg(feature = "native")]
    pub(crate) fn all_values<'a>(
        &'a self,
        cell: impl Fn(usize) -> Option<&'a str> + 'a,
    ) -> impl Iterator<Item = (&'a str, Option<&'a str>)> + 'a {
        self.plan.iter().map(move |step| (step.field.as_str(), cell(step.index).and_then(|cell| step.form.read(cell))))
    }

    /// Whether both make the same customer of every row.
    #[cfg(feature = "preview")]
    pub(crate) fn reads_as(&self, other: &Self) -> bool {
        self.plan == other.plan
    }

    /// The fields that rows are read for, in the order of the file.
    pub(crate) fn fields(&self) -> impl ExactSizeIterator<Item = &str> {
        self.plan.iter().map(|step| step.field.as_str())
    }

    /// The value of the field at that place of [`Mapping::fields`] in one row; nothing where the row has no such cell, and
    /// `None` where it holds no text.
    pub(crate) fn read<'a>(&'a self, place: usize, cells: &[&'a str]) -> Option<Option<&'a str>> {
        let step = self.plan.get(place)?;
        Some(step.form.read(cells.get(step.index)?))
    }

    /// The customer of one row: a text for each filled cell, `null` for each empty one, nothing where the row has no such
    /// cell.
    #[must_use]
    pub fn row_to_customer<C: AsRef<str>>(&self, cells: &[C]) -> Node {
        let mut entries = Vec::with_capacity(self.plan.len());
        for (field, value) in self.values(|index| cells.get(index).map(AsRef::as_ref)) {
            entries.push((field.to_owned(), value.map_or(Node::Null, |text| Node::Text(text.to_owned()))));
        }
        Node::Map(entries)
    }
}

/// Whether a column with that header may hold the field.
pub(super) fn judge(system: &System, names: Names, header: &str, field: &str) -> Result<(), Error> {
    if !is_known(field) {
        return Err(unknown_field("mapping.field", field));
    }
    if is_own(field) && !system.keeps_own {
        return Err(Error::new("mapping.field", "this profile has no fields of the merchant's own".to_owned()));
    }
    let holds = |column: &&crate::profile::Column| column.field.as_deref() == Some(field);
    match system.columns.iter().find(holds) {
        Some(column) if names == Names::Demanded && column.header != super::compare::bare(header) => {
            let message = ["the system demands exact names, and `", header, "` is not the one for it"].concat();
            Err(Error::new("mapping.exact", message).hinting(Some(&column.header)))
        }
        None if names != Names::Any => Err(Error::new("mapping.exact", "the system has no column for it".to_owned())),
        _ => Ok(()),
    }
}

impl ToNode for Mapping {
    fn to_node(&self) -> Node {
        Object::default()
            .flag("ready", self.ready().is_ok())
            .with("columns", self.columns.to_node())
            .with("problems", self.problems.to_node())
            .done()
    }
}

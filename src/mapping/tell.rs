//! What people are told of a file's columns.

use super::column::{ColumnMapping, How};
use super::compare::{bare, compared, letters, tidied};
use super::plan::Mapping;
use super::system::{Names, System};
use crate::error::Error;
use crate::problem::{Params, Problem};
use std::collections::BTreeMap;

/// All problems: first what keeps the file from being taken, then the columns in their order.
pub(super) fn problems(mapping: &Mapping) -> Vec<Problem> {
    let mut problems = Vec::new();
    if mapping.names != Names::Any {
        problems.extend(names_differ(mapping));
    }
    problems.extend(required(mapping));
    problems.extend(duplicates(&mapping.columns));
    for column in &mapping.columns {
        if column.how == How::None {
            problems.extend(of_column(mapping, column));
        } else {
            problems.extend(renamed(mapping, column));
        }
    }
    problems.extend(mapping.missing.iter().map(|missing| {
        let problem = Problem::warning("mapping.saved_column", Params::new().text("found", &missing.header));
        problem.on(missing.field.as_deref().unwrap_or_default())
    }));
    problems
}

/// More columns of the file are called otherwise than as the system demands.
fn names_differ(mapping: &Mapping) -> Option<Problem> {
    let differing = mapping.columns.iter().filter(|column| column.how == How::None).filter_map(|column| {
        let (known, _) = mapping.system.named(&compared(&column.header))?;
        (known.header != bare(&column.header)).then_some((column.header.as_str(), known.header.as_str()))
    });
    let (found, expected): (Vec<&str>, Vec<&str>) = differing.unzip();
    let exact = mapping.columns.iter().filter(|column| column.how == How::Exact).count();
    let params = || Params::new().text("expected", &expected.join(", ")).text("found", &found.join(", "));
    (found.len() > exact).then(|| Problem::error("mapping.names_differ", params()))
}

/// Columns that the system demands and the file lacks; where names are exact the file can't be taken, else the rows say
/// what becomes of each.
fn required(mapping: &Mapping) -> Option<Problem> {
    let lacks = |column: &&crate::profile::Column| {
        let has = match &column.field {
            Some(field) => mapping.column_of(field).is_some(),
            None => mapping.columns.iter().any(|found| bare(&found.header) == column.header),
        };
        column.required && !has
    };
    let names: Vec<&str> = mapping.system.columns.iter().filter(lacks).map(|column| column.header.as_str()).collect();
    if names.is_empty() {
        return None;
    }
    let params = Params::new().number("count", names.len()).text("expected", &names.join(", "));
    Some(if mapping.names != Names::Any {
        Problem::error("mapping.required", params)
    } else {
        Problem::warning("mapping.required", params)
    })
}

/// Names that stand above several columns.
fn duplicates(columns: &[ColumnMapping]) -> Vec<Problem> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for column in columns {
        let name = tidied(&column.header);
        if !name.is_empty() {
            counts.entry(name).or_insert((column.index, 0)).1 += 1;
        }
    }
    let mut twice: Vec<_> = counts.into_iter().filter(|(_, (_, count))| *count > 1).collect();
    twice.sort_by_key(|(_, (first, _))| *first);
    let problem = |(name, (_, count)): (&str, (usize, usize))| {
        Problem::warning("mapping.duplicate_column", Params::new().number("count", count).text("found", name))
    };
    twice.into_iter().map(problem).collect()
}

/// What is to be said of a column without a field.
fn of_column(mapping: &Mapping, column: &ColumnMapping) -> Option<Problem> {
    let header = tidied(&column.header);
    if header.is_empty() {
        let params = Params::new().text("column", &letters(column.index));
        return column.is_filled.then(|| Problem::warning("mapping.no_name", params));
    }
    if mapping.names != Names::Any {
        return unknown(&mapping.system, column);
    }
    let field = column.contested.as_deref()?;
    let holder = mapping.column_of(field)?;
    // Two of one name are told already.
    if tidied(&holder.header) == header {
        return None;
    }
    let held_by = match tidied(&holder.header) {
        "" => letters(holder.index),
        name => name.to_owned(),
    };
    let params = Params::new().text("expected", &held_by).text("found", header);
    Some(Problem::warning("mapping.same_field", params).on(field))
}

/// A column that a person has said the field of, where the system demands another name for it.
fn renamed(mapping: &Mapping, column: &ColumnMapping) -> Option<Problem> {
    let (field, header) = (column.field.as_deref()?, tidied(&column.header));
    let known = mapping.system.columns.iter().find(|known| known.field.as_deref() == Some(field))?;
    let params = || Params::new().text("expected", &known.header).text("found", header);
    (mapping.names != Names::Any && known.header != bare(&column.header))
        .then(|| Problem::warning("mapping.renamed", params()).on(field))
}

/// A column that the system does not know by this name.
fn unknown(system: &System, column: &ColumnMapping) -> Option<Problem> {
    let header = bare(&column.header);
    if system.with_header(header).is_some() {
        return None;
    }
    let problem = Problem::warning("mapping.unknown_column", Params::new().text("found", header));
    let near = system.near(header).map(|near| near.header.clone());
    Some(problem.suggesting(near.into_iter().collect()))
}

/// The error for a problem that keeps the file from being taken.
pub(super) fn refusal(problem: &Problem) -> Error {
    let param = |name: &str| problem.params.get(name).unwrap_or_default();
    if problem.code == "mapping.names_differ" {
        let message = ["column names differ: found ", &param("found"), ", but they must be ", &param("expected")];
        return Error::new("mapping.names_differ", message.concat());
    }
    Error::new("mapping.required", ["the file lacks the columns that must be there: ", &param("expected")].concat())
}

//! The debtors that are there already, from a file: JSON Lines, CSV, XLSX, or an index that was made before.

use super::columns::Columns;
use super::json;
use super::lines::{self, Line, Lines};
use crate::check::Checker;
use crate::decide::{Existing, ExistingBuilder};
use crate::error::Error;
use crate::index::Index;
use crate::node::Node;
use crate::table::{Options, Table};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

/// How much is read at once.
const CHUNK: usize = 64 << 10;

/// What an index file begins with.
const INDEX: &[u8] = b"debitor-index";

/// The debtors of a file.
///
/// # Errors
/// `existing.file` when it can't be read, `existing.line` for a line that is no customer: with a debtor left out, what is
/// said of the others would be wrong. `table.…` and `index.…` as those rooms have them.
pub(super) fn load(path: &Path, checker: &Arc<Checker>) -> Result<Existing, Error> {
    if starts_with(path, INDEX)? {
        return Ok(Existing::new(Index::load(path, checker.profile())?, checker.profile()));
    }
    Ok(read(path, checker)?.finish())
}

/// The debtors of a file, on their way into an index.
///
/// # Errors
/// See [`load`].
pub(super) fn read(path: &Path, checker: &Arc<Checker>) -> Result<ExistingBuilder, Error> {
    let mut builder = Existing::builder(checker.clone());
    let is_lines = starts_with(path, b"{")? || is_named(path, "jsonl") || is_named(path, "ndjson");
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    if is_lines {
        read_lines(path, file, &mut builder)?
    } else {
        read_table(path, file, checker, &mut builder)?
    }
    Ok(builder)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Error::new("existing.file", format!("{}: {error}", path.display()))
}

fn is_named(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

/// Whether the file's first text is this, a byte order mark and white space apart.
fn starts_with(path: &Path, beginning: &[u8]) -> Result<bool, Error> {
    let mut file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let mut first = [0; 64];
    let read = file.read(&mut first).map_err(|error| unreadable(path, &error))?;
    let first = first.get(..read).unwrap_or_default();
    Ok(first.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(first).trim_ascii_start().starts_with(beginning))
}

fn read_lines(path: &Path, mut file: File, builder: &mut ExistingBuilder) -> Result<(), Error> {
    let mut chunk = vec![0; CHUNK];
    let mut lines = Lines::new(lines::LIMIT);
    loop {
        let read = match file.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(unreadable(path, &error)),
        };
        let mut rest = chunk.get(..read).unwrap_or_default();
        while let Some((number, line)) = lines.next(&mut rest) {
            add_line(path, number, &line, builder)?;
        }
    }
    match lines.last() {
        Some((number, line)) => add_line(path, number, &line, builder),
        None => Ok(()),
    }
}

fn add_line(path: &Path, number: u64, line: &Line<'_>, builder: &mut ExistingBuilder) -> Result<(), Error> {
    let broken = |why: &str| Error::new("existing.line", format!("{} line {number}: {why}", path.display()));
    let Line::Bytes(bytes) = line else { return Err(broken("longer than a line may be")) };
    let text = json::text(bytes).map_err(|fault| broken(fault.message()))?;
    if text.trim_ascii().is_empty() {
        return Ok(());
    }
    let node = json::parse(text).map_err(|fault| broken(fault.message()))?;
    json::bounded(&node, "a debtor").map_err(|fault| broken(fault.message()))?;
    builder.add(&node).map(|_| ())
}

fn read_table(path: &Path, file: File, checker: &Checker, builder: &mut ExistingBuilder) -> Result<(), Error> {
    let in_file = |error: Error| {
        let place = error.path().map_or_else(|| path.display().to_string(), |at| format!("{}, {at}", path.display()));
        error.at(place)
    };
    let columns = Columns::new(checker.profile())?;
    let options = Options { known: Some(columns.known()), ..Options::default() };
    let mut rows = Table::read(file, options).map_err(in_file)?;
    let fields = columns.fields(rows.table().header());
    if fields.iter().all(Option::is_none) {
        let header = rows.table().header().join(", ");
        let message = format!("{}: no column is known; there are: {header}", path.display());
        return Err(Error::new("existing.columns", message));
    }
    while let Some(row) = rows.next_row().map_err(in_file)? {
        let cells = fields.iter().zip(row.cells()).filter_map(|(field, cell)| {
            let field = field.as_ref()?;
            Some((field.name.clone(), Node::Text(field.read(cell).to_owned())))
        });
        builder.add(&Node::Map(cells.collect())).map_err(in_file)?;
    }
    Ok(())
}

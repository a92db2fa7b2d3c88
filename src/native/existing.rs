//! The debtors that are there already, from a file: JSON Lines, CSV, XLSX, or an index that was made before.

use super::columns::Columns;
use super::json;
use super::lines::{self, Line, Lines};
use crate::check::{Checker, Flat, Given};
use crate::decide::{Existing, ExistingBuilder};
use crate::error::Error;
use crate::index::Index;
use crate::table::{Options, Table};
use std::fs::File;
use std::io::{Cursor, ErrorKind, Read, Write};
use std::path::Path;
use std::sync::Arc;

/// How much is read at once.
const CHUNK: usize = 64 << 10;

/// What an index file begins with.
const INDEX: &[u8] = b"debitor-index";

/// By so many rows it is found out which column is which field.
const FIRST_ROWS: usize = 200;

/// The debtors of a file; `-` is standard input.
///
/// # Errors
/// `existing.file` when it can't be read, `existing.encoding` for JSON Lines that are not UTF-8, `existing.line` for a line
/// that is no customer: with a debtor left out, what is said of the others would be wrong; `existing.columns` when no column
/// tells who a debtor is. `table.…` and `index.…` as those rooms have them.
pub(super) fn load(path: &Path, checker: &Arc<Checker>) -> Result<Existing, Error> {
    let mut input = Input::open(path)?;
    if input.starts_with(INDEX) {
        let index = if path.is_file() {
            Index::load(path, checker.profile())?
        } else {
            // What can be read only once is read whole.
            let mut bytes = Vec::new();
            input.read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
            Index::from_bytes(&bytes, checker.profile()).map_err(|error| error.at(path.display().to_string()))?
        };
        return Ok(Existing::new(index, checker.profile()));
    }
    Ok(read_from(path, input, checker)?.finish())
}

/// The debtors of a file, on their way into an index.
///
/// # Errors
/// See [`load`].
pub(super) fn read(path: &Path, checker: &Arc<Checker>) -> Result<ExistingBuilder, Error> {
    read_from(path, Input::open(path)?, checker)
}

fn read_from(path: &Path, input: Input, checker: &Arc<Checker>) -> Result<ExistingBuilder, Error> {
    let mut builder = Existing::builder(checker.clone());
    let is_lines = is_named(path, "jsonl") || is_named(path, "ndjson");
    if input.is_utf16(is_lines) {
        let message = format!("{}: JSON Lines in UTF-16 can't be read; save the file as UTF-8", path.display());
        return Err(Error::new("existing.encoding", message));
    }
    if is_lines || input.starts_with(b"{") {
        read_lines(path, input, &mut builder)?;
    } else {
        read_table(path, input, checker, &mut builder)?;
    }
    if let (count @ 1.., 0) = builder.counts() {
        let message = format!("{}: none of the {count} debtors has a key under the profile", path.display());
        tell("existing.keys", &message);
    }
    let unclear = builder.unclear();
    if unclear.count > 0 {
        let message = format!(
            "{}: {} debtors count as active: `archived` is neither yes nor no ({})",
            path.display(),
            unclear.count,
            unclear.values.join(", ")
        );
        tell("existing.archived", &message);
    }
    Ok(builder)
}

/// Tells something that is no error on the error stream.
pub(super) fn tell(code: &str, message: &str) {
    // What a file holds does not reach a terminal as more than text.
    let message: String = message.chars().map(|one| if one.is_control() { ' ' } else { one }).collect();
    // Nobody reads the error stream: there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "debitor: {code}: {message}");
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Error::new("existing.file", format!("{}: {error}", path.display()))
}

fn is_named(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

/// A file or a pipe, opened once, whose first bytes were looked at.
struct Input {
    first: Cursor<Vec<u8>>,
    rest: Box<dyn Read>,
}

impl Input {
    fn open(path: &Path) -> Result<Self, Error> {
        let mut rest: Box<dyn Read> = if path.as_os_str() == "-" {
            Box::new(std::io::stdin().lock())
        } else {
            Box::new(File::open(path).map_err(|error| unreadable(path, &error))?)
        };
        let mut first = Vec::new();
        rest.by_ref().take(64).read_to_end(&mut first).map_err(|error| unreadable(path, &error))?;
        Ok(Self { first: Cursor::new(first), rest })
    }

    /// Whether the first text is this, a byte order mark and white space apart.
    fn starts_with(&self, beginning: &[u8]) -> bool {
        let first = self.first.get_ref().as_slice();
        first.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(first).trim_ascii_start().starts_with(beginning)
    }

    /// Whether it is an object in UTF-16; of a file that is called JSON Lines the byte order mark says it too.
    fn is_utf16(&self, is_lines: bool) -> bool {
        match self.first.get_ref().as_slice() {
            [b'{', 0, ..] | [0, b'{', ..] | [0xff, 0xfe, b'{', 0, ..] | [0xfe, 0xff, 0, b'{', ..] => true,
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => is_lines,
            _ => false,
        }
    }
}

impl Read for Input {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        match self.first.read(into)? {
            0 => self.rest.read(into),
            read => Ok(read),
        }
    }
}

fn read_lines(path: &Path, mut file: Input, builder: &mut ExistingBuilder) -> Result<(), Error> {
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

fn read_table(path: &Path, file: Input, checker: &Arc<Checker>, builder: &mut ExistingBuilder) -> Result<(), Error> {
    let in_file = |error: Error| {
        let place = error.path().map_or_else(|| path.display().to_string(), |at| format!("{}, {at}", path.display()));
        error.at(place)
    };
    let columns = Columns::new(checker.profile())?;
    let options = Options { known: Some(columns.known()), ..Options::default() };
    let mut rows = Table::read(file, options).map_err(in_file)?;
    let mut first: Vec<Vec<String>> = Vec::new();
    while first.len() < FIRST_ROWS
        && let Some(row) = rows.next_row().map_err(in_file)?
    {
        first.push(row.cells().map(str::to_owned).collect());
    }
    let plan = columns.plan(&path.display().to_string(), rows.table().header(), &first)?;
    let mut flat = Flat::new(checker.clone(), &plan.fields().collect::<Vec<_>>());
    let mut add = |cells: &[&str]| match &mut flat {
        Some(flat) => {
            let given: Vec<Given<'_>> = plan.values(cells).map(|value| value.map(Some)).collect();
            flat.judge(&given);
            builder.add_flat(flat)
        }
        None => builder.add(&plan.debtor(cells)),
    };
    for row in first {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        add(&cells).map_err(in_file)?;
    }
    while let Some(row) = rows.next_row().map_err(in_file)? {
        let cells: Vec<&str> = row.cells().collect();
        add(&cells).map_err(in_file)?;
    }
    Ok(())
}

//! Tables: the rows of CSV and XLSX files as text, streaming and within limits, without threads, files or time.
//!
//! [`Table`] is fed bytes and asked for rows; [`Table::read`] does that with anything that can be read. A CSV file takes
//! the memory of one chunk and one row, however long it is; an XLSX file is held as it is packed, with the texts that
//! its cells share.
//!
//! ```
//! use debitor::table::{Options, Table};
//!
//! let mut rows = Table::read(&b"sep=;\r\nname;cvr\r\n\"Nord; Syd A/S\";13585628\r\n"[..], Options::default())?;
//! assert_eq!(rows.table().header(), ["name", "cvr"]);
//! while let Some(row) = rows.next_row()? {
//!     assert_eq!((row.line, row.cell(0), row.cell(1)), (3, "Nord; Syd A/S", "13585628"));
//! }
//! # Ok::<(), debitor::Error>(())
//! ```
//!
//! Every cell is text, as a person sees it:
//!
//! | in a sheet | text |
//! |---|---|
//! | a number | its digits, however it is stored (`5.798000420526E12` is `5798000420526`), fractions to the 15 digits that a spreadsheet keeps, a point before the fraction |
//! | … in a format of zeros (`00000000`) | with the leading zeros that it shows |
//! | … in a format with `%` | in per cent: `5%` |
//! | a date, a time, both, a duration | `2026-11-21`, `08:30:00`, `2026-11-21T08:30:00`, `36:30:00` |
//! | a yes or no | `true`, `false` |
//! | an error | its own text, `#N/A`, with a [`Fault`] |
//! | a formula | the result that was stored with it; without one empty, with a [`Fault`] |
//!
//! Cells of a CSV file are left as they are, decimal commas and leading zeros with them; only the `'` before a formula
//! goes (see [`is_guarded`]). Rows without any text are passed over, and empty cells beyond the header.
//!
//! Errors: `table.format` (no table, or not one that is read: what to do), `table.damaged`, `table.limit`, `table.empty`,
//! `table.sheet`, `table.header`, `table.read`. Their path is the place, as `line 7, column 2`. What is merely odd about a row is a
//! [`Fault`] beside it.

mod csv;
mod format;
mod header;
mod limits;
mod opening;
mod options;
mod read;
mod row;
mod settle;
mod xlsx;

pub use crate::guard::is_guarded;
pub use csv::{Csv, Encoding};
pub use format::Format;
pub use limits::Limits;
pub use options::{HeaderRow, Known, Options, SheetChoice};
pub use read::Rows;
pub use row::{Fault, FaultKind, Row, Tally};
pub use xlsx::{Sheet, Xlsx};

use crate::Error;
use row::RowBuf;
use std::collections::VecDeque;

/// What [`Table::next`] comes to.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::exhaustive_enums)]
pub enum Step<'a> {
    /// A row.
    Row(Row<'a>),
    /// The bytes so far hold no further row: feed more, or say that they are all.
    More,
    /// The last row was given.
    End,
}

/// [`Step`] without the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Advance {
    Row,
    More,
    End,
}

/// A table that is fed bytes.
///
/// ```
/// use debitor::table::{Options, Step, Table};
///
/// let mut chunks = [&b"name,city\nNor"[..], b"d,Aarhus\nSyd,", b"Odense"].into_iter();
/// let mut table = Table::new(Options::default());
/// let mut cities = Vec::new();
/// loop {
///     match table.next()? {
///         Step::Row(row) => cities.push(row.cell(1).to_owned()),
///         Step::More => match chunks.next() {
///             Some(chunk) => table.feed(chunk)?,
///             None => table.finish()?,
///         },
///         Step::End => break,
///     }
/// }
/// assert_eq!(cities, ["Aarhus", "Odense"]);
/// # Ok::<(), debitor::Error>(())
/// ```
pub struct Table {
    options: Options,
    stage: Stage,
    fed: u64,
    finished: bool,
    failed: Option<Error>,
    /// The first rows, until the header is found; then those of them that are data.
    waiting: VecDeque<RowBuf>,
    /// The row of the moment, where it is one of those.
    current: Option<RowBuf>,
    settled: bool,
    header: Vec<String>,
    header_line: Option<u64>,
    width: usize,
    tallies: Vec<Tally>,
    format: Option<Format>,
}

enum Stage {
    /// The first bytes, until the format is known.
    Start(Vec<u8>),
    Csv(Box<csv::Source>),
    /// A workbook of which bytes are missing.
    Packed(Vec<u8>),
    Xlsx(Box<xlsx::Source>),
}

impl Table {
    /// A table without any bytes yet.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self {
            options,
            stage: Stage::Start(Vec::new()),
            fed: 0,
            finished: false,
            failed: None,
            waiting: VecDeque::new(),
            current: None,
            settled: false,
            header: Vec::new(),
            header_line: None,
            width: 0,
            tallies: Vec::new(),
            format: None,
        }
    }

    /// Takes the next bytes of the file. They are copied; ask for rows until [`Step::More`] before the next call, or they
    /// pile up.
    ///
    /// # Errors
    ///
    /// `table.limit`; `table.format`, as soon as the first bytes show it; what was the error before.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.guarded(|table| {
            if table.finished {
                return Err(Error::new("table.read", "bytes after the end of the file".to_owned()));
            }
            table.take(bytes)?;
            table.note_replaced();
            Ok(())
        })
    }

    /// Says that there are no more bytes.
    ///
    /// # Errors
    ///
    /// `table.format`, `table.damaged`, `table.limit`, `table.sheet`.
    pub fn finish(&mut self) -> Result<(), Error> {
        self.guarded(|table| {
            table.finished = true;
            table.open()?;
            if let Stage::Csv(source) = &mut table.stage {
                source.finish();
            }
            table.note_replaced();
            Ok(())
        })
    }

    /// Goes on to the next row.
    ///
    /// # Errors
    ///
    /// Those of the module, at the row where it can't go on; from then on always the same.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Result<Step<'_>, Error> {
        Ok(match self.step()? {
            Advance::Row => Step::Row(self.row()),
            Advance::More => Step::More,
            Advance::End => Step::End,
        })
    }

    /// How the file is written; known at the first row at the latest.
    #[must_use]
    pub fn format(&self) -> Option<&Format> {
        self.format.as_ref()
    }

    /// The names of the columns, as they stand; empty where there is no header. Known at the first row.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The line of the header, if there is one. Rows above it are passed over.
    #[must_use]
    pub fn header_line(&self) -> Option<u64> {
        self.header_line
    }

    /// What was odd in the rows so far, one for each kind.
    #[must_use]
    pub fn tallies(&self) -> &[Tally] {
        &self.tallies
    }

    /// Begins anew with another sheet of the workbook, without its bytes being fed again. Of a CSV file nothing changes.
    ///
    /// # Errors
    ///
    /// `table.sheet` if there is none; the errors of [`Table::next`].
    pub fn choose_sheet(&mut self, sheet: SheetChoice) -> Result<(), Error> {
        self.options.sheet = sheet;
        let Stage::Xlsx(source) = &mut self.stage else { return Ok(()) };
        source.choose(&self.options)?;
        self.format = Some(Format::Xlsx(source.about.clone()));
        self.failed = None;
        self.waiting.clear();
        self.current = None;
        self.settled = false;
        self.header.clear();
        self.header_line = None;
        self.width = 0;
        self.tallies.clear();
        Ok(())
    }

    /// Does something that may fail; a table that has failed does nothing more.
    fn guarded<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        work(self).inspect_err(|error| self.failed = Some(error.clone()))
    }

    fn step(&mut self) -> Result<Advance, Error> {
        self.guarded(|table| {
            if !table.settle()? {
                return Ok(Advance::More);
            }
            table.current = table.waiting.pop_front();
            if table.current.is_some() { Ok(Advance::Row) } else { table.advance() }
        })
    }

    /// Goes on to the next row with any text.
    fn advance(&mut self) -> Result<Advance, Error> {
        loop {
            let (found, text) = match &mut self.stage {
                Stage::Csv(source) => (source.advance()?, source.has_text()),
                Stage::Xlsx(source) => (source.advance()?, source.row().has_text()),
                Stage::Start(_) | Stage::Packed(_) => (Advance::More, true),
            };
            if found != Advance::Row || text {
                return Ok(found);
            }
        }
    }

    fn source_row(&mut self, width: usize) -> Row<'_> {
        match &mut self.stage {
            Stage::Csv(source) => source.row(width),
            Stage::Xlsx(source) => source.fitted(width),
            Stage::Start(_) | Stage::Packed(_) => Row::new(0, "", &[], &[]),
        }
    }

    /// The row that was come to.
    fn row(&mut self) -> Row<'_> {
        let width = self.width;
        let row = match (&self.current, &mut self.stage) {
            (Some(row), _) => row.row(),
            (None, Stage::Csv(source)) => source.row(width),
            (None, Stage::Xlsx(source)) => source.fitted(width),
            (None, Stage::Start(_) | Stage::Packed(_)) => Row::new(0, "", &[], &[]),
        };
        if !row.faults.is_empty() {
            row::tally(&mut self.tallies, row.line, row.faults);
        }
        row
    }
}

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
mod guard;
mod header;
mod limits;
mod options;
mod read;
mod row;
mod xlsx;

pub use csv::{Csv, Encoding};
pub use format::Format;
pub use guard::is_guarded;
pub use limits::Limits;
pub use options::{HeaderRow, Known, Options, SheetChoice};
pub use read::Rows;
pub use row::{Fault, FaultKind, Row, Tally};
pub use xlsx::{Sheet, Xlsx};

use crate::Error;
use format::Kind;
use limits::{beyond, place};
use row::RowBuf;
use std::collections::VecDeque;

/// Bytes from which the format is told.
const WINDOW: usize = 64 << 10;

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
        self.guarded(|table| table.take(bytes))
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

    fn take(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.fed += bytes.len() as u64;
        let limits = &self.options.limits;
        let packed = matches!(self.stage, Stage::Packed(_));
        let (name, most) = if packed { ("workbook_bytes", limits.workbook_bytes) } else { ("bytes", limits.bytes) };
        if self.fed > most {
            return Err(beyond(name, most, "bytes"));
        }
        match &mut self.stage {
            Stage::Start(start) => {
                start.extend_from_slice(bytes);
                self.open()
            }
            Stage::Csv(source) => {
                source.feed(bytes);
                if let Some(line) = source.take_replaced() {
                    row::tally(&mut self.tallies, line, &[Fault { kind: FaultKind::Encoding, column: None }]);
                }
                Ok(())
            }
            Stage::Packed(packed) => {
                packed.extend_from_slice(bytes);
                Ok(())
            }
            Stage::Xlsx(_) => Ok(()),
        }
    }

    /// Goes from stage to stage as far as the bytes allow.
    fn open(&mut self) -> Result<(), Error> {
        if let Stage::Start(start) = &mut self.stage {
            if !self.finished && start.len() < format::MAGIC {
                return Ok(());
            }
            let enough = self.finished || start.len() >= WINDOW;
            match format::kind(start) {
                // Whether an old workbook or an encrypted one, only more of it shows.
                Err(error) => return if enough { Err(error) } else { Ok(()) },
                Ok(Kind::Zip) => {
                    let limit = self.options.limits.workbook_bytes;
                    if self.fed > limit {
                        return Err(beyond("workbook_bytes", limit, "bytes"));
                    }
                    self.stage = Stage::Packed(std::mem::take(start));
                }
                Ok(Kind::Text) if enough => {
                    let head = start.get(..start.len().min(WINDOW)).unwrap_or_default();
                    let whole = self.finished && head.len() == start.len();
                    let mut source = csv::Source::open(head, whole, &self.options)?;
                    source.feed(start.get(head.len()..).unwrap_or_default());
                    self.format = Some(Format::Csv(source.about.clone()));
                    self.stage = Stage::Csv(Box::new(source));
                }
                Ok(Kind::Text) => return Ok(()),
            }
        }
        if let (Stage::Packed(packed), true) = (&mut self.stage, self.finished) {
            let source = xlsx::Source::open(std::mem::take(packed), &self.options)?;
            self.format = Some(Format::Xlsx(source.about.clone()));
            self.stage = Stage::Xlsx(Box::new(source));
        }
        Ok(())
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

    /// Finds the header, if enough bytes are there.
    fn settle(&mut self) -> Result<bool, Error> {
        while !self.settled {
            let full = match self.options.header {
                HeaderRow::Line(line) => self.waiting.back().is_some_and(|row| row.line >= line),
                _ => self.waiting.len() >= header::PEEKED,
            };
            let found = if full { Advance::End } else { self.advance()? };
            match found {
                Advance::Row => {
                    let row = RowBuf::of(self.source_row(0));
                    if matches!(self.options.header, HeaderRow::Line(line) if row.line < line) {
                        self.waiting.clear();
                    }
                    self.waiting.push_back(row);
                }
                // Few long rows fill the window.
                Advance::More if self.waiting.is_empty() || matches!(self.options.header, HeaderRow::Line(_)) => {
                    return Ok(false);
                }
                Advance::More | Advance::End => {
                    if self.waiting.is_empty() {
                        return Err(Error::new("table.empty", "the file has no rows".to_owned()));
                    }
                    self.set_header()?;
                    self.settled = true;
                }
            }
        }
        Ok(true)
    }

    fn set_header(&mut self) -> Result<(), Error> {
        let rows: Vec<Row<'_>> = self.waiting.iter().map(RowBuf::row).collect();
        let at = match self.options.header {
            HeaderRow::Absent => None,
            HeaderRow::Detect => header::detect(&rows, self.options.known.as_deref()),
            HeaderRow::Line(line) => {
                let at = rows.iter().position(|row| row.line == line);
                Some(at.ok_or_else(|| {
                    Error::new("table.header", "this line has no text".to_owned()).at(place(line, None))
                })?)
            }
        };
        if let Some((at, row)) = at.and_then(|at| rows.get(at).map(|row| (at, *row))) {
            let above = at.checked_sub(1).and_then(|above| rows.get(above)).copied();
            self.header = header::names(row, above);
            self.header_line = Some(row.line);
            self.width = self.header.len();
            self.waiting.drain(..=at);
        } else {
            self.width = rows.iter().map(Row::len).max().unwrap_or(0);
        }
        let short = matches!(self.stage, Stage::Csv(_));
        for row in &mut self.waiting {
            row.fit(self.width, short);
        }
        Ok(())
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

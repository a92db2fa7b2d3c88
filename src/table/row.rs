//! A row: its number, its cells as text, and what was odd about it.

/// One row, borrowed from the table until the next is asked for. No cell costs an allocation.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The number that a person sees: the line of a CSV file on which the row begins, the row number of a sheet.
    pub line: u64,
    /// What was odd about the row; empty almost always.
    pub faults: &'a [Fault],
    text: &'a str,
    spans: &'a [Span],
}

/// From where to where in the row's text.
pub(super) type Span = (u32, u32);

impl<'a> Row<'a> {
    pub(super) fn new(line: u64, text: &'a str, spans: &'a [Span], faults: &'a [Fault]) -> Self {
        Self { line, faults, text, spans }
    }

    /// How many cells.
    #[must_use]
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Are there no cells at all?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The cell of a column, counted from 0; empty where the row has none.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'a str {
        self.spans.get(column).map_or("", |span| slice(self.text, *span))
    }

    /// The cells in order.
    ///
    /// ```
    /// # use debitor::table::{Options, Table};
    /// let mut rows = Table::read(&b"name;city\nNord A/S;Aarhus\n"[..], Options::default())?;
    /// let row = rows.next_row()?.unwrap();
    /// assert_eq!(row.cells().collect::<Vec<_>>(), ["Nord A/S", "Aarhus"]);
    /// # Ok::<(), debitor::Error>(())
    /// ```
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &'a str> + use<'a> {
        let text = self.text;
        self.spans.iter().map(move |span| slice(text, *span))
    }

    /// The text that the cells are cut out of, and where each begins and ends.
    #[cfg(feature = "preview")]
    pub(crate) fn parts(&self) -> (&'a str, &'a [(u32, u32)]) {
        (self.text, self.spans)
    }

    pub(super) fn has_text(&self) -> bool {
        self.cells().any(|cell| !cell.trim_ascii().is_empty())
    }
}

pub(super) fn slice(text: &str, (start, end): Span) -> &str {
    text.get(start as usize..end as usize).unwrap_or_default()
}

/// What is odd about a row: a stable code, and the column (from 1) where it is about one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is odd.
    pub kind: FaultKind,
    /// The column, counted from 1.
    pub column: Option<u32>,
}

/// The kinds of [`Fault`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// Fewer cells than the header; the rest is empty. CSV only: a sheet leaves out empty cells.
    Short,
    /// More cells than the header; they are kept.
    Long,
    /// The cell is an error of the spreadsheet, as `#N/A`; that is its text.
    CellError,
    /// The cell is a formula without a result: the program that wrote the file did not calculate.
    NoResult,
    /// Bytes that are not of the file's encoding; read as Windows-1252 (UTF-16: replaced).
    Encoding,
    /// NUL characters, taken out.
    Nul,
    /// A quote in a quoted cell that is not doubled; it was kept.
    StrayQuote,
    /// A quote that is opened and never closed; the cell takes the rest of the file.
    OpenQuote,
}

impl FaultKind {
    /// The stable code.
    ///
    /// ```
    /// assert_eq!(debitor::table::FaultKind::Short.code(), "table.short");
    /// ```
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Short => "table.short",
            Self::Long => "table.long",
            Self::CellError => "table.cell_error",
            Self::NoResult => "table.no_result",
            Self::Encoding => "table.encoding",
            Self::Nul => "table.nul",
            Self::StrayQuote => "table.stray_quote",
            Self::OpenQuote => "table.open_quote",
        }
    }
}

/// All faults of one kind so far: how many, and where the first was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tally {
    /// What is odd.
    pub kind: FaultKind,
    /// In how many cells (or rows).
    pub count: u64,
    /// The line of the first.
    pub line: u64,
    /// Its column, counted from 1.
    pub column: Option<u32>,
}

/// Adds a row's faults to the tallies.
pub(super) fn tally(tallies: &mut Vec<Tally>, line: u64, faults: &[Fault]) {
    for Fault { kind, column } in faults {
        match tallies.iter_mut().find(|tally| tally.kind == *kind) {
            Some(tally) => tally.count += 1,
            None => tallies.push(Tally { kind: *kind, count: 1, line, column: *column }),
        }
    }
}

/// A row of its own: where a sheet's row is put together, and where rows wait while the header is looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct RowBuf {
    pub line: u64,
    pub text: String,
    pub spans: Vec<Span>,
    pub faults: Vec<Fault>,
}

impl RowBuf {
    pub fn clear(&mut self) {
        self.text.clear();
        self.spans.clear();
        self.faults.clear();
    }

    pub fn row(&self) -> Row<'_> {
        Row::new(self.line, &self.text, &self.spans, &self.faults)
    }

    pub fn of(row: Row<'_>) -> Self {
        Self { line: row.line, text: row.text.to_owned(), spans: row.spans.to_vec(), faults: row.faults.to_vec() }
    }

    /// Makes the row as wide as the header. Empty cells beyond it go; says what is odd then.
    pub fn fit(&mut self, width: usize, short: bool) {
        fit(&mut self.spans, &mut self.faults, width, short);
    }
}

/// Makes a row as wide as the header: empty cells beyond it go, missing ones are added.
pub(super) fn fit(spans: &mut Vec<Span>, faults: &mut Vec<Fault>, width: usize, short: bool) {
    if width == 0 {
        return;
    }
    while spans.len() > width && spans.last().is_some_and(|(start, end)| start == end) {
        spans.pop();
    }
    if spans.len() > width {
        let column = u32::try_from(width + 1).ok();
        faults.push(Fault { kind: FaultKind::Long, column });
    } else if spans.len() < width {
        if short {
            let column = u32::try_from(spans.len() + 1).ok();
            faults.push(Fault { kind: FaultKind::Short, column });
        }
        spans.resize(width, (0, 0));
    }
}

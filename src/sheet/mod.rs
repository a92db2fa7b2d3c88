//! Tables out: XLSX and CSV files, row by row, in which every cell is text and stays text.
//!
//! Both writers take the sheet's description first and then one row after the other; neither keeps rows, so a file of any
//! length needs the memory of one row (and of the file itself, where it is written into memory). The same rows give the
//! same bytes at any time, natively and in WASM.
//!
//! | file | what stands there |
//! |---|---|
//! | `xlsx` | [`XlsxWriter`]: the archive and its sheets |
//! | `archive` | the archive that it is |
//! | `parts` | the parts of the archive that hold no row, styles among them |
//! | `text` | text as XML, in such a way that spreadsheets read it back identically |
//! | `limits` | what a spreadsheet can hold: names, lengths, rows, columns |
//! | `csv` | [`CsvWriter`] |
//! | `guard` | the `'` before what a spreadsheet would take for a formula |

mod archive;
mod csv;
mod limits;
mod parts;
mod text;
mod xlsx;

pub use crate::guard::{guard, unguard};
pub use csv::{CsvOptions, CsvWriter, Delimiter};
pub use limits::{CELL_UNITS, COLUMNS, NAME_UNITS, NOTE_UNITS, ROWS};
pub use xlsx::XlsxWriter;

/// A sheet without its rows: its name, its columns and how its cells are shown.
///
/// ```
/// use debitor::sheet::{Column, Sheet};
///
/// let sheet = Sheet::new("Kunder", vec![Column::new("Firma *").required().width(30), Column::new("Land")]);
/// assert_eq!(sheet.columns.len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What stands on the tab: 1 to 31 characters, none of `[]:*?/\`, no `'` at either end. CSV has no such name.
    pub name: String,
    /// The columns, from the left; at least one.
    pub columns: Vec<Column>,
    /// Long text is wrapped within its column, as on a sheet of explanations. Only for XLSX.
    pub wrap: bool,
}

impl Sheet {
    /// A sheet of data, whose cells are not wrapped.
    #[must_use]
    pub fn new(name: impl Into<String>, columns: Vec<Column>) -> Self {
        Self { name: name.into(), columns, wrap: false }
    }

    /// The same, with long text wrapped.
    #[must_use]
    pub fn wrapped(mut self) -> Self {
        self.wrap = true;
        self
    }
}

/// A column: what stands above it, and how it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The text of the header, as it is to stand there: a `*` for a required column is the caller's.
    pub header: String,
    /// The width in characters, 1 to 255; else as wide as the header, within 10 to 40. Only for XLSX.
    pub width: Option<u8>,
    /// The header is shown in the colour of what must be filled. Only for XLSX.
    pub required: bool,
    /// What a person is told who selects the header: at most 255 characters. Only for XLSX.
    pub note: Option<String>,
}

impl Column {
    /// A column that need not be filled, as wide as its header.
    #[must_use]
    pub fn new(header: impl Into<String>) -> Self {
        Self { header: header.into(), ..Self::default() }
    }

    /// The same, marked as one that must be filled.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same, so many characters wide.
    #[must_use]
    pub fn width(mut self, characters: u8) -> Self {
        self.width = Some(characters);
        self
    }

    /// The same, with a note at its header.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.note = Some(text.into());
        self
    }
}

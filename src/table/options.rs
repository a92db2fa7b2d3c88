//! What the caller knows about a file, or wants done with it.

use super::limits::Limits;
use std::sync::Arc;

/// How many of these cells are names of columns that the caller knows?
pub type Known = dyn Fn(&[String]) -> usize + Send + Sync;

/// How to read. The default finds everything out by itself.
///
/// ```
/// use debitor::table::{Options, Table};
/// use std::sync::Arc;
///
/// // A title above the header, and a header that is known by its names.
/// let known = |cells: &[String]| cells.iter().filter(|cell| *cell == "name" || *cell == "city").count();
/// let options = Options { known: Some(Arc::new(known)), ..Options::default() };
/// let rows = Table::read(&b"Our customers, 2026\nname,city\nNord,Aarhus\n"[..], options)?;
/// assert_eq!(rows.table().header(), ["name", "city"]);
/// # Ok::<(), debitor::Error>(())
/// ```
#[derive(Clone)]
#[allow(clippy::exhaustive_structs)]
pub struct Options {
    /// When to refuse.
    pub limits: Limits,
    /// Which row is the header.
    pub header: HeaderRow,
    /// Which sheet of a workbook.
    pub sheet: SheetChoice,
    /// The delimiter of a CSV file, if it is known: an ASCII character.
    pub delimiter: Option<u8>,
    /// The quote of a CSV file, if it is known: an ASCII character.
    pub quote: Option<u8>,
    /// Take away the `'` that keeps a cell of a CSV file from becoming a formula, and the `="…"` that keeps a text from
    /// becoming a number.
    pub unguard: bool,
    /// Counts the known names in a row: the row, the sheet and the delimiter with the most are taken.
    pub known: Option<Arc<Known>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            header: HeaderRow::Detect,
            sheet: SheetChoice::Detect,
            delimiter: None,
            quote: None,
            unguard: true,
            known: None,
        }
    }
}

/// Which row is the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeaderRow {
    /// The row with the most known names among the first twenty; else the first that is not a mere title above a table,
    /// unless it looks like data (a number, an e-mail address).
    Detect,
    /// No row.
    Absent,
    /// The row with this number.
    Line(u64),
}

/// Which sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SheetChoice {
    /// The one with the most known names; else the first with any text. Hidden sheets come last.
    Detect,
    /// The one of this name.
    Named(String),
    /// The one at this place, counted from 0.
    At(usize),
}

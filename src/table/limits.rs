//! How much of a file is read before it is refused.

use crate::Error;

/// What a file may ask for. All count what is really there; nothing is reserved because a file announces it.
///
/// Whatever goes beyond is refused with the error `table.limit`, which names the limit and the row.
///
/// ```
/// use debitor::table::{Limits, Options, Table};
///
/// let limits = Limits { columns: 2, ..Limits::default() };
/// let mut table = Table::new(Options { limits, ..Options::default() });
/// table.feed(b"a,b,c\n1,2,3\n").and_then(|()| table.finish()).unwrap();
/// let error = table.next().unwrap_err();
/// assert_eq!((error.code(), error.path()), ("table.limit", Some("line 1")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::exhaustive_structs)]
pub struct Limits {
    /// Bytes of a CSV file: 4 GiB.
    pub bytes: u64,
    /// Bytes of an XLSX file, which is held in memory: 128 MiB.
    pub workbook_bytes: u64,
    /// Bytes that the parts of an XLSX file unpack to, together: 2 GiB.
    pub unpacked_bytes: u64,
    /// How many times its size an XLSX file may unpack to, where that is more than 16 MiB: 200. Most stay below 20.
    pub unpacked_ratio: u64,
    /// Bytes of all texts that an XLSX file shares between cells: 192 MiB.
    pub shared_bytes: u64,
    /// How many such texts: 12 million.
    pub shared_count: u64,
    /// Rows: 20 million.
    pub rows: u64,
    /// Columns: 16,384, the widest that a spreadsheet has.
    pub columns: usize,
    /// Cells of an XLSX sheet, empty ones before the last of a row included: 64 million.
    pub cells: u64,
    /// Bytes of one cell: 128 KiB, four for each of the 32,767 characters that a spreadsheet takes.
    pub cell_bytes: usize,
    /// Bytes of one row: 8 MiB.
    pub row_bytes: usize,
    /// Bytes of all cells of an XLSX sheet, each shared text counted where it stands: 2 GiB.
    pub text_bytes: u64,
    /// How deep the elements of a part may be nested: 64.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: u64 = 1 << 20;
        Self {
            bytes: 4096 * MIB,
            workbook_bytes: 128 * MIB,
            unpacked_bytes: 2048 * MIB,
            unpacked_ratio: 200,
            shared_bytes: 192 * MIB,
            shared_count: 12_000_000,
            rows: 20_000_000,
            columns: 16_384,
            cells: 64_000_000,
            cell_bytes: 128 << 10,
            row_bytes: 8 << 20,
            text_bytes: 2048 * MIB,
            depth: 64,
        }
    }
}

/// A file may always unpack to this much, whatever its size.
pub(super) const RATIO_FREE: u64 = 16 << 20;

/// `table.limit`: the file goes beyond `limit` (a name of [`Limits`]), which is `most` of `what`.
pub(super) fn beyond(limit: &str, most: u64, what: &str) -> Error {
    Error::new("table.limit", ["more than ", &most.to_string(), " ", what, " (limit `", limit, "`)"].concat())
}

/// Where in the file, as a person counts.
pub(super) fn place(line: u64, column: Option<usize>) -> String {
    let line = ["line ", &line.to_string()].concat();
    match column {
        Some(column) => [&line, ", column ", &column.to_string()].concat(),
        None => line,
    }
}

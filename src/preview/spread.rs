//! What a file spreads out to where its rows are kept: a file that is small and holds much is made to exhaust whoever
//! keeps it.

use crate::error::Error;
use crate::table::Row;

/// So many cells and bytes of text may any file hold …
const CELLS: u64 = 8 << 20;
const TEXT: u64 = 32 << 20;
/// … and so many for each of its bytes: a cell with something in it takes more, and no spreadsheet packs text like that.
const CELLS_OF_BYTE: u64 = 4;
const TEXT_OF_BYTE: u64 = 32;

/// What was kept of a file so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spread {
    /// Its bytes so far.
    pub(super) bytes: u64,
    cells: u64,
    text: u64,
}

impl Spread {
    /// Nothing, of a file of so many bytes.
    pub(super) fn of(bytes: u64) -> Self {
        Self { bytes, ..Self::default() }
    }

    /// Counts a row.
    ///
    /// # Errors
    /// `preview.limit` with the line, once that is more than the file's size accounts for.
    pub(super) fn take(&mut self, row: &Row<'_>) -> Result<(), Error> {
        self.cells += row.len() as u64;
        self.text += row.cells().map(|cell| cell.len() as u64).sum::<u64>();
        let most = |least: u64, each: u64| least.max(self.bytes.saturating_mul(each));
        let what = if self.cells > most(CELLS, CELLS_OF_BYTE) {
            "cells"
        } else if self.text > most(TEXT, TEXT_OF_BYTE) {
            "text"
        } else {
            return Ok(());
        };
        let message = ["the file spreads out to far more ", what, " than its size accounts for"].concat();
        Err(Error::new("preview.limit", message).at(format!("line {}", row.line)))
    }
}

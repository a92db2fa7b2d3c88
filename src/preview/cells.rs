//! The file's cells: a thousand rows a block, each block one text and the ends of its cells.

use crate::error::Error;
use crate::table::Row;

/// The rows of a block.
pub(super) const BLOCK: usize = 1024;

/// The longest text of a block: its cells' ends are 32 bits.
const LONGEST: usize = i32::MAX as usize;

/// Rows of text, without an allocation for each.
#[derive(Debug, Default)]
pub(super) struct Cells {
    blocks: Vec<Block>,
    count: usize,
}

#[derive(Debug, Default)]
struct Block {
    text: String,
    /// Where each cell ends in the text; the first begins at 0.
    ends: Vec<u32>,
    /// Where each row ends in the list above.
    rows: Vec<u32>,
    /// The numbers that people see.
    lines: Vec<u32>,
}

impl Cells {
    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Adds a row.
    ///
    /// # Errors
    /// `preview.limit` for a thousand rows of more than 2 GiB.
    pub(super) fn push(&mut self, row: &Row<'_>) -> Result<(), Error> {
        if self.count.is_multiple_of(BLOCK) {
            if let Some(full) = self.blocks.last_mut() {
                full.text.shrink_to_fit();
                full.ends.shrink_to_fit();
            }
            self.blocks.push(Block::default());
        }
        let Some(block) = self.blocks.last_mut() else { return Ok(()) };
        for cell in row.cells() {
            if block.text.len() + cell.len() > LONGEST {
                return Err(Error::new("preview.limit", "the rows are too long".to_owned()));
            }
            block.text.push_str(cell);
            block.ends.push(block.text.len() as u32);
        }
        block.rows.push(block.ends.len() as u32);
        block.lines.push(u32::try_from(row.line).unwrap_or(u32::MAX));
        self.count += 1;
        Ok(())
    }

    /// The cells of a row as they came; none for one that is not there.
    pub(super) fn row(&self, index: usize) -> impl ExactSizeIterator<Item = &str> {
        let block = self.blocks.get(index / BLOCK);
        let (text, ends, start) = block.map_or(("", &[][..], 0), |block| block.row(index % BLOCK));
        let mut start = start;
        ends.iter().map(move |end| {
            let cell = text.get(start..*end as usize).unwrap_or_default();
            start = *end as usize;
            cell
        })
    }

    /// The number of a row that people see.
    pub(super) fn line(&self, index: usize) -> u32 {
        self.blocks.get(index / BLOCK).and_then(|block| block.lines.get(index % BLOCK)).copied().unwrap_or(0)
    }

    /// The bytes that it takes.
    pub(super) fn size(&self) -> usize {
        let block = |block: &Block| {
            block.text.capacity() + 4 * (block.ends.capacity() + block.rows.capacity() + block.lines.capacity())
        };
        self.blocks.iter().map(block).sum()
    }
}

impl Block {
    /// The text, the ends of the row's cells, and where the first begins.
    fn row(&self, place: usize) -> (&str, &[u32], usize) {
        let end = self.rows.get(place).map_or(0, |end| *end as usize);
        let start = place.checked_sub(1).and_then(|before| self.rows.get(before)).map_or(0, |end| *end as usize);
        let ends = self.ends.get(start..end).unwrap_or_default();
        let first = start.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        (&self.text, ends, first)
    }
}

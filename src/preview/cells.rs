//! The file's cells: a thousand rows a block, each block one text and the ends of its cells; and some rows as plain bytes,
//! for whoever judges them elsewhere.

use crate::bytes::{Bytes, put};
use crate::error::Error;
use crate::table::Row;
use std::ops::Range;

/// The rows of a block.
pub(super) const BLOCK: usize = 1024;

/// The longest text of a block: its cells' ends are 32 bits.
const LONGEST: usize = i32::MAX as usize;

/// Set where there is a byte between two cells of the row: as the file has them, so that all are copied at once.
const APART: u32 = 1 << 31;

/// Rows of text, without an allocation for each.
#[derive(Debug, Default)]
pub(super) struct Cells {
    blocks: Vec<Block>,
    count: usize,
}

/// The rows of a block.
#[derive(Debug, Default)]
pub(super) struct Block {
    text: String,
    /// Where each cell ends in the text; the first begins at 0.
    ends: Vec<u32>,
    /// Where each row ends in the list above, and [`APART`].
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
        block.push(row)?;
        self.count += 1;
        Ok(())
    }

    /// The rows from there on as bytes, so many at most; and up to which row they are.
    pub(super) fn pack(&self, start: usize, most: usize) -> Option<(usize, Vec<u8>)> {
        let block = self.blocks.get(start / BLOCK)?;
        let first = start % BLOCK;
        let end = block.rows.len().min(first.saturating_add(most));
        Some((start - first + end, block.pack(first..end)))
    }

    /// The cells of a row as they came; none for one that is not there.
    pub(super) fn row(&self, index: usize) -> impl ExactSizeIterator<Item = &str> {
        let block = self.blocks.get(index / BLOCK);
        let (text, ends, start, gap) = block.map_or(("", &[][..], 0, 0), |block| block.row(index % BLOCK));
        let mut start = start;
        ends.iter().map(move |end| {
            let cell = text.get(start..*end as usize).unwrap_or_default();
            start = *end as usize + gap;
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
    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Adds a row.
    ///
    /// # Errors
    /// `preview.limit` for rows of more than 2 GiB.
    pub(super) fn push(&mut self, row: &Row<'_>) -> Result<(), Error> {
        let (text, spans) = row.parts();
        let follows = |pair: &[(u32, u32)]| matches!(pair, [one, other] if one.1 + 1 == other.0);
        let is_apart = spans.len() > 1 && spans.windows(2).all(follows);
        let slice = |start: u32, end: u32| text.get(start as usize..end as usize).unwrap_or_default();
        let too_long = || Error::new("preview.limit", "the rows are too long".to_owned());
        if let (true, [first, .., last]) = (is_apart, spans) {
            let (base, cells) = (self.text.len(), slice(first.0, last.1));
            if base + cells.len() > LONGEST {
                return Err(too_long());
            }
            self.text.push_str(cells);
            self.ends.extend(spans.iter().map(|(_, end)| base as u32 + (end - first.0)));
        } else {
            for (start, end) in spans {
                let cell = slice(*start, *end);
                if self.text.len() + cell.len() > LONGEST {
                    return Err(too_long());
                }
                self.text.push_str(cell);
                self.ends.push(self.text.len() as u32);
            }
        }
        if self.ends.len() > LONGEST {
            return Err(too_long());
        }
        self.rows.push(self.ends.len() as u32 | if is_apart { APART } else { 0 });
        self.lines.push(u32::try_from(row.line).unwrap_or(u32::MAX));
        Ok(())
    }

    /// The text, the ends of the row's cells, where the first begins, and the bytes between two of them.
    fn row(&self, place: usize) -> (&str, &[u32], usize, usize) {
        let known = self.rows.get(place).copied().unwrap_or_default();
        let start = place.checked_sub(1).and_then(|before| self.rows.get(before)).map_or(0, |end| end & !APART);
        let ends = self.ends.get(start as usize..(known & !APART) as usize).unwrap_or_default();
        let first =
            start.checked_sub(1).and_then(|before| self.ends.get(before as usize)).map_or(0, |end| *end as usize);
        (&self.text, ends, first, usize::from(known & APART != 0))
    }

    /// Some rows as bytes: how many, the cells of each and their lengths, and behind these the text.
    pub(super) fn pack(&self, rows: Range<usize>) -> Vec<u8> {
        let mut lengths = Vec::with_capacity(rows.len() * 16);
        let (_, _, first, _) = self.row(rows.start);
        let mut start = first;
        put(rows.len(), &mut lengths);
        for row in rows {
            let (_, ends, _, gap) = self.row(row);
            put(ends.len() << 1 | gap, &mut lengths);
            for (place, end) in ends.iter().enumerate() {
                let from = if place == 0 { start } else { start + gap };
                put(*end as usize - from, &mut lengths);
                start = *end as usize;
            }
        }
        let text = self.text.get(first..start).unwrap_or_default();
        let mut block = Vec::with_capacity(lengths.len() + text.len() + 8);
        put(lengths.len(), &mut block);
        block.extend_from_slice(&lengths);
        block.extend_from_slice(text.as_bytes());
        block
    }
}

/// Goes through the rows that [`Block::pack`] wrote; nothing where these are none, or where `take` gives nothing.
pub(super) fn each_row(block: &[u8], take: &mut dyn FnMut(&[&str]) -> Option<()>) -> Option<()> {
    let mut bytes = Bytes(block);
    let length = bytes.number()?;
    let mut lengths = Bytes(bytes.bytes(length)?);
    let mut text = std::str::from_utf8(bytes.0).ok()?;
    let mut cells: Vec<&str> = Vec::new();
    for _ in 0..lengths.number()? {
        let head = lengths.number()?;
        cells.clear();
        for place in 0..head >> 1 {
            let gap = if place == 0 { 0 } else { head & 1 };
            let (cell, rest) = text.get(gap..)?.split_at_checked(lengths.number()?)?;
            cells.push(cell);
            text = rest;
        }
        take(&cells)?;
    }
    lengths.end().filter(|()| text.is_empty())
}

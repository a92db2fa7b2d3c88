//! The file to import: its columns, and its rows in chunks.

use crate::error::Error;
use crate::mapping::{Mapper, Mapping, Saved};
use crate::problem::Catalogue;
use crate::table::{Fault, Options, Row, Rows, Table};
use std::io::Read;
use std::sync::Arc;

/// The rows by whose values columns are known: so many, or fewer where they are that long.
const SAMPLE: usize = 2000;
const SAMPLE_BYTES: usize = 4 << 20;

/// The most rows of a chunk, and the bytes with which one is full.
const ROWS: usize = 512;
const BYTES: usize = 1 << 20;

/// Rows on their way to a decision: one allocation for all texts.
#[derive(Debug, Default)]
pub(in crate::native) struct Chunk {
    text: String,
    /// Where each cell begins and ends.
    cells: Vec<(u32, u32)>,
    /// The number of each row, and with which cell it ends.
    rows: Vec<(u32, usize)>,
    /// What is odd about rows as the file has them, with their numbers.
    pub(super) odd: Vec<(u32, Fault)>,
}

impl Chunk {
    fn push(&mut self, row: &Row<'_>) {
        // No row is longer than its limit, which is far below 4 GiB.
        let start = self.text.len() as u32;
        let (text, spans) = row.parts();
        self.text.push_str(text);
        self.cells.extend(spans.iter().map(|(from, to)| (start.saturating_add(*from), start.saturating_add(*to))));
        let number = u32::try_from(row.line).unwrap_or(u32::MAX);
        self.rows.push((number, self.cells.len()));
        self.odd.extend(row.faults.iter().map(|fault| (number, *fault)));
    }

    /// Nothing any more; its memory is kept.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
        self.rows.clear();
        self.odd.clear();
    }

    fn is_full(&self) -> bool {
        self.rows.len() >= ROWS || self.text.len() >= BYTES
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many rows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many bytes of text.
    pub(super) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The rows' numbers.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().map(|(number, _)| *number)
    }

    /// Goes through the rows: their numbers and cells.
    pub(super) fn each_row<'a>(&'a self, mut take: impl FnMut(u32, &[&'a str])) {
        let mut first = 0;
        let mut cells = Vec::new();
        for (number, last) in &self.rows {
            let spans = self.cells.get(first..*last).unwrap_or_default();
            first = *last;
            cells.clear();
            cells
                .extend(spans.iter().map(|(from, to)| self.text.get(*from as usize..*to as usize).unwrap_or_default()));
            take(*number, &cells);
        }
    }
}

/// A file whose columns are known.
pub(in crate::native) struct Source<R> {
    rows: Rows<R>,
    /// The rows by which the columns are known.
    first: std::vec::IntoIter<Chunk>,
    pub(in crate::native) header: Vec<String>,
    pub(in crate::native) mapping: Mapping,
}

impl<R: Read> Source<R> {
    /// Reads as far as it takes to know the columns.
    ///
    /// # Errors
    /// `table.…` for what is no table; `mapping.…` where a saved mapping does not go with the system; nothing yet where
    /// columns are missing ([`Mapping::ready`]).
    pub(in crate::native) fn open(
        reader: R,
        options: Options,
        mapper: &Mapper,
        saved: Option<&Saved>,
        catalogue: &Catalogue,
    ) -> Result<Self, Error> {
        let known = mapper.clone();
        let known: Arc<crate::table::Known> = Arc::new(move |cells| known.known_headers(cells));
        let mut rows = Table::read(reader, Options { known: Some(known), ..options })?;
        let mut first = vec![Chunk::default()];
        let mut sample: Vec<Vec<String>> = Vec::new();
        let mut bytes = 0;
        while sample.len() < SAMPLE
            && bytes < SAMPLE_BYTES
            && let Some(row) = rows.next_row()?
        {
            sample.push(row.cells().map(str::to_owned).collect());
            bytes += row.cells().map(str::len).sum::<usize>();
            if first.last().is_none_or(Chunk::is_full) {
                first.push(Chunk::default());
            }
            if let Some(chunk) = first.last_mut() {
                chunk.push(&row);
            }
        }
        let mut header = rows.table().header().to_vec();
        if header.is_empty() {
            header.resize(sample.iter().map(Vec::len).max().unwrap_or_default(), String::new());
        }
        let mut mapping = match saved {
            Some(saved) => mapper.map_as(saved, &header, &sample)?,
            None => mapper.map(&header, &sample),
        };
        mapping.explain(catalogue);
        Ok(Self { rows, first: first.into_iter(), header, mapping })
    }

    /// The table, for what there is to tell of it.
    pub(super) fn table(&self) -> &Table {
        self.rows.table()
    }

    /// The next rows, none after the last. Rows that stand before an error are given first. They are put into a chunk that
    /// is empty.
    pub(super) fn next(&mut self, mut chunk: Chunk) -> Result<Option<Chunk>, (Chunk, Error)> {
        if let Some(chunk) = self.first.next().filter(|chunk| !chunk.is_empty()) {
            return Ok(Some(chunk));
        }
        loop {
            match self.rows.next_row() {
                Ok(Some(row)) => chunk.push(&row),
                Ok(None) => return Ok((!chunk.is_empty()).then_some(chunk)),
                Err(error) => return Err((chunk, error)),
            }
            if chunk.is_full() {
                return Ok(Some(chunk));
            }
        }
    }
}

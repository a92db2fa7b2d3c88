//! Step by step through the rows.

use super::Session;
use super::outcomes::Counts;
use crate::error::Error;
use crate::node::{Node, Object, ToNode};

/// What a session is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// Rows are read and decided.
    Reading,
    /// All rows are read, and some are to be decided.
    Deciding,
    /// All are.
    Done,
}

impl Phase {
    /// The word in the exchange form.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Phase::Reading => "reading",
            Phase::Deciding => "deciding",
            Phase::Done => "done",
        }
    }
}

/// How far a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// What it is about.
    pub phase: Phase,
    /// The bytes of the file that were fed.
    pub bytes_read: u64,
    /// The bytes of the whole file, once they are all there.
    pub bytes_total: Option<u64>,
    /// The rows that were read.
    pub rows: usize,
    /// The rows that are decided.
    pub decided: usize,
    /// And how.
    pub counts: Counts,
    /// Whether nothing is left to do.
    pub is_done: bool,
    /// Whether more bytes have to be fed before there is anything to do.
    pub needs_bytes: bool,
}

impl ToNode for Progress {
    fn to_node(&self) -> Node {
        let mut object = Object::default();
        object.text("phase", self.phase.as_str()).number("bytes_read", self.bytes_read as usize);
        if let Some(total) = self.bytes_total {
            object.number("bytes_total", total as usize);
        }
        object
            .number("rows", self.rows)
            .number("decided", self.decided)
            .with("counts", self.counts.to_node())
            .flag("is_done", self.is_done)
            .flag("needs_bytes", self.needs_bytes)
            .done()
    }
}

impl Session {
    /// Reads up to so many rows, and decides as many. Call it until nothing is left to do; between two calls anything else
    /// may be asked.
    ///
    /// # Errors
    /// `table.…` where the file can't be read on; `mapping.required` and `mapping.names_differ` where its columns are not such
    /// as the system takes, until [`Session::set_mapping`] or another file mends that.
    pub fn step(&mut self, most_rows: usize) -> Result<Progress, Error> {
        let before = (self.cells.len(), self.outcomes.len());
        if !self.is_read {
            self.read(most_rows)?;
        }
        self.map()?;
        if let Some(mapping) = &self.mapping {
            mapping.ready()?;
            let end = self.cells.len().min(self.outcomes.len().saturating_add(most_rows));
            self.decide(end);
        }
        let is_idle = before == (self.cells.len(), self.outcomes.len());
        Ok(Progress { needs_bytes: is_idle && !self.is_fed, ..self.progress() })
    }

    /// How far the session is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let is_done = self.is_read && self.mapping.is_some() && self.outcomes.len() == self.cells.len();
        Progress {
            phase: match (self.is_read, is_done) {
                (_, true) => Phase::Done,
                (true, false) => Phase::Deciding,
                (false, false) => Phase::Reading,
            },
            bytes_read: self.bytes_read,
            bytes_total: self.is_fed.then_some(self.bytes_read),
            rows: self.cells.len(),
            decided: self.outcomes.len(),
            counts: self.outcomes.counts(),
            is_done,
            needs_bytes: false,
        }
    }

    /// Decides about the rows up to that one.
    fn decide(&mut self, end: usize) {
        let start = self.outcomes.len();
        for row in start..end {
            let glance = self.matcher.glance(&self.customer(row));
            let marks: Vec<_> = glance.marks.iter().map(|(token, shared)| (token.0, *shared)).collect();
            let earlier = self.twins.push(&marks, glance.counts);
            let catalogue = self.checker.catalogue();
            self.outcomes.push(glance, earlier, |problems| catalogue.fill(problems));
        }
        if start < end {
            self.touch();
        }
    }

    /// A row's cells, edited ones as they are now.
    pub(super) fn cells_of(&self, row: usize) -> Vec<&str> {
        let mut cells: Vec<&str> = self.cells.row(row).collect();
        for (column, value) in self.edits.of(row) {
            if cells.len() <= column {
                cells.resize(column + 1, "");
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = value;
            }
        }
        cells
    }

    /// The customer of a row.
    #[must_use]
    pub fn customer(&self, row: usize) -> Node {
        match &self.mapping {
            Some(mapping) => mapping.row_to_customer(&self.cells_of(row)),
            None => Node::Map(Vec::new()),
        }
    }

    /// The bytes that rows and decisions take in memory, roughly; the debtors that are there come on top.
    #[must_use]
    pub fn size(&self) -> usize {
        self.cells.size() + self.outcomes.size() + self.twins.size()
    }
}

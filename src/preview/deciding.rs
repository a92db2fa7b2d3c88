//! Step by step through the rows.

use super::Session;
use super::cells::Cells;
use super::edits::Edits;
use super::outcomes::Counts;
use crate::check::{Flat, Given};
use crate::decide::{Glance, Matcher, Token};
use crate::error::Error;
use crate::mapping::Mapping;
use crate::node::{Node, Object, ToNode};

/// What a session is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "native", schemars(rename_all = "lowercase"))]
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
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Progress {
    /// What it is about.
    pub phase: Phase,
    /// The bytes of the file that were fed.
    pub bytes_read: u64,
    /// The bytes of the whole file, once they are all there.
    #[cfg_attr(feature = "native", schemars(skip_serializing_if = "Option::is_none"))]
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
    /// `table.…` where the file can't be read on, `preview.limit` where it is too much to be kept; `mapping.required` and `mapping.names_differ` where its columns are not such
    /// as the system takes, until [`Session::set_mapping`] or another file mends that.
    pub fn step(&mut self, most_rows: usize) -> Result<Progress, Error> {
        let before = (self.cells.len(), self.outcomes.len());
        if !self.is_read {
            self.read(most_rows)?;
        }
        self.map()?;
        if let Some(mapping) = &self.mapping {
            mapping.ready()?;
            if !self.sharing.is_on() {
                let end = self.cells.len().min(self.outcomes.len().saturating_add(most_rows));
                self.decide(end);
            }
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
        if start >= end {
            return;
        }
        #[cfg(not(target_family = "wasm"))]
        let found = self.glance_side_by_side(start..end);
        #[cfg(target_family = "wasm")]
        let found = Glances::new();
        if found.is_empty() {
            for row in start..end {
                let (glance, problems) = self.glance(row);
                self.keep(&glance, problems);
            }
        }
        for (judge, rows) in found {
            for (glance, faults) in rows {
                let problems = self.kinds(judge, &faults);
                self.keep(&glance, problems);
            }
        }
        self.touch();
    }

    pub(super) fn keep(&mut self, glance: &Glance, problems: Vec<u32>) {
        let earlier = self.twins.push(&glance.marks, glance.counts);
        self.outcomes.push(glance, problems, earlier);
    }

    /// What a row comes to by itself, and the numbers of its problems.
    pub(super) fn glance(&mut self, row: usize) -> (Glance, Vec<u32>) {
        self.prepare();
        let desk =
            Desk { mapping: self.mapping.as_ref(), cells: &self.cells, edits: &self.edits, matcher: &self.matcher };
        if let Some(judge) = self.judges.as_mut().and_then(|judges| judges.first_mut()) {
            let (glance, faults) = desk.glance(judge, row);
            return (glance, self.kinds(0, &faults));
        }
        let (glance, problems) = self.matcher.glance(&self.customer(row));
        let catalogue = self.checker.catalogue();
        let tallies = &mut self.outcomes.tallies;
        let kinds = problems.iter().map(|problem| tallies.kind(problem, |problems| catalogue.fill(problems)));
        (glance, kinds.collect())
    }

    /// The session's numbers of a judge's kinds of problems.
    fn kinds(&mut self, judge: usize, faults: &[u32]) -> Vec<u32> {
        let catalogue = self.checker.catalogue();
        let Some(judge) = self.judges.as_mut().and_then(|judges| judges.get_mut(judge)) else { return Vec::new() };
        for fault in judge.flat.faults().iter().skip(judge.kinds.len()) {
            judge.kinds.push(self.outcomes.tallies.kind(fault, |problems| catalogue.fill(problems)));
        }
        faults.iter().filter_map(|fault| judge.kinds.get(*fault as usize).copied()).collect()
    }

    /// Calls the judges in, for the columns as they are mapped.
    pub(super) fn prepare(&mut self) {
        if let (None, Some(mapping)) = (&self.judges, &self.mapping) {
            let fields: Vec<&str> = mapping.fields().collect();
            let judge = |_| Some(Judge::new(Flat::new(self.checker.clone(), &fields)?));
            self.judges = Some((0..self.threads.max(1)).filter_map(judge).collect());
        }
    }

    /// A row's cells, edited ones as they are now.
    pub(super) fn cells_of(&self, row: usize) -> Vec<&str> {
        cells_of(&self.cells, &self.edits, row)
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

fn cells_of<'a>(cells: &'a Cells, edits: &'a Edits, row: usize) -> Vec<&'a str> {
    let mut found = Vec::new();
    read_cells(cells, edits, row, &mut found);
    found
}

fn read_cells<'a>(from: &'a Cells, edits: &'a Edits, row: usize, cells: &mut Vec<&'a str>) {
    cells.extend(from.row(row));
    for (column, value) in edits.of(row) {
        if cells.len() <= column {
            cells.resize(column + 1, "");
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = value;
        }
    }
}

/// The rows of each judge, in their order: what a row comes to, and the judge's numbers of its problems.
pub(super) type Glances = Vec<(usize, Vec<(Glance, Vec<u32>)>)>;

/// Judges rows one after the other; of its kinds of problems the session's numbers.
pub(super) struct Judge {
    flat: Flat,
    kinds: Vec<u32>,
    /// Memory for the cells of a row, and for the values in them.
    cells: Vec<&'static str>,
    given: Vec<Given<'static>>,
}

impl Judge {
    fn new(flat: Flat) -> Self {
        Self { flat, kinds: Vec::new(), cells: Vec::new(), given: Vec::new() }
    }
}

/// What a judge has before it.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) mapping: Option<&'a Mapping>,
    pub(super) cells: &'a Cells,
    pub(super) edits: &'a Edits,
    pub(super) matcher: &'a Matcher,
}

impl Desk<'_> {
    /// What a row comes to by itself, and the judge's own numbers of its problems.
    pub(super) fn glance(&self, judge: &mut Judge, row: usize) -> (Glance, Vec<u32>) {
        if !self.judge(judge, row) {
            return (Glance::default(), Vec::new());
        }
        (self.matcher.glance_flat(&judge.flat), judge.flat.problems().to_vec())
    }

    /// What later rows are pointed to a row by.
    pub(super) fn held(&self, judge: &mut Judge, row: usize) -> Vec<Token> {
        if self.judge(judge, row) { self.matcher.held_flat(&judge.flat) } else { Vec::new() }
    }

    fn judge(&self, judge: &mut Judge, row: usize) -> bool {
        let Some(mapping) = self.mapping else { return false };
        let (mut cells, mut given) = (std::mem::take(&mut judge.cells), std::mem::take(&mut judge.given));
        read_cells(self.cells, self.edits, row, &mut cells);
        given.extend((0..mapping.fields().len()).map(|place| mapping.read(place, &cells)));
        judge.flat.judge(&given);
        cells.clear();
        given.clear();
        // Nothing is in them: what is kept is their memory.
        judge.cells = cells.into_iter().map(|_| "").collect();
        judge.given = given.into_iter().map(|_| None).collect();
        true
    }
}

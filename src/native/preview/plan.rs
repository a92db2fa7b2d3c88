//! What is done with each chunk of rows: the steps that any number of threads can do, and the one that is done in order.

use super::source::Chunk;
use super::tally::Tally;
use crate::check::{Flat, Given};
use crate::decide::{Around, Ledger, Matcher, Numbers, Pack, Prepared, Reasons, Waiting};
use crate::mapping::Mapping;
use crate::preview::out::{Exporter, Outcome, Rendered};
use std::sync::{Arc, Mutex, PoisonError};

/// About as long is a decision's line besides the values, which stand in it up to three times.
const LINE: usize = 512;

/// What is the same for all chunks. Threads share it.
#[derive(Debug)]
pub(in crate::native) struct Plan {
    matcher: Matcher,
    /// Of what the rows so far hold.
    numbers: Numbers,
    mapping: Mapping,
    exporters: Vec<Exporter>,
    reasons: Reasons,
    /// Memory that was used before.
    pub(super) chunks: Pool<Chunk>,
    rows: Pool<Rows>,
    pub(super) lines: Pool<Done>,
}

/// Things whose memory is used again: else the system has to give it anew for each chunk.
#[derive(Debug, Default)]
pub(super) struct Pool<T>(Mutex<Vec<T>>);

impl<T: Default> Pool<T> {
    /// One that was given back, else a new one.
    pub(super) fn take(&self) -> T {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// Gives one back.
    pub(super) fn give(&self, one: T) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(one);
    }
}

/// What a thread judges rows with: what it remembers of values is its own.
pub(super) struct Judge {
    flat: Option<Flat>,
    names: Arc<[(String, String)]>,
    around: Around,
    waiting: Waiting,
}

/// The rows of a chunk, checked and looked up.
#[derive(Debug, Default)]
pub(super) struct Rows {
    rows: Vec<Prepared>,
    /// The values of all of them.
    pack: Pack,
    /// For each the earlier row that is the same customer, and what the two share.
    earlier: Vec<Option<(u32, &'static str)>>,
}

/// What came of a chunk.
#[derive(Debug, Default)]
pub(in crate::native) struct Done {
    /// One for each exporter.
    pub(in crate::native) rendered: Vec<Rendered>,
    pub(super) tally: Tally,
}

impl Plan {
    pub(in crate::native) fn new(matcher: Matcher, mapping: Mapping, exporters: Vec<Exporter>) -> Self {
        let reasons = Reasons::new(matcher.checker().catalogue());
        let (chunks, rows, lines) = (Pool::default(), Pool::default(), Pool::default());
        Self { matcher, numbers: Numbers::default(), mapping, exporters, reasons, chunks, rows, lines }
    }

    /// Checks the rows and looks for their debtors.
    pub(super) fn prepare(&self, judge: &mut Judge, chunk: &Chunk) -> Rows {
        let Rows { mut rows, mut pack, earlier } = self.rows.take();
        rows.reserve(chunk.len());
        pack.begin(&judge.names);
        let mut given: Vec<Given<'_>> = Vec::new();
        chunk.each_row(|_, cells| {
            let Some(flat) = &mut judge.flat else {
                rows.push(self.matcher.prepare(&self.mapping.row_to_customer(cells)));
                return;
            };
            given.clear();
            given.extend((0..self.mapping.fields().len()).map(|place| self.mapping.read(place, cells)));
            flat.judge_in_full(&given);
            rows.push(self.matcher.prepare_flat(flat, &mut judge.around, &mut pack));
        });
        self.numbers.number(&mut rows, &mut judge.waiting);
        Rows { rows, pack, earlier }
    }

    /// One for each thread that prepares rows.
    pub(super) fn judge(&self) -> Judge {
        let flat = self.matcher.flat(self.mapping.fields());
        let names = flat.as_ref().map(Matcher::names).unwrap_or_default();
        Judge { flat, names, around: Around::default(), waiting: Waiting::default() }
    }

    /// Settles the rows among all rows so far: in the order of the file, by one ledger for all of them.
    pub(super) fn settle(ledger: &mut Ledger, chunk: &Chunk, rows: &mut Rows) {
        let Rows { rows, earlier, .. } = rows;
        earlier.extend(chunk.numbers().zip(rows).map(|(number, row)| ledger.hold(number, row)));
    }

    /// Writes out what was decided.
    pub(super) fn render(&self, mut chunk: Chunk, rows: Rows) -> Done {
        let mut done = self.lines.take();
        done.tally = Tally::default();
        done.rendered.iter_mut().for_each(Rendered::clear);
        done.rendered.resize_with(self.exporters.len(), Rendered::default);
        chunk.odd.iter().for_each(|(line, fault)| done.tally.add_odd(*line, fault));
        let Rows { mut rows, pack, mut earlier } = rows;
        let (checker, mut settled) = (self.matcher.checker(), rows.drain(..).zip(earlier.drain(..)));
        // A million lines for programs need no more than to be written.
        let is_plain = self.exporters.iter().all(Exporter::is_plain);
        if is_plain {
            done.rendered.iter_mut().for_each(|rendered| rendered.reserve(chunk.len() * LINE + 3 * chunk.bytes()));
        }
        chunk.each_row(|number, cells| {
            let Some((mut row, earlier)) = settled.next() else { return };
            row.place(earlier);
            done.tally.add(row.decision(), row.problems());
            if let ([rendered], true) = (done.rendered.as_mut_slice(), is_plain) {
                return rendered.line_by(|out| row.write(number, &pack, checker, &self.reasons, out));
            }
            let decided = &row.unpacked(&pack, checker).conclude(number, checker.catalogue());
            for (exporter, rendered) in self.exporters.iter().zip(&mut done.rendered) {
                exporter.render(&Outcome { cells, decided }, rendered);
            }
        });
        drop(settled);
        self.rows.give(Rows { rows, pack, earlier });
        chunk.clear();
        self.chunks.give(chunk);
        done
    }
}

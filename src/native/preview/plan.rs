//! What is done with each chunk of rows: the steps that any number of threads can do, and the one that is done in order.

use super::source::Chunk;
use super::tally::Tally;
use crate::check::{Flat, Given};
use crate::decide::{Around, Matcher, Prepared};
use crate::mapping::Mapping;
use crate::preview::out::{Exporter, Outcome, Rendered};

/// What is the same for all chunks. Threads share it.
#[derive(Debug)]
pub(in crate::native) struct Plan {
    pub(in crate::native) matcher: Matcher,
    pub(in crate::native) mapping: Mapping,
    pub(in crate::native) exporters: Vec<Exporter>,
}

/// What a thread judges rows with: what it remembers of values is its own.
pub(super) struct Judge(Option<Flat>, Around);

/// A row whose place among the others is known.
pub(super) struct Settled {
    number: u32,
    prepared: Prepared,
    /// The earlier row that is the same customer, and what the two share.
    earlier: Option<(u32, &'static str)>,
}

/// What came of a chunk.
#[derive(Debug)]
pub(in crate::native) struct Done {
    /// One for each exporter.
    pub(in crate::native) rendered: Vec<Rendered>,
    pub(super) tally: Tally,
}

impl Plan {
    /// Checks the rows and looks for their debtors.
    pub(super) fn prepare(&self, judge: &mut Judge, chunk: &Chunk) -> Vec<Prepared> {
        let prepare = |(_, cells): (u32, Vec<&str>)| {
            let Some(flat) = &mut judge.0 else { return self.matcher.prepare(&self.mapping.row_to_customer(&cells)) };
            let fields = 0..self.mapping.fields().len();
            let given: Vec<Given<'_>> = fields.map(|place| self.mapping.read(place, &cells)).collect();
            flat.judge_in_full(&given);
            self.matcher.prepare_flat(flat, &mut judge.1)
        };
        chunk.rows().map(prepare).collect()
    }

    /// One for each thread that prepares rows.
    pub(super) fn judge(&self) -> Judge {
        Judge(self.matcher.flat(self.mapping.fields()), Around::default())
    }

    /// Settles the rows among all rows so far: in the order of the file, by one matcher that is a clone of the plan's.
    pub(super) fn settle(matcher: &mut Matcher, chunk: &Chunk, prepared: Vec<Prepared>) -> Vec<Settled> {
        let settle = |(number, mut prepared): (u32, Prepared)| {
            let earlier = matcher.hold(number, &mut prepared);
            Settled { number, prepared, earlier }
        };
        chunk.numbers().zip(prepared).map(settle).collect()
    }

    /// Writes out what was decided.
    pub(super) fn render(&self, chunk: &Chunk, settled: Vec<Settled>) -> Done {
        let mut done = Done { rendered: vec![Rendered::default(); self.exporters.len()], tally: Tally::default() };
        chunk.odd.iter().for_each(|(line, fault)| done.tally.add_odd(*line, fault));
        for ((_, cells), Settled { number, prepared, earlier }) in chunk.rows().zip(settled) {
            let decided = &prepared.conclude(number, earlier, self.matcher.catalogue());
            done.tally.add(decided);
            for (exporter, rendered) in self.exporters.iter().zip(&mut done.rendered) {
                exporter.render(&Outcome { cells: &cells, decided }, rendered);
            }
        }
        done
    }
}

//! What is done with each chunk of rows: the steps that any number of threads can do, and the one that is done in order.

use super::source::Chunk;
use super::tally::Tally;
use crate::decide::{Decided, Matcher, Prepared};
use crate::mapping::Mapping;
use crate::preview::out::{Exporter, Outcome, Rendered};

/// What is the same for all chunks. Threads share it.
#[derive(Debug)]
pub(in crate::native) struct Plan {
    pub(in crate::native) matcher: Matcher,
    pub(in crate::native) mapping: Mapping,
    pub(in crate::native) exporters: Vec<Exporter>,
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
    pub(super) fn prepare(&self, chunk: &Chunk) -> Vec<Prepared> {
        let prepare = |(_, cells): (u32, Vec<&str>)| self.matcher.prepare(&self.mapping.row_to_customer(&cells));
        chunk.rows().map(prepare).collect()
    }

    /// Settles the rows among all rows so far: in the order of the file, by one matcher that is a clone of the plan's.
    pub(super) fn settle(matcher: &mut Matcher, chunk: &Chunk, prepared: Vec<Prepared>) -> Vec<Decided> {
        chunk.rows().zip(prepared).map(|((number, _), prepared)| matcher.settle(number, prepared)).collect()
    }

    /// Writes out what was decided.
    pub(super) fn render(&self, chunk: &Chunk, decided: &[Decided]) -> Done {
        let mut done = Done { rendered: vec![Rendered::default(); self.exporters.len()], tally: Tally::default() };
        chunk.odd.iter().for_each(|(line, fault)| done.tally.add_odd(*line, fault));
        for ((_, cells), decided) in chunk.rows().zip(decided) {
            done.tally.add(decided);
            for (exporter, rendered) in self.exporters.iter().zip(&mut done.rendered) {
                exporter.render(&Outcome { cells: &cells, decided }, rendered);
            }
        }
        done
    }
}

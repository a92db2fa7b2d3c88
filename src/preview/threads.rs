//! Rows side by side, where there are threads: each row is judged by itself, so that only what rows have to do with each
//! other is left to one.

use super::Session;
use super::deciding::{Desk, Glances};
use std::ops::Range;

/// The fewest rows for which a thread is worth its while.
const WORTHWHILE: usize = 256;

impl Session {
    /// Has the rows of a step decided on so many threads, 1 at first. The answers are the same; steps of some ten thousand
    /// rows are worth it.
    pub fn set_threads(&mut self, threads: usize) {
        self.threads = threads.clamp(1, 64);
        self.judges = None;
    }

    /// Judges rows side by side; nothing where that is not worth it.
    pub(super) fn glance_side_by_side(&mut self, rows: Range<usize>) -> Glances {
        self.prepare();
        let desk =
            Desk { mapping: self.mapping.as_ref(), cells: &self.cells, edits: &self.edits, matcher: &self.matcher };
        let judges = self.judges.as_deref_mut().unwrap_or_default();
        let each = rows.len().div_ceil(judges.len().max(1));
        if judges.len() < 2 || each < WORTHWHILE {
            return Vec::new();
        }
        std::thread::scope(|scope| {
            let mut running = Vec::with_capacity(judges.len());
            for (place, judge) in judges.iter_mut().enumerate() {
                let start = (rows.start + place * each).min(rows.end);
                let own = start..(start + each).min(rows.end);
                let work = move || own.map(|row| desk.glance(judge, row)).collect::<Vec<_>>();
                running.push((place, scope.spawn(work)));
            }
            let joined = running.into_iter().map(|(place, thread)| Some((place, thread.join().ok()?)));
            // Nothing here panics; if it did all the same, one after the other tells where.
            joined.collect::<Option<Glances>>().unwrap_or_default()
        })
    }
}

//! Rows that may be the same customer as an earlier one without being it: where each thing that a new debtor holds stood,
//! for the hints between the rows of a file.
//!
//! Deciding asks for none of this, so it is gone through afterwards, or as far as somebody looks: hints point backwards.
//! Of each thing a few bits of its hash are kept beside its row. Whoever is found by them is checked again before a hint is
//! given, so that what is shown is what `debitor match` says, whatever was edited since.

use super::Session;
use super::deciding::Desk;
use crate::decide::Token;
use crate::sort::sort;
use std::collections::HashMap;

/// The rows of a run: their places fill the low half of an entry's low 32 bits.
const RUN: usize = 1 << 16;
const PLACE: u64 = RUN as u64 - 1;

/// So many rows are gone through for whoever wants to see rows.
const AT_ONCE: usize = 50_000;

/// What the rows so far hold.
#[derive(Debug, Default)]
pub(super) struct Related {
    /// How many rows were gone through.
    rows: usize,
    /// Hashes, in the low 16 bits the row's place in the run; all but the last run are sorted, and mostly that too.
    runs: Vec<Vec<u64>>,
    is_sorted: bool,
    /// What edited rows hold, now or once.
    edited: HashMap<u64, Vec<u32>>,
}

impl Related {
    /// Adds what the next row holds.
    fn push(&mut self, tokens: &[Token]) {
        if self.rows.is_multiple_of(RUN) {
            self.sort();
            self.runs.push(Vec::new());
        }
        if let Some(run) = self.runs.last_mut() {
            let place = self.rows as u64 & PLACE;
            run.extend(tokens.iter().map(|token| hash(*token) | place));
        }
        self.is_sorted = false;
        self.rows += 1;
    }

    /// To be called before it is asked much: what is not sorted is gone through from its beginning.
    fn sort(&mut self) {
        if !self.is_sorted
            && let Some(run) = self.runs.last_mut()
        {
            sort(run, u64::BITS);
            run.shrink_to_fit();
        }
        self.is_sorted = true;
    }

    /// A row was edited.
    pub(super) fn change(&mut self, row: u32, tokens: &[Token]) {
        for token in tokens {
            let rows = self.edited.entry(hash(*token)).or_default();
            if let Err(place) = rows.binary_search(&row) {
                rows.insert(place, row);
            }
        }
    }

    /// The rows that may hold it, in their order.
    fn holders(&self, token: Token) -> impl Iterator<Item = u32> {
        let wanted = hash(token);
        let sorted = self.runs.len() - usize::from(!self.is_sorted && !self.runs.is_empty());
        let runs = self.runs.iter().enumerate();
        let mut usual = runs
            .flat_map(move |(number, run)| {
                let is_sorted = number < sorted;
                let first = if is_sorted { run.partition_point(|entry| *entry < wanted) } else { 0 };
                let is_same = move |entry: &u64| *entry & !PLACE == wanted;
                let same = run.iter().skip(first).take_while(move |entry| !is_sorted || is_same(entry));
                let same = same.filter(move |entry| is_same(entry));
                same.map(move |entry| (number * RUN) as u32 + (entry & PLACE) as u32)
            })
            .peekable();
        let mut edited = self.edited.get(&wanted).into_iter().flatten().copied().peekable();
        std::iter::from_fn(move || match (usual.peek(), edited.peek()) {
            (Some(one), Some(other)) if other < one => edited.next(),
            (None, Some(_)) => edited.next(),
            _ => usual.next(),
        })
    }
}

fn hash(token: Token) -> u64 {
    token.0[1] & !PLACE
}

impl Session {
    /// Goes through up to so many rows more, so that hints between rows are at hand; whether there are further ones.
    /// To be called once all is decided, until it says no: [`Session::rows`] does it by itself only for some ten thousand
    /// rows at once, and gives rows that stand far behind those without such hints until then.
    pub fn relate(&mut self, most_rows: usize) -> bool {
        self.relate_next(self.related.rows.saturating_add(most_rows));
        let is_more = self.related.rows < self.outcomes.len();
        if !is_more {
            self.related.sort();
        }
        is_more
    }

    /// Has all rows before that one gone through, unless that takes so long that it would be noticed.
    pub(super) fn relate_for(&mut self, end: usize) {
        if end.saturating_sub(self.related.rows) <= AT_ONCE {
            self.relate_next(end);
        }
        self.related.sort();
    }

    /// Has all rows before that one gone through.
    #[cfg(feature = "admin")]
    pub(crate) fn relate_up_to(&mut self, end: usize) {
        self.relate_next(end);
        self.related.sort();
    }

    fn relate_next(&mut self, end: usize) {
        self.prepare();
        for row in self.related.rows..end.min(self.outcomes.len()) {
            let tokens = if self.outcomes.is_new(row) { self.held(row) } else { Vec::new() };
            self.related.push(&tokens);
        }
    }

    fn held(&mut self, row: usize) -> Vec<Token> {
        let desk =
            Desk { mapping: self.mapping.as_ref(), cells: &self.cells, edits: &self.edits, matcher: &self.matcher };
        match self.judges.as_mut().and_then(|judges| judges.first_mut()) {
            Some(judge) => desk.held(judge, row),
            None => self.matcher.held(&self.customer(row)),
        }
    }

    /// What an edited row holds from now on.
    pub(super) fn relate_again(&mut self, row: u32) {
        if self.outcomes.is_new(row as usize) {
            self.prepare();
            let tokens = self.held(row as usize);
            self.related.change(row, &tokens);
        }
    }

    /// The line of the first row before this one that holds it and becomes a new debtor.
    pub(super) fn holder(&self, token: Token, before: usize) -> Option<u32> {
        let mut earlier = self.related.holders(token).map(|row| row as usize).take_while(|row| *row < before);
        let first = earlier
            .find(|row| self.outcomes.creates(*row) && self.matcher.held(&self.customer(*row)).contains(&token))?;
        Some(self.cells.line(first))
    }
}

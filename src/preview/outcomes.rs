//! What is kept of each row's decision: sixteen bytes, in columns.

use super::tallies::Tallies;
use super::twins::Earlier;
use crate::decide::{DECISIONS, Glance, REASONS};
use crate::node::{Node, Object, ToNode};

/// How many rows there are of each decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([u32; 10]);

impl Counts {
    /// The rows of that decision: a word of [`DECISIONS`].
    #[must_use]
    pub fn of(&self, decision: &str) -> u32 {
        DECISIONS.iter().zip(self.0).find(|(word, _)| **word == decision).map_or(0, |(_, count)| count)
    }

    /// All rows.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.0.iter().sum()
    }

    fn change(&mut self, decision: u8, by: i32) {
        if let Some(count) = self.0.get_mut(decision as usize) {
            *count = count.saturating_add_signed(by);
        }
    }
}

#[cfg(feature = "native")]
impl schemars::JsonSchema for Counts {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Counts".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        crate::typescript::word::each::<crate::typescript::word::Decision, u32>(
            "How many rows have each decision.",
            generator,
        )
    }
}

impl ToNode for Counts {
    fn to_node(&self) -> Node {
        let mut object = Object::default();
        for (word, count) in DECISIONS.iter().zip(self.0) {
            object.number(word, count as usize);
        }
        object.done()
    }
}

/// The decisions of all rows so far.
#[derive(Debug, Default)]
pub(super) struct Outcomes {
    /// By itself, whatever other rows there are.
    alone: Vec<(u8, u8)>,
    /// Whether later rows can be its duplicates.
    counts_for_others: Vec<bool>,
    /// What is done in the end, and why.
    decided: Vec<(u8, u8)>,
    /// The place of the earlier row that is the same customer, from 1; 0 for none.
    of: Vec<u32>,
    /// The number of its set of problems.
    problems: Vec<u32>,
    pub(super) tallies: Tallies,
    counts: Counts,
}

/// What a row came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// Place in [`DECISIONS`].
    pub(super) decision: u8,
    /// Place in [`REASONS`].
    pub(super) reason: u8,
    /// The place of the earlier row that is the same customer.
    pub(super) of: Option<u32>,
    /// The number of its set of problems.
    pub(super) problems: u32,
}

impl Outcome {
    pub(super) fn reason(&self) -> &'static str {
        REASONS.get(self.reason as usize).copied().unwrap_or_default()
    }
}

impl Outcomes {
    /// How many rows are decided.
    pub(super) fn len(&self) -> usize {
        self.decided.len()
    }

    pub(super) fn counts(&self) -> Counts {
        self.counts
    }

    pub(super) fn get(&self, row: usize) -> Option<Outcome> {
        let (decision, reason) = *self.decided.get(row)?;
        let of = self.of.get(row).and_then(|of| of.checked_sub(1));
        Some(Outcome { decision, reason, of, problems: self.problems.get(row).copied().unwrap_or(0) })
    }

    pub(super) fn counts_for_others(&self, row: u32) -> bool {
        self.counts_for_others.get(row as usize) == Some(&true)
    }

    /// Whether a row is a new debtor, by itself.
    pub(super) fn is_new(&self, row: usize) -> bool {
        self.alone.get(row).is_some_and(|(decision, _)| is_create(*decision))
    }

    /// Whether a row becomes a new debtor.
    pub(super) fn creates(&self, row: usize) -> bool {
        self.decided.get(row).is_some_and(|(decision, _)| is_create(*decision))
    }

    /// Adds the next row.
    pub(super) fn push(&mut self, glance: &Glance, problems: Vec<u32>, earlier: Earlier) {
        let alone = (glance.decision, glance.reason);
        self.alone.push(alone);
        self.counts_for_others.push(glance.counts);
        self.problems.push(self.tallies.add(problems));
        let decided = settled(alone, earlier);
        self.decided.push(decided);
        self.of.push(earlier.map_or(0, |(of, _)| of + 1));
        self.counts.change(decided.0, 1);
    }

    /// A row has become another one; what it comes to among others is still to be said.
    pub(super) fn change(&mut self, row: u32, glance: &Glance, problems: Vec<u32>) {
        let row = row as usize;
        let set = self.tallies.add(problems);
        if let Some(problems) = self.problems.get_mut(row) {
            self.tallies.remove(std::mem::replace(problems, set));
        }
        if let (Some(alone), Some(counts)) = (self.alone.get_mut(row), self.counts_for_others.get_mut(row)) {
            (*alone, *counts) = ((glance.decision, glance.reason), glance.counts);
        }
    }

    /// Says what a row comes to among others; gives back whether that is something new.
    pub(super) fn settle(&mut self, row: u32, earlier: Earlier) -> bool {
        let row = row as usize;
        let Some(alone) = self.alone.get(row) else { return false };
        let now = settled(*alone, earlier);
        let of = earlier.map_or(0, |(of, _)| of + 1);
        let (Some(decided), Some(before)) = (self.decided.get_mut(row), self.of.get_mut(row)) else { return false };
        if (*decided, *before) == (now, of) {
            return false;
        }
        self.counts.change(decided.0, -1);
        self.counts.change(now.0, 1);
        (*decided, *before) = (now, of);
        true
    }

    /// The bytes that it takes.
    pub(super) fn size(&self) -> usize {
        self.alone.capacity() * 2
            + self.counts_for_others.capacity()
            + self.decided.capacity() * 2
            + 4 * (self.of.capacity() + self.problems.capacity())
    }
}

fn settled(alone: (u8, u8), earlier: Earlier) -> (u8, u8) {
    let place = |words: &[&str], word: &str| words.iter().position(|known| *known == word).unwrap_or(0) as u8;
    match earlier {
        Some((_, shared)) => (place(DECISIONS, "duplicate"), place(REASONS, shared.reason())),
        None => alone,
    }
}

fn is_create(decision: u8) -> bool {
    DECISIONS.get(decision as usize) == Some(&"create")
}

//! Problems of a million rows: each kind kept once, each set of kinds once, and of a row the number of its set.

use crate::problem::{Problem, Severity};
use std::collections::HashMap;

/// One kind of problem: where it is, what it is.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    pub(super) field: String,
    pub(super) code: String,
    pub(super) severity: Severity,
    /// The first of its kind, as a sentence.
    pub(super) message: String,
}

/// Sets of kinds and how many rows have each. The set of no problems is number 0.
#[derive(Debug)]
pub(super) struct Tallies {
    kinds: Vec<Kind>,
    sets: Vec<(Vec<u32>, u32)>,
    numbers: HashMap<Vec<u32>, u32>,
}

impl Default for Tallies {
    fn default() -> Self {
        Self { kinds: Vec::new(), sets: vec![(Vec::new(), 0)], numbers: HashMap::from([(Vec::new(), 0)]) }
    }
}

impl Tallies {
    /// The number of a kind of problem. `tell` fills in the message of the first one.
    pub(super) fn kind(&mut self, problem: &Problem, tell: impl Fn(&mut [Problem])) -> u32 {
        self.number(&problem.field, &problem.code, problem.severity).unwrap_or_else(|| {
            let mut one = [problem.clone()];
            tell(&mut one);
            let [Problem { field, code, severity, message, .. }] = one;
            self.kinds.push(Kind { field, code, severity, message });
            self.kinds.len() as u32 - 1
        })
    }

    /// The number of a kind of problem that was met before.
    pub(super) fn number(&self, field: &str, code: &str, severity: Severity) -> Option<u32> {
        let is_it = |kind: &Kind| kind.code == code && kind.field == field && kind.severity == severity;
        self.kinds.iter().position(is_it).map(|number| number as u32)
    }

    /// The number of a row's set of kinds; the row counts from now on.
    pub(super) fn add(&mut self, mut set: Vec<u32>) -> u32 {
        set.sort_unstable();
        set.dedup();
        let known = if set.is_empty() { Some(0) } else { self.numbers.get(&set).copied() };
        let number = match known {
            Some(number) => number,
            None => {
                let number = self.sets.len() as u32;
                self.sets.push((set.clone(), 0));
                self.numbers.insert(set, number);
                number
            }
        };
        if let Some((_, count)) = self.sets.get_mut(number as usize) {
            *count += 1;
        }
        number
    }

    /// A row has that set no more.
    pub(super) fn remove(&mut self, number: u32) {
        if let Some((_, count)) = self.sets.get_mut(number as usize) {
            *count = count.saturating_sub(1);
        }
    }

    /// The kinds that rows have, and how many do; the most frequent first.
    pub(super) fn kinds(&self) -> Vec<(&Kind, u32)> {
        let mut counts = vec![0; self.kinds.len()];
        for (set, count) in &self.sets {
            for kind in set {
                if let Some(total) = counts.get_mut(*kind as usize) {
                    *total += count;
                }
            }
        }
        let mut kinds: Vec<(&Kind, u32)> = self.kinds.iter().zip(counts).filter(|(_, count)| *count > 0).collect();
        kinds.sort_by(|(one, more), (other, less)| {
            less.cmp(more).then_with(|| (&one.field, &one.code).cmp(&(&other.field, &other.code)))
        });
        kinds
    }

    /// For each set whether a kind in it is wanted.
    pub(super) fn with(&self, is_wanted: impl Fn(&Kind) -> bool) -> Vec<bool> {
        let wanted: Vec<bool> = self.kinds.iter().map(is_wanted).collect();
        let holds = |kind: &u32| wanted.get(*kind as usize) == Some(&true);
        self.sets.iter().map(|(set, _)| set.iter().any(holds)).collect()
    }
}

//! How often what came out.

use crate::decide::Decision;
use crate::problem::Problem;
use crate::table::Fault;
use std::collections::BTreeMap;

/// Rows by decision, problems by code and field, odd cells by code.
#[derive(Clone, Debug, Default)]
pub(in crate::native) struct Tally {
    pub(super) rows: u64,
    pub(super) decisions: BTreeMap<&'static str, u64>,
    /// With the message of the first.
    pub(super) problems: BTreeMap<(String, String), (u64, String)>,
    /// What is odd about the file's own form: how often, and where first.
    pub(super) odd: BTreeMap<&'static str, (u64, u32, Option<u32>)>,
    pub(super) has_invalid: bool,
}

impl Tally {
    pub(super) fn add(&mut self, decision: &Decision, problems: &[Problem]) {
        self.rows += 1;
        *self.decisions.entry(decision.as_str()).or_default() += 1;
        self.has_invalid |= *decision == Decision::Invalid;
        for problem in problems {
            let entry = self.problems.entry((problem.code.clone(), problem.field.clone()));
            entry.or_insert_with(|| (0, problem.message.clone())).0 += 1;
        }
    }

    pub(super) fn add_odd(&mut self, line: u32, fault: &Fault) {
        self.odd.entry(fault.kind.code()).or_insert((0, line, fault.column)).0 += 1;
    }

    /// Adds those of rows further on.
    pub(super) fn extend(&mut self, other: Tally) {
        self.rows += other.rows;
        self.has_invalid |= other.has_invalid;
        for (decision, count) in other.decisions {
            *self.decisions.entry(decision).or_default() += count;
        }
        for (code, (count, line, column)) in other.odd {
            self.odd.entry(code).or_insert((0, line, column)).0 += count;
        }
        for (kind, (count, message)) in other.problems {
            self.problems.entry(kind).or_insert((0, message)).0 += count;
        }
    }
}

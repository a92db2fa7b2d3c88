//! What is odd about rows as the file has them (a cell too many, an error of the spreadsheet): kept beside the cells, told
//! at its place until a person writes something there.

use super::Session;
use crate::problem::{Params, Problem};
use crate::table::{Fault, Row};

/// So many are kept, each with its place; the summary counts all.
const MOST: usize = 1_000_000;

/// The odd places of a file, in its order.
#[derive(Debug, Default)]
pub(super) struct Odd {
    list: Vec<(u32, Fault)>,
}

impl Odd {
    /// Notes what is odd about the row of that place.
    pub(super) fn push(&mut self, index: usize, row: &Row<'_>) {
        if !row.faults.is_empty() && self.list.len() < MOST {
            self.list.extend(row.faults.iter().map(|fault| (index as u32, *fault)));
        }
    }

    fn of(&self, index: usize) -> impl Iterator<Item = &Fault> {
        let first = self.list.partition_point(|(row, _)| (*row as usize) < index);
        self.list.iter().skip(first).take_while(move |(row, _)| *row as usize == index).map(|(_, fault)| fault)
    }
}

impl Session {
    /// What is odd about a row, but for cells that were written anew: the column from 0, and what is to be said.
    pub(super) fn odd(&self, index: usize) -> Vec<(Option<usize>, Problem)> {
        let mut problems = Vec::new();
        for fault in self.faults(index) {
            let mut one = [Problem::warning(fault.kind.code(), Params::new())];
            self.checker.catalogue().fill(&mut one);
            let [problem] = one;
            let column = fault.column.and_then(|column| usize::try_from(column).ok()?.checked_sub(1));
            problems.push((column, problem));
        }
        problems
    }

    /// Whether something is odd about a row: of that code, where one is asked for.
    pub(super) fn is_odd(&self, index: usize, code: Option<&str>) -> bool {
        self.faults(index).any(|fault| code.is_none_or(|code| code == fault.kind.code()))
    }

    fn faults(&self, index: usize) -> impl Iterator<Item = &Fault> {
        let is_written = move |fault: &&Fault| {
            let column = fault.column.map(|column| column as usize);
            self.edits.of(index).any(|(edited, _)| Some(edited + 1) == column)
        };
        self.odd.of(index).filter(move |fault| !is_written(fault))
    }
}

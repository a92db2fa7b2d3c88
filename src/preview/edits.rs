//! Cells changed by a person, undone and done again.

use super::Session;
use super::outcomes::Counts;
use crate::error::Error;
use crate::node::{Node, Object, ToNode};
use std::collections::BTreeMap;

/// The longest text of a cell, in bytes: four for each of the 32,767 characters that a spreadsheet takes.
const LONGEST: usize = 128 << 10;

/// What was changed, and what to undo.
#[derive(Debug, Default)]
pub(super) struct Edits {
    /// Cells that are not as they came, by row and column.
    cells: BTreeMap<(u32, u32), String>,
    done: Vec<Change>,
    undone: Vec<Change>,
}

/// One cell's change.
#[derive(Clone, Debug)]
struct Change {
    row: u32,
    column: u32,
    from: String,
    to: String,
}

impl Edits {
    /// The edited cells of a row.
    pub(super) fn of(&self, row: usize) -> impl Iterator<Item = (usize, &str)> {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let range = (row, 0)..=(row, u32::MAX);
        self.cells.range(range).map(|((_, column), value)| (*column as usize, value.as_str()))
    }

    pub(super) fn is_edited(&self, row: usize) -> bool {
        self.of(row).next().is_some()
    }

    /// The rows with an edited cell, in their order.
    pub(super) fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }
}

/// What came of an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edited {
    /// The rows whose decision may be another one now: the edited one first, then those that share its customer. Hints of
    /// rows behind it may be other ones too.
    pub affected: Vec<u32>,
    /// The rows of each decision now.
    pub counts: Counts,
    /// Whether there is something to undo.
    pub can_undo: bool,
    /// Whether there is something to do again.
    pub can_redo: bool,
}

impl ToNode for Edited {
    fn to_node(&self) -> Node {
        Object::default()
            .with("affected", self.affected.to_node())
            .with("counts", self.counts.to_node())
            .flag("can_undo", self.can_undo)
            .flag("can_redo", self.can_redo)
            .done()
    }
}

impl Session {
    /// Changes a cell, by the place of row and column from 0. The row is decided again, and every row that is or was the
    /// same customer.
    ///
    /// # Errors
    /// `preview.row` and `preview.column` where there is no such cell, `preview.value` for a text longer than a cell may be.
    pub fn edit(&mut self, row: usize, column: usize, value: &str) -> Result<Edited, Error> {
        let (row, column, width) = self.place(row, column)?;
        if value.len() > LONGEST {
            return Err(Error::new("preview.value", "a cell holds at most 131072 bytes".to_owned()));
        }
        debug_assert!((column as usize) < width);
        let from = self.cells_of(row as usize).get(column as usize).copied().unwrap_or_default().to_owned();
        if from == value {
            return Ok(self.edited(Vec::new()));
        }
        let change = Change { row, column, from, to: value.to_owned() };
        self.edits.undone.clear();
        let affected = self.apply(row, column, value);
        self.edits.done.push(change);
        Ok(self.edited(affected))
    }

    /// Takes the last edit back; nothing happens where there is none.
    pub fn undo(&mut self) -> Edited {
        let Some(change) = self.edits.done.pop() else { return self.edited(Vec::new()) };
        let affected = self.apply(change.row, change.column, &change.from.clone());
        self.edits.undone.push(change);
        self.edited(affected)
    }

    /// Does again what was undone last; nothing happens where there is none.
    pub fn redo(&mut self) -> Edited {
        let Some(change) = self.edits.undone.pop() else { return self.edited(Vec::new()) };
        let affected = self.apply(change.row, change.column, &change.to.clone());
        self.edits.done.push(change);
        self.edited(affected)
    }

    fn edited(&self, affected: Vec<u32>) -> Edited {
        Edited {
            affected,
            counts: self.outcomes.counts(),
            can_undo: !self.edits.done.is_empty(),
            can_redo: !self.edits.undone.is_empty(),
        }
    }

    fn place(&self, row: usize, column: usize) -> Result<(u32, u32, usize), Error> {
        if row >= self.cells.len() {
            return Err(Error::new("preview.row", format!("there are {} rows", self.cells.len())));
        }
        let width = self.header().len().max(self.cells.row(row).len());
        if column >= width {
            return Err(Error::new("preview.column", format!("the row has {width} columns")));
        }
        Ok((row as u32, column as u32, width))
    }

    /// Puts a value in a cell and decides again; gives back the rows that this reaches.
    fn apply(&mut self, row: u32, column: u32, value: &str) -> Vec<u32> {
        if self.cells.row(row as usize).nth(column as usize).unwrap_or_default() == value {
            self.edits.cells.remove(&(row, column));
        } else {
            self.edits.cells.insert((row, column), value.to_owned());
        }
        self.touch();
        let mut affected = vec![row];
        if row as usize >= self.outcomes.len() {
            return affected;
        }
        let (glance, problems) = self.glance(row as usize);
        self.twins.change(row, &glance.marks);
        self.outcomes.change(row, &glance, problems);
        self.relate_again(row);
        let mut earlier = Vec::with_capacity(self.outcomes.len());
        self.twins.again(|row| self.outcomes.counts_for_others(row), |_, twin| earlier.push(twin));
        for (other, twin) in earlier.into_iter().enumerate() {
            let other = other as u32;
            if self.outcomes.settle(other, twin) && other != row {
                affected.push(other);
            }
        }
        affected
    }
}

//! Cells changed by a person, undone and done again.

use super::Session;
use super::outcomes::Counts;
use crate::error::Error;
use crate::node::{At, Fields, Node, Object, ToNode};
use crate::table::{Format, Row, SheetChoice};
use std::collections::BTreeMap;

/// The longest text of a cell, in bytes: four for each of the 32,767 characters that a spreadsheet takes.
const LONGEST: usize = 128 << 10;

/// More columns than any file has.
const WIDEST: usize = 1 << 16;

/// What was changed, and what to undo.
#[derive(Debug, Default)]
pub(super) struct Edits {
    /// Cells that are not as they came, by row and column.
    cells: BTreeMap<(u32, u32), String>,
    done: Vec<Change>,
    undone: Vec<Change>,
}

/// Edits on their way from another session of the same file: by line and column.
#[derive(Debug)]
pub(super) struct Carried {
    cells: BTreeMap<(u32, u32), String>,
}

impl Carried {
    /// The sheet that they were made on, and they.
    fn read(node: &Node) -> Result<(Option<usize>, Self), Error> {
        let fields = Fields::of(node, &At::ROOT, &["sheet", "cells"])?;
        let sheet: Option<u32> = fields.take("sheet")?;
        let at = At::ROOT.key("cells");
        let Some(Node::List(items)) = node.get("cells") else { return Err(Error::wrong_type("a list", at.path())) };
        let mut cells = BTreeMap::new();
        for (index, item) in items.iter().enumerate() {
            let at = at.item(index);
            let fields = Fields::of(item, &at, &["line", "column", "value"])?;
            let (line, column): (u32, u32) = (fields.take("line")?, fields.take("column")?);
            let value: String = fields.take("value")?;
            if value.len() > LONGEST || column as usize >= WIDEST {
                return Err(Error::new("preview.edits", "this is no cell of a file".to_owned()).at(at.path()));
            }
            cells.insert((line, column), value);
        }
        Ok((sheet.map(|sheet| sheet as usize), Self { cells }))
    }

    /// Those of a line, which are made now.
    fn of(&mut self, line: u32) -> Vec<(u32, String)> {
        let keys: Vec<(u32, u32)> = self.cells.range((line, 0)..=(line, u32::MAX)).map(|(key, _)| *key).collect();
        keys.into_iter().filter_map(|key| Some((key.1, self.cells.remove(&key)?))).collect()
    }

    /// Those that are not made yet.
    fn waiting(&self) -> impl Iterator<Item = Node> {
        self.cells.iter().map(|((line, column), value)| {
            let mut object = Object::default();
            object.number("line", *line as usize).number("column", *column as usize).text("value", value).done()
        })
    }
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

    /// The rows among those with an edited cell; one for each.
    pub(super) fn among(&self, rows: std::ops::Range<usize>) -> impl Iterator<Item = usize> {
        let range = (rows.start as u32, 0)..(rows.end as u32, 0);
        self.cells.range(range).map(|((row, _), _)| *row as usize)
    }

    pub(super) fn is_edited(&self, row: usize) -> bool {
        self.of(row).next().is_some()
    }

    /// Makes the edits that were carried to a row.
    pub(super) fn take(&mut self, carried: &mut Carried, row: usize, came: &Row<'_>) {
        for (column, to) in carried.of(u32::try_from(came.line).unwrap_or(u32::MAX)) {
            let (row, from) = (row as u32, came.cell(column as usize).to_owned());
            if from != to {
                self.cells.insert((row, column), to.clone());
                self.done.push(Change { row, column, from, to });
            }
        }
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
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
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
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

    /// The cells that are not as they came, to be taken to another session of the same file ([`Session::carry`]): `{sheet,
    /// cells: [{line, column, value}]}`, by the lines that people see.
    #[must_use]
    pub fn edits(&self) -> Node {
        let cell = |((row, column), value): (&(u32, u32), &String)| {
            Object::default()
                .number("line", self.cells.line(*row as usize) as usize)
                .number("column", *column as usize)
                .text("value", value)
                .done()
        };
        let waiting = self.carried.iter().flat_map(Carried::waiting);
        let cells = self.edits.cells.iter().map(cell).chain(waiting).collect();
        let mut object = Object::default();
        if let Some(Format::Xlsx(xlsx)) = self.table.format() {
            object.number("sheet", xlsx.sheet);
        }
        object.with("cells", Node::List(cells)).done()
    }

    /// Takes the edits of another session of the same file, whatever its profile: each is made as its row is read, on the
    /// sheet that they were made on. To be called before the file is fed.
    ///
    /// # Errors
    /// `preview.edits` with the JSON path for what [`Session::edits`] does not give, and once rows were read.
    ///
    /// ```
    /// use debitor::preview::{Options, Session};
    ///
    /// let open = |profile: &str| Session::new(debitor::preset(profile)?, &Options::default());
    /// let read = |session: &mut Session| {
    ///     session.feed(b"Firma;E-mail\nSmed;ole.smed.example\n")?;
    ///     session.finish()?;
    ///     while !session.step(1000)?.is_done {}
    ///     Ok::<(), debitor::Error>(())
    /// };
    /// let mut session = open("iex")?;
    /// read(&mut session)?;
    /// session.edit(0, 1, "ole@smed.example")?;
    ///
    /// let mut other = open("picqer")?;
    /// other.carry(&session.edits())?;
    /// read(&mut other)?;
    /// assert_eq!(other.row(0).map(|row| row.cells[1].clone()), Some(("ole@smed.example".to_owned(), true)));
    /// # Ok::<(), debitor::Error>(())
    /// ```
    pub fn carry(&mut self, edits: &Node) -> Result<(), Error> {
        if self.cells.len() > 0 {
            return Err(Error::new("preview.edits", "rows were read already".to_owned()));
        }
        let (sheet, carried) = Carried::read(edits).map_err(|error| error.coded("preview.edits"))?;
        if let Some(sheet) = sheet {
            self.table.choose_sheet(SheetChoice::At(sheet))?;
        }
        self.carried = Some(carried);
        Ok(())
    }

    fn edited(&self, affected: Vec<u32>) -> Edited {
        Edited {
            affected,
            counts: self.outcomes.counts(),
            can_undo: self.edits.can_undo(),
            can_redo: self.edits.can_redo(),
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
        self.sharing.edit(row as usize);
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

//! The file to import: its bytes, its sheets, its columns.

use super::edits::Edits;
use super::odd::Odd;
use super::spread::Spread;
use super::{Cells, Session};
use crate::error::Error;
use crate::mapping::{Mapper, Mapping, Saved};
use crate::node::{At, Fields, FromNode, Node};
use crate::table::{Options, SheetChoice, Step, Table};
use std::sync::Arc;

/// The rows by whose values columns are known, however the file is cut into chunks.
pub(super) const SAMPLE: usize = 2000;

/// The rows by whose values columns are guessed where somebody waits for the first rows.
const GLIMPSE: usize = 200;

/// How files are read: a header is known by its names.
pub(super) fn options(mapper: &Mapper) -> Options {
    let mapper = mapper.clone();
    Options { known: Some(Arc::new(move |cells| mapper.known_headers(cells))), ..Options::default() }
}

/// The names of a table's columns: empty ones where it has no header.
pub(super) fn header(table: &Table, width: Option<usize>) -> Vec<String> {
    let mut header = table.header().to_vec();
    if header.is_empty() {
        header.resize(width.unwrap_or(0), String::new());
    }
    header
}

impl Session {
    /// Takes the next bytes of the file to import. They are kept until [`Session::step`] makes rows of them.
    ///
    /// # Errors
    /// `table.…` as that room has them, with the place as path; [`Session::restart`] begins with another file.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.table.feed(bytes)?;
        self.bytes_read += bytes.len() as u64;
        self.spread.bytes = self.bytes_read;
        Ok(())
    }

    /// Says that the file is at its end.
    ///
    /// # Errors
    /// As [`Session::feed`].
    pub fn finish(&mut self) -> Result<(), Error> {
        self.is_fed = true;
        self.table.finish()
    }

    /// Begins with another file to import: rows, mapping and edits go, the debtors that are there stay.
    pub fn restart(&mut self) {
        self.table = Table::new(options(&self.mapper));
        self.bytes_read = 0;
        self.spread = Spread::default();
        self.is_fed = false;
        self.saved = None;
        self.read_anew();
    }

    /// Reads another sheet of the workbook: by its name, or its place from 0.
    ///
    /// # Errors
    /// `preview.sheet` for neither a name nor a place, `table.sheet` where there is no such sheet.
    pub fn choose_sheet(&mut self, sheet: &Node) -> Result<(), Error> {
        let choice = match sheet {
            Node::Text(name) => SheetChoice::Named(name.clone()),
            Node::Int(place) if *place >= 0 => SheetChoice::At(usize::try_from(*place).unwrap_or(usize::MAX)),
            _ => return Err(Error::new("preview.sheet", "a sheet is a name, or a place from 0".to_owned())),
        };
        self.table.choose_sheet(choice)?;
        if matches!(self.table.format(), Some(crate::table::Format::Xlsx(_))) {
            self.read_anew();
        }
        Ok(())
    }

    fn read_anew(&mut self) {
        self.is_read = false;
        self.cells = Cells::default();
        self.spread = Spread::of(self.bytes_read);
        self.odd = Odd::default();
        self.mapping = None;
        self.is_guessed = false;
        self.edits = Edits::default();
        self.carried = None;
        self.decide_anew();
    }

    /// Takes up to so many rows out of the table.
    pub(super) fn read(&mut self, most: usize) -> Result<(), Error> {
        for _ in 0..most {
            match self.table.next()? {
                Step::Row(row) => {
                    let place = self.cells.len();
                    self.spread.take(&row)?;
                    self.odd.push(place, &row);
                    self.cells.push(&row)?;
                    if let Some(carried) = &mut self.carried {
                        self.edits.take(carried, place, &row);
                    }
                }
                Step::More => return Ok(()),
                Step::End => {
                    self.is_read = true;
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The names of the columns.
    #[must_use]
    pub fn header(&self) -> Vec<String> {
        if !self.table.header().is_empty() {
            return self.table.header().to_vec();
        }
        let width = (0..self.cells.len().min(SAMPLE)).map(|row| self.cells.row(row).len()).max();
        header(&self.table, width)
    }

    /// Finds out which column holds which field, once enough rows are there.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn map(&mut self) -> Result<(), Error> {
        let is_sure = self.cells.len() >= SAMPLE || self.is_read;
        let is_guessed = !is_sure && self.is_hasty && self.cells.len() >= GLIMPSE;
        if !(is_sure && self.is_guessed() || self.mapping.is_none() && (is_sure || is_guessed)) {
            return Ok(());
        }
        let header = self.header();
        let rows: Vec<Vec<&str>> = (0..self.cells.len().min(SAMPLE)).map(|row| self.cells.row(row).collect()).collect();
        let found = match &self.saved {
            Some(saved) => self.mapper.map_as(saved, &header, &rows),
            None => Ok(self.mapper.map(&header, &rows)),
        };
        if is_guessed && found.as_ref().map_or(true, |mapping| mapping.ready().is_err()) {
            // More rows may show that it is another one.
            return Ok(());
        }
        let guess = if self.is_guessed { self.mapping.take() } else { None };
        self.is_guessed = is_guessed;
        if guess.is_some_and(|guess| !found.as_ref().is_ok_and(|mapping| guess.reads_as(mapping))) {
            self.decide_anew();
        }
        let mut mapping = found?;
        mapping.explain(self.checker.catalogue());
        self.mapping = Some(mapping);
        Ok(())
    }

    /// Has the first rows decided as soon as there are some, by columns that are guessed from them. Once there are as many rows as
    /// columns are known by the columns are found out anew, and rows for which that makes a difference are decided anew:
    /// in the end all is as it would have been.
    ///
    /// ```
    /// use debitor::preview::{Options, Session};
    /// let mut session = Session::new(debitor::preset("iex")?, &Options::default())?;
    /// session.set_hasty(true);
    /// # let file: String = (0..5000).map(|row| format!("ole{row}@smed.example,Smed\n")).collect();
    /// session.feed(b"E-mail,Company\n")?;
    /// session.feed(file.as_bytes())?;
    /// assert_eq!(session.step(256)?.decided, 256);
    /// assert!(session.is_guessed());
    /// session.step(2000)?;
    /// assert!(!session.is_guessed());
    /// # Ok::<(), debitor::Error>(())
    /// ```
    pub fn set_hasty(&mut self, is_hasty: bool) {
        self.is_hasty = is_hasty;
    }

    /// Whether the columns are guessed from the first rows so far: [`Session::set_hasty`].
    #[must_use]
    pub fn is_guessed(&self) -> bool {
        self.is_guessed && self.mapping.is_some()
    }

    /// Which column holds which field; none until enough rows are read.
    #[must_use]
    pub fn columns(&self) -> Option<&Mapping> {
        self.mapping.as_ref()
    }

    /// Says which column holds which field: `{"columns": [{"column": 0, "field": "vat"}, …]}` with the columns that are to
    /// change (`null` for none), or a mapping that was saved before, as its file has it. All rows are decided again by the next steps; edited
    /// cells stay edited.
    ///
    /// # Errors
    /// `preview.mapping` with the JSON path for what is neither, and before there are any columns; `mapping.…` as that room
    /// has them. The session stays as it was.
    pub fn set_mapping(&mut self, node: &Node) -> Result<(), Error> {
        let saved = match node {
            Node::Text(json) => Some(Saved::from_json(json)?),
            _ if node.get("format").is_some() => Some(Saved::from_node(node)?),
            _ => None,
        };
        if let Some(saved) = saved {
            let before = (self.saved.replace(saved), self.mapping.take(), self.is_guessed);
            self.is_guessed = false;
            if let Err(error) = self.map() {
                (self.saved, self.mapping, self.is_guessed) = before;
                return Err(error);
            }
            self.decide_anew();
            return Ok(());
        }
        let Some(mut mapping) = self.mapping.clone() else {
            return Err(Error::new("preview.mapping", "the file's columns are not read yet".to_owned()));
        };
        for (column, field) in changes(node).map_err(|error| error.coded("preview.mapping"))? {
            mapping.set(column as usize, field.as_deref())?;
        }
        mapping.explain(self.checker.catalogue());
        self.mapping = Some(mapping);
        self.is_guessed = false;
        self.decide_anew();
        Ok(())
    }
}

/// The columns that are to change, those that lose their field first.
fn changes(node: &Node) -> Result<Vec<(u32, Option<String>)>, Error> {
    let at = At::ROOT.key("columns");
    Fields::of(node, &At::ROOT, &["columns"])?;
    let Some(Node::List(items)) = node.get("columns") else { return Err(Error::wrong_type("a list", at.path())) };
    let mut changes = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let at = at.item(index);
        let fields = Fields::of(item, &at, &["column", "field"])?;
        if item.get("column").is_none() {
            return Err(Error::missing(at.key("column").path()));
        }
        changes.push((u32::decode(item.get("column")), fields.take::<Option<String>>("field")?));
        fields.take::<u32>("column")?;
    }
    changes.sort_by_key(|(_, field)| field.is_some());
    Ok(changes)
}

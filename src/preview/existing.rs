//! The debtors that are there already: from a table, JSON Lines, or an index that was made before.

use super::cells::{BLOCK, Block, each_row};
use super::spread::Spread;
use super::{Session, reading};
use crate::check::{Checker, Flat, Given};
use crate::decide::{Existing, ExistingBuilder};
use crate::error::Error;
use crate::index::Index;
use crate::mapping::{Mapper, Mapping};
use crate::node::{Node, json};
use crate::table::{Step, Table};
use std::collections::VecDeque;
use std::sync::Arc;

/// What an index file begins with.
const INDEX: &[u8] = b"debitor-index";

/// The longest line of JSON Lines.
const LINE: usize = 4 << 20;

/// The most values of one debtor.
const VALUES: usize = 10_000;

/// A file of debtors on its way in.
pub(super) struct Incoming {
    builder: ExistingBuilder,
    mapper: Mapper,
    checker: Arc<Checker>,
    form: Form,
}

/// What the file is.
enum Form {
    /// Its first bytes.
    Unknown(Vec<u8>),
    Index(Vec<u8>),
    /// The line that has not ended, and its number.
    Lines(Vec<u8>, u64),
    Table(Box<Rows>),
}

/// A table's rows: the first wait until its columns are known.
struct Rows {
    table: Table,
    spread: Spread,
    waiting: Vec<Vec<String>>,
    mapping: Option<Reader>,
    /// Whether debtors are taken in elsewhere.
    is_shared: bool,
    /// Debtors that are to be handed out, or were and did not come back: some at first, then whole blocks.
    packed: Block,
    blocks: VecDeque<Vec<u8>>,
}

/// Makes debtors of rows, in memory that is used again.
struct Reader {
    mapping: Mapping,
    flat: Option<Flat>,
    cells: Vec<&'static str>,
    given: Vec<Given<'static>>,
}

impl Session {
    /// Takes the next bytes of the file of debtors that are there already: CSV, XLSX, JSON Lines, or an index that
    /// `debitor index` made under the same profile.
    ///
    /// # Errors
    /// `existing.line` for a line that is no debtor, `existing.columns` where no column is known, `table.…` and `index.…` as
    /// those rooms have them, `preview.limit` for more than its size accounts for. The file is given up then, and another one can be fed.
    pub fn feed_existing(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.with_existing(|incoming| incoming.feed(bytes))
    }

    /// Says that the file of debtors is at its end, where they are taken in elsewhere ([`Session::share`]): what is left of
    /// them can be handed out.
    ///
    /// # Errors
    /// As [`Session::feed_existing`].
    pub fn end_existing(&mut self) -> Result<(), Error> {
        self.with_existing(Incoming::end)
    }

    /// Goes on with the file; it is given up where that fails.
    fn with_existing(&mut self, go_on: impl FnOnce(&mut Incoming) -> Result<(), Error>) -> Result<(), Error> {
        let mut incoming = self.debtors.take().unwrap_or_else(|| Incoming::new(&self.checker, &self.mapper));
        let went = go_on(&mut incoming);
        if went.is_ok() {
            self.debtors = Some(incoming);
        } else {
            self.unshare();
        }
        went
    }

    /// Says that the file of debtors is at its end. Rows that are decided already are decided again by the next steps.
    ///
    /// # Errors
    /// As [`Session::feed_existing`].
    pub fn finish_existing(&mut self) -> Result<usize, Error> {
        // What is out does not come any more.
        self.unshare();
        let incoming = self.debtors.take().unwrap_or_else(|| Incoming::new(&self.checker, &self.mapper));
        self.existing = Arc::new(incoming.finish(&self.checker)?);
        self.decide_anew();
        Ok(self.existing.index().len())
    }
}

impl Incoming {
    fn new(checker: &Arc<Checker>, mapper: &Mapper) -> Self {
        let builder = Existing::builder(checker.clone()).lazily();
        Self { builder, mapper: mapper.clone().any_names(), checker: checker.clone(), form: Form::Unknown(Vec::new()) }
    }

    fn feed(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match &mut self.form {
            Form::Unknown(start) => {
                start.extend_from_slice(bytes);
                if start.len() >= INDEX.len() { self.begin() } else { Ok(()) }
            }
            Form::Index(all) => {
                all.extend_from_slice(bytes);
                Ok(())
            }
            Form::Lines(held, number) => lines(&mut self.builder, held, number, bytes),
            Form::Table(rows) => {
                rows.spread.bytes += bytes.len() as u64;
                rows.table.feed(bytes)?;
                rows.drain(&mut self.builder, &self.mapper, &self.checker)
            }
        }
    }

    /// Finds out what the file is.
    fn begin(&mut self) -> Result<(), Error> {
        let Form::Unknown(start) = &mut self.form else { return Ok(()) };
        let start = std::mem::take(start);
        let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start).trim_ascii_start();
        if start.starts_with(INDEX) {
            self.form = Form::Index(start);
            return Ok(());
        }
        self.form = if text.starts_with(b"{") {
            Form::Lines(Vec::new(), 0)
        } else {
            let table = Table::new(reading::options(&self.mapper));
            Form::Table(Box::new(Rows::new(table)))
        };
        let rest = if matches!(self.form, Form::Lines(..)) { text } else { &start };
        self.feed(rest)
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn end(&mut self) -> Result<(), Error> {
        let Form::Table(rows) = &mut self.form else { return Ok(()) };
        rows.table.finish()?;
        rows.drain(&mut self.builder, &self.mapper, &self.checker)
    }

    /// What a builder elsewhere begins with, and the fields of a debtor; nothing where debtors are taken in here.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn share(&mut self) -> Option<(Vec<u8>, &Mapping)> {
        let Form::Table(rows) = &mut self.form else { return None };
        let Some(Reader { mapping, flat: Some(_), .. }) = &rows.mapping else { return None };
        rows.is_shared = true;
        Some((self.builder.head(), mapping))
    }

    /// Takes back what is out, in its order.
    pub(super) fn unshare(&mut self, out: Vec<Vec<u8>>) {
        if let Form::Table(rows) = &mut self.form {
            rows.is_shared = false;
            out.into_iter().rev().for_each(|block| rows.blocks.push_front(block));
        }
    }

    /// The next debtors that nobody takes in yet.
    pub(super) fn hand_out(&mut self) -> Option<Vec<u8>> {
        let Form::Table(rows) = &mut self.form else { return None };
        rows.blocks.pop_front()
    }

    /// Adds debtors that were taken in elsewhere.
    pub(super) fn absorb(&mut self, part: &[u8]) -> Option<()> {
        self.builder.absorb(part)
    }

    fn finish(mut self, checker: &Checker) -> Result<Existing, Error> {
        if let Form::Unknown(start) = &self.form {
            if start.trim_ascii().is_empty() {
                return Ok(self.builder.finish());
            }
            self.begin()?;
        }
        match &self.form {
            Form::Index(bytes) => {
                let profile = checker.profile();
                return Ok(Existing::unfolded(Index::from_bytes(bytes, profile)?, profile));
            }
            Form::Lines(held, number) => line(&mut self.builder, held, number + 1)?,
            Form::Table(_) => self.end()?,
            Form::Unknown(_) => {}
        }
        Ok(self.builder.finish())
    }
}

fn lines(builder: &mut ExistingBuilder, held: &mut Vec<u8>, number: &mut u64, bytes: &[u8]) -> Result<(), Error> {
    for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
        if held.len() + piece.len() > LINE {
            return Err(broken(*number + 1, "longer than a line may be"));
        }
        held.extend_from_slice(piece);
        if piece.ends_with(b"\n") {
            *number += 1;
            line(builder, held, *number)?;
            held.clear();
        }
    }
    Ok(())
}

fn line(builder: &mut ExistingBuilder, bytes: &[u8], number: u64) -> Result<(), Error> {
    let bytes = bytes.trim_ascii();
    if bytes.is_empty() {
        return Ok(());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| broken(number, "this is no text in UTF-8"))?;
    let node = json::read(text).map_err(|error| broken(number, &error))?;
    if !matches!(node, Node::Map(_)) {
        return Err(broken(number, "a debtor is a JSON object, and this is another value"));
    }
    if node.count() > VALUES {
        return Err(broken(number, "a debtor has at most 10000 values"));
    }
    builder.add(&node).map(|_| ())
}

fn broken(number: u64, why: &str) -> Error {
    Error::new("existing.line", why.to_owned()).at(format!("line {number}"))
}

impl Rows {
    fn new(table: Table) -> Self {
        let (spread, packed) = (Spread::default(), Block::default());
        Self { table, spread, waiting: Vec::new(), mapping: None, is_shared: false, packed, blocks: VecDeque::new() }
    }

    /// Takes all rows that are there.
    fn drain(&mut self, builder: &mut ExistingBuilder, mapper: &Mapper, checker: &Arc<Checker>) -> Result<(), Error> {
        self.work_off(builder)?;
        loop {
            let cells: Vec<String> = match self.table.next()? {
                Step::More => return Ok(()),
                Step::End => break,
                Step::Row(row) => {
                    self.spread.take(&row)?;
                    match &mut self.mapping {
                        Some(_) if self.is_shared => {
                            self.packed.push(&row)?;
                            if self.packed.len() >= BLOCK {
                                self.pack();
                            }
                            continue;
                        }
                        Some(reader) => {
                            reader.add(builder, &mut row.cells())?;
                            continue;
                        }
                        None => row.cells().map(str::to_owned).collect(),
                    }
                }
            };
            self.waiting.push(cells);
            if self.waiting.len() >= reading::SAMPLE {
                self.map(builder, mapper, checker)?;
            }
        }
        if self.is_shared {
            self.pack();
        }
        self.map(builder, mapper, checker)
    }

    /// Makes a block of the debtors that wait for that.
    fn pack(&mut self) {
        let packed = std::mem::take(&mut self.packed);
        if packed.len() > 0 {
            self.blocks.push_back(packed.pack(0..packed.len()));
        }
    }

    /// Takes in debtors that were to be taken in elsewhere and were not.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn work_off(&mut self, builder: &mut ExistingBuilder) -> Result<(), Error> {
        if self.is_shared {
            return Ok(());
        }
        self.pack();
        let Some(reader) = &mut self.mapping else { return Ok(()) };
        for block in self.blocks.drain(..) {
            let mut added = Ok(());
            // What was packed here can be read here.
            let _ = each_row(&block, &mut |cells| {
                added = reader.add(builder, &mut cells.iter().copied());
                added.is_ok().then_some(())
            });
            added?;
        }
        Ok(())
    }

    /// Finds out what the columns are, and takes the rows that waited for it.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn map(&mut self, builder: &mut ExistingBuilder, mapper: &Mapper, checker: &Arc<Checker>) -> Result<(), Error> {
        if self.mapping.is_some() {
            return Ok(());
        }
        let waiting = std::mem::take(&mut self.waiting);
        let header = reading::header(&self.table, waiting.iter().map(Vec::len).max());
        let mapping = mapper.map(&header, &waiting);
        if mapping.columns().iter().all(|column| column.field.is_none()) {
            let message = ["no column is known; there are: ", &header.join(", ")].concat();
            return Err(Error::new("existing.columns", message));
        }
        let flat = Flat::new(checker.clone(), &mapping.fields().collect::<Vec<_>>());
        let mut reader = Reader { mapping, flat, cells: Vec::new(), given: Vec::new() };
        waiting.iter().try_for_each(|cells| reader.add(builder, &mut cells.iter().map(String::as_str)))?;
        self.mapping = Some(reader);
        Ok(())
    }
}

impl Reader {
    /// Adds the debtor of one row.
    #[inline(never)]
    fn add(&mut self, builder: &mut ExistingBuilder, row: &mut dyn Iterator<Item = &str>) -> Result<(), Error> {
        let mut cells: Vec<&str> = std::mem::take(&mut self.cells);
        cells.extend(row);
        let Some(flat) = &mut self.flat else {
            return builder.add(&self.mapping.row_to_customer(&cells)).map(|_| ());
        };
        let mut given: Vec<Given<'_>> = std::mem::take(&mut self.given);
        given.extend((0..self.mapping.fields().len()).map(|place| self.mapping.read(place, &cells)));
        flat.judge(&given);
        given.clear();
        cells.clear();
        // Nothing is in them: what is kept is their memory.
        self.given = given.into_iter().map(|_| None).collect();
        self.cells = cells.into_iter().map(|_| "").collect();
        builder.add_flat(flat).map(|_| ())
    }
}

//! Rows that are judged elsewhere: handed out in blocks of plain bytes, taken back as what each row comes to by itself, and
//! kept in the order of the file.
//!
//! Elsewhere is an [`Assessor`](super::Assessor), which may run beside the session in a thread or a worker of its own. What
//! rows have to do with each other stays with the session, and so does what is said of a row that somebody looks at.

use super::Session;
use super::cells::BLOCK;
use crate::bytes::{Bytes, put, put_text};
use crate::decide::{DECISIONS, Glance, REASONS, Shared, Token};
use crate::error::Error;
use crate::mapping::Mapping;
use crate::problem::Severity;
use std::ops::Range;

/// The bits of a row's first byte: whether later rows can be duplicates of it; above it how many marks it has.
pub(super) const COUNTS: usize = 1;

/// What a brief begins with: whether blocks are rows to be judged, or debtors that are there already.
pub(super) const ROWS: u8 = 0;
pub(super) const DEBTORS: u8 = 1;

/// Which rows are judged elsewhere.
#[derive(Debug, Default)]
pub(super) struct Sharing {
    is_on: bool,
    /// Rises when all rows are to be decided again: what is out then counts no more.
    round: u32,
    /// The first row that was not handed out; of debtors the number of the next block.
    next: usize,
    /// What is out, in the order of the file: some few.
    out: Vec<Block>,
    /// Rows that were edited while they were out.
    edited: Vec<usize>,
}

/// Rows that were handed out.
#[derive(Debug)]
struct Block {
    rows: Range<usize>,
    /// Debtors, whose rows are kept nowhere else.
    debtors: Vec<u8>,
    /// What is said of them, where that came back before what is said of the rows in front of them.
    judged: Vec<u8>,
}

impl Sharing {
    fn start(&mut self, next: usize) {
        self.stop();
        (self.is_on, self.next) = (true, next);
    }

    /// What is out counts no more.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn stop(&mut self) {
        *self = Self { round: self.round.wrapping_add(1), ..Self::default() };
    }

    pub(super) fn is_on(&self) -> bool {
        self.is_on
    }

    /// Notes what goes out, and says of which rows it is.
    fn put_out(&mut self, rows: Range<usize>, packed: Vec<u8>, is_kept: bool) -> Vec<u8> {
        let mut block = Vec::with_capacity(packed.len() + 16);
        [self.round as usize, rows.start, rows.len()].iter().for_each(|number| put(*number, &mut block));
        block.extend_from_slice(&packed);
        let debtors = if is_kept { packed } else { Vec::new() };
        self.next = rows.end;
        self.out.push(Block { rows, debtors, judged: Vec::new() });
        block
    }

    /// Notes that a row is another one now.
    pub(super) fn edit(&mut self, row: usize) {
        if self.is_on && row < self.next {
            self.edited.push(row);
        }
    }
}

/// A kind of problem, as it comes back.
struct Kind<'a> {
    field: &'a str,
    code: &'a str,
    severity: Severity,
    /// The session's number, once it is known.
    number: Option<u32>,
}

impl Session {
    /// From now on the rows that are not decided yet are judged elsewhere: [`Session::step`] reads only, and
    /// [`Session::hand_out`] and [`Session::take_back`] do the rest. Gives what an [`Assessor`](super::Assessor) is told for
    /// that. Nothing, and all stays as it was, while the columns are not known yet, and where there are more fields than can
    /// be judged so.
    ///
    /// While a table of debtors comes in it is these that are taken in elsewhere: [`Session::feed_existing`] reads only.
    /// [`Session::end_existing`] says that no more come, and [`Session::finish_existing`] is for when all are back.
    ///
    /// All is as it was before once rows are to be decided again: by other columns, settings or debtors.
    ///
    /// ```
    /// use debitor::preview::{Assessor, Options, Session};
    /// let mut session = Session::new(debitor::preset("iex")?, &Options::default())?;
    /// # let file: String = (0..5000).map(|row| format!("ole{row}@smed.example,Smed\n")).collect();
    /// session.feed(b"E-mail,Company\n")?;
    /// session.feed(file.as_bytes())?;
    /// session.finish()?;
    /// session.step(2000)?;
    ///
    /// let brief = session.share().unwrap_or_default();
    /// let mut assessor = Assessor::new(debitor::preset("iex")?, "en")?;
    /// assessor.know(&session.debtors().unwrap_or_default())?;
    /// assessor.brief(&brief)?;
    /// while !session.progress().is_done {
    ///     session.step(1000)?;
    ///     while let Some(block) = session.hand_out(1000) {
    ///         session.take_back(&assessor.judge(&block)?)?;
    ///     }
    /// }
    /// assert_eq!(session.progress().counts.of("create"), 5000);
    /// # Ok::<(), debitor::Error>(())
    /// ```
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn share(&mut self) -> Option<Vec<u8>> {
        if let Some(incoming) = &mut self.debtors {
            let (head, columns) = incoming.share()?;
            let mut brief = vec![DEBTORS];
            put(head.len(), &mut brief);
            brief.extend_from_slice(&head);
            put_columns(columns, &mut brief);
            self.sharing.start(0);
            return Some(brief);
        }
        if self.is_guessed {
            return None;
        }
        self.prepare();
        let (Some(mapping), Some(_)) = (&self.mapping, self.judges.as_ref().and_then(|judges| judges.first())) else {
            return None;
        };
        mapping.ready().ok()?;
        self.sharing.start(self.outcomes.len());
        let mut brief = vec![ROWS];
        brief.extend_from_slice(&self.matcher.secret());
        let (mode, on_match, empty) = self.words();
        [mode, on_match, empty].iter().for_each(|word| put_text(word, &mut brief));
        put_columns(mapping, &mut brief);
        Some(brief)
    }

    /// The rows are judged here again; what is out counts no more.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn unshare(&mut self) {
        if let Some(incoming) = &mut self.debtors {
            incoming.unshare(self.sharing.out.drain(..).map(|block| block.debtors).collect());
        }
        self.sharing.stop();
    }

    /// Whether rows are judged elsewhere.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.sharing.is_on
    }

    /// The next rows that nobody judges yet: so many at most, or where there are not so many yet none until the file is at its
    /// end. Of debtors it is some that were read.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn hand_out(&mut self, most_rows: usize) -> Option<Vec<u8>> {
        if !self.sharing.is_on {
            return None;
        }
        if let Some(incoming) = &mut self.debtors {
            let debtors = incoming.hand_out()?;
            let number = self.sharing.next;
            return Some(self.sharing.put_out(number..number + 1, debtors, true));
        }
        let start = self.sharing.next;
        let (end, rows) = self.cells.pack(start, most_rows)?;
        let is_whole = end - start == most_rows || end.is_multiple_of(BLOCK) || self.is_read;
        if start >= end || !is_whole {
            return None;
        }
        // Rows go out as they came.
        self.sharing.edited.extend(self.edits.among(start..end));
        Some(self.sharing.put_out(start..end, rows, false))
    }

    /// Takes what an assessor says of a block. Blocks may come back in any order; rows are decided in that of the file, each
    /// once all before it are. A block that was handed out before rows were to be decided again says nothing any more.
    ///
    /// # Errors
    /// `preview.exchange` for what no assessor says of a block that is out. All the session's rows are still right; to go
    /// on it wants [`Session::unshare`].
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn take_back(&mut self, judged: &[u8]) -> Result<(), Error> {
        let mut bytes = Bytes(judged);
        let mut head = || Some((bytes.number()?, bytes.number()?, bytes.number()?));
        let (round, start, count) = head().ok_or_else(damaged)?;
        if round != self.sharing.round as usize || !self.sharing.is_on {
            return Ok(());
        }
        let is_it = |block: &&mut Block| block.rows == (start..start + count) && block.judged.is_empty();
        let block = self.sharing.out.iter_mut().find(is_it).filter(|_| !bytes.0.is_empty()).ok_or_else(damaged)?;
        block.judged = bytes.0.to_vec();
        while let Some(first) = self.sharing.out.first_mut().filter(|block| !block.judged.is_empty()) {
            let (rows, judged) = (first.rows.clone(), std::mem::take(&mut first.judged));
            let kept = match &mut self.debtors {
                Some(incoming) => incoming.absorb(&judged),
                None => self.keep_block(rows, Bytes(&judged)),
            };
            kept.ok_or_else(damaged)?;
            self.sharing.out.remove(0);
        }
        self.touch();
        Ok(())
    }

    /// Keeps what is said of rows; nothing where that can't be read.
    fn keep_block(&mut self, rows: Range<usize>, mut bytes: Bytes<'_>) -> Option<()> {
        let mut kinds = Vec::new();
        for _ in 0..bytes.number()? {
            let (field, code) = (bytes.text()?, bytes.text()?);
            let severity = if bytes.byte()? == 0 { Severity::Error } else { Severity::Warning };
            kinds.push(Kind { field, code, severity, number: None });
        }
        let edited: Vec<usize> = self.sharing.edited.iter().copied().filter(|row| rows.contains(row)).collect();
        let mut glance = Glance::default();
        let mut faults = Vec::new();
        for row in rows {
            read(&mut bytes, &mut glance, &mut faults)?;
            let numbers = if edited.contains(&row) { None } else { self.numbers(&mut kinds, &faults)? };
            match numbers {
                Some(problems) => self.keep(&glance, problems),
                // The row is another one by now; or it is the first with such a problem, which is told in full here.
                None => {
                    let (glance, problems) = self.glance(row);
                    self.keep(&glance, problems);
                }
            }
        }
        bytes.end()
    }

    /// The session's numbers of kinds of problems: `Some(None)` where it has not met one of them.
    #[allow(clippy::option_option)]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn numbers(&self, kinds: &mut [Kind<'_>], faults: &[usize]) -> Option<Option<Vec<u32>>> {
        let mut numbers = Vec::with_capacity(faults.len());
        for fault in faults {
            let kind = kinds.get_mut(*fault)?;
            kind.number = kind.number.or_else(|| self.outcomes.tallies.number(kind.field, kind.code, kind.severity));
            match kind.number {
                Some(number) => numbers.push(number),
                None => return Some(None),
            }
        }
        Some(Some(numbers))
    }

    /// The debtors that are there already, as [`Assessor::know`](super::Assessor::know) takes them: an index without what
    /// hints need. Nothing while they come in.
    #[must_use]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn debtors(&self) -> Option<Vec<u8>> {
        let index = self.existing.index();
        let bytes = || if index.is_empty() { Vec::new() } else { index.to_bytes() };
        self.debtors.is_none().then(bytes)
    }
}

/// Adds the columns that are read and their fields.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn put_columns(mapping: &Mapping, into: &mut Vec<u8>) {
    for (index, field) in mapping.read_columns() {
        put(index, into);
        put_text(field, into);
    }
}

/// Adds what a row comes to.
pub(super) fn write(glance: &Glance, faults: &[u32], into: &mut Vec<u8>) {
    put(glance.marks.len() * 2 + usize::from(glance.counts) * COUNTS, into);
    into.extend_from_slice(&[glance.decision, glance.reason]);
    for (Token([one, other]), shared) in &glance.marks {
        into.push(*shared as u8);
        into.extend_from_slice(&one.to_le_bytes());
        into.extend_from_slice(&other.to_le_bytes());
    }
    put(faults.len(), into);
    faults.iter().for_each(|fault| put(*fault as usize, into));
}

/// Reads it again, into memory that was used before.
fn read(bytes: &mut Bytes<'_>, glance: &mut Glance, faults: &mut Vec<usize>) -> Option<()> {
    let head = bytes.number()?;
    glance.counts = head & COUNTS != 0;
    (glance.decision, glance.reason) = (bytes.byte()?, bytes.byte()?);
    if glance.decision as usize >= DECISIONS.len() || glance.reason as usize >= REASONS.len() {
        return None;
    }
    glance.marks.clear();
    for _ in 0..head / 2 {
        let shared = *Shared::ALL.get(bytes.byte()? as usize)?;
        let token = Token([u64::from_le_bytes(bytes.array()?), u64::from_le_bytes(bytes.array()?)]);
        glance.marks.push((token, shared));
    }
    faults.clear();
    for _ in 0..bytes.number()? {
        faults.push(bytes.number()?);
    }
    Some(())
}

pub(super) fn damaged() -> Error {
    Error::new("preview.exchange", "these are no rows that were judged".to_owned())
}

//! Splits UTF-8 bytes into rows and cells, in place and in one pass, however the bytes are cut into chunks.
//!
//! RFC 4180, and what people's files do beyond it: CRLF, LF and CR mixed, blank lines, quotes that are not doubled or not
//! closed. A cell is a piece of the buffer; only a doubled quote or a NUL moves bytes, within the cell.

use crate::Error;
use crate::guard::is_guard;
use crate::table::limits::{Limits, beyond, place};
use crate::table::row::{Fault, FaultKind, Span};

/// What the bytes so far hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Row,
    More,
    End,
}

/// How the file is written, and what is done about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dialect {
    pub delimiter: u8,
    pub quote: Option<u8>,
    pub unguard: bool,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// Before the first byte of a cell.
    Start,
    Plain,
    Quoted,
    /// After a quote in a quoted cell: the closing one, or the first of two.
    Closed,
    /// After a quote that was neither.
    Stray,
}

/// The splitter; see the module.
pub(super) struct Splitter {
    dialect: Dialect,
    limits: Limits,
    /// What ends a run of bytes outside and inside of quotes.
    plain: [bool; 256],
    quoted: [bool; 256],
    buffer: Vec<u8>,
    finished: bool,
    state: State,
    /// Where the row, its current cell, and the bytes not looked at yet begin; where a quote was that may have closed.
    start: usize,
    cell: usize,
    at: usize,
    closed: usize,
    /// The line on which `at` is.
    line: u64,
    after_cr: bool,
    doubled: bool,
    nul: bool,
    row: Bounds,
    pub spans: Vec<Span>,
    pub faults: Vec<Fault>,
}

/// The row that was found last.
#[derive(Clone, Copy, Default)]
struct Bounds {
    done: bool,
    start: usize,
    end: usize,
    line: u64,
}

impl Splitter {
    /// Begins on the given line.
    pub fn new(dialect: Dialect, limits: &Limits, line: u64) -> Self {
        let mut plain = [false; 256];
        let mut quoted = [false; 256];
        for byte in 0..=255_u8 {
            let newline = matches!(byte, b'\n' | b'\r' | 0);
            if let Some(ends) = plain.get_mut(usize::from(byte)) {
                *ends = newline || byte == dialect.delimiter;
            }
            if let Some(ends) = quoted.get_mut(usize::from(byte)) {
                *ends = newline || Some(byte) == dialect.quote;
            }
        }
        Self {
            dialect,
            limits: limits.clone(),
            plain,
            quoted,
            buffer: Vec::new(),
            finished: false,
            state: State::Start,
            start: 0,
            cell: 0,
            at: 0,
            closed: 0,
            line,
            after_cr: false,
            doubled: false,
            nul: false,
            row: Bounds::default(),
            spans: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// The buffer, to add bytes to; the row found last is given up.
    pub fn buffer(&mut self) -> &mut Vec<u8> {
        if self.start > 0 {
            self.buffer.drain(..self.start);
            self.cell = self.cell.saturating_sub(self.start);
            self.closed = self.closed.saturating_sub(self.start);
            self.at -= self.start;
            self.start = 0;
            self.row.start = 0;
            self.row.end = 0;
        }
        &mut self.buffer
    }

    /// No more bytes come.
    pub fn finish(&mut self) {
        self.finished = true;
    }

    /// The bytes of the row found last; the spans count from their beginning.
    pub fn bytes(&self) -> &[u8] {
        self.buffer.get(self.row.start..self.row.end).unwrap_or_default()
    }

    /// Those bytes, the spans and what is odd.
    pub fn parts(&mut self) -> (&[u8], &mut Vec<Span>, &mut Vec<Fault>) {
        let bytes = self.buffer.get(self.row.start..self.row.end).unwrap_or_default();
        (bytes, &mut self.spans, &mut self.faults)
    }

    /// The line on which the row found last begins.
    pub fn row_line(&self) -> u64 {
        self.row.line
    }

    /// The line that was come to.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Looks for the next row that is no blank line.
    pub fn advance(&mut self) -> Result<Found, Error> {
        if self.row.done {
            self.row.done = false;
            self.spans.clear();
            self.faults.clear();
        }
        loop {
            if matches!(self.state, State::Plain) && self.plain_cells()? {
                return Ok(Found::Row);
            }
            let Some(byte) = self.next_special() else { return self.at_the_end() };
            match self.state {
                State::Start => self.begin(byte),
                State::Plain => {
                    if self.after_content(byte, self.at)? {
                        return Ok(Found::Row);
                    }
                }
                State::Quoted => self.in_quotes(byte),
                State::Closed if Some(byte) == self.dialect.quote => {
                    self.doubled = true;
                    self.state = State::Quoted;
                    self.at += 1;
                }
                State::Closed if byte != 0 && self.ends_plain(byte) => {
                    if self.after_content(byte, self.closed)? {
                        return Ok(Found::Row);
                    }
                }
                State::Closed => self.state = State::Stray,
                State::Stray if byte == 0 => self.skip_nul(),
                State::Stray => {
                    let end = self.stray_end();
                    if self.after_content(byte, end)? {
                        return Ok(Found::Row);
                    }
                }
            }
        }
    }

    /// The usual way: cells without quotes, eight bytes at a time. True at the end of a row; else what stands at `at` is
    /// for the slow way.
    fn plain_cells(&mut self) -> Result<bool, Error> {
        let mut base = self.at;
        let Some(mut mask) = self.special(base) else { return Ok(false) };
        loop {
            while mask == 0 {
                base += 8;
                self.at = base;
                match self.special(base) {
                    Some(next) => mask = next,
                    None => return Ok(false),
                }
            }
            self.at = base + (mask.trailing_zeros() / 8) as usize;
            mask &= mask - 1;
            let byte = self.buffer.get(self.at).copied().unwrap_or(0);
            if byte == self.dialect.delimiter {
                self.add_cell(self.at)?;
                self.at += 1;
                let next = self.buffer.get(self.at).copied();
                if next.is_none() || next == self.dialect.quote {
                    self.state = State::Start;
                    return Ok(false);
                }
                self.cell = self.at;
            } else if matches!(byte, b'\n' | b'\r') {
                return self.after_content(byte, self.at);
            } else if byte == 0 {
                self.nul = true;
            }
        }
    }

    /// The high bit of each of eight bytes that may mean something in a plain cell: delimiters and all up to 13; none
    /// if there are no eight.
    fn special(&self, at: usize) -> Option<u64> {
        const ONES: u64 = u64::MAX / 255;
        let word = u64::from_le_bytes(*self.buffer.get(at..)?.first_chunk()?);
        let low = |word: u64| word & (ONES * 0x7F);
        let delimiters = word ^ (ONES * u64::from(self.dialect.delimiter));
        let other = (low(delimiters) + ONES * 0x7F) | delimiters;
        let above = (low(word) + ONES * (0x80 - 14)) | word;
        Some(!(other & above) & (ONES * 0x80))
    }

    fn ends_plain(&self, byte: u8) -> bool {
        self.plain.get(usize::from(byte)).copied().unwrap_or(false)
    }

    /// Goes on to the next byte that means something in this state, if it is there yet.
    fn next_special(&mut self) -> Option<u8> {
        let table = match self.state {
            State::Start | State::Closed => return self.buffer.get(self.at).copied(),
            State::Plain | State::Stray => &self.plain,
            State::Quoted => &self.quoted,
        };
        let rest = self.buffer.get(self.at..).unwrap_or_default();
        let run = rest.iter().position(|byte| table.get(usize::from(*byte)).copied().unwrap_or(true));
        self.at += run.unwrap_or(rest.len());
        self.buffer.get(self.at).copied()
    }

    fn begin(&mut self, byte: u8) {
        if self.at == self.start {
            let second = std::mem::take(&mut self.after_cr) && byte == b'\n';
            if second || matches!(byte, b'\n' | b'\r') {
                // The second half of a CRLF, or a blank line.
                self.line += u64::from(!second);
                self.after_cr = byte == b'\r';
                self.at += 1;
                self.start = self.at;
                return;
            }
            self.row.line = self.line;
        }
        let quoted = Some(byte) == self.dialect.quote;
        self.state = if quoted { State::Quoted } else { State::Plain };
        self.at += usize::from(quoted);
        self.cell = self.at;
    }

    fn in_quotes(&mut self, byte: u8) {
        match byte {
            0 => self.skip_nul(),
            b'\n' | b'\r' => {
                let second = byte == b'\n' && self.at > self.cell && self.buffer.get(self.at - 1) == Some(&b'\r');
                self.line += u64::from(!second);
                self.at += 1;
            }
            _ => {
                self.closed = self.at;
                self.state = State::Closed;
                self.at += 1;
            }
        }
    }

    fn skip_nul(&mut self) {
        self.nul = true;
        self.at += 1;
    }

    /// A delimiter or the end of a line, after a cell that goes to `end`. True at the end of a row.
    fn after_content(&mut self, byte: u8, end: usize) -> Result<bool, Error> {
        if byte == 0 {
            self.skip_nul();
            return Ok(false);
        }
        self.add_cell(end)?;
        self.at += 1;
        self.state = State::Start;
        if byte == self.dialect.delimiter {
            return Ok(false);
        }
        self.line += 1;
        self.after_cr = byte == b'\r';
        self.end_row(self.at - 1)?;
        Ok(true)
    }

    fn end_row(&mut self, end: usize) -> Result<(), Error> {
        self.row = Bounds { done: true, start: self.start, end, line: self.row.line };
        let bytes = end - self.start;
        self.start = self.at;
        if bytes > self.limits.row_bytes { Err(self.row_too_long()) } else { Ok(()) }
    }

    /// Where a cell ends that has a quote in its quotes: only blanks may have followed the closing one, or there is
    /// another at its end.
    fn stray_end(&mut self) -> usize {
        let rest = self.buffer.get(self.closed + 1..self.at).unwrap_or_default().trim_ascii_end();
        if rest.is_empty() {
            return self.closed;
        }
        let length = if rest.last().copied() == self.dialect.quote { rest.len() - 1 } else { rest.len() };
        self.fault(FaultKind::StrayQuote);
        self.closed + 1 + length
    }

    fn add_cell(&mut self, mut end: usize) -> Result<(), Error> {
        if self.doubled || self.nul {
            end = self.compact(end);
        }
        let mut start = self.cell;
        let cell = self.buffer.get(start..end).unwrap_or_default();
        if cell.len() > self.limits.cell_bytes {
            return Err(self.cell_too_long());
        }
        match cell {
            [b'\'', ..] if self.dialect.unguard && is_guard(cell) => start += 1,
            // `="0123"`: how exports keep a spreadsheet from taking a text for a number.
            [b'=', b'"', text @ .., b'"'] if self.dialect.unguard && !text.contains(&b'"') => {
                start += 2;
                end -= 1;
            }
            _ => {}
        }
        if self.spans.len() >= self.limits.columns {
            let error = beyond("columns", self.limits.columns as u64, "columns");
            return Err(error.at(place(self.row.line, None)));
        }
        self.spans.push((span(start - self.start), span(end - self.start)));
        Ok(())
    }

    /// Takes out NULs and the second of two quotes; what is left over at the end becomes blanks, beyond the cell.
    fn compact(&mut self, end: usize) -> usize {
        if std::mem::take(&mut self.nul) {
            self.fault(FaultKind::Nul);
        }
        let quote = if std::mem::take(&mut self.doubled) { self.dialect.quote } else { None };
        let Some(cell) = self.buffer.get_mut(self.cell..end) else { return end };
        let (mut kept, mut read) = (0, 0);
        while let Some(byte) = cell.get(read).copied() {
            read += 1;
            if byte == 0 {
                continue;
            }
            if Some(byte) == quote && cell.get(read) == Some(&byte) {
                read += 1;
            }
            if let Some(place) = cell.get_mut(kept) {
                *place = byte;
                kept += 1;
            }
        }
        if let Some(rest) = cell.get_mut(kept..) {
            rest.fill(b' ');
        }
        self.cell + kept
    }

    /// All bytes are looked at: more are needed, or the last row ends here.
    fn at_the_end(&mut self) -> Result<Found, Error> {
        if !self.finished {
            if !matches!(self.state, State::Start) && self.at - self.cell > self.limits.cell_bytes {
                return Err(self.cell_too_long());
            }
            if self.at - self.start > self.limits.row_bytes {
                return Err(self.row_too_long());
            }
            return Ok(Found::More);
        }
        let end = match self.state {
            State::Start if self.at == self.start => return Ok(Found::End),
            State::Start => {
                self.cell = self.at;
                self.at
            }
            State::Plain => self.at,
            State::Quoted => {
                self.fault(FaultKind::OpenQuote);
                self.at
            }
            State::Closed => self.closed,
            State::Stray => self.stray_end(),
        };
        self.add_cell(end)?;
        self.state = State::Start;
        self.end_row(self.at)?;
        Ok(Found::Row)
    }

    fn fault(&mut self, kind: FaultKind) {
        let column = u32::try_from(self.spans.len() + 1).ok();
        self.faults.push(Fault { kind, column });
    }

    fn cell_too_long(&self) -> Error {
        let what = match self.state {
            State::Quoted | State::Closed => {
                "bytes in one cell, which begins with a quote: is the closing one missing?"
            }
            _ => "bytes in one cell",
        };
        let error = beyond("cell_bytes", self.limits.cell_bytes as u64, what);
        error.at(place(self.row.line, Some(self.spans.len() + 1)))
    }

    fn row_too_long(&self) -> Error {
        beyond("row_bytes", self.limits.row_bytes as u64, "bytes in one row").at(place(self.row.line, None))
    }
}

/// A row is shorter than 4 GiB; its limit sees to that.
fn span(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

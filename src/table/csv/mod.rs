//! CSV: bytes in, in chunks of any size, rows out.

mod decode;
mod sniff;
mod split;
mod windows1252;

pub use decode::Encoding;

use super::limits::{Limits, beyond, place};
use super::row::{Fault, FaultKind, Row, Span, fit};
use super::{Advance, Options, format};
use crate::Error;
use decode::Decoder;
use split::{Dialect, Found, Splitter};

/// How a CSV file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Csv {
    /// What stands between cells.
    pub delimiter: char,
    /// What stands around cells that hold a delimiter.
    pub quote: char,
    /// The encoding.
    pub encoding: Encoding,
    /// Does the file begin with a byte order mark?
    pub mark: bool,
    /// Is the delimiter told by a first line `sep=;`?
    pub separator_line: bool,
}

/// The rows of a CSV file.
pub(super) struct Source {
    pub about: Csv,
    limits: Limits,
    decoder: Decoder,
    splitter: Splitter,
    /// A row whose bytes were not UTF-8.
    text: String,
    spans: Vec<Span>,
    rows: u64,
}

impl Source {
    /// Looks at the beginning of the file; `whole` if there is no more of it.
    ///
    /// # Errors
    ///
    /// `table.format` when that is no text.
    pub fn open(start: &[u8], whole: bool, options: &Options) -> Result<Self, Error> {
        let (encoding, mark) = decode::detect(start);
        let mut decoder = Decoder::new(encoding);
        let mut text = Vec::new();
        decoder.push(start.get(mark..).unwrap_or_default(), &mut text);
        if format::is_binary(&text) {
            return Err(format::unreadable("the file is no text"));
        }
        let limits = &options.limits;
        let told = sniff::separator_line(&text);
        let body = text.split_off(told.map_or(0, |(_, length)| length));
        let usable = |byte: &u8| byte.is_ascii() && !b"\r\n\0".contains(byte);
        let delimiter = match (options.delimiter.filter(usable), told) {
            (Some(delimiter), _) => delimiter,
            (None, Some((delimiter, _))) => delimiter,
            (None, None) => sniff::delimiter(&body, whole, limits, options.known.as_deref()),
        };
        let quote = options.quote.filter(usable).unwrap_or_else(|| sniff::quote(&body, whole, delimiter, limits));
        let dialect = Dialect { delimiter, quote: Some(quote), unguard: options.unguard };
        let mut splitter = Splitter::new(dialect, limits, if told.is_some() { 2 } else { 1 });
        *splitter.buffer() = body;
        Ok(Self {
            about: Csv {
                delimiter: char::from(delimiter),
                quote: char::from(quote),
                encoding,
                mark: mark > 0,
                separator_line: told.is_some(),
            },
            limits: limits.clone(),
            decoder,
            splitter,
            text: String::new(),
            spans: Vec::new(),
            rows: 0,
        })
    }

    pub fn feed(&mut self, bytes: &[u8]) {
        self.decoder.push(bytes, self.splitter.buffer());
    }

    pub fn finish(&mut self) {
        self.decoder.finish(self.splitter.buffer());
        self.splitter.finish();
    }

    /// Was something replaced that is no UTF-16? Asked once for each piece; the line that was come to.
    pub fn take_replaced(&mut self) -> Option<u64> {
        std::mem::take(&mut self.decoder.replaced).then(|| self.splitter.line())
    }

    pub fn advance(&mut self) -> Result<Advance, Error> {
        Ok(match self.splitter.advance()? {
            Found::Row => {
                self.rows += 1;
                if self.rows > self.limits.rows {
                    let error = beyond("rows", self.limits.rows, "rows");
                    return Err(error.at(place(self.splitter.row_line(), None)));
                }
                Advance::Row
            }
            Found::More => Advance::More,
            Found::End => Advance::End,
        })
    }

    /// The row that was come to, as wide as the header.
    pub fn row(&mut self, width: usize) -> Row<'_> {
        let line = self.splitter.row_line();
        let (bytes, spans, faults) = self.splitter.parts();
        let Ok(text) = simdutf8::basic::from_utf8(bytes) else {
            self.text.clear();
            self.spans.clear();
            for (at, (start, end)) in spans.iter().enumerate() {
                let begin = self.text.len();
                if !push(&mut self.text, bytes.get(*start as usize..*end as usize).unwrap_or_default()) {
                    faults.push(Fault { kind: FaultKind::Encoding, column: u32::try_from(at + 1).ok() });
                }
                self.spans.push((begin as u32, self.text.len() as u32));
            }
            fit(&mut self.spans, faults, width, true);
            return Row::new(line, &self.text, &self.spans, faults);
        };
        fit(spans, faults, width, true);
        Row::new(line, text, spans, faults)
    }

    /// Does any cell of the row have text?
    pub fn has_text(&self) -> bool {
        let bytes = self.splitter.bytes();
        let cell = |(start, end): &Span| bytes.get(*start as usize..*end as usize).unwrap_or_default();
        self.splitter.spans.iter().any(|span| !cell(span).trim_ascii().is_empty())
    }
}

/// Adds a cell; bytes that are not UTF-8 as Windows-1252, and then false.
fn push(text: &mut String, cell: &[u8]) -> bool {
    let mut clean = true;
    for chunk in cell.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| windows1252::char_of(*byte)));
        clean &= chunk.invalid().is_empty();
    }
    clean
}

//! A file in the making, and what is rendered for it.

use super::Format;
use crate::error::Error;
use crate::node::{Node, json};
use crate::sheet::{CsvOptions, CsvWriter, Sheet, XlsxWriter};
use std::io::{Seek, Write};

/// What was rendered and not yet written: lines, or rows of cells. It can be made in another thread than the file.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// Lines as they are written, or the texts of all cells.
    text: Vec<u8>,
    /// Where each cell ends.
    cells: Vec<usize>,
    /// With which cell each row ends.
    rows: Vec<usize>,
}

impl Rendered {
    /// Nothing any more; its memory is kept.
    pub fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
        self.rows.clear();
    }

    /// Whether nothing was rendered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.rows.is_empty()
    }

    /// The lines of a file of JSON Lines.
    #[must_use]
    pub fn into_lines(self) -> Vec<u8> {
        self.text
    }

    /// Makes room for so many bytes more.
    #[cfg(feature = "native")]
    pub(crate) fn reserve(&mut self, bytes: usize) {
        self.text.reserve(bytes);
    }

    /// Adds a line that somebody else writes.
    #[cfg(feature = "native")]
    pub(crate) fn line_by(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.text);
        self.text.push(b'\n');
    }

    pub(super) fn line(&mut self, node: &Node) {
        json::write(node, &mut self.text);
        self.text.push(b'\n');
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item: AsRef<str>>) {
        for cell in cells {
            self.text.extend_from_slice(cell.as_ref().as_bytes());
            self.cells.push(self.text.len());
        }
        self.rows.push(self.cells.len());
    }

    /// The cells of one row after the other.
    fn each_row<'a>(&'a self, mut take: impl FnMut(Vec<&'a str>) -> Result<(), Error>) -> Result<(), Error> {
        let (mut from, mut first) = (0, 0);
        for last in &self.rows {
            let cells = self.cells.get(first..*last).unwrap_or_default().iter();
            let cell = |end: &usize| {
                let bytes = self.text.get(from..*end).unwrap_or_default();
                from = *end;
                std::str::from_utf8(bytes).unwrap_or_default()
            };
            take(cells.map(cell).collect())?;
            first = *last;
        }
        Ok(())
    }
}

/// A file that takes what was rendered.
pub struct OutFile<W: Write + Seek>(Inner<W>);

enum Inner<W: Write + Seek> {
    Lines(W),
    Csv(Box<CsvWriter<W>>),
    Xlsx(Box<XlsxWriter<W>>),
}

impl<W: Write + Seek> OutFile<W> {
    pub(super) fn new(format: Format, sheet: Sheet, out: W) -> Result<Self, Error> {
        Ok(Self(match format {
            Format::Jsonl => Inner::Lines(out),
            Format::Csv => Inner::Csv(Box::new(CsvWriter::new(out, &sheet, CsvOptions::default())?)),
            Format::Xlsx => Inner::Xlsx(Box::new(XlsxWriter::new(out, vec![sheet])?)),
        }))
    }

    /// Appends what was rendered.
    ///
    /// # Errors
    /// `sheet.limit` (more than an XLSX file can hold: CSV holds any number of rows), `sheet.write`.
    pub fn write(&mut self, rendered: &Rendered) -> Result<(), Error> {
        match &mut self.0 {
            Inner::Lines(out) => out.write_all(&rendered.text).map_err(failed),
            Inner::Csv(out) => rendered.each_row(|cells| out.row(cells)),
            Inner::Xlsx(out) => rendered.each_row(|cells| out.row(cells)),
        }
    }

    /// Hands on all that can be: lines and CSV. A workbook waits for its end.
    ///
    /// # Errors
    /// `sheet.write`.
    pub fn flush(&mut self) -> Result<(), Error> {
        match &mut self.0 {
            Inner::Lines(out) => out.flush().map_err(failed),
            Inner::Csv(out) => out.flush(),
            Inner::Xlsx(_) => Ok(()),
        }
    }

    /// Ends the file and gives back what it was written to.
    ///
    /// # Errors
    /// `sheet.write`.
    pub fn finish(self) -> Result<W, Error> {
        match self.0 {
            Inner::Lines(mut out) => {
                out.flush().map_err(failed)?;
                Ok(out)
            }
            Inner::Csv(out) => out.finish(),
            Inner::Xlsx(out) => out.finish(),
        }
    }
}

impl<W: Write + Seek> std::fmt::Debug for OutFile<W> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = match self.0 {
            Inner::Lines(_) => "jsonl",
            Inner::Csv(_) => "csv",
            Inner::Xlsx(_) => "xlsx",
        };
        formatter.debug_tuple("OutFile").field(&name).finish()
    }
}

fn failed(error: std::io::Error) -> Error {
    Error::new("sheet.write", ["the file could not be written: ", &error.to_string()].concat())
}

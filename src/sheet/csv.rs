//! The CSV writer: RFC 4180 with CRLF, `;` or `,`, in UTF-8, and no text that a spreadsheet would take for a formula.

use super::xlsx::failed;
use super::{Sheet, guard};
use crate::Error;
use std::io::Write;

/// What stands between the cells of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Delimiter {
    /// `;`, which Excel expects where the decimal sign is a comma, as in most of Europe.
    #[default]
    Semicolon,
    /// `,`
    Comma,
}

/// How a CSV file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvOptions {
    /// What stands between the cells.
    pub delimiter: Delimiter,
    /// Whether the file begins with U+FEFF, without which Excel takes UTF-8 for the system's old code page.
    pub bom: bool,
}

impl Default for CsvOptions {
    /// As Excel on the European mainland opens it: `;` and the mark at the beginning.
    fn default() -> Self {
        Self { delimiter: Delimiter::Semicolon, bom: true }
    }
}

/// Writes a CSV file: the headers, then one row after the other.
///
/// A cell that a spreadsheet would take for a formula gets a leading `'` (see [`guard`]); [`unguard`](super::unguard) takes
/// it away again.
///
/// ```
/// use debitor::sheet::{Column, CsvOptions, CsvWriter, Delimiter, Sheet};
///
/// let sheet = Sheet::new("Customers", vec![Column::new("Number"), Column::new("Name"), Column::new("City")]);
/// let options = CsvOptions { delimiter: Delimiter::Comma, bom: false };
/// let mut file = CsvWriter::new(Vec::new(), &sheet, options)?;
/// file.row(["00123", "=1+1"])?;
/// file.row(["00124", "Smed, Ole", "Ribe"])?;
/// let text = String::from_utf8(file.finish()?).unwrap();
/// assert_eq!(text, "Number,Name,City\r\n00123,'=1+1,\r\n00124,\"Smed, Ole\",Ribe\r\n");
/// # Ok::<(), debitor::Error>(())
/// ```
pub struct CsvWriter<W: Write> {
    out: W,
    delimiter: u8,
    sheet: String,
    columns: usize,
    rows: u64,
    /// Lines that are not written yet.
    lines: Vec<u8>,
}

/// So many bytes are written at once.
const CHUNK: usize = 1 << 16;

impl<W: Write> CsvWriter<W> {
    /// Begins a file with the headers of the sheet.
    ///
    /// # Errors
    /// `sheet.columns`: the sheet has no column. `sheet.write`: `out` could not be written.
    pub fn new(out: W, sheet: &Sheet, options: CsvOptions) -> Result<Self, Error> {
        if sheet.columns.is_empty() {
            return Err(Error::new("sheet.columns", "a sheet needs a column".to_owned()).at(sheet.name.clone()));
        }
        let delimiter = match options.delimiter {
            Delimiter::Semicolon => b';',
            Delimiter::Comma => b',',
        };
        let (sheet_name, columns) = (sheet.name.clone(), sheet.columns.len());
        let mut file = Self { out, delimiter, sheet: sheet_name, columns, rows: 0, lines: Vec::new() };
        let headers: Vec<_> = sheet.columns.iter().map(|column| guard(&column.header)).collect();
        if options.bom {
            file.lines.extend_from_slice("\u{feff}".as_bytes());
        }
        // Excel takes a file that begins with these letters for SYLK, another format, and complains; a quote prevents it.
        let sylk = !options.bom && headers.first().is_some_and(|first| first.starts_with("ID"));
        for (index, header) in headers.iter().enumerate() {
            file.cell(index, header.as_bytes(), sylk);
        }
        file.end_line();
        file.hand_on()?;
        Ok(file)
    }

    /// Appends a row; what is left out at its end is empty, so that every line has the same number of cells. A row that is
    /// refused leaves nothing behind.
    ///
    /// # Errors
    /// `sheet.columns`: more cells than there are headers. `sheet.write`: the file could not be written.
    pub fn row(&mut self, cells: impl IntoIterator<Item: AsRef<str>>) -> Result<(), Error> {
        let start = self.lines.len();
        let mut count = 0;
        for cell in cells {
            if count == self.columns {
                self.lines.truncate(start);
                let message = format!("this row has more cells than the sheet's {} columns", self.columns);
                return Err(Error::new("sheet.columns", message).at(format!("{}!A{}", self.sheet, self.rows + 1)));
            }
            self.cell(count, guard(cell.as_ref()).as_bytes(), false);
            count += 1;
        }
        for index in count..self.columns {
            self.cell(index, b"", false);
        }
        self.end_line();
        if self.lines.len() >= CHUNK { self.hand_on() } else { Ok(()) }
    }

    /// Hands on the rows so far.
    ///
    /// # Errors
    /// `sheet.write`: the file could not be written.
    pub fn flush(&mut self) -> Result<(), Error> {
        self.hand_on()?;
        self.out.flush().map_err(failed)
    }

    /// Ends the file and gives back what it was written to.
    ///
    /// # Errors
    /// `sheet.write`: the file could not be written.
    pub fn finish(mut self) -> Result<W, Error> {
        self.flush()?;
        Ok(self.out)
    }

    /// RFC 4180, 2.5 to 2.7: quotes around what holds a delimiter, a line break or a quote, which is doubled. The only cell
    /// of a line has them when it is empty, else the line would be none.
    fn cell(&mut self, index: usize, text: &[u8], is_quoted: bool) {
        if index > 0 {
            self.lines.push(self.delimiter);
        }
        let is_special = |byte: &u8| matches!(byte, b'"' | b'\r' | b'\n') || *byte == self.delimiter;
        if !is_quoted && !text.iter().any(is_special) && (self.columns > 1 || !text.is_empty()) {
            self.lines.extend_from_slice(text);
            return;
        }
        self.lines.push(b'"');
        for piece in text.split_inclusive(|byte| *byte == b'"') {
            self.lines.extend_from_slice(piece);
            if piece.ends_with(b"\"") {
                self.lines.push(b'"');
            }
        }
        self.lines.push(b'"');
    }

    fn end_line(&mut self) {
        self.lines.extend_from_slice(b"\r\n");
        self.rows += 1;
    }

    fn hand_on(&mut self) -> Result<(), Error> {
        self.out.write_all(&self.lines).map_err(failed)?;
        self.lines.clear();
        Ok(())
    }
}

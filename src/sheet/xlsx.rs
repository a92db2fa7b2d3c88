//! The XLSX writer: sheets of text, row after row, into one archive.
//!
//! Text stands in its cell (`inlineStr`), not in a table at the archive's end: such a table would grow with the file.

use super::Sheet;
use super::archive::Archive;
use super::limits::{self, PART_BYTES, ROWS, check_cell, letters, place};
use super::parts;
use super::text::push_inline;
use crate::Error;
use std::fmt::Display;
use std::io::{Cursor, Write};

/// So many bytes of XML go to the archive at once.
const CHUNK: usize = 1 << 16;

/// Writes an XLSX file whose sheets are known beforehand and whose rows come one by one.
///
/// Every cell is text: `=SUM(A1)` is shown as it stands and `00123` keeps its zeros, also after a person has edited it. Any
/// text reads back as it was. A writer that is dropped leaves a file that no spreadsheet takes for whole. For CSV see [`CsvWriter`](super::CsvWriter).
///
/// ```
/// use debitor::sheet::{Column, Sheet, XlsxWriter};
///
/// let customers = Sheet::new("Customers", vec![Column::new("Number *").required(), Column::new("Name").width(30)]);
/// let help = Sheet::new("Help", vec![Column::new("Column"), Column::new("What it means").width(60)]).wrapped();
///
/// let mut file = XlsxWriter::in_memory(vec![customers, help])?;
/// file.row(["00123", "Smed & Søn A/S"])?;
/// file.next_sheet()?;
/// file.row(["Number", "The number that the accounts know the customer by."])?;
/// let bytes: Vec<u8> = file.finish()?.into_inner();
/// assert!(bytes.starts_with(b"PK"));
///
/// let mut file = XlsxWriter::in_memory(vec![Sheet::new("a/b", vec![Column::new("x")])]);
/// assert_eq!(file.err().map(|error| error.code()), Some("sheet.name"));
/// # Ok::<(), debitor::Error>(())
/// ```
pub struct XlsxWriter<W: Write> {
    archive: Archive<W>,
    sheets: Vec<Sheet>,
    /// Which of them is being written, and the letters of its columns.
    current: usize,
    letters: Vec<String>,
    /// The rows of this sheet so far, and the bytes of it that went to the archive.
    rows: u32,
    bytes: u64,
    /// XML that has not gone there yet.
    buffer: Vec<u8>,
}

impl XlsxWriter<Cursor<Vec<u8>>> {
    /// Writes into memory; the rest as [`XlsxWriter::new`].
    ///
    /// # Errors
    /// As [`XlsxWriter::new`].
    pub fn in_memory(sheets: Vec<Sheet>) -> Result<Self, Error> {
        Self::new(Cursor::new(Vec::new()), sheets)
    }
}

impl<W: Write> XlsxWriter<W> {
    /// Begins a file with these sheets in `out`; the rows that follow go to the first. A file wants no buffer around it.
    ///
    /// # Errors
    /// `sheet.name`: a name that Excel refuses, or two that differ at most in capitals. `sheet.columns`: no sheet, or a sheet
    /// without a column. `sheet.limit`: more columns, or a longer header or note, than a sheet can hold. `sheet.write`: `out`
    /// could not be written.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn new(out: W, sheets: Vec<Sheet>) -> Result<Self, Error> {
        limits::check(&sheets)?;
        let mut writer = Self {
            archive: Archive::new(out),
            sheets,
            current: 0,
            letters: Vec::new(),
            rows: 0,
            bytes: 0,
            buffer: Vec::with_capacity(2 * CHUNK),
        };
        writer.part(parts::CONTENT_TYPES, parts::content_types(&writer.sheets).as_bytes())?;
        writer.part(parts::PACKAGE_RELATIONSHIPS, parts::package_relationships().as_bytes())?;
        writer.part(parts::APPLICATION, parts::application().as_bytes())?;
        writer.part(parts::WORKBOOK, &parts::workbook(&writer.sheets))?;
        writer.part(parts::WORKBOOK_RELATIONSHIPS, parts::workbook_relationships(&writer.sheets).as_bytes())?;
        writer.part(parts::STYLES, parts::styles().as_bytes())?;
        writer.start_sheet()?;
        Ok(writer)
    }

    /// Appends a row to the sheet; what is left out at its end stays empty. A row that is refused leaves nothing behind, and the
    /// next one may follow.
    ///
    /// # Errors
    /// `sheet.columns`: more cells than the sheet has columns. `sheet.limit`: a cell of more than 32,767 characters (the path
    /// names it: `Customers!C5`), more than 1,048,576 rows, the header among them, or a sheet of nearly 4 GiB.
    /// `sheet.write`: the file could not be written.
    pub fn row(&mut self, cells: impl IntoIterator<Item: AsRef<str>>) -> Result<(), Error> {
        let start = self.buffer.len();
        let refused = self.push_row(cells).err();
        if let Some(error) = refused {
            self.buffer.truncate(start);
            return Err(error);
        }
        self.rows += 1;
        if self.buffer.len() >= CHUNK { self.flush() } else { Ok(()) }
    }

    /// Goes on with the next of the sheets.
    ///
    /// # Errors
    /// `sheet.columns`: there is none. `sheet.write`: the file could not be written.
    pub fn next_sheet(&mut self) -> Result<(), Error> {
        if self.current + 1 >= self.sheets.len() {
            return Err(Error::new("sheet.columns", format!("there are only {} sheets", self.sheets.len())));
        }
        self.end_sheet()?;
        self.current += 1;
        self.start_sheet()
    }

    /// Ends the file and gives back what it was written to. Sheets that were not gone to have their header only.
    ///
    /// # Errors
    /// `sheet.write`: the file could not be written.
    pub fn finish(mut self) -> Result<W, Error> {
        while self.current + 1 < self.sheets.len() {
            self.next_sheet()?;
        }
        self.end_sheet()?;
        self.archive.finish().map_err(failed)
    }

    fn push_row(&mut self, cells: impl IntoIterator<Item: AsRef<str>>) -> Result<(), Error> {
        let Some(sheet) = self.sheets.get(self.current) else { return Ok(()) };
        if self.rows >= ROWS {
            let message = format!("a sheet holds {ROWS} rows, the header among them");
            return Err(Error::new("sheet.limit", message).at(sheet.name.clone()));
        }
        let row = self.rows + 1;
        let number = row.to_string();
        let out = &mut self.buffer;
        for piece in ["<row r=\"", &number, "\">"] {
            out.extend_from_slice(piece.as_bytes());
        }
        let style = if sheet.wrap { parts::WRAPPED } else { parts::TEXT };
        let mut columns = sheet.columns.iter().zip(&self.letters);
        for cell in cells {
            let Some((column, letters)) = columns.next() else {
                let message = format!("this row has more cells than the sheet's {} columns", self.letters.len());
                return Err(Error::new("sheet.columns", message).at(place(&sheet.name, "A", row)));
            };
            let text = cell.as_ref();
            if text.is_empty() {
                continue;
            }
            check_cell(text, || place(&sheet.name, letters, row))?;
            let style = if row == 1 { parts::header_style(column) } else { style };
            for piece in ["<c r=\"", letters, &number, "\" s=\"", style, "\" t=\"inlineStr\">"] {
                out.extend_from_slice(piece.as_bytes());
            }
            push_inline(out, text);
            out.extend_from_slice(b"</c>");
        }
        out.extend_from_slice(b"</row>");
        if self.bytes + out.len() as u64 > PART_BYTES {
            let message = "a sheet holds 4 GiB, and this row is beyond".to_owned();
            return Err(Error::new("sheet.limit", message).at(place(&sheet.name, "A", row)));
        }
        Ok(())
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn start_sheet(&mut self) -> Result<(), Error> {
        let Some(sheet) = self.sheets.get(self.current) else { return Ok(()) };
        self.archive.start(&parts::sheet_name(self.current)).map_err(failed)?;
        self.letters = (0..sheet.columns.len()).map(letters).collect();
        self.rows = 0;
        self.bytes = 0;
        self.buffer.extend_from_slice(parts::sheet_start(sheet, self.current == 0).as_bytes());
        let headers: Vec<String> = sheet.columns.iter().map(|column| column.header.clone()).collect();
        self.row(&headers)
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn end_sheet(&mut self) -> Result<(), Error> {
        let Some(sheet) = self.sheets.get(self.current) else { return Ok(()) };
        self.buffer.extend_from_slice(&parts::sheet_end(sheet));
        self.flush()
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.archive.write(&self.buffer).map_err(failed)?;
        self.bytes += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }

    fn part(&mut self, name: &str, content: &[u8]) -> Result<(), Error> {
        self.archive.start(name).map_err(failed)?;
        self.archive.write(content).map_err(failed)
    }
}

pub(super) fn failed(why: impl Display) -> Error {
    Error::new("sheet.write", format!("the file could not be written: {why}"))
}

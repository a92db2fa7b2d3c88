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
    out: csv::Writer<W>,
    sheet: String,
    columns: usize,
    rows: u64,
    record: csv::ByteRecord,
}

impl<W: Write> CsvWriter<W> {
    /// Begins a file with the headers of the sheet.
    ///
    /// # Errors
    /// `sheet.columns`: the sheet has no column. `sheet.write`: `out` could not be written.
    pub fn new(mut out: W, sheet: &Sheet, options: CsvOptions) -> Result<Self, Error> {
        if sheet.columns.is_empty() {
            return Err(Error::new("sheet.columns", "a sheet needs a column".to_owned()).at(sheet.name.clone()));
        }
        let delimiter = match options.delimiter {
            Delimiter::Semicolon => b';',
            Delimiter::Comma => b',',
        };
        let writer = |out, quotes| {
            let mut settings = csv::WriterBuilder::new();
            settings.delimiter(delimiter).terminator(csv::Terminator::CRLF).quote_style(quotes).from_writer(out)
        };
        let headers: csv::StringRecord = sheet.columns.iter().map(|column| guard(&column.header)).collect();
        if options.bom {
            out.write_all("\u{feff}".as_bytes()).map_err(failed)?;
        }
        // Excel takes a file that begins with these letters for SYLK, another format, and complains; a quote prevents it.
        let sylk = !options.bom && headers.get(0).is_some_and(|first| first.starts_with("ID"));
        let mut first = writer(out, if sylk { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary });
        first.write_record(&headers).map_err(failed)?;
        let out = first.into_inner().map_err(|error| failed(error.error()))?;
        Ok(Self {
            out: writer(out, csv::QuoteStyle::Necessary),
            sheet: sheet.name.clone(),
            columns: sheet.columns.len(),
            rows: 1,
            record: csv::ByteRecord::new(),
        })
    }

    /// Appends a row; what is left out at its end is empty, so that every line has the same number of cells. A row that is
    /// refused leaves nothing behind.
    ///
    /// # Errors
    /// `sheet.columns`: more cells than there are headers. `sheet.write`: the file could not be written.
    pub fn row(&mut self, cells: impl IntoIterator<Item: AsRef<str>>) -> Result<(), Error> {
        self.record.clear();
        for cell in cells {
            if self.record.len() == self.columns {
                let message = format!("this row has more cells than the sheet's {} columns", self.columns);
                return Err(Error::new("sheet.columns", message).at(format!("{}!A{}", self.sheet, self.rows + 1)));
            }
            self.record.push_field(guard(cell.as_ref()).as_bytes());
        }
        while self.record.len() < self.columns {
            self.record.push_field(b"");
        }
        self.out.write_byte_record(&self.record).map_err(failed)?;
        self.rows += 1;
        Ok(())
    }

    /// Hands on the rows so far.
    ///
    /// # Errors
    /// `sheet.write`: the file could not be written.
    pub fn flush(&mut self) -> Result<(), Error> {
        self.out.flush().map_err(failed)
    }

    /// Ends the file and gives back what it was written to.
    ///
    /// # Errors
    /// `sheet.write`: the file could not be written.
    pub fn finish(self) -> Result<W, Error> {
        self.out.into_inner().map_err(|error| failed(error.error()))
    }
}

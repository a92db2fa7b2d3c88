//! The first rows: they wait until it is known which of them is the header.

use super::limits::place;
use super::row::{Row, RowBuf};
use super::{Advance, HeaderRow, Stage, Table, header};
use crate::Error;

impl Table {
    /// Finds the header, if enough bytes are there.
    pub(super) fn settle(&mut self) -> Result<bool, Error> {
        while !self.settled {
            let full = match self.options.header {
                HeaderRow::Line(line) => self.waiting.back().is_some_and(|row| row.line >= line),
                _ => self.waiting.len() >= header::PEEKED,
            };
            let found = if full { Advance::End } else { self.advance()? };
            match found {
                Advance::Row => {
                    let row = RowBuf::of(self.source_row(0));
                    if matches!(self.options.header, HeaderRow::Line(line) if row.line < line) {
                        self.waiting.clear();
                    }
                    self.waiting.push_back(row);
                }
                // Few long rows fill the window.
                Advance::More if self.waiting.is_empty() || matches!(self.options.header, HeaderRow::Line(_)) => {
                    return Ok(false);
                }
                Advance::More | Advance::End => {
                    if self.waiting.is_empty() {
                        return Err(Error::new("table.empty", "the file has no rows".to_owned()));
                    }
                    self.set_header()?;
                    self.settled = true;
                }
            }
        }
        Ok(true)
    }

    fn set_header(&mut self) -> Result<(), Error> {
        let rows: Vec<Row<'_>> = self.waiting.iter().map(RowBuf::row).collect();
        let at = match self.options.header {
            HeaderRow::Absent => None,
            HeaderRow::Detect => header::detect(&rows, self.options.known.as_deref()),
            HeaderRow::Line(line) => {
                let at = rows.iter().position(|row| row.line == line);
                Some(at.ok_or_else(|| {
                    Error::new("table.header", "this line has no text".to_owned()).at(place(line, None))
                })?)
            }
        };
        if let Some((at, row)) = at.and_then(|at| rows.get(at).map(|row| (at, *row))) {
            let above = at.checked_sub(1).and_then(|above| rows.get(above)).copied();
            self.header = header::names(row, above);
            self.header_line = Some(row.line);
            self.width = self.header.len();
            self.waiting.drain(..=at);
        } else {
            self.width = rows.iter().map(Row::len).max().unwrap_or(0);
        }
        let short = matches!(self.stage, Stage::Csv(_));
        for row in &mut self.waiting {
            row.fit(self.width, short);
        }
        Ok(())
    }
}

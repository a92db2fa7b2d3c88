//! The rows of whatever can be read.

use super::{Advance, Options, Row, Table};
use crate::Error;
use std::io::{ErrorKind, Read};

/// Bytes that are read at a time.
const CHUNK: usize = 128 << 10;

/// A table that reads its bytes by itself; see [`Table::read`].
pub struct Rows<R> {
    table: Table,
    reader: R,
    chunk: Vec<u8>,
}

impl Table {
    /// Reads a table, up to its header.
    ///
    /// # Errors
    ///
    /// `table.read` when the reader fails; those of the module.
    pub fn read<R: Read>(reader: R, options: Options) -> Result<Rows<R>, Error> {
        let mut rows = Rows { table: Self::new(options), reader, chunk: vec![0; CHUNK] };
        while !rows.table.guarded(Self::settle)? {
            rows.feed()?;
        }
        Ok(rows)
    }
}

impl<R: Read> Rows<R> {
    /// The table: its format, header, and what was odd.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The table, to choose another sheet.
    pub fn table_mut(&mut self) -> &mut Table {
        &mut self.table
    }

    /// The next row; none after the last.
    ///
    /// # Errors
    ///
    /// As [`Table::read`].
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, Error> {
        loop {
            match self.table.step()? {
                Advance::Row => return Ok(Some(self.table.row())),
                Advance::More => self.feed()?,
                Advance::End => return Ok(None),
            }
        }
    }

    fn feed(&mut self) -> Result<(), Error> {
        match self.reader.read(&mut self.chunk) {
            Ok(0) => self.table.finish(),
            Ok(length) => self.table.feed(self.chunk.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::Interrupted => Ok(()),
            Err(error) => Err(Error::new("table.read", error.to_string())),
        }
    }
}

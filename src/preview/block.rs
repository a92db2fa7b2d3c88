//! A block: the values of some rows as plain bytes, for whoever judges them elsewhere.

use crate::bytes::{Bytes, put};
use crate::check::Given;

/// A block while rows are added: the lengths of all values, and behind them the values as one text.
#[derive(Debug, Default)]
pub(super) struct Packer {
    lengths: Vec<u8>,
    text: String,
    pub(super) rows: usize,
}

impl Packer {
    /// Adds a row.
    pub(super) fn push<'a>(&mut self, values: impl Iterator<Item = Given<'a>>) {
        for value in values {
            let code = match value {
                None => 0,
                Some(None) => 1,
                Some(Some(value)) => {
                    self.text.push_str(value);
                    value.len() + 2
                }
            };
            put(code, &mut self.lengths);
        }
        self.rows += 1;
    }

    /// The block; rows that are added from then on are of the next one.
    pub(super) fn take(&mut self) -> Vec<u8> {
        let mut block = Vec::with_capacity(self.lengths.len() + self.text.len() + 16);
        put(self.rows, &mut block);
        put(self.lengths.len(), &mut block);
        block.extend_from_slice(&self.lengths);
        block.extend_from_slice(self.text.as_bytes());
        self.lengths.clear();
        self.text.clear();
        self.rows = 0;
        block
    }
}

/// Goes through the rows of a block, each with a value for each of so many fields; nothing where it is none, or where
/// `take` gives nothing.
pub(super) fn each_row(block: &[u8], fields: usize, take: &mut dyn FnMut(&[Given<'_>]) -> Option<()>) -> Option<()> {
    let mut bytes = Bytes(block);
    let (rows, length) = (bytes.number()?, bytes.number()?);
    let mut lengths = Bytes(bytes.bytes(length)?);
    let mut text = std::str::from_utf8(bytes.0).ok()?;
    let mut given: Vec<Given<'_>> = Vec::with_capacity(fields);
    for _ in 0..rows {
        given.clear();
        for _ in 0..fields {
            let value = match lengths.number()? {
                0 => None,
                1 => Some(None),
                length => {
                    let (value, rest) = text.split_at_checked(length - 2)?;
                    text = rest;
                    Some(Some(value))
                }
            };
            given.push(value);
        }
        take(&given)?;
    }
    lengths.end().filter(|()| text.is_empty())
}

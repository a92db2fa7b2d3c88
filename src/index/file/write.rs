//! An index as bytes.

use super::super::Index;
use super::super::table::Table;
use super::{MAGIC, VERSION};
use std::io::{Result, Write};

/// How many bytes of numbers are written at once.
const CHUNK: usize = 1 << 13;

/// Writes everything.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
pub(super) fn write(index: &Index, to: &mut dyn Write) -> Result<()> {
    let mut sink = Sink { to, sum: flate2::Crc::new() };
    sink.bytes(MAGIC)?;
    sink.bytes(&VERSION.to_le_bytes())?;
    let header = [&index.fingerprint, index.seed.as_slice(), index.profile.as_bytes()].concat();
    sink.bytes(&(header.len() as u32).to_le_bytes())?;
    sink.bytes(&header)?;
    sink.sum()?;

    let mut names = Vec::new();
    index.names.iter().for_each(|name| text(name, &mut names));
    sink.section(&names)?;
    let mut rules = Vec::new();
    for rule in index.rules.iter() {
        rules.extend((rule.len() as u32).to_le_bytes());
        rule.iter().for_each(|part| text(part, &mut rules));
    }
    sink.section(&rules)?;
    sink.numbers(index.ends.iter().map(|end| end.to_le_bytes()))?;
    sink.section(&index.rows)?;
    sink.table(&index.by_key)?;
    index.by_field.iter().try_for_each(|table| sink.table(table))?;
    sink.sum()
}

/// A text behind its length.
fn text(text: &str, into: &mut Vec<u8>) {
    into.extend((text.len() as u32).to_le_bytes());
    into.extend(text.as_bytes());
}

/// Where the bytes go, and the sum of them.
struct Sink<'a> {
    to: &'a mut dyn Write,
    sum: flate2::Crc,
}

impl Sink<'_> {
    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.sum.update(bytes);
        self.to.write_all(bytes)
    }

    fn sum(&mut self) -> Result<()> {
        let sum = self.sum.sum();
        self.bytes(&sum.to_le_bytes())
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn section(&mut self, bytes: &[u8]) -> Result<()> {
        self.bytes(&(bytes.len() as u64).to_le_bytes())?;
        self.bytes(bytes)
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn numbers<const N: usize>(&mut self, numbers: impl ExactSizeIterator<Item = [u8; N]>) -> Result<()> {
        self.bytes(&((N * numbers.len()) as u64).to_le_bytes())?;
        let mut chunk = Vec::with_capacity(CHUNK);
        for number in numbers {
            chunk.extend(number);
            if chunk.len() >= CHUNK {
                self.bytes(&chunk)?;
                chunk.clear();
            }
        }
        self.bytes(&chunk)
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn table(&mut self, table: &Table) -> Result<()> {
        self.numbers(table.ends.iter().map(|end| end.to_le_bytes()))?;
        self.section(&table.marks)?;
        self.numbers(table.debtors.iter().map(|debtor| debtor.to_le_bytes()))
    }
}

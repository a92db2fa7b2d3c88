//! Debtors that were taken in elsewhere, for an index of all: a builder beside another one, and what it has, as bytes.
//!
//! Both builders have the same secret, so that entries of tables need only another number. Rows stay as they are where the
//! names of fields have the same numbers, as they mostly do: the one beside begins with those of the other.

use super::IndexBuilder;
use super::row::{self, Entry};
use super::table::{Entries, make_room};
use crate::bytes::{Bytes, put, put_text};
use crate::profile::Profile;

impl IndexBuilder {
    /// What a builder beside this one begins with: the secret, the names and the rules so far.
    pub(crate) fn head(&self) -> Vec<u8> {
        let mut head = self.index.seed.to_vec();
        self.put_names(&mut head);
        head
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn put_names(&self, into: &mut Vec<u8>) {
        put(self.index.names.iter().len(), into);
        self.index.names.iter().for_each(|name| put_text(name, into));
        put(self.index.rules.iter().len(), into);
        for rule in self.index.rules.iter() {
            put(rule.len(), into);
            rule.iter().for_each(|part| put_text(part, into));
        }
    }

    /// The numbers that names and rules have here.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn take_names(&mut self, bytes: &mut Bytes<'_>) -> Option<(Vec<u32>, Vec<u32>)> {
        let (mut names, mut rules) = (Vec::new(), Vec::new());
        for _ in 0..bytes.number()? {
            names.push(self.number_field(bytes.text()?).ok()?);
        }
        for _ in 0..bytes.number()? {
            let mut rule = Vec::new();
            for _ in 0..bytes.number()? {
                rule.push(bytes.text()?.to_owned());
            }
            rules.push(self.index.rules.number_or_new(&rule));
        }
        Some((names, rules))
    }

    /// A builder beside the one with that head; nothing where it is none.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(crate) fn beside(profile: &Profile, head: &[u8]) -> Option<Self> {
        let mut builder = Self::new(profile);
        let mut bytes = Bytes(head);
        builder.index.seed = bytes.array()?;
        builder.take_names(&mut bytes)?;
        bytes.end()?;
        Some(builder)
    }

    /// All debtors so far, for the builder that this one is beside; then there is none here.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(crate) fn take_part(&mut self) -> Vec<u8> {
        let (rows, ends) = (std::mem::take(&mut self.index.rows), std::mem::take(&mut self.index.ends));
        let mut part = Vec::with_capacity(2 * rows.len());
        self.put_names(&mut part);
        put(ends.len(), &mut part);
        let mut start = 0;
        for end in ends {
            put((end - start) as usize, &mut part);
            start = end;
        }
        put(rows.len(), &mut part);
        part.extend_from_slice(&rows);
        for entries in std::iter::once(&mut self.by_key).chain(&mut self.by_field) {
            entries.take_into(&mut part);
        }
        part
    }

    /// Adds the debtors of a part behind all others; nothing where it is none, and then none of them.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(crate) fn absorb(&mut self, part: &[u8]) -> Option<()> {
        let mut bytes = Bytes(part);
        let (names, rules) = self.take_names(&mut bytes)?;
        let base = u32::try_from(self.index.len()).ok()?;
        let count = u32::try_from(bytes.number()?).ok()?;
        base.checked_add(count)?;
        let mut lengths = Vec::new();
        for _ in 0..count {
            lengths.push(bytes.number()?);
        }
        let length = bytes.number()?;
        let mut rows = bytes.bytes(length)?;
        let tables = bytes;
        for _ in 0..=self.by_field.len() {
            Entries::of(&mut bytes)?.iter().all(|entry| (u64::from_le_bytes(*entry) as u32) < count).then_some(())?;
        }
        bytes.end()?;
        if lengths.iter().sum::<usize>() != length {
            return None;
        }
        make_room(&mut self.index.rows, length);
        make_room(&mut self.index.ends, count as usize);
        let is_same = |numbers: &[u32]| (0_u32..).zip(numbers).all(|(here, there)| here == *there);
        let is_same = is_same(&names) && is_same(&rules);
        let mut end = self.index.rows.len() as u64;
        if is_same {
            self.index.rows.extend_from_slice(rows);
        }
        for length in lengths {
            let row = rows.split_off(..length).unwrap_or_default();
            end += length as u64;
            if !is_same {
                self.add_row(row, &names, &rules);
                end = self.index.rows.len() as u64;
            }
            self.index.ends.push(end);
        }
        let mut bytes = tables;
        for entries in std::iter::once(&mut self.by_key).chain(&mut self.by_field) {
            let part = Entries::of(&mut bytes)?;
            make_room(&mut entries.0, part.len());
            entries.0.extend(part.iter().map(|entry| u64::from_le_bytes(*entry) + u64::from(base)));
        }
        Some(())
    }

    /// Adds a row whose names and rules have other numbers here.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn add_row(&mut self, row: &[u8], names: &[u32], rules: &[u32]) {
        for entry in row::entries(row) {
            let number = |numbers: &[u32], number: u32| numbers.get(number as usize).copied().unwrap_or_default();
            let entry = match entry {
                Entry::Rule(rule) => Entry::Rule(number(rules, rule)),
                Entry::Field(name, value) => Entry::Field(number(names, name), value),
                entry => entry,
            };
            row::write(entry, &mut self.index.rows);
        }
    }
}

impl Entries {
    fn take_into(&mut self, part: &mut Vec<u8>) {
        let entries = std::mem::take(&mut self.0);
        put(entries.len(), part);
        entries.iter().for_each(|entry| part.extend_from_slice(&entry.to_le_bytes()));
    }

    /// Those of a part.
    fn of<'a>(bytes: &mut Bytes<'a>) -> Option<&'a [[u8; 8]]> {
        let length = bytes.number()?;
        Some(bytes.bytes(length.checked_mul(8)?)?.as_chunks().0)
    }
}

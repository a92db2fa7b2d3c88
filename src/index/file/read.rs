//! Bytes as an index, every length held against what is there.

use super::super::names::Names;
use super::super::rules::Rules;
use super::super::table::Table;
use super::super::{Index, fingerprint};
use super::{MAGIC, VERSION, damaged, sound, unreadable};
use crate::error::Error;
use crate::profile::Profile;
use std::io::{ErrorKind, Read};

/// How much is read, and summed while it is at hand, at once.
const CHUNK: usize = 1 << 16;

/// Reads everything; `length` is how many bytes there are.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
pub(super) fn read(from: &mut dyn Read, length: u64, profile: &Profile) -> Result<Index, Error> {
    let mut source = Source { from, left: length, sum: flate2::Crc::new() };
    let foreign = || Error::new("index.format", "this is no index of debtors".to_owned());
    if source.left < MAGIC.len() as u64 || source.array::<13>()? != *MAGIC {
        return Err(foreign());
    }
    let version = u32::from_le_bytes(source.array()?);
    if version != VERSION {
        let (found, known) = (version.to_string(), VERSION.to_string());
        let message = ["the index has version ", &found, ", and version ", &known, " can be read; build it again"];
        return Err(Error::new("index.version", message.concat()));
    }
    let length = u32::from_le_bytes(source.array()?);
    let header = source.bytes(u64::from(length))?;
    source.check_sum()?;
    let (print, rest) = header.split_first_chunk::<32>().ok_or_else(|| damaged("its header is too short"))?;
    let (seed, name) = rest.split_first_chunk::<16>().ok_or_else(|| damaged("its header is too short"))?;
    let name = String::from_utf8(name.to_vec()).map_err(|_| damaged("its header is no text"))?;
    if *print != fingerprint::of(profile) {
        let message = [
            "the index was built under the profile `",
            &name,
            "`, and identity or canonical values are not the \
             same under `",
            &profile.name,
            "`; build it again",
        ];
        return Err(Error::new("index.profile", message.concat()));
    }
    let mut index = Index {
        profile: name,
        fingerprint: *print,
        seed: *seed,
        names: names(&source.section()?)?,
        rules: rules(&source.section()?)?,
        rows: Vec::new(),
        ends: source.numbers(u64::from_le_bytes)?,
        by_key: Table::default(),
        by_field: Default::default(),
    };
    index.rows = source.section()?;
    index.by_key = source.table()?;
    for table in &mut index.by_field {
        *table = source.table()?;
    }
    source.check_sum()?;
    if source.left > 0 {
        return Err(damaged("something follows its end"));
    }
    sound::check(&index)?;
    Ok(index)
}

/// Where the bytes come from, how many are left, and the sum of those read.
struct Source<'a> {
    from: &'a mut dyn Read,
    left: u64,
    sum: flate2::Crc,
}

impl Source<'_> {
    /// Fills a piece of memory.
    fn fill(&mut self, piece: &mut [u8]) -> Result<(), Error> {
        self.from.read_exact(piece).map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => damaged("it ends too early"),
            _ => unreadable(&error),
        })?;
        self.sum.update(piece);
        Ok(())
    }

    /// A length that is left.
    fn claim(&mut self, length: u64) -> Result<usize, Error> {
        self.left = self.left.checked_sub(length).ok_or_else(|| damaged("it ends too early"))?;
        usize::try_from(length).map_err(|_| damaged("it is larger than the memory"))
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        self.claim(N as u64)?;
        let mut array = [0; N];
        self.fill(&mut array)?;
        Ok(array)
    }

    fn bytes(&mut self, length: u64) -> Result<Vec<u8>, Error> {
        let mut bytes = vec![0; self.claim(length)?];
        bytes.chunks_mut(CHUNK).try_for_each(|piece| self.fill(piece))?;
        Ok(bytes)
    }

    fn section(&mut self) -> Result<Vec<u8>, Error> {
        let length = u64::from_le_bytes(self.array()?);
        self.bytes(length)
    }

    fn numbers<T, const N: usize>(&mut self, number: fn([u8; N]) -> T) -> Result<Vec<T>, Error> {
        let length = u64::from_le_bytes(self.array()?);
        let mut left = self.claim(length)?;
        if left % N > 0 {
            return Err(damaged("a list of numbers has a part of one"));
        }
        let mut numbers = Vec::with_capacity(left / N);
        let mut chunk = vec![0; CHUNK.min(left)];
        while left > 0 {
            let count = left.min(CHUNK);
            let piece = chunk.get_mut(..count).unwrap_or_default();
            self.fill(piece)?;
            numbers.extend(piece.as_chunks().0.iter().map(|bytes| number(*bytes)));
            left -= count;
        }
        Ok(numbers)
    }

    fn table(&mut self) -> Result<Table, Error> {
        Ok(Table {
            ends: self.numbers(u32::from_le_bytes)?,
            marks: self.section()?,
            debtors: self.numbers(u32::from_le_bytes)?,
        })
    }

    /// Reads a sum and holds it against that of what was read before.
    fn check_sum(&mut self) -> Result<(), Error> {
        let sum = self.sum.sum();
        if u32::from_le_bytes(self.array()?) == sum { Ok(()) } else { Err(damaged("its checksum is wrong")) }
    }
}

#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn names(bytes: &[u8]) -> Result<Names, Error> {
    let mut names = Names::default();
    let mut rest = bytes;
    for number in 0.. {
        if rest.is_empty() {
            break;
        }
        if names.number_or_new(text(&mut rest)?) != Some(number) {
            return Err(damaged("a name stands twice, or there are too many"));
        }
    }
    Ok(names)
}

#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn rules(bytes: &[u8]) -> Result<Rules, Error> {
    let mut rules = Rules::default();
    let mut rest = bytes;
    while !rest.is_empty() {
        let mut rule = Vec::new();
        for _ in 0..number(&mut rest)? {
            rule.push(text(&mut rest)?.to_owned());
        }
        if rule.is_empty() {
            return Err(damaged("a rule is empty"));
        }
        rules.push(rule);
    }
    Ok(rules)
}

/// The text behind its length.
fn text<'a>(rest: &mut &'a [u8]) -> Result<&'a str, Error> {
    let length = number(rest)? as usize;
    let text = rest.split_off(..length).ok_or_else(|| damaged("a name ends too early"))?;
    std::str::from_utf8(text).map_err(|_| damaged("a name is no text"))
}

fn number(rest: &mut &[u8]) -> Result<u32, Error> {
    let (number, after) = rest.split_first_chunk().ok_or_else(|| damaged("a list ends too early"))?;
    *rest = after;
    Ok(u32::from_le_bytes(*number))
}

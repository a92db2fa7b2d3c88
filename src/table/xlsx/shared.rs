//! The texts that cells share: stored once, in blocks, handed out as slices.
//!
//! They are read as far as cells ask for them: programs number them in the order of the cells, so that the first rows need
//! the first texts, however many there are.

use super::damaged;
use super::package::Part;
use super::xml::Xml;
use crate::Error;
use crate::table::limits::{Limits, beyond};
use quick_xml::events::Event;

/// A block is filled up to here before the next begins, so that growing never copies much.
const BLOCK: usize = 1 << 20;

/// The shared texts.
#[derive(Default)]
pub(super) struct Shared {
    blocks: Vec<Block>,
    /// Where each text ends, counted over all blocks.
    ends: Vec<u32>,
    /// Those that are not read yet.
    rest: Option<Box<Rest>>,
    /// What was wrong with them.
    failed: Option<Error>,
}

struct Rest {
    xml: Xml,
    limits: Limits,
    text: String,
}

struct Block {
    /// The bytes in the blocks before.
    before: u32,
    text: String,
}

impl Shared {
    /// The texts of the part. The counts that it announces are passed over.
    pub fn open(part: Part, limits: &Limits) -> Self {
        let rest = Rest { xml: Xml::new(part, limits.depth), limits: limits.clone(), text: String::new() };
        Self { rest: Some(Box::new(rest)), ..Self::default() }
    }

    /// Reads the texts before that number, as far as there are so many.
    #[inline(never)]
    fn read(&mut self, count: usize) -> Result<(), Error> {
        let Some(mut rest) = self.rest.take() else { return Ok(()) };
        let Rest { xml, limits, text } = &mut *rest;
        while self.ends.len() < count {
            let has_text = match xml.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "si" => true,
                Event::Empty(tag) if tag.local_name().as_ref() == "si" => false,
                Event::Eof => return Ok(()),
                _ => continue,
            };
            text.clear();
            if has_text {
                let place = ["shared text ", &(self.ends.len() + 1).to_string()].concat();
                xml.string(text, limits.cell_bytes).map_err(|error| error.at(place))?;
            }
            self.add(text, limits)?;
        }
        self.rest = Some(rest);
        Ok(())
    }

    /// Reads what no cell has asked for: it counts, and its check sum is compared.
    pub fn finish(&mut self) -> Result<(), Error> {
        self.need(usize::MAX)
    }

    fn need(&mut self, count: usize) -> Result<(), Error> {
        self.read(count).inspect_err(|error| self.failed = Some(error.clone()))
    }

    /// What was wrong with the texts, and not with the cell that asked for one.
    pub fn failure(&self) -> Option<&Error> {
        self.failed.as_ref()
    }

    fn add(&mut self, text: &str, limits: &Limits) -> Result<(), Error> {
        let used = self.ends.last().copied().unwrap_or(0);
        if self.ends.len() as u64 >= limits.shared_count {
            return Err(beyond("shared_count", limits.shared_count, "texts that cells share"));
        }
        let end = u64::from(used) + text.len() as u64;
        let end = u32::try_from(end).ok().filter(|end| u64::from(*end) <= limits.shared_bytes);
        let end = end.ok_or_else(|| beyond("shared_bytes", limits.shared_bytes, "bytes of texts that cells share"))?;
        match self.blocks.last_mut() {
            Some(block) if block.text.len() + text.len() <= BLOCK => block.text.push_str(text),
            _ => self.blocks.push(Block { before: used, text: text.to_owned() }),
        }
        self.ends.push(end);
        Ok(())
    }

    /// The text of this number, counted from 0.
    pub fn get(&mut self, number: usize) -> Result<&str, Error> {
        if number >= self.ends.len() {
            self.need(number.saturating_add(1))?;
        }
        let found = || {
            let end = *self.ends.get(number)?;
            let start = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
            // The last block that begins at or before the text; an empty text may be at the end of the one before.
            let block = self.blocks.partition_point(|block| block.before <= start).checked_sub(1)?;
            let block = self.blocks.get(block)?;
            block.text.get((start - block.before) as usize..(end - block.before) as usize)
        };
        found().ok_or_else(|| damaged("a cell refers to a shared text that is not there"))
    }
}

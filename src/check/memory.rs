//! What was said of values that come again.

use crate::ids::Country;
use std::hash::{BuildHasher, Hasher};

/// Values that are remembered of one field; two that fall on one place take turns.
const PLACES: usize = 4096;

/// A longer value hardly comes again.
const LONGEST: usize = 48;

/// After so many questions it is seen whether remembering helps.
const TRIAL: u32 = 2048;

/// The answers about one field's values.
#[derive(Default)]
pub(super) struct Memory {
    entries: Vec<Option<Entry>>,
    asked: u32,
    found: u32,
    is_off: bool,
}

struct Entry {
    value: Box<str>,
    country: Option<Country>,
    canonical: Box<str>,
    faults: Box<[u32]>,
}

impl Memory {
    /// The canonical value and the problems of a value, if it is remembered.
    pub(super) fn find(&mut self, value: &str, country: Option<Country>) -> Option<(&str, &[u32])> {
        if self.is_off || value.len() > LONGEST {
            return None;
        }
        self.asked += 1;
        if self.asked >= TRIAL {
            if self.found < TRIAL / 4 {
                *self = Self { is_off: true, ..Self::default() };
                return None;
            }
            (self.asked, self.found) = (0, 0);
        }
        let entry = self.entries.get(place(value))?.as_ref()?;
        if *entry.value != *value || entry.country != country {
            return None;
        }
        self.found += 1;
        Some((&entry.canonical, &entry.faults))
    }

    /// Remembers what was said of a value.
    pub(super) fn keep(&mut self, value: &str, country: Option<Country>, canonical: &str, faults: &[u32]) {
        if self.is_off || value.len() > LONGEST {
            return;
        }
        if self.entries.is_empty() {
            self.entries.resize_with(PLACES, || None);
        }
        if let Some(entry) = self.entries.get_mut(place(value)) {
            *entry = Some(Entry { value: value.into(), country, canonical: canonical.into(), faults: faults.into() });
        }
    }
}

fn place(value: &str) -> usize {
    let mut hash = Quick.build_hasher();
    hash.write(value.as_bytes());
    hash.finish() as usize % PLACES
}

/// A quick hash (eight bytes at a time) without a secret, for small maps that nobody from outside can fill and for those of
/// a person's own file in a browser.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quick;

/// See [`Quick`].
pub(super) struct Hash(u64);

impl BuildHasher for Quick {
    type Hasher = Hash;

    fn build_hasher(&self) -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Hash {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        self.mix(u64::from_le_bytes(last) ^ (rest.len() as u64) << 56);
    }

    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}

impl Hash {
    fn mix(&mut self, word: u64) {
        let mixed = (self.0 ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 32;
    }
}

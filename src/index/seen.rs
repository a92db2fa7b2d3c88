//! The keys that were met in a file, each with the row where it stood first.

use crate::key::Key;
use sha2::{Digest, Sha256};
use std::hash::{BuildHasher, RandomState};
use std::num::NonZeroU32;

/// Keys and the row where each stood first.
///
/// A key is held as the first 128 bits of its value's SHA-256, which no two different ones share in practice; so each
/// takes 22 to 28 bytes, however long it is. Rows go to 4,294,967,294.
///
/// ```
/// use debitor::index::Seen;
/// let checker = debitor::Checker::new(debitor::preset("iex").unwrap(), "en").unwrap();
/// let key = checker.key(&serde_json::from_str(r#"{"cvr": "13585628"}"#).unwrap()).unwrap();
/// let mut seen = Seen::default();
/// assert_eq!(seen.first(&key, 2), None);
/// assert_eq!(seen.first(&key, 7), Some(2));
/// assert_eq!(seen.find(&key), Some(2));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Small tables that grow one by one, by a fourth: one large one would double, and be there twice while it does.
    parts: Vec<Part>,
    count: usize,
    /// Makes the places unpredictable, so that nobody can choose keys that all fall together.
    state: RandomState,
}

/// How many parts there are; a power of two.
const PARTS: usize = 64;

/// The first bits of a key's digest.
type Mark = [u32; 4];

/// A key and its row plus one: a free slot then takes no byte more.
type Slot = (Mark, NonZeroU32);

/// A table with linear probing.
#[derive(Clone, Debug, Default)]
struct Part {
    slots: Vec<Option<Slot>>,
    count: usize,
}

impl Seen {
    /// The earlier row with the same key; where there is none, `row` is noted as the first.
    pub fn first(&mut self, key: &Key, row: u32) -> Option<u32> {
        let mark = mark(key);
        let hash = self.state.hash_one(mark);
        if self.parts.is_empty() {
            self.parts.resize_with(PARTS, Part::default);
        }
        let state = &self.state;
        let slot = (mark, NonZeroU32::MIN.saturating_add(row));
        let earlier = self.parts.get_mut(part(hash))?.first(slot, hash, &|mark| state.hash_one(mark));
        self.count += usize::from(earlier.is_none());
        earlier
    }

    /// The row where the key stood first.
    #[must_use]
    pub fn find(&self, key: &Key) -> Option<u32> {
        let mark = mark(key);
        let hash = self.state.hash_one(mark);
        self.parts.get(part(hash))?.find(mark, hash).ok()
    }

    /// How many different keys there were.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there was none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

/// The last bits choose the part, the first ones the place in it.
fn part(hash: u64) -> usize {
    hash as usize % PARTS
}

impl Part {
    /// The row of a key, or the free place where it would go: one beyond the end when nothing is free.
    fn find(&self, mark: Mark, hash: u64) -> Result<u32, usize> {
        let start = (((hash >> 32) * self.slots.len() as u64) >> 32) as usize;
        let (before, after) = self.slots.split_at_checked(start).unwrap_or_default();
        for (place, slot) in (start..).zip(after).chain(before.iter().enumerate()) {
            match slot {
                Some((known, row)) if *known == mark => return Ok(row.get() - 1),
                Some(_) => {}
                None => return Err(place),
            }
        }
        Err(usize::MAX)
    }

    fn first(&mut self, slot: Slot, hash: u64, hash_of: &dyn Fn(Mark) -> u64) -> Option<u32> {
        if let Ok(row) = self.find(slot.0, hash) {
            return Some(row);
        }
        // A tenth stays free: the walks stay short.
        if self.count >= self.slots.len() * 9 / 10 {
            self.grow(hash_of);
        }
        self.put(slot, hash);
        None
    }

    fn put(&mut self, slot: Slot, hash: u64) {
        if let Err(place) = self.find(slot.0, hash)
            && let Some(free) = self.slots.get_mut(place)
        {
            *free = Some(slot);
            self.count += 1;
        }
    }

    fn grow(&mut self, hash_of: &dyn Fn(Mark) -> u64) {
        let size = self.slots.len() + self.slots.len() / 4 + 4;
        let old = std::mem::replace(self, Self { slots: vec![None; size], count: 0 });
        for slot in old.slots.into_iter().flatten() {
            self.put(slot, hash_of(slot.0));
        }
    }
}

fn mark(key: &Key) -> Mark {
    let digest: [u8; 32] = Sha256::digest(key.value.as_bytes()).into();
    let (words, _) = digest.as_chunks();
    let mut mark = Mark::default();
    for (place, word) in mark.iter_mut().zip(words) {
        *place = u32::from_le_bytes(*word);
    }
    mark
}

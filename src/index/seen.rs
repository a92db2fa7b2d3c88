//! The keys that were met in a file, each with the row where it stood first.

use crate::key::Key;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Keys and the row where each stood first.
///
/// A key is held as the first 128 bits of its SHA-256: two different ones are never taken for the same in practice.
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
    rows: HashMap<[u8; 16], u32>,
}

impl Seen {
    /// The earlier row with the same key; where there is none, `row` is noted as the first.
    pub fn first(&mut self, key: &Key, row: u32) -> Option<u32> {
        match self.rows.entry(mark(key)) {
            std::collections::hash_map::Entry::Occupied(entry) => Some(*entry.get()),
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(row);
                None
            }
        }
    }

    /// The row where the key stood first.
    #[must_use]
    pub fn find(&self, key: &Key) -> Option<u32> {
        self.rows.get(&mark(key)).copied()
    }

    /// How many different keys there were.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there was none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

fn mark(key: &Key) -> [u8; 16] {
    let digest: [u8; 32] = Sha256::digest(key.value.as_bytes()).into();
    let mut mark = [0; 16];
    mark.copy_from_slice(digest.first_chunk::<16>().unwrap_or(&[0; 16]));
    mark
}

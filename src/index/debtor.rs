//! One debtor of an index.

use super::row::{self, Entry};
use super::{Index, Lookup};
use std::borrow::Cow;

/// A debtor's number in its index, from 0 in the order in which they were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DebtorId(pub(super) u32);

impl DebtorId {
    /// The number, from 0.
    #[must_use]
    pub fn number(self) -> usize {
        self.0 as usize
    }
}

/// A debtor, read from its index.
#[derive(Clone, Copy)]
pub struct Debtor<'a> {
    index: &'a Index,
    id: DebtorId,
    row: &'a [u8],
}

impl<'a> Debtor<'a> {
    pub(super) fn new(index: &'a Index, id: DebtorId, row: &'a [u8]) -> Self {
        Self { index, id, row }
    }

    pub(super) fn row(&self) -> &'a [u8] {
        self.row
    }

    /// Its number in the index.
    #[must_use]
    pub fn id(&self) -> DebtorId {
        self.id
    }

    /// The canonical value of a field; none where it is empty.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&'a str> {
        std::str::from_utf8(row::field(self.row, self.index.names.number(field)?)?).ok()
    }

    /// The filled fields, by name.
    pub fn fields(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let index = self.index;
        row::entries(self.row).filter_map(move |entry| match entry {
            Entry::Field(number, value) => Some((index.names.name(number)?, value)),
            _ => None,
        })
    }

    /// Whether it is put away in the accounts.
    #[must_use]
    pub fn is_archived(&self) -> bool {
        self.get("archived") == Some("true")
    }

    /// The value of its identity key, where it has one.
    #[must_use]
    pub fn key(&self) -> Option<Cow<'a, str>> {
        self.index.key_of(self)
    }

    /// Whether it is what was looked for.
    pub(super) fn answers_to(&self, lookup: Lookup, value: &str, hash: u64) -> bool {
        match lookup {
            Lookup::NamePostcode => row::has_folded(self.row, hash),
            _ => lookup.read(&|field| self.get(field)).is_some_and(|own| own == value),
        }
    }
}

impl std::fmt::Debug for Debtor<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Debtor").field("id", &self.id).field("key", &self.key()).finish_non_exhaustive()
    }
}

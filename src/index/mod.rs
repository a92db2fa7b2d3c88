//! The index of the debtors that are there already: by key for the decision, by other numbers for hints.
//!
//! Built once from checked debtors, and only read from then on; a changed debtor means a new index. A value that two
//! debtors share gives both, in the order in which they were added: which of them is meant is for others to say.
//! Archived debtors are found like all others and say so.
//!
//! ```
//! use debitor::index::{IndexBuilder, Lookup};
//!
//! let checker = debitor::Checker::new(debitor::preset("iex")?, "en")?;
//! let mut builder = IndexBuilder::new(checker.profile());
//! for debtor in [r#"{"cvr": "13585628", "customer_number": "C-1"}"#, r#"{"email": "ole@smed.dk", "archived": "true"}"#] {
//!     let report = checker.check(&serde_json::from_str(debtor).unwrap());
//!     builder.add(&report.values, report.key.as_ref(), &[])?;
//! }
//! let index = builder.finish();
//!
//! let found = index.find("company_number=0184:13585628").next().unwrap();
//! assert_eq!(found.get("customer_number"), Some("C-1"));
//! let found = index.find_by(Lookup::Email, "ole@smed.dk").next().unwrap();
//! assert!(found.is_archived());
//! # Ok::<(), debitor::Error>(())
//! ```
//!
//! A debtor costs its own text and at most 120 bytes: `tests/index_memory.rs` measures it.

mod build;
mod debtor;
mod file;
mod fingerprint;
mod lookup;
mod names;
#[cfg(feature = "preview")]
mod part;
mod row;
mod rules;
mod seen;
mod table;

pub use build::IndexBuilder;
pub use debtor::{Debtor, DebtorId};
pub use lookup::Lookup;
pub use seen::Seen;

use names::Names;
use row::Entry;
use rules::Rules;
use siphasher::sip::SipHasher13;
use std::borrow::Cow;
use table::Table;

/// The debtors that are there already.
#[derive(Clone, Debug)]
pub struct Index {
    /// The profile that it was built under.
    profile: String,
    fingerprint: [u8; 32],
    /// The secret that makes the places of values in the tables unpredictable: who chooses what debtors are called
    /// can't make them all fall together.
    seed: [u8; 16],
    names: Names,
    rules: Rules,
    /// All rows back to back.
    rows: Vec<u8>,
    /// Where each row ends.
    ends: Vec<u64>,
    by_key: Table,
    /// One for each of [`Lookup::ALL`].
    by_field: [Table; Lookup::ALL.len()],
}

impl Index {
    /// How many debtors there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The name of the profile that it was built under.
    #[must_use]
    pub fn profile_name(&self) -> &str {
        &self.profile
    }

    /// All debtors with that key value ([`Key::value`](crate::Key::value)), compared exactly, in the order in which they
    /// were added. Each is looked for when it is asked for: of a value that thousands share, the first few cost little.
    pub fn find<'a>(&'a self, key_value: &'a str) -> impl Iterator<Item = Debtor<'a>> {
        self.candidates(&self.by_key, self.hash(key_value))
            .filter(move |debtor| debtor.key().is_some_and(|key| key == key_value))
    }

    /// All debtors with that value, in the order in which they were added; [`Lookup::value_of`] says what it must be.
    ///
    /// A folded name is compared by a 64-bit hash with a secret, everything else exactly.
    pub fn find_by<'a>(&'a self, lookup: Lookup, value: &'a str) -> impl Iterator<Item = Debtor<'a>> {
        let hash = self.hash(value);
        self.by_field
            .get(lookup as usize)
            .into_iter()
            .flat_map(move |table| self.candidates(table, hash))
            .filter(move |debtor| debtor.answers_to(lookup, value, hash))
    }

    /// One debtor; none when the id is of another index.
    #[must_use]
    pub fn debtor(&self, id: DebtorId) -> Option<Debtor<'_>> {
        let number = id.0 as usize;
        let end = usize::try_from(*self.ends.get(number)?).ok()?;
        let start = match number.checked_sub(1) {
            Some(before) => usize::try_from(*self.ends.get(before)?).ok()?,
            None => 0,
        };
        Some(Debtor::new(self, id, self.rows.get(start..end)?))
    }

    /// The debtor that was added after `number` others; none where there are not so many.
    #[must_use]
    pub fn nth(&self, number: usize) -> Option<Debtor<'_>> {
        self.debtor(DebtorId(u32::try_from(number).ok()?))
    }

    /// All debtors, in the order in which they were added.
    pub fn debtors(&self) -> impl Iterator<Item = Debtor<'_>> {
        (0_u32..).take(self.len()).filter_map(|number| self.debtor(DebtorId(number)))
    }

    /// The bytes that it takes in memory.
    #[must_use]
    pub fn size(&self) -> usize {
        let tables: usize = self.by_field.iter().map(Table::size).sum();
        self.rows.len() + 8 * self.ends.len() + self.by_key.size() + tables + self.names.size() + self.rules.size()
    }

    /// Of nobody nothing has to be found.
    fn hash(&self, value: &str) -> u64 {
        if self.is_empty() { 0 } else { hash(&self.seed, value.as_bytes()) }
    }

    /// The hash of a text under the index's secret, as that of a folded name.
    #[cfg(feature = "decide")]
    pub(crate) fn hash_of(&self, text: &str) -> u64 {
        hash(&self.seed, text.as_bytes())
    }

    /// The debtors whose value may have that hash.
    fn candidates<'a>(&'a self, table: &'a Table, hash: u64) -> impl Iterator<Item = Debtor<'a>> {
        table.candidates(hash).iter().filter_map(|number| self.debtor(DebtorId(*number)))
    }

    /// The key of a row, from its text or its rule.
    fn key_of<'a>(&'a self, debtor: &Debtor<'a>) -> Option<Cow<'a, str>> {
        match row::entries(debtor.row()).next()? {
            Entry::Key(text) => Some(Cow::Borrowed(text)),
            Entry::Rule(number) => self.rules.key(number, debtor).map(Cow::Owned),
            _ => None,
        }
    }
}

/// The hash of a value: `SipHash` 1-3, always the same for a seed.
fn hash(seed: &[u8; 16], value: &[u8]) -> u64 {
    SipHasher13::new_with_key(seed).hash(value)
}

//! From checked debtors to an index.

use super::names::Names;
use super::row::{self, Entry};
use super::rules::Rules;
use super::table::{Entries, Table, make_room};
use super::{DebtorId, Index, Lookup, fingerprint, hash};
use crate::error::Error;
use crate::ids::Country;
use crate::key::{Key, value_under};
use crate::node::Map;
use crate::profile::Profile;
use std::hash::{BuildHasher, RandomState};

/// Bytes of an entry besides its text, mostly fewer.
const ENTRY: usize = 8;

/// Takes debtors one after the other.
#[derive(Clone, Debug)]
pub struct IndexBuilder {
    pub(super) index: Index,
    pub(super) by_key: Entries,
    pub(super) by_field: [Entries; Lookup::ALL.len()],
    /// For each field the one that came after it last: mostly it does so again.
    next: Vec<u32>,
    /// What each field is looked up by.
    lookups: Vec<Option<Lookup>>,
    /// The numbers of the fields of the debtor at hand.
    fields: Vec<u32>,
}

impl IndexBuilder {
    /// An index of debtors that were checked under `profile`.
    #[must_use]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn new(profile: &Profile) -> Self {
        let index = Index {
            profile: profile.name.clone(),
            fingerprint: fingerprint::of(profile),
            seed: seed(),
            names: Names::default(),
            rules: Rules::default(),
            rows: Vec::new(),
            ends: Vec::new(),
            by_key: Table::default(),
            by_field: Default::default(),
        };
        Self {
            index,
            by_key: Entries::default(),
            by_field: Default::default(),
            next: Vec::new(),
            lookups: Vec::new(),
            fields: Vec::new(),
        }
    }

    /// Adds a debtor: its canonical fields and key as in its [`Report`](crate::Report), and the forms of its folded
    /// name and postcode by which it can be found ([`Lookup::NamePostcode`]).
    ///
    /// # Errors
    /// `index.full` beyond 4,294,967,295 debtors or 65,536 different fields; the index stays as it was.
    pub fn add(&mut self, values: &Map<String>, key: Option<&Key>, name_postcodes: &[&str]) -> Result<DebtorId, Error> {
        let filled: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (name, value.as_str())).filter(|(_, value)| !value.is_empty()).collect();
        self.add_sorted(&filled, key.map(|key| (key.rule.as_slice(), key.value.as_str())), name_postcodes)
    }

    /// The same of the filled fields in the order of their names, and a key's rule and value.
    pub(crate) fn add_sorted(
        &mut self,
        values: &[(&str, &str)],
        key: Option<(&[String], &str)>,
        name_postcodes: &[&str],
    ) -> Result<DebtorId, Error> {
        let number = u32::try_from(self.index.len())
            .ok()
            .filter(|number| *number < u32::MAX)
            .ok_or_else(|| full("4294967295 debtors"))?;
        self.number_fields(values)?;
        let length: usize = values.iter().map(|(_, value)| value.len() + ENTRY).sum();
        make_room(&mut self.index.rows, length + key.map_or(0, |(_, value)| value.len() + ENTRY));
        let value_of = |field: &str| values.iter().find(|(known, _)| *known == field).map(|(_, value)| *value);
        let country = value_of("country").and_then(Country::parse_code);
        if let Some((rule, value)) = key {
            let follows = value_under(rule, &value_of, country);
            let entry = if follows.as_deref() == Some(value) {
                // Most keys follow from the fields by their rule.
                Entry::Rule(self.index.rules.number_or_new(rule))
            } else {
                Entry::Key(value)
            };
            row::write(entry, &mut self.index.rows);
            self.by_key.push(hash(&self.index.seed, value.as_bytes()), number);
        }
        for (field, (_, value)) in self.fields.iter().zip(values) {
            row::write(Entry::Field(*field, value), &mut self.index.rows);
            if let Some(Some(lookup)) = self.lookups.get(*field as usize)
                && let Some(value) = lookup.qualified(value, country)
            {
                let hash = hash(&self.index.seed, value.as_bytes());
                if let Some(entries) = self.by_field.get_mut(*lookup as usize) {
                    entries.push(hash, number);
                }
            }
        }
        let [.., by_name] = &mut self.by_field;
        for (place, folded) in name_postcodes.iter().enumerate() {
            let known = name_postcodes.iter().take(place).any(|before| before == folded);
            if !known && !folded.is_empty() {
                let hash = hash(&self.index.seed, folded.as_bytes());
                row::write(Entry::Folded(hash), &mut self.index.rows);
                by_name.push(hash, number);
            }
        }
        make_room(&mut self.index.ends, 1);
        self.index.ends.push(self.index.rows.len() as u64);
        Ok(DebtorId(number))
    }

    /// Finds the numbers of the filled fields.
    fn number_fields(&mut self, values: &[(&str, &str)]) -> Result<(), Error> {
        self.fields.clear();
        let mut before = 0;
        for (name, _) in values {
            let likely = self.next.get(before).copied().unwrap_or_default();
            let field = if self.index.names.name(likely) == Some(*name) { likely } else { self.number_field(name)? };
            if self.next.len() <= before {
                self.next.resize(before + 1, 0);
            }
            if let Some(next) = self.next.get_mut(before) {
                *next = field;
            }
            self.fields.push(field);
            // Place 0 is the beginning of a row.
            before = field as usize + 1;
        }
        Ok(())
    }

    /// The number of a field, and what it is looked up by.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn number_field(&mut self, name: &str) -> Result<u32, Error> {
        let field = self.index.names.number_or_new(name).ok_or_else(|| full("65536 different fields"))?;
        if self.lookups.len() == field as usize {
            self.lookups.push(Lookup::ALL.into_iter().find(|lookup| lookup.field() == Some(name)));
        }
        Ok(field)
    }

    /// The index of all that were added.
    #[must_use]
    pub fn finish(self) -> Index {
        let mut index = self.index;
        index.rows.shrink_to_fit();
        index.ends.shrink_to_fit();
        index.by_key = self.by_key.finish();
        index.by_field = self.by_field.map(Entries::finish);
        index
    }
}

/// A secret from the system's random numbers (in a browser, where nobody else's time is at stake, a fixed one).
fn seed() -> [u8; 16] {
    let state = RandomState::new();
    let mut seed = [0; 16];
    for (half, number) in seed.chunks_exact_mut(8).zip(0_u8..) {
        half.copy_from_slice(&state.hash_one(number).to_le_bytes());
    }
    seed
}

fn full(most: &str) -> Error {
    Error::new("index.full", ["an index has at most ", most].concat())
}

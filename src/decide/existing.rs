//! The debtors that are there already, ready to be matched against: an index and what hints need besides.

use super::keys::{self, Rule};
use super::names;
use super::near::Near;
use super::row::{name_by, name_of};
use crate::check::Checker;
use crate::error::Error;
use crate::index::{Debtor, DebtorId, Index, IndexBuilder, Lookup};
use crate::key::Key;
use crate::node::{Map, Node};
use crate::profile::Profile;
use std::sync::Arc;

/// The most debtors that are looked at for one key or number: beyond, more are no help to a person who has to choose.
const MOST: usize = 64;

/// What stands before a key among the forms by which a debtor is found.
const KEY: &str = "key:";

/// The debtors that are there already.
///
/// ```
/// use debitor::decide::{Existing, Matcher, Settings};
/// use std::sync::Arc;
/// let checker = Arc::new(debitor::Checker::new(debitor::preset("iex")?, "en")?);
/// let mut builder = Existing::builder(checker.clone());
/// builder.add(&serde_json::from_str(r#"{"customer_number": "1001", "email": "ole@smed.dk", "first_name": "Ole"}"#).unwrap())?;
/// let existing = Arc::new(builder.finish());
///
/// let mut matcher = Matcher::new(checker, existing, Settings::default());
/// let decided = matcher.decide(2, &serde_json::from_str(r#"{"email": "OLE@smed.dk", "first_name": "Ole B."}"#).unwrap());
/// assert_eq!(decided.decision.as_str(), "update");
/// # Ok::<(), debitor::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Existing {
    index: Index,
    rules: Vec<Rule>,
    near: Near,
}

impl Existing {
    /// Takes debtors one after the other; the checker's profile says by what they are known.
    #[must_use]
    pub fn builder(checker: Arc<Checker>) -> ExistingBuilder {
        let builder = IndexBuilder::new(checker.profile());
        let rules = keys::rules(checker.profile());
        ExistingBuilder { checker, builder, rules }
    }

    /// Of an index that [`ExistingBuilder::finish`] made under the same profile.
    #[must_use]
    pub fn new(index: Index, profile: &Profile) -> Self {
        let near = Near::new(&index);
        Self { rules: keys::rules(profile), near, index }
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    pub(super) fn rules(&self) -> &[Rule] {
        &self.rules
    }

    pub(super) fn near(&self) -> &Near {
        &self.near
    }

    /// The debtors that answer to a key, by their place.
    pub(super) fn by_key(&self, key: &str) -> Vec<DebtorId> {
        let other = [KEY, key].concat();
        let mut found: Vec<DebtorId> = self.index.find(key).take(MOST).map(|debtor| debtor.id()).collect();
        found.extend(self.index.find_by(Lookup::NamePostcode, &other).take(MOST).map(|debtor| debtor.id()));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The debtors with that value, by their place.
    pub(super) fn by(&self, lookup: Lookup, value: &str) -> Vec<DebtorId> {
        self.index.find_by(lookup, value).take(MOST).map(|debtor| debtor.id()).collect()
    }

    /// The debtor's key under one rule.
    pub(super) fn key_under(&self, debtor: &Debtor<'_>, rule: &Rule) -> Option<String> {
        keys::all(std::slice::from_ref(rule), &|field| debtor.get(field), &|_| false).into_iter().next()
    }
}

/// The debtor's name, as the profile has it.
pub(super) fn debtor_name(profile: &Profile, debtor: &Debtor<'_>) -> Option<String> {
    name_by(profile, &|field| debtor.get(field).unwrap_or_default())
}

/// Debtors on their way into an index.
#[derive(Clone, Debug)]
pub struct ExistingBuilder {
    checker: Arc<Checker>,
    builder: IndexBuilder,
    rules: Vec<Rule>,
}

impl ExistingBuilder {
    /// Adds a debtor, as the accounts have it: it is made canonical by the same checker as customers are. A wrong field
    /// stays as it is and identifies nobody.
    ///
    /// # Errors
    /// `index.full`.
    pub fn add(&mut self, debtor: &Node) -> Result<DebtorId, Error> {
        let report = self.checker.check(debtor);
        let keys = keys::of_report(&self.rules, &report);
        self.add_checked(&report.values, report.key.as_ref(), &keys)
    }

    /// Adds the debtor that was judged last.
    #[cfg(feature = "preview")]
    pub(crate) fn add_flat(&mut self, flat: &crate::check::Flat) -> Result<DebtorId, Error> {
        let mut values = Map::new();
        flat.each(&mut |field, value| values.insert(field.to_owned(), value.to_owned()));
        let key = flat.key().map(|(rule, value)| Key::of(rule.clone(), value));
        let keys = keys::all(&self.rules, &|field| flat.get(field), &|field| flat.is_wrong(field));
        self.add_checked(&values, key.as_ref(), &keys)
    }

    fn add_checked(&mut self, values: &Map<String>, key: Option<&Key>, keys: &[String]) -> Result<DebtorId, Error> {
        let own = key.map(|key| key.value.as_str());
        let mut forms: Vec<String> =
            keys.iter().filter(|key| Some(key.as_str()) != own).map(|key| [KEY, key].concat()).collect();
        let name = name_of(self.checker.profile(), values);
        let value_of = |field: &str| values.get(field).map(String::as_str);
        forms.extend(names::forms(name.as_deref().unwrap_or_default(), &value_of));
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        self.builder.add(values, key, &forms)
    }

    /// All that were added.
    #[must_use]
    pub fn finish(self) -> Existing {
        Existing::new(self.builder.finish(), self.checker.profile())
    }

    /// The index of all that were added, to be kept in a file.
    #[must_use]
    pub fn into_index(self) -> Index {
        self.builder.finish()
    }
}

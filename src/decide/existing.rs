//! The debtors that are there already, ready to be matched against: an index and what hints need besides.

use super::keys::{self, Rule};
use super::names;
use super::near::Near;
use super::places::Places;
use super::row::name_by;
use crate::check::Checker;
use crate::error::Error;
use crate::fields::flag::flag;
use crate::fields::{FIELDS, Kind, place};
use crate::index::{Debtor, DebtorId, Index, IndexBuilder, Lookup};
use crate::node::{Map, Node};
use crate::profile::Profile;
use std::sync::{Arc, OnceLock};

/// The most active debtors, and the most archived ones, that are told of one key or number that decides. So many share none
/// but by mistake; what stops here is a list for a person, never the search for an active one behind archived ones.
const MOST: usize = 4096;

/// The same of values that give hints only.
const MOST_HINTS: usize = 64;

/// Whether names are folded before anybody asks: wherever each row has its hints, and index files are made that others read.
/// In a browser it is the rows that somebody looks at, and no file is made.
const EAGER: bool = cfg!(feature = "native") || !cfg!(feature = "admin");

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
    /// Made when it is asked first.
    near: OnceLock<Near>,
    places: Arc<Places>,
    /// Whether the index holds no names; see [`ExistingBuilder::lazily`].
    is_lazy: bool,
}

impl Existing {
    /// Takes debtors one after the other; the checker's profile says by what they are known.
    #[must_use]
    pub fn builder(checker: Arc<Checker>) -> ExistingBuilder {
        let builder = IndexBuilder::new(checker.profile());
        let rules = keys::rules(checker.profile());
        ExistingBuilder { checker, builder, rules, unclear: Unclear::default(), count: 0, keyed: 0, is_lazy: !EAGER }
    }

    /// Of an index that [`ExistingBuilder::finish`] made under the same profile.
    #[must_use]
    pub fn new(index: Index, profile: &Profile) -> Self {
        Self::of(index, keys::rules(profile), !EAGER)
    }

    /// The same, for whoever shows a few rows of many: see [`ExistingBuilder::lazily`].
    #[cfg(feature = "preview")]
    pub(crate) fn unfolded(index: Index, profile: &Profile) -> Self {
        Self::of(index, keys::rules(profile), true)
    }

    fn of(index: Index, rules: Vec<Rule>, is_lazy: bool) -> Self {
        let near = if is_lazy { OnceLock::new() } else { OnceLock::from(Near::new(&index)) };
        Self { rules, near, places: Arc::default(), is_lazy, index }
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
        self.near.get_or_init(|| Near::new(&self.index))
    }

    /// The debtors that answer to a key, by their place.
    pub(super) fn by_key(&self, key: &str) -> Vec<DebtorId> {
        if self.index.is_empty() {
            return Vec::new();
        }
        let mut found = some(&mut self.index.find(key), MOST);
        // Under a single rule nobody has a second key.
        if self.rules.len() < 2 {
            return found;
        }
        let other = [KEY, key].concat();
        found.extend(some(&mut self.index.find_by(Lookup::NamePostcode, &other), MOST));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The debtors with that value, by their place.
    pub(super) fn by(&self, lookup: Lookup, value: &str) -> Vec<DebtorId> {
        if self.index.is_empty() {
            return Vec::new();
        }
        let most = match lookup {
            Lookup::Email | Lookup::Iban | Lookup::CompanyNumber | Lookup::NamePostcode => MOST_HINTS,
            _ => MOST,
        };
        some(&mut self.index.find_by(lookup, value), most)
    }

    /// The debtors of that name at that place, each in its form, by their place in the index.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn named(&self, form: &str, place: &str, profile: &Profile) -> Vec<DebtorId> {
        if EAGER && !self.is_lazy {
            return self.by(Lookup::NamePostcode, form);
        }
        some(&mut self.places.find(&self.index, place, form, profile), MOST_HINTS)
    }

    /// The first debtors at a place, in its form: so many at most.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn at(&self, place: &str, most: usize, profile: &Profile) -> Vec<DebtorId> {
        if EAGER && !self.is_lazy {
            return self.index.find_by(Lookup::NamePostcode, place).take(most).map(|debtor| debtor.id()).collect();
        }
        self.places.find(&self.index, place, place, profile).take(most).map(|debtor| debtor.id()).collect()
    }

    /// The debtor's key under one rule.
    pub(super) fn key_under(&self, debtor: &Debtor<'_>, rule: &Rule) -> Option<String> {
        keys::all(std::slice::from_ref(rule), &|field| debtor.get(field), &|_| false).into_iter().next()
    }
}

/// The first debtors, in their order: up to `most` that are active, and up to `most` that are not.
fn some<'a>(debtors: &mut dyn Iterator<Item = Debtor<'a>>, most: usize) -> Vec<DebtorId> {
    let (mut active, mut archived) = (0, 0);
    let mut found = Vec::new();
    for debtor in debtors {
        let count = if debtor.is_archived() { &mut archived } else { &mut active };
        *count += 1;
        if *count <= most {
            found.push(debtor.id());
        }
        if active == most {
            break;
        }
    }
    found
}

/// The debtor's name, as the profile has it.
pub(super) fn debtor_name(profile: &Profile, debtor: &Debtor<'_>) -> Option<String> {
    name_by(profile, &|field| debtor.get(field).unwrap_or_default())
}

/// `true` or `false` for a value of a field that holds yes or no, where it says the same in other words.
fn flag_of(profile: &Profile, field: &str, value: &str) -> Option<&'static str> {
    let is_flag = FIELDS.get(place(field)?)?.kind == Kind::Flag;
    if is_flag && !profile.choices.contains_key(field) { flag(value) } else { None }
}

/// Replaces yes and no, in whatever language, by `true` and `false` in the fields that hold them. The profile's own words
/// for a field were read before, and no others count then.
pub(super) fn read_flags(profile: &Profile, values: &mut Map<String>) {
    for field in FIELDS.iter().filter(|field| field.kind == Kind::Flag && !profile.choices.contains_key(field.name)) {
        let meaning = values.get(field.name).and_then(|value| flag(value));
        if let Some(meaning) = meaning.filter(|meaning| values.get(field.name).is_some_and(|value| value != meaning)) {
            values.insert(field.name.to_owned(), meaning.to_owned());
        }
    }
}

/// Debtors on their way into an index.
#[derive(Clone, Debug)]
pub struct ExistingBuilder {
    checker: Arc<Checker>,
    builder: IndexBuilder,
    rules: Vec<Rule>,
    unclear: Unclear,
    /// How many were added, and how many of them have a key.
    count: usize,
    keyed: usize,
    /// Whether names and places are left until somebody asks for them.
    is_lazy: bool,
}

/// Values of `archived` that are neither yes nor no; such debtors count as active.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unclear {
    /// How many debtors have one.
    pub count: usize,
    /// The first few different ones, cut where they are long.
    pub values: Vec<String>,
}

/// So many different unclear values are kept, …
const SHOWN: usize = 5;

/// … and so many characters of each.
const LENGTH: usize = 40;

impl ExistingBuilder {
    /// Leaves what only hints need until somebody asks for hints: then, place by place, the answers are the same. For
    /// whoever shows a few rows of many; an index file of it would lack the names.
    #[cfg(feature = "preview")]
    pub(crate) fn lazily(mut self) -> Self {
        self.is_lazy = true;
        self
    }

    /// What a builder beside this one begins with.
    #[cfg(feature = "preview")]
    pub(crate) fn head(&self) -> Vec<u8> {
        self.builder.head()
    }

    /// A builder elsewhere for debtors of the one with that head, which leaves what only hints need; nothing where it is none.
    #[cfg(feature = "preview")]
    pub(crate) fn beside(checker: Arc<Checker>, head: &[u8]) -> Option<Self> {
        let builder = IndexBuilder::beside(checker.profile(), head)?;
        Some(Self { builder, ..Existing::builder(checker).lazily() })
    }

    /// The debtors so far, for [`ExistingBuilder::absorb`] of the one that this is beside; then there is none here.
    #[cfg(feature = "preview")]
    pub(crate) fn take_part(&mut self) -> Vec<u8> {
        self.builder.take_part()
    }

    /// Adds debtors that were taken in elsewhere; nothing where these are none. What was unclear about them is not told.
    #[cfg(feature = "preview")]
    pub(crate) fn absorb(&mut self, part: &[u8]) -> Option<()> {
        self.builder.absorb(part)
    }

    /// Adds a debtor, as the accounts have it: it is made canonical by the same checker as customers are. A wrong field
    /// stays as it is and identifies nobody. Yes and no (`archived`, `direct_debit`, …) are understood in eight languages,
    /// where the profile has no words of its own for them.
    ///
    /// # Errors
    /// `index.full`.
    pub fn add(&mut self, debtor: &Node) -> Result<DebtorId, Error> {
        let mut report = self.checker.check(debtor);
        read_flags(self.checker.profile(), &mut report.values);
        let keys = keys::of_report(&self.rules, &report);
        let values: Vec<(&str, &str)> = report.values.iter().map(|(field, value)| (field, value.as_str())).collect();
        let key = report.key.as_ref().map(|key| (key.rule.as_slice(), key.value.as_str()));
        self.add_checked(values, key, &keys)
    }

    /// Adds the debtor that was judged last.
    #[cfg(feature = "preview")]
    pub(crate) fn add_flat(&mut self, flat: &crate::check::Flat) -> Result<DebtorId, Error> {
        let mut values = Vec::with_capacity(32);
        flat.each(&mut |field, value| values.push((field, value)));
        let profile = self.checker.profile();
        for (field, value) in &mut values {
            *value = flag_of(profile, field, value).unwrap_or(value);
        }
        let key = flat.key();
        // Where one rule makes all keys there is no other than the own one.
        let keys = match &key {
            Some((_, own)) if self.rules.len() == 1 => vec![own.clone()],
            _ => keys::all(&self.rules, &|field| flat.get(field), &|field| flat.is_wrong(field)),
        };
        self.add_checked(values, key.as_ref().map(|(rule, value)| (rule.as_slice(), value.as_str())), &keys)
    }

    /// Adds fields in the order of their names.
    fn add_checked(
        &mut self,
        mut values: Vec<(&str, &str)>,
        key: Option<(&[String], &str)>,
        keys: &[String],
    ) -> Result<DebtorId, Error> {
        let value_of = |field: &str| values.iter().find(|(known, _)| *known == field).map(|(_, value)| *value);
        self.note_unclear(value_of("archived"));
        self.count += 1;
        self.keyed += usize::from(!keys.is_empty());
        let own = key.map(|(_, value)| value);
        let mut forms: Vec<String> =
            keys.iter().filter(|key| Some(key.as_str()) != own).map(|key| [KEY, key].concat()).collect();
        if EAGER && !self.is_lazy {
            let name = name_by(self.checker.profile(), &|field| value_of(field).unwrap_or_default());
            forms.extend(names::forms(name.as_deref().unwrap_or_default(), &value_of));
        }
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        values.retain(|(_, value)| !value.is_empty());
        self.builder.add_sorted(&values, key, &forms)
    }

    fn note_unclear(&mut self, archived: Option<&str>) {
        let Some(value) = archived.filter(|value| !matches!(*value, "true" | "false")) else { return };
        self.unclear.count += 1;
        let value: String = value.chars().take(LENGTH).collect();
        if self.unclear.values.len() < SHOWN && !self.unclear.values.contains(&value) {
            self.unclear.values.push(value);
        }
    }

    /// What stood in `archived` and is neither yes nor no.
    #[must_use]
    pub fn unclear(&self) -> &Unclear {
        &self.unclear
    }

    /// How many were added, and how many of them have a key under any rule.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.count, self.keyed)
    }

    /// All that were added.
    #[must_use]
    pub fn finish(self) -> Existing {
        let index = self.builder.finish();
        Existing::of(index, self.rules, self.is_lazy)
    }

    /// The index of all that were added, to be kept in a file.
    #[must_use]
    pub fn into_index(self) -> Index {
        self.builder.finish()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Existing;
    use crate::check::Checker;
    use crate::index::Lookup;
    use crate::node::Node;
    use std::sync::Arc;

    #[test]
    fn an_index_for_others_holds_names_and_places() {
        let checker = Arc::new(Checker::new(crate::preset("iex").unwrap(), "en").unwrap());
        let mut builder = Existing::builder(checker);
        let values = [("company", "Smed A/S"), ("country", "DK"), ("postcode", "8000")];
        let entries = values.iter().map(|(name, text)| ((*name).to_owned(), Node::Text((*text).to_owned()))).collect();
        builder.add(&Node::Map(entries)).unwrap();
        let index = builder.into_index();
        for form in ["name:smed|DK8000", "place:DK8000"] {
            assert_eq!(index.find_by(Lookup::NamePostcode, form).count(), 1, "{form}");
        }
    }
}

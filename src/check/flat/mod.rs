//! Many customers with the same fields, one after the other: what [`Checker::check`] says of each, without messages and
//! suggestions, in memory that is used again.
//!
//! It is the same judgement by the same rules. What a value or a set of filled fields comes to is asked of the checker
//! once, and remembered within bounds: most columns of a file hold few different values.

mod answers;
mod keys;
mod places;
mod told;

use super::cross::Facts;
use super::memory::Memory;
#[cfg(not(feature = "native"))]
use super::memory::Quick;
use super::{Checker, gather, vat_country};
use crate::fields::{CUSTOM, FIELDS, is_blank, is_own, tidy};
use crate::ids::{Country, Scheme};
use crate::problem::{Problem, Severity};
use crate::profile::{KINDS, Profile, Situation};
use crate::text::trim;
use keys::Rules;
use places::{Places, Raw, Reads, bits, is_plain, is_tidy, simple_scheme};
use std::collections::HashMap;
use std::sync::Arc;

/// More fields than there are bits can't be judged this way.
const MOST: usize = 128;

/// The most answers about sets of fields that are remembered.
const REMEMBERED: usize = 10_000;

/// A value at each place at which fields were said to come: nothing where it is not given, `None` where it is empty.
pub(crate) type Given<'a> = Option<Option<&'a str>>;

/// A checker for customers with certain fields, and what it said of the last one.
pub(crate) struct Flat {
    /// Within one that is not shared: threads that count on one number wait for each other.
    #[allow(clippy::redundant_allocation)]
    checker: Arc<Arc<Checker>>,
    /// Those of the table in its order, then the merchant's own.
    slots: Vec<Slot>,
    places: Places,
    /// The places of the fields that are given.
    fed: Vec<usize>,
    /// All places, by the fields' names.
    sorted: Vec<usize>,
    /// The fields that were filled so far, and the places of those by their names: few of all.
    used: u128,
    order: Vec<usize>,
    /// The places of what tells the kind where the form does not, and of what is filled in; see [`gather::kind`] and
    /// [`gather::fill_in`].
    triggers: Vec<(&'static str, u128)>,
    homes: Option<Homes>,
    /// The fields that rules between fields begin with.
    related: u128,
    rules: Rules,
    /// The places of the form's own selector of kinds.
    selector: Vec<(usize, String)>,
    /// Each kind of problem once.
    faults: Vec<Problem>,
    demands: HashMap<Asked, Vec<u32>, Keyed>,
    countries: HashMap<String, Option<Country>, Keyed>,
    said: Said,
    /// The problems of the last customer in full, where they were asked for.
    told: Vec<Problem>,
    /// Those of single fields that were found out just now, and need not be asked for again.
    fresh: Vec<(usize, Vec<Problem>)>,
}

/// Where the countries and postcodes are.
#[derive(Clone, Copy)]
struct Homes {
    country: usize,
    delivery: usize,
    delivery_postcode: usize,
}

/// How maps are hashed that whoever writes the file fills: on servers with a secret, so that nobody can choose rows that all
/// fall on one place. In a browser it is a person's own file.
#[cfg(feature = "native")]
type Keyed = std::hash::RandomState;
#[cfg(not(feature = "native"))]
type Keyed = Quick;

/// What demands are asked of: the kind, the filled fields, the country.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Asked(&'static str, u128, Option<Country>);

impl std::hash::Hash for Asked {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        let country = self.2.map_or(&[][..], |country| country.as_str().as_bytes());
        let code = country.iter().fold(self.0.len() as u64, |code, byte| code << 8 | u64::from(*byte));
        if cfg!(feature = "native") {
            // All of it: whoever chooses which fields are filled could have the two halves cancel each other out.
            state.write_u128(self.1);
            return state.write_u64(code);
        }
        state.write_u64(self.1 as u64 ^ (self.1 >> 64) as u64 ^ code << 40);
    }
}

/// One field.
struct Slot {
    name: String,
    /// The places that feed it, the first filled one winning.
    feeds: Vec<usize>,
    /// Whether it is free text.
    is_plain: bool,
    /// Whether the shop writes something where there is nothing.
    has_none: bool,
    /// The country by which it is read.
    reads: Reads,
    /// By which most values can be told to be fine without a word of explanation.
    scheme: Option<Scheme>,
    memory: Memory,
}

/// What was said of the last customer; a bit for each field.
#[derive(Default)]
struct Said {
    kind: &'static str,
    is_chosen: bool,
    country: Option<Country>,
    delivery: Option<Country>,
    vat_country: Option<Country>,
    /// The canonical values, and where each is.
    text: String,
    spans: Vec<(u32, u32)>,
    filled: u128,
    given: u128,
    emptied: u128,
    odd: u128,
    wrong: u128,
    problems: Vec<u32>,
}

impl Flat {
    /// For customers of whom these fields are given; none where there are too many.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(crate) fn new(checker: Arc<Checker>, fields: &[&str]) -> Option<Self> {
        let profile = checker.profile();
        let mut names: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
        let mut own: Vec<&str> = profile.sources.keys().collect();
        own.extend(fields);
        own.extend(profile.templates.values().flat_map(|template| template.defaults.keys()));
        own.retain(|name| name.starts_with(CUSTOM));
        for (_, rules) in profile.kinds.iter() {
            rules.own_fields(&mut own);
        }
        for name in own {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if names.len() > MOST {
            return None;
        }
        let place = |source: &str| fields.iter().position(|field| *field == source);
        let slot = |name: &&str| {
            let sources = profile.sources_of(name).into_iter().chain(is_own(name).then_some(*name));
            Slot {
                name: (*name).to_owned(),
                feeds: sources.filter_map(place).collect(),
                is_plain: is_plain(profile, name),
                has_none: profile.blank.contains_key(name),
                reads: Reads::of(name),
                scheme: simple_scheme(profile, name),
                memory: Memory::default(),
            }
        };
        let selector = profile.selector.as_ref().map(|selector| selector.sources.as_slice()).unwrap_or_default();
        let slots: Vec<Slot> = names.iter().map(slot).collect();
        let own = names.iter().enumerate().skip(FIELDS.len());
        let mut sorted: Vec<usize> = (0..names.len()).collect();
        sorted.sort_by_key(|place| names.get(*place));
        let places = Places { own: own.map(|(place, name)| ((*name).to_owned(), place)).collect() };
        let bit = |field: &str| places.get(field).map_or(0, |place| 1_u128 << place);
        let mut triggers = Vec::new();
        for kind in KINDS {
            if let Some(rules) = profile.kinds.get(kind) {
                let mut fields = 0;
                for field in &rules.when_filled {
                    fields |= bit(field);
                }
                triggers.push((*kind, fields));
            }
        }
        let homes = || {
            let [country, delivery, delivery_postcode] =
                ["country", "delivery_country", "delivery_postcode"].map(|field| places.get(field));
            Some(Homes { country: country?, delivery: delivery?, delivery_postcode: delivery_postcode? })
        };
        Some(Self {
            fed: (0..slots.len())
                .filter(|place| slots.get(*place).is_some_and(|slot| !slot.feeds.is_empty()))
                .collect(),
            slots,
            triggers,
            homes: homes(),
            related: bit("ean") | bit("vat"),
            rules: Rules::new(profile, &places),
            places,
            sorted,
            used: 0,
            order: Vec::new(),
            selector: selector.iter().filter_map(|source| Some((place(source)?, source.clone()))).collect(),
            faults: Vec::new(),
            demands: HashMap::default(),
            countries: HashMap::default(),
            said: Said::default(),
            told: Vec::new(),
            fresh: Vec::new(),
            checker: Arc::new(checker),
        })
    }

    /// Judges a customer: its values in the order of the fields.
    pub(crate) fn judge(&mut self, customer: &[Given<'_>]) {
        self.judge_as(customer, false);
    }

    /// The same, with all that [`Checker::check`] says of each problem but the message: [`Flat::take_told`].
    #[cfg(feature = "native")]
    pub(crate) fn judge_in_full(&mut self, customer: &[Given<'_>]) {
        self.judge_as(customer, true);
    }

    fn judge_as(&mut self, customer: &[Given<'_>], is_told: bool) {
        self.told.clear();
        self.fresh.clear();
        let checker = Arc::clone(&self.checker);
        let profile = checker.profile();
        let mut values = [None; MOST];
        let mut raw = Raw { places: &self.places, values: &mut values, filled: 0 };
        let (mut given, mut emptied) = (0, 0);
        for place in self.fed.iter().copied() {
            let Some(slot) = self.slots.get(place) else { continue };
            if let ([feed], false) = (slot.feeds.as_slice(), slot.has_none)
                && let Some(Some(Some(value))) = customer.get(*feed)
                && !is_blank(value)
            {
                raw.set(place, value);
                given |= 1 << place;
                continue;
            }
            let values = || slot.feeds.iter().filter_map(|feed| customer.get(*feed).copied().flatten());
            let is_something =
                |value: &&str| !(is_blank(value) || slot.has_none && gather::is_none(profile, &slot.name, value));
            match values().flatten().find(is_something) {
                Some(value) => {
                    raw.set(place, value);
                    given |= 1 << place;
                }
                None if values().any(|value| trim(value.unwrap_or_default()).is_empty()) => emptied |= 1 << place,
                None => {}
            }
        }
        if !profile.templates.is_empty() {
            gather::apply_template(profile, &mut raw);
        }
        let said_kind = self.selector.iter().find_map(|(place, source)| {
            let text = customer.get(*place).copied()???;
            (!is_blank(text)).then(|| gather::kind_named(profile, source, text))
        });
        let (chosen, unread) = said_kind.unwrap_or_default();
        let kind = chosen.unwrap_or_else(|| {
            let triggered = self.triggers.iter().find(|(_, fields)| raw.filled & fields != 0);
            triggered.or(self.triggers.last()).map_or("b2c", |(kind, _)| kind)
        });
        let has = |place: usize| raw.filled >> place & 1 == 1;
        let is_home_known = |homes: Homes| has(homes.country) && (has(homes.delivery) || !has(homes.delivery_postcode));
        if !self.homes.is_some_and(is_home_known) {
            gather::fill_in(profile, &mut raw);
        }
        let filled = raw.filled;
        if cfg!(feature = "native") && filled & !self.used != 0 {
            self.used |= filled;
            self.order.clear();
            self.order.extend(self.sorted.iter().filter(|place| self.used >> **place & 1 == 1));
        }
        let value_at = |place: usize| values.get(place).copied().flatten();
        let known = |place: fn(Homes) -> usize| self.homes.and_then(|homes| value_at(place(homes)));
        let (country, delivery) = (known(|homes| homes.country), known(|homes| homes.delivery));
        let country = country.and_then(|text| country_of(&mut self.countries, profile, text));
        let delivery = delivery.and_then(|text| country_of(&mut self.countries, profile, text)).or(country);
        let vat_country = vat_country(profile, country, delivery);
        let said = &mut self.said;
        (said.kind, said.is_chosen) = (kind, chosen.is_some());
        (said.country, said.delivery, said.vat_country) = (country, delivery, vat_country);
        (said.filled, said.given, said.emptied, said.odd, said.wrong) = (filled, given, emptied, 0, 0);
        said.text.clear();
        said.problems.clear();
        said.spans.resize(self.slots.len(), (0, 0));
        let unread: Vec<Problem> = unread.into_iter().collect();
        self.add(&unread);
        for place in bits(filled) {
            if let Some(value) = values.get(place).copied().flatten() {
                self.value(place, value);
            }
        }
        self.demand();
        let related = self.relate();
        if is_told && !self.said.problems.is_empty() {
            self.told = unread;
            let of_fields = self.of_fields(&values);
            self.told.extend(of_fields);
            self.told.extend(related);
        }
        if self.said.problems.len() > 1 {
            self.said.problems.sort_unstable();
            self.said.problems.dedup();
        }
    }

    /// Judges one value by itself.
    fn value(&mut self, place: usize, value: &str) {
        let Some(slot) = self.slots.get_mut(place) else { return };
        let said = &mut self.said;
        let start = said.text.len();
        if slot.is_plain {
            if is_tidy(value) { said.text.push_str(value) } else { said.text.push_str(&tidy(value)) }
        } else {
            let country = slot.reads.country(said.country, said.delivery, said.vat_country);
            if slot.scheme.is_some_and(|scheme| scheme.accept(value, country, &mut said.text)) {
                if let Some(span) = said.spans.get_mut(place) {
                    *span = (start as u32, said.text.len() as u32);
                }
                return;
            }
            let faults = match slot.memory.find(value, country) {
                Some((canonical, faults)) => {
                    said.text.push_str(canonical);
                    faults.to_vec()
                }
                None => {
                    let finding = self.checker.examine(&slot.name, value, country);
                    said.text.push_str(&finding.canonical);
                    let problems: Vec<Problem> =
                        finding.problems.into_iter().map(|problem| problem.on(&slot.name)).collect();
                    let faults: Vec<u32> =
                        problems.iter().map(|problem| number_of(&mut self.faults, problem)).collect();
                    slot.memory.keep(value, country, &finding.canonical, &faults);
                    if cfg!(feature = "native") && !problems.is_empty() {
                        self.fresh.push((place, problems));
                    }
                    faults
                }
            };
            for fault in faults {
                note(said, &self.faults, place, fault);
            }
        }
        if let Some(span) = said.spans.get_mut(place) {
            *span = (start as u32, said.text.len() as u32);
        }
    }

    /// What the kind demands of each field.
    fn demand(&mut self) {
        let asked = Asked(self.said.kind, self.said.filled, self.said.country);
        if let Some(found) = self.demands.get(&asked) {
            if found.is_empty() {
                return;
            }
        } else {
            let found = self.demands_of(asked.0, asked.1, asked.2);
            if self.demands.len() >= REMEMBERED {
                self.demands.clear();
            }
            self.demands.insert(asked, found);
        }
        for fault in self.demands.get(&asked).into_iter().flatten() {
            let place = self.faults.get(*fault as usize).and_then(|problem| self.places.get(&problem.field));
            note(&mut self.said, &self.faults, place.unwrap_or(usize::MAX), *fault);
        }
    }

    /// The merchant's patterns, then the rules between fields.
    fn relate(&mut self) -> Vec<Problem> {
        let checker = Arc::clone(&self.checker);
        let is_asked = self.said.is_chosen || self.said.filled & self.related != 0;
        if !is_asked && checker.profile().patterns.is_empty() {
            return Vec::new();
        }
        let is_filled = |field: &str| self.get(field).is_some();
        let situation = Situation { country: self.said.country, is_filled: &is_filled };
        let mut found = Vec::new();
        for (name, rule) in checker.profile().patterns.iter() {
            if let Some(value) = self.get(&rule.field)
                && !self.is_wrong(&rule.field)
            {
                checker.mismatch(name, rule, value, self.said.kind, &situation, &mut found);
            }
        }
        self.add(&found);
        let between = checker.between(&Facts {
            kind: self.said.kind,
            is_chosen: self.said.is_chosen,
            country: self.said.country,
            vat_country: self.said.vat_country,
            value: &|field| self.get(field),
            is_odd: &|field| self.has(self.said.odd, field),
            is_wrong: &|field| self.is_wrong(field),
        });
        self.add(&between);
        found.extend(between);
        found
    }

    fn add(&mut self, problems: &[Problem]) {
        for problem in problems {
            let place = self.places.get(&problem.field).unwrap_or(usize::MAX);
            let fault = number_of(&mut self.faults, problem);
            note(&mut self.said, &self.faults, place, fault);
        }
    }
}

fn country_of(known: &mut HashMap<String, Option<Country>, Keyed>, profile: &Profile, text: &str) -> Option<Country> {
    if let Some(country) = known.get(text) {
        return *country;
    }
    let country = profile.country_of(text);
    if known.len() >= REMEMBERED {
        known.clear();
    }
    known.insert(text.to_owned(), country);
    country
}

/// The number of a kind of problem.
fn number(faults: &mut Vec<Problem>, problem: Problem) -> u32 {
    number_of(faults, &problem)
}

/// The same of one that is needed further.
fn number_of(faults: &mut Vec<Problem>, problem: &Problem) -> u32 {
    let is_it = |known: &Problem| {
        known.code == problem.code && known.field == problem.field && known.severity == problem.severity
    };
    let number = faults.iter().position(is_it).unwrap_or_else(|| {
        faults.push(problem.clone());
        faults.len() - 1
    });
    number as u32
}

/// Notes a problem of a field.
fn note(said: &mut Said, faults: &[Problem], place: usize, fault: u32) {
    let bit = u32::try_from(place).ok().and_then(|place| 1_u128.checked_shl(place)).unwrap_or(0);
    said.odd |= bit;
    if faults.get(fault as usize).is_some_and(|problem| problem.severity == Severity::Error) {
        said.wrong |= bit;
    }
    said.problems.push(fault);
}

#[cfg(all(test, feature = "native"))]
mod tests {
    use super::{Asked, Keyed};
    use std::hash::BuildHasher;

    #[test]
    fn nobody_who_writes_a_file_can_choose_what_falls_on_one_place() {
        let (one, other) = (Keyed::default(), Keyed::default());
        assert_ne!(one.hash_one("Danmark"), other.hash_one("Danmark"), "each has a secret of its own");
        // Fields that are filled in pairs, one in each half.
        for place in 0..64 {
            let pair = Asked("b2b", 1 << place | 1 << (place + 64), None);
            assert_ne!(one.hash_one(pair), one.hash_one(Asked("b2b", 0, None)), "{place}");
        }
    }
}

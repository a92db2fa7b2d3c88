//! Hints: debtors and earlier rows that may be the same customer. They decide nothing, and nothing is done about them.

use super::decided::Target;
use super::existing::{Existing, debtor_name};
use super::find::{Found, has_moved_on, is_same_shop};
use super::keys::speaks_of;
use super::names::{self, Forms, Name};
use super::row::{Subject, name_of};
use super::tokens::{Token, Tokens};
use crate::ids::Country;
use crate::index::{Debtor, DebtorId, Lookup};
use crate::node::{Node, Object, ToNode};
use crate::problem::{Catalogue, Problem};
use crate::profile::Profile;
use std::borrow::Cow;
#[cfg(feature = "native")]
use std::collections::HashMap;

/// The most hints of one row.
const MOST: usize = 8;

/// The most hints of one code.
const MOST_OF_ONE: usize = 3;

/// The most neighbours whose names are compared.
const NEIGHBOURS: usize = 32;

/// The most places and names that are remembered.
#[cfg(feature = "native")]
const REMEMBERED: usize = 50_000;

/// The hints of a new debtor by a value that somebody else has too, the strongest first.
const SHARED: &[(Lookup, &str)] = &[
    (Lookup::CustomerId, "same_customer_id"),
    (Lookup::Vat, "same_vat"),
    (Lookup::CompanyNumber, "same_company_number"),
    (Lookup::Iban, "same_iban"),
    (Lookup::Email, "same_email"),
];

/// All codes; each has a text `reason.…` in the catalogues.
pub const HINTS: &[&str] = &[
    "archived",
    "near_company_number",
    "near_vat",
    "other_name",
    "other_vat",
    "same_company_number",
    "same_customer_id",
    "same_email",
    "same_iban",
    "same_key_archived",
    "same_name",
    "same_vat",
    "similar_name",
    "successor_of",
];

/// Somebody who may be the same customer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hint {
    /// Why, as a stable code of [`HINTS`].
    pub code: &'static str,
    /// Why, as a sentence.
    pub message: String,
    /// Who.
    pub who: Who,
    /// How much alike the names are, in per cent.
    pub score: Option<u32>,
}

/// Whom a hint points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A debtor that is there.
    Debtor(Target),
    /// An earlier row of the file.
    Row(u32),
}

impl ToNode for Hint {
    fn to_node(&self) -> Node {
        let mut object = Object::default();
        object.text("code", self.code).text("message", &self.message);
        match &self.who {
            Who::Debtor(debtor) => object.with("debtor", debtor.to_node()),
            Who::Row(row) => object.number("row", *row as usize),
        };
        if let Some(score) = self.score {
            object.number("score", score as usize);
        }
        object.done()
    }
}

/// Debtors of one place, with their names.
type Neighbours = Vec<(DebtorId, Name)>;

/// The names of debtors, by the place where they are: natively remembered within bounds, since many customers of a file are
/// of one place.
#[derive(Debug, Default)]
pub(crate) struct Around {
    #[cfg(feature = "native")]
    places: HashMap<String, Vec<(Option<Country>, Neighbours)>>,
    #[cfg(feature = "native")]
    names: usize,
    #[cfg(not(feature = "native"))]
    last: Neighbours,
    /// Memory for the forms of a row's name.
    forms: Forms,
}

#[cfg(not(feature = "native"))]
impl Around {
    fn at(&mut self, _: &str, _: Option<Country>, find: impl FnOnce() -> Neighbours) -> &[(DebtorId, Name)] {
        self.last = find();
        &self.last
    }
}

#[cfg(feature = "native")]
impl Around {
    fn at(&mut self, place: &str, country: Option<Country>, find: impl FnOnce() -> Neighbours) -> &[(DebtorId, Name)] {
        if self.known(place, country).is_none() {
            let found = find();
            // Most places have nobody: there is nothing to remember of them.
            if found.is_empty() {
                return &[];
            }
            if self.places.len() + self.names > REMEMBERED {
                self.places.clear();
                self.names = 0;
            }
            self.names += found.len();
            self.places.entry(place.to_owned()).or_default().push((country, found));
        }
        self.known(place, country).unwrap_or_default()
    }

    fn known(&self, place: &str, country: Option<Country>) -> Option<&[(DebtorId, Name)]> {
        let known = self.places.get(place)?.iter().find(|(known, _)| *known == country);
        known.map(|(_, neighbours)| neighbours.as_slice())
    }
}

/// Hints in the making: what is known of one row, whatever rows stood before it.
pub(super) struct Hints<'a> {
    pub(super) existing: &'a Existing,
    pub(super) profile: &'a Profile,
    steps: Vec<Step>,
}

/// A hint that may be given; those before it decide whether it is.
#[derive(Debug)]
pub(super) struct Step {
    code: &'static str,
    who: Maybe,
    score: Option<u32>,
}

/// Whom a hint may point to.
#[derive(Debug)]
enum Maybe {
    /// This debtor.
    Debtor(Box<Target>),
    /// This debtor, unless a hint points to it already.
    DebtorOnce(Box<Target>),
    /// The row that held this first.
    Row(Token),
    /// That row, unless a hint points to it already.
    RowOnce(Token),
    /// That row, now that it is known.
    Held(Option<u32>),
    HeldOnce(Option<u32>),
}

/// Says which earlier row that becomes a new debtor held a thing first, and notes that this one holds it, where that is
/// to be known later.
pub(super) type Hold<'a> = &'a mut dyn FnMut(Token) -> Option<u32>;

/// Finds the earlier rows that held what the row holds.
pub(super) fn hold(steps: &mut [Step], number: u32, hold: Hold<'_>) {
    for step in steps {
        match step.who {
            Maybe::Row(token) => step.who = Maybe::Held(hold(token)),
            Maybe::RowOnce(token) => step.who = Maybe::HeldOnce(hold(token).filter(|earlier| *earlier != number)),
            _ => {}
        }
    }
}

/// What the steps ask earlier rows for.
#[cfg(feature = "native")]
pub(super) fn wanted(steps: &mut [Step]) -> impl Iterator<Item = &mut Token> {
    steps.iter_mut().filter_map(|step| match &mut step.who {
        Maybe::Row(token) | Maybe::RowOnce(token) => Some(token),
        _ => None,
    })
}

/// All that later rows are pointed to a new debtor by: the tokens of [`Hints::of_new`].
#[cfg(feature = "preview")]
pub(super) fn held(row: &dyn Subject, profile: &Profile, tokens: &Tokens) -> Vec<Token> {
    let mut held: Vec<Token> =
        SHARED.iter().filter_map(|(lookup, code)| Some(shared(*lookup, code, row, tokens)?.1)).collect();
    if let Some(name) = name_of(profile, row) {
        let mut forms = Forms::default();
        forms.fold(&name, &|field| row.value(field));
        held.extend(forms.names().iter().map(|form| tokens.token("same_name", form)));
    }
    held
}

/// What the row is looked up by, and the token of it.
fn shared<'a>(lookup: Lookup, code: &str, row: &'a dyn Subject, tokens: &Tokens) -> Option<(Cow<'a, str>, Token)> {
    let value = lookup.read(&|field| row.value(field))?;
    // Each shop counts its customers anew.
    let shop = row.value("website").filter(|_| lookup == Lookup::CustomerId).unwrap_or_default();
    let token = tokens.token_of([code.as_bytes(), shop.as_bytes(), value.as_bytes()]);
    Some((value, token))
}

/// Goes through the steps in their order, once what they hold is known.
pub(super) fn list(steps: Vec<Step>, catalogue: &Catalogue) -> Vec<Hint> {
    let mut list: Vec<Hint> = Vec::new();
    for Step { code, who, score } in steps {
        let who = match who {
            Maybe::Debtor(target) => Some(Who::Debtor(*target)),
            Maybe::DebtorOnce(target) => {
                let is_known = |hint: &Hint| matches!(&hint.who, Who::Debtor(known) if known.id == target.id);
                (!list.iter().any(is_known)).then_some(Who::Debtor(*target))
            }
            Maybe::Row(_) | Maybe::RowOnce(_) => None,
            Maybe::Held(earlier) => earlier.map(Who::Row),
            Maybe::HeldOnce(earlier) => {
                earlier.map(Who::Row).filter(|earlier| !list.iter().any(|hint| hint.who == *earlier))
            }
        };
        let of_one = list.iter().filter(|hint| hint.code == code).count();
        if let Some(who) = who.filter(|_| list.len() < MOST && of_one < MOST_OF_ONE) {
            let message = catalogue.text(&["reason.", code].concat(), |_| None);
            list.push(Hint { code, message, who, score });
        }
    }
    list
}

impl<'a> Hints<'a> {
    pub(super) fn new(existing: &'a Existing, profile: &'a Profile) -> Self {
        Self { existing, profile, steps: Vec::new() }
    }

    pub(super) fn steps(self) -> Vec<Step> {
        self.steps
    }

    fn push(&mut self, code: &'static str, who: Maybe, score: Option<u32>) {
        self.steps.push(Step { code, who, score });
    }

    /// Points to a debtor, once for each.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn debtor(&mut self, code: &'static str, id: DebtorId, score: Option<u32>) {
        let Some(debtor) = self.existing.index().debtor(id) else { return };
        let target = Target::of(&debtor, debtor_name(self.profile, &debtor));
        self.push(code, Maybe::DebtorOnce(Box::new(target)), score);
    }

    /// For a row that is a debtor which is there: what is odd about that.
    pub(super) fn of_found(&mut self, row: &dyn Subject, found: &Found) {
        if let Found::One(id, archived) = found
            && let Some(debtor) = self.existing.index().debtor(*id)
        {
            self.of_match(row, &debtor, archived);
        }
    }

    fn of_match(&mut self, row: &dyn Subject, debtor: &Debtor<'_>, archived: &[DebtorId]) {
        let target = || Maybe::Debtor(Box::new(Target::of(debtor, debtor_name(self.profile, debtor))));
        if debtor.is_archived() {
            self.push("archived", target(), None);
        }
        let names = (row.value("company"), debtor.get("company"));
        if let (Some(one), Some(other)) = names
            && one != other
        {
            let score = Name::new(one, country(row)).likeness(&Name::new(other, country(row)));
            if score < names::OTHER {
                self.push("other_name", target(), Some(percent(score)));
            }
        }
        if let (Some(one), Some(other)) = (row.value("vat"), debtor.get("vat"))
            && one != other
        {
            self.push("other_vat", target(), None);
        }
        for id in archived {
            self.debtor("same_key_archived", *id, None);
        }
    }

    /// For a row that becomes a new debtor: who may be the same customer. Earlier rows are those that the tokens will
    /// know, into which this one goes too.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn of_new(&mut self, row: &dyn Subject, tokens: &Tokens, around: &mut Around) {
        self.steps.reserve(SHARED.len() + 2);
        for (lookup, code) in SHARED {
            let Some((value, token)) = shared(*lookup, code, row, tokens) else { continue };
            for id in self.existing.by(*lookup, &value) {
                let Some(debtor) = self.existing.index().debtor(id) else { continue };
                match lookup {
                    Lookup::CustomerId if !is_same_shop(row, &debtor) => {}
                    Lookup::CustomerId if has_moved_on(row, &debtor) => self.debtor("successor_of", id, None),
                    _ => self.debtor(code, id, None),
                }
            }
            // Where the shop's number is part of the key, it is VAT number or country that differ.
            let is_part = || row.rule().is_some_and(|rule| speaks_of(rule, "customer_id"));
            let code = if *lookup == Lookup::CustomerId && is_part() { "successor_of" } else { code };
            self.push(code, Maybe::Row(token), None);
        }
        self.near(row);
        self.names(row, tokens, around);
    }

    /// For a row with a wrong number: debtors that have one of the numbers that were probably meant.
    pub(super) fn of_invalid(&mut self, row: &dyn Subject, problems: &[Problem]) {
        for problem in problems.iter().filter(|problem| problem.is_error()) {
            let (lookup, code) = match problem.field.as_str() {
                "vat" => (Lookup::Vat, "near_vat"),
                "company_number" => (Lookup::CompanyNumber, "near_company_number"),
                _ => continue,
            };
            for meant in &problem.suggestions {
                let value_of =
                    |field: &str| if field == problem.field { Some(meant.as_str()) } else { row.value(field) };
                let ids = lookup.read(&value_of).map(|value| self.existing.by(lookup, &value)).unwrap_or_default();
                for id in ids {
                    self.debtor(code, id, None);
                }
            }
        }
        self.near(row);
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn near(&mut self, row: &dyn Subject) {
        let Some(vat) = row.value("vat") else { return };
        for id in self.existing.near().find(vat, self.existing.index()) {
            self.debtor("near_vat", id, None);
        }
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn names(&mut self, row: &dyn Subject, tokens: &Tokens, around: &mut Around) {
        let Some(name) = name_of(self.profile, row) else { return };
        let mut forms = std::mem::take(&mut around.forms);
        forms.fold(&name, &|field| row.value(field));
        if !forms.names().is_empty() {
            self.named(row, &name, &forms, tokens, around);
        }
        around.forms = forms;
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn named(&mut self, row: &dyn Subject, name: &str, forms: &Forms, tokens: &Tokens, around: &mut Around) {
        let place = forms.place();
        let is_anybody_there = !self.existing.index().is_empty();
        for form in forms.names() {
            let token = tokens.token("same_name", form);
            if is_anybody_there {
                for id in self.existing.named(form, place, self.profile) {
                    self.debtor("same_name", id, Some(100));
                }
            }
            self.push("same_name", Maybe::RowOnce(token), Some(100));
        }
        if !is_anybody_there {
            return;
        }
        let (existing, profile, country) = (self.existing, self.profile, country(row));
        let neighbours = around.at(place, country, || {
            let named = |id: DebtorId| {
                let debtor = existing.index().debtor(id)?;
                Some((id, Name::new(&debtor_name(profile, &debtor).unwrap_or_default(), country)))
            };
            existing.at(place, NEIGHBOURS, profile).into_iter().filter_map(named).collect()
        });
        let mut alike: Vec<(f64, DebtorId)> = Vec::new();
        if !neighbours.is_empty() {
            let own = Name::new(name, country);
            let is_alike = |(id, other): &(DebtorId, Name)| Some((own.alike(other)?, *id));
            alike.extend(neighbours.iter().filter_map(is_alike));
        }
        alike.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        for (score, id) in alike {
            self.debtor("similar_name", id, Some(percent(score).min(99)));
        }
    }
}

/// A likeness in per cent.
fn percent(likeness: f64) -> u32 {
    // From 0 to 100, whatever comes in.
    (likeness.clamp(0.0, 1.0) * 100.0).round() as u32
}

fn country(row: &dyn Subject) -> Option<Country> {
    row.value("country").and_then(Country::parse_code)
}

//! One customer on its way to a decision.

use super::existing::Existing;
#[cfg(feature = "preview")]
use super::glance::Shared;
use super::keys::{self, Rule};
use super::tokens::{Book, Token, Tokens};
use crate::advice::debtor_name;
use crate::check::Report;
use crate::fields::is_blank;
use crate::index::DebtorId;
use crate::node::Node;
use crate::profile::Profile;
use crate::text::trim;
use std::borrow::Cow;

/// What becomes the debtor's name where the profile says nothing.
const NAME: &[&[&str]] = &[&["company"], &["first_name", "middle_name", "last_name"], &["contact"]];

/// A customer, its report and its keys.
pub(super) struct Row<'a> {
    pub(super) customer: &'a Node,
    pub(super) report: Report,
    /// The keys under all rules, the own one among them.
    pub(super) keys: Vec<String>,
}

impl<'a> Row<'a> {
    pub(super) fn new(customer: &'a Node, report: Report, existing: &Existing) -> Self {
        let keys = keys::of_report(existing.rules(), &report);
        Self { customer, report, keys }
    }
}

/// What the row calls its customer.
pub(super) fn label<'a>(row: &'a dyn Subject, profile: &Profile) -> Option<Cow<'a, str>> {
    let numbers = ["customer_number", "customer_id", "external_reference"];
    let number = numbers.into_iter().find_map(|field| row.value(field)).map(Cow::Borrowed);
    number.or_else(|| name_of(profile, row).map(Cow::Owned)).or_else(|| row.value("email").map(Cow::Borrowed))
}

/// A customer that was checked, however it is held.
pub(super) trait Subject {
    /// A field's canonical value.
    fn value(&self, field: &str) -> Option<&str>;
    /// Goes through all fields with their canonical values.
    fn each(&self, take: &mut dyn FnMut(&str, &str));
    /// Whether it can be taken.
    fn is_valid(&self) -> bool;
    /// `b2c`, `b2b` or `ean`.
    fn kind(&self) -> &'static str;
    /// The value of its own key.
    fn key(&self) -> Option<&str>;
    /// The rule of its own key.
    fn rule(&self) -> Option<&Rule>;
    /// Goes through the keys under all rules, the own one among them.
    fn each_key(&self, existing: &Existing, take: &mut dyn FnMut(&str));
    /// Whether the customer itself gives the field: a default of the profile or of a template changes no debtor.
    fn is_given(&self, profile: &Profile, field: &str) -> bool;
    /// Whether the customer gives the field as empty.
    fn is_emptied(&self, profile: &Profile, field: &str) -> bool;
}

impl Subject for Row<'_> {
    fn value(&self, field: &str) -> Option<&str> {
        self.report.values.get(field).map(String::as_str)
    }

    fn each(&self, take: &mut dyn FnMut(&str, &str)) {
        self.report.values.iter().for_each(|(field, value)| take(field, value));
    }

    fn is_valid(&self) -> bool {
        self.report.valid
    }

    fn kind(&self) -> &'static str {
        self.report.kind
    }

    fn key(&self) -> Option<&str> {
        self.report.key.as_ref().map(|key| key.value.as_str())
    }

    fn rule(&self) -> Option<&Rule> {
        self.report.key.as_ref().map(|key| &key.rule)
    }

    fn each_key(&self, _: &Existing, take: &mut dyn FnMut(&str)) {
        self.keys.iter().for_each(|key| take(key));
    }

    fn is_given(&self, profile: &Profile, field: &str) -> bool {
        texts(profile, self.customer, field).any(|text| !is_blank(&text))
    }

    fn is_emptied(&self, profile: &Profile, field: &str) -> bool {
        texts(profile, self.customer, field).any(|text| trim(&text).is_empty())
    }
}

/// What the customer says of a field, an empty text for null.
fn texts<'a>(profile: &'a Profile, customer: &'a Node, field: &'a str) -> impl Iterator<Item = String> + 'a {
    let own = profile.sources_of(field).into_iter().chain(crate::fields::is_own(field).then_some(field));
    own.filter_map(|source| match customer.at(source)? {
        Node::Null => Some(String::new()),
        given => given.text(),
    })
}

/// What a row is known by among others of its file.
///
/// Two rows are the same customer when one goes by a key that the other has, when they have the same customer number or
/// external reference, or when they lead to the same debtor.
pub(super) fn marks(row: &dyn Subject, existing: &Existing, tokens: &Tokens, debtor: Option<DebtorId>) -> Marks {
    let mut names = Vec::new();
    for (field, reason) in [("customer_number", "same_number"), ("external_reference", "same_reference")] {
        if let Some(value) = row.value(field) {
            names.push((tokens.token(field, value), reason));
        }
    }
    if let Some(debtor) = debtor {
        names.push((tokens.token("debtor", &debtor.number().to_string()), "same_debtor"));
    }
    let own = row.key().map(|key| (key, tokens.token("key", key)));
    let mut keys = Vec::with_capacity(existing.rules().len());
    row.each_key(existing, &mut |key| {
        let token = match own {
            Some((own, token)) if own == key => token,
            _ => tokens.token("key", key),
        };
        if !keys.contains(&token) {
            keys.push(token);
        }
    });
    Marks { own: own.map(|(_, token)| token), keys, names }
}

/// What a row is known by.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The key that it goes by.
    own: Option<Token>,
    /// All of its keys.
    keys: Vec<Token>,
    /// Its numbers and its debtor.
    names: Vec<(Token, &'static str)>,
}

impl Marks {
    /// All of them, each with what it is.
    #[cfg(feature = "preview")]
    pub(super) fn list(self) -> Vec<(Token, Shared)> {
        let keys = self.keys.into_iter().map(|key| (key, Shared::Key));
        let names = self.names.into_iter().map(|(name, reason)| (name, Shared::by_reason(reason)));
        self.own.map(|own| (own, Shared::Own)).into_iter().chain(keys).chain(names).collect()
    }

    /// Goes through all of them, each to be replaced by another one.
    #[cfg(feature = "native")]
    pub(super) fn each(&mut self, take: &mut dyn FnMut(&mut Token)) {
        // It is one of the keys too, hardly ever another one: once is enough.
        let own = self.own.and_then(|own| self.keys.iter().position(|key| *key == own));
        self.keys.iter_mut().for_each(&mut *take);
        self.names.iter_mut().for_each(|(token, _)| take(token));
        match (own.and_then(|own| self.keys.get(own)), &mut self.own) {
            (Some(key), own) => *own = Some(*key),
            (None, Some(own)) => take(own),
            (None, None) => {}
        }
    }

    /// The earlier row that is the same customer, and what the two share.
    pub(super) fn earlier(&self, tokens: &impl Book) -> Option<(u32, &'static str)> {
        let by_key = self.own.and_then(|own| tokens.holder(own));
        let by_key = by_key.or_else(|| self.keys.iter().find_map(|key| tokens.main(*key)));
        let by_name = || self.names.iter().find_map(|(token, reason)| Some((tokens.holder(*token)?, *reason)));
        by_key.map(|row| (row, "same_key")).or_else(by_name)
    }

    /// Notes the row for those that follow.
    pub(super) fn note(self, tokens: &mut impl Book, row: u32) {
        for token in self.keys.into_iter().chain(self.names.into_iter().map(|(token, _)| token)).chain(self.own) {
            let _ = tokens.hold(token, row);
        }
        if let Some(own) = self.own {
            tokens.go_by(own, row);
        }
    }
}

/// What becomes the debtor's name: as the profile has it, else the company or the person.
pub(super) fn name_of(profile: &Profile, row: &dyn Subject) -> Option<String> {
    name_by(profile, &|field| row.value(field).unwrap_or_default())
}

/// See [`name_of`].
pub(super) fn name_by<'a>(profile: &Profile, value: &dyn Fn(&str) -> &'a str) -> Option<String> {
    match profile.accounts.as_ref().filter(|accounts| !accounts.name.is_empty()) {
        Some(accounts) => debtor_name(&accounts.name, value),
        None => debtor_name(NAME, value),
    }
}

//! One customer on its way to a decision.

use super::existing::Existing;
use super::keys::{self, Rule};
use super::tokens::{Token, Tokens};
use crate::advice::debtor_name;
use crate::check::Report;
use crate::index::DebtorId;
use crate::node::{Map, Node};
use crate::profile::Profile;

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

    /// A field's canonical value.
    pub(super) fn value(&self, field: &str) -> Option<&str> {
        self.report.values.get(field).map(String::as_str)
    }

    /// The value of its own key.
    pub(super) fn key(&self) -> Option<&str> {
        self.report.key.as_ref().map(|key| key.value.as_str())
    }

    /// The rule of its own key.
    pub(super) fn rule(&self) -> Option<&Rule> {
        self.report.key.as_ref().map(|key| &key.rule)
    }

    /// What the row calls its customer.
    pub(super) fn label(&self, profile: &Profile) -> Option<String> {
        let numbers = ["customer_number", "customer_id", "external_reference"];
        numbers
            .into_iter()
            .find_map(|field| self.value(field).map(str::to_owned))
            .or_else(|| name_of(profile, &self.report.values))
            .or_else(|| self.value("email").map(str::to_owned))
    }

    /// Which earlier row is the same customer, if one is; else this one is noted.
    ///
    /// Two rows are the same customer when one goes by a key that the other has, when they have the same customer number or
    /// external reference, or when they lead to the same debtor.
    pub(super) fn first_in(&self, tokens: &mut Tokens, number: u32, debtor: Option<DebtorId>) -> Earlier {
        let own = self.key().map(|key| tokens.token("key", key));
        let keys: Vec<Token> = self.keys.iter().map(|key| tokens.token("key", key)).collect();
        let mut names: Vec<(Token, &'static str)> = Vec::new();
        for (field, reason) in [("customer_number", "same_number"), ("external_reference", "same_reference")] {
            if let Some(value) = self.value(field) {
                names.push((tokens.token(field, value), reason));
            }
        }
        if let Some(debtor) = debtor {
            names.push((tokens.token("debtor", &debtor.number().to_string()), "same_debtor"));
        }
        let by_key = own.and_then(|own| tokens.holder(own)).or_else(|| keys.iter().find_map(|key| tokens.main(*key)));
        let found = by_key
            .map(|row| (row, "same_key"))
            .or_else(|| names.iter().find_map(|(token, reason)| Some((tokens.holder(*token)?, *reason))));
        if found.is_none() {
            for token in keys.into_iter().chain(names.into_iter().map(|(token, _)| token)) {
                tokens.hold(token, number);
            }
            if let Some(own) = own {
                tokens.hold(own, number);
                tokens.go_by(own, number);
            }
        }
        found
    }
}

/// An earlier row of the same customer, and what they share.
pub(super) type Earlier = Option<(u32, &'static str)>;

/// What becomes the debtor's name: as the profile has it, else the company or the person.
pub(super) fn name_of(profile: &Profile, values: &Map<String>) -> Option<String> {
    name_by(profile, &|field| values.get(field).map(String::as_str).unwrap_or_default())
}

/// See [`name_of`].
pub(super) fn name_by<'a>(profile: &Profile, value: &dyn Fn(&str) -> &'a str) -> Option<String> {
    match profile.accounts.as_ref().filter(|accounts| !accounts.name.is_empty()) {
        Some(accounts) => debtor_name(&accounts.name, value),
        None => debtor_name(NAME, value),
    }
}

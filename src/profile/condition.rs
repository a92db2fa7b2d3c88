//! Conditions: when a rule of a profile holds.

use super::{Situation, lint, lists};
use crate::node::record;

record! {
    /// All that is said here must hold; an empty condition always does.
    pub struct Condition {
        /// The country of the invoice is one of these (ISO 3166-1 alpha-2).
        countries: Vec<String> = lint::COUNTRIES,
        /// The country of the invoice is known and none of these.
        except_countries: Vec<String> = lint::COUNTRIES,
        /// The country of the invoice is known and a member of the EU, or is known and is none.
        eu: Option<bool>,
        /// These fields are filled.
        filled: Vec<String> = lint::FIELDS,
        /// These fields are empty.
        empty: Vec<String> = lint::FIELDS,
    }
}

impl Condition {
    /// Whether the condition holds.
    pub(crate) fn holds(&self, situation: &Situation<'_>) -> bool {
        let country = situation.country.map(|country| country.as_str());
        let is_in = |codes: &[String]| country.is_some_and(|code| lists(codes, code));
        let is_filled = situation.is_filled;
        (self.countries.is_empty() || is_in(&self.countries))
            && (self.except_countries.is_empty() || country.is_some() && !is_in(&self.except_countries))
            && self.eu.is_none_or(|eu| situation.country.is_some_and(|country| country.is_in_eu() == eu))
            && self.filled.iter().all(|field| is_filled(field))
            && !self.empty.iter().any(|field| is_filled(field))
    }
}

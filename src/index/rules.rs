//! The rules by which keys were made: a key that follows from a debtor's fields is not stored a second time.

use super::debtor::Debtor;
use crate::ids::Country;
use crate::key::value_under;

/// Identity rules, each with a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rules(Vec<Vec<String>>);

impl Rules {
    /// The number of a rule, a new one where it has none; a profile has few.
    pub(super) fn number_or_new(&mut self, rule: &[String]) -> u32 {
        let place = self.0.iter().position(|known| known == rule).unwrap_or_else(|| {
            self.0.push(rule.to_vec());
            self.0.len() - 1
        });
        place as u32
    }

    /// Adds a rule as the next.
    pub(super) fn push(&mut self, rule: Vec<String>) {
        self.0.push(rule);
    }

    /// The debtor's key under a rule.
    pub(super) fn key(&self, number: u32, debtor: &Debtor<'_>) -> Option<String> {
        let country = debtor.get("country").and_then(Country::parse_code);
        value_under(self.0.get(number as usize)?, &|field| debtor.get(field), country)
    }

    /// All rules, by number.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &[String]> {
        self.0.iter().map(Vec::as_slice)
    }

    /// About the bytes that they take.
    pub(super) fn size(&self) -> usize {
        self.0.iter().flatten().map(|part| part.len() + 24).sum()
    }
}

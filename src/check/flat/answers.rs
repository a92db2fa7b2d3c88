//! What was said of the last customer, to be read back.

use super::Flat;
use crate::problem::Problem;

impl Flat {
    pub(super) fn has(&self, bits: u128, field: &str) -> bool {
        bits != 0 && self.places.get(field).is_some_and(|place| bits >> place & 1 == 1)
    }

    /// A field's canonical value.
    pub(crate) fn get(&self, field: &str) -> Option<&str> {
        self.at(self.places.get(field)?)
    }

    pub(super) fn at(&self, place: usize) -> Option<&str> {
        if self.said.filled >> place & 1 == 0 {
            return None;
        }
        let (start, end) = *self.said.spans.get(place)?;
        self.said.text.get(start as usize..end as usize)
    }

    /// Goes through the filled fields with their canonical values, in the order of the fields' names.
    pub(crate) fn each<'f>(&'f self, take: &mut dyn FnMut(&'f str, &'f str)) {
        for (place, value) in self.values() {
            if let Some(slot) = self.slots.get(place) {
                take(&slot.name, value);
            }
        }
    }

    /// The same, with the places of the fields among [`Flat::names`].
    pub(crate) fn values(&self) -> impl Iterator<Item = (usize, &str)> {
        let order = if cfg!(feature = "native") { &self.order } else { &self.sorted };
        order.iter().filter_map(|place| Some((*place, self.at(*place)?)))
    }

    /// The names of all fields, by their places.
    #[cfg(feature = "native")]
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.slots.iter().map(|slot| slot.name.as_str())
    }

    /// Whether the field's value can't be taken, or is missing.
    pub(crate) fn is_wrong(&self, field: &str) -> bool {
        self.has(self.said.wrong, field)
    }

    /// Whether the customer itself gives the field.
    pub(crate) fn is_given(&self, field: &str) -> bool {
        self.has(self.said.given, field)
    }

    /// Whether the customer gives the field as empty.
    pub(crate) fn is_emptied(&self, field: &str) -> bool {
        self.has(self.said.emptied, field)
    }

    /// Whether no problem is an error.
    pub(crate) fn is_valid(&self) -> bool {
        self.said.wrong == 0
    }

    /// The kind.
    pub(crate) fn kind(&self) -> &'static str {
        self.said.kind
    }

    /// The rule and the value of the identity key.
    pub(crate) fn key(&self) -> Option<(&Vec<String>, String)> {
        let mut value = String::new();
        let (_, rule) = self.key_into(&mut value)?;
        Some((rule, value))
    }

    /// What is wrong: numbers of [`Flat::faults`], rising, each once.
    pub(crate) fn problems(&self) -> &[u32] {
        &self.said.problems
    }

    /// All kinds of problems so far, each by the first of its kind, without messages.
    pub(crate) fn faults(&self) -> &[Problem] {
        &self.faults
    }
}

//! The names of the fields that debtors have, each with a number.

use crate::fields::{FIELDS, place};
use std::collections::HashMap;

/// The most names: far more than a table has columns.
const MOST: u32 = 1 << 16;

/// Names and their numbers, in the order in which they were first met.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
    /// The number of each field of the table, from 1; 0 for none.
    known: Vec<u32>,
}

impl Names {
    /// The name with that number.
    pub(super) fn name(&self, number: u32) -> Option<&str> {
        self.names.get(number as usize).map(String::as_str)
    }

    /// The number of a name.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        match place(name) {
            Some(place) => self.known.get(place)?.checked_sub(1),
            None => self.numbers.get(name).copied(),
        }
    }

    /// The number of a name, a new one where it has none and there is room for one.
    pub(super) fn number_or_new(&mut self, name: &str) -> Option<u32> {
        if let Some(number) = self.number(name) {
            return Some(number);
        }
        let number = self.names.len() as u32;
        if number >= MOST {
            return None;
        }
        self.names.push(name.to_owned());
        if let Some(place) = place(name) {
            self.known.resize(FIELDS.len(), 0);
            if let Some(known) = self.known.get_mut(place) {
                *known = number + 1;
            }
        } else {
            self.numbers.insert(name.to_owned(), number);
        }
        Some(number)
    }

    /// All names, by number.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// About the bytes that they take.
    pub(super) fn size(&self) -> usize {
        self.names.iter().map(|name| 2 * name.len() + 64).sum()
    }
}

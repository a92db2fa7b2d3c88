//! The values of many rows on their way from the check to the decision: a few pieces of memory for all of them, since
//! hundreds of rows wait at once.

use crate::node::Map;
#[cfg(feature = "native")]
use std::sync::Arc;

/// Where something stands in the text of a [`Pack`].
#[cfg(feature = "native")]
pub(crate) type Span = (u32, u32);

/// Fields and values of many rows.
#[cfg(feature = "native")]
#[derive(Debug, Default)]
pub(crate) struct Pack {
    text: String,
    /// Which field, and where its value ends; it begins where the one before it ends.
    entries: Vec<(u8, u32)>,
    /// The names of the fields, and what stands in JSON from the value before to that of the field: `","city":"`.
    names: Arc<[(String, String)]>,
}

/// The values of one row in a [`Pack`].
#[cfg(feature = "native")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Packed {
    /// From which entry to which.
    entries: (u32, u32),
    /// Where the first one begins.
    start: u32,
    /// Whether no character is written in another way in JSON.
    pub(super) is_clean: bool,
    /// The key's rule, by its place among those of the kind, and its value.
    pub(super) key: Option<(u16, Span)>,
    /// What the row calls its customer.
    pub(super) label: Option<Span>,
}

#[cfg(feature = "native")]
impl Pack {
    /// Begins with rows that have these fields; those before are gone.
    pub(crate) fn begin(&mut self, names: &Arc<[(String, String)]>) {
        self.text.clear();
        self.entries.clear();
        if !Arc::ptr_eq(&self.names, names) {
            self.names = names.clone();
        }
    }

    /// Adds a row: the places of its fields, in the order of their names, with their values.
    pub(super) fn row<'a>(&mut self, values: impl Iterator<Item = (usize, &'a str)>) -> Packed {
        let (first, start) = (self.entries.len() as u32, self.text.len() as u32);
        for (place, value) in values {
            self.text.push_str(value);
            self.entries.push((place as u8, self.text.len() as u32));
        }
        let is_clean = super::line::is_clean(self.text.as_bytes().get(start as usize..).unwrap_or_default());
        Packed { entries: (first, self.entries.len() as u32), start, is_clean, key: None, label: None }
    }

    /// Adds a text.
    pub(super) fn text(&mut self, text: &str) -> Span {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        (start, self.text.len() as u32)
    }

    /// The text that stands there.
    pub(super) fn get(&self, (start, end): Span) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The values of a row, each with its field's name and what stands before it in JSON.
    pub(super) fn values(&self, row: Packed) -> impl Iterator<Item = (&(String, String), &str)> {
        let (first, last) = row.entries;
        let mut start = row.start;
        self.entries.get(first as usize..last as usize).unwrap_or_default().iter().filter_map(move |(place, end)| {
            let value = self.get((start, *end));
            start = *end;
            Some((self.names.get(usize::from(*place))?, value))
        })
    }

    pub(super) fn map(&self, row: Packed) -> Map<String> {
        let mut map = Map::new();
        for ((name, _), value) in self.values(row) {
            map.insert(name.clone(), value.to_owned());
        }
        map
    }
}

/// A customer's values, as they are at hand.
#[derive(Debug)]
pub(super) enum Values {
    Map(Map<String>),
    #[cfg(feature = "native")]
    Packed(Packed),
}

impl Values {
    pub(super) fn into_map(self) -> Map<String> {
        match self {
            Values::Map(map) => map,
            // `Prepared::unpacked` comes before.
            #[cfg(feature = "native")]
            Values::Packed(_) => Map::new(),
        }
    }
}

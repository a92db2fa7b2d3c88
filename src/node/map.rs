//! Names with values, sorted by name.

use super::{Node, ToNode};

/// A small map from name to value, kept sorted in one list.
///
/// The maps here hold tens of entries, and a list costs the checkout module a tenth of the bytes of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Map<T> {
    /// An empty map.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The place of `name`, or where it would have to go.
    fn place(&self, name: &str) -> Result<usize, usize> {
        // New names mostly come in order: look at the end first.
        match self.0.last() {
            Some((last, _)) if last.as_str() < name => Err(self.0.len()),
            _ => self.0.binary_search_by(|(known, _)| known.as_str().cmp(name)),
        }
    }

    /// The value of `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        let place = self.place(name).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    /// The value of `name`, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        let place = self.place(name).ok()?;
        self.0.get_mut(place).map(|(_, value)| value)
    }

    /// Whether `name` is there.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// Sets the value of `name`.
    pub fn insert(&mut self, name: String, value: T) {
        match self.place(&name) {
            Ok(place) => {
                if let Some(entry) = self.0.get_mut(place) {
                    entry.1 = value;
                }
            }
            Err(place) => self.0.insert(place, (name, value)),
        }
    }

    /// Lays the entries of `other` over these.
    pub fn extend(&mut self, other: Self) {
        for (name, value) in other.0 {
            self.insert(name, value);
        }
    }

    /// Takes `name` out.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        self.place(name).ok().map(|place| self.0.remove(place).1)
    }

    /// All entries, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// All names.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// All values, by name.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> std::ops::Index<&str> for Map<T> {
    type Output = T;

    /// The value of `name`.
    ///
    /// # Panics
    /// When there is none; for tests and examples.
    fn index(&self, name: &str) -> &T {
        let place = self.place(name).unwrap_or(usize::MAX);
        &self.0[place].1
    }
}

impl<T: ToNode> ToNode for Map<T> {
    fn to_node(&self) -> Node {
        let mut entries = Vec::with_capacity(self.0.len());
        for (name, value) in &self.0 {
            entries.push((name.clone(), value.to_node()));
        }
        Node::Map(entries)
    }
}

#[cfg(feature = "native")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Map<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        <std::collections::BTreeMap<String, T>>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <std::collections::BTreeMap<String, T>>::json_schema(generator)
    }

    fn inline_schema() -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Map;

    #[test]
    fn entries_are_sorted_whatever_the_order_of_insertion() {
        let mut map = Map::new();
        for name in ["vat", "city", "ean", "vat"] {
            map.insert(name.to_owned(), name.len());
        }
        assert_eq!(map.keys().collect::<Vec<_>>(), ["city", "ean", "vat"]);
        assert_eq!(map.remove("city"), Some(4));
        assert_eq!(map.get("city"), None);
    }
}

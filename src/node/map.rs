//! Names with values, sorted by name.

use super::{Node, ToNode};

/// A small map from name to value, kept sorted in two lists.
///
/// The maps here hold tens of entries, and lists cost the checkout module a tenth of the bytes of a tree. The names stand by
/// themselves, so that what finds a place among them is there once and not for each type of value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<T> {
    names: Names,
    values: Vec<T>,
}

/// The names of a map, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Names(Vec<String>);

impl Names {
    /// The place of `name`, or where it would have to go.
    #[cfg(feature = "explain")]
    #[inline(never)]
    fn place(&self, name: &str) -> Result<usize, usize> {
        // New names mostly come in order: look at the end first.
        match self.0.last() {
            Some(last) if last.as_str() < name => Err(self.0.len()),
            _ => self.0.binary_search_by(|known| known.as_str().cmp(name)),
        }
    }

    /// The first module has the few names that it knows in the order in which they come.
    #[cfg(not(feature = "explain"))]
    #[inline(never)]
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.iter().position(|known| known == name).ok_or(self.0.len())
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self { names: Names::default(), values: Vec::new() }
    }
}

impl<T> Map<T> {
    /// An empty map.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The value of `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.values.get(self.names.place(name).ok()?)
    }

    /// The value of `name`, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        self.values.get_mut(self.names.place(name).ok()?)
    }

    /// Whether `name` is there.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.names.place(name).is_ok()
    }

    /// Sets the value of `name`.
    pub fn insert(&mut self, name: String, value: T) {
        match self.names.place(&name) {
            Ok(place) => {
                if let Some(entry) = self.values.get_mut(place) {
                    *entry = value;
                }
            }
            Err(place) if cfg!(feature = "explain") => {
                self.names.0.insert(place, name);
                self.values.insert(place, value);
            }
            Err(_) => {
                self.names.0.push(name);
                self.values.push(value);
            }
        }
    }

    /// Sets the value of a name that comes behind all others.
    #[cfg(feature = "first")]
    pub(crate) fn push(&mut self, name: String, value: T) {
        self.names.0.push(name);
        self.values.push(value);
    }

    /// Lays the entries of `other` over these.
    pub fn extend(&mut self, other: Self) {
        for (name, value) in other.names.0.into_iter().zip(other.values) {
            self.insert(name, value);
        }
    }

    /// Takes `name` out.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        let place = self.names.place(name).ok()?;
        self.names.0.remove(place);
        Some(self.values.remove(place))
    }

    /// All entries, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.keys().zip(&self.values)
    }

    /// All names.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.names.0.iter().map(String::as_str)
    }

    /// All values, by name.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.values.iter()
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

impl<T> std::ops::Index<&str> for Map<T> {
    type Output = T;

    /// The value of `name`.
    ///
    /// # Panics
    /// When there is none; for tests and examples.
    fn index(&self, name: &str) -> &T {
        let place = self.names.place(name).unwrap_or(usize::MAX);
        &self.values[place]
    }
}

impl<T: ToNode> ToNode for Map<T> {
    fn to_node(&self) -> Node {
        let mut entries = Vec::with_capacity(self.values.len());
        for (name, value) in self.iter() {
            entries.push((name.to_owned(), value.to_node()));
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

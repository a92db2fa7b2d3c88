//! The exchange tree: what comes in from JSON or JavaScript and what goes out again.
//!
//! Every face hands the core a [`Node`] and gets one back: `serde` fills it on servers, the browser's
//! own `JSON` and a small reader of what that wrote in the checkout module. So there is one decoder and one encoder
//! for each type, with one set of error messages.

mod decode;
#[cfg(feature = "json")]
pub(crate) mod json;
mod map;
mod record;
#[cfg(feature = "serde")]
mod serde_impl;
mod shape;
mod words;

pub use decode::{At, Fields, FromNode};
pub use map::Map;
pub(crate) use record::record;
pub use shape::{Names, Shape};
pub use words::Words;

/// A JSON value. Maps keep their order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Node {
    /// `null`, or a JavaScript `undefined`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that is exact in JavaScript too.
    Int(i64),
    /// Any other number, written as JavaScript writes it.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Node>),
    /// An object.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// The value under `key`, if this is a map that has it.
    ///
    /// ```
    /// use debitor::node::Node;
    /// let node = Node::Map(vec![("vat".into(), Node::Text("DK13585628".into()))]);
    /// assert_eq!(node.get("vat").and_then(Node::text).as_deref(), Some("DK13585628"));
    /// ```
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        match self {
            Node::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The same, to change it.
    #[cfg(feature = "checkout")]
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        match self {
            Node::Map(entries) => entries.iter_mut().find(|(name, _)| name == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// Follows a dotted path: keys of maps (`billing.vat_id`), positions in lists from 0 (`street.0`), and names in a list of
    /// named values, as shops keep fields of their own (`meta_data._billing_cvr`).
    ///
    /// A named value is `{"key": …, "value": …}`, or with `attribute_code`, `code` or `name` in place of `key`. The
    /// first one of that name that is neither null nor an empty text counts. A key or name that itself holds dots is found too, as long as it is whole.
    ///
    /// ```
    /// use debitor::node::Node;
    /// let order: Node = serde_json::from_str(
    ///     r#"{"meta_data": [{"id": 7, "key": "_billing_cvr", "value": "13585628"}], "street": ["Nørregade 7", "2. tv."]}"#,
    /// ).unwrap();
    /// assert_eq!(order.at("meta_data._billing_cvr"), Some(&Node::Text("13585628".into())));
    /// assert_eq!(order.at("street.1"), Some(&Node::Text("2. tv.".into())));
    /// ```
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Node> {
        if let Some(found) = self.step(path) {
            return Some(found);
        }
        let (head, rest) = crate::text::cut(path, b'.')?;
        self.step(head)?.at(rest)
    }

    /// The value that one name or position leads to.
    fn step(&self, name: &str) -> Option<&Node> {
        let Node::List(items) = self else {
            return self.get(name);
        };
        match crate::text::count(name) {
            Some(position) => items.get(position),
            None => items.iter().find_map(|item| item.named(name)),
        }
    }

    /// The value of a named value that has this name, unless it is null or an empty text.
    fn named(&self, name: &str) -> Option<&Node> {
        let Node::Map(entries) = self else {
            return None;
        };
        let (mut is_it, mut found) = (false, None);
        for (key, node) in entries {
            match (key.as_str(), node) {
                ("key" | "attribute_code" | "code" | "name", Node::Text(text)) if text == name => is_it = true,
                ("value", Node::Null) => {}
                ("value", Node::Text(text)) if text.is_empty() => {}
                ("value", _) => found = Some(node),
                _ => {}
            }
        }
        found.filter(|_| is_it)
    }

    /// How many values there are, this one among them.
    #[must_use]
    pub fn count(&self) -> usize {
        let mut count = 1;
        match self {
            Node::List(items) => items.iter().for_each(|item| count += item.count()),
            Node::Map(entries) => entries.iter().for_each(|(_, child)| count += child.count()),
            _ => {}
        }
        count
    }

    /// The value as a person would have typed it: texts as they are, numbers and booleans written out, else `None`.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Node::Bool(true) => Some("true".into()),
            Node::Bool(false) => Some("false".into()),
            Node::Int(number) => Some(number_text(*number)),
            Node::Number(text) | Node::Text(text) => Some(text.clone()),
            Node::Null | Node::List(_) | Node::Map(_) => None,
        }
    }
}

/// A whole number as text, without the formatting machinery (bytes in the checkout module).
pub(crate) fn number_text(number: i64) -> String {
    let mut text = String::new();
    if number < 0 {
        text.push('-');
    }
    write_digits(number.unsigned_abs(), &mut text);
    text
}

fn write_digits(number: u64, text: &mut String) {
    if number > 9 {
        write_digits(number / 10, text);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// Encodes a value as a [`Node`].
pub trait ToNode {
    /// The tree for this value.
    fn to_node(&self) -> Node;
}

impl ToNode for Node {
    fn to_node(&self) -> Node {
        self.clone()
    }
}

impl ToNode for bool {
    fn to_node(&self) -> Node {
        Node::Bool(*self)
    }
}

impl ToNode for u32 {
    fn to_node(&self) -> Node {
        Node::Int(i64::from(*self))
    }
}

impl ToNode for String {
    fn to_node(&self) -> Node {
        Node::Text(self.clone())
    }
}

impl ToNode for &'static str {
    fn to_node(&self) -> Node {
        Node::Text((*self).to_owned())
    }
}

impl<T: ToNode> ToNode for Option<T> {
    fn to_node(&self) -> Node {
        self.as_ref().map_or(Node::Null, ToNode::to_node)
    }
}

impl<T: ToNode> ToNode for Vec<T> {
    fn to_node(&self) -> Node {
        let mut list = Vec::with_capacity(self.len());
        for item in self {
            list.push(item.to_node());
        }
        Node::List(list)
    }
}

/// An object in the making.
#[derive(Default)]
pub(crate) struct Object(Vec<(String, Node)>);

impl Object {
    /// Adds a key.
    #[inline(never)]
    pub(crate) fn with(&mut self, key: &str, value: Node) -> &mut Self {
        self.0.push((key.to_owned(), value));
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub(crate) fn text(&mut self, key: &str, value: &str) -> &mut Self {
        self.with(key, Node::Text(value.to_owned()))
    }

    /// Adds a text that may be missing.
    pub(crate) fn maybe(&mut self, key: &str, value: Option<&str>) -> &mut Self {
        match value {
            Some(text) => self.text(key, text),
            None => self.with(key, Node::Null),
        }
    }

    /// Adds a flag.
    pub(crate) fn flag(&mut self, key: &str, value: bool) -> &mut Self {
        self.with(key, Node::Bool(value))
    }

    /// Adds a number.
    pub(crate) fn number(&mut self, key: &str, value: usize) -> &mut Self {
        self.with(key, Node::Int(value as i64))
    }

    /// The finished tree; what was added so far is gone from here.
    pub(crate) fn done(&mut self) -> Node {
        Node::Map(std::mem::take(&mut self.0))
    }
}

#[cfg(all(test, feature = "serde"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Node;

    const ORDER: &str = r#"{
        "street": ["Nørregade 7", "2. tv."],
        "a.b": 1, "a": {"b": 2},
        "meta_data": [
            {"id": 1, "key": "cvr", "value": null}, {"id": 9, "key": "cvr", "value": ""},
            {"id": 2, "key": "cvr", "value": "13585628"},
            {"id": 3, "key": "cvr", "value": "1"}, {"id": 4, "key": "VAT Number", "value": "DK13585628"},
            {"id": 5, "key": "dotted.key", "value": {"deep": [true]}}, "cvr", null, {"key": "bare"}
        ],
        "custom_attributes": [{"attribute_code": "ean", "value": 5798000420526}],
        "fields": [{"code": "a", "value": "A"}, {"name": "b", "label": "a", "value": "B"}],
        "lines": [[{"sku": "x"}], {"key": 7, "value": 8}]
    }"#;

    #[track_caller]
    fn leads_to(path: &str, expected: &str) {
        let order: Node = serde_json::from_str(ORDER).unwrap();
        assert_eq!(order.at(path).and_then(Node::text).unwrap_or_default(), expected, "{path}");
    }

    #[test]
    fn a_path_leads_through_maps_positions_and_names() {
        leads_to("street.0", "Nørregade 7");
        leads_to("street.1", "2. tv.");
        leads_to("lines.0.0.sku", "x");
        leads_to("meta_data.2.value", "13585628");
        leads_to("meta_data.VAT Number", "DK13585628");
        leads_to("custom_attributes.ean", "5798000420526");
        leads_to("fields.a", "A");
        leads_to("fields.b", "B");
    }

    #[test]
    fn of_values_of_one_name_the_first_that_is_filled_counts() {
        leads_to("meta_data.cvr", "13585628");
    }

    #[test]
    fn a_whole_key_or_name_with_dots_counts_before_its_parts() {
        leads_to("a.b", "1");
        leads_to("meta_data.dotted.key", "");
        let order: Node = serde_json::from_str(ORDER).unwrap();
        let meta = order.get("meta_data").unwrap();
        assert_eq!(meta.at("dotted.key").and_then(|value| value.at("deep.0")), Some(&Node::Bool(true)));
    }

    #[test]
    fn what_leads_nowhere_is_nothing() {
        for path in
            ["", ".", "street", "street.2", "street.-1", "street.x", "meta_data.bare", "meta_data.id", "lines.7"]
        {
            leads_to(path, "");
        }
    }
}

//! The exchange tree: what comes in from JSON or JavaScript and what goes out again.
//!
//! Every face hands the core a [`Node`] and gets one back: `serde` fills it on servers, the browser's
//! own `JSON` and a small reader of what that wrote in the checkout module. So there is one decoder and one encoder
//! for each type, with one set of error messages.

mod decode;
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

    /// Follows a dotted path (`billing.vat_id`); list items by their number from 0.
    ///
    /// A key that itself holds dots is found too, as long as it is whole.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Node> {
        if let Some(found) = self.get(path) {
            return Some(found);
        }
        let (head, rest) = crate::text::cut(path, b'.')?;
        let child = match self {
            Node::List(items) => items.get(crate::text::count(head)?),
            _ => self.get(head),
        };
        child?.at(rest)
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

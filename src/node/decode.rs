//! Decoding a tree into types, with the JSON path of whatever is wrong.

use super::{Map, Node, number_text};
use crate::error::Error;

/// Where the decoder stands: a chain of keys and list positions up to the root.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Item(usize),
}

impl<'a> At<'a> {
    /// The root, written `$`.
    pub const ROOT: At<'static> = At { parent: None, step: Step::Root };

    /// The value under `name`.
    #[must_use]
    pub fn key(&'a self, name: &'a str) -> At<'a> {
        At { parent: Some(self), step: Step::Key(name) }
    }

    /// The list item number `index`, from 0.
    #[must_use]
    pub fn item(&'a self, index: usize) -> At<'a> {
        At { parent: Some(self), step: Step::Item(index) }
    }

    /// The JSON path, e.g. `$.kinds.b2b.required[0]`.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = self.parent.map_or_else(String::new, At::path);
        match self.step {
            Step::Root => path.push('$'),
            Step::Key(name) => {
                path.push('.');
                path.push_str(name);
            }
            Step::Item(index) => {
                path.push('[');
                path.push_str(&number_text(index as i64));
                path.push(']');
            }
        }
        path
    }
}

/// Decodes a value from a [`Node`].
pub trait FromNode: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// With the JSON path, when the tree does not hold such a value.
    fn from_node(node: &Node, at: &At<'_>) -> Result<Self, Error>;

    /// What a missing key means: an error, unless the type has an empty value.
    ///
    /// # Errors
    /// `profile.missing` with the JSON path.
    fn missing(at: &At<'_>) -> Result<Self, Error> {
        Err(Error::missing(at.path()))
    }
}

impl FromNode for bool {
    fn from_node(node: &Node, at: &At<'_>) -> Result<Self, Error> {
        match node {
            Node::Bool(flag) => Ok(*flag),
            _ => Err(Error::wrong_type("true or false", at.path())),
        }
    }

    fn missing(_: &At<'_>) -> Result<Self, Error> {
        Ok(false)
    }
}

impl FromNode for u32 {
    fn from_node(node: &Node, at: &At<'_>) -> Result<Self, Error> {
        match node {
            Node::Int(number) => u32::try_from(*number).ok(),
            _ => None,
        }
        .ok_or_else(|| Error::wrong_type("a whole number from 0", at.path()))
    }
}

impl FromNode for String {
    fn from_node(node: &Node, at: &At<'_>) -> Result<Self, Error> {
        match node {
            Node::Text(text) => Ok(text.clone()),
            _ => Err(Error::wrong_type("a text", at.path())),
        }
    }
}

impl<T: FromNode> FromNode for Option<T> {
    fn from_node(node: &Node, at: &At<'_>) -> Result<Self, Error> {
        match node {
            Node::Null => Ok(None),
            _ => T::from_node(node, at).map(Some),
        }
    }

    fn missing(_: &At<'_>) -> Result<Self, Error> {
        Ok(None)
    }
}

impl<T: FromNode> FromNode for Vec<T> {
    fn from_node(node: &Node, at: &At<'_>) -> Result<Self, Error> {
        match node {
            Node::List(items) => {
                let mut list = Vec::with_capacity(items.len());
                for (index, item) in items.iter().enumerate() {
                    list.push(T::from_node(item, &at.item(index))?);
                }
                Ok(list)
            }
            _ => Err(Error::wrong_type("a list", at.path())),
        }
    }

    fn missing(_: &At<'_>) -> Result<Self, Error> {
        Ok(Vec::new())
    }
}

impl<T: FromNode> FromNode for Map<T> {
    fn from_node(node: &Node, at: &At<'_>) -> Result<Self, Error> {
        match node {
            Node::Map(entries) => {
                let mut map = Map::new();
                for (key, value) in entries {
                    map.insert(key.clone(), T::from_node(value, &at.key(key))?);
                }
                Ok(map)
            }
            _ => Err(Error::wrong_type("an object", at.path())),
        }
    }

    fn missing(_: &At<'_>) -> Result<Self, Error> {
        Ok(Map::new())
    }
}

/// The keys of one object while it is decoded.
pub struct Fields<'a> {
    node: &'a Node,
    at: &'a At<'a>,
}

impl<'a> Fields<'a> {
    /// Checks that `node` is an object with no other keys than `known`.
    ///
    /// # Errors
    /// `profile.type` when it is no object, `profile.unknown` with the nearest known name as hint.
    pub fn of(node: &'a Node, at: &'a At<'a>, known: &[&'static str]) -> Result<Self, Error> {
        let Node::Map(entries) = node else {
            return Err(Error::wrong_type("an object", at.path()));
        };
        match entries.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            Some((key, _)) => Err(Error::unknown("profile.unknown", "key", key, known).at(at.key(key).path())),
            None => Ok(Self { node, at }),
        }
    }

    /// Decodes the value under `name`.
    ///
    /// # Errors
    /// What its type says.
    pub fn take<T: FromNode>(&self, name: &'static str) -> Result<T, Error> {
        let at = self.at.key(name);
        match self.node.get(name) {
            Some(node) => T::from_node(node, &at),
            None => T::missing(&at),
        }
    }
}

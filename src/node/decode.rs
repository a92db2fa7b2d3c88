//! Decoding a tree into types, with the JSON path of whatever is wrong.
//!
//! A type says as data which [`Shape`] its trees have. One walk checks a tree against it, whatever the type; building
//! the value can't fail after that.

use super::{Map, Node, Shape, number_text};
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

    /// The JSON path, e.g. `$.kinds.b2b.required[0]`, `$.sources['custom.member']`.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = self.parent.map_or_else(String::new, At::path);
        match self.step {
            Step::Root => path.push('$'),
            Step::Key(name) if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-$".contains(&byte)) => {
                path.push('.');
                path.push_str(name);
            }
            // A key with a dot or a space in it would look like several (RFC 9535, bracket notation).
            Step::Key(name) => {
                path.push_str("['");
                for character in name.chars() {
                    if matches!(character, '\'' | '\\') {
                        path.push('\\');
                    }
                    path.push(character);
                }
                path.push_str("']");
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
///
/// Decoders of composed types are not inlined: a third of a kilobyte less in the checkout module.
pub trait FromNode: Sized {
    /// What a tree must look like to hold such a value.
    const SHAPE: &'static Shape;

    /// The value of a tree that has the shape, or of none where nothing need be given.
    fn decode(node: Option<&Node>) -> Self;

    /// Reads the value.
    ///
    /// # Errors
    /// With the JSON path, when the tree does not hold such a value.
    fn from_node(node: &Node, at: &At<'_>) -> Result<Self, Error> {
        Self::SHAPE.check(Some(node), at)?;
        Ok(Self::decode(Some(node)))
    }
}

impl FromNode for bool {
    const SHAPE: &'static Shape = &Shape::Flag;

    fn decode(node: Option<&Node>) -> Self {
        matches!(node, Some(Node::Bool(true)))
    }
}

impl FromNode for u32 {
    const SHAPE: &'static Shape = &Shape::Count;

    fn decode(node: Option<&Node>) -> Self {
        match node {
            Some(Node::Int(number)) => u32::try_from(*number).unwrap_or_default(),
            _ => 0,
        }
    }
}

impl FromNode for String {
    const SHAPE: &'static Shape = &Shape::Text;

    fn decode(node: Option<&Node>) -> Self {
        match node {
            Some(Node::Text(text)) => text.clone(),
            _ => String::new(),
        }
    }
}

impl<T: FromNode> FromNode for Option<T> {
    const SHAPE: &'static Shape = &Shape::Optional(T::SHAPE);

    #[inline(never)]
    fn decode(node: Option<&Node>) -> Self {
        match node {
            None | Some(Node::Null) => None,
            _ => Some(T::decode(node)),
        }
    }
}

impl<T: FromNode> FromNode for Vec<T> {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);

    #[inline(never)]
    fn decode(node: Option<&Node>) -> Self {
        let mut list = Vec::new();
        if let Some(Node::List(items)) = node {
            for item in items {
                list.push(T::decode(Some(item)));
            }
        }
        list
    }
}

impl<T: FromNode> FromNode for Map<T> {
    const SHAPE: &'static Shape = &Shape::Map(None, T::SHAPE);

    #[inline(never)]
    fn decode(node: Option<&Node>) -> Self {
        let mut map = Map::new();
        if let Some(Node::Map(entries)) = node {
            for (key, value) in entries {
                map.insert(key.clone(), T::decode(Some(value)));
            }
        }
        map
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
        // An editor's note of the schema that a file follows.
        let is_known = |key: &str| known.contains(&key) || (key == "$schema" && matches!(at.step, Step::Root));
        match entries.iter().find(|(key, _)| !is_known(key)) {
            Some((key, _)) => Err(Error::unknown("profile.unknown", "key", key, known).at(at.key(key).path())),
            None => Ok(Self { node, at }),
        }
    }

    /// Decodes the value under `name`.
    ///
    /// # Errors
    /// What its type says.
    pub fn take<T: FromNode>(&self, name: &'static str) -> Result<T, Error> {
        let node = self.node.get(name);
        T::SHAPE.check(node, &self.at.key(name))?;
        Ok(T::decode(node))
    }
}

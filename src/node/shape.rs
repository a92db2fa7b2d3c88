//! What a tree must look like, as data.

use super::{At, Fields, Node};
use crate::error::Error;

/// Judges a name: whether it is known, or what is wrong with it.
pub type Names = fn(&str) -> Result<(), Error>;

/// The form that a value has in the tree.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Anything, which is not read.
    Any,
    /// `true` or `false`; none is `false`.
    Flag,
    /// A whole number from 0; none is 0.
    Count,
    /// A text.
    Text,
    /// A text that must be one of certain names.
    Name(Names),
    /// Nothing, `null`, or what stands here.
    Optional(&'static Shape),
    /// An array; none is an empty one.
    List(&'static Shape),
    /// An array that is not empty where it is given.
    Parts(&'static Shape),
    /// An object with keys of its own choice, or of certain names; none is an empty one.
    Map(Option<Names>, &'static Shape),
    /// An object with these keys and no others.
    Record(&'static [(&'static str, &'static Shape)]),
}

impl Shape {
    /// Checks that `node` has this shape.
    ///
    /// # Errors
    /// The first finding, with its JSON path: `profile.missing`, `profile.type`, or `profile.unknown` with the nearest
    /// name.
    pub fn check(&self, node: Option<&Node>, at: &At<'_>) -> Result<(), Error> {
        let Some(node) = node else {
            return match self {
                Shape::Text | Shape::Name(_) | Shape::Record(_) => Err(Error::missing(at.path())),
                _ => Ok(()),
            };
        };
        let expected = match (self, node) {
            (Shape::Any, _)
            | (Shape::Optional(_), Node::Null)
            | (Shape::Flag, Node::Bool(_))
            | (Shape::Text, Node::Text(_)) => {
                return Ok(());
            }
            (Shape::Optional(shape), _) => return shape.check(Some(node), at),
            (Shape::Count, Node::Int(number)) if u32::try_from(*number).is_ok() => return Ok(()),
            (Shape::Name(judge), Node::Text(name)) => return judge(name).map_err(|error| error.at(at.path())),
            (Shape::Parts(_), Node::List(items)) if items.is_empty() => "at least one part",
            (Shape::List(shape) | Shape::Parts(shape), Node::List(items)) => {
                for (index, item) in items.iter().enumerate() {
                    shape.check(Some(item), &at.item(index))?;
                }
                return Ok(());
            }
            (Shape::Map(names, shape), Node::Map(entries)) => {
                for (key, value) in entries {
                    let at = at.key(key);
                    if let Some(judge) = names {
                        judge(key).map_err(|error| error.at(at.path()))?;
                    }
                    shape.check(Some(value), &at)?;
                }
                return Ok(());
            }
            (Shape::Record(keys), Node::Map(_)) => {
                let mut known = Vec::new();
                for (key, _) in *keys {
                    known.push(*key);
                }
                Fields::of(node, at, &known)?;
                for (key, shape) in *keys {
                    shape.check(node.get(key), &at.key(key))?;
                }
                return Ok(());
            }
            (Shape::Flag, _) => "true or false",
            (Shape::Count, _) => "a whole number from 0",
            (Shape::Text | Shape::Name(_), _) => "a text",
            (Shape::List(_) | Shape::Parts(_), _) => "a list",
            (Shape::Map(..) | Shape::Record(_), _) => "an object",
        };
        Err(Error::wrong_type(expected, at.path()))
    }
}

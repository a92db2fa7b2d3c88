//! A profile that extends another one: laid over it, key by key.
//!
//! Objects are merged, anything else is replaced, and `null` takes a key out (RFC 7396, JSON Merge Patch).

use crate::error::Error;
use crate::node::Node;
use crate::text::{concat, join};

/// The most profiles in a row.
const DEPTH: usize = 8;

/// Lays `over` over `base`.
///
/// ```
/// use debitor::{node::Node, profile::merge};
/// let node = |json| serde_json::from_str::<Node>(json).unwrap();
/// let merged = merge(node(r#"{"a":{"b":1,"c":2},"d":[1]}"#), node(r#"{"a":{"b":null,"e":3},"d":[]}"#));
/// assert_eq!(merged, node(r#"{"a":{"c":2,"e":3},"d":[]}"#));
/// ```
#[must_use]
pub fn merge(base: Node, over: Node) -> Node {
    let Node::Map(changes) = over else { return over };
    let Node::Map(mut entries) = base else { return merge(Node::Map(Vec::new()), Node::Map(changes)) };
    for (key, change) in changes {
        let place = entries.iter().position(|(known, _)| *known == key);
        match (place.and_then(|place| entries.get_mut(place)), change) {
            (_, Node::Null) => entries.retain(|(known, _)| *known != key),
            (Some(entry), change) => entry.1 = merge(std::mem::take(&mut entry.1), change),
            (None, change) => entries.push((key, merge(Node::Null, change))),
        }
    }
    Node::Map(entries)
}

/// The whole profile of one that may extend another: `find` gives the profile of a name.
///
/// # Errors
/// `profile.extends` when profiles extend each other in a circle or too many in a row, what `find` says when there is
/// none of that name.
pub fn resolve(profile: &Node, find: &mut dyn FnMut(&str) -> Result<Node, Error>) -> Result<Node, Error> {
    let mut names: Vec<String> = Vec::new();
    let mut layers = vec![profile.clone()];
    while let Some(Node::Text(name)) = layers.last().and_then(|layer| layer.get("extends")).cloned() {
        let is_known = names.contains(&name);
        names.push(name);
        if is_known || names.len() > DEPTH {
            let message = if is_known { "these profiles extend each other: " } else { "too many profiles in a row: " };
            return Err(
                Error::new("profile.extends", concat(&[message, &join(&names, " > ")])).at("$.extends".to_owned())
            );
        }
        let found = names.last().map(|name| find(name)).unwrap_or(Ok(Node::Null));
        layers.push(found.map_err(|error| error.at("$.extends".to_owned()))?);
    }
    let mut whole = layers.pop().unwrap_or_default();
    while let Some(mut over) = layers.pop() {
        if let Node::Map(entries) = &mut over {
            entries.retain(|(key, _)| key != "extends");
        }
        whole = merge(whole, over);
    }
    Ok(whole)
}

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
    let mut entries = if let Node::Map(entries) = base { entries } else { Vec::new() };
    for (key, change) in changes {
        let place = entries.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            entries.push((key, Node::Null));
            entries.len() - 1
        });
        if matches!(change, Node::Null) {
            entries.remove(place);
        } else if let Some((_, entry)) = entries.get_mut(place) {
            *entry = merge(std::mem::take(entry), change);
        }
    }
    Node::Map(entries)
}

/// The whole profile of one that may extend another: `find` gives the profile of a name.
///
/// # Errors
/// `profile.extends` when profiles extend each other in a circle or too many in a row, what `find` says when there is
/// none of that name.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
pub fn resolve(profile: &Node, find: &mut dyn FnMut(&str) -> Result<Node, Error>) -> Result<Node, Error> {
    resolved(profile.clone(), find)
}

/// [`resolve`] without a copy.
pub(crate) fn resolved(profile: Node, find: &mut dyn FnMut(&str) -> Result<Node, Error>) -> Result<Node, Error> {
    let mut names: Vec<String> = Vec::new();
    let mut layers = Vec::new();
    let mut whole = profile;
    while let Some(name) = base_of(&mut whole) {
        let refused = match names.len() {
            _ if names.contains(&name) => Some("these profiles extend each other: "),
            DEPTH.. => Some("too many profiles in a row: "),
            _ => None,
        };
        names.push(name);
        let found = match (refused, names.last()) {
            (None, Some(name)) => find(name),
            (refused, _) => {
                let message = concat(&[refused.unwrap_or_default(), &join(&names, " > ")]);
                Err(Error::new("profile.extends", message))
            }
        };
        layers.push(whole);
        whole = found.map_err(|error| error.at("$.extends".to_owned()))?;
    }
    while let Some(over) = layers.pop() {
        whole = merge(whole, over);
    }
    Ok(whole)
}

/// Takes the name of the profile that this one extends.
fn base_of(profile: &mut Node) -> Option<String> {
    let Node::Map(entries) = profile else { return None };
    let place = entries.iter().position(|(key, node)| key == "extends" && matches!(node, Node::Text(_)))?;
    if let (_, Node::Text(name)) = entries.remove(place) { Some(name) } else { None }
}

//! What a customer holds and nobody reads: told on request, so that a misspelt column does not stay silent.

use crate::error::nearest;
use crate::fields::{CUSTOM, FIELDS};
use crate::node::Node;
use crate::problem::{Params, Problem};
use crate::profile::Profile;

/// A warning for each filled value that no field and no source names, by its dotted path.
pub(super) fn strays(profile: &Profile, customer: &Node) -> Vec<Problem> {
    let mut known: Vec<&str> = FIELDS.iter().flat_map(|field| profile.sources_of(field.name)).collect();
    known.extend(profile.sources.values().flatten().map(String::as_str));
    known.extend(profile.selector.iter().flat_map(|selector| selector.sources.iter()).map(String::as_str));
    let mut found = Vec::new();
    walk(customer, String::new(), &known, &mut found);
    found
}

fn walk(node: &Node, path: String, known: &[&str], found: &mut Vec<Problem>) {
    let join = |name: &str| if path.is_empty() { name.to_owned() } else { [&path, ".", name].concat() };
    match node {
        Node::Map(entries) => {
            for (name, child) in entries {
                walk(child, join(name), known, found);
            }
        }
        Node::List(items) => {
            for (index, child) in items.iter().enumerate() {
                walk(child, join(&crate::node::number_text(index as i64)), known, found);
            }
        }
        _ if known.contains(&path.as_str()) || path.starts_with(CUSTOM) || node.text().is_none() => {}
        _ => {
            let problem = Problem::warning("field.unknown", Params::new().text("found", &path)).on(&path);
            found.push(problem.suggesting(nearest(&path, known).map(str::to_owned).into_iter().collect()));
        }
    }
}

//! From the shop's data to canonical fields: each from its sources, the first filled one winning.

use super::known_kind;
use crate::fields::{CUSTOM, FIELDS};
use crate::node::{Map, Node};
use crate::profile::{KINDS, Profile};

/// The filled fields, as typed.
pub(super) fn gather(profile: &Profile, customer: &Node) -> Map<String> {
    let mut values = Map::new();
    let own = profile.sources.keys().map(String::as_str).filter(|name| name.starts_with(CUSTOM));
    for field in FIELDS.iter().map(|field| field.name).chain(own) {
        if let Some(text) = first_filled(customer, &profile.sources_of(field)) {
            values.insert(field.to_owned(), text);
        }
    }
    for (name, text) in custom(customer) {
        values.entry(name).or_insert(text);
    }
    values
}

/// A merchant's own fields: `{"custom": {"member": "7"}}` or `{"custom.member": "7"}`.
fn custom(customer: &Node) -> Vec<(String, String)> {
    let filled = |name: String, node: &Node| {
        let text = node.text().filter(|text| !text.trim().is_empty())?;
        Some((name, text))
    };
    let Node::Map(entries) = customer else { return Vec::new() };
    entries
        .iter()
        .flat_map(|(name, node)| match node {
            Node::Map(own) if name == "custom" => {
                own.iter().filter_map(|(name, node)| filled([CUSTOM, name].concat(), node)).collect()
            }
            _ if name.starts_with(CUSTOM) => filled(name.clone(), node).into_iter().collect(),
            _ => Vec::new(),
        })
        .collect()
}

fn first_filled(customer: &Node, sources: &[&str]) -> Option<String> {
    sources.iter().filter_map(|source| customer.at(source)?.text()).find(|text| !text.trim().is_empty())
}

/// The kind: what the form's selector says, else the first kind one of whose fields is filled, else the last one.
pub(super) fn kind(profile: &Profile, customer: &Node, values: &Map<String>) -> &'static str {
    if let Some(selector) = &profile.selector {
        let sources: Vec<&str> = selector.sources.iter().map(String::as_str).collect();
        let chosen = first_filled(customer, &sources);
        let chosen = chosen
            .as_deref()
            .map(str::trim)
            .and_then(|value| known_kind(selector.values.get(value).map_or(value, String::as_str)));
        if let Some(kind) = chosen.filter(|kind| profile.kinds.contains_key(*kind)) {
            return kind;
        }
    }
    let triggered = KINDS.iter().copied().find(|kind| {
        profile.kinds.get(*kind).is_some_and(|rules| rules.when_filled.iter().any(|field| values.contains_key(field)))
    });
    triggered.unwrap_or("b2c")
}

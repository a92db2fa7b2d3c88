//! From the shop's data to canonical fields: each from its sources, the first filled one winning.

use super::known_kind;
use crate::fields::{CUSTOM, FIELDS, is_blank};
use crate::node::{Map, Node};
use crate::profile::{KINDS, Profile};
use crate::text::trim;

/// The filled fields, as typed.
pub(super) fn gather(profile: &Profile, customer: &Node) -> Map<String> {
    let mut values = Map::new();
    let mut take = |field: &str| {
        if let Some(text) = first_filled(customer, &profile.sources_of(field)) {
            values.insert(field.to_owned(), text);
        }
    };
    for field in FIELDS {
        take(field.name);
    }
    for field in profile.sources.keys() {
        if field.starts_with(CUSTOM) {
            take(field);
        }
    }
    if let Node::Map(entries) = customer {
        // A merchant's own fields: `{"custom": {"member": "7"}}` or `{"custom.member": "7"}`.
        for (name, node) in entries {
            match node {
                Node::Map(own) if name == "custom" => {
                    for (name, node) in own {
                        fill([CUSTOM, name].concat(), node, &mut values);
                    }
                }
                _ if name.starts_with(CUSTOM) => fill(name.clone(), node, &mut values),
                _ => {}
            }
        }
    }
    values
}

/// Takes the value of a merchant's own field that no source has filled.
fn fill(name: String, node: &Node, values: &mut Map<String>) {
    if let Some(text) = filled(node)
        && !values.contains_key(&name)
    {
        values.insert(name, text);
    }
}

/// The text of a value that holds more than white space and control characters; of a list, its texts with commas.
fn filled(node: &Node) -> Option<String> {
    let text = match node {
        Node::List(items) => {
            let mut texts = Vec::new();
            for item in items {
                texts.extend(item.text());
            }
            Some(texts.join(", "))
        }
        single => single.text(),
    };
    text.filter(|text| !is_blank(text))
}

fn first_filled(customer: &Node, sources: &[&str]) -> Option<String> {
    sources.iter().find_map(|source| filled(customer.at(source)?))
}

/// The kind that the form's selector says, where it says one that the profile knows.
pub(super) fn chosen_kind(profile: &Profile, customer: &Node) -> Option<&'static str> {
    let selector = profile.selector.as_ref()?;
    let sources: Vec<&str> = selector.sources.iter().map(String::as_str).collect();
    kind_named(profile, &first_filled(customer, &sources)?)
}

/// The kind that a value of the form's selector means.
pub(super) fn kind_named(profile: &Profile, value: &str) -> Option<&'static str> {
    let (selector, value) = (profile.selector.as_ref()?, trim(value));
    known_kind(selector.values.get(value).map_or(value, String::as_str)).filter(|kind| profile.kinds.contains_key(kind))
}

/// Values as typed, by their fields.
pub(super) trait Values<'v> {
    /// The value of a field that is filled.
    fn get(&self, field: &str) -> Option<&str>;
    /// Fills a field.
    fn put(&mut self, field: &str, value: &'v str);
}

impl Values<'_> for Map<String> {
    fn get(&self, field: &str) -> Option<&str> {
        Map::get(self, field).map(String::as_str)
    }

    fn put(&mut self, field: &str, value: &str) {
        self.insert(field.to_owned(), value.to_owned());
    }
}

/// Fills empty fields with what the customer's template says, and the country with what the postcode says of it where
/// postcodes are read, else with the profile's.
pub(super) fn fill_in<'p>(profile: &'p Profile, values: &mut impl Values<'p>) {
    let named = values.get("template").map(crate::fields::tidy);
    if let Some(template) = named.and_then(|name| profile.templates.get(&name)) {
        for (field, value) in template.defaults.iter() {
            if values.get(field).is_none() && !is_blank(value) {
                values.put(field, value);
            }
        }
    }
    #[cfg(feature = "postcode")]
    if crate::profile::lists(&profile.formats, "postcode") {
        for (country, postcode) in [("country", "postcode"), ("delivery_country", "delivery_postcode")] {
            if values.get(country).is_none()
                && let Some(home) = values.get(postcode).and_then(crate::ids::postcode_home)
            {
                values.put(country, home.as_str());
            }
        }
    }
    if let Some(country) = profile.country.as_deref().filter(|_| values.get("country").is_none()) {
        values.put("country", country);
    }
}

/// The kind: the chosen one, else the first one of whose fields one is filled, else the last one that there is.
pub(super) fn kind(profile: &Profile, chosen: Option<&'static str>, is_filled: &dyn Fn(&str) -> bool) -> &'static str {
    if let Some(kind) = chosen {
        return kind;
    }
    let triggered = KINDS.iter().copied().find(|kind| {
        profile.kinds.get(kind).is_some_and(|rules| rules.when_filled.iter().any(|field| is_filled(field)))
    });
    let last = || KINDS.iter().copied().rfind(|kind| profile.kinds.contains_key(kind));
    triggered.or_else(last).unwrap_or("b2c")
}

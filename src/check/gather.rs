//! From the shop's data to canonical fields: each from its sources, the first filled one winning.

use crate::fields::{CUSTOM, is_blank};
use crate::node::{Map, Node};
use crate::problem::{Params, Problem};
use crate::profile::{KINDS, Profile, lists};
use crate::text::{concat, is_same_word, join, trim};

/// Where a customer's values come from.
pub(crate) trait Customer {
    /// The text at a name or dotted path, where it holds more than white space and control characters.
    fn filled(&self, path: &str) -> Option<String>;

    /// Gives each value of a merchant's own field that is filled, under the field's canonical name.
    fn own(&self, give: &mut dyn FnMut(String, String));
}

impl Customer for Node {
    fn filled(&self, path: &str) -> Option<String> {
        filled(self.at(path)?)
    }

    // `{"custom": {"member": "7"}}` or `{"custom.member": "7"}`.
    fn own(&self, give: &mut dyn FnMut(String, String)) {
        let mut fill = |name: String, node: &Node| {
            if let Some(text) = filled(node) {
                give(name, text);
            }
        };
        let Node::Map(entries) = self else { return };
        for (name, node) in entries {
            match node {
                Node::Map(own) if name == "custom" => {
                    for (name, node) in own {
                        fill(concat(&[CUSTOM, name]), node);
                    }
                }
                _ if name.starts_with(CUSTOM) => fill(name.clone(), node),
                _ => {}
            }
        }
    }
}

/// The filled fields, as typed.
pub(super) fn gather(profile: &Profile, customer: &impl Customer) -> Map<String> {
    let mut values = Map::new();
    let mut take = |field: &str| {
        let something = |source: &str| customer.filled(source).filter(|text| !is_none(profile, field, text));
        if let Some(text) = profile.sources_of(field).iter().find_map(|source| something(source)) {
            values.insert(field.to_owned(), text);
        }
    };
    for field in profile.fed() {
        take(field);
    }
    // The merchant's own fields that no source has filled.
    customer.own(&mut |name, text| {
        if !is_none(profile, &name, &text) && !values.contains_key(&name) {
            values.insert(name, text);
        }
    });
    values
}

/// The text of a value that holds more than white space and control characters; of a list, its texts with commas.
fn filled(node: &Node) -> Option<String> {
    let text = match node {
        Node::List(items) => {
            let mut texts = Vec::new();
            for item in items {
                if let Some(text) = item.text() {
                    texts.push(text);
                }
            }
            Some(join(&texts, ", "))
        }
        single => single.text(),
    };
    text.filter(|text| !is_blank(text))
}

/// Whether the text is what the shop writes where there is nothing.
pub(super) fn is_none(profile: &Profile, field: &str, text: &str) -> bool {
    profile.blank.get(field).is_some_and(|blank| lists(blank, trim(text)))
}

/// The kind that the form's selector says; the problem with what it says where the profile knows no such kind.
pub(super) fn chosen_kind(profile: &Profile, customer: &impl Customer) -> Chosen {
    let Some(selector) = profile.selector.as_ref() else { return (None, None) };
    let said = selector.sources.iter().find_map(|source| Some((source, customer.filled(source)?)));
    said.map_or((None, None), |(source, said)| kind_named(profile, source, &said))
}

/// The kind that the form says, or the problem with what it says.
pub(super) type Chosen = (Option<&'static str>, Option<Problem>);

/// The kind that a value of the form's selector means; the problem with it where the profile knows no such kind.
pub(super) fn kind_named(profile: &Profile, source: &str, said: &str) -> Chosen {
    let said = trim(said);
    let words = profile.selector.as_ref().map(|selector| &selector.values);
    let word = words.and_then(|words| words.iter().find(|(word, _)| is_same_word(word, said)));
    let meant = word.map_or(said, |(_, kind)| kind);
    if let Some(kind) = profile.kinds().find(|kind| is_same_word(kind, meant)) {
        return (Some(kind), None);
    }
    let mut params = Params::new();
    if cfg!(feature = "explain") {
        let known: Vec<&str> = profile.kinds().collect();
        params = params.text("expected", &join(&known, ", ")).text("found", said);
    }
    (None, Some(Problem::warning("value.choice", params).on(source)))
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

/// Fills empty fields with what the customer's template says; it may decide the kind.
pub(super) fn apply_template<'p>(profile: &'p Profile, values: &mut impl Values<'p>) {
    if !cfg!(feature = "explain") {
        return;
    }
    let named = values.get("template").map(crate::fields::tidy);
    if let Some(template) = named.and_then(|name| profile.templates.get(&name)) {
        for (field, value) in template.defaults.iter() {
            if values.get(field).is_none() && !is_blank(value) {
                values.put(field, value);
            }
        }
    }
}

/// Fills an empty country with what the postcode says of it where postcodes are read, else with the profile's.
pub(super) fn fill_in<'p>(profile: &'p Profile, values: &mut impl Values<'p>) {
    #[cfg(feature = "postcode")]
    if lists(&profile.formats, "postcode") {
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
    let mut last = "b2c";
    for kind in KINDS {
        if let Some(rules) = profile.kinds.get(kind) {
            last = kind;
            if rules.when_filled.iter().any(|field| is_filled(field)) {
                break;
            }
        }
    }
    last
}

//! Texts, placeholders and languages in a profile that lead nowhere.

use super::Profile;
use super::risks::risk;
use crate::error::Error;
use crate::ids::{Scheme, Verdict};
use crate::node::{At, FromNode, Map};
use crate::problem::{Catalogue, LANGUAGE_NAMES, file};

/// Tells of each language that is none, each key that nothing asks for, each placeholder that nothing fills, and each
/// text that is empty.
pub(super) fn risks(profile: &Profile, risks: &mut Vec<Error>) {
    if let Some(tag) = &profile.locale {
        language(tag, &At::ROOT.key("locale"), risks);
    }
    for (room, texts) in [("labels", &profile.labels), ("messages", &profile.messages)] {
        let at = At::ROOT.key(room);
        for (tag, texts) in texts.iter() {
            let at = at.key(tag);
            language(tag, &at, risks);
            for (key, text) in texts.iter() {
                let at = at.key(key);
                if text.trim().is_empty() {
                    risks.push(risk("an empty text: nobody is told anything".to_owned(), at.path()));
                }
                if room == "messages" {
                    message(profile, key, text, &at, risks);
                }
            }
        }
    }
}

/// A language tag whose language does not exist.
fn language(tag: &str, at: &At<'_>, risks: &mut Vec<Error>) {
    let is_known = Catalogue::built_in(tag).is_some();
    let judged = Scheme::named("locale").map(|scheme| scheme.examine(tag, None).verdict);
    if !is_known && judged == Some(Verdict::Invalid) {
        risks.push(unknown("language", tag, LANGUAGE_NAMES, at));
    }
}

/// A key of a text that nothing asks for, or one with placeholders that nothing fills.
fn message(profile: &Profile, key: &str, text: &str, at: &At<'_>, risks: &mut Vec<Error>) {
    let (keys, params) = vocabulary();
    let field = key.split_once(':').map(|(field, _)| field);
    if let Some((name, error)) = field.and_then(|name| Some((name, super::lint::field(name).err()?))) {
        risks.push(risk(format!("unknown field `{name}`"), at.path()).hinting(error.hint()));
        return;
    }
    let code = key.split_once(':').map_or(key, |(_, code)| code);
    let own = code.strip_prefix("pattern.").is_some_and(|name| profile.patterns.contains_key(name));
    let label = code.strip_prefix("field.").is_some_and(|field| super::lint::field(field).is_ok());
    if !own && !label && !keys.iter().any(|known| known == code) {
        let mut names: Vec<&str> = keys.iter().map(String::as_str).collect();
        let patterns: Vec<String> = profile.patterns.keys().map(|name| format!("pattern.{name}")).collect();
        names.extend(patterns.iter().map(String::as_str));
        risks.push(unknown("key of a text", code, &names, at));
    }
    for name in placeholders(text) {
        if !params.iter().any(|known| known == name) {
            let names: Vec<&str> = params.iter().map(String::as_str).collect();
            risks.push(unknown("placeholder", name, &names, at));
        }
    }
}

/// The keys of texts that there are, also where one text serves the codes of several schemes, and the placeholders in
/// them.
fn vocabulary() -> (Vec<String>, Vec<String>) {
    let node = file("en").unwrap_or_default();
    let texts = Map::<String>::from_node(&node, &At::ROOT).unwrap_or_default();
    let mut keys: Vec<String> = Vec::new();
    let mut params: Vec<String> = Vec::new();
    for (key, text) in texts.iter() {
        keys.push(key.to_owned());
        // `field:code` is one way to say `code`, `code_one` another.
        let code = key.split_once(':').map_or(key, |(_, code)| code);
        keys.push(code.to_owned());
        keys.extend(code.strip_suffix("_one").map(str::to_owned));
        if let Some(general) = key.strip_prefix("*.") {
            keys.extend(Scheme::all().map(|scheme| format!("{}.{general}", scheme.id())));
        }
        params.extend(placeholders(text).map(str::to_owned));
    }
    (keys, params)
}

/// The names in braces.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

fn unknown(what: &str, name: &str, names: &[&str], at: &At<'_>) -> Error {
    Error::unknown("profile.risk", what, name, names).at(at.path())
}

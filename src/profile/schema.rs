//! The JSON Schema of a profile, made from the types, with the names that their judges take.

use super::accounts::words;
use super::{CROSS, FORMATS, KINDS, Profile};
use crate::fields::FIELDS;
use crate::ids::Country;
use crate::node::{FromNode, Names, Shape};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// The JSON Schema (draft 2020-12) of a profile's file; a profile that [`Profile::from_json`] takes satisfies it.
///
/// One that `extends` another says a part of a profile, and `null` for what it takes out: that is the schema's own
/// form. Without `extends` the whole form holds as well, which stands under `else`.
///
/// ```
/// let schema = debitor::profile::schema();
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert!(schema["properties"]["kinds"].is_object());
/// ```
#[must_use]
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let mut whole = settings.into_generator().into_root_schema_for::<Profile>().to_value();
    refine(&mut whole, Profile::SHAPE);
    if let Some(properties) = whole.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("$schema".to_owned(), json!({ "description": "The schema that this file follows." }));
    }
    let mut schema = patch(&whole);
    if let Some(object) = whole.as_object_mut() {
        object.retain(|key, _| !["$schema", "title", "description"].contains(&key.as_str()));
    }
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), json!("A profile of debitor"));
        object.insert("$defs".to_owned(), definitions());
        let extends = json!({ "required": ["extends"], "properties": { "extends": { "type": "string" } } });
        object.insert("if".to_owned(), extends);
        object.insert("else".to_owned(), whole);
    }
    schema
}

/// The schema of what is laid over that: any key may be missing, or `null`. Lists are replaced as they are.
fn patch(schema: &Value) -> Value {
    let mut patched = schema.clone();
    let Some(object) = patched.as_object_mut() else { return patched };
    object.remove("required");
    for child in object.get_mut("properties").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut) {
        *child = or_null(patch(child));
    }
    if let Some(child) = object.get_mut("additionalProperties").filter(|child| child.is_object()) {
        *child = or_null(patch(child));
    }
    for alternative in object.get_mut("anyOf").and_then(Value::as_array_mut).into_iter().flatten() {
        *alternative = patch(alternative);
    }
    patched
}

/// What a schema takes, and `null`.
fn or_null(mut schema: Value) -> Value {
    let nothing = json!({ "type": "null" });
    let takes_null = schema["anyOf"].as_array().is_some_and(|any| any.contains(&nothing));
    let described = schema.as_object_mut().and_then(|object| object.remove_entry("description"));
    let mut schema = if takes_null { schema } else { json!({ "anyOf": [schema, nothing] }) };
    if let Some(object) = schema.as_object_mut() {
        object.extend(described);
    }
    schema
}

/// Says of each name which ones there are, and which keys may be missing.
fn refine(schema: &mut Value, shape: &Shape) {
    let Some(object) = schema.as_object_mut() else { return };
    match shape {
        Shape::Name(judge) => {
            let kept = ["description", "title"].map(|key| object.remove_entry(key));
            *object = named(*judge);
            object.extend(kept.into_iter().flatten());
        }
        Shape::Optional(inner) => {
            let described = object.remove_entry("description");
            object.remove("type");
            object.remove("format");
            let mut inner_schema = object.remove("anyOf").and_then(|any| any.get(0).cloned());
            let plain = inner_schema.get_or_insert_with(|| plain(inner, object));
            refine(plain, inner);
            let any = json!([plain, { "type": "null" }]);
            *object = Map::from_iter([("anyOf".to_owned(), any)]);
            object.extend(described);
        }
        Shape::List(inner) | Shape::Parts(inner) => {
            if matches!(shape, Shape::Parts(_)) {
                object.insert("minItems".to_owned(), json!(1));
            }
            refine(object.entry("items").or_insert_with(|| json!({})), inner);
        }
        Shape::Map(names, inner) => {
            if let Some(judge) = names {
                object.insert("propertyNames".to_owned(), Value::Object(named(*judge)));
            }
            refine(object.entry("additionalProperties").or_insert_with(|| json!({})), inner);
        }
        Shape::Record(keys) => {
            let required: Vec<&str> = keys
                .iter()
                .filter(|(_, shape)| shape.check(None, &crate::node::At::ROOT).is_err())
                .map(|(key, _)| *key)
                .collect();
            object.remove("required");
            if !required.is_empty() {
                object.insert("required".to_owned(), json!(required));
            }
            for (key, shape) in *keys {
                if let Some(property) = object.get_mut("properties").and_then(|all| all.get_mut(*key)) {
                    refine(property, shape);
                }
            }
        }
        Shape::Count => {
            object.insert("minimum".to_owned(), json!(0));
            object.insert("maximum".to_owned(), json!(u32::MAX));
        }
        Shape::Any | Shape::Flag | Shape::Text => {}
    }
}

/// The schema of what is optional, without `null`.
fn plain(shape: &Shape, object: &mut Map<String, Value>) -> Value {
    match shape {
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Count => json!({ "type": "integer" }),
        Shape::Text | Shape::Name(_) => json!({ "type": "string" }),
        _ => {
            let mut inner = std::mem::take(object);
            inner.insert("type".to_owned(), json!("object"));
            Value::Object(inner)
        }
    }
}

/// The names that a judge takes, out of all that a profile can speak of; any text where it takes any. The long lists
/// stand once, under `$defs`.
pub(crate) fn named(judge: Names) -> Map<String, Value> {
    let takes = |name: &str| judge(name).is_ok();
    let long = [("DK", "country"), ("email?", "identity_part"), ("email", "field")];
    if takes("\u{1}") || takes("[0-9]{3}") {
        Map::from_iter([("type".to_owned(), json!("string"))])
    } else if let Some((_, name)) = long.iter().find(|(name, _)| takes(name)) {
        Map::from_iter([("$ref".to_owned(), json!(format!("#/$defs/{name}")))])
    } else {
        let names: Vec<String> = vocabulary().into_iter().filter(|name| takes(name)).collect();
        Map::from_iter([("type".to_owned(), json!("string")), ("enum".to_owned(), json!(names))])
    }
}

/// The long lists: fields (also a merchant's own), parts of identity rules, countries.
fn definitions() -> Value {
    let fields: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
    let parts = || fields.iter().copied().chain([crate::address::PART]);
    let optional: Vec<String> = parts().map(|part| format!("{part}?")).collect();
    let countries: Vec<String> = vocabulary().into_iter().filter(|name| is_country(name)).collect();
    json!({
        "field": { "type": "string", "anyOf": [{ "enum": fields }, { "pattern": r"^custom\.[\s\S]*[^?]$" }] },
        "identity_part": {
            "type": "string",
            "anyOf": [
                { "enum": parts().map(str::to_owned).chain(optional).collect::<Vec<_>>() },
                { "pattern": r"^custom\.[\s\S]*[^?]\??$" },
            ],
        },
        "country": { "type": "string", "enum": countries },
    })
}

/// Whether it is the code of a country as profiles write it.
fn is_country(code: &str) -> bool {
    Country::parse_code(code).is_some_and(|country| country.as_str() == code)
}

/// Every word that some judge takes, each once.
fn vocabulary() -> Vec<String> {
    let letters = || b'A'..=b'Z';
    let pairs = letters().flat_map(|first| letters().map(move |second| [first, second].map(char::from)));
    let mut names: Vec<String> =
        pairs.map(|pair| pair.iter().collect::<String>()).filter(|code| is_country(code)).collect();
    let words = [KINDS, FORMATS, &words(), &["error", "warning", "off"]].concat();
    let fields = FIELDS.iter().map(|field| field.name);
    for word in words.into_iter().chain(fields).chain(CROSS.iter().map(|(code, _)| *code)) {
        if !names.iter().any(|name| name == word) {
            names.push(word.to_owned());
        }
    }
    names
}

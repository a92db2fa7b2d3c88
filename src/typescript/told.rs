//! What goes out: the schema of a type, as it is encoded, to a declaration.

use super::write::{Declarations, alias, interface, list, property, quoted};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

/// Types that are told.
pub(super) struct Told(SchemaGenerator);

impl Default for Told {
    fn default() -> Self {
        Self(SchemaSettings::draft2020_12().for_serialize().into_generator())
    }
}

impl Told {
    /// Adds a type and those that it speaks of.
    pub(super) fn add<T: JsonSchema>(&mut self) -> &mut Self {
        self.0.subschema_for::<T>();
        self
    }

    /// The declarations, behind those that are there.
    pub(super) fn declarations(&self, mut all: Declarations) -> Declarations {
        for (name, schema) in self.0.definitions() {
            all.add(name, declaration(name, schema));
        }
        all
    }
}

fn declaration(name: &str, schema: &Value) -> String {
    let doc = schema["description"].as_str();
    let Some(properties) = schema["properties"].as_object() else {
        return alias(doc, name, &type_of(schema));
    };
    let is_required =
        |key: &str| schema["required"].as_array().is_some_and(|keys| keys.iter().any(|known| known == key));
    let mut text = String::new();
    for (key, schema) in properties {
        // What is not always there is left out where there is nothing, and never null.
        let may_miss = !is_required(key);
        let kind = if may_miss { type_of(&without_null(schema)) } else { type_of(schema) };
        text.push_str(&property(schema["description"].as_str(), key, may_miss, &kind));
    }
    interface(doc, name, &text)
}

/// The type that a schema describes.
fn type_of(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(words) = schema["enum"].as_array() {
        return words.iter().map(word).collect::<Vec<_>>().join(" | ");
    }
    if let Some(constant) = schema.get("const") {
        return word(constant);
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(some) = schema[key].as_array() {
            return some.iter().map(type_of).collect::<Vec<_>>().join(" | ");
        }
    }
    match &schema["type"] {
        Value::Array(types) => types.iter().map(|kind| plain(kind.as_str(), schema)).collect::<Vec<_>>().join(" | "),
        kind => plain(kind.as_str(), schema),
    }
}

fn plain(kind: Option<&str>, schema: &Value) -> String {
    match kind {
        Some("string") => "string".to_owned(),
        Some("integer" | "number") => "number".to_owned(),
        Some("boolean") => "boolean".to_owned(),
        Some("null") => "null".to_owned(),
        Some("array") => list(&type_of(&schema["items"])),
        Some("object") => object(schema),
        _ => "unknown".to_owned(),
    }
}

/// An object with keys of its own choice, or of certain names.
fn object(schema: &Value) -> String {
    let value = type_of(&schema["additionalProperties"]);
    match schema.get("propertyNames") {
        Some(names) if schema["minProperties"].is_number() => format!("Record<{}, {value}>", type_of(names)),
        Some(names) => format!("Partial<Record<{}, {value}>>", type_of(names)),
        None => format!("Record<string, {value}>"),
    }
}

/// A word; with `*` in it, a pattern of words.
fn word(word: &Value) -> String {
    match word.as_str() {
        None => word.to_string(),
        Some(text) => match text.split_once('*') {
            Some(("", rest)) => format!("`${{SchemeName}}{rest}`"),
            Some((before, "")) => format!("`{before}${{string}}`"),
            _ => quoted(text),
        },
    }
}

fn without_null(schema: &Value) -> Value {
    let mut schema = schema.clone();
    let is_null = |kind: &Value| kind == "null" || kind["type"] == "null";
    for key in ["anyOf", "type"] {
        if let Some(some) = schema.get_mut(key).and_then(Value::as_array_mut) {
            some.retain(|kind| !is_null(kind));
        }
    }
    schema
}

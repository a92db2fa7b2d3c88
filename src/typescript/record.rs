//! What comes in: the shape of a record, with the names and the documentation of its schema, to a declaration.

use super::write::{Declarations, interface, list, property, union};
use crate::node::{At, FromNode, Names, Shape};
use crate::profile::names_of;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The keys of a record.
type Keys = &'static [(&'static str, &'static Shape)];

/// Names of records that mean something else on the other side of the border.
const RENAMED: &[(&str, &str)] = &[
    ("Accounts", "AccountsRules"),
    ("Debtor", "AccountsDebtor"),
    ("Grid", "GridRules"),
    ("Import", "ImportFile"),
    ("Column", "ImportColumn"),
    ("Query", "RowQuery"),
    ("Filter", "RowFilter"),
    ("Sort", "RowSort"),
];

/// What a text may be, where the reader finds out later; of a sort, a word in place of a column's number.
const NARROWED: &[(&str, &str, &str)] =
    &[("RowFilter", "decisions", "Decision[]"), ("RowSort", "column", "number | 'decision' | 'row' | null")];

/// Records that are read.
#[derive(Default)]
pub(super) struct Records(Declarations);

impl Records {
    /// Adds a record under a name, and those that it speaks of.
    pub(super) fn add<T: JsonSchema + FromNode>(&mut self, name: &str) {
        let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value();
        let defs = schema["$defs"].clone();
        if let Shape::Record(keys) = T::SHAPE {
            self.record(name, &schema, keys, &defs);
        }
    }

    /// The declarations.
    pub(super) fn declarations(self) -> Declarations {
        self.0
    }

    fn record(&mut self, name: &str, schema: &Value, keys: Keys, defs: &Value) {
        if self.0.get(name).is_some() {
            return;
        }
        let mut text = String::new();
        let mut inner = Vec::new();
        for (key, shape) in keys {
            let own = &schema["properties"][*key];
            let narrowed = NARROWED.iter().find(|(record, known, _)| *record == name && known == key);
            let kind = match narrowed {
                Some((.., kind)) => (*kind).to_owned(),
                None => type_of(own, shape, &mut inner),
            };
            let may_miss = shape.check(None, &At::ROOT).is_ok();
            text.push_str(&property(own["description"].as_str(), key, may_miss, &kind));
        }
        self.0.add(name, interface(schema["description"].as_str(), name, &text));
        for (def, keys) in inner {
            self.record(renamed(&def), &defs[&def], keys, defs);
        }
    }
}

/// The type of a shape; `inner` takes the records that it speaks of.
fn type_of(schema: &Value, shape: &Shape, inner: &mut Vec<(String, Keys)>) -> String {
    let any = &schema["anyOf"][0];
    let schema = if any.is_object() { any } else { schema };
    match shape {
        Shape::Any => "unknown".to_owned(),
        Shape::Flag => "boolean".to_owned(),
        Shape::Count => "number".to_owned(),
        Shape::Text => "string".to_owned(),
        Shape::Name(judge) => open(*judge),
        Shape::Optional(shape) => format!("{} | null", type_of(schema, shape, inner)),
        Shape::List(shape) | Shape::Parts(shape) => list(&type_of(&schema["items"], shape, inner)),
        Shape::Map(names, shape) => {
            let value = type_of(&schema["additionalProperties"], shape, inner);
            match names.and_then(closed) {
                Some(names) => format!("Partial<Record<{names}, {value}>>"),
                None => format!("Record<string, {value}>"),
            }
        }
        Shape::Record(keys) => {
            let def = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
            inner.push((def.to_owned(), keys));
            renamed(def).to_owned()
        }
    }
}

fn renamed(name: &str) -> &str {
    RENAMED.iter().find(|(rust, _)| *rust == name).map_or(name, |(_, other)| other)
}

/// The words that a judge takes, and any text besides: a profile that is imported as JSON has no narrower types.
fn open(judge: Names) -> String {
    match word(judge) {
        Some(words) => format!("{words} | (string & {{}})"),
        None => "string".to_owned(),
    }
}

/// The words that a judge takes where they are few.
fn closed(judge: Names) -> Option<String> {
    word(judge).filter(|words| words != "FieldName")
}

fn word(judge: Names) -> Option<String> {
    let names = names_of(judge);
    if let Some(path) = names.get("$ref").and_then(Value::as_str) {
        return path.ends_with("/field").then(|| "FieldName".to_owned());
    }
    let words: Vec<&str> = names.get("enum")?.as_array()?.iter().filter_map(Value::as_str).collect();
    let mut sorted = words.clone();
    sorted.sort_unstable();
    Some(if sorted == ["b2b", "b2c", "ean"] { "Kind".to_owned() } else { union(words) })
}

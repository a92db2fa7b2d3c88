//! The vocabulary: words that stand for something, each list as a union.

use crate::fields::FIELDS;
use crate::ids::Scheme;
use crate::problem::LANGUAGES;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;
use std::borrow::Cow;

/// Declares types that stand for the words of a list.
macro_rules! words {
    ($(#[doc = $doc:literal] $name:ident = $list:expr;)*) => {
        $(
            #[doc = $doc]
            pub(crate) struct $name;

            impl JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!({ "description": $doc.trim(), "type": "string", "enum": $list })
                }
            }
        )*
    };
}

words! {
    /// The kind of a customer.
    Kind = crate::profile::KINDS;
    /// The canonical name of a field; a merchant's own ones begin with `custom.`.
    FieldName = fields();
    /// The name of a scheme that a number belongs to.
    SchemeName = schemes();
    /// What is wrong, as a stable code.
    ProblemCode = codes();
    /// What an import would do with a row.
    Decision = crate::decide::DECISIONS;
    /// Why a row is decided as it is, as a stable code.
    DecisionReason = crate::decide::REASONS;
    /// Why somebody may be the same customer, as a stable code.
    HintCode = crate::decide::HINTS;
    /// Which customers an import writes.
    Mode = crate::profile::MODES;
    /// What is written where the customer is there already.
    OnMatch = crate::profile::ON_MATCH;
    /// What an empty cell does to a field of the debtor.
    EmptyCells = crate::decide::EMPTY_CELLS;
    /// What can be done with a customer of the grid, as an event for the page.
    GridAction = crate::profile::ACTIONS;
    /// What can be written.
    ExportKind = export_kinds();
    /// As what it can be written.
    ExportFormat = ["csv", "json", "jsonl", "xlsx"];
    /// What is odd about a file itself.
    FileFault = file_faults();
}

/// The values that a message speaks of, by name.
pub(crate) struct Params;

impl JsonSchema for Params {
    fn schema_name() -> Cow<'static, str> {
        "Params".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The values that a message speaks of, by name.",
            "type": "object",
            "additionalProperties": { "type": ["string", "number"] },
        })
    }
}

/// A value for each of the words.
pub(crate) fn each<Words: JsonSchema, Value: JsonSchema>(doc: &str, generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "description": doc,
        "type": "object",
        "propertyNames": generator.subschema_for::<Words>(),
        "minProperties": 1,
        "additionalProperties": generator.subschema_for::<Value>(),
    })
}

fn fields() -> Vec<String> {
    FIELDS.iter().map(|field| field.name.to_owned()).chain(["custom.*".to_owned()]).collect()
}

fn schemes() -> Vec<&'static str> {
    Scheme::all().map(|scheme| scheme.id()).collect()
}

fn export_kinds() -> Vec<&'static str> {
    [crate::preview::out::KINDS, &["mapping", "template"]].concat()
}

fn file_faults() -> Vec<&'static str> {
    use crate::table::FaultKind as Kind;
    let all = [
        Kind::Short,
        Kind::Long,
        Kind::CellError,
        Kind::NoResult,
        Kind::Encoding,
        Kind::Nul,
        Kind::StrayQuote,
        Kind::OpenQuote,
    ];
    all.map(Kind::code).to_vec()
}

/// Every code that has a text. A `*` stands for any scheme in front, and for any name behind.
fn codes() -> Vec<String> {
    let english = LANGUAGES.iter().find(|(name, _)| *name == "en").map_or("{}", |(_, texts)| *texts);
    let texts: Value = serde_json::from_str(english).unwrap_or_default();
    let mut codes: Vec<String> = Vec::new();
    for key in texts.as_object().into_iter().flat_map(|texts| texts.keys()) {
        let code = key.split_once(':').map_or(key.as_str(), |(_, code)| code);
        let code = ["_one", "_other", "_whole", "_delivery", "_only"]
            .iter()
            .find_map(|form| code.strip_suffix(form))
            .unwrap_or(code);
        let room = code.split_once('.').map(|(room, _)| room);
        let is_message = room.is_some_and(|room| !["ui", "decision", "reason", "expected", "scheme"].contains(&room));
        let is_label = code.strip_prefix("field.").is_some_and(|name| crate::fields::named(name).is_some());
        if is_message && !is_label && !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    // What every scheme may say needs not be said of one again.
    let general: Vec<String> = codes.iter().filter_map(|code| code.strip_prefix("*.").map(str::to_owned)).collect();
    codes.retain(|code| match code.split_once('.') {
        Some((room, end)) => room == "*" || Scheme::named(room).is_none() || !general.iter().any(|known| known == end),
        None => false,
    });
    codes
}

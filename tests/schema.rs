//! The JSON Schema of a profile against the presets and against what the reader of profiles takes; and what it refuses.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::node::Node;
use debitor::profile::{self, PRESETS, preset_node};
use debitor::{Checker, Profile};
use proptest::prelude::*;
use serde_json::{Value, json};

fn validator() -> jsonschema::Validator {
    jsonschema::draft202012::new(&profile::schema()).unwrap()
}

fn preset(name: &str) -> Value {
    serde_json::from_str(&serde_json::to_string(&preset_node(name).unwrap()).unwrap()).unwrap()
}

#[track_caller]
fn refused(profile: &Value, code: &str, path: &str) {
    let error = Profile::from_json(&profile.to_string()).unwrap_err();
    assert_eq!((error.code(), error.path()), (code, Some(path)), "{error}");
}

#[test]
fn every_preset_satisfies_the_schema() {
    let validator = validator();
    for (name, ..) in PRESETS {
        let errors: Vec<String> =
            validator.iter_errors(&preset(name)).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let validator = validator();
    for wrong in [
        json!({}),
        json!({ "name": 7 }),
        json!({ "name": "x", "kindz": {} }),
        json!({ "name": "x", "country": "Denmark" }),
        json!({ "name": "x", "kinds": { "b2x": {} } }),
        json!({ "name": "x", "kinds": { "b2c": { "required": ["e-mail"] } } }),
        json!({ "name": "x", "kinds": { "b2c": { "required": "email" } } }),
        json!({ "name": "x", "kinds": { "b2c": { "identity": [[]] } } }),
        json!({ "name": "x", "kinds": { "b2c": { "identity": [["emial"]] } } }),
        json!({ "name": "x", "kinds": { "b2c": { "rules": [{ "required": ["vat"] }] } } }),
        json!({ "name": "x", "kinds": { "b2c": { "rules": [{ "when": { "countries": ["dk"] } }] } } }),
        json!({ "name": "x", "cross": { "vat.country": "off" } }),
        json!({ "name": "x", "cross": { "ean.private": "no" } }),
        json!({ "name": "x", "formats": ["post"] }),
        json!({ "name": "x", "numbers": { "discount": { "max": -1 } } }),
        json!({ "name": "x", "vat_country": "vat" }),
        json!({ "name": "x", "accounts": { "modes": ["all"] } }),
        json!({ "name": "x", "accounts": { "collect": { "b2c": { "name": "Web" } } } }),
        json!({ "name": "x", "accounts": { "removal": [{ "decision": "burn", "reason": "protected" }] } }),
    ] {
        assert!(Profile::from_json(&wrong.to_string()).is_err(), "the reader takes {wrong}");
        assert!(!validator.is_valid(&wrong), "the schema takes {wrong}");
    }
}

#[test]
fn a_contradiction_is_refused_with_the_place_of_the_forbidden_field() {
    for asked in ["required", "recommended", "optional", "when_filled"] {
        let profile = json!({ "name": "x", "kinds": { "b2c": { asked: ["vat"], "forbidden": ["ean", "vat"] } } });
        refused(&profile, "profile.contradiction", "$.kinds.b2c.forbidden[1]");
    }
    let identity = json!({ "name": "x", "kinds": { "b2c": { "identity": [["ean", "vat?"]], "forbidden": ["vat"] } } });
    refused(&identity, "profile.contradiction", "$.kinds.b2c.forbidden[0]");
    let rule = json!({ "when": { "eu": true }, "required": ["vat"], "forbidden": ["vat"] });
    let profile = json!({ "name": "x", "kinds": { "b2b": { "rules": [{ "when": {} }, rule] } } });
    refused(&profile, "profile.contradiction", "$.kinds.b2b.rules[1].forbidden[0]");
    // A condition may well forbid what is asked for otherwise.
    let lawful = json!({ "name": "x", "kinds": { "b2b": {
        "required": ["vat"], "rules": [{ "when": { "eu": false }, "forbidden": ["vat"] }]
    } } });
    assert!(Profile::from_json(&lawful.to_string()).is_ok());
}

#[test]
fn profiles_that_extend_each_other_in_a_circle_are_refused_by_name() {
    let find = |name: &str| -> Result<Node, debitor::Error> {
        let next = json!({ "name": name, "extends": if name == "a" { "b" } else { "a" } });
        Ok(serde_json::from_value(next).unwrap())
    };
    let start: Node = serde_json::from_value(json!({ "name": "mine", "extends": "a" })).unwrap();
    let error = profile::resolve(&start, &mut { find }).unwrap_err();
    assert_eq!((error.code(), error.path()), ("profile.extends", Some("$.extends")));
    assert!(error.message().contains("a > b > a"), "{error}");
    refused(&json!({ "name": "mine", "extends": "iexx" }), "profile.unknown", "$.extends");
}

#[test]
fn too_many_profiles_in_a_row_are_refused() {
    let mut next = 0;
    let mut find = |_: &str| -> Result<Node, debitor::Error> {
        next += 1;
        Ok(serde_json::from_value(json!({ "name": "x", "extends": next.to_string() })).unwrap())
    };
    let start: Node = serde_json::from_value(json!({ "name": "mine", "extends": "0" })).unwrap();
    assert_eq!(profile::resolve(&start, &mut find).unwrap_err().code(), "profile.extends");
}

#[test]
fn a_giant_profile_is_refused() {
    let names: Vec<String> = (0..30_000).map(|number| format!("path.{number}")).collect();
    let profile = json!({ "name": "x", "sources": { "vat": names } });
    assert_eq!(Profile::from_json(&profile.to_string()).unwrap_err().code(), "profile.too_large");
}

#[test]
fn an_identity_rule_on_a_field_that_nobody_requires_is_a_risk() {
    let risks = |kind: Value| {
        let profile = Profile::from_json(&json!({ "name": "x", "kinds": { "b2c": kind } }).to_string()).unwrap();
        profile.risks().iter().map(|risk| risk.path().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let none: [&str; 0] = [];
    assert_eq!(risks(json!({ "identity": [["email"]] })), ["$.kinds.b2c.identity[0]"]);
    assert_eq!(risks(json!({ "required": ["email"], "identity": [["email"]] })), none);
    assert_eq!(risks(json!({ "when_filled": ["ean"], "identity": [["ean"]] })), none);
    assert_eq!(risks(json!({ "required": ["email"], "identity": [["vat"], ["email"]] })), none);
    assert_eq!(risks(json!({ "required": ["email"], "identity": [["email", "vat"]] })), ["$.kinds.b2c.identity[0]"]);
    assert_eq!(risks(json!({ "required": ["email"], "identity": [["email", "vat?"]] })), none);
    assert_eq!(risks(json!({ "required": ["email"] })), ["$.kinds.b2c.identity"]);
}

/// Any JSON whatever, made of the words that profiles are made of.
fn any_json() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(vec![
        "name",
        "kinds",
        "b2c",
        "b2b",
        "ean",
        "required",
        "forbidden",
        "when",
        "countries",
        "DK",
        "identity",
        "email",
        "vat?",
        "custom.x",
        "extends",
        "iex",
        "accounts",
        "sources",
        "patterns",
        "pattern",
        "field",
        "[0-9]+",
        "(",
        "numbers",
        "min",
        "max",
        "choices",
        "templates",
        "defaults",
        "cross",
        "off",
        "removal",
        "import",
        "columns",
        "\u{0}",
        "",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word.clone().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 60, 8, move |inner| {
        let entry = (word.clone(), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Value::from),
            prop::collection::vec(entry, 0..8)
                .prop_map(|entries| entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Value>()),
        ]
    })
}

/// A preset with some value in it replaced.
fn changed_preset() -> impl Strategy<Value = Value> {
    let names: Vec<&str> = PRESETS.iter().map(|(name, ..)| *name).collect();
    (prop::sample::select(names), any::<prop::sample::Index>(), any_json()).prop_map(|(name, place, value)| {
        let mut profile = preset(name);
        let pointers = pointers(&profile);
        *profile.pointer_mut(&pointers[place.index(pointers.len())]).unwrap() = value;
        profile
    })
}

fn pointers(value: &Value) -> Vec<String> {
    let escape = |key: &str| key.replace('~', "~0").replace('/', "~1");
    let below = |(key, child): (String, &Value)| {
        let deeper: Vec<String> = pointers(child).into_iter().map(|path| format!("/{key}{path}")).collect();
        deeper
    };
    let mut found = vec![String::new()];
    match value {
        Value::Object(entries) => found.extend(entries.iter().map(|(key, child)| (escape(key), child)).flat_map(below)),
        Value::Array(items) => {
            found.extend(items.iter().enumerate().map(|(index, child)| (index.to_string(), child)).flat_map(below));
        }
        _ => {}
    }
    found
}

proptest! {
    #[test]
    fn any_json_gives_a_profile_or_an_error(profile in prop_oneof![any_json(), changed_preset()]) {
        match Profile::from_json(&profile.to_string()) {
            Err(error) => prop_assert!(error.code().starts_with("profile."), "{}", error),
            Ok(read) => {
                let _ = read.risks();
                let report = Checker::new(read, "en").map(|checker| {
                    checker.check(&serde_json::from_value(json!({ "email": "a@b.dk", "vat": "DK13585628" })).unwrap())
                });
                prop_assert!(report.is_ok());
            }
        }
    }

    #[test]
    fn what_the_reader_takes_satisfies_the_schema(profile in changed_preset()) {
        // What is laid over another profile is judged as a whole; a `null` there takes a key out.
        if profile.get("extends").is_none() && Profile::from_json(&profile.to_string()).is_ok() {
            let validator = validator();
            let errors: Vec<String> = validator.iter_errors(&profile).map(|error| error.to_string()).collect();
            prop_assert!(errors.is_empty(), "{:?}: {}", errors, profile);
        }
    }
}

#[test]
fn every_profile_in_the_documentation_is_sound_and_without_risk() {
    let page = include_str!("../docs/profiles.md");
    let validator = validator();
    let mut profiles = 0;
    for block in page.split("```json\n").skip(1) {
        let json = block.split("```").next().unwrap();
        let profile = Profile::from_json(json).unwrap_or_else(|error| panic!("{error}: {json}"));
        assert!(profile.risks().is_empty(), "{:?}: {json}", profile.risks());
        assert!(validator.is_valid(&serde_json::from_str(json).unwrap()), "{json}");
        profiles += 1;
    }
    assert!(profiles >= 4, "only {profiles} profiles");
}

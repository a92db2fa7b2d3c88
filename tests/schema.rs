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
        json!({ "name": "x", "kinds": { "b2c": { "identity": [["custom.member??"]] } } }),
        json!({ "name": "x", "kinds": { "b2c": { "required": ["custom.member?"] } } }),
        json!({ "name": "x", "kinds": { "b2c": null } }),
        json!({ "name": "x", "templates": { "Standaard": null } }),
        json!({ "name": "x", "extends": null, "patterns": { "p": { "severity": "warning" } } }),
        json!({ "name": "x", "extends": "iex", "kinds": { "b2x": {} } }),
        json!({ "name": "x", "extends": "iex", "kinds": { "b2c": { "required": [null] } } }),
        json!({ "name": "x", "extends": "iex", "kinds": { "b2c": { "rules": [{ "required": ["vat"] }] } } }),
        json!({ "name": "x", "extends": "iex", "kinds": { "b2c": { "required": "email" } } }),
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
fn the_schema_takes_parts_and_nulls_of_what_is_laid_over_another_profile() {
    let validator = validator();
    for lawful in [
        json!({ "extends": "iex" }),
        json!({ "$schema": "profile.schema.json", "name": "x", "extends": "iex", "selector": null }),
        json!({ "name": "x", "extends": "iex", "kinds": { "ean": null } }),
        json!({ "name": "x", "extends": "banqup", "templates": { "Standaard": null } }),
        json!({ "name": "x", "extends": "snelstart-polaris", "accounts": { "fallback": { "name": "Onbekend" } } }),
        json!({ "name": "x", "extends": "picqer", "numbers": { "discount": { "max": null } } }),
        json!({ "$schema": "profile.schema.json", "name": "x" }),
        json!({ "name": "x", "kinds": { "b2c": { "identity": [["custom.member?", "email"], ["custom.m"]] } } }),
    ] {
        assert!(Profile::from_json(&lawful.to_string()).is_ok(), "the reader refuses {lawful}");
        let errors: Vec<String> = validator.iter_errors(&lawful).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}: {lawful}");
    }
    // A part of a pattern, over a profile that is not built in.
    assert!(validator.is_valid(&json!({ "extends": "./base.json", "patterns": { "p": { "severity": "warning" } } })));
}

#[test]
fn whatever_a_null_may_take_out_of_a_preset_the_schema_takes() {
    let validator = validator();
    let mut taken = 0;
    for (name, ..) in PRESETS {
        let whole = preset(name);
        for pointer in pointers(&whole).into_iter().skip(1) {
            // Lists are replaced, not laid over.
            if pointer.split('/').any(|step| step.parse::<usize>().is_ok()) {
                continue;
            }
            let steps: Vec<String> =
                pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
            let mut over = steps.into_iter().rev().fold(Value::Null, |inner, step| json!({ step: inner }));
            over["extends"] = json!(name);
            if Profile::from_json(&over.to_string()).is_ok() {
                assert!(validator.is_valid(&over), "{over}");
                taken += 1;
            }
        }
    }
    assert!(taken > 200, "only {taken}");
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

/// The paths of the risks of a profile, each with its hint.
#[track_caller]
fn risks(profile: &Value) -> Vec<(String, Option<String>)> {
    let profile = Profile::from_json(&profile.to_string()).unwrap();
    let told = profile.risks();
    told.iter().map(|risk| (risk.path().unwrap_or_default().to_owned(), risk.hint().map(str::to_owned))).collect()
}

#[track_caller]
fn at_risk(profile: &Value, path: &str) {
    assert_eq!(risks(profile), [(path.to_owned(), None)], "{profile}");
}

#[test]
fn what_can_never_hold_is_refused_with_its_place() {
    let rule = |when: Value| json!({ "name": "x", "kinds": { "b2b": { "rules": [{ "when": when }] } } });
    for when in [
        json!({ "countries": ["DK"], "eu": false }),
        json!({ "countries": ["NO", "CH"], "eu": true }),
        json!({ "countries": ["DK"], "except_countries": ["DK", "SE"] }),
        json!({ "filled": ["vat"], "empty": ["ean", "vat"] }),
    ] {
        refused(&rule(when.clone()), "profile.contradiction", "$.kinds.b2b.rules[0].when");
        let pattern = json!({ "name": "x", "patterns": { "p": { "field": "vat", "pattern": "a", "when": when } } });
        refused(&pattern, "profile.contradiction", "$.patterns.p.when");
    }
    for lawful in [json!({ "countries": ["DK", "NO"], "eu": false }), json!({ "filled": ["vat"], "empty": ["ean"] })] {
        assert!(Profile::from_json(&rule(lawful.clone()).to_string()).is_ok(), "{lawful}");
    }
    let numbers = |min: u32| json!({ "name": "x", "numbers": { "discount": { "min": min, "max": 5 } } });
    refused(&numbers(6), "profile.contradiction", "$.numbers.discount.min");
    assert!(Profile::from_json(&numbers(5).to_string()).is_ok());
    let keyless = json!({ "name": "x", "accounts": { "without_key": "fallback" } });
    refused(&keyless, "profile.contradiction", "$.accounts.without_key");
}

#[test]
fn kinds_that_no_customer_is_of_are_risks() {
    let known = json!({ "required": ["email"], "identity": [["email"]] });
    at_risk(&json!({ "name": "x" }), "$.kinds");
    at_risk(&json!({ "name": "x", "kinds": { "b2b": known, "b2c": known } }), "$.kinds.b2b");
    // What is left when nothing else holds needs no trigger, and a form may choose.
    assert!(risks(&json!({ "name": "x", "kinds": { "b2b": known } })).is_empty());
    let selector = json!({ "sources": ["kind"], "values": { "firm": "b2b", "public": "ean" } });
    let chosen = json!({ "name": "x", "kinds": { "b2b": known, "b2c": known }, "selector": selector });
    at_risk(&chosen, "$.selector.values.public");
}

#[test]
fn a_field_that_is_demanded_in_two_ways_is_a_risk() {
    let with = |kind: Value| {
        let mut whole = json!({ "required": ["email"], "identity": [["email"]] });
        whole.as_object_mut().unwrap().extend(kind.as_object().unwrap().clone());
        json!({ "name": "x", "kinds": { "b2c": whole } })
    };
    at_risk(&with(json!({ "optional": ["vat", "email"] })), "$.kinds.b2c.optional[1]");
    at_risk(&with(json!({ "recommended": ["email"] })), "$.kinds.b2c.recommended[0]");
    let rules = |first: &str, second: &str| json!({ "rules": [{ "when": { "eu": true }, first: ["vat"] }, { "when": { "eu": true }, second: ["vat"] }] });
    at_risk(&with(rules("required", "forbidden")), "$.kinds.b2c.rules[1]");
    at_risk(&with(rules("forbidden", "required")), "$.kinds.b2c.rules[1]");
    assert!(risks(&with(rules("required", "recommended"))).is_empty());
    let group = |forbidden: Value| {
        let rule = json!({ "when": { "eu": false }, "forbidden": forbidden });
        with(json!({ "required_any": [["vat", "ean"]], "rules": [rule] }))
    };
    at_risk(&group(json!(["vat", "ean"])), "$.kinds.b2c.rules[0].forbidden");
    assert!(risks(&group(json!(["vat"]))).is_empty());
}

#[test]
fn an_identity_that_a_condition_lets_off_is_a_risk() {
    for demand in ["forbidden", "optional", "recommended"] {
        let rule = json!({ "when": { "eu": false }, demand: ["vat"] });
        let kind = json!({ "required": ["vat"], "identity": [["vat"]], "rules": [rule] });
        at_risk(&json!({ "name": "x", "kinds": { "b2c": kind } }), "$.kinds.b2c.identity[0]");
    }
    at_risk(
        &json!({ "name": "x", "extends": "iex", "kinds": { "b2b": { "identity": [["company_number"]] } } }),
        "$.kinds.b2b.identity[0]",
    );
    // Whoever chooses the kind by the form may leave its trigger empty.
    let chosen = json!({ "name": "x", "selector": { "sources": ["kind"] },
        "kinds": { "ean": { "when_filled": ["ean"], "identity": [["ean"]] } } });
    at_risk(&chosen, "$.kinds.ean.identity[0]");
}

#[test]
fn values_of_a_template_that_the_profile_refuses_are_risks() {
    let with = |defaults: Value| {
        json!({ "name": "x", "kinds": { "b2c": { "required": ["email"], "identity": [["email"]] } },
            "numbers": { "payment_terms_days": { "max": 30 } }, "choices": { "calculate_vat": { "ja": "true" } },
            "templates": { "Std. NL": { "defaults": defaults } } })
    };
    assert!(risks(&with(json!({ "payment_terms_days": "30", "calculate_vat": "ja" }))).is_empty());
    at_risk(&with(json!({ "payment_terms_days": "31" })), "$.templates['Std. NL'].defaults.payment_terms_days");
    at_risk(&with(json!({ "calculate_vat": "yes" })), "$.templates['Std. NL'].defaults.calculate_vat");
}

#[test]
fn texts_and_languages_that_lead_nowhere_are_risks_with_the_nearest_name() {
    let with = |rest: Value| {
        let mut whole = json!({ "name": "x", "kinds": { "b2c": { "required": ["email"], "identity": [["email"]] } },
            "patterns": { "member": { "field": "custom.member", "pattern": "[0-9]{3}" } } });
        whole.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        risks(&whole)
    };
    let told = |path: &str, hint: Option<&str>| [(path.to_owned(), hint.map(str::to_owned))];
    let text = |key: &str, text: &str| with(json!({ "messages": { "da": { key: text } } }));
    for key in [
        "cvr.checksum",
        "vat:cvr.checksum",
        "field.required",
        "email:field.required",
        "field.custom.member",
        "ui.kind.b2c",
        "pattern.member",
        "custom.member:pattern.member",
        "*.checksum",
        "pattern.*",
    ] {
        assert!(text(key, "{label}: {found}").is_empty(), "{key}");
    }
    assert_eq!(text("cvr.cheksum", "x"), told("$.messages.da['cvr.cheksum']", Some("cvr.checksum")));
    assert_eq!(text("emial:field.required", "x"), told("$.messages.da['emial:field.required']", Some("email")));
    assert_eq!(text("pattern.membr", "x"), told("$.messages.da['pattern.membr']", Some("pattern.member")));
    assert_eq!(text("cvr.checksum", "{fuond}"), told("$.messages.da['cvr.checksum']", Some("found")));
    assert_eq!(text("cvr.checksum", " "), told("$.messages.da['cvr.checksum']", None));
    assert_eq!(with(json!({ "labels": { "dk": {} } })), told("$.labels.dk", Some("da")));
    assert_eq!(with(json!({ "locale": "zz" })).len(), 1);
    for tag in ["nl-BE", "nl_BE", "is", "no"] {
        assert!(with(json!({ "locale": tag, "labels": { tag: {} } })).is_empty(), "{tag}");
    }
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

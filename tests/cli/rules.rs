//! What a profile can say: one over another, texts, the accounts' side, its schema.

use super::run;
use serde_json::json;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn a_profile_extends_a_preset_and_files_beside_it() {
    let folder = folder(&[
        ("mine.json", r#"{"name":"mine","extends":"./base.json","kinds":{"b2c":{"required":["email","phone"]}}}"#),
        ("base.json", r#"{"name":"base","extends":"iex","locale":"en","selector":null}"#),
    ]);
    let mine = path(&folder, "mine.json");
    let report = &run(&["check", "--profile", &mine], r#"{"email":"a@b.dk","kind":"ean"}"#).lines()[0];
    assert_eq!((&report["kind"], &report["problems"][0]["field"]), (&json!("b2c"), &json!("phone")));
    assert_eq!(report["problems"][0]["message"], "Phone: please fill this in.");
    // What is printed works by itself.
    let printed = run(&["profile", &mine], "");
    let alone = folder.path().join("alone.json");
    std::fs::write(&alone, &printed.out).unwrap();
    let again = run(&["check", "--profile", alone.to_str().unwrap()], r#"{"email":"a@b.dk","kind":"ean"}"#);
    assert_eq!(&again.lines()[0], report);
    assert!(!printed.out.contains("extends"));
}

#[test]
fn profiles_in_a_circle_end_with_2_and_their_names() {
    let folder =
        folder(&[("a.json", r#"{"name":"a","extends":"b.json"}"#), ("b.json", r#"{"name":"b","extends":"a.json"}"#)]);
    let run = run(&["profile", &path(&folder, "a.json")], "");
    assert_eq!(run.code, 2);
    let expected = "debitor: profile.extends: $.extends: these profiles extend each other: b.json > a.json > b.json\n";
    assert_eq!(run.err, expected);
}

#[test]
fn a_risk_is_told_beside_the_profile_that_is_printed() {
    let folder = folder(&[("mine.json", r#"{"name":"x","kinds":{"b2c":{"identity":[["email"]]}}}"#)]);
    let run = run(&["profile", &path(&folder, "mine.json")], "");
    assert_eq!(run.code, 0);
    assert!(
        run.err.starts_with("warning: profile.risk: $.kinds.b2c.identity[0]: nobody requires `email`"),
        "{}",
        run.err
    );
    assert!(run.out.starts_with('{'));
}

#[test]
fn texts_of_ones_own_are_laid_over_a_language_or_add_one() {
    let folder = folder(&[
        ("any.json", r#"{"email:field.required":"Your e-mail, please!"}"#),
        ("nl-BE.json", r#"{"lang":"nl-BE","field.email":"Mailadres","email:field.required":"{label} graag."}"#),
        ("is.json", r#"{"lang":"is","email:field.required":"Sláðu inn netfang."}"#),
        ("broken.json", r#"{"lang":"is","field.vat":7}"#),
    ]);
    let say = |locale: &str, file: &str| {
        let arguments = ["check", "--locale", locale, "--messages", &path(&folder, file)];
        run(&arguments, "{}").lines()[0]["problems"][0]["message"].as_str().unwrap().to_owned()
    };
    assert_eq!(say("en", "any.json"), "Your e-mail, please!");
    assert_eq!(say("nl-BE", "nl-BE.json"), "Mailadres graag.");
    assert_eq!(say("is", "is.json"), "Sláðu inn netfang.");
    assert_ne!(say("nl", "nl-BE.json"), "Mailadres graag.");
    let broken = run(&["check", "--locale", "is", "--messages", &path(&folder, "broken.json")], "{}");
    assert_eq!((broken.code, broken.err.as_str()), (2, "debitor: catalogue.type: $['field.vat']: expected a text\n"));
    let missing = run(&["check", "--messages", "none.json"], "{}");
    assert!(missing.err.starts_with("debitor: catalogue.file: none.json: "), "{}", missing.err);
}

#[test]
fn a_file_of_texts_counts_more_than_the_profile_and_its_names_of_fields() {
    let folder = folder(&[
        (
            "mine.json",
            r#"{"name":"x","locale":"da","kinds":{"b2c":{"required":["email","phone"]}},
                "labels":{"da":{"phone":"Mobil"}},"messages":{"da-DK":{"email:field.required":"Profilens."}}}"#,
        ),
        ("any.json", r#"{"email:field.required":"Butikkens.","field.phone":"Telefon"}"#),
        ("da.json", r#"{"lang":"da","email:field.required":"Butikkens.","field.phone":"Telefon"}"#),
        ("nl.json", r#"{"lang":"nl","email:field.required":"Van de winkel.","field.phone":"Telefoon"}"#),
    ]);
    let mine = path(&folder, "mine.json");
    let say = |file: &str| {
        let arguments = ["check", "--profile", &mine, "--locale", "da-DK", "--messages", &path(&folder, file)];
        let problems = run(&arguments, "{}").lines()[0]["problems"].clone();
        [0, 1].map(|index| problems[index]["message"].as_str().unwrap().to_owned())
    };
    assert_eq!(say("nl.json"), ["Profilens.", "Mobil skal udfyldes."]);
    assert_eq!(say("any.json"), ["Butikkens.", "Telefon skal udfyldes."]);
    assert_eq!(say("da.json"), say("any.json"));
}

#[test]
fn a_language_tag_means_the_same_however_it_is_written() {
    let folder = folder(&[(
        "mine.json",
        r#"{"name":"x","locale":"nl-BE","kinds":{"b2c":{"required":["email"]}},"messages":{
            "nl":{"email:field.required":"Hollands."},"nl-BE":{"email:field.required":"Belgisch."},
            "nn":{"email:field.required":"Nynorsk."},"nb":{"email:field.required":"Bokmål."}}}"#,
    )]);
    let mine = path(&folder, "mine.json");
    let say = |arguments: &[&str]| {
        let arguments = [&["check", "--profile", &mine], arguments].concat();
        run(&arguments, "{}").lines()[0]["problems"][0]["message"].as_str().unwrap().to_owned()
    };
    for belgian in ["nl-BE", "nl_BE", "nl-be", "NL-BE", "tlh"] {
        assert_eq!(say(&["--locale", belgian]), "Belgisch.", "{belgian}");
    }
    assert_eq!([say(&[]), say(&["--locale", "nl"])], ["Belgisch.", "Hollands."]);
    // One catalogue serves both forms of Norwegian; what a profile says for one is for that one.
    let norwegian = ["nb", "no", "nn", "nn-NO"].map(|tag| say(&["--locale", tag]));
    assert_eq!(norwegian, ["Bokmål.", "Bokmål.", "Nynorsk.", "Nynorsk."]);
}

#[test]
fn a_missing_language_falls_back_to_the_profiles_and_then_to_english() {
    let say = |arguments: &[&str]| run(arguments, "{}").lines()[0]["problems"][0]["message"].clone();
    let danish = say(&["check", "--locale", "da"]);
    assert_eq!(say(&["check", "--locale", "tlh"]), danish);
    assert_eq!(say(&["check"]), danish);
    assert_eq!(say(&["check", "--locale", "nl-BE"]), say(&["check", "--locale", "nl"]));
    let folder = folder(&[("plain.json", r#"{"name":"plain","kinds":{"b2c":{"required":["email"]}}}"#)]);
    let plain = path(&folder, "plain.json");
    assert_eq!(say(&["check", "--profile", &plain, "--locale", "tlh"]), say(&["check", "--locale", "en"]));
}

#[test]
fn the_schema_is_printed() {
    let run = run(&["schema"], "");
    assert_eq!(run.code, 0);
    let schema: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(schema, debitor::profile::schema());
}

#[test]
fn what_the_accounts_make_of_a_customer_is_a_line_each() {
    let folder = folder(&[(
        "mine.json",
        r#"{"name":"x","locale":"en","kinds":{"b2b":{}},"templates":{"Basis":{"defaults":{"locale":"nl-BE"}}},"accounts":{
            "name":[["company"],["first_name","last_name"]],"asks_mandate":true,"protected":["-2"],
            "removal":[{"when":{"has_history":["true"]},"decision":"archive","reason":"has_history"},
                       {"decision":"delete","reason":"never_used"}]}}"#,
    )]);
    let input = "{\"company\":\"Smed BV\",\"template\":\"Basis\",\"mandate\":\"true\",\"has_history\":true}\n\
                 {\"first_name\":\"An\",\"last_name\":\"Maes\",\"template\":\"Bassis\"}\n{\"customer_number\":\"-2\"}\n";
    let lines = run(&["advise", "--profile", &path(&folder, "mine.json")], input).lines();
    let decisions = |line: usize| {
        ["template", "mandate", "removal"].map(|about| {
            let answer = &lines[line][about];
            format!("{} {}", answer["decision"].as_str().unwrap(), answer["reason"].as_str().unwrap())
        })
    };
    assert_eq!([&lines[0]["name"], &lines[1]["name"]], ["Smed BV", "An Maes"]);
    assert_eq!(decisions(0), ["apply template_found", "register mandate_given", "archive has_history"]);
    assert_eq!(decisions(1), ["refuse template_unknown", "hold mandate_missing", "delete never_used"]);
    assert_eq!(decisions(2), ["skip template_none", "hold mandate_missing", "refuse protected"]);
    assert_eq!(
        lines[0]["removal"]["message"],
        "The customer has orders, invoices or bookings. It can only be archived."
    );
}

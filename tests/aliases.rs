//! The names of columns: those that people's files carry (`src/fields/aliases.json`) and those of the systems
//! (`src/profile/import/*.json`), against the fields and their schemes. What the files hold is told in `docs/systems.md`.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::fields::{self, FIELDS, Kind};
use debitor::ids::{Country, Scheme, Verdict};
use debitor::problem::LANGUAGES;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Aliases {
    source: String,
    date: String,
    compare: String,
    fields: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Names that mean one thing here and another there, left out of `fields` on purpose.
    ambiguous: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Import {
    source: String,
    date: String,
    file: String,
    exact: bool,
    /// Of the example row.
    country: String,
    columns: Vec<Column>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    header: String,
    field: Option<String>,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    recommended: bool,
    #[serde(default)]
    hidden: bool,
    #[serde(default)]
    leave_empty: bool,
    #[serde(default)]
    codes_only: bool,
    example: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    values: BTreeMap<String, String>,
    #[serde(default = "yes")]
    certain: bool,
    note: BTreeMap<String, String>,
}

fn yes() -> bool {
    true
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn aliases() -> Aliases {
    serde_json::from_str(&fs::read_to_string(root("src/fields/aliases.json")).unwrap()).unwrap()
}

/// The systems' files, by name.
fn imports() -> BTreeMap<String, Import> {
    let mut imports = BTreeMap::new();
    for entry in fs::read_dir(root("src/profile/import")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        imports.insert(name.clone(), serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}")));
    }
    imports
}

/// Names are compared by their letters and digits alone, whatever their case.
fn compared(name: &str) -> String {
    name.to_lowercase().chars().filter(|character| character.is_alphanumeric()).collect()
}

/// Every alias as it is compared, with its field.
fn fields_by_alias(aliases: &Aliases) -> BTreeMap<String, &str> {
    let mut found: BTreeMap<String, &str> = BTreeMap::new();
    for (field, languages) in &aliases.fields {
        for alias in languages.values().flatten() {
            if let Some(other) = found.insert(compared(alias), field) {
                assert_eq!(other, field, "{alias:?} stands for two fields");
            }
        }
    }
    found
}

#[test]
fn every_field_has_a_name_in_every_language() {
    let aliases = aliases();
    let known: BTreeSet<&str> = FIELDS.iter().map(|field| field.name).collect();
    let named: BTreeSet<&str> = aliases.fields.keys().map(String::as_str).collect();
    assert_eq!(known, named);
    let languages: BTreeSet<&str> = LANGUAGES.iter().map(|(language, _)| *language).collect();
    for (field, names) in &aliases.fields {
        assert_eq!(names.keys().map(String::as_str).collect::<BTreeSet<_>>(), languages, "{field}");
        for (language, names) in names {
            assert!(!names.is_empty(), "{field} has no name in {language}");
        }
    }
}

#[test]
fn an_alias_stands_once_and_for_one_field() {
    let aliases = aliases();
    let by_alias = fields_by_alias(&aliases);
    for (field, languages) in &aliases.fields {
        for (language, names) in languages {
            let distinct: BTreeSet<String> = names.iter().map(|name| compared(name)).collect();
            assert_eq!(distinct.len(), names.len(), "{field} in {language} has a name twice: {names:?}");
            assert!(!distinct.contains(""), "{field} in {language}");
        }
    }
    // What the code already understands is not given to another field.
    for field in FIELDS {
        for name in [field.name].iter().chain(field.aliases) {
            assert_eq!(*by_alias.get(&compared(name)).unwrap_or(&field.name), field.name, "{name}");
        }
    }
}

#[test]
fn what_is_ambiguous_is_no_alias() {
    let aliases = aliases();
    let by_alias = fields_by_alias(&aliases);
    for (name, candidates) in &aliases.ambiguous {
        assert!(!by_alias.contains_key(&compared(name)), "{name}");
        assert!(candidates.len() > 1, "{name}");
        assert!(candidates.iter().all(|field| fields::is_known(field)), "{name}: {candidates:?}");
    }
}

#[test]
fn the_five_systems_are_there_with_source_and_date() {
    let imports = imports();
    let names: Vec<&str> = imports.keys().map(String::as_str).collect();
    assert_eq!(names, ["banqup", "iex", "picqer", "snelstart-magento", "snelstart-polaris"]);
    for (name, import) in &imports {
        assert!(!import.source.is_empty() && import.date.len() == 10, "{name}");
        assert!(matches!(import.file.as_str(), "csv" | "xlsx"), "{name}");
        assert!(Country::parse_code(&import.country).is_some(), "{name}");
        // Only Polaris says that its names must be met to the letter.
        assert_eq!(import.exact, name == "snelstart-polaris", "{name}");
    }
    let aliases = aliases();
    assert!(!aliases.source.is_empty() && !aliases.compare.is_empty() && aliases.date.len() == 10);
}

#[test]
fn a_system_names_known_fields_and_each_column_once() {
    for (name, import) in &imports() {
        let mut headers = BTreeSet::new();
        let mut filled = BTreeSet::new();
        for column in &import.columns {
            let place = format!("{name}: {}", column.header);
            let own: BTreeSet<String> =
                column.aliases.iter().chain([&column.header]).map(|alias| compared(alias)).collect();
            for header in own {
                assert!(headers.insert(header), "{place} stands twice");
            }
            if let Some(field) = &column.field {
                assert!(fields::is_known(field), "{place}: {field}");
                assert!(filled.insert(field), "{place}: {field} comes from two columns");
            }
            assert!(column.note.values().all(|note| !note.is_empty()), "{place}");
            assert!(column.note.contains_key("en") && column.note.len() == 2, "{place}");
        }
    }
}

#[test]
fn what_a_system_calls_a_column_agrees_with_the_aliases() {
    // A word of one system may differ from what it mostly means.
    let own_words = [("picqer", "customerid")];
    let aliases = aliases();
    let by_alias = fields_by_alias(&aliases);
    for (name, import) in &imports() {
        for column in &import.columns {
            let Some(field) = &column.field else { continue };
            for header in column.aliases.iter().chain([&column.header]) {
                let usual = by_alias.get(&compared(header)).copied().unwrap_or(field);
                if own_words.contains(&(name, header)) {
                    assert_ne!(usual, field, "{name}: {header} is no word of its own any more");
                } else {
                    assert_eq!(usual, field, "{name}: {header}");
                }
            }
        }
    }
}

#[test]
fn the_example_row_can_be_imported() {
    for (name, import) in &imports() {
        let home = Country::parse_code(&import.country);
        for column in &import.columns {
            let place = format!("{name}: {} = {:?}", column.header, column.example);
            assert!(!column.required || !column.example.is_empty(), "{place}");
            assert!(!column.leave_empty || column.example.is_empty(), "{place}");
            assert!(!(column.required && (column.recommended || column.hidden || column.leave_empty)), "{place}");
            assert!(column.values.is_empty() || column.values.contains_key(&column.example), "{place}");
            let Some(field) = column.field.as_deref().and_then(fields::named) else { continue };
            assert!(!column.codes_only || field.name == "country", "{place}");
            let canonical = column.values.get(&column.example).unwrap_or(&column.example);
            if field.kind == Kind::Number {
                assert!(canonical.parse::<f64>().is_ok(), "{place}");
            }
            let scheme = field.scheme_id().and_then(Scheme::named);
            if let (Some(scheme), false) = (scheme, canonical.is_empty()) {
                // A KvK number has no check digit.
                let verdict = scheme.examine(canonical, home).verdict;
                assert!(matches!(verdict, Verdict::Valid | Verdict::Unverifiable), "{place} is {verdict:?}");
            }
        }
    }
}

#[test]
fn a_flag_is_written_as_yes_and_as_no() {
    for (name, import) in &imports() {
        for column in &import.columns {
            let Some(field) = column.field.as_deref().and_then(fields::named) else { continue };
            let meant: BTreeSet<&str> = column.values.values().map(String::as_str).collect();
            if field.kind == Kind::Flag {
                assert_eq!(meant, BTreeSet::from(["false", "true"]), "{name}: {}", column.header);
            }
        }
    }
}

/// Headers with their `required`, as the system's own help lists them.
#[track_caller]
fn assert_columns(system: &str, expected: &[(&str, bool)]) {
    let imports = imports();
    let columns: Vec<(&str, bool)> =
        imports[system].columns.iter().map(|column| (column.header.as_str(), column.required)).collect();
    assert_eq!(columns, expected);
}

#[test]
fn banqup_has_the_columns_of_its_help_page_in_their_order() {
    assert_columns(
        "banqup",
        &[
            ("Juridische naam", true),
            ("Land (lettercode)", true),
            ("E-mailadres contactpersoon", true),
            ("Voornaam contactpersoon", true),
            ("Achternaam contactpersoon", true),
            ("Taal contactpersoon (locale)", true),
            ("Bedrijfsnummer", false),
            ("BTW", false),
            ("Externe referentie", false),
            ("IBAN", false),
            ("Straat", false),
            ("Nummer", false),
            ("Postbus", false),
            ("Postcode", false),
            ("Gemeente/stad", false),
            ("Mandaat", false),
            ("Sjabloon", false),
        ],
    );
}

#[test]
fn polaris_is_certain_of_what_its_help_page_says_and_of_nothing_else() {
    let imports = imports();
    let polaris = &imports["snelstart-polaris"];
    let certain: Vec<&str> =
        polaris.columns.iter().filter(|column| column.certain).map(|column| column.header.as_str()).collect();
    let published = ["LandId", "Factuurkorting", "Krediettermijn", "Bankieren", "Incasseren", "Aanmanen"];
    assert_eq!(certain, published);
    let required: Vec<&str> =
        polaris.columns.iter().filter(|column| column.required).map(|column| column.header.as_str()).collect();
    assert_eq!(required, ["Naam"]);
}

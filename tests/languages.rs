//! The message catalogues against each other and against the code: same keys, same placeholders, and a text in every
//! language for every problem that comes out of the vectors.
//!
//! `DEBITOR_BLESS=1 cargo test --test languages` writes `docs/messages.md`, where all texts stand side by side.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

#[path = "languages/tables.rs"]
mod tables;

use debitor::fields::FIELDS;
use debitor::ids::Scheme;
use debitor::mapping::{Mapper, Saved};
use debitor::node::{Node, ToNode};
use debitor::preview::{Options, Query, Session};
use debitor::problem::LANGUAGES;
use debitor::{Catalogue, Checker, Country, Problem, Profile};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use tables::{AS_IN_ENGLISH, PARAMS, SAMPLES, UI_PARAMS};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The keys and texts of one language, in the file's order.
fn texts(json: &str) -> Vec<(String, String)> {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(json).unwrap();
    object.into_iter().map(|(key, text)| (key, text.as_str().unwrap().to_owned())).collect()
}

fn english() -> Vec<(String, String)> {
    texts(LANGUAGES.iter().find(|(name, _)| *name == "en").unwrap().1)
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let names = text.split('{').skip(1).map(|rest| rest.split_once('}').expect(text).0);
    let names: BTreeSet<&str> = names.collect();
    assert_eq!(text.matches('}').count(), text.matches('{').count(), "{text}");
    names
}

/// What stands behind the two forms of a text that tells a number.
const FORMS: [&str; 2] = ["_one", "_other"];

/// What stands behind a text that a profile's own settings choose.
const VARIANTS: [&str; 3] = ["number.form_whole", "vat.country_mismatch_delivery", "ean.private_only"];

/// A key's code, without the field in front (`company_number:field.required`) and the form behind (`ui.fix_errors_one`).
fn code_of(key: &str) -> &str {
    let code = key.split_once(':').map_or(key, |(_, code)| code);
    let variant = VARIANTS.iter().find(|variant| **variant == code).and_then(|variant| variant.rsplit_once('_'));
    variant.map(|(code, _)| code).or_else(|| FORMS.iter().find_map(|form| code.strip_suffix(form))).unwrap_or(code)
}

/// Whether a key is the text of a problem.
fn is_message(key: &str) -> bool {
    let other = ["ui.", "decision.", "reason.", "expected."].iter().any(|room| key.starts_with(room));
    !is_label(key) && key != "lang" && !other
}

/// Whether a text is a sentence and not a word or two.
fn is_sentence(key: &str) -> bool {
    let note = key.starts_with("ui.") && key.contains(".note.");
    is_message(key) || note || key.starts_with("reason.") || ["ui.suggestions", "ui.fix_errors"].contains(&code_of(key))
}

fn is_label(key: &str) -> bool {
    key.starts_with("scheme.") || key.strip_prefix("field.").is_some_and(|name| FIELDS.iter().any(|f| f.name == name))
}

/// The row of the table for a code; a key with `*` has the row of that name.
fn params_of(code: &str) -> &'static [&'static str] {
    let (room, general) = code.split_once('.').unwrap_or((code, code));
    let (room, general) = (format!("{room}.*"), format!("*.{general}"));
    let row = [code, &room, &general, "*"].into_iter().find_map(|name| PARAMS.iter().find(|(known, _)| *known == name));
    row.unwrap().1
}

/// Where a problem's text is looked up.
fn keys_of(problem: &Problem) -> Vec<String> {
    let (room, general) = problem.code.split_once('.').unwrap();
    let mut keys = vec![format!("*.{general}"), format!("{room}.*")];
    keys.extend(VARIANTS.iter().filter(|variant| code_of(variant) == problem.code).map(|key| (*key).to_owned()));
    for key in [format!("{}:{}", problem.field, problem.code), problem.code.clone()] {
        keys.extend(FORMS.iter().map(|form| format!("{key}{form}")));
        keys.push(key);
    }
    keys
}

/// One problem of each field and code that comes out of the vectors, and of a sample of them read as every scheme.
fn emitted() -> Vec<Problem> {
    let mut found = BTreeMap::new();
    let mut keep = |problems: Vec<Problem>| {
        for problem in problems {
            assert_params(&problem);
            found.entry((problem.field.clone(), problem.code.clone())).or_insert(problem);
        }
    };
    let mut inputs = BTreeSet::new();
    for folder in ["tests/vectors", "tests/vectors/text", "tests/vectors/published"] {
        for path in fs::read_dir(root(folder)).unwrap().map(|entry| entry.unwrap().path()) {
            if path.extension().is_none_or(|extension| extension != "csv") {
                continue;
            }
            let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(&path).unwrap();
            let heads = reader.headers().unwrap().clone();
            let column = |name: &str| heads.iter().position(|head| head == name);
            // Addresses are no inputs of a scheme.
            let Some(input) = column("input") else { continue };
            let (scheme, country) = (column("scheme"), column("country"));
            for row in reader.records().map(Result::unwrap) {
                let country = country.map(|at| row[at].to_owned()).unwrap_or_default();
                if let Some(scheme) = scheme {
                    keep(examine(Scheme::find(&row[scheme]).unwrap(), &row[input], &country));
                }
                inputs.insert((row[input].to_owned(), country));
            }
        }
    }
    assert!(inputs.len() > 2000, "only {} inputs", inputs.len());
    // A sample of all is enough where a value is read as what it is not.
    for (input, country) in inputs.iter().step_by(8) {
        for scheme in Scheme::all() {
            keep(examine(scheme, input, country));
        }
    }
    for (scheme, input, country) in SAMPLES {
        keep(examine(Scheme::find(scheme).unwrap(), input, country));
    }
    let mut customers = 0;
    let rows =
        ["customers", "rules"].map(|name| fs::read_to_string(root(&format!("tests/vectors/{name}.jsonl"))).unwrap());
    for line in rows.iter().flat_map(|rows| rows.lines()) {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let profile = match &row["profile"] {
            serde_json::Value::String(name) => debitor::preset(name).unwrap(),
            whole => Profile::from_json(&whole.to_string()).unwrap(),
        };
        let customer: Node = serde_json::from_value(row["customer"].clone()).unwrap();
        keep(Checker::new(profile, "").unwrap().check_strictly(&customer).problems);
        customers += 1;
    }
    assert!(customers > 40, "only {customers} customers");
    // Everything required, everything recommended, and something that nobody knows.
    for list in ["required", "recommended"] {
        let fields: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
        let profile =
            serde_json::json!({ "name": "all", "kinds": { "b2c": { list: fields, "identity": [["email"]] } } });
        let checker = Checker::new(Profile::from_json(&profile.to_string()).unwrap(), "").unwrap();
        let customer: Node = serde_json::from_value(serde_json::json!({ "compnay": "Smed A/S" })).unwrap();
        keep(checker.check_strictly(&customer).problems);
    }
    keep(of_columns());
    keep(of_odd_cells());
    found.into_values().collect()
}

/// What is told of a file's columns.
fn of_columns() -> Vec<Problem> {
    let mut problems = Vec::new();
    for exact in [true, false] {
        let columns = ["Naam", "Plaats"].map(|name| serde_json::json!({ "header": name, "required": true }));
        let mut columns = columns.to_vec();
        columns.push(serde_json::json!({ "header": "Iban", "field": "iban" }));
        let import = serde_json::json!({ "file": "csv", "exact": exact, "columns": columns });
        let profile = serde_json::json!({ "name": "all", "accounts": { "import": import } });
        let mapper = Mapper::new(&Profile::from_json(&profile.to_string()).unwrap(), "");
        let saved = Saved::from_json(
            r#"{"format": "debitor-mapping", "version": 1, "columns": [{"header": "Klant", "field": "company"}]}"#,
        );
        problems
            .extend(mapper.map(&["IBAN", "", "E-mail", "Mail", "Mail"], &[["", "?", "", "", ""]]).problems().to_vec());
        let mut renamed = mapper.clone().renaming().map(&["iban"], &[[""]]);
        renamed.set(0, Some("iban")).unwrap();
        problems.extend(renamed.problems().to_vec());
        if !exact {
            problems.extend(mapper.map_as(&saved.unwrap(), &["Iban"], &[[""]]).unwrap().problems().to_vec());
        }
    }
    problems
}

/// What is told of odd cells.
fn of_odd_cells() -> Vec<Problem> {
    let mut latin = ["Navn;By\n", &"Søren;Århus\n".repeat(10_000)].concat().into_bytes();
    latin.extend_from_slice(b"S\xf8ren;Ribe\n");
    let text = b"Navn;By\nSmed\nNord;Ribe;ja\n\"a\"b;Ribe\nc\0;Ribe\nSyd;\"Ribe\n".to_vec();
    let workbook = |name: &str| fs::read(root(&format!("tests/files/{name}.xlsx"))).unwrap();
    let mut problems = Vec::new();
    for file in [latin, text, workbook("openpyxl"), workbook("libreoffice")] {
        let mut session = Session::new(debitor::preset("iex").unwrap(), &Options::default()).unwrap();
        session.feed(&file).unwrap();
        session.finish().unwrap();
        while !session.step(1000).unwrap().is_done {}
        let codes = english().into_iter().filter(|(key, _)| key.starts_with("table."));
        for (code, _) in codes {
            let filter = serde_json::json!({ "filter": { "code": code } });
            let page = session.rows(&Query::read(&serde_json::from_value(filter).unwrap()).unwrap()).unwrap();
            problems.extend(page.rows.into_iter().flat_map(|row| row.odd).map(|(_, problem)| problem));
        }
    }
    problems
}

fn examine(scheme: Scheme, input: &str, country: &str) -> Vec<Problem> {
    let problems = scheme.examine(input, Country::parse(country)).problems;
    let on = |mut problem: Problem| {
        scheme.id().clone_into(&mut problem.field);
        problem
    };
    problems.into_iter().map(on).collect()
}

/// The parameters are those of the table.
fn assert_params(problem: &Problem) {
    let Node::Map(given) = problem.params.to_node() else { panic!("{problem:?}") };
    let given: BTreeSet<&str> = given.iter().map(|(name, _)| name.as_str()).collect();
    let table = params_of(&problem.code);
    let known: BTreeSet<&str> = table.iter().map(|name| name.trim_start_matches('?')).collect();
    let sure: BTreeSet<&str> = table.iter().copied().filter(|name| !name.starts_with('?')).collect();
    assert!(given.is_subset(&known) && sure.is_subset(&given), "{problem:?}: the table says {table:?}");
}

#[test]
fn every_language_has_the_keys_of_english_in_the_same_order() {
    let expected: Vec<String> = english().into_iter().map(|(key, _)| key).collect();
    assert_eq!(expected.iter().collect::<BTreeSet<_>>().len(), expected.len());
    for (language, json) in LANGUAGES {
        let found: Vec<String> = texts(json).into_iter().map(|(key, _)| key).collect();
        assert_eq!(found, expected, "{language}");
        assert_eq!(texts(json)[0], ("lang".to_owned(), (*language).to_owned()));
        let keys = json.lines().filter(|line| line.contains("\": \"")).count();
        assert_eq!(keys, expected.len(), "{language}: a key stands twice");
    }
}

#[test]
fn every_file_is_in_the_table_of_languages() {
    let files = fs::read_dir(root("src/problem/locales")).unwrap();
    let files: BTreeSet<String> =
        files.map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(files, LANGUAGES.iter().map(|(name, _)| (*name).to_owned()).collect());
}

#[test]
fn every_text_has_the_placeholders_of_english_and_says_something() {
    let english: BTreeMap<String, String> = english().into_iter().collect();
    for (language, json) in LANGUAGES {
        for (key, text) in texts(json) {
            let (found, expected) = (placeholders(&text), placeholders(&english[&key]));
            // One need not be told as a number.
            let is_one = key.ends_with("_one")
                && found.is_subset(&params_of(code_of(&key)).iter().copied().chain(["label"]).collect());
            assert!(found == expected || is_one, "{language} {key}");
            assert!(!text.trim().is_empty() && text.trim() == text && !text.contains("  "), "{language} {key}: {text}");
            let ends = text.ends_with(['.', '?', ':']);
            assert_eq!(ends, is_sentence(&key) || text == "USt-IdNr.", "{language} {key}: {text}");
        }
    }
}

#[test]
fn every_placeholder_is_one_that_the_code_fills() {
    for (key, text) in english() {
        let code = code_of(&key);
        let table = match UI_PARAMS.iter().find(|(known, _)| *known == code) {
            Some((_, params)) => params,
            None if is_message(&key) => params_of(code),
            None => &[],
        };
        for name in placeholders(&text) {
            let param = name.strip_suffix("_label").unwrap_or(name);
            assert!((name == "label" && is_message(&key)) || table.contains(&param), "{key}: {name}");
        }
    }
}

#[test]
fn every_text_is_for_a_problem_that_can_come_up() {
    let reached: BTreeSet<String> = emitted().iter().flat_map(keys_of).collect();
    let idle: Vec<String> =
        english().into_iter().map(|(key, _)| key).filter(|key| is_message(key) && !reached.contains(key)).collect();
    assert!(idle.is_empty(), "no vector leads to {idle:?}: give one in SAMPLES");
}

#[test]
fn every_problem_has_a_sentence_in_every_language() {
    let mut problems = emitted();
    assert!(problems.len() > 200, "only {} problems", problems.len());
    for (language, _) in LANGUAGES {
        let catalogue = Catalogue::built_in(language).unwrap();
        catalogue.fill(&mut problems);
        for problem in &problems {
            let message = &problem.message;
            assert!(*message != problem.code && message.contains(' '), "{language} {problem:?}");
            // What was typed may hold braces; no vector does.
            assert!(!message.contains(['{', '}']), "{language} {problem:?}");
            assert!(message.chars().next().is_some_and(|first| !first.is_lowercase()), "{language} {problem:?}");
            assert!(message.ends_with(['.', '?']) && !message.contains(".."), "{language} {problem:?}");
        }
    }
}

#[test]
fn every_field_and_every_scheme_has_a_label_in_every_language() {
    for (language, json) in LANGUAGES {
        let catalogue = Catalogue::built_in(language).unwrap();
        let texts: BTreeMap<String, String> = texts(json).into_iter().collect();
        for field in FIELDS {
            let label = texts.get(&format!("field.{}", field.name)).unwrap_or_else(|| panic!("{language} {field:?}"));
            assert!(
                label.starts_with(char::is_uppercase),
                "{language}: a field's label begins with a capital: {label}"
            );
        }
        for scheme in Scheme::all() {
            assert_ne!(catalogue.label(scheme.id()), scheme.id(), "{language}");
            // A company number is named by its field, and in problems by the country's own scheme.
            let own = texts.contains_key(&format!("scheme.{}", scheme.id()));
            assert!(own || scheme.id() == "company_number", "{language} {scheme:?}");
        }
        let labels = texts.keys().filter(|key| is_label(key)).count();
        assert_eq!(labels, FIELDS.len() + Scheme::all().count() - 1, "{language}: a label of nothing");
    }
}

#[test]
fn nothing_is_left_in_english() {
    let english: BTreeMap<String, String> = english().into_iter().collect();
    for (language, json) in LANGUAGES.iter().filter(|(name, _)| *name != "en") {
        for (key, text) in texts(json) {
            let listed = AS_IN_ENGLISH.iter().any(|(known, same)| [*language, "*"].contains(known) && *same == key);
            assert!(listed || english[&key] != text, "{language} {key}: {text}");
        }
    }
}

#[test]
fn a_regional_tag_falls_back_to_its_language_and_an_unknown_one_to_english() {
    for (tag, language) in [("nl-BE", "nl"), ("de_AT", "de"), ("FR-be", "fr"), ("sv-FI", "sv"), ("nb-NO", "nb")] {
        assert_eq!(Catalogue::built_in(tag).unwrap().language(), language);
    }
    assert_eq!(Catalogue::built_in("tlh"), None);
    assert_eq!(debitor::problem::built_in(&["tlh", ""]).unwrap().language(), "en");
    assert_eq!(debitor::problem::built_in(&["tlh", "fi-FI"]).unwrap().language(), "fi");
}

#[test]
fn the_page_of_messages_is_in_step() {
    let page = page();
    let path = root("docs/messages.md");
    if std::env::var_os("DEBITOR_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &page).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == page, "docs/messages.md is out of step: DEBITOR_BLESS=1 cargo test --test languages");
}

/// A heading, and the keys below it that no earlier one has taken.
type Group = (&'static str, fn(&str) -> bool);

/// All texts side by side: a table per group, a row per key, a column per language.
fn page() -> String {
    let groups: &[Group] = &[
        ("Fields left empty or unknown", |key| is_message(key) && code_of(key).starts_with("field.")),
        ("Any number", |key| key.starts_with("*.") || key.starts_with("expected.")),
        ("VAT numbers", |key| key.starts_with("vat.")),
        ("Danish and EAN numbers", |key| key.starts_with("cvr.") || key.starts_with("ean.")),
        ("E-mail, telephone, address and language", |key| {
            ["email.", "phone.", "postcode.", "country.", "locale."].iter().any(|scheme| key.starts_with(scheme))
        }),
        ("A profile's own rules", |key| {
            ["pattern.", "value.", "template.", "number."].iter().any(|room| key.starts_with(room))
        }),
        ("Columns of a file", |key| key.starts_with("mapping.")),
        ("Odd cells of a file", |key| key.starts_with("table.")),
        ("Bank accounts and Peppol", |key| key.starts_with("iban.") || key.starts_with("peppol.")),
        ("Other countries' numbers", is_message),
        ("Names of fields", |key| key.starts_with("field.")),
        ("Names of numbers", |key| key.starts_with("scheme.")),
        ("Decisions", |key| key.starts_with("decision.")),
        ("Reasons", |key| key.starts_with("reason.")),
        ("The import page", |key| key.starts_with("ui.import.")),
        ("The customers grid", |key| key.starts_with("ui.grid.")),
        ("The page itself", |key| key.starts_with("ui.")),
    ];
    let languages: Vec<BTreeMap<String, String>> =
        LANGUAGES.iter().map(|(_, json)| texts(json).into_iter().collect()).collect();
    let mut left: Vec<String> = english().into_iter().map(|(key, _)| key).filter(|key| key != "lang").collect();
    let mut page = String::from(
        "# Messages\n\nGenerated from `src/problem/locales/` by `DEBITOR_BLESS=1 cargo test --test languages`; do not edit. \
         A problem's text is looked up\nfrom the particular to the general: `company_number:cvr.checksum`, `cvr.checksum`, \
         `*.checksum`, `cvr.*`; where a number is told, in two forms: `…_one`, `…_other`.\n",
    );
    for (title, belongs) in groups {
        let (rows, rest) = left.into_iter().partition(|key| belongs(key));
        left = rest;
        let rows: Vec<String> = rows;
        write!(page, "\n## {title}\n\n| key |").unwrap();
        for (language, _) in LANGUAGES {
            write!(page, " {language} |").unwrap();
        }
        page += &format!("\n|---|{}\n", "---|".repeat(LANGUAGES.len()));
        for key in rows {
            write!(page, "| `{key}` |").unwrap();
            for texts in &languages {
                write!(page, " {} |", texts[&key].replace('|', "\\|")).unwrap();
            }
            page.push('\n');
        }
    }
    assert!(left.is_empty(), "in no group: {left:?}");
    page
}

//! Which column of a file holds which field: header rows of real kinds (`tests/vectors/mappings/`), what a person and a
//! saved mapping say, rows read and written, and what holds of any header row.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use debitor::mapping::{How, Layout, Mapper, Mapping, Saved};
use debitor::node::{Node, ToNode};
use debitor::{Catalogue, Profile};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const SYSTEMS: [&str; 5] = ["banqup", "iex", "picqer", "snelstart-magento", "snelstart-polaris"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    source: String,
    system: Option<String>,
    locale: String,
    country: Option<String>,
    #[serde(default)]
    any_names: bool,
    ready: bool,
    /// Name, field, how, values.
    columns: Vec<(String, Option<String>, String, Vec<String>)>,
    /// Code, and the column that it is about.
    problems: Vec<(String, String)>,
}

#[path = "support/mappings.rs"]
mod files;

use files::{any_mapper, file, map_file};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A profile with the import columns of a system, if any, and nothing else.
fn profile(system: Option<&str>, locale: &str, country: Option<&str>) -> Profile {
    let accounts = system.map(|name| {
        let columns = fs::read_to_string(root(&format!("src/profile/import/{name}.json"))).unwrap();
        json!({ "import": serde_json::from_str::<Value>(&columns).unwrap() })
    });
    let profile = json!({ "name": "mine", "locale": locale, "country": country, "accounts": accounts });
    Profile::from_json(&profile.to_string()).unwrap()
}

fn mapper(system: &str) -> Mapper {
    Mapper::new(&profile(Some(system), "nl", None), "")
}

fn map(headers: &[&str], row: &[&str]) -> Mapping {
    Mapper::new(&profile(None, "da", Some("DK")), "").map(headers, &[row])
}

fn fields(mapping: &Mapping) -> Vec<&str> {
    mapping.columns().iter().map(|column| column.field.as_deref().unwrap_or("-")).collect()
}

fn text(node: &impl ToNode) -> String {
    serde_json::to_string(&node.to_node()).unwrap()
}

/// The columns of a vector, turned into rows.
fn rows(vector: &Vector) -> Vec<Vec<String>> {
    let height = vector.columns.iter().map(|(.., values)| values.len()).max().unwrap_or(0);
    let cell = |(.., values): &(_, _, _, Vec<String>), row: usize| values.get(row).cloned().unwrap_or_default();
    (0..height).map(|row| vector.columns.iter().map(|column| cell(column, row)).collect()).collect()
}

#[test]
fn header_rows_are_mapped_as_expected() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(root("tests/vectors/mappings")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let vector: Vector = serde_json::from_str(&fs::read_to_string(&path).unwrap()).expect(&name);
        assert!(!vector.source.is_empty(), "{name}");
        let profile = profile(vector.system.as_deref(), &vector.locale, vector.country.as_deref());
        let mut mapper = Mapper::new(&profile, &vector.locale);
        if vector.any_names {
            mapper = mapper.any_names();
        }
        let headers: Vec<&str> = vector.columns.iter().map(|(header, ..)| header.as_str()).collect();
        let mapping = mapper.map(&headers, &rows(&vector));
        for (column, (header, field, how, _)) in mapping.columns().iter().zip(&vector.columns) {
            if column.field != *field || column.how.as_str() != how {
                wrong.push(format!("{name}: {header:?} should be {field:?} by {how}: {}", text(column)));
            }
        }
        let told = |problem: &debitor::Problem| {
            let about = ["found", "column", "expected"].iter().find_map(|name| problem.params.get(name));
            (problem.code.clone(), about.unwrap())
        };
        let problems: Vec<(String, String)> = mapping.problems().iter().map(told).collect();
        if problems != vector.problems || mapping.ready().is_ok() != vector.ready {
            wrong.push(format!("{name}: {problems:?} {:?}", mapping.ready()));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 19, "only {count} header rows");
}

#[test]
fn each_systems_own_template_is_mapped_completely_and_surely() {
    for system in SYSTEMS {
        let profile = profile(Some(system), "nl", None);
        let import = profile.accounts.as_ref().unwrap().import.as_ref().unwrap();
        let headers: Vec<&str> = import.columns.iter().map(|column| column.header.as_str()).collect();
        let example: Vec<&str> =
            import.columns.iter().map(|column| column.example.as_deref().unwrap_or_default()).collect();
        for rows in [vec![example.clone()], vec![]] {
            let mapping = Mapper::new(&profile, "").map(&headers, &rows);
            for (found, column) in mapping.columns().iter().zip(&import.columns) {
                assert_eq!((&found.field, found.how, found.confidence), (&column.field, How::Exact, 1.0), "{system}");
            }
            assert!(mapping.problems().is_empty() && mapping.ready().is_ok(), "{system}: {:?}", mapping.problems());
        }
        assert_eq!(Mapper::new(&profile, "").is_known_header(&headers), 1.0, "{system}");
        assert!(Mapper::new(&profile, "").is_known_header(&example) < 0.2, "{system}: {example:?}");
    }
}

#[test]
fn the_example_row_comes_back_as_it_was_written() {
    for system in SYSTEMS {
        let profile = profile(Some(system), "nl", None);
        let layout = Layout::of(&profile).unwrap();
        let example: Vec<&str> = layout.columns().map(|column| column.example.as_deref().unwrap_or_default()).collect();
        let mapping = Mapper::new(&profile, "").map(&layout.headers(), &[&example]);
        let kept: Vec<&str> =
            layout.columns().zip(&example).map(|(column, cell)| column.field.as_ref().map_or("", |_| cell)).collect();
        assert_eq!(layout.customer_to_row(&mapping.row_to_customer(&example)), kept, "{system}");
    }
}

#[test]
fn a_file_of_another_version_is_refused_and_the_error_says_why() {
    let mapping = mapper("snelstart-polaris").map(&["fldRelatiecode", "fldNaam"], &[["1", "Jansen"]]);
    let error = mapping.ready().unwrap_err();
    assert_eq!(error.code(), "mapping.names_differ");
    assert!(error.message().contains("column names differ") && error.message().contains("fldNaam"), "{error}");
    // What was meant is offered.
    assert_eq!(mapping.columns()[1].alternatives[0].field, "company");
    let unknown = |problem: &&debitor::Problem| problem.code == "mapping.unknown_column";
    let offered: Vec<&str> =
        mapping.problems().iter().filter(unknown).map(|problem| problem.suggestions[0].as_str()).collect();
    assert_eq!(offered, ["Relatiecode", "Naam"]);
}

#[test]
fn all_columns_that_are_demanded_and_missing_are_named() {
    let mut import: Value =
        serde_json::from_str(&fs::read_to_string(root("src/profile/import/banqup.json")).unwrap()).unwrap();
    import["exact"] = json!(true);
    let profile = json!({ "name": "mine", "accounts": { "import": import } });
    let mut mapping = Mapper::new(&Profile::from_json(&profile.to_string()).unwrap(), "nl")
        .map(&["Juridische naam", "Land (lettercode)", "E-mailadres contactpersoon", "Straat"], &[[""; 4]]);
    let error = mapping.ready().unwrap_err();
    assert_eq!(error.code(), "mapping.required");
    for name in ["Voornaam contactpersoon", "Achternaam contactpersoon", "Taal contactpersoon (locale)"] {
        assert!(error.message().contains(name), "{error}");
    }
    mapping.explain(&Catalogue::built_in("nl").unwrap());
    assert!(mapping.problems()[0].message.starts_with("Er ontbreken 3 kolommen: Voornaam"), "{mapping:?}");
}

#[test]
fn a_person_changes_what_a_column_holds() {
    let mut mapping = map(&["Firma", "Saldo", "Navn"], &["Smed A/S", "12", "Ole Smed"]);
    assert_eq!(fields(&mapping), ["company", "-", "-"]);
    assert_eq!(mapping.problems()[0].code, "mapping.same_field");
    assert_eq!(mapping.columns()[2].alternatives[1].field, "contact");
    mapping.set(2, Some("contact")).unwrap();
    assert_eq!(fields(&mapping), ["company", "-", "contact"]);
    assert!(mapping.problems().is_empty());
    // A field is held once: it goes over, and the other column offers it.
    mapping.set(1, Some("company")).unwrap();
    assert_eq!(fields(&mapping), ["-", "company", "contact"]);
    assert_eq!((mapping.columns()[1].how, mapping.columns()[1].confidence), (How::Manual, 1.0));
    assert_eq!(mapping.columns()[0].alternatives[0].field, "company");
    mapping.set(1, None).unwrap();
    assert_eq!(fields(&mapping), ["-", "-", "contact"]);
    assert_eq!(text(&mapping.row_to_customer(&["Smed A/S", "12", "Ole"])), r#"{"contact":"Ole"}"#);
}

#[track_caller]
fn assert_refused(mapping: &mut Mapping, column: usize, field: &str, code: &str, path: &str, hint: Option<&str>) {
    let before = text(mapping);
    let error = mapping.set(column, Some(field)).unwrap_err();
    assert_eq!((error.code(), error.path(), error.hint()), (code, Some(path), hint));
    assert_eq!(text(mapping), before, "what is refused changes nothing");
}

#[test]
fn what_a_column_can_not_hold_is_refused_with_its_place() {
    let mut mapping = map(&["Firma"], &["Smed A/S"]);
    assert_refused(&mut mapping, 0, "compnay", "mapping.field", "$.columns[0].field", Some("company"));
    assert_refused(&mut mapping, 0, "cvr", "mapping.field", "$.columns[0].field", Some("company_number"));
    assert_refused(&mut mapping, 0, "custom.member", "mapping.field", "$.columns[0].field", None);
    assert_refused(&mut mapping, 7, "company", "mapping.column", "$.columns[7]", None);
    let mut exact = mapper("snelstart-polaris").map(&["naam", "Iban"], &[["Jansen", ""]]);
    assert_refused(&mut exact, 0, "company", "mapping.exact", "$.columns[0].field", Some("Naam"));
    assert_refused(&mut exact, 1, "ean", "mapping.exact", "$.columns[1].field", None);
    exact.set(1, None).unwrap();
    exact.set(1, Some("iban")).unwrap();
}

#[test]
fn where_a_person_is_asked_their_word_makes_a_column_the_one_that_the_system_demands() {
    let mapper = mapper("snelstart-polaris").renaming();
    let mut mapping = mapper.map(&["naam", "Iban", "Kleur"], &[["Jansen", "", "rood"]]);
    assert_eq!(fields(&mapping), ["-", "iban", "-"], "by itself only the demanded names count");
    assert_eq!(mapping.ready().unwrap_err().code(), "mapping.required");
    mapping.set(0, Some("company")).unwrap();
    mapping.ready().unwrap();
    let renamed: Vec<_> = mapping.problems().iter().filter(|problem| problem.code == "mapping.renamed").collect();
    assert_eq!(renamed.len(), 1);
    assert_eq!(renamed[0].params.get("expected").as_deref(), Some("Naam"));
    // What the system has no column for can't be written for it.
    assert_refused(&mut mapping, 2, "ean", "mapping.exact", "$.columns[2].field", None);
    let saved = mapping.save();
    let again = mapper.map_as(&saved, &["naam", "Iban", "Kleur"], &[["Jansen", "", "rood"]]).unwrap();
    assert_eq!(fields(&again), ["company", "iban", "-"]);
    assert!(again.problems().iter().any(|problem| problem.code == "mapping.renamed"));
}

#[test]
fn own_fields_are_a_choice_where_the_profile_has_any() {
    let mut mapping = mapper("picqer").map(&["Naam", "Spaarpunten (2026)"], &[["Jansen", "12"]]);
    assert_eq!(mapping.columns()[1].field, None);
    assert_eq!(mapping.columns()[1].alternatives[0].field, "custom.spaarpunten_2026");
    mapping.set(1, Some("custom.spaarpunten_2026")).unwrap();
    let customer = mapping.row_to_customer(&["Jansen", "12"]);
    assert_eq!(text(&customer), r#"{"company":"Jansen","custom.spaarpunten_2026":"12"}"#);
    assert!(map(&["Spaarpunten"], &["12"]).columns()[0].alternatives.is_empty());
    let labelled = r#"{"name": "mine", "labels": {"da": {"custom.member": "Medlemsnummer"}}}"#;
    let mapping = Mapper::new(&Profile::from_json(labelled).unwrap(), "da").map(&["medlems-nummer"], &[["7"]]);
    assert_eq!(fields(&mapping), ["custom.member"]);
}

#[test]
fn an_empty_cell_is_told_from_one_that_is_not_there() {
    let mapping = map(&["Navn", "CVR", "By"], &["Smed A/S", "13585628", "Aarhus"]);
    assert_eq!(
        text(&mapping.row_to_customer(&["Smed A/S", " \u{a0}"])),
        r#"{"company":"Smed A/S","company_number":null}"#
    );
    assert_eq!(text(&mapping.row_to_customer::<&str>(&[])), "{}");
    let more = ["Smed A/S", "13585628", "Aarhus", "more"];
    assert_eq!(mapping.row_to_customer(&more).get("city").and_then(Node::text).unwrap(), "Aarhus");
}

#[test]
fn words_are_read_as_what_they_mean_and_written_as_the_system_has_them() {
    let profile = profile(Some("snelstart-polaris"), "nl", None);
    let headers = ["Naam", "Incasseren", "Aanmanen", "Nonactief", "Factuurkorting", "Krediettermijn", "LandId"];
    let mapping = Mapper::new(&profile, "").map(&headers, &[[""; 7]]);
    let customer = mapping.row_to_customer(&["Jansen", "1", "2", "waar", "5%", "30 dagen", "NL"]);
    let expected = r#"{"company":"Jansen","direct_debit":"true","dunning":"consumer","archived":"true","discount":"5","payment_terms_days":"30","country":"NL"}"#;
    assert_eq!(text(&customer), expected);
    let layout = Layout::of(&profile).unwrap();
    let row = layout.customer_to_row(&customer);
    let written: BTreeMap<&str, &str> =
        layout.headers().into_iter().zip(row.iter().map(String::as_str)).filter(|(_, cell)| !cell.is_empty()).collect();
    // `LandId` is left to the system, and of `Waar` and `True` the first is written.
    let expected = [
        ("Aanmanen", "2"),
        ("Factuurkorting", "5"),
        ("Incasseren", "1"),
        ("Krediettermijn", "30"),
        ("Naam", "Jansen"),
        ("Nonactief", "Waar"),
    ];
    assert_eq!(written, BTreeMap::from(expected));
    assert!(Layout::of(&Profile::from_json(r#"{"name": "mine"}"#).unwrap()).is_none());
}

#[test]
fn a_saved_mapping_is_used_again_for_columns_in_another_order() {
    let mut mapping = map(&["Firma", "Saldo", "By", "By"], &["Smed A/S", "12", "Aarhus", "Odense"]);
    mapping.set(1, Some("discount")).unwrap();
    mapping.set(3, Some("delivery_city")).unwrap();
    let saved = Saved::from_json(&text(&mapping.save())).unwrap();
    assert_eq!(saved, mapping.save());
    let mapper = Mapper::new(&profile(None, "da", None), "");
    let again = mapper.map_as(&saved, &["By", "SALDO", "E-mail", "By", "Firma"], &[[""; 5]]).unwrap();
    assert_eq!(fields(&again), ["city", "discount", "email", "delivery_city", "company"]);
    let ways: Vec<How> = again.columns().iter().map(|column| column.how).collect();
    assert_eq!(ways, [How::Saved, How::Saved, How::Alias, How::Saved, How::Saved]);
    // What the file lacks is told.
    let again = mapper.map_as(&saved, &["Firma", "By"], &[[""; 2]]).unwrap();
    let told: Vec<String> = again.problems().iter().map(|problem| problem.params.get("found").unwrap()).collect();
    assert_eq!(told, ["Saldo", "By"]);
}

#[test]
fn a_saved_mapping_that_is_wrong_is_refused_with_its_place() {
    let wrap = |columns: &str| format!(r#"{{"format":"debitor-mapping","version":1,"columns":{columns}}}"#);
    for (json, code, path, hint) in [
        ("{".to_owned(), "mapping.json", None, None),
        ("[]".to_owned(), "mapping.form", Some("$"), None),
        (r#"{"version":1,"columns":[]}"#.to_owned(), "mapping.form", Some("$.format"), None),
        (
            r#"{"format":"debitor-maping","version":1,"columns":[]}"#.to_owned(),
            "mapping.form",
            Some("$.format"),
            Some("debitor-mapping"),
        ),
        (
            r#"{"format":"debitor-mapping","version":2,"columns":[]}"#.to_owned(),
            "mapping.version",
            Some("$.version"),
            None,
        ),
        (r#"{"format":"debitor-mapping","version":1}"#.to_owned(), "mapping.form", Some("$.columns"), None),
        (wrap(r#"[{"hedder":"A"}]"#), "mapping.form", Some("$.columns[0].hedder"), Some("header")),
        (wrap(r#"[{"header":"A","field":7}]"#), "mapping.form", Some("$.columns[0].field"), None),
        (wrap(r#"[{"header":"A","field":"emial"}]"#), "mapping.field", Some("$.columns[0].field"), Some("email")),
        (wrap(r#"[{"header":"A"},{"header":"A "}]"#), "mapping.twice", Some("$.columns[1].header"), None),
        (
            wrap(r#"[{"header":"A","field":"vat"},{"header":"B","field":"vat"}]"#),
            "mapping.twice",
            Some("$.columns[1].field"),
            None,
        ),
    ] {
        let error = Saved::from_json(&json).unwrap_err();
        assert_eq!((error.code(), error.path(), error.hint()), (code, path, hint), "{json}");
    }
    // What only the profile can refuse: names that the system demands, own fields that it does not keep.
    let saved = Saved::from_json(&wrap(r#"[{"header":"Klant","field":"company"}]"#)).unwrap();
    let error = mapper("snelstart-polaris").map_as(&saved, &["Klant"], &[[""]]).unwrap_err();
    assert_eq!((error.code(), error.path(), error.hint()), ("mapping.exact", Some("$.columns[0].field"), Some("Naam")));
    let saved = Saved::from_json(&wrap(r#"[{"header":"X","field":"custom.x"}]"#)).unwrap();
    let error = mapper("banqup").map_as(&saved, &["X"], &[[""]]).unwrap_err();
    assert_eq!((error.code(), error.path()), ("mapping.field", Some("$.columns[0].field")));
}

#[test]
fn an_often_empty_column_is_told_by_what_it_holds() {
    let mut rows = vec![["Smed A/S".to_owned(), String::new()]; 3000];
    rows.extend((0..20).map(|number| ["Syd ApS".to_owned(), format!("a{number}@syd.example")]));
    let mapping = Mapper::new(&profile(None, "da", None), "").map(&["Navn", "Kolonne2"], &rows);
    assert_eq!(fields(&mapping), ["company", "email"]);
}

#[test]
fn a_first_row_of_data_is_no_header() {
    let mapper = Mapper::new(&profile(None, "da", None), "");
    assert_eq!(mapper.is_known_header(&["1001", "Smed A/S", "13585628", "ole@smed.example", "DK"]), 0.0);
    assert_eq!(mapper.is_known_header(&["", " "]), 0.0);
    assert_eq!(mapper.known_headers(&["\u{feff}Navn", "Nummer", "", "Saldo"]), 2);
}

proptest! {
    #[test]
    fn any_file_is_mapped_and_each_field_once(mapper in any_mapper(), file in file()) {
        let (_, rows, mut mapping) = map_file(&mapper, &file);
        prop_assert_eq!(mapping.columns().len(), file.len());
        let held: Vec<&str> = mapping.columns().iter().filter_map(|column| column.field.as_deref()).collect();
        prop_assert_eq!(held.iter().collect::<BTreeSet<_>>().len(), held.len());
        for column in mapping.columns() {
            prop_assert!((0.0..=1.0).contains(&column.confidence));
            prop_assert!(column.how != How::None || (column.field.is_none() && column.confidence == 0.0));
            prop_assert!(column.alternatives.iter().all(|other| Some(&other.field) != column.field.as_ref()));
            prop_assert!(column.alternatives.is_sorted_by(|one, next| one.confidence >= next.confidence));
        }
        mapping.explain(&Catalogue::built_in("da").unwrap());
        prop_assert!(mapping.problems().iter().all(|problem| problem.message != problem.code));
        let customer = mapping.row_to_customer(&rows[0]);
        for (field, value) in mapping.values(|index| rows[0].get(index).map(String::as_str)) {
            prop_assert_eq!(customer.get(field), Some(&value.map_or(Node::Null, |value| Node::Text(value.to_owned()))));
        }
    }

    #[test]
    fn what_is_saved_and_read_again_maps_the_same(mapper in any_mapper(), file in file(), at in 0_usize..12) {
        let (headers, rows, mut mapping) = map_file(&mapper, &file);
        let _ = mapping.set(at, Some("remarks"));
        let saved = Saved::from_json(&text(&mapping.save())).unwrap();
        prop_assert_eq!(&saved, &mapping.save());
        let again = mapper.map_as(&saved, &headers, &rows).unwrap();
        prop_assert_eq!(fields(&again), fields(&mapping));
        prop_assert_eq!(again.save(), saved);
        prop_assert_eq!(again.row_to_customer(&rows[0]), mapping.row_to_customer(&rows[0]));
    }

    #[test]
    fn the_order_of_columns_makes_no_difference_but_to_ties(mapper in any_mapper(), file in file(), turn in 0_usize..12) {
        // Columns of one name and like values are ties.
        let mut names = BTreeSet::new();
        let file: Vec<_> = file.into_iter().filter(|(name, _)| {
            let bare: String = name.chars().filter(|character| character.is_alphanumeric()).collect();
            !bare.is_empty() && names.insert(bare.to_lowercase())
        }).collect();
        let mut turned = file.clone();
        let places = turned.len().max(1);
        turned.rotate_left(turn % places);
        let (_, _, before) = map_file(&mapper, &file);
        let (_, _, after) = map_file(&mapper, &turned);
        let by_name = |mapping: &Mapping| -> BTreeMap<String, (Option<String>, How)> {
            let sure = mapping.columns().iter().filter(|column| !matches!(column.how, How::Values | How::None));
            sure.map(|column| (column.header.clone(), (column.field.clone(), column.how))).collect()
        };
        let fields = |mapping: &Mapping| -> BTreeSet<String> {
            mapping.columns().iter().filter_map(|column| column.field.clone()).collect()
        };
        prop_assert_eq!(by_name(&before), by_name(&after));
        prop_assert_eq!(fields(&before), fields(&after));
    }
}

/// The code behind `<!-- name -->` on the page.
fn example(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("<!-- {name} -->\n```")).unwrap();
    let (_, rest) = rest.split_once('\n').unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_page_shows_what_comes_out() {
    let path = root("docs/mapping.md");
    let mut page = fs::read_to_string(&path).unwrap();
    let file = example(&page, "file");
    let rows: Vec<Vec<&str>> = file.lines().map(|line| line.split(',').collect()).collect();
    let mut mapping = Mapper::new(&debitor::preset("iex").unwrap(), "da").map(&rows[0], &rows[1..]);
    mapping.explain(&Catalogue::built_in("da").unwrap());
    for (name, node) in [("mapping", mapping.to_node()), ("saved", mapping.save().to_node())] {
        let shown = example(&page, name);
        let expected = format!("{:#}\n", serde_json::to_value(&node).unwrap());
        if std::env::var_os("DEBITOR_BLESS").is_some() {
            page = page.replacen(&shown, &expected, 1);
            fs::write(&path, &page).unwrap();
        } else {
            assert_eq!(shown, expected, "docs/mapping.md is out of step: DEBITOR_BLESS=1 cargo test --test mapping");
        }
    }
    Saved::from_json(&example(&page, "saved")).unwrap();
}

#[test]
fn every_code_and_every_way_is_on_the_page() {
    let page = fs::read_to_string(root("docs/mapping.md")).unwrap();
    let english = fs::read_to_string(root("src/problem/locales/en.json")).unwrap();
    let english: BTreeMap<String, String> = serde_json::from_str(&english).unwrap();
    let codes = english.keys().filter(|key| key.starts_with("mapping."));
    let codes: BTreeSet<&str> = codes.map(|key| key.trim_end_matches("_one").trim_end_matches("_other")).collect();
    assert_eq!(codes.len(), 8);
    for code in codes {
        assert!(page.contains(&format!("| `{code}` |")), "{code}");
    }
    for how in [How::Exact, How::Alias, How::Values, How::Manual, How::Saved, How::None] {
        assert!(page.contains(&format!("`{}`", how.as_str())), "{how:?}");
    }
}

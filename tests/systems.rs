//! The accounts' side of SnelStart Polaris and Banqup as data, and the presets' import columns against their rules.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::node::Node;
use debitor::profile::{Accounts, PRESETS};
use debitor::{Checker, Profile};

fn accounts(preset: &str) -> Accounts {
    debitor::preset(preset).unwrap().accounts.unwrap()
}

fn checker(preset: &str) -> Checker {
    Checker::new(debitor::preset(preset).unwrap(), "").unwrap()
}

/// The headers that the import file marks as required, with their fields.
fn required_columns(accounts: &Accounts) -> Vec<(String, String)> {
    let columns = &accounts.import.as_ref().unwrap().columns;
    columns
        .iter()
        .filter(|column| column.required)
        .map(|column| (column.header.clone(), column.field.clone().unwrap()))
        .collect()
}

#[test]
fn polaris_books_what_has_no_customer_on_debtor_minus_2_and_never_changes_that_one() {
    let polaris = accounts("snelstart-polaris");
    let unknown = polaris.fallback.clone().unwrap();
    assert_eq!((unknown.customer_number.as_str(), unknown.name.as_deref()), ("-2", Some("Klant onbekend")));
    assert_eq!(polaris.without_key.as_deref(), Some("fallback"));
    assert_eq!(polaris.protected, ["-2"]);
}

#[test]
fn polaris_adds_only_or_updates_and_adds_or_updates_only() {
    let polaris = accounts("snelstart-polaris");
    assert_eq!(polaris.modes, ["add", "add_and_update", "update"]);
    assert_eq!(polaris.on_match, ["overwrite"]);
    assert!(polaris.may_create() && polaris.may_update());
    assert!(["company", "email", "discount", "archived"].iter().all(|field| polaris.may_update_field(field)));
}

#[test]
fn polaris_shows_archived_customers_on_request_only() {
    let grid = accounts("snelstart-polaris").grid.unwrap();
    assert_eq!(grid.hidden_when.get("archived").unwrap(), &["true"]);
    assert!(grid.filters.iter().any(|field| field == "archived"), "they can be asked for");
    // What is hidden is what a customer's canonical values say.
    let customer: Node = serde_json::from_str(r#"{"customer_number": "1001", "archived": "Waar"}"#).unwrap();
    let report = checker("snelstart-polaris").check(&customer);
    assert_eq!(report.values.get("archived").map(String::as_str), Some("true"));
}

#[test]
fn polaris_exchanges_excel_files_whose_column_names_are_exact() {
    let polaris = accounts("snelstart-polaris");
    assert_eq!(required_columns(&polaris), [("Naam".to_owned(), "company".to_owned())]);
    let import = polaris.import.unwrap();
    assert!(import.exact);
    assert_eq!(import.file, "xlsx");
    let left_empty: Vec<&str> =
        import.columns.iter().filter(|column| column.leave_empty).map(|column| column.header.as_str()).collect();
    assert_eq!(left_empty, ["LandId", "Bankieren"]);
}

#[test]
fn banqups_starred_columns_are_what_its_customers_must_give() {
    let profile = debitor::preset("banqup").unwrap();
    let banqup = profile.accounts.clone().unwrap();
    assert_eq!(banqup.import.as_ref().unwrap().file, "xlsx");
    let mut fields: Vec<String> = required_columns(&banqup).into_iter().map(|(_, field)| field).collect();
    let mut required = profile.kinds["b2b"].required.clone();
    fields.sort();
    required.sort();
    assert_eq!(fields, required);
    assert_eq!(required.len(), 6);
}

#[test]
fn banqup_lets_every_field_be_changed_at_any_time_and_customers_have_several_contacts() {
    let banqup = accounts("banqup");
    assert!(banqup.may_create() && banqup.may_update() && banqup.several_contacts);
    assert!(debitor::fields::FIELDS.iter().all(|field| banqup.may_update_field(field.name)));
}

#[test]
fn banqups_example_template_gives_way_to_ones_own() {
    let mine = r#"{"name": "mine", "extends": "banqup",
        "templates": {"Standaard": null, "Kantoor": {"defaults": {"locale": "fr-BE"}}}}"#;
    let templates = Profile::from_json(mine).unwrap().templates;
    assert_eq!(templates.keys().collect::<Vec<_>>(), ["Kantoor"]);
}

/// The file's words and the profile's must be one language: what a column writes is read back as what it stands for.
#[test]
fn each_word_that_an_import_column_writes_is_read_as_what_it_stands_for() {
    let mut words = 0;
    for preset in ["snelstart-polaris", "banqup"] {
        let checker = checker(preset);
        for column in &accounts(preset).import.unwrap().columns {
            let field = column.field.clone().unwrap_or_default();
            for (written, meaning) in column.values.iter() {
                for text in [written, meaning] {
                    let found = checker.check_field(&field, text, &Node::Null).unwrap();
                    assert_eq!((found.value.as_str(), found.problems.len()), (meaning, 0), "{preset} {field}");
                }
                words += 1;
            }
        }
    }
    assert_eq!(words, 2 + 3 + 4 + 2);
}

#[test]
fn the_example_row_of_an_import_file_is_a_valid_customer() {
    for preset in ["snelstart-polaris", "banqup"] {
        assert!(PRESETS.iter().any(|(name, ..)| *name == preset));
        let mut row = Vec::new();
        for column in &accounts(preset).import.unwrap().columns {
            if let (Some(field), Some(example)) = (&column.field, &column.example) {
                row.push((field.clone(), Node::Text(example.clone())));
            }
        }
        let report = checker(preset).check(&Node::Map(row));
        assert_eq!(report.problems, [], "{preset}");
        assert!(report.key.is_some() && report.kind == "b2b");
    }
}

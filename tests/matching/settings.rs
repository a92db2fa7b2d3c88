//! All pairs of mode, way to treat a match, permission, and customer: a table by hand.

use crate::{node, run};
use debitor::decide::Settings;
use serde_json::{Value, json};

/// Mode, duplicates, permission; then for a customer who is unknown, known with the same details, with an empty field
/// filled, and with a field changed.
const TABLE: &str = "
    add             overwrite   all         create/new      skip/exists     skip/exists      skip/exists
    add             overwrite   no_create   skip/create_off skip/exists     skip/exists      skip/exists
    add             overwrite   no_update   create/new      skip/exists     skip/exists      skip/exists
    add             overwrite   no_phone    create/new      skip/exists     skip/exists      skip/exists
    add             complement  all         create/new      skip/exists     skip/exists      skip/exists
    add             complement  no_create   skip/create_off skip/exists     skip/exists      skip/exists
    add             complement  no_update   create/new      skip/exists     skip/exists      skip/exists
    add             complement  no_phone    create/new      skip/exists     skip/exists      skip/exists
    add             ignore      all         create/new      skip/exists     skip/exists      skip/exists
    add             ignore      no_create   skip/create_off skip/exists     skip/exists      skip/exists
    add             ignore      no_update   create/new      skip/exists     skip/exists      skip/exists
    add             ignore      no_phone    create/new      skip/exists     skip/exists      skip/exists
    update          overwrite   all         skip/unknown    unchanged/same  update/changed   update/changed
    update          overwrite   no_create   skip/unknown    unchanged/same  update/changed   update/changed
    update          overwrite   no_update   skip/unknown    unchanged/same  skip/update_off  skip/update_off
    update          overwrite   no_phone    skip/unknown    unchanged/same  unchanged/fields_locked update/changed
    update          complement  all         skip/unknown    unchanged/same  update/changed   unchanged/nothing_to_fill
    update          complement  no_create   skip/unknown    unchanged/same  update/changed   unchanged/nothing_to_fill
    update          complement  no_update   skip/unknown    unchanged/same  skip/update_off  unchanged/nothing_to_fill
    update          complement  no_phone    skip/unknown    unchanged/same  unchanged/fields_locked unchanged/nothing_to_fill
    update          ignore      all         skip/unknown    skip/ignored    skip/ignored     skip/ignored
    update          ignore      no_create   skip/unknown    skip/ignored    skip/ignored     skip/ignored
    update          ignore      no_update   skip/unknown    skip/ignored    skip/ignored     skip/ignored
    update          ignore      no_phone    skip/unknown    skip/ignored    skip/ignored     skip/ignored
    add_and_update  overwrite   all         create/new      unchanged/same  update/changed   update/changed
    add_and_update  overwrite   no_create   skip/create_off unchanged/same  update/changed   update/changed
    add_and_update  overwrite   no_update   create/new      unchanged/same  skip/update_off  skip/update_off
    add_and_update  overwrite   no_phone    create/new      unchanged/same  unchanged/fields_locked update/changed
    add_and_update  complement  all         create/new      unchanged/same  update/changed   unchanged/nothing_to_fill
    add_and_update  complement  no_create   skip/create_off unchanged/same  update/changed   unchanged/nothing_to_fill
    add_and_update  complement  no_update   create/new      unchanged/same  skip/update_off  unchanged/nothing_to_fill
    add_and_update  complement  no_phone    create/new      unchanged/same  unchanged/fields_locked unchanged/nothing_to_fill
    add_and_update  ignore      all         create/new      skip/ignored    skip/ignored     skip/ignored
    add_and_update  ignore      no_create   skip/create_off skip/ignored    skip/ignored     skip/ignored
    add_and_update  ignore      no_update   create/new      skip/ignored    skip/ignored     skip/ignored
    add_and_update  ignore      no_phone    create/new      skip/ignored    skip/ignored     skip/ignored
";

fn profile(permission: &str) -> Value {
    let accounts = match permission {
        "no_create" => json!({"create": {"allowed": false}}),
        "no_update" => json!({"update": {"allowed": false}}),
        "no_phone" => json!({"create": {"except": ["phone"]}, "update": {"except": ["phone"]}}),
        _ => json!({}),
    };
    json!({"name": "x", "country": "DK", "kinds": {"b2c": {"identity": [["email"]]}}, "accounts": accounts})
}

fn customers() -> [Value; 4] {
    [
        json!({"email": "new@example.dk", "city": "Aarhus", "phone": "86123456"}),
        json!({"email": "OLE@example.dk ", "city": " Aarhus"}),
        json!({"email": "ole@example.dk", "phone": "86123456"}),
        json!({"email": "ole@example.dk", "city": "Odense"}),
    ]
}

#[test]
fn every_mode_way_and_permission_gives_what_the_table_says() {
    let debtor = json!({"customer_number": "1", "email": "ole@example.dk", "city": "Aarhus", "country": "DK"});
    let mut rows = 0;
    for line in TABLE.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let checker = crate::checker(&profile(words[2]));
        let settings = Settings::new(checker.profile(), Some(words[0]), Some(words[1]), None).unwrap();
        for (customer, expected) in customers().iter().zip(&words[3..]) {
            let decided = run(&checker, std::slice::from_ref(&debtor), settings, std::slice::from_ref(customer));
            let found = format!("{}/{}", decided[0].decision.as_str(), decided[0].reason);
            assert_eq!(found, *expected, "{line}: {customer}");
            let is_locked = words[2] == "no_phone" && found == "create/new";
            assert_eq!(decided[0].values.contains_key("phone"), customer["phone"].is_string() && !is_locked, "{line}");
            assert!(decided[0].withheld.is_empty() || ["no_phone", "no_update"].contains(&words[2]), "{line}");
        }
        rows += 1;
    }
    assert_eq!(rows, 3 * 3 * 4);
}

#[test]
fn words_that_a_profile_does_not_have_are_refused_with_the_nearest() {
    let checker = crate::checker(&json!("picqer"));
    let settings = |mode, way, empty| Settings::new(checker.profile(), mode, way, empty);
    let error = settings(Some("add_and_updates"), None, None).unwrap_err();
    assert_eq!((error.code(), error.hint()), ("match.mode", Some("add_and_update")));
    assert_eq!(settings(None, Some("overwrite"), None).unwrap_err().code(), "match.duplicates");
    assert_eq!(settings(None, None, Some("cleer")).unwrap_err().hint(), Some("clear"));
    assert!(settings(Some("add_and_update"), Some("ignore"), Some("clear")).is_ok());
}

#[test]
fn the_same_customer_in_another_spelling_changes_nothing() {
    let checker = crate::checker(&json!("iex"));
    let debtor = json!({"customer_number": "1", "cvr": "13585628", "vat": "DK13585628", "company": "Smed A/S",
        "email": "ole@smed.dk", "country": "DK"});
    let row = json!({"cvr": " DK-13 58 56 28", "vat": "dk 13.58.56.28", "company": "Smed  A/S", "email": "OLE@SMED.DK",
        "country": "dk"});
    let decided = run(&checker, &[debtor], Settings::default(), &[row]);
    assert_eq!((decided[0].decision.as_str(), decided[0].reason), ("unchanged", "same"));
}

#[test]
fn a_default_of_the_profile_or_a_template_fills_a_new_debtor_and_changes_none() {
    let profile = json!({"name": "x", "country": "DK", "kinds": {"b2c": {"identity": [["email"]]}},
        "templates": {"std": {"defaults": {"locale": "da-DK"}}}, "formats": ["locale"]});
    let checker = crate::checker(&profile);
    let debtor = json!({"email": "ole@example.dk", "country": "SE", "locale": "sv-SE"});
    let rows =
        [json!({"email": "ole@example.dk", "template": "std"}), json!({"email": "x@example.dk", "template": "std"})];
    let decided = run(&checker, &[debtor], Settings::default(), &rows);
    let debitor::decide::Decision::Update { changes } = &decided[0].decision else { panic!("{decided:?}") };
    assert_eq!(changes.iter().map(|change| change.field.as_str()).collect::<Vec<_>>(), ["template"]);
    assert_eq!((&decided[1].values["country"], &decided[1].values["locale"]), (&"DK".to_owned(), &"da-DK".to_owned()));
}

#[test]
fn a_matcher_takes_any_tree() {
    let checker = crate::checker(&json!("iex"));
    for value in [json!(null), json!(7), json!([]), json!("x"), json!({"email": [1, {}]}), json!({"vat": {"a": 1}})] {
        let mut matcher = debitor::decide::Matcher::new(
            checker.clone(),
            crate::existing(&checker, std::slice::from_ref(&value)),
            Settings::default(),
        );
        assert_eq!(matcher.decide(1, &node(&value)).decision.as_str(), "invalid");
    }
}

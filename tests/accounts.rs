//! The accounts' side of the presets, as data: what may be created and changed, collective debtors, the grid, what an
//! order gives.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::Profile;
use debitor::profile::{Accounts, Grid};

/// A preset with something laid over it.
fn extended(preset: &str, over: &str) -> Profile {
    Profile::from_json(&format!(r#"{{"name": "mine", "extends": "{preset}", {over}}}"#)).unwrap()
}

fn accounts(preset: &str, over: &str) -> Accounts {
    extended(preset, &format!(r#""accounts": {{{over}}}"#)).accounts.unwrap()
}

fn preset(name: &str) -> Accounts {
    debitor::preset(name).unwrap().accounts.unwrap()
}

#[test]
fn iex_creates_and_updates_unless_a_profile_switches_it_off() {
    let both = preset("iex");
    assert!(both.may_create() && both.may_update());
    let no_update = accounts("iex", r#""update": {"allowed": false}"#);
    assert!(no_update.may_create() && !no_update.may_update());
    let no_create = accounts("iex", r#""create": {"allowed": false}"#);
    assert!(!no_create.may_create() && no_create.may_update());
    assert!(!no_create.may_create_field("email") && no_create.may_update_field("email"));
    // A customer who may not be created is skipped; nothing else becomes of him.
    assert!(no_create.fallback.is_none() && no_create.without_key.is_none());
}

#[test]
fn each_field_may_be_created_and_updated_or_not() {
    let only = accounts("iex", r#""create": {"only": ["email", "phone", "customer_group"]}"#);
    assert!(only.may_create() && only.may_create_field("phone") && !only.may_create_field("company"));
    assert!(only.may_update_field("company"));
    let except = accounts("iex", r#""update": {"except": ["company", "first_name", "last_name"]}"#);
    assert!(except.may_update() && except.may_update_field("phone") && !except.may_update_field("company"));
    assert!(except.may_create_field("company"));
}

#[test]
fn all_sales_or_those_to_one_kind_go_to_one_debtor() {
    assert!(preset("iex").collects("b2c").is_none());
    let number = |accounts: &Accounts, kind: &str| accounts.collects(kind).map(|debtor| debtor.customer_number.clone());
    let all = accounts("iex", r#""collect_all": {"customer_number": "99999", "name": "Webshop"}"#);
    for kind in ["b2c", "b2b", "ean"] {
        assert_eq!(number(&all, kind).as_deref(), Some("99999"));
    }
    let private = accounts("iex", r#""collect": {"b2c": {"customer_number": "10000", "name": "B2C webshop"}}"#);
    assert_eq!(private.collects("b2c").unwrap().name.as_deref(), Some("B2C webshop"));
    assert_eq!((number(&private, "b2b"), number(&private, "ean")), (None, None));
}

#[test]
fn an_identity_on_a_field_that_the_checkout_does_not_require_is_told_as_a_risk() {
    let risks = |required: &str| {
        let over = format!(r#""kinds": {{"b2c": {{"required": [{required}], "identity": [["custom.member"]]}}}}"#);
        extended("iex", &over).risks()
    };
    let told = risks(r#""email""#);
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].code(), told[0].path()), ("profile.risk", Some("$.kinds.b2c.identity[0]")));
    assert!(risks(r#""email", "custom.member""#).is_empty());
}

#[test]
fn snelstart_creates_and_updates_debtors() {
    let accounts = preset("snelstart-magento");
    assert!(accounts.may_create() && accounts.may_update() && accounts.may_update_field("phone"));
    // A push brings the record in SnelStart up to date: the newer value wins.
    assert_eq!(accounts.on_match, ["overwrite"]);
}

fn grid() -> Grid {
    preset("snelstart-magento").grid.unwrap()
}

#[test]
fn the_grid_of_snelstart_has_the_columns_of_its_page_in_their_order() {
    let columns = [
        "custom.record_id",
        "website",
        "company",
        "first_name",
        "last_name",
        "email",
        "vat",
        "customer_number",
        "country",
        "created_at",
        "updated_at",
    ];
    assert_eq!(grid().columns, columns);
    assert_eq!(grid().hidden, ["customer_id", "suffix", "middle_name"]);
    let profile = debitor::preset("snelstart-magento").unwrap();
    let checker = debitor::Checker::new(profile, "nl").unwrap();
    assert_eq!(checker.catalogue().label("custom.record_id"), "ID");
    assert_eq!(checker.catalogue().label("customer_number"), "Klantcode in SnelStart");
}

#[test]
fn the_grid_is_filtered_and_searched_by_the_fields_of_its_page() {
    assert_eq!(grid().filters, ["website", "country"]);
    assert_eq!(grid().search, ["first_name", "middle_name", "last_name", "email", "company", "vat"]);
}

#[test]
fn an_empty_customer_code_means_not_synchronised_yet() {
    assert_eq!(grid().synchronised_by.as_deref(), Some("customer_number"));
}

#[test]
fn the_rows_of_the_grid_offer_view_and_push_as_events_for_the_host() {
    assert_eq!(grid().actions, ["view", "push"]);
}

#[test]
fn picqer_creates_who_is_unknown_or_has_no_number() {
    let accounts = preset("picqer");
    assert!(accounts.may_create() && accounts.may_update());
    assert_eq!(accounts.without_key.as_deref(), Some("create"));
    assert_eq!(accounts.modes, ["add_and_update"]);
}

#[test]
fn duplicates_in_picqer_are_complemented_or_ignored() {
    assert_eq!(preset("picqer").on_match, ["complement", "ignore"]);
}

#[test]
fn picqer_takes_over_the_same_fields_from_every_shop_and_more_from_some() {
    let taken_over = preset("picqer").taken_over.unwrap();
    let always = taken_over.from_shop("a shop that nobody knows");
    let address = ["country", "street", "house_number", "box", "postcode", "city"];
    for field in ["company", "first_name", "last_name", "contact", "email"].iter().chain(&address) {
        assert!(always.iter().any(|taken| taken == field), "{field}");
    }
    for field in address {
        assert!(always.contains(&format!("delivery_{field}")), "{field}");
    }
    // Which shops give which of these differs; none of them comes from every shop, and nothing else from any.
    let sometimes = ["locale", "phone", "vat", "remarks", "calculate_vat"];
    for field in sometimes {
        assert!(!always.iter().any(|taken| taken == field), "{field}");
        assert!(taken_over.shops.values().flatten().any(|taken| taken == field), "{field}");
    }
    assert!(taken_over.shops.values().flatten().all(|taken| sometimes.contains(&taken.as_str())));
    // A platform may be called by any name that it has.
    let mine = r#""taken_over": {"shops": {"magento2": null, "magento": ["discount"]}}"#;
    let mine = accounts("picqer", mine).taken_over.unwrap().from_shop("magento2");
    assert_eq!(mine.len(), always.len() + 1);
}

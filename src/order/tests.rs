//! What the vectors of `tests/vectors/orders` do not show.

use super::{PLATFORMS, Platform, customer};
use crate::Profile;
use crate::fields::is_known;
use crate::node::Node;

fn node(json: &str) -> Node {
    serde_json::from_str(json).unwrap()
}

fn profile(sources: &str) -> Profile {
    Profile::from_json(&format!(r#"{{"name":"mine","sources":{sources},"kinds":{{"b2c":{{}}}}}}"#)).unwrap()
}

/// The customer of an order under a profile with these sources, as JSON.
#[track_caller]
fn found(platform: &str, order: &str, sources: &str) -> String {
    let platform = Platform::named(platform).unwrap();
    serde_json::to_string(&customer(&node(order), &profile(sources), platform, None)).unwrap()
}

#[test]
fn the_built_in_platforms_are_sound() {
    assert_eq!(Platform::built_in().len(), PLATFORMS.len(), "one can't be read");
    for ((name, json), platform) in PLATFORMS.iter().zip(Platform::built_in()) {
        assert_eq!(Platform::from_json(json).unwrap().name, *name);
        assert!(platform.source.is_some() && platform.date.is_some() && !platform.detect.is_empty(), "{name}");
        for field in platform.sources.keys().chain(platform.values.keys()) {
            assert!(is_known(field), "{name}: {field}");
        }
        for field in platform.values.keys().chain(platform.first_line.iter().map(String::as_str)) {
            assert!(platform.sources.contains_key(field), "{name}: {field} has no sources");
        }
        for shop_number in ["number", "id", "increment_id", "entity_id", "order_key"] {
            assert!(
                !platform.sources["order_reference"].iter().any(|path| path == shop_number),
                "{name}: {shop_number}"
            );
        }
    }
}

#[test]
fn a_platform_of_unknown_fields_is_refused_with_the_nearest() {
    let error = Platform::from_json(r#"{"name":"x","sources":{"e_mail":["a"]}}"#).unwrap_err();
    assert_eq!(
        (error.code(), error.path(), error.hint()),
        ("profile.unknown", Some("$.sources.e_mail"), Some("email"))
    );
    assert_eq!(Platform::from_json("{").unwrap_err().code(), "profile.json");
}

#[test]
fn an_order_of_nowhere_is_no_platforms() {
    for order in ["{}", "[]", "7", r#"{"billing":{},"line_items":[]}"#, r#"{"items":[],"billing_address":{}}"#] {
        assert_eq!(Platform::detect(&node(order)), None, "{order}");
    }
}

#[test]
fn a_profiles_sources_count_before_the_platforms_and_fall_back_on_them() {
    let order = r#"{"customer_email":"a@b.dk","billing_address":{"vat_id":"DK13585628","custom_attributes":[{"attribute_code":"vat","value":" "}]}}"#;
    let sources = r#"{"email":["billing_address.vat_id"],"vat":["billing_address.custom_attributes.vat"]}"#;
    assert_eq!(found("magento2", order, sources), r#"{"email":"DK13585628","vat":"DK13585628"}"#);
}

#[test]
fn the_name_of_a_field_means_nothing_in_an_order() {
    let order =
        r#"{"status":"processing","created_at":"2026-11-21 10:00:00","email":"shop@example.dk","number":"727"}"#;
    assert_eq!(found("woocommerce", order, "{}"), "{}");
    assert_eq!(found("woocommerce", order, r#"{"status":["status"]}"#), r#"{"status":"processing"}"#);
}

#[test]
fn a_line_that_the_profile_reads_as_house_number_is_not_the_box_too() {
    let order = r#"{"billing_address":{"street":["Damrak","12","A"]}}"#;
    assert_eq!(found("magento2", order, "{}"), r#"{"street":"Damrak","box":"12 A"}"#);
    let sources = r#"{"house_number":["billing_address.street.1"]}"#;
    assert_eq!(found("magento2", order, sources), r#"{"street":"Damrak","house_number":"12","box":"A"}"#);
    // An identifier is copied, not moved.
    let order = r#"{"customer_id":26}"#;
    assert_eq!(
        found("woocommerce", order, r#"{"customer_number":["customer_id"]}"#),
        r#"{"customer_id":"26","customer_number":"26"}"#
    );
}

#[test]
fn a_guest_has_no_number_even_where_the_profile_names_its_source() {
    for id in ["0", "\"0\"", "null", "\"\""] {
        let order = format!(r#"{{"customer_id":{id}}}"#);
        assert_eq!(found("woocommerce", &order, r#"{"customer_id":["customer_id"]}"#), "{}", "{id}");
    }
}

#[test]
fn numbers_become_their_exact_text() {
    let order = r#"{"customer_id":9007199254740991,"billing":{"phone":4520304050,"postcode":"0800","address_1":7}}"#;
    let expected = r#"{"customer_id":"9007199254740991","phone":"4520304050","street":"7","postcode":"0800"}"#;
    assert_eq!(found("woocommerce", order, "{}"), expected);
}

#[test]
fn a_delivery_address_counts_only_where_it_says_more() {
    let billing = r#""billing":{"address_1":"Nørregade 7","postcode":"8000","city":"Aarhus C","country":"DK"}"#;
    let delivery = |shipping: &str| {
        let customer = found("woocommerce", &format!(r#"{{{billing},"shipping":{shipping}}}"#), "{}");
        customer.split_once("delivery_").is_some()
    };
    assert!(!delivery(r#"{"address_1":"","postcode":"","city":"","country":""}"#));
    assert!(!delivery(r#"{"address_1":"","postcode":"","city":"","country":"DK"}"#));
    assert!(!delivery(r#"{"address_1":" Nørregade  7","postcode":"8000","city":"Aarhus C","country":"DK"}"#));
    assert!(!delivery(r#"{"address_1":"Nørregade 7","postcode":"8000","city":"Aarhus C"}"#));
    assert!(delivery(
        r#"{"address_1":"Nørregade 7","address_2":"kld.","postcode":"8000","city":"Aarhus C","country":"DK"}"#
    ));
    assert!(delivery(r#"{"address_1":"Nørregade 7","postcode":"8000","city":"Aarhus C","country":"SE"}"#));
    assert!(delivery("{\"address_1\":\"Havnegade 1\"}"));
}

#[test]
fn only_what_is_taken_is_taken_over() {
    let order = node(r#"{"customer_id":26,"billing":{"email":"a@b.dk","phone":"1"},"customer_note":"x","member":7}"#);
    let platform = Platform::named("woocommerce").unwrap();
    let profile = profile(r#"{"custom.member":["member"]}"#);
    let taken = |take: Option<&[&str]>| {
        let take = take.map(|names| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        serde_json::to_string(&customer(&order, &profile, platform, take.as_deref())).unwrap()
    };
    assert_eq!(taken(Some(&[])), "{}");
    assert_eq!(taken(Some(&["email", "custom.member", "vat"])), r#"{"email":"a@b.dk","custom.member":"7"}"#);
    let all = r#"{"customer_id":"26","email":"a@b.dk","phone":"1","order_remarks":"x","custom.member":"7"}"#;
    assert_eq!(taken(None), all);
}

#[test]
fn what_the_selector_of_kinds_reads_comes_along() {
    let json = r#"{"name":"mine","selector":{"sources":["type","meta_data._kind"],"values":{"off":"ean"}},"kinds":{"ean":{},"b2c":{}}}"#;
    let order = node(r#"{"meta_data":[{"key":"_kind","value":"off"}]}"#);
    let profile = Profile::from_json(json).unwrap();
    let customer = customer(&order, &profile, Platform::named("woocommerce").unwrap(), Some(&[]));
    assert_eq!(serde_json::to_string(&customer).unwrap(), r#"{"meta_data._kind":"off"}"#);
    assert_eq!(crate::Checker::new(profile, "en").unwrap().check(&customer).kind, "ean");
}

#[test]
fn any_json_is_read_without_a_panic() {
    for order in
        ["null", "[]", "7", r#"{"billing":[],"meta_data":{},"shipping":null}"#, r#"{"billing_address":{"street":"x"}}"#]
    {
        for platform in ["woocommerce", "magento2"] {
            assert_eq!(found(platform, order, "{}"), "{}", "{order}");
        }
    }
}

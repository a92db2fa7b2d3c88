//! `customer`: orders in, customers out.

use super::run;

const ORDER: &str =
    r#"{"order_key":"k","created_via":"checkout","customer_id":0,"billing":{"email":"ole@smed.dk"},"line_items":[]}"#;

#[test]
fn an_order_of_no_known_shop_is_told_of_and_the_rest_goes_on() {
    let run = run(&["customer"], format!("{ORDER}\n{{\"email\":\"a@b.dk\"}}\n\n7\n{ORDER}\n"));
    let lines = run.lines();
    assert_eq!((run.code, lines.len()), (1, 4));
    assert_eq!(lines[0]["email"], "ole@smed.dk");
    let error = &lines[1]["error"];
    assert_eq!((error["code"].as_str(), error["hint"].as_str()), (Some("order.platform"), Some("--shop")));
    assert_eq!(error["line"], 2);
    assert_eq!(lines[2]["error"]["code"], "input.object");
    assert_eq!(lines[3], lines[0]);
}

#[test]
fn a_named_shop_counts_whatever_the_order_looks_like() {
    let named = run(&["customer", "--shop", "magento"], r#"{"customer_email":"a@b.dk"}"#);
    assert_eq!((named.code, named.out.as_str()), (0, "{\"email\":\"a@b.dk\"}\n"));
    assert_eq!(run(&["customer", "--shop", "magento2"], ORDER).out, "{}\n");
}

#[test]
fn an_unknown_shop_ends_with_2_and_the_nearest() {
    let run = run(&["customer", "--shop", "woocomerce"], ORDER);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("order.platform") && run.err.contains("`woocommerce`"), "{}", run.err);
}

#[test]
fn an_order_of_many_lines_is_read_and_one_beyond_all_bounds_is_told_of() {
    let of = |lines: usize| {
        let lines = vec![r#"{"sku":"x","qty":1,"price":2}"#; lines].join(",");
        ORDER.replace("\"line_items\":[]", &format!("\"line_items\":[{lines}]"))
    };
    assert_eq!(run(&["customer"], of(10_000)).out, "{\"email\":\"ole@smed.dk\"}\n");
    assert_eq!(run(&["customer"], of(60_000)).lines()[0]["error"]["code"], "input.too_large");
}

#[test]
fn a_customer_taken_over_from_an_order_keeps_what_identifies_it() {
    let order = ORDER.replace("\"customer_id\":0", "\"customer_id\":17,\"meta_data\":[{\"key\":\"club\",\"value\":7}]");
    let order =
        order.replace("\"email\"", "\"address_1\":\"Havnegade 1\",\"postcode\":\"8000\",\"country\":\"DK\",\"email\"");
    let key = |profile: &str| {
        let customer = run(&["customer", "--profile", profile], &order);
        run(&["key", "--profile", profile], &customer.out).lines()[0]["value"].clone()
    };
    assert_eq!(key("picqer"), "website=|customer_id=17");
    // Any profile that says what is taken over, whatever it identifies by.
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join("mine.json");
    let profile = r#"{"name":"x","kinds":{"b2c":{"identity":[["custom.club?","email","invoice_address?"]]}},
        "sources":{"custom.club":["meta_data.club"]},"accounts":{"taken_over":{"always":["last_name"]}}}"#;
    std::fs::write(&mine, profile).unwrap();
    assert_eq!(key(mine.to_str().unwrap()), "custom.club=7|email=ole@smed.dk|invoice_address=DK,8000,havnegade,1");
}

#[test]
fn what_a_shop_gives_besides_is_taken_over_from_that_shop_by_any_of_its_names() {
    let extra = r#""customer_note":"Ring først","meta_data":[{"key":"wpml_language","value":"da"},
        {"key":"is_vat_exempt","value":"yes"}],"line_items""#;
    let order = ORDER.replace("\"line_items\"", &extra.replace('\n', ""));
    let taken = &run(&["customer", "--profile", "picqer"], order).lines()[0];
    assert_eq!(
        ["remarks", "locale", "calculate_vat"].map(|field| taken[field].as_str()),
        [Some("Ring først"), Some("da"), Some("false")]
    );
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join("mine.json");
    let with = |shop: &str| {
        let profile = r#"{"name":"x","kinds":{"b2c":{}},"accounts":{"taken_over":{"shops":{"SHOP":["email"]}}}}"#;
        std::fs::write(&mine, profile.replace("SHOP", shop)).unwrap();
        let order = r#"{"customer_email":"a@b.dk"}"#;
        run(&["customer", "--shop", "magento2", "--profile", mine.to_str().unwrap()], order)
    };
    assert_eq!(with("magento").out, "{\"email\":\"a@b.dk\"}\n");
    assert_eq!(with("woocommerce").out, "{}\n");
    let misspelt = with("woocomerce");
    assert_eq!(misspelt.code, 2);
    assert!(
        misspelt.err.starts_with("debitor: profile.unknown: $.accounts.taken_over.shops.woocomerce: "),
        "{}",
        misspelt.err
    );
    assert!(misspelt.err.contains("`woocommerce`"), "{}", misspelt.err);
}

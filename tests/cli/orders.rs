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

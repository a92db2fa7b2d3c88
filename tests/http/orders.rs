//! `/v1/customer`: one order, or lines of them.

use crate::server::{JSON, NDJSON, Server, command_line};
use std::fs;
use std::path::PathBuf;

fn order(name: &str) -> String {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/orders").join(name);
    serde_json::from_str::<serde_json::Value>(&fs::read_to_string(file).unwrap()).unwrap().to_string()
}

#[tokio::test]
async fn a_customer_is_byte_for_byte_what_the_command_line_gives() {
    let server = Server::start(&[]);
    for name in ["woocommerce/b2b-nl-vat.json", "magento2/b2b-nl-vat-delivery.json"] {
        let order = order(name);
        let expected = command_line(&["customer"], &order);
        let answer = server.post("/v1/customer", JSON, order.clone()).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, JSON));
        assert_eq!(format!("{}\n", answer.text()), expected);
        let envelope = format!(r#"{{"order":{order},"profile":"iex","shop":null}}"#);
        assert_eq!(format!("{}\n", server.post("/v1/customer", JSON, envelope).await.text()), expected);
        let lines = format!("{order}\n{{}}\n{order}\n");
        let answer = server.post("/v1/customer", NDJSON, lines).await.lines();
        assert_eq!((answer.len(), answer[1]["error"]["hint"].as_str()), (3, Some("shop")));
        assert_eq!(answer[0], answer[2]);
    }
}

#[tokio::test]
async fn a_profile_that_comes_along_says_where_to_look() {
    let server = Server::start(&[]);
    let profile = r#"{"name":"mine","sources":{"ean":["billing_address.custom_attributes.ean"]},"kinds":{"b2c":{}}}"#;
    let order = order("magento2/ean-dk-purchase-order.json");
    let answer = server.post("/v1/customer", JSON, format!(r#"{{"order":{order},"profile":{profile}}}"#)).await;
    assert_eq!(answer.json()["ean"], "5798000420526");
    assert_eq!(answer.json()["order_reference"], "REK-2026-00417");
}

#[tokio::test]
async fn the_shop_can_be_named_in_the_query_and_in_the_envelope() {
    let server = Server::start(&[]);
    let order = r#"{"customer_email":"a@b.dk"}"#;
    let envelope = format!(r#"{{"order":{order},"shop":"magento2"}}"#);
    for (path, body) in [
        ("/v1/customer?shop=magento2", order.to_owned()),
        ("/v1/customer", envelope.clone()),
        ("/v1/customer?shop=woocommerce", envelope),
    ] {
        assert_eq!(server.post(path, JSON, body).await.text(), r#"{"email":"a@b.dk"}"#, "{path}");
    }
}

#[tokio::test]
async fn what_cant_be_done_is_told_of() {
    let server = Server::start(&[]);
    let error = |answer: crate::server::Answer| (answer.error(), answer.json()["error"]["hint"].clone());
    let unknown = (422, "order.platform".to_owned());
    assert_eq!(error(server.post("/v1/customer", JSON, "{}").await), (unknown.clone(), "shop".into()));
    assert_eq!(error(server.post("/v1/customer?shop=magnto2", JSON, "{}").await), (unknown, "magento2".into()));
    assert_eq!(server.post("/v1/customer", JSON, "[]").await.error(), (422, "input.object".to_owned()));
    assert_eq!(server.post("/v1/customer", JSON, "{").await.error(), (400, "input.json".to_owned()));
    assert_eq!(server.post("/v1/customer?locale=da", JSON, "{}").await.error(), (400, "input.query".to_owned()));
    let answer = server.post("/v1/customer", JSON, r#"{"order":{},"shopp":"x"}"#).await;
    assert_eq!(error(answer), ((422, "input.unknown".to_owned()), "shop".into()));
    assert_eq!(
        server.post("/v1/customer", JSON, r#"{"order":{},"shop":7}"#).await.error(),
        (422, "input.type".to_owned())
    );
    assert_eq!(server.post("/v1/customer?profile=iexx", JSON, "{}").await.error(), (422, "profile.unknown".to_owned()));
}

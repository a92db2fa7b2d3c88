//! `/v1/ids`: one number and lists; and the lists of schemes and profiles.

use crate::server::{JSON, Server};

#[tokio::test]
async fn one_question_has_one_answer() {
    let server = Server::start(&[]);
    let answer = server.post("/v1/ids", JSON, r#"{"scheme":"cvr","value":"13 58 56 28"}"#).await;
    let expected = r#"{"scheme":"cvr","input":"13 58 56 28","verdict":"valid","canonical":"13585628","formatted":"13 58 56 28","problems":[]}"#;
    assert_eq!((answer.status, answer.text()), (200, expected));
    let number = server.post("/v1/ids", JSON, r#"{"scheme":"cvr","value":13585628}"#).await;
    assert_eq!(number.json()["verdict"], "valid");
}

#[tokio::test]
async fn a_list_is_answered_by_a_list_in_the_same_order() {
    let server = Server::start(&[]);
    let questions = r#"[{"scheme":"cvr","value":"1"},{"scheme":"nix","value":"1"},{"value":"1"},7,{"scheme":"ean","value":"5798000420526"}]"#;
    let answer = server.post("/v1/ids", JSON, questions).await.json();
    assert_eq!(answer.as_array().unwrap().len(), 5);
    assert_eq!(answer[0]["verdict"], "invalid");
    for (index, code, path) in
        [(1, "scheme.unknown", "$[1]"), (2, "input.type", "$[2].scheme"), (3, "input.object", "$[3]")]
    {
        let error = &answer[index]["error"];
        assert_eq!((error["code"].as_str(), error["path"].as_str()), (Some(code), Some(path)));
    }
    assert_eq!(answer[4]["verdict"], "valid");
    assert_eq!(server.post("/v1/ids", JSON, "[]").await.text(), "[]");
}

#[tokio::test]
async fn the_country_comes_from_the_question_else_from_the_query() {
    let server = Server::start(&[]);
    let plain = r#"{"scheme":"vat","value":"13585628"}"#;
    let danish = r#"{"scheme":"vat","value":"13585628","country":"DK"}"#;
    let verdict =
        async |path: &str, body: &'static str| server.post(path, JSON, body).await.json()["verdict"].to_string();
    assert_eq!(verdict("/v1/ids", plain).await, r#""invalid""#);
    assert_eq!(verdict("/v1/ids?country=DK", plain).await, r#""valid""#);
    assert_eq!(verdict("/v1/ids?country=NL", danish).await, r#""valid""#);
}

#[tokio::test]
async fn a_question_that_has_no_answer_is_told_of() {
    let server = Server::start(&[]);
    for (path, body, status, code) in [
        ("/v1/ids", r#"{"scheme":"cvrr","value":"1"}"#, 422, "scheme.unknown"),
        ("/v1/ids", r#"{"scheme":"cvr","vaule":"1"}"#, 422, "input.unknown"),
        ("/v1/ids", r#"{"scheme":"cvr","value":[]}"#, 422, "input.type"),
        ("/v1/ids", "7", 422, "input.object"),
        ("/v1/ids", "{", 400, "input.json"),
        ("/v1/ids?country=ZZ", "{}", 422, "country.unknown"),
        ("/v1/ids?strict=true", "{}", 400, "input.query"),
    ] {
        assert_eq!(server.post(path, JSON, body).await.error(), (status, code.to_owned()), "{path} {body}");
    }
}

#[tokio::test]
async fn profiles_and_schemes_are_listed() {
    let server = Server::start(&[]);
    let profiles = server.get("/v1/profiles").await.json();
    assert_eq!(profiles[0]["name"], "iex");
    assert!(profiles[0]["description"].is_string());
    let profile = serde_json::to_value(debitor::profile::preset_node("iex").unwrap()).unwrap();
    assert_eq!(server.get("/v1/profiles/iex").await.json(), profile);
    assert!(profile["accounts"]["import"]["columns"].is_array());
    let schemes = server.get("/v1/schemes").await.json();
    let cvr = schemes.as_array().unwrap().iter().find(|scheme| scheme["id"] == "cvr").unwrap();
    assert_eq!(cvr["icd"], "0184");
}

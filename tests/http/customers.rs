//! `/v1/check`, `/v1/key`: one customer.

use crate::server::{BAD, GOOD, JSON, Server, command_line};

const MINE: &str =
    r#"{"name":"mine","formats":["phone"],"kinds":{"b2c":{"required":["phone"],"identity":[["phone"]]}}}"#;

#[tokio::test]
async fn a_report_is_byte_for_byte_what_the_command_line_gives() {
    let server = Server::start(&[]);
    for customer in [GOOD, BAD, "{}", r#"{"company":"Grød & \"Smør\" \u2028 \u0007 \ud83d\ude00","email":"x"}"#] {
        for (path, command) in [("/v1/check", "check"), ("/v1/key", "key")] {
            let answer = server.post(path, JSON, customer).await;
            assert_eq!(answer.status, 200);
            assert_eq!(answer.header("content-type"), JSON);
            assert_eq!(format!("{}\n", answer.text()), command_line(&[command], customer), "{customer}");
        }
    }
}

#[tokio::test]
async fn a_customer_alone_and_one_in_an_envelope_are_the_same() {
    let server = Server::start(&[]);
    let alone = server.post("/v1/check?profile=iex&locale=en", JSON, BAD).await;
    let envelope = format!(r#"{{"customer":{BAD},"profile":"iex","locale":"en"}}"#);
    let enveloped = server.post("/v1/check", JSON, envelope).await;
    assert_eq!(alone.text(), enveloped.text());
    assert!(alone.json()["problems"][0]["message"].as_str().unwrap().starts_with("This CVR number"), "{alone:?}");
}

#[tokio::test]
async fn what_the_envelope_says_counts_more_than_the_query() {
    let server = Server::start(&[]);
    let envelope = format!(r#"{{"customer":{BAD},"locale":"en","profile":null}}"#);
    let answer = server.post("/v1/check?locale=da", JSON, envelope).await;
    assert!(answer.json()["problems"][0]["message"].as_str().unwrap().starts_with("This CVR number"), "{answer:?}");
}

#[tokio::test]
async fn strict_is_understood_in_the_query_and_in_the_envelope() {
    let server = Server::start(&[]);
    let customer = r#"{"email":"ole@smed.dk","compny":"Smed"}"#;
    let count = |answer: crate::server::Answer| answer.json()["problems"].as_array().unwrap().len();
    assert_eq!(count(server.post("/v1/check", JSON, customer).await), 0);
    assert_eq!(count(server.post("/v1/check?strict=true", JSON, customer).await), 1);
    let envelope = format!(r#"{{"customer":{customer},"strict":true}}"#);
    assert_eq!(count(server.post("/v1/check", JSON, envelope).await), 1);
}

#[tokio::test]
async fn a_profile_can_come_with_the_request() {
    let server = Server::start(&[]);
    let envelope = format!(r#"{{"customer":{{}},"profile":{MINE}}}"#);
    let answer = server.post("/v1/check", JSON, envelope).await;
    assert_eq!(answer.json()["problems"][0]["field"], "phone");
}

#[tokio::test]
async fn the_servers_own_profile_is_taken_where_none_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.json");
    std::fs::write(&path, MINE).unwrap();
    let server = Server::start(&["--profile", path.to_str().unwrap()]);
    assert_eq!(server.post("/v1/check", JSON, "{}").await.json()["problems"][0]["field"], "phone");
    assert_eq!(server.post("/v1/check?profile=iex", JSON, "{}").await.json()["problems"][0]["field"], "email");
    assert_eq!(server.get("/v1/profiles").await.json()[0]["name"], "mine");
    assert_eq!(server.get("/v1/profiles/mine").await.text(), MINE);
}

#[tokio::test]
async fn broken_json_is_told_of_with_line_and_column() {
    let server = Server::start(&[]);
    let answer = server.post("/v1/check", JSON, "{\n  \"smør\": oops\n}").await;
    assert_eq!(answer.error(), (400, "input.json".to_owned()));
    let error = &answer.json()["error"];
    assert_eq!((error["line"].as_u64(), error["column"].as_u64()), (Some(2), Some(11)), "{error}");
    assert_eq!(server.post("/v1/check", JSON, "").await.error(), (400, "input.json".to_owned()));
    assert_eq!(server.post("/v1/key", JSON, "{").await.error(), (400, "input.json".to_owned()));
}

#[tokio::test]
async fn what_is_no_utf_8_and_what_is_no_object_is_told_of() {
    let server = Server::start(&[]);
    let answer = server.post("/v1/check", JSON, &b"{\"email\":\"\xFF\"}"[..]).await;
    assert_eq!(answer.error(), (400, "input.utf8".to_owned()));
    assert_eq!(server.post("/v1/check", JSON, "[]").await.error(), (422, "input.object".to_owned()));
}

#[tokio::test]
async fn a_broken_profile_is_told_of_with_its_path_and_the_nearest() {
    let server = Server::start(&[]);
    let answer = server.post("/v1/check", JSON, r#"{"customer":{},"profile":{"name":"x","kindz":{}}}"#).await;
    assert_eq!(answer.error(), (422, "profile.unknown".to_owned()));
    let error = &answer.json()["error"];
    assert_eq!((error["path"].as_str(), error["hint"].as_str()), (Some("$.kindz"), Some("kinds")));
}

#[tokio::test]
async fn an_unknown_profile_is_told_of_with_the_nearest_and_no_file_is_read() {
    let server = Server::start(&[]);
    let answer = server.post("/v1/check?profile=iexx", JSON, "{}").await;
    assert_eq!(answer.error(), (422, "profile.unknown".to_owned()));
    assert_eq!(answer.json()["error"]["hint"], "iex");
    for name in ["Cargo.toml", "./Cargo.toml", "/etc/passwd", "src/profile/presets/iex.json"] {
        let envelope = format!(r#"{{"customer":{{}},"profile":"{name}"}}"#);
        assert_eq!(
            server.post("/v1/check", JSON, envelope).await.error(),
            (422, "profile.unknown".to_owned()),
            "{name}"
        );
    }
    assert_eq!(server.get("/v1/profiles/..%2f..%2fCargo.toml").await.error(), (422, "profile.unknown".to_owned()));
}

#[tokio::test]
async fn a_misspelt_option_is_told_of() {
    let server = Server::start(&[]);
    assert_eq!(server.post("/v1/check?profil=iex", JSON, "{}").await.error(), (400, "input.query".to_owned()));
    assert_eq!(server.post("/v1/check?strict=often", JSON, "{}").await.error(), (400, "input.query".to_owned()));
    let answer = server.post("/v1/check", JSON, r#"{"customer":{},"profil":"iex"}"#).await;
    assert_eq!(answer.error(), (422, "input.unknown".to_owned()));
    assert_eq!(answer.json()["error"]["hint"], "profile");
    let answer = server.post("/v1/check", JSON, r#"{"customer":{},"strict":"yes"}"#).await;
    assert_eq!(answer.error(), (422, "input.type".to_owned()));
    assert_eq!(answer.json()["error"]["path"], "$.strict");
}

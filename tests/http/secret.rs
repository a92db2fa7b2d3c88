//! A server with a secret.

use crate::server::{GOOD, JSON, NDJSON, Server, command_line};

/// As long as a secret must be, and as openssl's manual makes one.
const SECRET: &str = "7b5a9c1e0d3f4826";

#[tokio::test]
async fn every_key_of_the_server_is_under_its_secret() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    std::fs::write(&file, SECRET).unwrap();
    let option = ["--secret-file", file.to_str().unwrap()];
    let server = Server::start(&option);
    let expected = command_line(&["key", option[0], option[1]], GOOD);
    assert!(expected.contains(r#""digest_kind":"hmac-sha256""#), "{expected}");

    assert_eq!(format!("{}\n", server.post("/v1/key", JSON, GOOD).await.text()), expected);
    assert_eq!(server.post("/v1/key", NDJSON, GOOD).await.text(), expected);
    // Whatever profile and language, named or given.
    assert_eq!(format!("{}\n", server.post("/v1/key?profile=iex&locale=sv", JSON, GOOD).await.text()), expected);
    let given =
        format!(r#"{{"customer":{GOOD},"profile":{{"name":"mine","kinds":{{"b2c":{{"identity":[["email"]]}}}}}}}}"#);
    assert_eq!(format!("{}\n", server.post("/v1/key", JSON, given).await.text()), expected);
    let report = server.post("/v1/check", JSON, GOOD).await.json();
    assert_eq!(format!("{}\n", report["key"]), expected);
}

#[tokio::test]
async fn a_server_does_not_start_with_a_secret_that_is_too_short() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    std::fs::write(&file, "short\n").unwrap();
    let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_debitor"))
        .args(["serve", "--port", "0", "--secret-file", file.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("debitor: secret.short: ") && !said.contains("short\n"), "{said}");
}

//! `/v1/match`: against the debtors that the server was started with.

use crate::server::{JSON, NDJSON, Server};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const DEBTOR: &str = "{\"customer_number\":\"1001\",\"email\":\"ole@smed.dk\",\"first_name\":\"Ole\"}\n";
const OTHER: &str = "{\"customer_number\":\"1002\",\"email\":\"ida@smed.dk\"}\n";
const OLE: &str = r#"{"email":"ole@smed.dk","first_name":"Ole B."}"#;
const IDA: &str = r#"{"email":"ida@smed.dk"}"#;

fn put(folder: &Path, content: &str) -> PathBuf {
    let path = folder.join("debtors.jsonl");
    fs::write(&path, content).unwrap();
    path
}

fn start(path: &Path) -> Server {
    Server::start(&["--existing", path.to_str().unwrap()])
}

#[tokio::test]
async fn one_customer_and_lines_of_them_are_decided() {
    let folder = tempfile::tempdir().unwrap();
    let server = start(&put(folder.path(), DEBTOR));
    let one = server.post("/v1/match?locale=en", JSON, OLE).await;
    assert_eq!((one.status, one.json()["decision"].as_str()), (200, Some("update")), "{one:?}");
    assert_eq!(one.json()["changes"][0]["to"], "Ole B.");
    let envelope = format!(r#"{{"customer":{OLE},"mode":"add","locale":"da"}}"#);
    let skipped = server.post("/v1/match?mode=update", JSON, envelope).await.json();
    assert_eq!((skipped["reason"].as_str(), skipped["decision"].as_str()), (Some("exists"), Some("skip")));
    let lines = server.post("/v1/match", NDJSON, format!("{IDA}\n{IDA}\n{OLE}\n")).await.lines();
    let decisions: Vec<&str> = lines.iter().map(|line| line["decision"].as_str().unwrap()).collect();
    assert_eq!(decisions, ["create", "duplicate", "update"]);
    // Each request is a file of its own.
    assert_eq!(server.post("/v1/match", JSON, IDA).await.json()["decision"], "create");
}

#[tokio::test]
async fn what_can_not_be_asked_is_told() {
    let server = Server::start(&[]);
    assert_eq!(server.post("/v1/match", JSON, OLE).await.error(), (422, "match.existing".to_owned()));
    let folder = tempfile::tempdir().unwrap();
    let server = start(&put(folder.path(), DEBTOR));
    assert_eq!(server.post("/v1/match?mode=upsert", JSON, OLE).await.error(), (422, "match.mode".to_owned()));
    assert_eq!(server.post("/v1/match?modes=add", JSON, OLE).await.error(), (400, "input.query".to_owned()));
    let envelope = format!(r#"{{"customer":{OLE},"profile":"iex"}}"#);
    assert_eq!(server.post("/v1/match", JSON, envelope).await.error(), (422, "input.unknown".to_owned()));
    assert_eq!(server.post("/v1/match", JSON, "{").await.error(), (400, "input.json".to_owned()));
}

#[test]
fn debtors_of_a_server_do_not_come_from_standard_input() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_debitor")).args(["serve", "--port", "0", "--existing", "-"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("debitor: existing.input: "));
}

#[test]
fn debtors_that_can_not_be_read_at_the_start_end_it() {
    let output = Command::new(env!("CARGO_BIN_EXE_debitor"))
        .args(["serve", "--port", "0", "--existing", "no-such-file"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("debitor: existing.file: no-such-file: "));
}

#[cfg(unix)]
#[tokio::test]
async fn debtors_are_read_anew_on_a_signal_and_kept_when_they_can_not_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), DEBTOR);
    let mut server = Server::start_with(&["--existing", path.to_str().unwrap()], Stdio::piped());
    let mut told = BufReader::new(server.process.stderr.take().unwrap()).lines();
    let process = server.process.id().to_string();
    let hang_up = || assert!(Command::new("kill").args(["-HUP", &process]).status().unwrap().success());
    assert_eq!(server.post("/v1/match", JSON, IDA).await.json()["decision"], "create");

    put(folder.path(), &[DEBTOR, OTHER].concat());
    hang_up();
    assert_eq!(told.next().unwrap().unwrap(), "debitor: 2 debtors read anew");
    assert_eq!(server.post("/v1/match", JSON, IDA).await.json()["decision"], "unchanged");

    put(folder.path(), &[DEBTOR, "{\n"].concat());
    hang_up();
    let line = told.next().unwrap().unwrap();
    assert!(
        line.starts_with("debitor: existing.line: ") && line.ends_with("; the debtors stay as they were"),
        "{line}"
    );
    assert_eq!(server.post("/v1/match", JSON, IDA).await.json()["decision"], "unchanged");
}

#[cfg(unix)]
#[tokio::test]
async fn debtors_are_not_given_up_for_an_empty_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), DEBTOR);
    let mut server = Server::start_with(&["--existing", path.to_str().unwrap()], Stdio::piped());
    let mut told = BufReader::new(server.process.stderr.take().unwrap()).lines();
    put(folder.path(), "");
    assert!(Command::new("kill").args(["-HUP", &server.process.id().to_string()]).status().unwrap().success());
    let line = told.next().unwrap().unwrap();
    assert!(
        line.starts_with("debitor: existing.empty: ") && line.ends_with("; the debtors stay as they were"),
        "{line}"
    );
    assert_eq!(server.post("/v1/match", JSON, OLE).await.json()["decision"], "update");
}

#[cfg(unix)]
#[tokio::test]
async fn a_reload_that_is_stuck_does_not_keep_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), DEBTOR);
    let mut server = start(&path);
    fs::remove_file(&path).unwrap();
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    let process = server.process.id().to_string();
    let signal = |name: &str| assert!(Command::new("kill").args([name, &process]).status().unwrap().success());
    signal("-HUP");
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(server.post("/v1/match", JSON, OLE).await.json()["decision"], "update");
    let begun = std::time::Instant::now();
    signal("-TERM");
    while server.process.try_wait().unwrap().is_none() {
        assert!(begun.elapsed().as_secs() < 10, "it goes on");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_request_that_has_begun_goes_on_with_the_debtors_that_it_began_with() {
    use axum::body::{Body, Bytes};
    use http_body_util::BodyExt;
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), DEBTOR);
    let mut server = Server::start_with(&["--existing", path.to_str().unwrap()], Stdio::piped());
    let mut told = BufReader::new(server.process.stderr.take().unwrap()).lines();
    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel::<Result<Bytes, std::convert::Infallible>>();
    let body = futures_util::stream::unfold(receiver, |mut receiver| async {
        let piece = receiver.recv().await?;
        Some((piece, receiver))
    });
    sender.send(Ok(Bytes::from(format!("{IDA}\n")))).unwrap();
    let answer = server.open("POST", "/v1/match", NDJSON, Body::from_stream(body)).await;
    let mut answer = answer.into_body();
    let first = answer.frame().await.unwrap().unwrap().into_data().unwrap();
    assert!(std::str::from_utf8(&first).unwrap().contains(r#""decision":"create""#));

    put(folder.path(), &[DEBTOR, OTHER, "{\"email\":\"new@smed.dk\"}\n"].concat());
    assert!(Command::new("kill").args(["-HUP", &server.process.id().to_string()]).status().unwrap().success());
    assert_eq!(told.next().unwrap().unwrap(), "debitor: 3 debtors read anew");
    sender.send(Ok(Bytes::from_static(b"{\"email\":\"new@smed.dk\"}\n"))).unwrap();
    drop(sender);
    let rest = answer.collect().await.unwrap().to_bytes();
    assert!(std::str::from_utf8(&rest).unwrap().contains(r#""decision":"create""#), "{rest:?}");
    assert_eq!(server.post("/v1/match", JSON, r#"{"email":"new@smed.dk"}"#).await.json()["decision"], "unchanged");
}

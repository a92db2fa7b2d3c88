//! `/v1/preview`: a file as the body, decisions or a file as the answer.

use crate::server::{JSON, Server, command_line};
use axum::body::{Body, Bytes};
use http_body_util::BodyExt;
use std::fs;
use std::path::{Path, PathBuf};

const CSV: &str = "text/csv";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn import(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/imports").join(name)
}

#[tokio::test]
async fn the_answer_is_byte_for_byte_what_the_command_line_gives() {
    for (profile, file, existing, query) in [
        ("iex", "iex.csv", "iex-existing.csv", ""),
        ("picqer", "picqer.csv", "picqer-existing.csv", "&duplicates=complement"),
        ("snelstart-magento", "magento.csv", "magento-existing.csv", ""),
        ("snelstart-polaris", "polaris.csv", "polaris-existing.csv", "&mode=update"),
        ("banqup", "banqup.csv", "banqup-existing.csv", ""),
    ] {
        let (file, existing) = (import(file), import(existing));
        let server = Server::start(&["--profile", profile, "--existing", existing.to_str().unwrap()]);
        let mut arguments = vec![
            "preview",
            file.to_str().unwrap(),
            "-q",
            "--profile",
            profile,
            "--existing",
            existing.to_str().unwrap(),
        ];
        let further = query.trim_start_matches('&').replace('=', " ");
        let further = further.split_once(' ').map(|(name, word)| (format!("--{name}"), word.to_owned()));
        if let Some((name, word)) = &further {
            arguments.extend([name.as_str(), word.as_str()]);
        }
        let answer = server.post(&format!("/v1/preview?locale=da{query}"), CSV, fs::read(&file).unwrap()).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "application/x-ndjson"), "{profile}");
        arguments.extend(["--locale", "da"]);
        assert_eq!(answer.text(), command_line(&arguments, ""), "{profile}");
        // A profile that the debtors are not known under.
        let other = if profile == "iex" { "banqup" } else { "iex" };
        let refused = server.post(&format!("/v1/preview?profile={other}"), CSV, "email\na@b.example\n").await;
        assert_eq!(refused.error(), (422, "preview.profile".to_owned()));
    }
}

#[tokio::test]
async fn a_workbook_goes_in_and_comes_out() {
    let server = Server::start(&[]);
    let template = assert_cmd::Command::new(env!("CARGO_BIN_EXE_debitor"))
        .args(["template", "--profile", "banqup", "--format", "xlsx"])
        .output()
        .unwrap();
    let answer =
        server.post("/v1/preview?profile=banqup&kind=cleaned&format=xlsx", XLSX, template.stdout.clone()).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, XLSX));
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"cleaned.xlsx\"");
    let again = server.post("/v1/preview?profile=banqup", XLSX, answer.body.clone()).await;
    assert_eq!(again.lines()[0]["decision"], "create");
    let faulty =
        server.post("/v1/preview?kind=faulty&format=csv&locale=en", CSV, "cvr;email\n13585627;a@b.example\n").await;
    assert!(faulty.text().contains("\r\n13585627;a@b.example;2;Invalid;"), "{}", faulty.text());
}

#[tokio::test]
async fn what_cant_be_previewed_has_a_status_and_a_code() {
    let server = Server::start(&["--max-body", "2000"]);
    let long = format!("email\n{}", "ole@smed.example\n".repeat(1000));
    for (path, kind, body, status, code) in [
        ("/v1/preview", "multipart/form-data; boundary=x", "--x--", 415, "input.media"),
        ("/v1/preview", JSON, "{}", 415, "input.media"),
        ("/v1/preview", CSV, "%PDF-1.7 \n1 2", 422, "table.format"),
        ("/v1/preview", CSV, "", 422, "table.empty"),
        ("/v1/preview?profile=snelstart-polaris", CSV, "naam;plaats\nSmed;Ribe\n", 422, "mapping.names_differ"),
        ("/v1/preview?mode=all", CSV, "email\n", 422, "match.mode"),
        ("/v1/preview?format=pdf", CSV, "email\n", 422, "preview.format"),
        ("/v1/preview?kind=all", CSV, "email\n", 422, "preview.kind"),
        ("/v1/preview?colour=red", CSV, "email\n", 400, "input.query"),
        ("/v1/preview?profile=none", CSV, "email\n", 422, "profile.unknown"),
        ("/v1/preview", CSV, long.as_str(), 413, "input.too_large"),
    ] {
        let answer = server.post(path, kind, body.to_owned()).await;
        assert_eq!(answer.error(), (status, code.to_owned()), "{path} {body:.40}");
    }
}

/// A body that is sent piece by piece.
fn slowly() -> (tokio::sync::mpsc::UnboundedSender<Bytes>, Body) {
    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel::<Bytes>();
    let pieces = futures_util::stream::unfold(receiver, |mut receiver| async move {
        let piece = receiver.recv().await?;
        Some((Ok::<_, std::convert::Infallible>(piece), receiver))
    });
    (sender, Body::from_stream(pieces))
}

#[tokio::test]
async fn a_csv_answer_comes_while_the_file_still_does_and_is_what_the_command_line_writes() {
    let server = Server::start(&[]);
    let rows = |from: u32, to: u32| -> String {
        (from..to).map(|number| format!("u{number}@example.com;1358562{};Firm {number}\n", number % 10)).collect()
    };
    let (sender, body) = slowly();
    let (first, second) = (["email;cvr;company\n".to_owned(), rows(0, 6000)].concat(), rows(6000, 9000));
    sender.send(first.clone().into()).unwrap();
    let mut answer = server.open("POST", "/v1/preview?kind=faulty&format=csv&locale=en", CSV, body).await;
    assert_eq!(
        (answer.status(), answer.headers()["content-type"].to_str().unwrap()),
        (200.try_into().unwrap(), "text/csv; charset=utf-8")
    );
    let mut found = answer.body_mut().frame().await.unwrap().unwrap().into_data().unwrap().to_vec();
    assert!(found.starts_with("\u{feff}email;cvr;company".as_bytes()), "{:?}", String::from_utf8_lossy(&found[..60]));
    sender.send(second.clone().into()).unwrap();
    drop(sender);
    found.extend_from_slice(&answer.into_body().collect().await.unwrap().to_bytes());
    let folder = tempfile::tempdir().unwrap();
    let (file, faulty) = (folder.path().join("in.csv"), folder.path().join("faulty.csv"));
    fs::write(&file, first + &second).unwrap();
    let run = assert_cmd::Command::new(env!("CARGO_BIN_EXE_debitor"))
        .args(["preview", file.to_str().unwrap(), "-q", "--locale", "en", "-o"])
        .arg(folder.path().join("all.jsonl"))
        .arg("--errors")
        .arg(&faulty)
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(String::from_utf8(found).unwrap(), fs::read_to_string(&faulty).unwrap());
}

/// The most memory that the server had so far, in MiB.
#[cfg(target_os = "linux")]
fn peak(server: &Server) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", server.process.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches("kB").trim().parse::<u64>().unwrap() >> 10
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_client_that_sends_all_before_it_reads_costs_no_memory_to_speak_of() {
    let server = Server::start(&["--max-body", "500000000"]);
    // Few rows, and much in each: 128 MiB that come back with the faulty rows.
    let remark = "x".repeat(100_000);
    let (sender, body) = slowly();
    sender.send("email;cvr;remark\n".into()).unwrap();
    let before = peak(&server);
    let sending = tokio::spawn(async move {
        for number in 0..1342 {
            sender.send(format!("u{number}@example.com;13585627;{remark}\n").into()).unwrap();
            tokio::task::yield_now().await;
        }
    });
    let answer = server.open("POST", "/v1/preview?kind=faulty&format=csv&locale=en", CSV, body).await;
    sending.await.unwrap();
    // Nobody reads for a while; the body is taken in all the same.
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    let mut length = 0;
    let mut answer = answer.into_body();
    while let Some(frame) = answer.frame().await {
        length += frame.unwrap().into_data().map_or(0, |piece| piece.len());
    }
    assert!(length > 128 << 20, "{length}");
    let more = peak(&server) - before;
    println!("{more} MiB more");
    assert!(more < 64, "{more} MiB more");
}

#[tokio::test]
async fn rows_are_answered_while_the_file_still_comes_and_what_breaks_it_off_is_a_line() {
    let server = Server::start(&["--max-body", "400000"]);
    let (sender, body) = slowly();
    let rows = |from: u32, to: u32| -> Bytes {
        (from..to).map(|number| format!("u{number}@example.com,Firm {number}\n")).collect::<String>().into()
    };
    sender.send("email,company\n".into()).unwrap();
    sender.send(rows(0, 6000)).unwrap();
    let mut answer = server.open("POST", "/v1/preview", CSV, body).await;
    assert_eq!(answer.status(), 200);
    let first = answer.body_mut().frame().await.unwrap().unwrap().into_data().unwrap();
    assert!(first.starts_with(br#"{"row":2,"decision":"create""#));
    sender.send(rows(6000, 20_000)).unwrap();
    drop(sender);
    let rest = answer.into_body().collect().await.unwrap().to_bytes();
    let last = String::from_utf8(rest.to_vec()).unwrap();
    let last: serde_json::Value = serde_json::from_str(last.lines().last().unwrap()).unwrap();
    assert_eq!(last["error"]["code"], "input.too_large");
}

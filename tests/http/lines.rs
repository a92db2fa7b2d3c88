//! Lines in a request: the same answers as the command line's, while the lines come.

use crate::server::{BAD, GOOD, NDJSON, Server, TEXT, command_line};
use axum::body::{Body, Bytes};
use futures_util::stream;
use http_body_util::BodyExt;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::mpsc;

#[tokio::test]
async fn lines_are_answered_as_on_the_command_line() {
    let server = Server::start(&[]);
    let customers = format!("{GOOD}\n\noops\n{BAD}\n[]\n{{\"email\":\"b@c.dk\"}}");
    for (path, arguments) in [
        ("/v1/check?locale=en", &["check", "--locale", "en"][..]),
        ("/v1/check?strict=true", &["check", "--strict"]),
        ("/v1/key", &["key"]),
    ] {
        let answer = server.post(path, NDJSON, customers.clone()).await;
        assert_eq!((answer.status, answer.lines().len()), (200, 5));
        assert_eq!(answer.text(), command_line(arguments, &customers));
    }
    let numbers = "cvr\t13585628\nnix\t1\nvat\t13585628\tDK\ncvr 1\n";
    let answer = server.post("/v1/ids?locale=da", TEXT, numbers).await;
    assert_eq!(answer.lines().len(), 4);
    assert_eq!(answer.text(), command_line(&["ids", "--locale", "da"], numbers));
}

#[tokio::test]
async fn a_broken_line_and_one_that_is_no_utf_8_do_not_stop_the_rest() {
    let server = Server::start(&[]);
    let body = [GOOD.as_bytes(), b"\n\xFF\n{\n", GOOD.as_bytes()].concat();
    let answer = server.post("/v1/check", "application/x-ndjson; charset=utf-8", body).await;
    let lines = answer.lines();
    assert_eq!(lines.len(), 4);
    assert_eq!((lines[1]["error"]["code"].as_str(), lines[1]["error"]["line"].as_u64()), (Some("input.utf8"), Some(2)));
    assert_eq!((lines[2]["error"]["code"].as_str(), lines[2]["error"]["line"].as_u64()), (Some("input.json"), Some(3)));
    assert_eq!(lines[0], lines[3]);
}

/// For requests that are long on a busy machine too.
const PATIENT: &[&str] = &["--max-body", "100000000", "--timeout", "600"];

#[tokio::test]
async fn each_line_is_answered_before_the_next_one_comes() {
    let server = Server::start(&[]);
    let (sender, receiver) = mpsc::unbounded_channel::<Bytes>();
    let pieces = stream::unfold(receiver, |mut receiver| async {
        receiver.recv().await.map(|piece| (Ok::<_, Infallible>(piece), receiver))
    });
    sender.send(Bytes::from(format!("{GOOD}\n{{\"em"))).unwrap();
    let mut answers = server.open("POST", "/v1/check", NDJSON, Body::from_stream(pieces)).await.into_body();
    for _ in 0..3 {
        let answer = answers.frame().await.unwrap().unwrap().into_data().unwrap();
        assert!(answer.starts_with(br#"{"valid":true"#) && answer.ends_with(b"}\n"), "{answer:?}");
        sender.send(Bytes::from("ail\":\"b@c.dk\"}\n{\"em")).unwrap();
    }
    drop(sender);
    let rest = answers.collect().await.unwrap().to_bytes();
    assert!(rest.ends_with(b"\"line\":5,\"column\":4}}\n"), "{rest:?}");
}

#[tokio::test]
async fn a_client_that_sends_all_before_it_reads_gets_all_in_order() {
    let server = Server::start(PATIENT);
    let count = 30_000;
    let customers: String = (0..count).map(|number| format!("{{\"email\":\"kunde{number}@firma.dk\"}}\n")).collect();
    // Several times what the buffers on the way hold, in both directions.
    let response = server.open("POST", "/v1/check", NDJSON, Body::from(customers)).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let lines: Vec<&str> = std::str::from_utf8(&body).unwrap().lines().collect();
    assert_eq!(lines.len(), count);
    for (number, line) in lines.iter().enumerate() {
        assert!(line.contains(&format!("\"kunde{number}@firma.dk\"")), "{number}: {line}");
    }
}

#[tokio::test]
async fn the_request_is_taken_in_while_nobody_reads_the_answers() {
    use std::io::{Read, Write};
    let server = Server::start(PATIENT);
    let body = format!("{BAD}\n").repeat(40_000);
    let head = format!(
        "POST /v1/check HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {NDJSON}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let mut stream = std::net::TcpStream::connect(&server.address).unwrap();
    stream.set_write_timeout(Some(Duration::from_secs(20))).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(body.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let count = answer.windows(15).filter(|window| window == br#"{"valid":false,"#).count();
    assert_eq!(count, 40_000);
}

//! Size, time, method and path: what is refused, and in which form.

use crate::server::{GOOD, JSON, NDJSON, Server, TEXT};
use axum::body::{Body, Bytes};
use futures_util::{StreamExt, stream};
use std::convert::Infallible;
use std::io::{Read, Write};
use std::time::{Duration, Instant};

/// A body of so many bytes that does not say so.
fn unannounced(bytes: usize) -> Body {
    let pieces = (0..bytes.div_ceil(1000)).map(|_| Ok::<_, Infallible>(Bytes::from_static(&[b' '; 1000])));
    Body::from_stream(stream::iter(pieces))
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_with_413() {
    let server = Server::start(&["--max-body", "10000"]);
    for path in ["/v1/check", "/v1/key", "/v1/ids"] {
        for kind in [JSON, NDJSON, TEXT] {
            let answer = server.post(path, kind, " ".repeat(10_001)).await;
            assert_eq!(answer.error(), (413, "input.too_large".to_owned()), "{path} {kind}");
        }
        assert_eq!(server.post(path, JSON, unannounced(20_000)).await.error(), (413, "input.too_large".to_owned()));
    }
    let exact = format!("{GOOD}{}", " ".repeat(10_000 - GOOD.len()));
    assert_eq!(server.post("/v1/check", JSON, exact).await.status, 200);
}

#[tokio::test]
async fn a_client_that_has_much_more_to_send_still_gets_to_read_the_413() {
    let server = Server::start(&[]);
    let answer = server.post("/v1/check", JSON, " ".repeat(40 << 20)).await;
    assert_eq!(answer.error(), (413, "input.too_large".to_owned()));
}

#[tokio::test]
async fn lines_that_grow_over_the_limit_end_in_an_error_line() {
    let server = Server::start(&["--max-body", "10000"]);
    let line = Bytes::from(format!("{GOOD}\n"));
    let body = Body::from_stream(stream::iter(std::iter::repeat_n(line, 1000).map(Ok::<_, Infallible>)));
    let answer = server.post("/v1/key", NDJSON, body).await;
    let lines = answer.lines();
    let (last, before) = lines.split_last().unwrap();
    assert_eq!(last["error"]["code"], "input.too_large");
    assert_eq!(last["error"]["line"], before.len() + 1);
    assert!(before.iter().all(|line| line["version"] == 1));
    assert_eq!(before.len(), 10_000 / (GOOD.len() + 1));
}

#[tokio::test]
async fn a_body_that_does_not_come_is_given_up_with_408() {
    let server = Server::start(&["--timeout", "1"]);
    for kind in [JSON, NDJSON] {
        let begun = Instant::now();
        let stuck = Body::from_stream(stream::pending::<Result<Bytes, Infallible>>());
        let answer = server.post("/v1/check", kind, stuck).await;
        assert!(begun.elapsed() < Duration::from_secs(10));
        assert_eq!(answer.error(), (408, "input.timeout".to_owned()), "{kind}");
    }
}

#[tokio::test]
async fn lines_that_stop_coming_end_in_an_error_line() {
    let server = Server::start(&["--timeout", "1"]);
    let first = stream::iter([Ok::<_, Infallible>(Bytes::from(format!("{GOOD}\n")))]);
    let stuck = Body::from_stream(first.chain(stream::pending()));
    let lines = server.post("/v1/check", NDJSON, stuck).await.lines();
    assert_eq!(lines[0]["valid"], true);
    assert_eq!((lines[1]["error"]["code"].as_str(), lines.len()), (Some("input.timeout"), 2));
}

/// Clients such as curl ask before they send much.
#[tokio::test]
async fn a_client_that_asks_whether_it_may_send_is_told_to() {
    let server = Server::start(&[]);
    for kind in [JSON, NDJSON] {
        let mut stream = std::net::TcpStream::connect(&server.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let head = format!("Host: x\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nExpect: 100-continue", GOOD.len());
        write!(stream, "POST /v1/check HTTP/1.1\r\nConnection: close\r\n{head}\r\n\r\n").unwrap();
        let mut interim = [0; 25];
        stream.read_exact(&mut interim).unwrap();
        assert_eq!(&interim, b"HTTP/1.1 100 Continue\r\n\r\n", "{kind}");
        stream.write_all(GOOD.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains(r#"{"valid":true"#), "{answer}");
    }
}

#[tokio::test]
async fn a_connection_that_never_asks_is_closed() {
    let server = Server::start(&["--timeout", "1"]);
    let mut stream = std::net::TcpStream::connect(&server.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream.write_all(b"POST /v1/check HTTP/1.1\r\nHost:").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    assert!(!String::from_utf8_lossy(&answer).contains("200 OK"));
}

#[tokio::test]
async fn an_unknown_path_is_404_and_a_wrong_method_405() {
    for options in [&[][..], &["--www", "src"]] {
        let server = Server::start(options);
        for path in ["/v1/chekc", "/v1", "/v1/", "/v1/check/x"] {
            assert_eq!(server.get(path).await.error(), (404, "path.unknown".to_owned()), "{path}");
        }
        for path in ["/v1/check", "/v1/key", "/v1/ids"] {
            assert_eq!(server.get(path).await.error(), (405, "path.method".to_owned()), "{path}");
        }
        for path in ["/v1/profiles", "/v1/schemes", "/healthz"] {
            assert_eq!(server.post(path, JSON, "{}").await.error(), (405, "path.method".to_owned()), "{path}");
        }
    }
}

#[tokio::test]
async fn other_sites_are_not_let_in() {
    let server = Server::start(&[]);
    let answer = server.post("/v1/check", JSON, GOOD).await;
    assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control-")), "{answer:?}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
}

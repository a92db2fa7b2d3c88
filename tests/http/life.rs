//! From the start to the end of a server.

use crate::server::{GOOD, JSON, NDJSON, Server};
use axum::body::{Body, Bytes};
use std::convert::Infallible;
use std::process::Command;
use std::time::{Duration, Instant};

fn port(address: &str) -> u16 {
    address.rsplit_once(':').unwrap().1.parse().unwrap()
}

#[tokio::test]
async fn a_server_says_that_it_is_there_and_which_it_is() {
    let server = Server::start(&[]);
    assert!(server.address.starts_with("127.0.0.1:"), "{}", server.address);
    let expected = format!(r#"{{"status":"ok","version":"{}"}}"#, env!("CARGO_PKG_VERSION"));
    let answer = server.get("/healthz").await;
    assert_eq!((answer.status, answer.text()), (200, expected.as_str()));
}

#[tokio::test]
async fn a_taken_port_leads_to_one_of_the_next() {
    let first = Server::start(&[]);
    let taken = port(&first.address);
    let second = Server::start_on(&taken.to_string(), &[]);
    let further = port(&second.address);
    assert!(further > taken && further <= taken + 20, "{taken} {further}");
    assert_eq!(second.get("/healthz").await.status, 200);
    assert_eq!(first.get("/healthz").await.status, 200);
}

#[test]
fn what_can_not_be_served_ends_with_2() {
    for (options, message) in [
        (["--host", "203.0.113.1"], "debitor: serve.bind: "),
        (["--www", "no-such-folder"], "debitor: serve.www: no-such-folder: "),
        (["--profile", "iexx"], "debitor: profile.unknown: "),
    ] {
        let output =
            Command::new(env!("CARGO_BIN_EXE_debitor")).args(["serve", "--port", "0"]).args(options).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.starts_with(message), "{error}");
        assert!(output.stdout.is_empty());
    }
}

/// Sends the signal and gives the exit code and the seconds until the end.
#[cfg(unix)]
async fn stop(server: &mut Server, signal: &str) -> (Option<i32>, f64) {
    let begun = Instant::now();
    assert!(Command::new("kill").args([signal, &server.process.id().to_string()]).status().unwrap().success());
    loop {
        if let Some(status) = server.process.try_wait().unwrap() {
            return (status.code(), begun.elapsed().as_secs_f64());
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "it goes on");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_signal_ends_the_server_at_once_when_nothing_is_asked() {
    for signal in ["-TERM", "-INT"] {
        let mut server = Server::start(&[]);
        // A connection that is kept open for a next question is no question.
        assert_eq!(server.post("/v1/check", JSON, GOOD).await.status, 200);
        // Nor is one on which nothing was asked yet.
        let _silent = std::net::TcpStream::connect(&server.address).unwrap();
        let (code, seconds) = stop(&mut server, signal).await;
        assert_eq!(code, Some(0), "{signal}");
        assert!(seconds < 4.0, "{signal}: {seconds}");
        assert_eq!(server.rest_of_output(), "");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_question_that_is_stuck_does_not_keep_the_server() {
    let mut server = Server::start(&[]);
    let first = Bytes::from(format!("{GOOD}\n"));
    let stuck = futures_util::stream::unfold(Some(first), async |piece| match piece {
        Some(piece) => Some((Ok::<_, Infallible>(piece), None)),
        None => std::future::pending().await,
    });
    let _open = server.open("POST", "/v1/check", NDJSON, Body::from_stream(Box::pin(stuck))).await;
    let (code, seconds) = stop(&mut server, "-TERM").await;
    assert_eq!(code, Some(0));
    assert!(seconds < 10.0, "{seconds}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_question_that_has_begun_is_answered_before_the_end() {
    let mut server = Server::start(&[]);
    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel::<Bytes>();
    let pieces = futures_util::stream::unfold(receiver, |mut receiver| async {
        receiver.recv().await.map(|piece| (Ok::<_, Infallible>(piece), receiver))
    });
    sender.send(Bytes::from(format!("{GOOD}\n"))).unwrap();
    let answer = server.open("POST", "/v1/key", NDJSON, Body::from_stream(pieces)).await;
    let ending = tokio::spawn(async move { (stop(&mut server, "-TERM").await, server) });
    tokio::time::sleep(Duration::from_millis(300)).await;
    sender.send(Bytes::from(GOOD)).unwrap();
    drop(sender);
    let body = http_body_util::BodyExt::collect(answer.into_body()).await.unwrap().to_bytes();
    assert_eq!(body.iter().filter(|byte| **byte == b'\n').count(), 2);
    assert_eq!(ending.await.unwrap().0.0, Some(0));
}

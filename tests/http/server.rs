//! A server of one test, and the client.

use axum::body::{Body, Bytes};
use http_body_util::BodyExt;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};

pub const GOOD: &str = r#"{"email":"ole@smed.dk"}"#;
pub const BAD: &str = r#"{"cvr":"13 58 56 27","company":"Smed A/S","email":"ole@smed.dk"}"#;
pub const NDJSON: &str = "application/x-ndjson";
pub const JSON: &str = "application/json";
pub const TEXT: &str = "text/plain; charset=utf-8";

/// A process that serves until it is dropped.
pub struct Server {
    pub process: Child,
    pub address: String,
    output: BufReader<ChildStdout>,
    client: Client<HttpConnector, Body>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: hyper::HeaderMap,
    pub body: Bytes,
}

impl Answer {
    #[track_caller]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        assert_eq!(self.header("content-type"), JSON, "{self:?}");
        serde_json::from_slice(&self.body).unwrap()
    }

    #[track_caller]
    pub fn lines(&self) -> Vec<Value> {
        assert_eq!(self.header("content-type"), NDJSON, "{self:?}");
        self.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Status and code of an error.
    #[track_caller]
    pub fn error(&self) -> (u16, String) {
        (self.status, self.json()["error"]["code"].as_str().unwrap().to_owned())
    }
}

impl Server {
    /// Starts `debitor serve --port 0` with further options.
    #[track_caller]
    pub fn start(options: &[&str]) -> Self {
        Self::start_on("0", options)
    }

    #[track_caller]
    pub fn start_on(port: &str, options: &[&str]) -> Self {
        Self::begin(port, options, Stdio::inherit())
    }

    /// As [`Server::start`], with what it says on the error stream sent elsewhere.
    #[track_caller]
    pub fn start_with(options: &[&str], errors: Stdio) -> Self {
        Self::begin("0", options, errors)
    }

    #[track_caller]
    fn begin(port: &str, options: &[&str], errors: Stdio) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_debitor"))
            .args(["serve", "--port", port])
            .args(options)
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("debitor listens on http://").unwrap().to_owned();
        Self { process, address, output, client: Client::builder(TokioExecutor::new()).build_http() }
    }

    /// What the process printed after its first line, once it has ended.
    pub fn rest_of_output(&mut self) -> String {
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).unwrap();
        rest
    }

    /// Sends a request and gives the answer as soon as its head is there.
    pub async fn open(
        &self,
        method: &str,
        path: &str,
        kind: &str,
        body: Body,
    ) -> hyper::Response<hyper::body::Incoming> {
        let mut request =
            hyper::Request::builder().method(method).uri(format!("http://{}{path}", self.address)).body(body).unwrap();
        if !kind.is_empty() {
            request.headers_mut().insert("content-type", kind.parse().unwrap());
        }
        self.client.request(request).await.unwrap()
    }

    pub async fn send(&self, method: &str, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
        let (head, body) = self.open(method, path, kind, body.into()).await.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer { status: head.status.as_u16(), headers: head.headers, body }
    }

    pub async fn post(&self, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
        self.send("POST", path, kind, body).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, "", Body::empty()).await
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What the command line says to the same input.
#[track_caller]
pub fn command_line(arguments: &[&str], input: &str) -> String {
    let output =
        assert_cmd::Command::new(env!("CARGO_BIN_EXE_debitor")).args(arguments).write_stdin(input).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

//! The import preview: files of the five systems, the same answers as `debitor match`, edits, and what holds of any file.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

/// Workbooks part by part.
#[path = "tables/archive.rs"]
mod archive;
#[path = "preview/edits.rs"]
mod edits;
#[path = "preview/grid.rs"]
mod grid;
#[path = "preview/hasty.rs"]
mod hasty;
#[path = "preview/odd.rs"]
mod odd;
#[path = "preview/pools.rs"]
mod pools;
#[path = "preview/queries.rs"]
mod queries;
#[path = "preview/same.rs"]
mod same;
#[path = "preview/session.rs"]
mod session;
#[path = "preview/shared.rs"]
mod shared;
#[path = "preview/systems.rs"]
mod systems;

use debitor::node::{Node, ToNode};
use debitor::preview::{Options, Query, Session};

/// A session that has gone through a file.
fn opened(profile: &str, options: &Options, existing: &[u8], file: &[u8]) -> Session {
    let mut session = Session::new(debitor::preset(profile).unwrap(), options).unwrap();
    session.feed_existing(existing).unwrap();
    session.finish_existing().unwrap();
    session.feed(file).unwrap();
    session.finish().unwrap();
    run(&mut session);
    session
}

fn run(session: &mut Session) {
    while !session.step(100).unwrap().is_done {}
}

fn json(node: &Node) -> serde_json::Value {
    serde_json::to_value(node).unwrap()
}

fn query(text: &str) -> Query {
    Query::read(&serde_json::from_str(text).unwrap()).unwrap()
}

/// All rows as the page gets them.
fn rows(session: &mut Session) -> Vec<serde_json::Value> {
    let page = json(&session.rows(&query(r#"{"count": 10000}"#)).unwrap().to_node());
    page["rows"].as_array().unwrap().clone()
}

fn decisions(session: &mut Session) -> Vec<String> {
    rows(session).iter().map(|row| row["decision"].as_str().unwrap().to_owned()).collect()
}

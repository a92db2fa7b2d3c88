//! What can be looked up: profiles, schemes, and whether the server is there.

use super::answer::{Fault, Json};
use super::state::State as Server;
use crate::ids::Scheme;
use crate::node::{Node, Object, ToNode};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use std::sync::Arc;

pub(super) async fn profiles(State(server): State<Arc<Server>>) -> Json {
    let line = |(name, description): (&String, &Option<String>)| {
        Object::default().with("name", name.to_node()).with("description", description.to_node()).done()
    };
    let known = server.profiles().iter().map(|loaded| (&loaded.profile.name, &loaded.profile.description));
    Json(Node::List(known.map(line).collect()))
}

pub(super) async fn profile(
    State(server): State<Arc<Server>>,
    name: Result<Path<String>, PathRejection>,
) -> Result<Json, Fault> {
    let Path(name) = name.map_err(|rejection| Fault::new("input.utf8", rejection.body_text()))?;
    Ok(Json(server.profile(&name)?.node.clone()))
}

pub(super) async fn schemes() -> Json {
    let line =
        |scheme: Scheme| Object::default().with("id", scheme.id().to_node()).with("icd", scheme.icd().to_node()).done();
    Json(Node::List(Scheme::all().map(line).collect()))
}

pub(super) async fn health() -> Json {
    Json(Object::default().with("status", "ok".to_node()).with("version", env!("CARGO_PKG_VERSION").to_node()).done())
}

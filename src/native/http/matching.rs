//! `/v1/match`: one customer as JSON, or lines of them, against the debtors that the server was started with.

use super::answer::{Fault, Json};
use super::customers::LINES;
use super::state::{Asked, State as Server};
use super::{body, stream};
use crate::decide::{Matcher, Settings};
use crate::native::json;
use crate::native::work::Work;
use crate::node::{At, Fields, Node};
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::Arc;

/// What may be said beside the customer: in the query, or around the customer.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Options {
    locale: Option<String>,
    mode: Option<String>,
    duplicates: Option<String>,
    empty: Option<String>,
}

pub(super) async fn decide(
    State(server): State<Arc<Server>>,
    options: Result<Query<Options>, QueryRejection>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Fault> {
    let Query(mut options) = options.map_err(|rejection| Fault::new("input.query", rejection.body_text()))?;
    if body::is_one_of(&headers, LINES) {
        return stream::answer(work(&server, &options)?, body, server.limits).await;
    }
    let bytes = body::read(body, &server.limits).await?;
    let customer = options.open(json::parse(json::text(&bytes)?)?)?;
    let (node, _) = work(&server, &options)?.answer(1, &customer)?;
    Ok(Json(node).into_response())
}

/// A matcher for one request: rows of different requests are no duplicates of each other.
fn work(server: &Server, options: &Options) -> Result<Work, Fault> {
    let existing = server.existing()?;
    let checker = server.checker(&Asked::Own, options.locale.as_deref().unwrap_or_default())?;
    let Options { mode, duplicates, empty, .. } = options;
    let settings = Settings::new(checker.profile(), mode.as_deref(), duplicates.as_deref(), empty.as_deref())?;
    Ok(Work::matching(Matcher::new(checker, existing, settings)))
}

impl Options {
    /// The customer: the whole, or the `customer` of an envelope, an object beside which the options may stand. What an
    /// envelope says counts more than the query.
    fn open(&mut self, node: Node) -> Result<Node, Fault> {
        let Some(customer @ Node::Map(_)) = node.get("customer") else {
            return Ok(node);
        };
        let fields = Fields::of(&node, &At::ROOT, &["customer", "locale", "mode", "duplicates", "empty"])
            .map_err(|error| Fault::from(error).coded("input.unknown"))?;
        let take = |name: &'static str, into: &mut Option<String>| {
            let given: Option<String> = fields.take(name).map_err(|error| Fault::from(error).coded("input.type"))?;
            *into = given.or_else(|| into.take());
            Ok::<(), Fault>(())
        };
        take("locale", &mut self.locale)?;
        take("mode", &mut self.mode)?;
        take("duplicates", &mut self.duplicates)?;
        take("empty", &mut self.empty)?;
        Ok(customer.clone())
    }
}

//! `/v1/check`, `/v1/key` and `/v1/advise`: one customer as JSON, or lines of them.

use super::answer::{Fault, Json};
use super::state::{Asked, State as Server};
use super::{body, stream};
use crate::check::Checker;
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

pub(super) const LINES: &[&str] = &["application/x-ndjson", "application/ndjson", "application/jsonl"];

type Asking = Result<Query<Options>, QueryRejection>;

/// What may be said beside the customer: in the query, or around the customer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Options {
    profile: Option<String>,
    locale: Option<String>,
    #[serde(default)]
    strict: bool,
}

pub(super) async fn check(
    State(server): State<Arc<Server>>,
    options: Asking,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Fault> {
    answer(&server, options, &headers, body, |checker, strict| Work::Check { checker, strict }).await
}

pub(super) async fn key(
    State(server): State<Arc<Server>>,
    options: Asking,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Fault> {
    answer(&server, options, &headers, body, |checker, _| Work::Key { checker }).await
}

pub(super) async fn advise(
    State(server): State<Arc<Server>>,
    options: Asking,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Fault> {
    answer(&server, options, &headers, body, |checker, _| Work::Advise { checker }).await
}

async fn answer(
    server: &Server,
    options: Asking,
    headers: &HeaderMap,
    body: Body,
    work: fn(Arc<Checker>, bool) -> Work,
) -> Result<Response, Fault> {
    let Query(options) = options.map_err(|rejection| Fault::new("input.query", rejection.body_text()))?;
    let mut order = Order {
        customer: Node::Null,
        profile: options.profile.map_or(Asked::Own, Asked::Named),
        locale: options.locale.unwrap_or_default(),
        strict: options.strict,
    };
    if body::is_one_of(headers, LINES) {
        let checker = server.checker(&order.profile, &order.locale)?;
        return stream::answer(work(checker, order.strict), body, server.limits).await;
    }
    let bytes = body::read(body, &server.limits).await?;
    order.read(json::parse(json::text(&bytes)?)?)?;
    let checker = server.checker(&order.profile, &order.locale)?;
    let (node, _) = work(checker, order.strict).answer(1, &order.customer)?;
    Ok(Json(node).into_response())
}

/// One customer and how to judge it.
#[derive(Debug)]
struct Order {
    customer: Node,
    profile: Asked,
    locale: String,
    strict: bool,
}

impl Order {
    /// Reads a customer, or an envelope: an object whose `customer` is an object. What an envelope says counts more
    /// than the query.
    fn read(&mut self, node: Node) -> Result<(), Fault> {
        let Some(customer @ Node::Map(_)) = node.get("customer") else {
            self.customer = node;
            return Ok(());
        };
        let fields = Fields::of(&node, &At::ROOT, &["customer", "profile", "locale", "strict"])
            .map_err(|error| Fault::from(error).coded("input.unknown"))?;
        let wrong = |error| Fault::from(error).coded("input.type");
        if let Some(profile) = asked(&node)? {
            self.profile = profile;
        }
        if let Some(locale) = fields.take("locale").map_err(wrong)? {
            self.locale = locale;
        }
        if let Some(strict) = fields.take("strict").map_err(wrong)? {
            self.strict = strict;
        }
        self.customer = customer.clone();
        Ok(())
    }
}

/// The profile that an envelope asks for, by name or as an object.
pub(super) fn asked(envelope: &Node) -> Result<Option<Asked>, Fault> {
    match envelope.get("profile") {
        None | Some(Node::Null) => Ok(None),
        Some(Node::Text(name)) => Ok(Some(Asked::Named(name.clone()))),
        Some(profile @ Node::Map(_)) => {
            json::bounded(profile, "a profile").map_err(|fault| fault.at("$.profile"))?;
            Ok(Some(Asked::Given(profile.clone())))
        }
        Some(_) => Err(Fault::new("input.type", "a profile is a name or an object").at("$.profile")),
    }
}

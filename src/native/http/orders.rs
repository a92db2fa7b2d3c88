//! `/v1/customer`: one order as JSON, or lines of them, to the customers who placed them.

use super::answer::{Fault, Json};
use super::customers::{LINES, asked};
use super::state::{Asked, State as Server};
use super::{body, stream};
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

/// What may be said beside the order: in the query, or around the order.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Options {
    profile: Option<String>,
    shop: Option<String>,
}

pub(super) async fn customer(
    State(server): State<Arc<Server>>,
    options: Result<Query<Options>, QueryRejection>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Fault> {
    let Query(options) = options.map_err(|rejection| Fault::new("input.query", rejection.body_text()))?;
    let profile = options.profile.map_or(Asked::Own, Asked::Named);
    if body::is_one_of(&headers, LINES) {
        let orders = server.orders(&profile, options.shop.as_deref())?;
        return stream::answer(Work::Customer(orders), body, server.limits).await;
    }
    let bytes = body::read(body, &server.limits).await?;
    let question = Question { order: json::parse(json::text(&bytes)?)?, profile, shop: options.shop }.opened()?;
    let orders = server.orders(&question.profile, question.shop.as_deref())?;
    let (node, _) = Work::Customer(orders).answer(1, &question.order)?;
    Ok(Json(node).into_response())
}

/// One order and how to read it.
#[derive(Debug)]
struct Question {
    order: Node,
    profile: Asked,
    shop: Option<String>,
}

impl Question {
    /// With what an envelope says, an object whose `order` is an object; that counts more than the query. Without one as it is.
    fn opened(mut self) -> Result<Self, Fault> {
        let Some(order @ Node::Map(_)) = self.order.get("order") else {
            return Ok(self);
        };
        let fields = Fields::of(&self.order, &At::ROOT, &["order", "profile", "shop"])
            .map_err(|error| Fault::from(error).coded("input.unknown"))?;
        if let Some(profile) = asked(&self.order)? {
            self.profile = profile;
        }
        let shop: Option<String> = fields.take("shop").map_err(|error| Fault::from(error).coded("input.type"))?;
        self.shop = shop.or(self.shop);
        self.order = order.clone();
        Ok(self)
    }
}

//! `/v1/ids`: one number, a list of them, or lines.

use super::answer::Fault;
use super::state::State as Server;
use super::{body, stream};
use crate::ids::Answer;
use crate::ids::Country;
use crate::native::json;
use crate::native::query::{Identifier, parse_country};
use crate::native::work::Work;
use crate::node::{At, Fields, Node, ToNode};
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::Arc;

const LINES: &[&str] = &["text/plain", "text/tab-separated-values"];

/// What the query may say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Options {
    locale: Option<String>,
    country: Option<String>,
}

pub(super) async fn ids(
    State(server): State<Arc<Server>>,
    options: Result<Query<Options>, QueryRejection>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Fault> {
    let Query(options) = options.map_err(|rejection| Fault::new("input.query", rejection.body_text()))?;
    let country: Option<Country> = options.country.as_deref().map(parse_country).transpose()?;
    let identifier = server.identifier(options.locale.as_deref().unwrap_or("en"), country)?;
    if body::is_one_of(&headers, LINES) {
        return stream::answer(Work::Ids(identifier), body, server.limits).await;
    }
    let bytes = body::read(body, &server.limits).await?;
    // A long list is long work; other requests go on meanwhile.
    let answer = tokio::task::block_in_place(|| answer(&identifier, &json::parse(json::text(&bytes)?)?))?;
    Ok(([(CONTENT_TYPE, "application/json")], answer).into_response())
}

/// The JSON of the answer. A list is answered by a list, in which what can't be answered is an error of its own.
fn answer(identifier: &Identifier, question: &Node) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    let Node::List(questions) = question else {
        json::write(&ask(identifier, question, &At::ROOT)?.to_node(), &mut out);
        return Ok(out);
    };
    for (index, question) in questions.iter().enumerate() {
        let at = At::ROOT.item(index);
        let answer = match ask(identifier, question, &at) {
            Ok(answer) => answer.to_node(),
            Err(fault) => fault.or_at(&at.path()).to_node(),
        };
        out.push(if index == 0 { b'[' } else { b',' });
        json::write(&answer, &mut out);
    }
    out.extend_from_slice(if questions.is_empty() { b"[]" } else { b"]" });
    Ok(out)
}

fn ask(identifier: &Identifier, question: &Node, at: &At<'_>) -> Result<Answer, Fault> {
    if !matches!(question, Node::Map(_)) {
        let wanted = r#"a question is an object: {"scheme": "cvr", "value": "13585628"}"#;
        return Err(Fault::new("input.object", wanted));
    }
    let fields = Fields::of(question, at, &["scheme", "value", "country"])
        .map_err(|error| Fault::from(error).coded("input.unknown"))?;
    let wrong = |error| Fault::from(error).coded("input.type");
    let scheme: String = fields.take("scheme").map_err(wrong)?;
    let country: Option<String> = fields.take("country").map_err(wrong)?;
    // A number may come as a JSON number too.
    let value = question.get("value").and_then(Node::text);
    let value = value.ok_or_else(|| Fault::new("input.type", "a value is a text").at(at.key("value").path()))?;
    Ok(identifier.ask(&scheme, &value, country.as_deref())?)
}

//! Responses: trees as JSON, and faults with the status that goes with their code.

pub(super) use crate::native::fault::Fault;
use crate::native::json;
use crate::node::{Node, ToNode};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

/// A tree as the body of a response.
pub(super) struct Json(pub(super) Node);

impl IntoResponse for Json {
    fn into_response(self) -> Response {
        let mut body = Vec::new();
        json::write(&self.0, &mut body);
        ([(CONTENT_TYPE, "application/json")], body).into_response()
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        (status(self.code), Json(self.to_node())).into_response()
    }
}

fn status(code: &str) -> StatusCode {
    match code {
        "input.too_large" => StatusCode::PAYLOAD_TOO_LARGE,
        "input.media" => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "input.timeout" => StatusCode::REQUEST_TIMEOUT,
        "input.json" | "input.utf8" | "input.body" | "input.query" => StatusCode::BAD_REQUEST,
        // It could be read, and asks for what can't be done.
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

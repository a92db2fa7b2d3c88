//! The files of a directory, and the headers that keep them to themselves.

use crate::error::Error;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::Response;
use std::path::Path;
use tower_http::services::ServeDir;

/// What answers from the directory.
pub(super) type Files = ServeDir;

/// A page may load what stands beside it, WebAssembly too, and nothing from elsewhere.
const POLICY: HeaderValue = HeaderValue::from_static("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");

/// The files of `directory`; `index.html` answers for its folder.
///
/// # Errors
/// `serve.www` when there is no such directory.
pub(super) fn files(directory: &Path) -> Result<Files, Error> {
    if !directory.is_dir() {
        return Err(Error::new("serve.www", format!("{}: there is no such directory", directory.display())));
    }
    Ok(ServeDir::new(directory))
}

/// Adds the headers to a response.
pub(super) async fn guard(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Ask again each time: a file may have been built anew.
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    match headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes) {
        Some(kind) if kind.starts_with(b"text/html") => {
            headers.insert(CONTENT_SECURITY_POLICY, POLICY);
        }
        // RFC 9239: `text/javascript` is the one type of scripts, of `.mjs` files too.
        Some(b"application/javascript") => {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/javascript"));
        }
        _ => {}
    }
    response
}

//! The HTTP server: `POST /v1/check`, `/v1/key`, `/v1/match`, `/v1/preview`, `/v1/customer`, `/v1/ids`; `GET /v1/profiles`, `/v1/schemes`, `/healthz`; and the files
//! of a directory at `/`.
//!
//! It keeps nothing between requests but what it was started with, and reads its debtors anew on SIGHUP.

mod answer;
mod body;
mod cache;
mod customers;
mod ids;
mod listen;
mod lists;
mod matching;
mod orders;
mod preview;
mod sending;
mod shelf;
mod site;
mod spool;
mod state;
mod stream;

use super::End;
use super::args::Serve;
use crate::error::Error;
use answer::Fault;
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{any, get, post};
use state::State;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

/// How long work in the background may go on when all requests are answered.
const REST: Duration = Duration::from_secs(1);

/// Serves until the process is told to stop.
pub(super) fn serve(options: Serve) -> Result<End, Error> {
    let failed = |error: std::io::Error| Error::new("serve.start", error.to_string());
    let state = Arc::new(State::new(&options)?);
    let files = options.www.as_deref().map(site::files).transpose()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(failed)?;
    let ended = runtime.block_on(async {
        // Signals are listened to before anybody is told that the server is there.
        let stop = listen::stop_signal().map_err(failed)?;
        if let Some(shelf) = state.shelf.clone() {
            shelf::reload_on_signal(shelf).map_err(failed)?;
        }
        let listener = listen::bind(&options.host, options.port).await?;
        let address = listener.local_addr().map_err(failed)?;
        let mut output = std::io::stdout();
        // Whoever started the server may have closed its output; that is no reason not to serve.
        let _ = writeln!(output, "debitor listens on http://{address}").and_then(|()| output.flush());
        listen::serve(listener, router(state.clone(), files), state.limits.time, stop).await;
        Ok(End::Good)
    });
    // Debtors that are read anew, from a pipe say in which nobody writes, are not waited for.
    runtime.shutdown_timeout(REST);
    ended
}

fn router(state: Arc<State>, files: Option<site::Files>) -> Router {
    let version_1 = Router::new()
        .route("/check", post(customers::check))
        .route("/key", post(customers::key))
        .route("/advise", post(customers::advise))
        .route("/match", post(matching::decide))
        .route("/preview", post(preview::preview))
        .route("/customer", post(orders::customer))
        .route("/ids", post(ids::ids))
        .route("/profiles", get(lists::profiles))
        .route("/profiles/{name}", get(lists::profile))
        .route("/schemes", get(lists::schemes))
        .fallback(unknown_path)
        .method_not_allowed_fallback(wrong_method);
    let router = Router::new()
        .nest("/v1", version_1)
        .route("/v1/", any(unknown_path))
        .route("/healthz", get(lists::health))
        .method_not_allowed_fallback(wrong_method)
        .with_state(state);
    let router = match files {
        Some(files) => router.fallback_service(files),
        None => router.fallback(unknown_path),
    };
    router.layer(axum::middleware::map_response(site::guard))
}

async fn unknown_path() -> (StatusCode, Fault) {
    (StatusCode::NOT_FOUND, Fault::new("path.unknown", "there is nothing at this path"))
}

async fn wrong_method() -> (StatusCode, Fault) {
    (StatusCode::METHOD_NOT_ALLOWED, Fault::new("path.method", "this path takes another method"))
}

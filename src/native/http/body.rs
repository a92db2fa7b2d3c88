//! Request bodies, within limits of size and time.

use super::answer::Fault;
use crate::native::fault::too_long;
use axum::body::{Body, Bytes, HttpBody};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use http_body_util::BodyExt;
use std::time::Duration;
use tokio::time::timeout;

/// What a request may cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Bytes of a body.
    pub(super) bytes: usize,
    /// How long a client may take to send a body, or the next piece of one that is answered as it comes.
    pub(super) time: Duration,
}

/// How long the rest of a body that is too large is thrown away, so that the client gets to read the answer.
const PATIENCE: Duration = Duration::from_secs(2);

impl Limits {
    /// The fault of a body that is too large.
    pub(super) fn too_large(&self) -> Fault {
        too_long("the body", self.bytes)
    }
}

/// The whole body.
pub(super) async fn read(mut body: Body, limits: &Limits) -> Result<Vec<u8>, Fault> {
    refuse_if_large(&mut body, limits).await?;
    let mut whole = Vec::new();
    let reading = async {
        while let Some(piece) = piece(&mut body).await? {
            if whole.len() + piece.len() > limits.bytes {
                return Err(limits.too_large());
            }
            whole.extend_from_slice(&piece);
        }
        Ok(())
    };
    let result = timeout(limits.time, reading).await.unwrap_or_else(|_| Err(too_slow()));
    if result.is_err() {
        throw_away(&mut body).await;
    }
    result.map(|()| whole)
}

/// Refuses a body that says itself that it is too large.
pub(super) async fn refuse_if_large(body: &mut Body, limits: &Limits) -> Result<(), Fault> {
    if body.size_hint().lower() <= limits.bytes as u64 {
        return Ok(());
    }
    throw_away(body).await;
    Err(limits.too_large())
}

/// The next piece of a body.
pub(super) async fn piece(body: &mut Body) -> Result<Option<Bytes>, Fault> {
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| Fault::new("input.body", error.to_string()))?;
        // Trailers say nothing that we read.
        if let Ok(piece) = frame.into_data() {
            return Ok(Some(piece));
        }
    }
    Ok(None)
}

/// Reads on for a while without keeping anything.
pub(super) async fn throw_away(body: &mut Body) {
    let _ = timeout(PATIENCE, async { while let Ok(Some(_)) = piece(body).await {} }).await;
}

/// The fault of a client that sends nothing for too long.
pub(super) fn too_slow() -> Fault {
    Fault::new("input.timeout", "the body did not come in time")
}

/// Whether the body's media type is one of these.
pub(super) fn is_one_of(headers: &HeaderMap, types: &[&str]) -> bool {
    let given = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let given = given.split(';').next().unwrap_or_default().trim();
    types.iter().any(|known| given.eq_ignore_ascii_case(known))
}

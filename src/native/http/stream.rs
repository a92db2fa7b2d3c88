//! Lines in a request, answered line by line while they come.

use super::answer::Fault;
use super::body::{self, Limits};
use crate::native::json;
use crate::native::lines::{self, Lines};
use crate::native::work::Work;
use crate::node::ToNode;
use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use std::convert::Infallible;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::timeout;

/// How much is sent at once at least, while input is there.
const ENOUGH: usize = 64 << 10;

/// The lines that answer the lines of the body. A body that breaks off, or grows too large, ends in an error line.
pub(super) async fn answer(work: Work, mut body: Body, limits: Limits) -> Result<Response, Fault> {
    body::refuse_if_large(&mut body, &limits).await?;
    // The answer begins once the body does: so a client that asks first whether it may send is told to.
    let first = timeout(limits.time, body::piece(&mut body)).await.unwrap_or_else(|_| Err(body::too_slow()))?;
    let piece = first.unwrap_or_default();
    let Some(left) = limits.bytes.checked_sub(piece.len()) else {
        body::throw_away(&mut body).await;
        return Err(limits.too_large());
    };
    // Most clients send all before they read anything. So the body is always taken in, at most as many bytes as a
    // body may have, however slowly its answers are read; else both sides would wait for each other.
    let (sender, pieces) = unbounded_channel();
    tokio::spawn(take_in(body, Limits { bytes: left, ..limits }, limits.too_large(), sender));
    let answering = Answering { work, pieces, piece, lines: Lines::new(lines::LIMIT), has_ended: false };
    let chunks = stream::unfold(answering, |mut answering| async {
        let chunk = answering.next().await?;
        Some((Ok::<_, Infallible>(chunk), answering))
    });
    Ok(([(CONTENT_TYPE, "application/x-ndjson")], Body::from_stream(chunks)).into_response())
}

/// Hands on the pieces of a body, and at the end the fault if there was one.
pub(super) async fn take_in(
    mut body: Body,
    limits: Limits,
    too_large: Fault,
    pieces: UnboundedSender<Result<Bytes, Fault>>,
) {
    let mut left = limits.bytes;
    let fault = loop {
        match timeout(limits.time, body::piece(&mut body)).await {
            Ok(Ok(Some(piece))) => {
                let Some(rest) = left.checked_sub(piece.len()) else { break too_large };
                left = rest;
                if pieces.send(Ok(piece)).is_err() {
                    // Nobody waits for the answer any more.
                    return;
                }
            }
            Ok(Ok(None)) => return,
            Ok(Err(fault)) => break fault,
            Err(_) => break body::too_slow(),
        }
    };
    // Refused only if the client is gone.
    let _ = pieces.send(Err(fault));
    body::throw_away(&mut body).await;
}

/// A stream of lines half answered.
struct Answering {
    work: Work,
    pieces: UnboundedReceiver<Result<Bytes, Fault>>,
    /// What is left of the piece at hand.
    piece: Bytes,
    lines: Lines,
    has_ended: bool,
}

impl Answering {
    /// The next answers, `None` at the end.
    async fn next(&mut self) -> Option<Bytes> {
        let mut answers = Vec::new();
        while answers.is_empty() {
            if self.piece.is_empty() {
                if self.has_ended {
                    return None;
                }
                match self.pieces.recv().await {
                    Some(Ok(piece)) => self.piece = piece,
                    end => self.end(end.and_then(Result::err), &mut answers),
                }
            }
            self.answer_piece(&mut answers);
        }
        Some(answers.into())
    }

    fn answer_piece(&mut self, answers: &mut Vec<u8>) {
        let piece = std::mem::take(&mut self.piece);
        let mut rest: &[u8] = &piece;
        while answers.len() < ENOUGH
            && let Some((number, line)) = self.lines.next(&mut rest)
        {
            self.work.line(number, &line, answers);
        }
        self.piece = piece.slice_ref(rest);
    }

    fn end(&mut self, fault: Option<Fault>, answers: &mut Vec<u8>) {
        self.has_ended = true;
        if let Some(fault) = fault {
            json::write(&fault.on_line(self.lines.number() + 1).to_node(), answers);
            answers.push(b'\n');
        } else if let Some((number, line)) = self.lines.last() {
            self.work.line(number, &line, answers);
        }
    }
}

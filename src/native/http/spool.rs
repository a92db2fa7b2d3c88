//! A body on its way to a thread that reads it: the part that waits goes from memory to a temporary file once it is large.
//!
//! Most clients send all before they read anything. So a body is always taken in, however slowly its answer is read; but
//! what waits for the reader costs no memory to speak of.

use super::answer::Fault;
use super::body::{self, Limits};
use axum::body::{Body, Bytes};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{Error, Read, Result, Seek, SeekFrom, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use tokio::time::timeout;

/// The bytes that wait in memory at most, about.
const MOST: usize = 1 << 20;

/// How much of the file is read at once.
const PIECE: usize = 256 << 10;

/// What both sides have.
#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The oldest pieces.
    queue: VecDeque<Bytes>,
    queued: usize,
    /// What came behind them: from here to there in the file.
    file: Option<File>,
    read: u64,
    written: u64,
    has_ended: bool,
    /// What was wrong with the body.
    fault: Option<Fault>,
    is_given_up: bool,
}

/// Takes a body in, from now on; what is read is what has come so far and what is still to come.
pub(super) fn take_in(mut body: Body, limits: Limits) -> Spool {
    let shared = Arc::new(Shared::default());
    let spool = Spool { shared: shared.clone(), piece: Bytes::new() };
    tokio::spawn(async move {
        let mut left = limits.bytes;
        let fault = loop {
            match timeout(limits.time, body::piece(&mut body)).await {
                Ok(Ok(Some(piece))) => {
                    let Some(rest) = left.checked_sub(piece.len()) else { break limits.too_large() };
                    left = rest;
                    match shared.push(piece) {
                        Ok(true) => {}
                        // Nobody waits for the answer any more.
                        Ok(false) => return,
                        Err(error) => break Fault::new("input.body", error.to_string()),
                    }
                }
                Ok(Ok(None)) => return shared.end(None),
                Ok(Err(fault)) => break fault,
                Err(_) => break body::too_slow(),
            }
        };
        shared.end(Some(fault));
        body::throw_away(&mut body).await;
    });
    spool
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a piece; whether anybody still reads.
    fn push(&self, piece: Bytes) -> Result<bool> {
        let mut state = self.lock();
        if state.is_given_up {
            return Ok(false);
        }
        state.push(piece)?;
        self.changed.notify_one();
        Ok(true)
    }

    fn end(&self, fault: Option<Fault>) {
        let mut state = self.lock();
        state.has_ended = true;
        state.fault = fault;
        self.changed.notify_one();
    }
}

impl State {
    fn push(&mut self, piece: Bytes) -> Result<()> {
        if self.written == 0 && self.queued + piece.len() <= MOST {
            self.queued += piece.len();
            self.queue.push_back(piece);
            return Ok(());
        }
        let mut file = match self.file.take() {
            Some(file) => file,
            None => tempfile::tempfile()?,
        };
        file.seek(SeekFrom::Start(self.written))?;
        file.write_all(&piece)?;
        self.written += piece.len() as u64;
        self.file = Some(file);
        Ok(())
    }

    /// The oldest piece that waits.
    fn pop(&mut self) -> Result<Option<Bytes>> {
        if let Some(piece) = self.queue.pop_front() {
            self.queued -= piece.len();
            return Ok(Some(piece));
        }
        let waiting = usize::try_from(self.written - self.read).unwrap_or(PIECE);
        let Some(file) = self.file.as_mut().filter(|_| waiting > 0) else { return Ok(None) };
        let mut piece = vec![0; waiting.min(PIECE)];
        file.seek(SeekFrom::Start(self.read))?;
        file.read_exact(&mut piece)?;
        self.read += piece.len() as u64;
        if self.read == self.written {
            (self.read, self.written) = (0, 0);
            file.set_len(0)?;
        }
        Ok(Some(piece.into()))
    }
}

/// The reader's side.
pub(super) struct Spool {
    shared: Arc<Shared>,
    piece: Bytes,
}

impl Spool {
    /// What was wrong with the body, if that is why it could not be read; to be asked beside the reader.
    pub(super) fn fault(&self) -> impl FnOnce() -> Option<Fault> + Send + use<> {
        let shared = self.shared.clone();
        move || shared.lock().fault.take()
    }

    /// The next piece, none at the end.
    fn next(&self) -> Result<Option<Bytes>> {
        let mut state = self.shared.lock();
        loop {
            if let Some(piece) = state.pop()? {
                return Ok(Some(piece));
            }
            if let Some(fault) = &state.fault {
                return Err(Error::other(fault.message().to_owned()));
            }
            if state.has_ended {
                return Ok(None);
            }
            state = self.shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Read for Spool {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        while self.piece.is_empty() {
            match self.next()? {
                None => return Ok(0),
                Some(piece) => self.piece = piece,
            }
        }
        let length = self.piece.len().min(into.len());
        let now = self.piece.split_to(length);
        if let Some(room) = into.get_mut(..length) {
            room.copy_from_slice(&now);
        }
        Ok(length)
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        self.shared.lock().is_given_up = true;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Bytes, MOST, Shared, Spool};
    use std::io::Read;
    use std::sync::Arc;

    #[test]
    fn what_waits_is_read_in_its_order_through_memory_and_file_and_memory_again() {
        let shared = Arc::new(Shared::default());
        let mut spool = Spool { shared: shared.clone(), piece: Bytes::new() };
        let mut expected = Vec::new();
        let mut push = |number: u8, size: usize| {
            let piece = vec![number; size];
            expected.extend_from_slice(&piece);
            assert!(shared.push(piece.into()).unwrap());
        };
        push(1, MOST - 10);
        push(2, 100);
        push(3, 3 * MOST);
        assert!(shared.lock().queued <= MOST && shared.lock().written > 0);
        let mut found = vec![0; 2 * MOST];
        spool.read_exact(&mut found).unwrap();
        push(4, 50);
        let mut rest = vec![0; expected_rest()];
        spool.read_exact(&mut rest).unwrap();
        found.append(&mut rest);
        assert_eq!(shared.lock().written, 0);
        push(5, 70);
        shared.end(None);
        spool.read_to_end(&mut found).unwrap();
        assert!(found == expected);
        let ended = shared.clone();
        drop(spool);
        assert!(!ended.push(Bytes::from_static(b"x")).unwrap());
    }

    /// All that was pushed by then and not read.
    fn expected_rest() -> usize {
        MOST - 10 + 100 + 3 * MOST + 50 - 2 * MOST
    }
}

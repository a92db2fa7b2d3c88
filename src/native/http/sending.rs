//! An answer's file on its way to the client: lines and CSV as they are written, a workbook through a temporary file, since
//! it is not written from front to back.

use super::answer::Fault;
use crate::error::Error;
use crate::preview::out::Format;
use axum::body::Bytes;
use std::fs::File;
use std::io::{BufWriter, ErrorKind, Read, Result, Seek, SeekFrom, Write};
use tokio::sync::mpsc::Sender;

/// How much is sent at once.
const PIECE: usize = 64 << 10;

/// A piece of the answer, or why there is no more.
pub(super) type Piece = std::result::Result<Bytes, Fault>;

/// What a file of the answer is written to.
pub(super) enum Sending {
    Straight(Pieces),
    Whole(BufWriter<File>, Sender<Piece>),
}

/// Pieces of equal size.
pub(super) struct Pieces {
    answers: Sender<Piece>,
    piece: Vec<u8>,
}

impl Sending {
    pub(super) fn new(format: Format, answers: &Sender<Piece>) -> std::result::Result<Self, Error> {
        let answers = answers.clone();
        if format != Format::Xlsx {
            return Ok(Self::Straight(Pieces { answers, piece: Vec::new() }));
        }
        let failed = |error: std::io::Error| Error::new("output.write", error.to_string());
        Ok(Self::Whole(BufWriter::with_capacity(PIECE, tempfile::tempfile().map_err(failed)?), answers))
    }

    /// Sends what is left, or the whole file.
    pub(super) fn finish(self) -> Result<()> {
        match self {
            Self::Straight(mut pieces) => pieces.send(),
            Self::Whole(file, answers) => {
                let mut file = file.into_inner()?;
                file.rewind()?;
                let mut pieces = Pieces { answers, piece: Vec::new() };
                loop {
                    pieces.piece.reserve_exact(PIECE);
                    if (&file).take(PIECE as u64).read_to_end(&mut pieces.piece)? == 0 {
                        return Ok(());
                    }
                    pieces.send()?;
                }
            }
        }
    }
}

impl Pieces {
    fn send(&mut self) -> Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::take(&mut self.piece);
        let sent = self.answers.blocking_send(Ok(piece.into()));
        sent.map_err(|_| std::io::Error::new(ErrorKind::BrokenPipe, "nobody reads the answer any more"))
    }
}

impl Write for Sending {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        match self {
            Self::Straight(pieces) => {
                pieces.piece.extend_from_slice(bytes);
                if pieces.piece.len() >= PIECE {
                    pieces.send()?;
                }
                Ok(bytes.len())
            }
            Self::Whole(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> Result<()> {
        match self {
            Self::Straight(pieces) => pieces.send(),
            Self::Whole(file, _) => file.flush(),
        }
    }
}

impl Seek for Sending {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        match self {
            Self::Straight(_) => Err(std::io::Error::from(ErrorKind::Unsupported)),
            Self::Whole(file, _) => file.seek(to),
        }
    }
}

//! What stands between the archive and its destination: once a file is given up, nothing more is written to it.
//!
//! `zip` ends an archive that is dropped, and prints to standard error if it can't. A file that was given up would look
//! finished; and a library prints nothing.

use std::io::{Result, Seek, SeekFrom, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// Passes everything on until the file is given up; from then on says yes to everything.
pub(super) struct Outlet<W> {
    pub(super) inner: W,
    given_up: Arc<AtomicBool>,
    /// Where the archive believes to be, and how long it believes the file to be.
    position: u64,
    end: u64,
}

/// Gives the file up when dropped, which must be before the archive is.
pub(super) struct GiveUp(Arc<AtomicBool>);

impl Drop for GiveUp {
    fn drop(&mut self) {
        self.0.store(true, Relaxed);
    }
}

impl<W> Outlet<W> {
    pub(super) fn new(inner: W) -> (Self, GiveUp) {
        let given_up = Arc::new(AtomicBool::new(false));
        (Self { inner, given_up: Arc::clone(&given_up), position: 0, end: 0 }, GiveUp(given_up))
    }

    fn at(&mut self, position: u64) -> u64 {
        self.position = position;
        self.end = self.end.max(position);
        position
    }

    fn or_give_up<T>(&self, result: Result<T>) -> Result<T> {
        if result.as_ref().is_err_and(|error| error.kind() != std::io::ErrorKind::Interrupted) {
            self.given_up.store(true, Relaxed);
        }
        result
    }
}

impl<W: Write> Write for Outlet<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let mut written = bytes.len();
        if !self.given_up.load(Relaxed) {
            let result = self.inner.write(bytes);
            written = self.or_give_up(result)?;
        }
        self.at(self.position.saturating_add(written as u64));
        Ok(written)
    }

    fn flush(&mut self) -> Result<()> {
        if self.given_up.load(Relaxed) {
            return Ok(());
        }
        let result = self.inner.flush();
        self.or_give_up(result)
    }
}

impl<W: Seek> Seek for Outlet<W> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        if !self.given_up.load(Relaxed) {
            let result = self.inner.seek(to);
            let position = self.or_give_up(result)?;
            return Ok(self.at(position));
        }
        let position = match to {
            SeekFrom::Start(position) => position,
            SeekFrom::Current(by) => self.position.saturating_add_signed(by),
            SeekFrom::End(by) => self.end.saturating_add_signed(by),
        };
        Ok(self.at(position))
    }
}

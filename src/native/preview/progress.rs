//! How far it is, on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// The bar, which nobody sees where the error stream is no terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    read: Arc<AtomicU64>,
    is_packed: bool,
}

/// A reader whose bytes are counted.
pub(super) struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Counted<R> {
    pub(super) fn new(inner: R) -> (Self, Arc<AtomicU64>) {
        let read = Arc::new(AtomicU64::new(0));
        (Self { inner, read: read.clone() }, read)
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let length = self.inner.read(into)?;
        self.read.fetch_add(length as u64, Relaxed);
        Ok(length)
    }
}

impl Progress {
    /// For a file of so many bytes, where that is known. A packed file is read whole before its first row comes out.
    pub(super) fn new(is_shown: bool, bytes: Option<u64>, is_packed: bool, read: Arc<AtomicU64>) -> Self {
        let bytes = bytes.filter(|_| !is_packed);
        let target = if is_shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(bytes, target);
        let form = match bytes {
            Some(_) => "{wide_bar} {percent}%  {msg}  {elapsed}, {eta} left",
            None => "{spinner} {msg}  {elapsed}",
        };
        if let Ok(style) = ProgressStyle::with_template(form) {
            bar.set_style(style);
        }
        Self { bar, read, is_packed }
    }

    pub(super) fn rows(&self, rows: u64) {
        self.bar.set_message(format!("{} rows", super::summary::grouped(rows)));
        if self.is_packed {
            self.bar.tick();
        } else {
            self.bar.set_position(self.read.load(Relaxed));
        }
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

//! The debtors that the server was started with: read once, and anew when it is told to.
//!
//! Requests that have begun go on with the debtors that they began with.

use crate::check::Checker;
use crate::decide::Existing;
use crate::error::Error;
use crate::native::existing;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

/// A file of debtors, and what it held when it was read last.
#[derive(Debug)]
pub(super) struct Shelf {
    path: PathBuf,
    checker: Arc<Checker>,
    current: RwLock<Arc<Existing>>,
}

impl Shelf {
    /// Reads the file.
    ///
    /// # Errors
    /// See [`existing::load`]; `existing.input` for standard input, which can't be read a second time.
    pub(super) fn open(path: PathBuf, checker: Arc<Checker>) -> Result<Self, Error> {
        if path.as_os_str() == "-" {
            let message = "a server reads its debtors anew, which standard input does not allow: give a file";
            return Err(Error::new("existing.input", message.to_owned()));
        }
        let current = RwLock::new(Arc::new(existing::load(&path, &checker)?));
        Ok(Self { path, checker, current })
    }

    /// The debtors.
    pub(super) fn existing(&self) -> Arc<Existing> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the file anew and gives the number of its debtors.
    ///
    /// # Errors
    /// As at first, and `existing.empty` where there were debtors and none is left: a file that is written at the moment
    /// looks like that, and without debtors every customer would be a new one. Then the debtors stay as they were.
    pub(super) fn reload(&self) -> Result<usize, Error> {
        let fresh = Arc::new(existing::load(&self.path, &self.checker)?);
        let count = fresh.index().len();
        if count == 0 && !self.existing().index().is_empty() {
            let message = format!("{}: there are no debtors in it any more", self.path.display());
            return Err(Error::new("existing.empty", message));
        }
        let stale = std::mem::replace(&mut *self.current.write().unwrap_or_else(PoisonError::into_inner), fresh);
        // Not while the lock is held: giving back the memory of many debtors takes time.
        drop(stale);
        Ok(count)
    }
}

/// Reads the file anew on each SIGHUP. What can't be read is told on the error stream.
#[cfg(unix)]
pub(super) fn reload_on_signal(shelf: Arc<Shelf>) -> std::io::Result<()> {
    use std::io::Write;
    let mut hang_ups = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup())?;
    tokio::spawn(async move {
        while hang_ups.recv().await.is_some() {
            let shelf = shelf.clone();
            let told = match tokio::task::spawn_blocking(move || shelf.reload()).await {
                Ok(Ok(count)) => format!("debitor: {count} debtors read anew"),
                Ok(Err(error)) => format!("debitor: {}: {error}; the debtors stay as they were", error.code()),
                Err(error) => format!("debitor: existing.file: {error}; the debtors stay as they were"),
            };
            // Nobody reads the error stream: there is nobody to tell.
            let _ = writeln!(std::io::stderr(), "{told}");
        }
    });
    Ok(())
}

/// There is no such signal here: the debtors are those of the start.
#[cfg(not(unix))]
pub(super) fn reload_on_signal(_: Arc<Shelf>) -> std::io::Result<()> {
    Ok(())
}

//! Files that are there whole or not at all: written beside their places, and moved there together at the end. A signal
//! that stops the program removes them first.

use crate::error::Error;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tempfile::{Builder, NamedTempFile, TempPath};

/// Files in the making.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    files: Arc<Mutex<Vec<Draft>>>,
}

#[derive(Debug)]
struct Draft {
    beside: TempPath,
    path: PathBuf,
}

impl Drafts {
    /// A file that will stand at the path. What is no ordinary file (`/dev/null`, a named pipe) is written as it is.
    ///
    /// # Errors
    /// `output.file`.
    pub(super) fn create(&self, path: &Path) -> Result<File, Error> {
        let failed = |error: std::io::Error| unwritable(path, &error);
        if std::fs::metadata(path).is_ok_and(|about| !about.is_file()) {
            return OpenOptions::new().write(true).open(path).map_err(failed);
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let Some(name) = path.file_name() else {
            return Err(Error::new("output.file", format!("{} names no file", path.display())));
        };
        let mut prefix = std::ffi::OsString::from(".");
        prefix.push(name);
        prefix.push(".");
        let mut builder = Builder::new();
        builder.prefix(&prefix).suffix(".new");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // As any new file: what the user's mask allows.
            builder.permissions(std::fs::Permissions::from_mode(0o666));
        }
        let (file, beside) = builder.tempfile_in(folder).map(NamedTempFile::into_parts).map_err(failed)?;
        self.lock().push(Draft { beside, path: path.to_owned() });
        Ok(file)
    }

    /// Moves all files to their places.
    ///
    /// # Errors
    /// `output.file`; those that are not moved yet are removed.
    pub(super) fn publish(self) -> Result<(), Error> {
        // A signal that comes now waits until all are there.
        let mut files = self.lock();
        for draft in files.drain(..) {
            draft.beside.persist(&draft.path).map_err(|error| unwritable(&draft.path, &error.error))?;
        }
        Ok(())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Draft>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Removes the files when the program is told to stop, and ends it: 130 for Ctrl-C, 143 for SIGTERM.
    ///
    /// # Errors
    /// `output.signal`.
    pub(super) fn remove_on_signal(&self) -> Result<(), Error> {
        let failed = |error: std::io::Error| Error::new("output.signal", error.to_string());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let files = self.files.clone();
        let signals = {
            let _inside = runtime.enter();
            Signals::listen().map_err(failed)?
        };
        std::thread::Builder::new()
            .name("signals".to_owned())
            .spawn(move || {
                let code = runtime.block_on(signals.next());
                let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
                files.clear();
                std::process::exit(code);
            })
            .map_err(failed)?;
        Ok(())
    }
}

/// What stops a program.
struct Signals {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

impl Signals {
    #[cfg(unix)]
    fn listen() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    #[cfg(not(unix))]
    fn listen() -> std::io::Result<Self> {
        Ok(Self {})
    }

    /// The exit code of the first that comes.
    #[cfg(unix)]
    async fn next(mut self) -> i32 {
        tokio::select! {
            _ = self.interrupt.recv() => 130,
            _ = self.terminate.recv() => 143,
        }
    }

    #[cfg(not(unix))]
    async fn next(self) -> i32 {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
        130
    }
}

fn unwritable(path: &Path, error: &std::io::Error) -> Error {
    Error::new("output.file", format!("{}: {error}", path.display()))
}

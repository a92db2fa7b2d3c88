//! Where a file goes: to its place, or to standard output.

use super::drafts::Drafts;
use crate::error::Error;
use crate::preview::out::{Exporter, Format, OutFile, Rendered};
use std::fs::File;
use std::io::{BufWriter, ErrorKind, IsTerminal, Result as Written, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// How much is collected before it is written.
const BUFFER: usize = 256 << 10;

/// One file of the run, open.
pub(super) struct Outlet {
    file: OutFile<Target>,
    is_read: Arc<AtomicBool>,
}

/// What is written to.
pub(super) enum Target {
    File(BufWriter<File>),
    /// Standard output, until nobody reads it any more.
    Pipe(BufWriter<std::io::Stdout>, Arc<AtomicBool>),
    /// A file that goes to standard output once it is whole: an XLSX file is not written from front to back.
    Whole(BufWriter<File>),
}

impl Outlet {
    /// Opens what the path says; `-` is standard output.
    pub(super) fn open(exporter: &Exporter, path: &Path, drafts: &Drafts) -> Result<Self, Error> {
        let is_read = Arc::new(AtomicBool::new(true));
        let target = Target::open(path, exporter.format(), drafts, &is_read)?;
        Ok(Self { file: exporter.open(target)?, is_read })
    }

    /// Takes what was rendered; `false` when nobody reads it any more.
    pub(super) fn write(&mut self, rendered: &Rendered) -> Result<bool, Error> {
        self.file.write(rendered)?;
        Ok(self.is_read.load(Relaxed))
    }

    pub(super) fn finish(self) -> Result<(), Error> {
        self.file.finish()?.finish()
    }
}

impl Target {
    pub(super) fn open(path: &Path, format: Format, drafts: &Drafts, is_read: &Arc<AtomicBool>) -> Result<Self, Error> {
        if path.as_os_str() != "-" {
            return Ok(Self::File(BufWriter::with_capacity(BUFFER, drafts.create(path)?)));
        }
        if format != Format::Xlsx {
            return Ok(Self::Pipe(BufWriter::with_capacity(BUFFER, std::io::stdout()), is_read.clone()));
        }
        if std::io::stdout().is_terminal() {
            let message = "an XLSX file is nothing for a terminal: give it a name".to_owned();
            return Err(Error::new("output.terminal", message).hinting(Some("-o")));
        }
        Ok(Self::Whole(BufWriter::with_capacity(BUFFER, tempfile::tempfile().map_err(|error| failed(&error))?)))
    }

    /// Writes what is left, and a file down to the disk.
    pub(super) fn finish(self) -> Result<(), Error> {
        let done = match self {
            Self::File(file) => file.into_inner().map_err(std::io::IntoInnerError::into_error).and_then(|file| {
                // What is no ordinary file has no disk.
                if file.metadata()?.is_file() { file.sync_all() } else { Ok(()) }
            }),
            Self::Pipe(mut out, is_read) => while_read(&is_read, out.flush()),
            Self::Whole(file) => file.into_inner().map_err(std::io::IntoInnerError::into_error).and_then(|mut file| {
                file.rewind()?;
                std::io::copy(&mut file, &mut std::io::stdout().lock()).map(|_| ())
            }),
        };
        match done {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(failed(&error)),
            _ => Ok(()),
        }
    }
}

/// A reader that has gone away (`head`) is no error.
fn while_read(is_read: &AtomicBool, written: Written<()>) -> Written<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {
            is_read.store(false, Relaxed);
            Ok(())
        }
        written => written,
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> Written<usize> {
        match self {
            Self::File(file) | Self::Whole(file) => file.write(bytes),
            Self::Pipe(_, is_read) if !is_read.load(Relaxed) => Ok(bytes.len()),
            Self::Pipe(out, is_read) => while_read(is_read, out.write_all(bytes)).map(|()| bytes.len()),
        }
    }

    fn flush(&mut self) -> Written<()> {
        match self {
            Self::File(file) | Self::Whole(file) => file.flush(),
            Self::Pipe(_, is_read) if !is_read.load(Relaxed) => Ok(()),
            Self::Pipe(out, is_read) => while_read(is_read, out.flush()),
        }
    }
}

impl Seek for Target {
    fn seek(&mut self, to: SeekFrom) -> Written<u64> {
        match self {
            Self::File(file) | Self::Whole(file) => file.seek(to),
            Self::Pipe(..) => Err(ErrorKind::Unsupported.into()),
        }
    }
}

fn failed(error: &std::io::Error) -> Error {
    Error::new("output.write", error.to_string())
}

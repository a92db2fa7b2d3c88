//! Files and pipes: lines in, lines out, in memory that does not grow with the input.

use super::End;
use super::lines::{self, Lines};
use super::work::Work;
use crate::error::Error;
use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

/// How much is read at once.
const CHUNK: usize = 64 << 10;

/// How much is written at once at least, while input keeps coming.
const ENOUGH: usize = 64 << 10;

/// Does the work on each line of `file` (`-`: standard input), and writes the answers to standard output.
pub(super) fn run(work: &Work, file: &Path) -> Result<End, Error> {
    let mut output = std::io::stdout().lock();
    if file.as_os_str() == "-" {
        return transform(work, &mut std::io::stdin().lock(), &mut output);
    }
    let mut input =
        File::open(file).map_err(|error| Error::new("input.file", format!("{}: {error}", file.display())))?;
    transform(work, &mut input, &mut output)
}

/// Writes a text to standard output.
pub(super) fn print(text: &str) -> Result<End, Error> {
    let mut output = Output { to: &mut std::io::stdout().lock(), is_open: true };
    output.write(text.as_bytes())?;
    Ok(End::Good)
}

/// Everything that came in with one read is answered before the next one, so that a slow writer at the other end of
/// a pipe gets its answers at once, and a fast one gets them in large pieces.
fn transform(work: &Work, input: &mut dyn Read, output: &mut dyn Write) -> Result<End, Error> {
    let mut output = Output { to: output, is_open: true };
    let mut chunk = vec![0; CHUNK];
    let mut lines = Lines::new(lines::LIMIT);
    let mut answers = Vec::new();
    let mut is_good = true;
    while output.is_open {
        let read = match input.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(Error::new("input.read", error.to_string())),
        };
        let mut rest = chunk.get(..read).unwrap_or_default();
        while output.is_open
            && let Some((number, line)) = lines.next(&mut rest)
        {
            is_good &= work.line(number, &line, &mut answers);
            if answers.len() >= ENOUGH {
                output.write(&answers)?;
                answers.clear();
            }
        }
        output.write(&answers)?;
        answers.clear();
    }
    if let Some((number, line)) = lines.last().filter(|_| output.is_open) {
        is_good &= work.line(number, &line, &mut answers);
        output.write(&answers)?;
    }
    Ok(if is_good { End::Good } else { End::SomeInvalid })
}

/// Where answers go until nobody reads them any more.
struct Output<'a> {
    to: &'a mut dyn Write,
    is_open: bool,
}

impl Output<'_> {
    /// Writes and flushes. A reader that has gone away (`head`) is no error.
    fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if bytes.is_empty() || !self.is_open {
            return Ok(());
        }
        match self.to.write_all(bytes).and_then(|()| self.to.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.is_open = false;
                Ok(())
            }
            result => result.map_err(|error| Error::new("output.write", error.to_string())),
        }
    }
}

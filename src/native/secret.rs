//! The secret of keys' digests, from a file.

use super::args::SecretFile;
use crate::check::Checker;
use crate::error::Error;
use crate::key::Secret;
use std::fs::File;
use std::io::Read;

/// More than this is no secret but some other file.
const LONGEST: u64 = 64 << 10;

/// Reads the secret, where one was asked for.
///
/// # Errors
/// `secret.file` when the file can't be read or is too long, `secret.short`.
pub(super) fn load(options: &SecretFile) -> Result<Option<Secret>, Error> {
    let Some(path) = &options.secret_file else { return Ok(None) };
    let failed = |what: &dyn std::fmt::Display| Error::new("secret.file", format!("{}: {what}", path.display()));
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| failed(&error))?;
    file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    if bytes.len() as u64 > LONGEST {
        return Err(failed(&format!("longer than {LONGEST} bytes")));
    }
    Secret::new(&bytes).map(Some)
}

/// The checker with the secret, where there is one.
pub(super) fn apply(checker: Checker, secret: Option<&Secret>) -> Checker {
    match secret {
        Some(secret) => checker.with_secret(secret.clone()),
        None => checker,
    }
}

//! A secret that makes a key's digest one that nobody else can compute: HMAC-SHA-256 (RFC 2104) in place of SHA-256.
//!
//! Native only: a page can keep no secret.

use super::{DOMAIN, Key, hex};
use crate::error::Error;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The shortest secret, in bytes: 128 bits, as NIST SP 800-107 rev. 1 (2012-08) asks of an HMAC key at least.
pub const SHORTEST: usize = 16;

/// What a key says of a digest that is an HMAC.
pub const KIND: &str = "hmac-sha256";

/// A secret, ready to use. Its bytes are never printed.
///
/// ```
/// use debitor::{Checker, key::Secret};
/// let secret = Secret::new(b"an invented secret\n")?;
/// let checker = Checker::new(debitor::preset("iex")?, "en")?.with_secret(secret);
/// let key = checker.key(&serde_json::from_str(r#"{"email": "a@b.dk"}"#).unwrap()).unwrap();
/// assert_eq!(key.value, "email=a@b.dk");
/// assert_eq!(key.digest_kind, Some("hmac-sha256"));
/// assert_eq!(Secret::new(b"too short").unwrap_err().code(), "secret.short");
/// # Ok::<(), debitor::Error>(())
/// ```
#[derive(Clone)]
pub struct Secret(Hmac<Sha256>);

impl Secret {
    /// Takes a secret as it stands in a file: one line feed (or CR LF) at its end does not belong to it.
    ///
    /// # Errors
    /// `secret.short` when fewer than [`SHORTEST`] bytes are left.
    pub fn new(bytes: &[u8]) -> Result<Self, Error> {
        let bytes = bytes.strip_suffix(b"\n").map_or(bytes, |line| line.strip_suffix(b"\r").unwrap_or(line));
        match Hmac::new_from_slice(bytes) {
            Ok(hmac) if bytes.len() >= SHORTEST => Ok(Self(hmac)),
            _ => Err(Error::new(
                "secret.short",
                format!("a secret has at least {SHORTEST} bytes, this one {}", bytes.len()),
            )
            .hinting(Some("openssl rand -hex 32"))),
        }
    }

    /// The digest of a key's value under this secret: lower-case hex HMAC-SHA-256 of what is hashed without one.
    #[must_use]
    pub fn digest(&self, value: &str) -> String {
        let mut hmac = self.0.clone();
        hmac.update(DOMAIN.as_bytes());
        hmac.update(value.as_bytes());
        hex(&hmac.finalize().into_bytes())
    }

    /// The key with this secret's digest.
    pub(crate) fn seal(&self, key: Key) -> Key {
        Key { digest: self.digest(&key.value), digest_kind: Some(KIND), ..key }
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret")
    }
}

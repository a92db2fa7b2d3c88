//! What was met in the file so far: keys, numbers and debtors, each with the row where it stood first.

use super::held::Held;
use siphasher::sip128::SipHasher13;
use std::hash::{BuildHasher, RandomState};

/// The rows so far, in a fixed few bytes for each thing that they hold.
///
/// A thing is held as 128 bits of a keyed hash: two different ones are never taken for the same in practice, and nobody
/// who does not know the secret can make two that are.
#[derive(Clone, Debug)]
pub(super) struct Tokens {
    seed: (u64, u64),
    rows: Held<Rows>,
}

/// Where a thing stood first, 0 for nowhere yet.
#[derive(Clone, Copy, Debug, Default)]
struct Rows {
    /// As one of the things that a row holds.
    held: u32,
    /// As the key that a row goes by.
    main: u32,
}

/// One thing, as its hash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Token(pub(crate) [u64; 2]);

/// What knows where things stood first.
pub(super) trait Book {
    /// The first row that holds it.
    fn holder(&self, token: Token) -> Option<u32>;
    /// The first row that goes by it.
    fn main(&self, token: Token) -> Option<u32>;
    /// Notes that a row holds it, and gives the first row that did, if one stood before.
    fn hold(&mut self, token: Token, row: u32) -> Option<u32>;
    /// Notes that a row goes by it.
    fn go_by(&mut self, token: Token, row: u32);
}

impl Default for Tokens {
    fn default() -> Self {
        let state = RandomState::new();
        Self { seed: (state.hash_one(0_u8), state.hash_one(1_u8)), rows: Held::default() }
    }
}

impl Tokens {
    /// None yet, under a secret.
    #[cfg(feature = "preview")]
    pub(super) fn under(secret: [u8; 16]) -> Self {
        let number = u128::from_le_bytes(secret);
        Self { seed: (number as u64, (number >> 64) as u64), rows: Held::default() }
    }

    /// Its secret.
    #[cfg(feature = "preview")]
    pub(super) fn secret(&self) -> [u8; 16] {
        (u128::from(self.seed.0) | u128::from(self.seed.1) << 64).to_le_bytes()
    }

    /// The token of a value, told apart by `what` it is.
    pub(super) fn token(&self, what: &str, value: &str) -> Token {
        self.token_of([what.as_bytes(), value.as_bytes(), &[]])
    }

    /// The token of what stands in parts, each of which no byte 0xff is in.
    pub(super) fn token_of(&self, parts: [&[u8]; 3]) -> Token {
        let hasher = SipHasher13::new_with_keys(self.seed.0, self.seed.1);
        let length = parts.iter().map(|part| part.len() + 1).sum();
        let mut short = [0xff; 128];
        // At once is faster than part by part, and hardly any is longer.
        let hash = if let Some(text) = short.get_mut(..length) {
            let mut rest = &mut *text;
            for part in parts {
                let (own, behind) = rest.split_at_mut(part.len());
                own.copy_from_slice(part);
                rest = behind.get_mut(1..).unwrap_or_default();
            }
            hasher.hash(text)
        } else {
            hasher.hash(&parts.join(&0xff))
        };
        Token([hash.h1, hash.h2])
    }
}

impl Book for Tokens {
    fn holder(&self, token: Token) -> Option<u32> {
        self.rows.get(token).map(|rows| rows.held).filter(|row| *row != 0)
    }

    fn main(&self, token: Token) -> Option<u32> {
        self.rows.get(token).map(|rows| rows.main).filter(|row| *row != 0)
    }

    fn hold(&mut self, token: Token, row: u32) -> Option<u32> {
        let rows = self.rows.entry(token)?;
        if rows.held == 0 {
            rows.held = row;
            return None;
        }
        Some(rows.held)
    }

    fn go_by(&mut self, token: Token, row: u32) {
        if let Some(rows) = self.rows.entry(token).filter(|rows| rows.main == 0) {
            rows.main = row;
        }
    }
}

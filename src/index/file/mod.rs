//! The file that keeps an index, so that a server starts at once.
//!
//! | bytes | what |
//! |---|---|
//! | 13 | `debitor-index` |
//! | 4 | the version, 1 |
//! | 4, then as many | the header: fingerprint of the rules that keys and canonical values come from (32), seed of the hashes (16), name of the profile |
//! | 4 | CRC-32 of all before |
//! | 8, then as many, each | the body: names, rules, row ends (8 each), rows; for the key and each of [`Lookup::ALL`] bucket ends (4 each), marks, debtors (4 each) |
//! | 4 | CRC-32 of all before |
//!
//! Numbers begin with the least byte. A name or a part of a rule is its length (4) and its bytes; a rule begins with
//! the count of its parts (4). What stands in a row says `row.rs`, what in a table `table.rs`; hashes are `SipHash` 1-3
//! under the seed.
//!
//! A checksum finds damage, not malice: who can change the file can change what it says. Whatever is in it, reading it
//! takes no more memory than the file is long, a few names aside, and never panics.

mod read;
#[cfg(not(target_family = "wasm"))]
mod replace;
mod sound;
mod write;

use super::Index;
#[cfg(doc)]
use super::Lookup;
use crate::error::Error;
use crate::profile::Profile;
#[cfg(not(target_family = "wasm"))]
use std::{fs::File, io::BufReader, path::Path};

const MAGIC: &[u8; 13] = b"debitor-index";
const VERSION: u32 = 1;

impl Index {
    /// The file's bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.size() + 1024);
        // Writing into memory can't fail.
        let _ = write::write(self, &mut bytes);
        bytes
    }

    /// Reads a file's bytes; `profile` is the one by which customers will be matched.
    ///
    /// # Errors
    /// `index.format` for something else than an index, `index.version` for one of another version, `index.profile` for
    /// one that was built under rules that may give other keys or canonical values, `index.damaged`.
    ///
    /// ```
    /// use debitor::index::{Index, IndexBuilder};
    /// let profile = debitor::preset("iex")?;
    /// let bytes = IndexBuilder::new(&profile).finish().to_bytes();
    /// assert!(Index::from_bytes(&bytes, &profile)?.is_empty());
    /// assert_eq!(Index::from_bytes(&bytes[..20], &profile).unwrap_err().code(), "index.damaged");
    /// let other = debitor::Profile::from_json(r#"{"name": "other", "extends": "iex", "country": "NL"}"#)?;
    /// assert_eq!(Index::from_bytes(&bytes, &other).unwrap_err().code(), "index.profile");
    /// # Ok::<(), debitor::Error>(())
    /// ```
    pub fn from_bytes(bytes: &[u8], profile: &Profile) -> Result<Self, Error> {
        let mut bytes = bytes;
        let length = bytes.len() as u64;
        read::read(&mut bytes, length, profile)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// `index.file` when it can't be read, else as [`Index::from_bytes`]; the path is the file's.
    #[cfg(not(target_family = "wasm"))]
    pub fn load(path: &Path, profile: &Profile) -> Result<Self, Error> {
        let read = || {
            let file = File::open(path).map_err(|error| unreadable(&error))?;
            let length = file.metadata().map_err(|error| unreadable(&error))?.len();
            read::read(&mut BufReader::new(file), length, profile)
        };
        read().map_err(|error| error.at(path.display().to_string()))
    }

    /// Writes a file. It takes the place of an older one at once and whole, or not at all.
    ///
    /// # Errors
    /// `index.file` when it can't be written; the path is the file's.
    #[cfg(not(target_family = "wasm"))]
    pub fn save(&self, path: &Path) -> Result<(), Error> {
        replace::replace(path, &|file| write::write(self, file)).map_err(|error| {
            let message = ["the index can't be written: ", &error.to_string()].concat();
            Error::new("index.file", message).at(path.display().to_string())
        })
    }
}

fn unreadable(error: &std::io::Error) -> Error {
    Error::new("index.file", ["the index can't be read: ", &error.to_string()].concat())
}

fn damaged(what: &str) -> Error {
    Error::new("index.damaged", ["the index is damaged (", what, "); build it again"].concat())
}

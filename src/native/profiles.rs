//! Profiles by name or from a file.

use crate::error::Error;
use crate::node::Node;
use crate::profile::{PRESETS, Profile, preset};
use std::fs::File;
use std::io::{ErrorKind, Read};

/// The largest profile file, in bytes.
const LIMIT: u64 = 4 << 20;

/// A profile that was checked, and the tree that it was read from.
#[derive(Clone, Debug)]
pub(super) struct Loaded {
    pub(super) profile: Profile,
    pub(super) node: Node,
}

/// The built-in profile of that name, else the one in the file of that name.
///
/// # Errors
/// `profile.file` or `profile.utf8` when the file can't be read, else as [`Profile::from_json`].
pub(super) fn load(name: &str) -> Result<Loaded, Error> {
    if let Some((_, json)) = PRESETS.iter().find(|(known, _)| *known == name) {
        return parse(json);
    }
    let broken = |error: std::io::Error| Error::new("profile.file", format!("{name}: {error}"));
    let file = match File::open(name) {
        // Rather a misspelt name than a missing file.
        Err(error) if error.kind() == ErrorKind::NotFound && !name.contains(['/', '\\', '.']) => {
            return Err(preset(name).err().unwrap_or_else(|| broken(error)));
        }
        opened => opened.map_err(broken)?,
    };
    let mut bytes = Vec::new();
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(broken)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Error::new("profile.file", format!("{name}: longer than {LIMIT} bytes")));
    }
    let text =
        super::json::text(&bytes).map_err(|_| Error::new("profile.utf8", format!("{name}: this is not UTF-8")))?;
    parse(text)
}

/// The built-in profiles.
///
/// # Errors
/// None for the ones that are built in, which tests hold to be sound.
pub(super) fn built_in() -> Result<Vec<Loaded>, Error> {
    PRESETS.iter().map(|(_, json)| parse(json)).collect()
}

/// One line for each built-in profile: name, tab, description.
pub(super) fn list() -> Result<String, Error> {
    let line = |loaded: Loaded| {
        let Profile { name, description, .. } = loaded.profile;
        [&name, "\t", description.as_deref().unwrap_or_default(), "\n"].concat()
    };
    Ok(built_in()?.into_iter().map(line).collect())
}

fn parse(json: &str) -> Result<Loaded, Error> {
    let node: Node = serde_json::from_str(json).map_err(|error| Error::new("profile.json", error.to_string()))?;
    Ok(Loaded { profile: Profile::from_node(&node)?, node })
}

//! Profiles by name or from a file.

use crate::error::Error;
use crate::node::Node;
use crate::profile::{PRESETS, Profile, preset, preset_node, resolve};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The largest profile file, in bytes.
const LIMIT: u64 = 4 << 20;

/// A profile that was checked, and the tree that it was read from.
#[derive(Clone, Debug)]
pub(super) struct Loaded {
    pub(super) profile: Profile,
    pub(super) node: Node,
}

/// The built-in profile of that name, else the one in the file of that name. What it extends is laid under it: a preset,
/// or a file whose path begins where the file stands.
///
/// # Errors
/// `profile.file` or `profile.utf8` when a file can't be read, else as [`Profile::from_json`].
pub(super) fn load(name: &str) -> Result<Loaded, Error> {
    let (node, place) = find(name, None)?;
    let mut place = place;
    let node = resolve(&node, &mut |base| {
        let (node, found) = find(base, place.as_deref())?;
        place = found;
        Ok(node)
    })?;
    Ok(Loaded { profile: Profile::from_node(&node)?, node })
}

/// The tree of a preset, or of a file and where that stands.
fn find(name: &str, beside: Option<&Path>) -> Result<(Node, Option<PathBuf>), Error> {
    if PRESETS.iter().any(|(known, ..)| *known == name) {
        return Ok((preset_node(name)?, None));
    }
    let path = beside.and_then(Path::parent).map_or_else(|| PathBuf::from(name), |folder| folder.join(name));
    let broken = |error: std::io::Error| Error::new("profile.file", format!("{}: {error}", path.display()));
    let file = match File::open(&path) {
        // Rather a misspelt name than a missing file.
        Err(error) if error.kind() == ErrorKind::NotFound && !name.contains(['/', '\\', '.']) => {
            return Err(preset(name).err().unwrap_or_else(|| broken(error)));
        }
        opened => opened.map_err(broken)?,
    };
    let mut bytes = Vec::new();
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(broken)?;
    let name = path.display();
    if bytes.len() as u64 > LIMIT {
        return Err(Error::new("profile.file", format!("{name}: longer than {LIMIT} bytes")));
    }
    let text =
        super::json::text(&bytes).map_err(|_| Error::new("profile.utf8", format!("{name}: this is not UTF-8")))?;
    let node = serde_json::from_str(text).map_err(|error| Error::new("profile.json", format!("{name}: {error}")))?;
    Ok((node, Some(path)))
}

/// The built-in profiles.
///
/// # Errors
/// None for the ones that are built in, which tests hold to be sound.
pub(super) fn built_in() -> Result<Vec<Loaded>, Error> {
    PRESETS.iter().map(|(name, ..)| load(name)).collect()
}

/// The profile as JSON for people; its risks go to standard error.
pub(super) fn print(name: &str) -> Result<String, Error> {
    let loaded = load(name)?;
    for risk in loaded.profile.risks() {
        eprintln!("warning: {}: {}", risk.code(), risk.message());
    }
    Ok(super::json::pretty(&loaded.node))
}

/// One line for each built-in profile: name, tab, description.
pub(super) fn list() -> Result<String, Error> {
    let line = |loaded: Loaded| {
        let Profile { name, description, .. } = loaded.profile;
        [&name, "\t", description.as_deref().unwrap_or_default(), "\n"].concat()
    };
    Ok(built_in()?.into_iter().map(line).collect())
}

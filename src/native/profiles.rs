//! Profiles by name or from a file.

use crate::error::Error;
use crate::node::Node;
use crate::profile::{PRESETS, Profile, preset, preset_node, resolve};
use std::fs::File;
use std::io::Read;
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
    match read(&path, PROFILE) {
        // Rather a misspelt name than a missing file.
        Err(error) if error.code() == PROFILE[0] && !name.contains(['/', '\\', '.']) => {
            Err(preset(name).err().unwrap_or(error))
        }
        read => Ok((read?, Some(path))),
    }
}

/// Files with texts.
///
/// # Errors
/// As for profiles.
pub(super) fn texts(paths: &[PathBuf]) -> Result<Vec<Node>, Error> {
    paths.iter().map(|path| read(path, TEXTS)).collect()
}

/// The codes of what can be wrong with a file: it can't be read, it is not UTF-8, it is no JSON.
type Codes = [&'static str; 3];

const PROFILE: Codes = ["profile.file", "profile.utf8", "profile.json"];
const TEXTS: Codes = ["catalogue.file", "catalogue.utf8", "catalogue.json"];

/// The JSON in a file.
fn read(path: &Path, [unreadable, no_utf8, no_json]: Codes) -> Result<Node, Error> {
    let name = path.display();
    let broken = |error: std::io::Error| Error::new(unreadable, format!("{name}: {error}"));
    let mut bytes = Vec::new();
    File::open(path).map_err(broken)?.take(LIMIT + 1).read_to_end(&mut bytes).map_err(broken)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Error::new(unreadable, format!("{name}: longer than {LIMIT} bytes")));
    }
    let text = super::json::text(&bytes).map_err(|_| Error::new(no_utf8, format!("{name}: this is not UTF-8")))?;
    serde_json::from_str(text).map_err(|error| Error::new(no_json, format!("{name}: {error}")))
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

//! The profiles that come with debitor.

use super::Profile;
#[cfg(feature = "serde")]
use super::merge;
use crate::error::Error;
use crate::node::Node;
#[cfg(feature = "serde")]
use crate::node::json;

macro_rules! presets {
    ($($name:literal)*) => {
        /// The names of the presets.
        pub const PRESET_NAMES: &[&str] = &[$($name),*];

        /// Name, JSON, and JSON of the import file's columns of each preset.
        #[cfg(feature = "serde")]
        pub const PRESETS: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!("presets/", $name, ".json")),
            include_str!(concat!("import/", $name, ".json")),
        )),*];
    };
}

presets! { "iex" "snelstart-magento" "picqer" "snelstart-polaris" "banqup" }

/// The preset of that name.
///
/// # Errors
/// `profile.unknown`, with the nearest name.
pub fn preset(name: &str) -> Result<Profile, Error> {
    Profile::from_node(&preset_node(name)?)
}

/// The preset of that name as a tree, with its import columns under `accounts`.
///
/// # Errors
/// `profile.unknown`, with the nearest name.
pub fn preset_node(name: &str) -> Result<Node, Error> {
    if PRESET_NAMES.contains(&name) {
        file(name)
    } else {
        Err(Error::unknown("profile.unknown", "profile", name, PRESET_NAMES))
    }
}

#[cfg(feature = "serde")]
fn file(name: &str) -> Result<Node, Error> {
    let read = |text| json::read(text).map_err(|error| Error::new("profile.json", error));
    let (_, rules, columns) = PRESETS.iter().find(|(known, ..)| *known == name).copied().unwrap_or_default();
    let import = Node::Map(vec![("import".to_owned(), read(columns)?)]);
    Ok(merge(read(rules)?, Node::Map(vec![("accounts".to_owned(), import)])))
}

/// The admin module is given those that it needs.
#[cfg(not(feature = "serde"))]
fn file(name: &str) -> Result<Node, Error> {
    crate::wasm::files::find("presets/", name)
        .ok_or_else(|| Error::new("profile.json", "the profile's file is not there".to_owned()))
}

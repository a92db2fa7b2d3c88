//! The profiles that come with debitor.

use super::{Profile, merge};
use crate::error::Error;
use crate::node::{Node, json};

/// Name, JSON, and JSON of the import file's columns of each preset.
pub const PRESETS: &[(&str, &str, &str)] = &[
    ("iex", include_str!("presets/iex.json"), include_str!("import/iex.json")),
    (
        "snelstart-magento",
        include_str!("presets/snelstart-magento.json"),
        include_str!("import/snelstart-magento.json"),
    ),
    ("picqer", include_str!("presets/picqer.json"), include_str!("import/picqer.json")),
    (
        "snelstart-polaris",
        include_str!("presets/snelstart-polaris.json"),
        include_str!("import/snelstart-polaris.json"),
    ),
    ("banqup", include_str!("presets/banqup.json"), include_str!("import/banqup.json")),
];

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
    let read = |text| json::read(text).map_err(|error| Error::new("profile.json", error));
    match PRESETS.iter().find(|(known, ..)| *known == name) {
        Some((_, rules, columns)) => {
            let import = Node::Map(vec![("import".to_owned(), read(columns)?)]);
            Ok(merge(read(rules)?, Node::Map(vec![("accounts".to_owned(), import)])))
        }
        None => {
            let names: Vec<&str> = PRESETS.iter().map(|(known, ..)| *known).collect();
            Err(Error::unknown("profile.unknown", "profile", name, &names))
        }
    }
}

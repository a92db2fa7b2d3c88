//! The profiles that come with debitor.

use super::Profile;
use crate::error::Error;

/// Name and JSON of each preset.
pub const PRESETS: &[(&str, &str)] = &[("iex", include_str!("presets/iex.json"))];

/// The preset of that name.
///
/// # Errors
/// `profile.unknown`, with the nearest name.
pub fn preset(name: &str) -> Result<Profile, Error> {
    match PRESETS.iter().find(|(known, _)| *known == name) {
        Some((_, json)) => Profile::from_json(json),
        None => {
            let names: Vec<&str> = PRESETS.iter().map(|(known, _)| *known).collect();
            Err(Error::unknown("profile.unknown", "profile", name, &names))
        }
    }
}

//! What a profile may not say although its JSON has the right form.

use super::{KINDS, Profile};
use crate::error::Error;
use crate::fields::{is_known, unknown_field};
use crate::ids::Country;
use crate::node::At;

const ROOT: At<'static> = At::ROOT;

/// Checks names of fields, kinds and countries.
///
/// # Errors
/// The first finding, with its JSON path.
pub(super) fn check(profile: &Profile) -> Result<(), Error> {
    if let Some(country) = &profile.country
        && Country::parse(country).is_none()
    {
        return Err(Error::wrong_type("an ISO 3166-1 alpha-2 code", ROOT.key("country").path()));
    }
    let sources = ROOT.key("sources");
    for field in profile.sources.keys() {
        known_field(field, &sources.key(field))?;
    }
    if let Some(selector) = &profile.selector {
        let values = ROOT.key("selector");
        let values = values.key("values");
        for (value, kind) in selector.values.iter() {
            known_kind(kind, &values.key(value))?;
        }
    }
    let kinds = ROOT.key("kinds");
    for (kind, rules) in profile.kinds.iter() {
        let at = kinds.key(kind);
        known_kind(kind, &at)?;
        for (name, list) in [
            ("when_filled", &rules.when_filled),
            ("required", &rules.required),
            ("recommended", &rules.recommended),
            ("optional", &rules.optional),
        ] {
            let at = at.key(name);
            for (index, field) in list.iter().enumerate() {
                known_field(field, &at.item(index))?;
            }
        }
        let at = at.key("identity");
        for (index, rule) in rules.identity.iter().enumerate() {
            let at = at.item(index);
            if rule.is_empty() {
                return Err(Error::wrong_type("at least one part", at.path()));
            }
            for (index, part) in rule.iter().enumerate() {
                let part = part.strip_suffix('?').unwrap_or(part);
                known_field(part, &at.item(index))?;
            }
        }
    }
    Ok(())
}

fn known_kind(kind: &str, at: &At<'_>) -> Result<(), Error> {
    if KINDS.contains(&kind) {
        return Ok(());
    }
    Err(Error::unknown("profile.unknown", "kind", kind, KINDS).at(at.path()))
}

fn known_field(field: &str, at: &At<'_>) -> Result<(), Error> {
    if is_known(field) {
        return Ok(());
    }
    Err(unknown_field("profile.unknown", field).at(at.path()))
}

//! The names that a profile's JSON may hold: fields, kinds, formats and countries.

use super::{KINDS, Profile, lists};
use crate::error::Error;
use crate::fields::{is_known, unknown_field};
use crate::ids::{Country, Scheme};
use crate::key::read_part;
use crate::node::{At, Shape};

/// A country's code.
pub(super) const COUNTRY: &Shape = &Shape::Optional(&Shape::Name(country));
/// A list of fields.
pub(super) const FIELDS: &Shape = &Shape::List(&Shape::Name(field));
/// A list of formats.
pub(super) const FORMATS: &Shape = &Shape::List(&Shape::Name(format));
/// Something per field: lists of texts.
pub(super) const SOURCES: &Shape = &Shape::Map(Some(field), &Shape::List(&Shape::Text));
/// A kind per text.
pub(super) const KIND_VALUES: &Shape = &Shape::Map(None, &Shape::Name(kind));
/// Identity rules: lists of fields, a `?` behind a field that may be empty.
pub(super) const RULES: &Shape = &Shape::List(&Shape::Parts(&Shape::Name(part)));

fn country(code: &str) -> Result<(), Error> {
    match Country::parse_code(code) {
        Some(_) => Ok(()),
        None => Err(Error::wrong_type("an ISO 3166-1 alpha-2 code", String::new())),
    }
}

/// A kind's name.
pub(super) fn kind(name: &str) -> Result<(), Error> {
    if KINDS.contains(&name) { Ok(()) } else { Err(Error::unknown("profile.unknown", "kind", name, KINDS)) }
}

fn format(name: &str) -> Result<(), Error> {
    if !super::FORMATS.contains(&name) {
        Err(Error::unknown("profile.unknown", "format", name, super::FORMATS))
    } else if !has_format(name) {
        Err(Error::new("profile.format", ["this module was built without the format `", name, "`"].concat()))
    } else {
        Ok(())
    }
}

/// Whether this build has a format.
fn has_format(format: &str) -> bool {
    if format == "country_names" { cfg!(feature = "country-names") } else { Scheme::named(format).is_some() }
}

fn field(name: &str) -> Result<(), Error> {
    if is_known(name) { Ok(()) } else { Err(unknown_field("profile.unknown", name)) }
}

/// A part of an identity rule: a field, or the invoice address.
fn part(name: &str) -> Result<(), Error> {
    let name = read_part(name).0;
    if name == crate::address::PART { Ok(()) } else { field(name) }
}

/// Identity rules that would give one key to many, or another key to the same customer on the next change.
///
/// # Errors
/// `profile.identity` when all parts of a rule may be empty, `profile.format` when a part's format is not listed.
pub(super) fn identity(profile: &Profile) -> Result<(), Error> {
    let kinds = At::ROOT.key("kinds");
    for (kind, rules) in profile.kinds.iter() {
        let kind = kinds.key(kind);
        let at = kind.key("identity");
        for (index, rule) in rules.identity.iter().enumerate() {
            let at = at.item(index);
            if rule.iter().all(|part| read_part(part).1) {
                let message = "at least one part of a rule must be filled: one without `?`".to_owned();
                return Err(Error::new("profile.identity", message).at(at.path()));
            }
            for (index, part) in rule.iter().enumerate() {
                let format = crate::fields::named(read_part(part).0).and_then(|field| field.scheme_id());
                if let Some(format) = format.filter(|id| super::FORMATS.contains(id) && !lists(&profile.formats, id)) {
                    let message = ["a key is made of it: list `", format, "` under `formats`"].concat();
                    return Err(Error::new("profile.format", message).at(at.item(index).path()));
                }
            }
        }
    }
    Ok(())
}

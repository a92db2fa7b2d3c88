//! The names that a profile's JSON may hold: fields, kinds, formats and countries.

use super::{KINDS, Profile, lists};
use crate::error::Error;
use crate::fields::{is_known, unknown_field};
use crate::ids::{Country, Scheme};
use crate::key::read_part;
use crate::node::{At, Shape};
use crate::pattern::Pattern;
use crate::text::concat;

/// A country's code.
pub(super) const COUNTRY: &Shape = &Shape::Optional(&Shape::Name(country));
/// Countries' codes.
pub(super) const COUNTRIES: &Shape = &Shape::List(&Shape::Name(country));
/// A field.
pub(super) const FIELD: &Shape = &Shape::Name(field);
/// A list of fields.
pub(super) const FIELDS: &Shape = &Shape::List(FIELD);
/// Lists of fields.
pub(super) const GROUPS: &Shape = &Shape::List(&Shape::Parts(FIELD));
/// A list of formats.
pub(super) const FORMATS: &Shape = &Shape::List(&Shape::Name(format));
/// Something per field: lists of texts.
pub(super) const SOURCES: &Shape = &Shape::Map(Some(field), &Shape::List(&Shape::Text));
/// A text per field.
pub(super) const DEFAULTS: &Shape = &Shape::Map(Some(field), &Shape::Text);
/// A text per language and field.
pub(super) const LABELS: &Shape = &Shape::Map(None, DEFAULTS);
/// A text per field and text.
pub(super) const CHOICES: &Shape = &Shape::Map(Some(field), &Shape::Map(None, &Shape::Text));
/// A kind per text.
pub(super) const KIND_VALUES: &Shape = &Shape::Map(None, &Shape::Name(kind));
/// A severity.
pub(super) const SEVERITY: &Shape = &Shape::Optional(&Shape::Name(severity));
/// A severity or `off` per code of a rule between fields.
pub(super) const CROSS: &Shape = &Shape::Map(Some(cross), &Shape::Name(switch));
/// Identity rules: lists of fields, a `?` behind a field that may be empty.
pub(super) const RULES: &Shape = &Shape::List(&Shape::Parts(&Shape::Name(part)));

/// Whether a name is one of those that there are.
pub(super) fn known(what: &str, name: &str, names: &[&str]) -> Result<(), Error> {
    if names.contains(&name) { Ok(()) } else { Err(Error::unknown("profile.unknown", what, name, names)) }
}

fn severity(name: &str) -> Result<(), Error> {
    known("severity", name, &["error", "warning"])
}

fn switch(name: &str) -> Result<(), Error> {
    known("severity", name, &["error", "warning", "off"])
}

fn cross(code: &str) -> Result<(), Error> {
    let mut codes = Vec::new();
    for (known, _) in super::CROSS {
        codes.push(*known);
    }
    known("rule between fields", code, &codes)
}

/// A merchant's pattern.
pub(super) fn pattern(text: &str) -> Result<(), Error> {
    Pattern::parse(text).map(|_| ())
}

/// A field that holds a country.
pub(super) fn vat_country(name: &str) -> Result<(), Error> {
    known("field of a country", name, &["country", "delivery_country"])
}

/// A code as conditions are compared with: `DK`, not `dk`, and `GB`, not `UK`.
fn country(code: &str) -> Result<(), Error> {
    let found = Country::parse_code(code).map(|country| country.as_str());
    if found == Some(code) {
        return Ok(());
    }
    Err(Error::wrong_type("an ISO 3166-1 alpha-2 code", String::new()).hinting(found))
}

/// A kind's name.
pub(super) fn kind(name: &str) -> Result<(), Error> {
    known("kind", name, KINDS)
}

fn format(name: &str) -> Result<(), Error> {
    known("format", name, super::FORMATS)?;
    if has_format(name) {
        Ok(())
    } else {
        Err(Error::new("profile.format", concat(&["this module was built without the format `", name, "`"])))
    }
}

/// Whether this build has a format.
fn has_format(format: &str) -> bool {
    if format == "country_names" { cfg!(feature = "country-names") } else { Scheme::named(format).is_some() }
}

/// A field's name.
pub(super) fn field(name: &str) -> Result<(), Error> {
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
                    let message = concat(&["a key is made of it: list `", format, "` under `formats`"]);
                    return Err(Error::new("profile.format", message).at(at.item(index).path()));
                }
            }
        }
    }
    Ok(())
}

/// Fields that a kind both asks for and forbids.
///
/// # Errors
/// `profile.contradiction` with the path of the field among the forbidden ones.
pub(super) fn contradictions(profile: &Profile) -> Result<(), Error> {
    let kinds = At::ROOT.key("kinds");
    for (name, rules) in profile.kinds.iter() {
        let kind = kinds.key(name);
        let by_list = [
            (&rules.required, "required"),
            (&rules.recommended, "recommended"),
            (&rules.when_filled, "what makes the kind"),
            (&rules.optional, "optional"),
        ];
        let is_part =
            |field: &str| rules.identity.iter().any(|rule| rule.iter().any(|part| read_part(part).0 == field));
        refuse(&rules.forbidden, &kind, &|field| match named_in(&by_list, field) {
            None if is_part(field) => Some("part of an identity rule"),
            None if rules.group_of(field).is_some() => Some("one of a group that is required"),
            found => found,
        })?;
        let conditional = kind.key("rules");
        for (index, rule) in rules.rules.iter().enumerate() {
            let by_list =
                [(&rule.required, "required"), (&rule.recommended, "recommended"), (&rule.optional, "optional")];
            refuse(&rule.forbidden, &conditional.item(index), &|field| named_in(&by_list, field))?;
        }
    }
    Ok(())
}

/// What the first of these lists that has the field says of it.
fn named_in(lists_by_name: &[(&Vec<String>, &'static str)], field: &str) -> Option<&'static str> {
    lists_by_name.iter().find(|(fields, _)| lists(fields, field)).map(|(_, name)| *name)
}

fn refuse(forbidden: &[String], at: &At<'_>, asked: &dyn Fn(&str) -> Option<&'static str>) -> Result<(), Error> {
    for (index, field) in forbidden.iter().enumerate() {
        if let Some(what) = asked(field) {
            let message = concat(&["`", field, "` is forbidden here and ", what, " as well"]);
            return Err(Error::new("profile.contradiction", message).at(at.key("forbidden").item(index).path()));
        }
    }
    Ok(())
}

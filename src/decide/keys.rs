//! All keys of a customer or debtor: one for each complete identity rule, whatever its kind.
//!
//! A row's own key is that of the first complete rule of its kind. A debtor answers to all of its keys: one that is
//! known by its number is found by a row that has its e-mail address alone, where that makes the row's key.

use crate::address;
use crate::check::Report;
use crate::ids::Country;
use crate::key::{put_value, read_part};
use crate::profile::{KINDS, Profile};

/// An identity rule, as in the profile.
pub(super) type Rule = Vec<String>;

/// Gives a field's canonical value.
pub(super) type ValueOf<'a, 'f> = &'f dyn Fn(&str) -> Option<&'a str>;

/// The identity rules of all kinds, each once.
pub(super) fn rules(profile: &Profile) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for rule in KINDS.iter().filter_map(|kind| profile.kinds.get(kind)).flat_map(|rules| &rules.identity) {
        if !rules.contains(rule) {
            rules.push(rule.clone());
        }
    }
    rules
}

/// The fields that a part is made of. A company number is one of its country.
fn fields_of(part: &str) -> impl Iterator<Item = &str> {
    let is_address = part == address::PART;
    let own = (!is_address).then_some(part);
    let country = (part == "company_number").then_some("country");
    own.into_iter().chain(country).chain(address::FIELDS.into_iter().filter(move |_| is_address))
}

/// The fields that a rule's keys are made of.
pub(super) fn fields(rule: &[String]) -> impl Iterator<Item = &str> {
    rule.iter().flat_map(|part| fields_of(read_part(part).0))
}

/// Whether the rule speaks of the field.
pub(super) fn speaks_of(rule: &[String], field: &str) -> bool {
    fields(rule).any(|own| own == field)
}

/// The key's value under each rule that is complete; a wrong field identifies nobody.
pub(super) fn all(rules: &[Rule], value_of: ValueOf<'_, '_>, is_wrong: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    each(rules, value_of, is_wrong, &mut |key| {
        if !keys.iter().any(|known| known == key) {
            keys.push(key.to_owned());
        }
    });
    keys
}

/// The same one after the other; two rules may make the same.
pub(super) fn each(
    rules: &[Rule],
    value_of: ValueOf<'_, '_>,
    is_wrong: &dyn Fn(&str) -> bool,
    take: &mut dyn FnMut(&str),
) {
    let country = value_of("country").and_then(Country::parse_code);
    let needs_address = rules.iter().flatten().any(|part| read_part(part).0 == address::PART);
    let folded = if needs_address { address::fold(&|field| value_of(field), country) } else { None };
    let part_value = |part: &str| if part == address::PART { folded.as_deref() } else { value_of(part) };
    let is_homeless = |part: &str| matches!(part, "company_number" | address::PART) && country.is_none();
    let mut key = String::with_capacity(64);
    for rule in rules {
        let is_out = rule.iter().any(|part| {
            let part = read_part(part).0;
            part_value(part).is_some() && (is_homeless(part) || fields_of(part).any(is_wrong))
        });
        if is_out {
            continue;
        }
        key.clear();
        if put_value(rule, &part_value, country, &mut key) {
            take(&key);
        }
    }
}

/// The keys of a customer that was checked.
pub(super) fn of_report(rules: &[Rule], report: &Report) -> Vec<String> {
    let is_wrong = |field: &str| report.problems.iter().any(|problem| problem.is_error() && problem.field == field);
    all(rules, &|field| report.values.get(field).map(String::as_str), &is_wrong)
}

//! One field's value by itself: by the profile's words, its numbers, or the field's scheme.

use super::Checker;
use crate::fields;
use crate::ids::{self, Country, Finding};
use crate::node::{Map, Words};
use crate::problem::{Params, Problem};
use crate::profile::{NumberRule, Profile, Template};
use crate::text::{cut, is_same_word, join};

impl Checker {
    /// The finding on one field's value.
    pub(super) fn examine(&self, name: &str, value: &str, country: Option<Country>) -> Finding {
        let profile = &self.profile;
        if cfg!(feature = "explain") {
            if let Some(words) = profile.choices.get(name) {
                return choice(words, value);
            }
            if let Some(rule) = profile.numbers.get(name) {
                return number(rule, value);
            }
            if name == "template" && !profile.templates.is_empty() {
                return template(&profile.templates, value);
            }
        }
        match fields::brief(name).and_then(|field| profile.scheme_named(field.scheme)) {
            Some(scheme) if scheme.id() == "country" => country_of(profile, value),
            Some(scheme) => scheme.examine(value, country),
            None => plain(value),
        }
    }
}

/// A country, by name where the profile says so: else none is offered by name either, in the browser as on the server.
fn country_of(profile: &Profile, value: &str) -> Finding {
    let finding = ids::country_finding(value, profile.country_of(value));
    #[cfg(feature = "country-names")]
    if !profile.reads_country_names() {
        let problems = finding.problems.into_iter().map(|problem| problem.suggesting(Vec::new())).collect();
        return Finding { problems, ..finding };
    }
    finding
}

/// Free text.
fn plain(value: &str) -> Finding {
    Finding::fine(fields::tidy(value), fields::tidy(value))
}

/// A word for a value, or the value itself; case does not count.
fn choice(words: &Words, value: &str) -> Finding {
    let tidied = fields::tidy(value);
    let mut known = Vec::new();
    let mut meanings = Vec::new();
    for (word, meaning) in words.iter() {
        if is_same_word(word, &tidied) || is_same_word(meaning, &tidied) {
            return Finding::fine(meaning.to_owned(), word.to_owned());
        }
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
            known.push(word);
        }
    }
    let params = Params::new().text("expected", &join(&known, ", ")).text("found", &tidied);
    Finding::invalid(&tidied, Problem::error("value.choice", params))
}

/// A template that the profile has.
fn template(templates: &Map<Template>, value: &str) -> Finding {
    let tidied = fields::tidy(value);
    if templates.contains_key(&tidied) {
        return Finding::fine(tidied.clone(), tidied);
    }
    let names: Vec<&str> = templates.keys().collect();
    let nearest = crate::error::nearest(&tidied, &names);
    let params = Params::new().text("expected", &join(&names, ", ")).text("found", &tidied);
    let suggestions = nearest.map(str::to_owned).into_iter().collect();
    Finding::invalid(&tidied, Problem::error("template.unknown", params).suggesting(suggestions))
}

/// A number without grouping, a comma or a point before its decimals, a `%` behind it where the rule says so. One below
/// 0 is out of every range.
fn number(rule: &NumberRule, value: &str) -> Finding {
    let tidied = fields::tidy(value);
    let digits = match tidied.strip_suffix('%').filter(|_| rule.percent) {
        Some(digits) => digits.strip_suffix(' ').unwrap_or(digits),
        None => &tidied,
    };
    let (is_below, digits) = digits.strip_prefix('-').map_or((false, digits), |digits| (true, digits));
    let (mut whole, mut decimals) = cut(digits, b',').or_else(|| cut(digits, b'.')).unwrap_or((digits, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = !whole.is_empty() && are_digits(whole) && are_digits(decimals);
    let refused =
        |code: &str, params: Params| Finding::invalid(&tidied, Problem::error(code, params.text("found", &tidied)));
    if !is_number || (decimals.is_empty() && digits.len() != whole.len()) {
        return refused("number.form", Params::new());
    }
    // Three digits behind the sign may be thousands: `1.000` is not taken for 1 where so many decimals can't be.
    let is_grouped = decimals.len() == 3 && rule.decimals < 3;
    while let Some(rest) = whole.strip_prefix('0') {
        whole = rest;
    }
    while let Some(rest) = decimals.strip_suffix('0') {
        decimals = rest;
    }
    if is_grouped || decimals.len() > rule.decimals as usize {
        return match rule.decimals {
            0 => refused("number.whole", Params::new()),
            count => refused("number.decimals", Params::new().number("count", count as usize)),
        };
    }
    // Capped far above any limit that a rule can state.
    let amount = whole.bytes().fold(0_u64, |amount, digit| (amount * 10 + u64::from(digit & 15)).min(1 << 60));
    let is_above = |max: u32| amount > u64::from(max) || (amount == u64::from(max) && !decimals.is_empty());
    if is_below || amount < u64::from(rule.min) || rule.max.is_some_and(is_above) {
        let mut params = Params::new().number("min", rule.min as usize);
        if let Some(max) = rule.max {
            params = params.number("max", max as usize);
        }
        let code = if rule.max.is_some() { "number.range" } else { "number.small" };
        return refused(code, params);
    }
    let mut canonical = if whole.is_empty() { "0".to_owned() } else { whole.to_owned() };
    if !decimals.is_empty() {
        canonical.push('.');
        canonical.push_str(decimals);
    }
    Finding::fine(canonical.clone(), canonical)
}

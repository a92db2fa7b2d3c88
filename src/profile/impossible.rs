//! What a profile says that can never hold: refused where profiles are written, not on the checkout page.

use super::{Condition, Profile, lists};
use crate::error::Error;
use crate::ids::Country;
use crate::node::At;

/// Conditions that never hold, numbers that none satisfies, and a debtor that is sent for and not named.
///
/// # Errors
/// `profile.contradiction` with the JSON path.
pub(super) fn impossible(profile: &Profile) -> Result<(), Error> {
    let kinds = At::ROOT.key("kinds");
    for (name, rules) in profile.kinds.iter() {
        let kind = kinds.key(name);
        let at = kind.key("rules");
        for (index, rule) in rules.rules.iter().enumerate() {
            condition(&rule.when, &at.item(index).key("when"))?;
        }
    }
    let patterns = At::ROOT.key("patterns");
    for (name, rule) in profile.patterns.iter() {
        if let Some(when) = &rule.when {
            condition(when, &patterns.key(name).key("when"))?;
        }
    }
    let numbers = At::ROOT.key("numbers");
    for (name, rule) in profile.numbers.iter() {
        if let Some(max) = rule.max.filter(|max| *max < rule.min) {
            let message = format!("no number is at least {} and at most {max}", rule.min);
            return Err(contradiction(message, &numbers.key(name).key("min")));
        }
    }
    if let Some(accounts) = &profile.accounts
        && accounts.without_key.as_deref() == Some("fallback")
        && accounts.fallback.is_none()
    {
        let message = "there is no `fallback` debtor that takes these customers".to_owned();
        return Err(contradiction(message, &At::ROOT.key("accounts").key("without_key")));
    }
    Ok(())
}

fn condition(when: &Condition, at: &At<'_>) -> Result<(), Error> {
    if let Some(field) = when.filled.iter().find(|field| lists(&when.empty, field)) {
        return Err(contradiction(format!("`{field}` cannot be both filled and empty"), at));
    }
    let is_excluded = |code: &&String| {
        let is_in_eu = Country::parse_code(code).map(|country| country.is_in_eu());
        lists(&when.except_countries, code) || when.eu.is_some_and(|eu| is_in_eu != Some(eu))
    };
    if !when.countries.is_empty() && when.countries.iter().all(|code| is_excluded(&code)) {
        return Err(contradiction("no country is left for which this holds".to_owned(), at));
    }
    Ok(())
}

fn contradiction(message: String, at: &At<'_>) -> Error {
    Error::new("profile.contradiction", message).at(at.path())
}

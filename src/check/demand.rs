//! What a kind demands of each field: filled, better filled, or empty.

use super::Setting;
use crate::problem::{Params, Problem};
use crate::profile::{Demand, KindRules};
use crate::text::join;

/// The problem with a field's being filled or empty, where there is one.
pub(super) fn of_field(rules: Option<&KindRules>, field: &str, setting: &Setting) -> Option<Problem> {
    let rules = rules?;
    let is_filled = |field: &str| setting.values.contains_key(field);
    let problem = match (setting.with_situation(|situation| rules.demand(field, situation)), is_filled(field)) {
        (Demand::Required, false) => Problem::error("field.required", Params::new()),
        (Demand::Recommended, false) => Problem::warning("field.recommended", Params::new()),
        (Demand::Forbidden, true) => Problem::error("field.forbidden", Params::new()),
        // Of a group it is told at the first one.
        (_, false) => {
            let is_open = |group: &&Vec<String>| is_first_of_empty(group, field, &is_filled);
            let group = rules.required_any.iter().find(is_open)?;
            let names = if cfg!(feature = "explain") { join(group, " ") } else { String::new() };
            Problem::error("field.required_any", Params::new().text("expected", &names))
        }
        _ => return None,
    };
    Some(problem.on(field))
}

fn is_first_of_empty(group: &[String], field: &str, is_filled: &dyn Fn(&str) -> bool) -> bool {
    group.first().is_some_and(|first| first == field) && !group.iter().any(|name| is_filled(name))
}

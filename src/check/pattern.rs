//! The merchant's own input rules.

use super::{Checker, Judged};
use crate::problem::{Params, Problem, Severity};
use crate::profile::{PatternRule, Situation, lists};

impl Checker {
    /// Holds each value that is right by itself against the merchant's patterns.
    pub(super) fn check_patterns(&self, judged: &mut Judged) {
        if !cfg!(feature = "explain") {
            return;
        }
        let mut found = Vec::new();
        let is_filled = |field: &str| judged.values.contains_key(field);
        let situation = Situation { country: judged.country, is_filled: &is_filled };
        for (name, rule) in self.profile.patterns.iter() {
            if let Some(value) = judged.values.get(&rule.field)
                && !judged.is_wrong(&rule.field)
            {
                self.mismatch(name, rule, value, judged.kind, &situation, &mut found);
            }
        }
        judged.problems.append(&mut found);
    }

    /// The same for one value.
    pub(super) fn mismatches(&self, field: &str, value: &str, kind: &str, situation: &Situation<'_>) -> Vec<Problem> {
        let mut found = Vec::new();
        if !cfg!(feature = "explain") {
            return found;
        }
        for (name, rule) in self.profile.patterns.iter() {
            if rule.field == field {
                self.mismatch(name, rule, value, kind, situation, &mut found);
            }
        }
        found
    }

    pub(super) fn mismatch(
        &self,
        name: &str,
        rule: &PatternRule,
        value: &str,
        kind: &str,
        situation: &Situation<'_>,
        found: &mut Vec<Problem>,
    ) {
        let holds = (rule.kinds.is_empty() || lists(&rule.kinds, kind))
            && rule.when.as_ref().is_none_or(|when| when.holds(situation));
        if holds && self.patterns.get(name).is_some_and(|pattern| !pattern.is_match(value)) {
            let severity = rule.severity.as_deref().and_then(Severity::named).unwrap_or(Severity::Error);
            let params = Params::new().text("found", value);
            found.push(Problem::new(severity, &["pattern.", name], params).on(&rule.field));
        }
    }
}

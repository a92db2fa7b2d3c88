//! The merchant's own input rules.

use super::{Checker, Judged};
use crate::problem::{Params, Problem, Severity};
use crate::profile::{PatternRule, Situation, lists};

impl Checker {
    /// Holds each value that is right by itself against the merchant's patterns.
    pub(super) fn check_patterns(&self, judged: &mut Judged) {
        let mut found = Vec::new();
        let is_filled = |field: &str| judged.values.contains_key(field);
        let situation = Situation { country: judged.country, is_filled: &is_filled };
        for (name, rule) in self.profile.patterns.iter() {
            if let Some(value) = judged.values.get(&rule.field)
                && !judged.is_wrong(&rule.field)
            {
                found.extend(self.mismatch(name, rule, value, judged.kind, &situation));
            }
        }
        judged.problems.extend(found);
    }

    /// The same for one value.
    pub(super) fn mismatches(&self, field: &str, value: &str, kind: &str, situation: &Situation<'_>) -> Vec<Problem> {
        let mut found = Vec::new();
        for (name, rule) in self.profile.patterns.iter() {
            if rule.field == field {
                found.extend(self.mismatch(name, rule, value, kind, situation));
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
    ) -> Option<Problem> {
        let holds = (rule.kinds.is_empty() || lists(&rule.kinds, kind))
            && rule.when.as_ref().is_none_or(|when| when.holds(situation));
        if !holds || self.patterns.get(name)?.is_match(value) {
            return None;
        }
        let severity = rule.severity.as_deref().and_then(Severity::named).unwrap_or(Severity::Error);
        let params = Params::new().text("found", value);
        Some(Problem::new(severity, &["pattern.", name], params).on(&rule.field))
    }
}

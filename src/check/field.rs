//! One field alone, for a form that asks while the buyer types.

use super::{Checker, Customer, Setting, demand};
use crate::error::Error;
use crate::fields::{is_blank, is_own, unknown_field};
use crate::ids::{Finding, Verdict};
use crate::node::{Node, Object, ToNode};
use crate::problem::Problem;

/// What is known about one field's value.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FieldReport {
    /// The canonical field.
    pub field: String,
    /// The scheme's verdict; `valid` for a field without a scheme.
    pub verdict: Verdict,
    /// Whether no problem is an error.
    pub valid: bool,
    /// The value in canonical form; a wrong one as it was typed.
    pub value: String,
    /// The form for people.
    pub formatted: String,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

#[cfg(feature = "explain")]
impl ToNode for FieldReport {
    fn to_node(&self) -> Node {
        Object::default()
            .text("field", &self.field)
            .text("verdict", self.verdict.as_str())
            .flag("valid", self.valid)
            .text("value", &self.value)
            .text("formatted", &self.formatted)
            .with("problems", self.problems.to_node())
            .done()
    }
}

impl Checker {
    /// Checks `value` as the value of `field`; the rest of the customer gives the country and the kind.
    ///
    /// # Errors
    /// `field.unknown`, with the nearest name, when there is no such field.
    #[cfg(feature = "explain")]
    pub fn check_field(&self, field: &str, value: &str, customer: &Node) -> Result<FieldReport, Error> {
        let known = crate::fields::named(field);
        if known.is_none() && !is_own(field) {
            return Err(unknown_field("field.unknown", field));
        }
        let name = known.map_or(field, |known| known.name);
        let mut finding = self.judge_field(name, value, customer);
        for problem in &mut finding.problems {
            name.clone_into(&mut problem.field);
        }
        self.catalogue.fill(&mut finding.problems);
        Ok(FieldReport {
            field: name.to_owned(),
            verdict: finding.verdict,
            valid: !finding.problems.iter().any(Problem::is_error),
            value: finding.canonical,
            formatted: finding.formatted,
            problems: finding.problems,
        })
    }

    /// The finding on `value` as the value of the field of that name; `Invalid` where a problem is an error.
    #[cfg(feature = "explain")]
    fn judge_field(&self, name: &str, value: &str, customer: &impl Customer) -> Finding {
        let mut setting = self.settle(customer);
        if !is_blank(value) {
            return self.judge_value(name, value, &mut setting);
        }
        setting.values.remove(name);
        self.judge_demand(name, Finding::fine(String::new(), String::new()), &setting)
    }

    /// The same for one that is not empty.
    pub(crate) fn judge_value(&self, name: &str, value: &str, setting: &mut Setting) -> Finding {
        // The other fields say by what to judge this one; they are not judged themselves on each key.
        setting.values.insert(name.to_owned(), value.to_owned());
        let mut finding = self.examine(name, value, setting.country_for(name));
        if cfg!(feature = "explain") && !finding.problems.iter().any(Problem::is_error) {
            let mut found =
                setting.with_situation(|situation| self.mismatches(name, &finding.canonical, setting.kind, situation));
            finding.problems.append(&mut found);
        }
        self.judge_demand(name, finding, setting)
    }

    fn judge_demand(&self, name: &str, mut finding: Finding, setting: &Setting) -> Finding {
        if let Some(problem) = demand::of_field(self.rules(setting.kind), name, setting).filter(Problem::is_error) {
            finding.problems.push(problem);
        }
        if finding.problems.iter().any(Problem::is_error) {
            finding.verdict = Verdict::Invalid;
        }
        finding
    }
}

//! What a profile allows that its author may not have meant: told, not refused.

use super::{ConditionalRule, KINDS, KindRules, Profile, lists};
use crate::address::PART;
use crate::error::Error;
use crate::key::read_part;
use crate::node::At;
#[cfg(feature = "json")]
use crate::node::Node;
#[cfg(feature = "json")]
use crate::problem::{Problem, Severity};

impl Profile {
    /// The risks of this profile, each with its JSON path: `profile.risk` for identity rules on fields that nobody
    /// requires, for kinds without identity rule or that no customer is of, for fields that are demanded in two ways, and
    /// for values, texts and languages that lead nowhere.
    ///
    /// ```
    /// let profile = debitor::Profile::from_json(r#"{"name": "x", "kinds": {"b2c": {"identity": [["email"]]}}}"#).unwrap();
    /// assert_eq!(profile.risks()[0].path(), Some("$.kinds.b2c.identity[0]"));
    /// ```
    #[must_use]
    pub fn risks(&self) -> Vec<Error> {
        let mut risks = Vec::new();
        // Who says what becomes of customers without a key has thought of them.
        let is_settled = self.accounts.as_ref().is_some_and(|accounts| accounts.without_key.is_some());
        let kinds = At::ROOT.key("kinds");
        for (name, rules) in self.kinds.iter() {
            let kind = kinds.key(name);
            let at = kind.key("identity");
            if rules.identity.is_empty() {
                let message = "no identity rule: these customers get no key, and none is ever found again";
                risks.push(risk(message.to_owned(), at.path()));
            }
            // The last rule is what is left when the others find an empty part.
            let Some((index, rule)) = rules.identity.iter().enumerate().next_back() else { continue };
            let loose: Vec<&str> = rule.iter().filter_map(|part| self.loose(rules, part)).collect();
            if !loose.is_empty() && !is_settled {
                let fields = loose.join("`, `");
                let message =
                    format!("nobody requires `{fields}`: a customer without it gets no key and may be entered twice");
                risks.push(risk(message, at.item(index).path()));
            }
        }
        if self.kinds.is_empty() {
            let message = "no kind of customer: nothing is asked of anybody, and nobody gets a key";
            risks.push(risk(message.to_owned(), kinds.path()));
        }
        self.unreachable(&mut risks);
        self.demanded_twice(&mut risks);
        #[cfg(feature = "json")]
        {
            self.refused_defaults(&mut risks);
            super::texts::risks(self, &mut risks);
        }
        risks
    }

    /// Kinds that no customer is ever of, and words of the selector for a kind that is not there.
    fn unreachable(&self, risks: &mut Vec<Error>) {
        // Without a trigger, one is what is left: the last one.
        let left = KINDS.iter().rfind(|kind| self.kinds.contains_key(kind));
        for (name, rules) in self.kinds.iter() {
            if rules.when_filled.is_empty() && self.selector.is_none() && left.is_none_or(|left| *left != name) {
                let message = "no customer is of this kind: nothing in `when_filled`, and no `selector`";
                risks.push(risk(message.to_owned(), At::ROOT.key("kinds").key(name).path()));
            }
        }
        for (value, kind) in self.selector.iter().flat_map(|selector| selector.values.iter()) {
            if !self.kinds.contains_key(kind) {
                let message = format!("there is no kind `{kind}` in this profile: this choice is passed over");
                let at = At::ROOT.key("selector");
                risks.push(risk(message, at.key("values").key(value).path()));
            }
        }
    }

    /// Fields of which a kind demands two things, and rules that leave a group without any field.
    fn demanded_twice(&self, risks: &mut Vec<Error>) {
        let kinds = At::ROOT.key("kinds");
        for (name, rules) in self.kinds.iter() {
            let kind = kinds.key(name);
            twice([&rules.required, &rules.recommended, &rules.optional], &kind, risks);
            let at = kind.key("rules");
            for (index, rule) in rules.rules.iter().enumerate() {
                let at = at.item(index);
                twice([&rule.required, &rule.recommended, &rule.optional], &at, risks);
                let against = |other: &&ConditionalRule| other.when == rule.when && is_against(other, rule);
                if rules.rules.iter().take(index).any(|other| against(&other)) {
                    let message =
                        "a rule before this one has the same condition and demands the opposite: this one counts";
                    risks.push(risk(message.to_owned(), at.path()));
                }
                for group in &rules.required_any {
                    if group.iter().all(|field| lists(&rule.forbidden, field)) {
                        let message =
                            format!("one of `{}` is required, and all are forbidden here", group.join("`, `"));
                        risks.push(risk(message, at.key("forbidden").path()));
                    }
                }
            }
        }
    }

    /// Values of templates that the profile's own rules refuse.
    #[cfg(feature = "json")]
    fn refused_defaults(&self, risks: &mut Vec<Error>) {
        if self.templates.is_empty() {
            return;
        }
        let Ok(checker) = crate::Checker::new(self.clone(), "en") else { return };
        let templates = At::ROOT.key("templates");
        for (name, template) in self.templates.iter() {
            let template_at = templates.key(name);
            let at = template_at.key("defaults");
            for (field, value) in template.defaults.iter() {
                let customer = Node::Map(vec![(field.to_owned(), Node::Text(value.clone()))]);
                let is_refusal = |problem: &&Problem| {
                    problem.field == field && problem.severity == Severity::Error && problem.code != "field.forbidden"
                };
                if let Some(problem) = checker.check(&customer).problems.iter().find(is_refusal) {
                    risks.push(risk(
                        format!("this profile refuses the value: {}", problem.message),
                        at.key(field).path(),
                    ));
                }
            }
        }
    }

    /// The field of a part that has to be filled for a key and may be empty all the same.
    fn loose<'a>(&self, rules: &KindRules, part: &'a str) -> Option<&'a str> {
        let (field, may_be_empty) = read_part(part);
        let is_given = field == "country" && self.country.is_some();
        let requires = |field: &str| lists(&rules.required, field);
        if field == PART {
            // An address is one with a street and a place.
            let is_whole = requires("street") && (requires("postcode") || requires("city"));
            return (!may_be_empty && !is_whole).then_some(field);
        }
        let is_required = requires(field) || rules.required_any.iter().any(|group| group == &[field]);
        // What triggers the kind alone is filled whenever the kind holds, unless a form says so by its own choice.
        let is_trigger = rules.when_filled.as_slice() == [field] && self.selector.is_none();
        // A rule may let it be empty after all.
        let is_let_off = rules
            .rules
            .iter()
            .any(|rule| [&rule.recommended, &rule.optional, &rule.forbidden].iter().any(|fields| lists(fields, field)));
        let is_sure = is_given || is_trigger || is_required && !is_let_off;
        (!may_be_empty && !is_sure).then_some(field)
    }
}

/// Tells of each field that is in two of the lists.
fn twice([required, recommended, optional]: [&Vec<String>; 3], at: &At<'_>, risks: &mut Vec<Error>) {
    let mut tell = |fields: &[String], key: &str, before: &[&Vec<String>]| {
        for (index, field) in fields.iter().enumerate() {
            if before.iter().any(|fields| lists(fields, field)) {
                let message = format!("`{field}` is demanded more strictly already: this counts for nothing");
                risks.push(risk(message, at.key(key).item(index).path()));
            }
        }
    };
    tell(recommended, "recommended", &[required]);
    tell(optional, "optional", &[required, recommended]);
}

/// Whether one rule requires what the other forbids.
fn is_against(one: &ConditionalRule, other: &ConditionalRule) -> bool {
    let clash = |required: &[String], forbidden: &[String]| required.iter().any(|field| lists(forbidden, field));
    clash(&one.required, &other.forbidden) || clash(&other.required, &one.forbidden)
}

pub(super) fn risk(message: String, path: String) -> Error {
    Error::new("profile.risk", message).at(path)
}

//! What a profile allows that its author may not have meant: told, not refused.

use super::{KindRules, Profile, lists};
use crate::address::PART;
use crate::error::Error;
use crate::key::read_part;
use crate::node::At;

impl Profile {
    /// The risks of this profile, each with its JSON path: `profile.risk` for identity rules on fields that nobody
    /// requires, and for kinds without identity rule.
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
        risks
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
        // What triggers the kind alone is filled whenever the kind holds.
        let is_trigger = rules.when_filled.as_slice() == [field];
        (!may_be_empty && !is_given && !is_required && !is_trigger).then_some(field)
    }
}

fn risk(message: String, path: String) -> Error {
    Error::new("profile.risk", message).at(path)
}

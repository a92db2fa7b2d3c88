//! What the accounts' side of a profile says of one customer by itself: the debtor's name, template, mandate, removal.
//!
//! Each answer is a decision with a reason; both have a text `decision.…` and `reason.…` in the catalogues.

use crate::check::{Checker, Report};
use crate::node::{Node, Object, ToNode};
use crate::problem::Catalogue;
use crate::profile::{Accounts, Profile, RemovalRule};

/// A decision, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "native", schemars(rename = "Advised"))]
#[non_exhaustive]
pub struct Answer {
    /// What is to be done: `apply`, `register`, `hold`, `delete`, `archive`, `refuse`, …
    pub decision: String,
    /// Why, as a stable code.
    pub reason: String,
    /// The reason as a sentence.
    pub message: String,
}

impl Answer {
    fn new(decision: &str, reason: &str, catalogue: &Catalogue) -> Self {
        let message = catalogue.text(&["reason.", reason].concat(), |_| None);
        Self { decision: decision.to_owned(), reason: reason.to_owned(), message }
    }
}

impl ToNode for Answer {
    fn to_node(&self) -> Node {
        Object::default()
            .text("decision", &self.decision)
            .text("reason", &self.reason)
            .text("message", &self.message)
            .done()
    }
}

/// What the accounts say of one customer.
///
/// ```
/// let profile = debitor::Profile::from_json(r#"{"name": "x", "kinds": {"b2c": {}}, "accounts": {
///   "name": [["company"], ["first_name", "last_name"]],
///   "removal": [{"when": {"has_history": ["true"]}, "decision": "archive", "reason": "has_history"}]
/// }}"#).unwrap();
/// let checker = debitor::Checker::new(profile, "en").unwrap();
/// let customer = serde_json::from_str(r#"{"first_name": "Åse", "last_name": "Møller", "has_history": true}"#).unwrap();
/// let advice = checker.advise(&customer);
/// assert_eq!(advice.name.as_deref(), Some("Åse Møller"));
/// assert_eq!(advice.removal.decision, "archive");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Advice {
    /// What becomes the debtor's name.
    pub name: Option<String>,
    /// Whether the configuration template is applied; `None` where the profile has no templates.
    pub template: Option<Answer>,
    /// Whether the customer may be registered with Peppol; `None` where the profile does not ask.
    pub mandate: Option<Answer>,
    /// What happens when the customer is to go.
    pub removal: Answer,
}

impl ToNode for Advice {
    fn to_node(&self) -> Node {
        Object::default()
            .with("name", self.name.to_node())
            .with("template", self.template.to_node())
            .with("mandate", self.mandate.to_node())
            .with("removal", self.removal.to_node())
            .done()
    }
}

impl Checker {
    /// What the accounts say of a customer.
    #[must_use]
    pub fn advise(&self, customer: &Node) -> Advice {
        self.advise_on(&self.check(customer))
    }

    /// The same for a customer that was checked already.
    #[must_use]
    pub fn advise_on(&self, report: &Report) -> Advice {
        let (profile, catalogue) = (self.profile(), self.catalogue());
        let value = |field: &str| report.values.get(field).map(String::as_str).unwrap_or_default();
        let accounts = profile.accounts.as_ref();
        Advice {
            name: accounts.and_then(|accounts| debtor_name(&accounts.name, &value)),
            template: template(profile, value("template"), catalogue),
            mandate: accounts
                .filter(|accounts| accounts.asks_mandate)
                .map(|_| mandate(value("mandate") == "true", catalogue)),
            removal: accounts.map_or_else(
                || Answer::new("refuse", "no_rule", catalogue),
                |accounts| removal(accounts, &value, catalogue),
            ),
        }
    }
}

/// The fields of the first alternative of which one is filled.
pub(crate) fn debtor_name<'a, Fields: AsRef<[Name]>, Name: AsRef<str>>(
    alternatives: &[Fields],
    value: &dyn Fn(&str) -> &'a str,
) -> Option<String> {
    alternatives.iter().find_map(|fields| {
        let mut filled = fields.as_ref().iter().map(|field| value(field.as_ref())).filter(|text| !text.is_empty());
        join(&mut filled)
    })
}

/// The words with a space between; none where there are none.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn join(words: &mut dyn Iterator<Item = &str>) -> Option<String> {
    let mut name = String::new();
    for word in words {
        // One more hardly ever takes more memory.
        name.reserve(word.len() + 16);
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    (!name.is_empty()).then_some(name)
}

fn template(profile: &Profile, name: &str, catalogue: &Catalogue) -> Option<Answer> {
    if profile.templates.is_empty() {
        return None;
    }
    Some(match (name, profile.templates.contains_key(name)) {
        ("", _) => Answer::new("skip", "template_none", catalogue),
        (_, true) => Answer::new("apply", "template_found", catalogue),
        (_, false) => Answer::new("refuse", "template_unknown", catalogue),
    })
}

fn mandate(is_given: bool, catalogue: &Catalogue) -> Answer {
    if is_given {
        Answer::new("register", "mandate_given", catalogue)
    } else {
        Answer::new("hold", "mandate_missing", catalogue)
    }
}

/// A debtor that must stay as it is stays, whatever the rules say.
fn removal<'a>(accounts: &Accounts, value: &dyn Fn(&str) -> &'a str, catalogue: &Catalogue) -> Answer {
    if accounts.protects(value("customer_number")) {
        return Answer::new("refuse", "protected", catalogue);
    }
    let holds = |rule: &&RemovalRule| {
        rule.when.iter().all(|(field, values)| values.iter().any(|wanted| wanted.eq_ignore_ascii_case(value(field))))
    };
    match accounts.removal.iter().find(holds) {
        Some(rule) => Answer::new(&rule.decision, &rule.reason, catalogue),
        None => Answer::new("refuse", "no_rule", catalogue),
    }
}

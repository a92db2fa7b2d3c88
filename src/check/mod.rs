//! Check: a customer and a profile make a report.
//!
//! In this order: gather each field from its sources, canonicalise, find the kind, required fields, formats,
//! cross-field rules, key.

mod cross;
mod field;
mod form;
mod gather;
mod report;
mod strict;

pub use field::FieldReport;
pub use form::{FormField, FormState};
pub use report::Report;

use crate::address;
#[cfg(feature = "serde")]
use crate::error::Error;
use crate::fields::{self, FIELDS, Field};
use crate::ids::{self, Country, Finding};
use crate::key::{self, Key};
use crate::node::{Map, Node};
use crate::problem::{Catalogue, Params, Problem};
use crate::profile::{KINDS, KindRules, Profile, lists};

/// A profile and a language, ready to check customers.
///
/// It holds no state: each customer is judged alone, on any thread.
#[derive(Clone, Debug)]
pub struct Checker {
    profile: Profile,
    catalogue: Catalogue,
    #[cfg(feature = "secret")]
    secret: Option<key::Secret>,
}

/// What one pass over a customer's fields gives.
struct Judged {
    kind: &'static str,
    values: Map<String>,
    problems: Vec<Problem>,
    country: Option<Country>,
}

impl Judged {
    /// Whether the field's value can't be taken.
    fn is_wrong(&self, field: &str) -> bool {
        self.problems.iter().any(|problem| problem.is_error() && problem.field == field)
    }
}

/// A customer's fields as typed, and what they are to be judged by.
struct Setting {
    kind: &'static str,
    values: Map<String>,
    country: Option<Country>,
    delivery: Option<Country>,
}

impl Checker {
    /// With the built-in catalogue for `locale` (`da`, `nl-BE`; empty: the profile's own), English where none fits.
    ///
    /// # Errors
    /// `catalogue.…` when the profile's own texts can't be read.
    #[cfg(feature = "serde")]
    pub fn new(profile: Profile, locale: &str) -> Result<Self, Error> {
        let catalogue = crate::problem::built_in(&[locale, profile.locale.as_deref().unwrap_or_default()])?;
        Ok(Self::with_catalogue(profile, catalogue))
    }

    /// With a catalogue from elsewhere; the profile's texts for its language are laid over it.
    #[must_use]
    pub fn with_catalogue(profile: Profile, mut catalogue: Catalogue) -> Self {
        if let Some(texts) = profile.messages.get(catalogue.language()).cloned() {
            catalogue.extend(texts);
        }
        Self {
            profile,
            catalogue,
            #[cfg(feature = "secret")]
            secret: None,
        }
    }

    /// With a secret, under which the digests of keys are made.
    #[cfg(feature = "secret")]
    #[must_use]
    pub fn with_secret(self, secret: key::Secret) -> Self {
        Self { secret: Some(secret), ..self }
    }

    /// The profile.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The texts.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The report on a customer: an object that may hold anything, of which the profile's sources are read.
    #[must_use]
    pub fn check(&self, customer: &Node) -> Report {
        let mut judged = self.judge(customer);
        cross::check(&mut judged);
        self.catalogue.fill(&mut judged.problems);
        let key = self.key_of(&judged);
        let valid = !judged.problems.iter().any(Problem::is_error);
        let endpoint = report::endpoint(&judged);
        Report { valid, kind: judged.kind, values: judged.values, key, endpoint, problems: judged.problems }
    }

    /// As [`Checker::check`], with a warning for each value that no field and no source names.
    #[must_use]
    pub fn check_strictly(&self, customer: &Node) -> Report {
        let mut report = self.check(customer);
        let mut strays = strict::strays(&self.profile, customer);
        self.catalogue.fill(&mut strays);
        report.problems.extend(strays);
        report
    }

    /// The customer's identity key: there as soon as all parts of a rule are filled and right.
    #[must_use]
    pub fn key(&self, customer: &Node) -> Option<Key> {
        self.key_of(&self.judge(customer))
    }

    fn key_of(&self, judged: &Judged) -> Option<Key> {
        let rules = self.profile.kinds.get(judged.kind)?;
        let value_of = |field: &str| judged.values.get(field).map(String::as_str);
        let is_asked =
            rules.identity.iter().any(|rule| rule.iter().any(|part| key::read_part(part).0 == address::PART));
        let address = if is_asked { address::fold(&value_of, judged.country) } else { None };
        let value_of = |part: &str| if part == address::PART { address.as_deref() } else { value_of(part) };
        let is_wrong = |part: &str| {
            // A company number is unique in its country only, and so is an address.
            let homeless = matches!(part, "company_number" | address::PART) && judged.country.is_none();
            let fields: &[&str] = if part == address::PART { &address::FIELDS } else { &[part] };
            value_of(part).is_some() && (homeless || fields.iter().any(|field| judged.is_wrong(field)))
        };
        let key = Key::new(&rules.identity, &value_of, &is_wrong, judged.country);
        #[cfg(feature = "secret")]
        let key = key.map(|key| match &self.secret {
            Some(secret) => secret.seal(key),
            None => key,
        });
        key
    }

    /// Gathers the fields and finds kind and countries; nothing is judged yet.
    fn settle(&self, customer: &Node) -> Setting {
        let mut values = gather::gather(&self.profile, customer);
        let default = self.profile.country.as_deref();
        if let Some(country) = default.filter(|_| !values.contains_key("country")) {
            values.insert("country".to_owned(), country.to_owned());
        }
        let country = values.get("country").and_then(|text| self.profile.country_of(text));
        let delivery = values.get("delivery_country").and_then(|text| self.profile.country_of(text)).or(country);
        let kind = gather::kind(&self.profile, gather::chosen_kind(&self.profile, customer), &values);
        Setting { kind, values, country, delivery }
    }

    fn judge(&self, customer: &Node) -> Judged {
        let Setting { kind, mut values, country, delivery } = self.settle(customer);
        let mut problems = Vec::new();
        let rules = self.profile.kinds.get(kind);
        // Problems come in the order in which people are asked, a merchant's own fields last.
        for field in FIELDS {
            if let Some(value) = values.get_mut(field.name) {
                let finding = self.examine(field, value, field.country(country, delivery));
                for problem in finding.problems {
                    problems.push(problem.on(field.name));
                }
                *value = finding.canonical;
            } else if let Some(problem) = rules.and_then(|rules| missing(rules, field.name)) {
                problems.push(problem);
            }
        }
        for field in rules.map(|rules| rules.own_fields()).unwrap_or_default() {
            if !values.contains_key(field) {
                problems.extend(rules.and_then(|rules| missing(rules, field)));
            }
        }
        Judged { kind, values, problems, country }
    }

    /// The finding on one field's value.
    fn examine(&self, field: &Field, value: &str, country: Option<Country>) -> Finding {
        match self.profile.scheme_of(field) {
            Some(scheme) if scheme.id() == "country" => ids::country_finding(value, self.profile.country_of(value)),
            Some(scheme) => scheme.examine(value, country),
            None => Finding::fine(fields::tidy(value), fields::tidy(value)),
        }
    }
}

/// What the kind says of a field that is empty.
fn missing(rules: &KindRules, field: &str) -> Option<Problem> {
    if lists(&rules.required, field) {
        Some(Problem::error("field.required", Params::new()).on(field))
    } else if lists(&rules.recommended, field) {
        Some(Problem::warning("field.recommended", Params::new()).on(field))
    } else {
        None
    }
}

/// The kind's name as the table of kinds has it.
fn known_kind(name: &str) -> Option<&'static str> {
    KINDS.iter().copied().find(|kind| *kind == name)
}

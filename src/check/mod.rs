//! Check: a customer and a profile make a report.
//!
//! In this order: gather each field from its sources, find the kind, canonicalise, required fields and formats,
//! the merchant's patterns, rules between fields, key.

mod cross;
mod demand;
mod field;
#[cfg(feature = "preview")]
mod flat;
mod form;
mod gather;
#[cfg(feature = "preview")]
mod memory;
mod pattern;
mod report;
mod strict;
mod value;

pub use field::FieldReport;
#[cfg(feature = "preview")]
pub(crate) use flat::{Flat, Given};
pub use form::{FormField, FormState};
pub(crate) use gather::Customer;
pub use report::Report;

use crate::address;
use crate::error::Error;
use crate::fields::CUSTOM;
use crate::ids::Country;
use crate::key::{self, Key};
use crate::node::{Map, Node};
use crate::pattern::Pattern;
use crate::problem::{Catalogue, Problem, normal};
use crate::profile::{KindRules, Profile, Situation};

/// A profile and a language, ready to check customers.
///
/// It holds no state: each customer is judged alone, on any thread.
#[derive(Clone, Debug)]
pub struct Checker {
    profile: Profile,
    catalogue: Catalogue,
    /// The profile's patterns, by name.
    patterns: Map<Pattern>,
    #[cfg(feature = "secret")]
    secret: Option<key::Secret>,
}

/// What one pass over a customer's fields gives.
pub(crate) struct Judged {
    pub(crate) kind: &'static str,
    pub(crate) values: Map<String>,
    pub(crate) problems: Vec<Problem>,
    country: Option<Country>,
    vat_country: Option<Country>,
    /// Whether the form itself said which kind it is.
    is_chosen: bool,
}

impl Judged {
    /// Whether the customer can be taken.
    pub(crate) fn is_valid(&self) -> bool {
        !self.problems.iter().any(Problem::is_error)
    }

    /// Whether the field's value can't be taken.
    fn is_wrong(&self, field: &str) -> bool {
        self.problems.iter().any(|problem| problem.is_error() && problem.field == field)
    }
}

/// A customer's fields as typed, and what they are to be judged by.
pub(crate) struct Setting {
    pub(crate) kind: &'static str,
    is_chosen: bool,
    /// The problem with what the form's selector says, where it means no kind.
    unread: Option<Problem>,
    values: Map<String>,
    country: Option<Country>,
    delivery: Option<Country>,
    vat_country: Option<Country>,
}

/// The country by which a field's value is read.
fn country_for(
    field: &str,
    invoice: Option<Country>,
    delivery: Option<Country>,
    vat: Option<Country>,
) -> Option<Country> {
    if field == "vat" {
        vat
    } else if field.starts_with("delivery_") {
        delivery
    } else {
        invoice
    }
}

/// The country that decides about VAT.
fn vat_country(profile: &Profile, invoice: Option<Country>, delivery: Option<Country>) -> Option<Country> {
    match profile.vat_country.as_deref() {
        Some("delivery_country") => delivery,
        _ => invoice,
    }
}

impl Setting {
    /// The country by which the field's value is read.
    fn country_for(&self, field: &str) -> Option<Country> {
        country_for(field, self.country, self.delivery, self.vat_country)
    }

    /// What conditions are held against, as typed.
    fn with_situation<T>(&self, then: impl FnOnce(&Situation<'_>) -> T) -> T {
        let is_filled = |field: &str| self.values.contains_key(field);
        then(&Situation { country: self.country, is_filled: &is_filled })
    }
}

impl Checker {
    /// With the built-in catalogue for `locale` (`da`, `nl-BE`; empty: the profile's own), English where none fits.
    ///
    /// # Errors
    /// `catalogue.…` when the profile's own texts can't be read.
    #[cfg(feature = "json")]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn new(profile: Profile, locale: &str) -> Result<Self, Error> {
        Self::with_messages(profile, locale, &[])
    }

    /// The same with files of texts that override single ones or add a language ([`choose`](crate::problem::choose)); they
    /// are laid over the profile's own texts.
    ///
    /// # Errors
    /// `catalogue.type` with the JSON path, when a text is no text.
    #[cfg(feature = "json")]
    pub fn with_messages(profile: Profile, locale: &str, files: &[Node]) -> Result<Self, Error> {
        let own = profile.locale.clone().unwrap_or_default();
        let (tag, catalogue) = crate::problem::pick(&[locale, &own], files)?;
        let mut checker = Self::with_catalogue(profile, catalogue, &tag);
        crate::problem::lay_all(&mut checker.catalogue, &tag, files)?;
        Ok(checker)
    }

    /// With a catalogue from elsewhere; the profile's texts for its language are laid over it, and over those the ones
    /// for `locale` (`nl-BE` over `nl`).
    #[must_use]
    pub fn with_catalogue(profile: Profile, mut catalogue: Catalogue, locale: &str) -> Self {
        wording(&profile, &mut catalogue);
        for name in catalogue.names(locale) {
            for (tag, texts) in profile.messages.iter() {
                if normal(tag) == name {
                    catalogue.put("", texts);
                }
            }
            for (tag, labels) in profile.labels.iter() {
                if normal(tag) == name {
                    catalogue.put("label.", labels);
                }
            }
        }
        let mut patterns = Map::new();
        for (name, rule) in profile.patterns.iter() {
            // A profile has none that can't be read.
            if let Ok(pattern) = Pattern::parse(&rule.pattern) {
                patterns.insert(name.to_owned(), pattern);
            }
        }
        Self {
            profile,
            catalogue,
            patterns,
            #[cfg(feature = "secret")]
            secret: None,
        }
    }

    /// Without a word: for the module that only says whether all is right.
    #[cfg(all(feature = "first", not(feature = "explain")))]
    pub(crate) fn without_words(profile: Profile) -> Self {
        Self { profile, catalogue: Catalogue::default(), patterns: Map::new() }
    }

    /// Lays a file of texts over all others, where it names no language or that of `locale`.
    ///
    /// # Errors
    /// `catalogue.type` with the JSON path, when a text is no text.
    pub fn lay(&mut self, locale: &str, file: &Node) -> Result<(), Error> {
        self.catalogue.lay(locale, file)
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
    #[cfg(feature = "explain")]
    pub fn check(&self, customer: &Node) -> Report {
        let mut judged = self.judge(customer);
        self.catalogue.fill(&mut judged.problems);
        let key = self.key_of(&judged);
        let (valid, endpoint) = (judged.is_valid(), judged.endpoint());
        let e_invoice = endpoint.is_some() && self.wants_e_invoice(&judged);
        let Judged { kind, values, problems, .. } = judged;
        Report { valid, kind, values, key, endpoint, e_invoice, problems }
    }

    /// Whether the customer's kind wants electronic invoices.
    pub(crate) fn wants_e_invoice(&self, judged: &Judged) -> bool {
        self.rules(judged.kind).is_some_and(|rules| rules.e_invoice)
    }

    /// As [`Checker::check`], with a warning for each value that no field and no source names.
    #[cfg(feature = "explain")]
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

    /// The rule and the value of the key.
    pub(crate) fn identity(&self, judged: &Judged) -> Option<(&Vec<String>, String)> {
        let rules = self.profile.kinds.get(judged.kind)?;
        let value_of = |field: &str| judged.values.get(field).map(String::as_str);
        let is_wrong = |field: &str| judged.is_wrong(field);
        with_parts(rules, judged.country, &value_of, &is_wrong, |value_of, is_wrong| {
            key::find(&rules.identity, value_of, is_wrong, judged.country)
        })
    }

    fn key_of(&self, judged: &Judged) -> Option<Key> {
        let key = self.identity(judged).map(|(rule, value)| Key::of(rule.clone(), value));
        #[cfg(feature = "secret")]
        let key = key.map(|key| match &self.secret {
            Some(secret) => secret.seal(key),
            None => key,
        });
        key
    }

    /// The key of a rule and its parts.
    #[cfg(feature = "native")]
    pub(crate) fn key_under(&self, rule: &[String], value: &str) -> Key {
        let key = Key::of(rule.to_vec(), value.to_owned());
        #[cfg(feature = "secret")]
        if let Some(secret) = &self.secret {
            return secret.seal(key);
        }
        key
    }

    /// The identity rule at that place among those of a kind.
    #[cfg(feature = "native")]
    pub(crate) fn rule(&self, kind: &str, place: usize) -> Option<&Vec<String>> {
        self.rules(kind)?.identity.get(place)
    }

    /// Whether digests of keys are made under a secret.
    #[cfg(feature = "native")]
    pub(crate) fn has_secret(&self) -> bool {
        #[cfg(feature = "secret")]
        return self.secret.is_some();
        #[cfg(not(feature = "secret"))]
        false
    }

    /// The rules of a kind.
    fn rules(&self, kind: &str) -> Option<&KindRules> {
        self.profile.kinds.get(kind)
    }

    /// Gathers the fields and finds kind and countries; nothing is judged yet.
    pub(crate) fn settle(&self, customer: &impl Customer) -> Setting {
        let mut values = gather::gather(&self.profile, customer);
        gather::apply_template(&self.profile, &mut values);
        let (chosen, unread) = gather::chosen_kind(&self.profile, customer);
        let kind = gather::kind(&self.profile, chosen, &|field| values.contains_key(field));
        gather::fill_in(&self.profile, &mut values);
        let country_of = |field| values.get(field).and_then(|text| self.profile.country_of(text));
        let country = country_of("country");
        let delivery = country_of("delivery_country").or(country);
        let vat_country = vat_country(&self.profile, country, delivery);
        Setting { kind, is_chosen: chosen.is_some(), unread, values, country, delivery, vat_country }
    }

    pub(crate) fn judge(&self, customer: &impl Customer) -> Judged {
        let mut setting = self.settle(customer);
        let kind = setting.kind;
        let rules = self.rules(kind);
        let mut problems = Vec::new();
        if let Some(problem) = setting.unread.take() {
            problems.push(problem);
        }
        let mut values = Map::new();
        // Problems come in the order in which people are asked, a merchant's own fields last.
        for name in self.names(rules, &setting.values) {
            if let Some(value) = setting.values.get(name) {
                let mut finding = self.examine(name, value, setting.country_for(name));
                for problem in &mut finding.problems {
                    name.clone_into(&mut problem.field);
                }
                problems.append(&mut finding.problems);
                values.insert(name.to_owned(), finding.canonical);
            }
            if let Some(problem) = demand::of_field(rules, name, &setting) {
                problems.push(problem);
            }
        }
        let Setting { is_chosen, country, vat_country, .. } = setting;
        let mut judged = Judged { kind, values, problems, country, vat_country, is_chosen };
        self.check_patterns(&mut judged);
        self.check_between(&mut judged);
        judged
    }

    /// The fields that have a say: the table's, then the merchant's own that are filled or asked for.
    fn names<'a>(&self, rules: Option<&'a KindRules>, values: &'a Map<String>) -> Vec<&'a str> {
        let mut names: Vec<&str> = crate::fields::names();
        for name in values.keys() {
            if name.starts_with(CUSTOM) {
                names.push(name);
            }
        }
        if let Some(rules) = rules {
            rules.own_fields(&mut names);
        }
        names
    }
}

/// Makes something of the parts of a kind's identity rules: the value of each, and whether a part keeps the customer from
/// having a key.
fn with_parts<'a, T>(
    rules: &KindRules,
    country: Option<Country>,
    value_of: &dyn Fn(&str) -> Option<&'a str>,
    is_wrong: &dyn Fn(&str) -> bool,
    make: impl for<'x> FnOnce(&dyn Fn(&str) -> Option<&'x str>, &dyn Fn(&str) -> bool) -> T,
) -> T {
    let is_asked = cfg!(feature = "explain")
        && rules.identity.iter().any(|rule| rule.iter().any(|part| key::read_part(part).0 == address::PART));
    let address = if is_asked { address::fold(&value_of, country) } else { None };
    let is_address = |part: &str| cfg!(feature = "explain") && part == address::PART;
    let value_of = |part: &str| if is_address(part) { address.as_deref() } else { value_of(part) };
    let is_wrong = |part: &str| {
        let is_filled = value_of(part).is_some();
        // A company number is unique in its country only, and so is an address.
        let is_national = part == "company_number" || is_address(part);
        let homeless = is_national && is_filled && country.is_none();
        // One that must be filled and is not is waited for: the next rule would make a second key for one customer.
        homeless
            || if is_address(part) {
                is_filled && address::FIELDS.iter().any(|field| is_wrong(field))
            } else {
                is_wrong(part)
            }
    };
    make(&value_of, &is_wrong)
}

/// Texts that say something else under this profile: those of a whole number, of a VAT number that the delivery decides
/// about, and of an EAN where nobody can choose to be a public buyer.
fn wording(profile: &Profile, catalogue: &mut Catalogue) {
    for (field, rule) in profile.numbers.iter() {
        if rule.decimals == 0 {
            catalogue.vary(field, "number.form", "whole");
        }
    }
    if profile.vat_country.as_deref() == Some("delivery_country") {
        catalogue.vary("vat", "vat.country_mismatch", "delivery");
    }
    if !profile.kinds.contains_key("ean") {
        catalogue.vary("ean", "ean.private", "only");
    }
}

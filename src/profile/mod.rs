//! Profiles: the rules of one integration, as JSON.
//!
//! A profile is data. Nothing in the code asks for a profile's name; what a system needs is said in its file.

#[cfg(feature = "accounts")]
mod accounts;
mod condition;
mod extend;
#[cfg(feature = "accounts")]
mod impossible;
mod kinds;
mod lint;
#[cfg(feature = "json")]
mod presets;
#[cfg(feature = "accounts")]
mod risks;
#[cfg(feature = "native")]
mod schema;
#[cfg(all(feature = "accounts", feature = "json"))]
mod texts;
mod values;

#[cfg(feature = "accounts")]
pub use accounts::*;
pub use condition::Condition;
#[cfg(feature = "checkout")]
pub(crate) use extend::resolved;
pub use extend::{merge, resolve};
pub(crate) use kinds::Situation;
pub use kinds::{ConditionalRule, Demand, KindRules};
#[cfg(feature = "serde")]
pub use presets::PRESETS;
#[cfg(feature = "json")]
pub use presets::{PRESET_NAMES, preset, preset_node};
#[cfg(feature = "native")]
pub(crate) use schema::named as names_of;
#[cfg(feature = "native")]
pub use schema::schema;
pub use values::{NumberRule, PatternRule, Template};

use crate::error::Error;
use crate::fields::Field;
use crate::ids::{Country, Scheme};
use crate::node::{At, FromNode, Map, Node, Shape, Words, record};
use crate::problem::Severity;

record! {
    /// The rules of one integration.
    ///
    /// ```
    /// let profile = debitor::Profile::from_json(r#"{
    ///   "name": "mine", "country": "DK",
    ///   "kinds": {"b2b": {"required": ["company_number"], "identity": [["company_number"]]}}
    /// }"#).unwrap();
    /// assert_eq!(profile.kinds["b2b"].required, ["company_number"]);
    /// ```
    #[derive(Default)]
    pub struct Profile {
        /// Its name.
        name: String,
        /// The version of these rules, as their author counts.
        version: Option<String>,
        /// The profile that it was laid over; gone once that was done ([`resolve`]).
        extends: Option<String>,
        /// What it is for, in a sentence.
        description: Option<String>,
        /// The language of messages where nobody asks for another, e.g. `da`.
        locale: Option<String>,
        /// The country of a customer who gives none (ISO 3166-1 alpha-2).
        country: Option<String> = lint::COUNTRY,
        /// Per field, the names or dotted paths in the shop's data that feed it; the first filled one wins. A field that is not
        /// listed is fed by its own name and its aliases.
        sources: Map<Vec<String>> = lint::SOURCES,
        /// Per field, what a shop writes where there is nothing: such a value counts as empty (`0` for a guest's id).
        blank: Map<Vec<String>> = lint::SOURCES,
        /// Names of fields for people, per language and field.
        labels: Map<Map<String>> = lint::LABELS,
        /// The form's own choice of kind, where it has one.
        selector: Option<Selector>,
        /// The rules per kind of customer: `b2c`, `b2b`, `ean`.
        kinds: Map<KindRules> = &Shape::Map(Some(lint::kind), KindRules::SHAPE),
        /// Formats with large tables that are checked: of [`FORMATS`]. A field whose format is not listed is free text,
        /// and a country is given by its code, in the browser as on the server. With `postcode`, a country that is not
        /// given is the one that the postcode gives away: `B-9000`, `1234 AB`.
        formats: Vec<String> = lint::FORMATS,
        /// Words for a field's values: what is written, and what it means; whatever else is written is refused.
        /// Of two words for one meaning the first one is shown to people.
        choices: Map<Words> = lint::CHOICES,
        /// Fields that hold numbers, and which.
        numbers: Map<NumberRule> = &Shape::Map(Some(lint::field), NumberRule::SHAPE),
        /// The merchant's own input rules, each with a name.
        patterns: Map<PatternRule>,
        /// The field of the country that decides about VAT: `country` (also where nothing is said), the invoice's, or
        /// `delivery_country`.
        vat_country: Option<String> = &Shape::Optional(&Shape::Name(lint::vat_country)),
        /// What the rules between fields give: `error`, `warning` or `off`, by the problem's code ([`CROSS`]).
        cross: Map<String> = lint::CROSS,
        /// Configuration templates by name; where there are any, a customer's `template` must be one of them.
        templates: Map<Template>,
        /// Texts laid over the catalogue, per language and key.
        messages: Map<Map<String>>,
        /// What the accounts allow and want.
        accounts: Option<Accounts>,
    }
}

/// A checkout page has nothing to do with the accounts: that part of a profile is passed over there.
#[cfg(not(feature = "accounts"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Accounts;

#[cfg(not(feature = "accounts"))]
impl FromNode for Accounts {
    const SHAPE: &'static Shape = &Shape::Any;

    fn decode(_: Option<&Node>) -> Self {
        Self
    }
}

#[cfg(not(feature = "accounts"))]
impl crate::node::ToNode for Accounts {
    fn to_node(&self) -> Node {
        Node::Null
    }
}

record! {
    /// How a form says which kind of customer it is.
    pub struct Selector {
        /// Names or dotted paths of the value; the first filled one counts.
        sources: Vec<String>,
        /// What the values mean; the kinds' own names are always understood.
        values: Map<String> = lint::KIND_VALUES,
    }
}

/// Whether a list of fields holds one.
pub(crate) fn lists(fields: &[String], field: &str) -> bool {
    fields.iter().any(|name| name == field)
}

/// What a profile may list as `formats`: schemes that a checkout seldom needs and that are left out of its module,
/// and `country_names` for countries given by name.
pub const FORMATS: &[&str] = &["country_names", "iban", "locale", "phone", "postcode"];

/// The kinds, in the order in which their triggers are tried.
pub const KINDS: &[&str] = &["ean", "b2b", "b2c"];

/// The codes of the rules between fields, and what each gives where a profile says nothing.
pub const CROSS: &[(&str, Severity)] = &[
    ("company_number.private", Severity::Warning),
    ("ean.not_danish", Severity::Warning),
    ("ean.private", Severity::Error),
    ("vat.company_mismatch", Severity::Warning),
    ("vat.country_mismatch", Severity::Warning),
    ("vat.other_company", Severity::Error),
    ("vat.private", Severity::Warning),
];

/// The most values that a profile may have: far more than any has, few enough to be quick.
const VALUES: usize = 20_000;

impl Profile {
    /// Reads a profile from an exchange tree. One that extends another is [resolved](resolve) before.
    ///
    /// # Errors
    /// `profile.…` with the JSON path, and the nearest known name where one was misspelt: `profile.unknown`, `.missing`,
    /// `.type`, `.format`, `.pattern`, `.identity`, `.contradiction`, `.extends`, `.too_large`.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn from_node(node: &Node) -> Result<Self, Error> {
        if node.count() > VALUES {
            return Err(Error::new("profile.too_large", "a profile has at most 20000 values".to_owned()));
        }
        let profile = <Self as FromNode>::from_node(node, &At::ROOT)?;
        if profile.extends.is_some() {
            let message = "the profile that this one extends has to be laid under it first".to_owned();
            return Err(Error::new("profile.extends", message).at("$.extends".to_owned()));
        }
        lint::contradictions(&profile)?;
        #[cfg(feature = "accounts")]
        impossible::impossible(&profile)?;
        lint::identity(&profile)?;
        Ok(profile)
    }

    /// What a rule between fields gives: none where it is off.
    pub(crate) fn severity_of(&self, code: &str) -> Option<Severity> {
        match self.cross.get(code) {
            Some(severity) => Severity::named(severity),
            None => CROSS.iter().find(|(known, _)| *known == code).map(|(_, severity)| *severity),
        }
    }

    /// Reads a profile from JSON text; one that extends a preset is laid over it.
    ///
    /// # Errors
    /// `profile.json` with line and column when it is no JSON, else as [`Profile::from_node`].
    ///
    /// ```
    /// let mine = r#"{"name": "mine", "extends": "iex", "kinds": {"b2c": {"required": ["email", "phone"]}}}"#;
    /// let profile = debitor::Profile::from_json(mine).unwrap();
    /// assert_eq!(profile.kinds["b2c"].required, ["email", "phone"]);
    /// assert_eq!(profile.country.as_deref(), Some("DK"));
    /// ```
    #[cfg(feature = "json")]
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let node = crate::node::json::read(json).map_err(|error| Error::new("profile.json", error))?;
        Self::from_node(&resolve(&node, &mut preset_node)?)
    }

    /// The scheme that the field's values are checked by under this profile.
    #[must_use]
    pub fn scheme_of(&self, field: &Field) -> Option<Scheme> {
        self.scheme_named(field.scheme_id()?)
    }

    /// The scheme of that name, if values are checked by it under this profile.
    pub(crate) fn scheme_named(&self, id: &str) -> Option<Scheme> {
        // The first module has none of these.
        let checked = !cfg!(feature = "explain") || !FORMATS.contains(&id) || lists(&self.formats, id);
        if checked { Scheme::named(id) } else { None }
    }

    /// Reads a country: a code, and with the format `country_names` a name too.
    #[must_use]
    pub fn country_of(&self, text: &str) -> Option<Country> {
        if self.reads_country_names() { Country::parse(text) } else { Country::parse_code(text) }
    }

    /// Whether a country may be given by name.
    pub(crate) fn reads_country_names(&self) -> bool {
        cfg!(feature = "explain") && lists(&self.formats, "country_names")
    }

    /// The kinds that there are, in the order in which their triggers are tried.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = &'static str> {
        KINDS.iter().copied().filter(|kind| self.kinds.contains_key(kind))
    }

    /// The fields that the shop's data feed: the table's, then the merchant's own that are fed by other names.
    pub(crate) fn fed(&self) -> Vec<&str> {
        let mut names = crate::fields::names();
        for name in self.sources.keys() {
            if name.starts_with(crate::fields::CUSTOM) {
                names.push(name);
            }
        }
        names
    }

    /// The names that feed a field: the profile's, else its own and its aliases.
    #[must_use]
    pub fn sources_of(&self, field: &str) -> Vec<&str> {
        let mut names = Vec::new();
        let sources = self.sources.get(field).map(Vec::as_slice).unwrap_or_default();
        for source in sources {
            names.push(source.as_str());
        }
        if let Some(known) = crate::fields::brief(field) {
            // Its own name always feeds it, last.
            if !lists(sources, known.name) {
                names.push(known.name);
            }
            if !self.sources.contains_key(field) && !known.alias.is_empty() {
                names.push(known.alias);
            }
        }
        names
    }
}

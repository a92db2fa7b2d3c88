//! Profiles: the rules of one integration, as JSON.
//!
//! A profile is data. Nothing in the code asks for a profile's name; what a system needs is said in its file.

mod lint;
#[cfg(feature = "serde")]
mod presets;

#[cfg(feature = "serde")]
pub use presets::{PRESETS, preset};

use crate::error::Error;
use crate::fields::Field;
use crate::ids::{Country, Scheme};
use crate::node::{At, FromNode, Map, Node, Shape, record};

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
    pub struct Profile {
        /// Its name.
        name: String,
        /// What it is for, in a sentence.
        description: Option<String>,
        /// The language of messages where nobody asks for another, e.g. `da`.
        locale: Option<String>,
        /// The country of a customer who gives none (ISO 3166-1 alpha-2).
        country: Option<String> = lint::COUNTRY,
        /// Per field, the names or dotted paths in the shop's data that feed it; the first filled one wins. A field that is not
        /// listed is fed by its own name and its aliases.
        sources: Map<Vec<String>> = lint::SOURCES,
        /// The form's own choice of kind, where it has one.
        selector: Option<Selector>,
        /// The rules per kind of customer: `b2c`, `b2b`, `ean`.
        kinds: Map<KindRules> = &Shape::Map(Some(lint::kind), KindRules::SHAPE),
        /// Formats with large tables that are checked: of [`FORMATS`]. A field whose format is not listed is free text,
        /// and a country is given by its code, in the browser as on the server.
        formats: Vec<String> = lint::FORMATS,
        /// Texts laid over the catalogue, per language and key.
        messages: Map<Map<String>>,
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

record! {
    /// The rules for one kind of customer.
    pub struct KindRules {
        /// The kind holds when one of these fields is filled and the form does not say otherwise.
        when_filled: Vec<String> = lint::FIELDS,
        /// Fields that must be filled.
        required: Vec<String> = lint::FIELDS,
        /// Fields whose absence is worth a warning.
        recommended: Vec<String> = lint::FIELDS,
        /// Fields that are asked for besides, filled or not.
        optional: Vec<String> = lint::FIELDS,
        /// Identity rules: each is a list of parts, a `?` behind a part lets it be empty; the first rule whose parts
        /// are all there makes the key.
        identity: Vec<Vec<String>> = lint::RULES,
    }
}

impl KindRules {
    /// Whether this kind speaks of the field at all.
    #[must_use]
    pub fn asks_for(&self, field: &str) -> bool {
        lists(&self.when_filled, field)
            || lists(&self.required, field)
            || lists(&self.recommended, field)
            || lists(&self.optional, field)
    }

    /// The merchant's own fields that this kind wants filled.
    #[must_use]
    pub fn own_fields(&self) -> Vec<&str> {
        let mut own = Vec::new();
        for list in [&self.required, &self.recommended] {
            for field in list {
                if field.starts_with(crate::fields::CUSTOM) && !own.contains(&field.as_str()) {
                    own.push(field.as_str());
                }
            }
        }
        own
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

impl Profile {
    /// Reads a profile from an exchange tree.
    ///
    /// # Errors
    /// `profile.…` with the JSON path, and the nearest known name where one was misspelt.
    pub fn from_node(node: &Node) -> Result<Self, Error> {
        let profile = <Self as FromNode>::from_node(node, &At::ROOT)?;
        lint::identity(&profile)?;
        Ok(profile)
    }

    /// Reads a profile from JSON text.
    ///
    /// # Errors
    /// `profile.json` with line and column when it is no JSON, else as [`Profile::from_node`].
    #[cfg(feature = "serde")]
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let node: Node = serde_json::from_str(json).map_err(|error| Error::new("profile.json", error.to_string()))?;
        Self::from_node(&node)
    }

    /// The scheme that the field's values are checked by under this profile.
    #[must_use]
    pub fn scheme_of(&self, field: &Field) -> Option<Scheme> {
        let id = field.scheme_id()?;
        let checked = !FORMATS.contains(&id) || lists(&self.formats, id);
        if checked { Scheme::named(id) } else { None }
    }

    /// Reads a country: a code, and with the format `country_names` a name too.
    #[must_use]
    pub fn country_of(&self, text: &str) -> Option<Country> {
        if lists(&self.formats, "country_names") { Country::parse(text) } else { Country::parse_code(text) }
    }

    /// The names that feed a field: the profile's, else its own and its aliases.
    #[must_use]
    pub fn sources_of(&self, field: &str) -> Vec<&str> {
        let mut names = Vec::new();
        match (self.sources.get(field), crate::fields::named(field)) {
            (Some(sources), known) => {
                names.extend(sources.iter().map(String::as_str));
                // Its own name always feeds it, last.
                names.extend(known.map(|known| known.name).filter(|name| !lists(sources, name)));
            }
            (None, Some(known)) => {
                names.push(known.name);
                names.extend_from_slice(known.aliases);
            }
            (None, None) => {}
        }
        names
    }
}

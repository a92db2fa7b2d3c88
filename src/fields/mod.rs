//! The fields of a customer: one table of names, types and form attributes that everything else reads.

mod brief;
#[cfg(any(feature = "decide", feature = "mapping"))]
pub(crate) mod flag;
#[cfg(feature = "index")]
mod place;

pub(crate) use brief::{brief, names};
#[cfg(feature = "index")]
pub(crate) use place::place;

use crate::error::Error;
use crate::ids::Country;
use crate::text::is_space;

/// What a field holds, and so how it is read and compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Free text; white space at the ends and in a row counts as one space.
    Text,
    /// The value of a scheme, by its name.
    Scheme(&'static str),
    /// A number of any kind, as text.
    Number,
    /// Yes or no.
    Flag,
    /// A point in time, as text.
    Time,
}

/// One field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Canonical name, in snake case.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The HTML autocomplete token, empty where none exists (none does for tax numbers).
    pub autocomplete: &'static str,
    /// The HTML inputmode, empty for the browser's own choice.
    pub inputmode: &'static str,
    /// Other names under which shops send it.
    pub aliases: &'static [&'static str],
}

const fn field(name: &'static str, kind: Kind, autocomplete: &'static str, inputmode: &'static str) -> Field {
    Field { name, kind, autocomplete, inputmode, aliases: &[] }
}

const fn text(name: &'static str) -> Field {
    field(name, Kind::Text, "", "")
}

const fn scheme(name: &'static str, id: &'static str, autocomplete: &'static str, inputmode: &'static str) -> Field {
    field(name, Kind::Scheme(id), autocomplete, inputmode)
}

/// All fields, in the order in which people are asked for them.
///
/// Autocomplete tokens: WHATWG HTML, "autofill field names", seen 2026-11.
pub static FIELDS: &[Field] = &[
    text("customer_id"),
    text("website"),
    text("customer_number"),
    text("external_reference"),
    field("company", Kind::Text, "billing organization", ""),
    field("first_name", Kind::Text, "billing given-name", ""),
    field("middle_name", Kind::Text, "billing additional-name", ""),
    field("last_name", Kind::Text, "billing family-name", ""),
    field("suffix", Kind::Text, "billing honorific-suffix", ""),
    text("contact"),
    scheme("email", "email", "email", "email"),
    scheme("phone", "phone", "tel", "tel"),
    scheme("country", "country", "billing country", ""),
    scheme("vat", "vat", "", ""),
    Field { aliases: &["cvr"], ..scheme("company_number", "company_number", "", "numeric") },
    scheme("ean", "ean", "", "numeric"),
    text("order_reference"),
    text("contact_reference"),
    field("street", Kind::Text, "billing address-line1", ""),
    text("house_number"),
    field("box", Kind::Text, "billing address-line2", ""),
    scheme("postcode", "postcode", "billing postal-code", ""),
    field("city", Kind::Text, "billing address-level2", ""),
    scheme("delivery_country", "country", "shipping country", ""),
    field("delivery_street", Kind::Text, "shipping address-line1", ""),
    text("delivery_house_number"),
    field("delivery_box", Kind::Text, "shipping address-line2", ""),
    scheme("delivery_postcode", "postcode", "shipping postal-code", ""),
    field("delivery_city", Kind::Text, "shipping address-level2", ""),
    scheme("iban", "iban", "", ""),
    scheme("locale", "locale", "", ""),
    text("customer_group"),
    field("discount", Kind::Number, "", "decimal"),
    text("price_list"),
    field("payment_terms_days", Kind::Number, "", "numeric"),
    text("dunning"),
    field("direct_debit", Kind::Flag, "", ""),
    field("calculate_vat", Kind::Flag, "", ""),
    text("remarks"),
    text("order_remarks"),
    text("tags"),
    text("template"),
    field("mandate", Kind::Flag, "", ""),
    field("archived", Kind::Flag, "", ""),
    field("has_history", Kind::Flag, "", ""),
    text("status"),
    field("created_at", Kind::Time, "", ""),
    field("updated_at", Kind::Time, "", ""),
];

/// What a merchant's own field begins with: `custom.<name>`.
pub const CUSTOM: &str = "custom.";

/// The field of that canonical name or alias.
///
/// ```
/// assert_eq!(debitor::fields::named("cvr").unwrap().name, "company_number");
/// ```
#[must_use]
pub fn named(name: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.name == name || field.aliases.contains(&name))
}

/// Whether a profile may speak of a field called `name`: a canonical name, or a merchant's own.
#[must_use]
pub fn is_known(name: &str) -> bool {
    FIELDS.iter().any(|field| field.name == name) || is_own(name)
}

/// Whether it names a merchant's own field: `custom.` and something behind it, which does not end in the `?` of identity rules.
pub(crate) fn is_own(name: &str) -> bool {
    name.strip_prefix(CUSTOM).is_some_and(|own| !own.is_empty() && !own.ends_with('?'))
}

/// The error that there is no field called `name`; the hint is the field of that alias, or the nearest name.
pub(crate) fn unknown_field(code: &'static str, name: &str) -> Error {
    let error = Error::unknown(code, "field", name, &names());
    match named(name) {
        Some(field) => error.hinting(Some(field.name)),
        None => error,
    }
}

impl Field {
    /// The name of the scheme that its values follow, where they do.
    #[must_use]
    pub fn scheme_id(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Scheme(id) => Some(id),
            _ => None,
        }
    }

    /// The country that decides how its value is read: the invoice country, or the delivery country.
    #[must_use]
    pub fn country(&self, invoice: Option<Country>, delivery: Option<Country>) -> Option<Country> {
        if self.name.starts_with("delivery_") { delivery } else { invoice }
    }
}

/// Free text in its canonical form: no control characters, one space between words, none at the ends.
///
/// ```
/// assert_eq!(debitor::fields::tidy("  Smørrebrød \t A/S "), "Smørrebrød A/S");
/// ```
#[must_use]
pub fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.chars() {
        if is_gap(character) {
            gap = !tidied.is_empty();
        } else {
            if gap {
                tidied.push(' ');
                gap = false;
            }
            tidied.push(character);
        }
    }
    tidied
}

/// White space, or a control character (Unicode's category Cc).
fn is_gap(character: char) -> bool {
    is_space(character) || matches!(character, '\0'..='\x1f' | '\x7f'..='\u{9f}')
}

/// Whether nothing is left of a text that is tidied.
pub(crate) fn is_blank(text: &str) -> bool {
    // Asked of every cell of a file.
    #[cfg(feature = "preview")]
    if matches!(text.as_bytes().first(), Some(b'!'..=b'~')) {
        return false;
    }
    text.chars().all(is_gap)
}

//! Which number could this be? Used for "you typed an EAN in the CVR field".

use super::country::Country;
use super::number::{Number, begins};
use super::scheme::Scheme;
use super::typed::Typed;
use super::{Finding, Verdict, sums, vat};
use crate::node::{Node, Object, ToNode};

/// A scheme that a text satisfies.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "native", schemars(rename = "Identified"))]
#[non_exhaustive]
pub struct Candidate {
    /// The scheme.
    #[cfg_attr(feature = "native", schemars(with = "crate::typescript::word::SchemeName"))]
    pub scheme: Scheme,
    /// What the scheme says of it; never `invalid`.
    pub verdict: Verdict,
    /// The canonical form under that scheme.
    pub canonical: String,
    /// The form for people under that scheme.
    pub formatted: String,
}

impl ToNode for Candidate {
    fn to_node(&self) -> Node {
        Object::default()
            .text("scheme", self.scheme.id())
            .text("verdict", self.verdict.as_str())
            .text("canonical", &self.canonical)
            .text("formatted", &self.formatted)
            .done()
    }
}

/// All schemes that `text` satisfies, the surest first.
///
/// ```
/// let found = debitor::ids::identify("5798000420526", None);
/// assert_eq!(found[0].scheme.id(), "ean");
/// ```
#[must_use]
pub fn identify(text: &str, country: Option<Country>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for scheme in Scheme::all().filter(|scheme| scheme.id() != "company_number") {
        let verdict = scheme.verdict(text, country);
        if matches!(verdict, Verdict::Valid | Verdict::Unusual) {
            let Finding { canonical, formatted, .. } = scheme.examine(text, country);
            found.push(Candidate { scheme, verdict, canonical, formatted });
        }
    }
    found
}

/// The scheme that a text meant for `number`, but wrong as one, belongs to instead.
pub(crate) fn wrong_box(number: &Number, text: &str, country: Option<Country>) -> Option<&'static str> {
    if number.scheme() != "iban" && is_iban(text) {
        return Some("iban");
    }
    // The surest first; two are likely in one box only.
    let distinct: &[&'static str] = match number.scheme() {
        "ean" => &["vat", "de_leitweg"],
        "fr_siren" => &["ean", "vat", "fr_siret"],
        "vat" => &["ean"],
        _ => &["ean", "vat"],
    };
    for id in distinct {
        if is_valid(id, text) {
            return Some(id);
        }
    }
    // Else the company number of the same country.
    let company = match Country::coded(number.head()).or(country) {
        Some(country) => Scheme::company_number_of(country, text)?,
        None => Scheme::named("cvr")?,
    };
    let fits = match company.verdict(text, country) {
        Verdict::Valid => true,
        Verdict::Unverifiable => number.scheme() == "vat",
        _ => false,
    };
    (fits && company.id() != number.scheme()).then_some(company.id())
}

/// What a text that no rule speaks of plainly is instead: an IBAN or an EAN.
pub(crate) fn elsewhere(text: &str) -> Option<&'static str> {
    if is_iban(text) {
        return Some("iban");
    }
    is_valid("ean", text).then_some("ean")
}

/// Whether a text is valid under a scheme, whatever the country.
fn is_valid(id: &str, text: &str) -> bool {
    Scheme::named(id).is_some_and(|scheme| scheme.verdict(text, None) == Verdict::Valid)
}

/// As [`elsewhere`], for a VAT number without a country: an EAN only where it is no country's VAT number.
pub(crate) fn wrong_box_of_vat(text: &str) -> Option<&'static str> {
    let typed = Typed::read(text);
    let shared = || vat::all().any(|number| number.verdict(&typed) == Verdict::Valid);
    elsewhere(text).filter(|other| *other != "ean" || !shared())
}

/// Whether a text is an IBAN, as far as that can be told without the table of countries. All are longer than any VAT
/// number but Norway's.
fn is_iban(text: &str) -> bool {
    let typed = Typed::read(text);
    let chars = typed.chars();
    let long = chars.len() > if chars.starts_with(b"NO") { 14 } else { 15 };
    long && begins(b"AA99XXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", chars)
        && chars
            .split_at_checked(4)
            .is_some_and(|(head, account)| sums::on_mod_97(sums::on_mod_97(0, account), head) == 1)
}

//! Which number could this be? Used for "you typed an EAN in the CVR field".

use super::country::Country;
use super::number::Number;
use super::scheme::Scheme;
use super::{Finding, Verdict, vat};
use crate::node::{Node, Object, ToNode};

/// The schemes whose numbers are told apart by their form, the surest first.
const DISTINCT: &[&str] = &["ean", "vat", "cvr"];

/// A scheme that a text satisfies.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Candidate {
    /// The scheme.
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

/// The scheme that a text meant for `number` belongs to instead.
pub(crate) fn wrong_box(number: &Number, text: &str) -> Option<Scheme> {
    DISTINCT
        .iter()
        .filter(|id| **id != number.scheme)
        .filter_map(|id| Scheme::named(id))
        .find(|scheme| scheme.verdict(text, None) == Verdict::Valid)
}

/// The scheme that a text without a country, meant for a VAT number, belongs to instead, where it is no country's
/// VAT number.
pub(crate) fn wrong_box_of_vat(text: &str) -> Option<Scheme> {
    let ean = Scheme::named("ean")?;
    let typed = super::typed::Typed::read(text);
    let shared = vat::all().any(|number| number.verdict(&typed) == Verdict::Valid);
    (!shared && ean.verdict(text, None) == Verdict::Valid).then_some(ean)
}

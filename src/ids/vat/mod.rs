//! VAT numbers: one file per country, and this table of them.
//!
//! Source of the list: European Commission, VIES, "VAT identification number structure", seen 2026-11.
//! Adding a country is a file and a row.

mod be;
mod de;
mod dk;
mod nl;
mod se;

use super::country::Country;
use super::number::Number;

/// One row a country, by its VAT prefix.
static TABLE: &[&Number] = &[&be::VAT, &de::VAT, &dk::VAT, &nl::VAT, &se::VAT];

/// The VAT number of a country, by its ISO 3166-1 code.
pub(crate) fn of(country: Country) -> Option<&'static Number> {
    by_prefix(country.vat_prefix().as_bytes())
}

/// The VAT number whose prefix `chars` begin with.
pub(crate) fn by_prefix(chars: &[u8]) -> Option<&'static Number> {
    // Greece writes EL; GR is the common slip.
    let head = match chars.get(..2)? {
        b"GR" => b"EL",
        head => head,
    };
    TABLE.iter().copied().find(|number| number.prefix.as_bytes() == head)
}

/// All countries' numbers.
pub(crate) fn all() -> impl Iterator<Item = &'static Number> {
    TABLE.iter().copied()
}

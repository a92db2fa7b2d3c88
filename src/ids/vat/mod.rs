//! VAT numbers: one file per country, and this table of them.
//!
//! Source of the list: European Commission, VIES, "VAT identification number structure", seen 2026-11; Great Britain,
//! Norway and Switzerland besides. Adding a country is a file and a row.

pub(crate) mod at;
pub(crate) mod be;
pub(crate) mod bg;
pub(crate) mod ch;
pub(crate) mod cy;
pub(crate) mod cz;
pub(crate) mod de;
pub(crate) mod dk;
pub(crate) mod ee;
pub(crate) mod el;
pub(crate) mod es;
pub(crate) mod fi;
pub(crate) mod fr;
pub(crate) mod gb;
pub(crate) mod hr;
pub(crate) mod hu;
pub(crate) mod ie;
pub(crate) mod it;
pub(crate) mod lt;
pub(crate) mod lu;
pub(crate) mod lv;
pub(crate) mod mt;
pub(crate) mod nl;
pub(crate) mod no;
pub(crate) mod pl;
pub(crate) mod pt;
pub(crate) mod ro;
pub(crate) mod se;
pub(crate) mod si;
pub(crate) mod sk;
pub(crate) mod xi;

use super::country::Country;
use super::number::Number;

/// One row a country.
static TABLE: [Number; 31] = [
    at::VAT,
    be::VAT,
    bg::VAT,
    ch::VAT,
    cy::VAT,
    cz::VAT,
    de::VAT,
    dk::VAT,
    ee::VAT,
    el::VAT,
    es::VAT,
    fi::VAT,
    fr::VAT,
    gb::VAT,
    hr::VAT,
    hu::VAT,
    ie::VAT,
    it::VAT,
    lt::VAT,
    lu::VAT,
    lv::VAT,
    mt::VAT,
    nl::VAT,
    no::VAT,
    pl::VAT,
    pt::VAT,
    ro::VAT,
    se::VAT,
    si::VAT,
    sk::VAT,
    xi::VAT,
];

/// The VAT number of a country, by its ISO 3166-1 code.
pub(crate) fn of(country: Country) -> Option<&'static Number> {
    by_prefix(country.vat_prefix().as_bytes())
}

/// The VAT number whose prefix `chars` begin with.
pub(crate) fn by_prefix(chars: &[u8]) -> Option<&'static Number> {
    // Greece writes EL and Great Britain GB; GR and UK are the common slips.
    row(match chars.first_chunk()? {
        b"GR" => *b"EL",
        b"UK" => *b"GB",
        head => *head,
    })
}

#[cfg(not(feature = "explain"))]
fn row(head: [u8; 2]) -> Option<&'static Number> {
    TABLE.iter().find(|number| number.head() == head)
}

/// Asked for each row of a file.
#[cfg(feature = "explain")]
fn row(head: [u8; 2]) -> Option<&'static Number> {
    let number = TABLE.get(usize::from(*INDEX.get(slot(head))?))?;
    (number.head() == head).then_some(number)
}

/// The place in the table of each prefix, by [`slot`]; the compiler fills it and refuses two in one place.
#[cfg(feature = "explain")]
static INDEX: [u8; 64] = index();

#[cfg(feature = "explain")]
const NONE: u8 = u8::MAX;

#[cfg(feature = "explain")]
const fn slot([first, second]: [u8; 2]) -> usize {
    ((first as usize * 13 + second as usize * 59) >> 2) % 64
}

#[cfg(feature = "explain")]
const fn index() -> [u8; 64] {
    let mut index = [NONE; 64];
    let mut row = 0;
    while row < TABLE.len() {
        let slot = slot(TABLE[row].head());
        assert!(index[slot] == NONE, "two prefixes share a slot: choose other factors");
        index[slot] = row as u8;
        row += 1;
    }
    index
}

/// All countries' numbers.
pub(crate) fn all() -> impl Iterator<Item = &'static Number> {
    TABLE.iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_found_by_its_prefix() {
        for number in all() {
            assert!(by_prefix(number.prefix()).is_some_and(|found| std::ptr::eq(found, number)));
        }
        assert!(by_prefix(b"GR").is_some_and(|found| found.prefix() == b"EL"));
        assert!(by_prefix(b"UK").is_some_and(|found| found.prefix() == b"GB"));
        assert!(by_prefix(b"US").is_none() && by_prefix(b"D").is_none() && by_prefix(b"12").is_none());
    }
}

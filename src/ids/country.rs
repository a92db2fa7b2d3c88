//! Country codes: ISO 3166-1 alpha-2, with the slips that people make, and the names of countries.
//!
//! Source: ISO 3166 Maintenance Agency, officially assigned codes, seen 2026-11; `XI` (Northern Ireland in VAT
//! matters) is no country there and stands for GB. `XK` (Kosovo) is what the EU and many shops use, but no assigned
//! code: `unusual`.

#[cfg(any(test, not(any(feature = "index", feature = "phone"))))]
mod bits;
mod codes;
#[cfg(feature = "country-names-europe")]
mod names;
#[cfg(any(test, feature = "index", feature = "phone"))]
mod table;

use super::explain::refused;
use super::typed::{NOTHING, read};
use super::{Finding, Verdict};
use crate::problem::{Params, Problem};
use crate::text::trim;
#[cfg(not(any(feature = "index", feature = "phone")))]
use bits::Code;
#[cfg(any(feature = "index", feature = "phone"))]
use table::Code;

/// A country, by its ISO 3166-1 alpha-2 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(Code);

const GB: Country = Country::known(*b"GB");
const GREECE: Country = Country::known(*b"GR");
const MONACO: Country = Country::known(*b"MC");
const MAN: Country = Country::known(*b"IM");
const LIECHTENSTEIN: Country = Country::known(*b"LI");
const KOSOVO: Country = Country::known(*b"XK");

impl Country {
    /// Reads a code or a name; case, accents, marks and the slips `UK` and `EL` are understood.
    ///
    /// Names are those of Europe with the feature `country-names-europe`, all with `country-names`.
    ///
    /// ```
    /// use debitor::Country;
    /// assert_eq!(Country::parse(" dk ").unwrap().as_str(), "DK");
    /// assert_eq!(Country::parse("UK").unwrap().as_str(), "GB");
    /// # #[cfg(feature = "country-names")]
    /// assert_eq!(Country::parse("Österreich").unwrap().as_str(), "AT");
    /// assert!(Country::parse("ZZ").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_code(text).or_else(|| by_name(text))
    }

    /// Reads a code alone, never a name.
    #[must_use]
    pub fn parse_code(text: &str) -> Option<Self> {
        let mut letters = [0; 2];
        for (place, character) in trim(text).chars().enumerate() {
            let letter = letters.get_mut(place)?;
            *letter = read(character);
            if *letter == NOTHING {
                return None;
            }
        }
        // A second letter that is missing is no letter of a code.
        Self::coded(letters)
    }

    /// The country of a code in upper case, or of one of the slips.
    pub(crate) fn coded(code: [u8; 2]) -> Option<Self> {
        let code = match &code {
            b"UK" | b"XI" => *b"GB",
            b"EL" => *b"GR",
            _ => code,
        };
        Code::listed(code).map(Self)
    }

    /// The country of a code that is known to be one; for constants.
    pub(crate) const fn known(code: [u8; 2]) -> Self {
        Self(Code::known(code))
    }

    /// Its place among all countries, for tables in the order of the codes.
    #[cfg(feature = "phone")]
    pub(crate) fn index(&self) -> usize {
        self.0.index()
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        self.0.as_str()
    }

    /// The letters that the country's VAT numbers begin with: the code itself, `EL` for Greece, and the neighbour's where
    /// the country belongs to the neighbour's VAT area (Monaco, the Isle of Man, Liechtenstein).
    #[must_use]
    pub fn vat_prefix(&self) -> &'static str {
        match *self {
            GREECE => "EL",
            MONACO => "FR",
            MAN => "GB",
            LIECHTENSTEIN => "CH",
            _ => self.as_str(),
        }
    }

    /// Whether a VAT number with this prefix may belong to somebody in the country: Northern Ireland's is `XI`.
    #[must_use]
    pub fn has_vat_prefix(&self, prefix: &str) -> bool {
        prefix == self.vat_prefix() || (*self == GB && prefix == "XI")
    }

    /// Whether the country is a member state of the European Union.
    ///
    /// Source: European Union, country profiles, 27 members, seen 2026-11.
    ///
    /// ```
    /// use debitor::Country;
    /// assert!(Country::parse("DK").unwrap().is_in_eu());
    /// assert!(!Country::parse("NO").unwrap().is_in_eu());
    /// ```
    #[must_use]
    pub fn is_in_eu(&self) -> bool {
        self.0.is_member()
    }
}

#[cfg(feature = "country-names-europe")]
fn by_name(text: &str) -> Option<Country> {
    let code = names::code_of(text)?;
    Code::listed(*code.as_bytes().first_chunk()?).map(Country)
}

#[cfg(not(feature = "country-names-europe"))]
fn by_name(_: &str) -> Option<Country> {
    None
}

impl std::fmt::Debug for Country {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Country").field(&self.as_str()).finish()
    }
}

pub(crate) fn verdict(text: &str, _: Option<Country>) -> Verdict {
    match Country::parse(text) {
        Some(KOSOVO) => Verdict::Unusual,
        Some(_) => Verdict::Valid,
        None => Verdict::Invalid,
    }
}

pub(crate) fn examine(text: &str, _: Option<Country>) -> Finding {
    finding(text, Country::parse(text))
}

/// What to say of a text that was read as `country`.
pub(crate) fn finding(text: &str, country: Option<Country>) -> Finding {
    let Some(country) = country else {
        let problem = Problem::error("country.unknown", Params::new().text("found", trim(text)));
        #[cfg(feature = "country-names")]
        let problem = problem.suggesting(names::near(text).map(str::to_owned).into_iter().collect());
        return refused(text, problem);
    };
    let code = country.as_str();
    if country == KOSOVO {
        let problem = Problem::warning("country.unassigned", Params::new().text("found", code));
        return Finding::unusual(code.to_owned(), code.to_owned(), problem);
    }
    Finding::fine(code.to_owned(), code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, code: &str) {
        assert_eq!(Country::parse(text).map(|country| country.as_str()).unwrap_or_default(), code, "{text:?}");
    }

    #[test]
    fn a_code_may_be_lower_case_dotted_or_full_width() {
        reads(" dk ", "DK");
        reads("U.K.", "GB");
        reads("ＳＥ", "SE");
        reads("el", "GR");
    }

    #[test]
    fn a_name_is_read_without_case_accents_and_marks() {
        reads("Oesterreich", "AT");
        reads("OSTERREICH", "AT");
        reads("O\u{308}sterreich", "AT");
        reads("The  Netherlands", "NL");
        reads("CÔTE-D’IVOIRE", if cfg!(feature = "country-names") { "CI" } else { "" });
    }

    #[test]
    fn a_code_of_three_letters_is_not_folded() {
        reads("DEU", "DE");
        reads("usa", "US");
        reads("deeu", "");
    }

    #[cfg(feature = "country-names")]
    #[test]
    fn a_typing_mistake_is_mended_only_where_one_country_is_near() {
        let suggestions = |text| examine(text, None).problems.remove(0).suggestions;
        assert_eq!(suggestions("Denmrak"), ["DK"]);
        assert!(suggestions("Iseland").is_empty());
        assert!(suggestions("Atlantis").is_empty());
    }

    #[test]
    fn kosovo_is_taken_with_a_warning() {
        assert_eq!(verdict("XK", None), Verdict::Unusual);
        assert!(!examine("xk", None).problems.iter().any(Problem::is_error));
    }

    #[test]
    fn both_ways_of_keeping_codes_know_the_same() {
        for code in (0..=u16::MAX).map(u16::to_be_bytes) {
            let (one, other) = (bits::Code::listed(code), table::Code::listed(code));
            assert_eq!(one.map(|code| code.as_str()), other.map(|code| code.as_str()));
            assert_eq!(one.map(|code| code.is_member()), other.map(|code| code.is_member()));
            assert_eq!(one, one.map(|_| bits::Code::known(code)));
            assert_eq!(other, other.map(|_| table::Code::known(code)));
        }
    }

    #[cfg(feature = "phone")]
    #[test]
    fn every_code_finds_itself_at_its_place() {
        for (place, code) in codes::CODES.as_bytes().chunks_exact(2).enumerate() {
            let country = Country::parse(std::str::from_utf8(code).unwrap_or_default());
            assert_eq!(country.map(|country| country.index()), Some(place));
        }
        assert_eq!(codes::CODES.len(), 2 * 250);
    }
}

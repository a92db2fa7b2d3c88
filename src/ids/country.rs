//! Country codes: ISO 3166-1 alpha-2, with the slips that people make.
//!
//! Source: ISO 3166 Maintenance Agency, officially assigned codes, seen 2026-11; `XI` (Northern Ireland in VAT
//! matters) is no country there and stands for GB.

use super::typed::narrow;
use super::{Finding, Verdict};
use crate::problem::{Params, Problem};
use crate::text::trim;

/// All officially assigned codes, two letters each, sorted.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCO\
    CRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMIN\
    IOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANC\
    NENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTG\
    THTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// A country, by its ISO 3166-1 alpha-2 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(&'static str);

impl Country {
    /// Reads a code; lower case, spaces around it and the slips `UK` and `EL` are understood.
    ///
    /// ```
    /// use debitor::Country;
    /// assert_eq!(Country::parse(" dk ").unwrap().as_str(), "DK");
    /// assert_eq!(Country::parse("UK").unwrap().as_str(), "GB");
    /// assert!(Country::parse("ZZ").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut letters = trim(text).chars();
        let code = [narrow(letters.next()?)?, narrow(letters.next()?)?];
        if letters.next().is_some() {
            return None;
        }
        let code: &[u8] = match &code {
            b"UK" | b"XI" => b"GB",
            b"EL" => b"GR",
            known => known,
        };
        let index = CODES.as_bytes().chunks_exact(2).position(|known| known == code)?;
        CODES.get(2 * index..2 * index + 2).map(Self)
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        self.0
    }

    /// The letters that the country's VAT numbers begin with: the code itself, `EL` for Greece.
    #[must_use]
    pub fn vat_prefix(&self) -> &'static str {
        if self.0 == "GR" { "EL" } else { self.as_str() }
    }

    /// Whether a VAT number with this prefix may belong to somebody in the country: Northern Ireland's is `XI`.
    #[must_use]
    pub fn has_vat_prefix(&self, prefix: &str) -> bool {
        prefix == self.vat_prefix() || (self.0 == "GB" && prefix == "XI")
    }
}

pub(crate) fn verdict(text: &str, _: Option<Country>) -> Verdict {
    if Country::parse(text).is_some() { Verdict::Valid } else { Verdict::Invalid }
}

pub(crate) fn examine(text: &str, _: Option<Country>) -> Finding {
    match Country::parse(text) {
        Some(country) => Finding::fine(country.as_str().to_owned(), country.as_str().to_owned()),
        None => Finding::invalid(text, Problem::error("country.unknown", Params::new().text("found", trim(text)))),
    }
}

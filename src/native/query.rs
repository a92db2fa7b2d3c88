//! Questions about single numbers.

use crate::error::Error;
use crate::ids::{Answer, Country, Scheme};
use crate::problem::{Catalogue, built_in};
use std::sync::Arc;

/// A language and a country, ready to examine numbers.
#[derive(Clone, Debug)]
pub(super) struct Identifier {
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) country: Option<Country>,
}

impl Identifier {
    /// `locale` may be any; English where it has no catalogue.
    pub(super) fn new(locale: &str, country: Option<&str>) -> Result<Self, Error> {
        Ok(Self { catalogue: Arc::new(built_in(&[locale])?), country: country.map(parse_country).transpose()? })
    }

    /// Examines `value`; a `country` that is given counts more than the one that was set.
    ///
    /// # Errors
    /// `scheme.unknown`, `country.unknown`.
    pub(super) fn ask(&self, scheme: &str, value: &str, country: Option<&str>) -> Result<Answer, Error> {
        let scheme = Scheme::find(scheme.trim())?;
        let country = country.filter(|text| !text.trim().is_empty()).map(parse_country).transpose()?;
        Ok(scheme.answer(value, country.or(self.country), &self.catalogue))
    }
}

/// Reads a country code.
///
/// # Errors
/// `country.unknown`.
pub(super) fn parse_country(text: &str) -> Result<Country, Error> {
    Country::parse(text).ok_or_else(|| {
        Error::new("country.unknown", ["unknown country `", text, "`; two letters are meant, as in DK"].concat())
    })
}

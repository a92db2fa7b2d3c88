//! The crate `regex`. Of Unicode a pattern needs no tables: it has no classes by property and no case folding.

use crate::error::Error;
use regex::{Regex, RegexBuilder};

#[derive(Clone, Debug)]
pub(super) struct Engine(Regex);

impl Engine {
    pub(super) fn new(canonical: &str) -> Result<Self, Error> {
        let whole = ["^(?:", canonical, ")$"].concat();
        match RegexBuilder::new(&whole).dot_matches_new_line(true).build() {
            Ok(regex) => Ok(Self(regex)),
            Err(error) => Err(Error::new("profile.pattern", error.to_string())),
        }
    }

    pub(super) fn is_match(&self, _canonical: &str, value: &str) -> bool {
        self.0.is_match(value)
    }
}

//! No engine: no pattern can be read.

use crate::error::Error;

#[derive(Clone, Debug)]
pub(super) struct Engine;

impl Engine {
    pub(super) fn new(_canonical: &str) -> Result<Self, Error> {
        Err(Error::new("profile.pattern", "built without patterns".to_owned()))
    }

    pub(super) fn is_match(&self, _canonical: &str, _value: &str) -> bool {
        false
    }
}

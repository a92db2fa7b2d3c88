//! The `RegExp` of JavaScript, made once for each pattern; it costs no bytes.

use crate::error::Error;
use crate::text::concat;
use js_sys::RegExp;

#[derive(Clone, Debug)]
pub(super) struct Engine(RegExp);

impl Engine {
    /// The flags are `u`, with which a character is a character, also beyond the first 65536, and `s`, with which a line
    /// break is one too.
    pub(super) fn new(canonical: &str) -> Result<Self, Error> {
        Ok(Self(RegExp::new(&concat(&["^(?:", canonical, ")$"]), "su")))
    }

    pub(super) fn is_match(&self, _canonical: &str, value: &str) -> bool {
        self.0.test(value)
    }
}

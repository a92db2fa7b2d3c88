//! The browser's own regular expressions, which cost no bytes.

use crate::error::Error;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    type RegExp;

    /// Throws on what is no regular expression; a canonical text always is one.
    #[wasm_bindgen(constructor)]
    fn new(text: &str, flags: &str) -> RegExp;

    #[wasm_bindgen(method)]
    fn test(this: &RegExp, value: &str) -> bool;
}

/// Nothing is kept: browsers remember what they compiled, and a number less in the module's list of values is a number
/// less to give back.
#[derive(Clone, Debug)]
pub(super) struct Engine;

impl Engine {
    pub(super) fn new(_canonical: &str) -> Result<Self, Error> {
        Ok(Self)
    }

    /// With `u` a character is a character, also beyond the first 65536; with `s` a line break is one too.
    pub(super) fn is_match(&self, canonical: &str, value: &str) -> bool {
        RegExp::new(&["^(?:", canonical, ")$"].concat(), "su").test(value)
    }
}

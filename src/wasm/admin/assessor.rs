//! Judges rows of a session that another worker has.

use super::rules::profile;
use super::value::throw;
use crate::error::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Judges rows.
#[wasm_bindgen]
pub struct Assessor(crate::preview::Assessor);

#[wasm_bindgen]
impl Assessor {
    /// `given`, `bases` and `locale` as of the session; the files that it was given are here too.
    ///
    /// # Errors
    /// As those of the session.
    #[wasm_bindgen(constructor)]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn new(given: &JsValue, bases: &JsValue, locale: &str) -> Result<Assessor, JsValue> {
        let make = || crate::preview::Assessor::new(profile(given, bases)?, locale).map(Assessor);
        make().map_err(|error: Error| throw(&error))
    }

    /// Takes what `share` of the session gave, and where there are others now the customers that are there already.
    ///
    /// # Errors
    /// `preview.exchange`, `match.…`, `index.…`.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn brief(&mut self, brief: &[u8], debtors: Option<Vec<u8>>) -> Result<(), JsValue> {
        let known = debtors.map_or(Ok(()), |debtors| self.0.know(&debtors));
        known.and_then(|()| self.0.brief(brief)).map_err(|error| throw(&error))
    }

    /// Judges what `handOut` of the session gave, for its `takeBack`.
    ///
    /// # Errors
    /// `preview.exchange`.
    pub fn judge(&mut self, block: &[u8]) -> Result<Vec<u8>, JsValue> {
        self.0.judge(block).map_err(|error| throw(&error))
    }
}

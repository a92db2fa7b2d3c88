//! The customers grid: a file of those that are there.

use super::export::file;
use super::rules::profile;
use super::value::{answer, encode, read, throw};
use crate::error::Error;
use crate::preview::out::Format;
use crate::preview::{GridFilter, GridQuery, Options};
use crate::wasm::files::complete;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A grid of customers.
#[wasm_bindgen]
pub struct Grid(crate::preview::Grid);

#[wasm_bindgen]
impl Grid {
    /// `given` is a profile or the name of one, `bases` an object of profiles by name that it may extend; of the options
    /// `locale` counts.
    ///
    /// # Errors
    /// An `Error` with `code`, `path` and `hint` when one of them is broken; `file.missing` where one is to be given first.
    #[wasm_bindgen(constructor)]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn new(given: &JsValue, bases: &JsValue, options: &JsValue) -> Result<Grid, JsValue> {
        let make = || {
            let locale = Options::read(&read(options))?.locale.unwrap_or_default();
            crate::preview::Grid::new(profile(given, bases)?, &locale).map(Grid)
        };
        complete(make()).map_err(|error: Error| throw(&error))
    }

    /// The next bytes of the file.
    ///
    /// # Errors
    /// `table.…`.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        self.0.feed(bytes).map_err(|error| throw(&error))
    }

    /// The file is at its end.
    ///
    /// # Errors
    /// `table.…`.
    pub fn finish(&mut self) -> Result<(), JsValue> {
        self.0.finish().map_err(|error| throw(&error))
    }

    /// Reads up to so many customers.
    ///
    /// # Errors
    /// `table.…`.
    pub fn step(&mut self, most_rows: usize) -> Result<JsValue, JsValue> {
        answer(self.0.step(most_rows))
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> JsValue {
        encode(&self.0.progress())
    }

    /// Columns, and what can be filtered by.
    #[must_use]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn info(&self) -> JsValue {
        encode(&self.0.info())
    }

    /// Customers.
    ///
    /// # Errors
    /// `preview.query`.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn rows(&self, query: &JsValue) -> Result<JsValue, JsValue> {
        let find = |node| self.0.rows(&GridQuery::read(&node)?);
        answer(find(read(query)))
    }

    /// Those that the filter lets through, as a file.
    ///
    /// # Errors
    /// `preview.query`, `preview.format`, `sheet.…`.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn export(&self, filter: &JsValue, format: &str) -> Result<JsValue, JsValue> {
        let write = || {
            let format = Format::named(format)?;
            let bytes = self.0.export(Some(&GridFilter::read(&read(filter))?), format)?;
            Ok(file(&["customers.", format.as_str()].concat(), format.media_type(), &bytes))
        };
        write().map_err(|error: Error| throw(&error))
    }
}

//! A profile and a language, and what they say of one customer.

use super::value::{answer, encode, read, throw};
use crate::check::Checker;
use crate::error::Error;
use crate::node::Node;
use crate::profile::{Profile, preset_node, resolve};
use crate::wasm::files::complete;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The profile that JavaScript names or gives; `bases` holds those by name that it may extend, beside the built-in ones.
///
/// # Errors
/// `profile.…`, where it is broken or unknown.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
pub(super) fn profile(given: &JsValue, bases: &JsValue) -> Result<Profile, Error> {
    let bases = read(bases);
    let mut find = |name: &str| bases.get(name).cloned().map_or_else(|| preset_node(name), Ok);
    let own = match read(given) {
        Node::Text(name) => find(&name)?,
        node => node,
    };
    Profile::from_node(&resolve(&own, &mut find)?)
}

/// A profile and a language, ready to check customers.
#[wasm_bindgen]
pub struct Rules(Checker);

#[wasm_bindgen]
impl Rules {
    /// `profile` is a name or an object, `bases` an object of profiles by name that it may extend.
    ///
    /// # Errors
    /// An `Error` with `code`, `path` and `hint` when one of them is broken; `file.missing` where one is to be given first.
    #[wasm_bindgen(constructor)]
    pub fn new(given: &JsValue, bases: &JsValue, locale: &str) -> Result<Rules, JsValue> {
        let make = || Checker::new(profile(given, bases)?, locale).map(Rules);
        complete(make()).map_err(|error| throw(&error))
    }

    /// The report on a customer.
    #[must_use]
    pub fn check(&self, customer: &JsValue) -> JsValue {
        encode(&self.0.check(&read(customer)))
    }

    /// The customer's identity key, or `null`.
    #[must_use]
    pub fn key(&self, customer: &JsValue) -> JsValue {
        encode(&self.0.key(&read(customer)))
    }

    /// One field's value; the rest of the customer, if given, tells country and kind.
    ///
    /// # Errors
    /// An `Error` with code `field.unknown` and a hint.
    #[wasm_bindgen(js_name = checkField)]
    pub fn check_field(&self, field: &str, value: &str, customer: &JsValue) -> Result<JsValue, JsValue> {
        answer(self.0.check_field(field, value, &read(customer)))
    }

    /// What the accounts say of a customer: name, template, mandate, removal.
    #[must_use]
    pub fn advise(&self, customer: &JsValue) -> JsValue {
        encode(&self.0.advise(&read(customer)))
    }

    /// A text of the catalogue, its placeholders filled from `params`.
    #[must_use]
    pub fn text(&self, key: &str, params: &JsValue) -> String {
        let params = read(params);
        self.0.catalogue().text(key, |name| params.get(name)?.text())
    }
}

//! The checkout module.

use super::js::{answer, encode, read, text, throw};
use crate::check::Checker;
use crate::error::Error;
use crate::ids::{self, Country, Scheme};
use crate::node::Node;
use crate::problem::Catalogue;
use crate::profile::{self, Profile};
use crate::text::cut;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A profile and a language, ready to check customers.
///
/// All arguments come as JavaScript values, texts too: one way across costs fewer bytes than two.
#[wasm_bindgen]
pub struct Checkout(Checker);

#[wasm_bindgen]
impl Checkout {
    /// `profile` is an object as in the package's `presets` or the name of one in `bases`, which holds profiles by name
    /// (`null`: there is one of that name, and nobody has asked for it). `messages` is a list of objects as in its
    /// `locales`, each laid over the ones before where it is in their language; `overrides` is one that is laid over the
    /// profile's own texts as well. `locale` is the tag by which all those were chosen.
    ///
    /// # Errors
    /// An `Error` with `code`, `path` and `hint` when one of them is broken.
    #[wasm_bindgen(constructor)]
    pub fn new(
        profile: &JsValue,
        messages: &JsValue,
        locale: &JsValue,
        bases: &JsValue,
        overrides: &JsValue,
    ) -> Result<Checkout, JsValue> {
        let make = || {
            let bases = read(bases);
            let mut find = |name: &str| find(&bases, name);
            let profile = match read(profile) {
                Node::Text(name) => find(&name)?,
                whole => whole,
            };
            let profile = Profile::from_node(&profile::resolve(&profile, &mut find)?)?;
            let locale = text(locale);
            let mut catalogue: Option<Catalogue> = None;
            if let Node::List(files) = read(messages) {
                for file in &files {
                    match &mut catalogue {
                        Some(texts) => texts.lay(&locale, file)?,
                        first => *first = Some(Catalogue::from_node(file, &[])?),
                    }
                }
            }
            let mut checker = Checker::with_catalogue(profile, catalogue.unwrap_or_default(), &locale);
            checker.lay(&locale, &read(overrides))?;
            Ok(Checkout(checker))
        };
        make().map_err(|error: Error| throw(&error))
    }

    /// The report on a customer.
    pub fn check(&self, customer: &JsValue) -> JsValue {
        encode(&self.0.check(&read(customer)))
    }

    /// The customer's identity key, or `null`.
    pub fn key(&self, customer: &JsValue) -> JsValue {
        encode(&self.0.key(&read(customer)))
    }

    /// One field's value; the rest of the customer, if given, tells country and kind.
    ///
    /// # Errors
    /// An `Error` with code `field.unknown` and a hint.
    #[wasm_bindgen(js_name = checkField)]
    pub fn check_field(&self, field: &JsValue, value: &JsValue, customer: &JsValue) -> Result<JsValue, JsValue> {
        answer(self.0.check_field(&text(field), &text(value), &read(customer)))
    }

    /// A value of a scheme (or of a field that follows one), by itself.
    ///
    /// # Errors
    /// An `Error` with code `scheme.unknown` and a hint.
    pub fn examine(&self, scheme: &JsValue, value: &JsValue, country: &JsValue) -> Result<JsValue, JsValue> {
        let scheme = Scheme::find(&text(scheme));
        let country = Country::parse(&text(country));
        answer(scheme.map(|scheme| scheme.answer(&text(value), country, self.0.catalogue())))
    }

    /// The verdict alone: its place in the order of `Verdict`, or 4 for an unknown scheme.
    pub fn verdict(scheme: &str, value: &str, country: &str) -> u8 {
        Scheme::named(scheme).map_or(4, |scheme| scheme.verdict(value, Country::parse(country)) as u8)
    }

    /// The verdicts on values, each with U+0000 behind it: a digit each, nothing for an unknown scheme.
    pub fn verdicts(scheme: &str, mut values: &str, country: &str) -> String {
        let mut found = String::new();
        if let Some(scheme) = Scheme::named(scheme) {
            let country = Country::parse(country);
            while let Some((value, rest)) = cut(values, 0) {
                found.push(char::from(b'0' + scheme.verdict(value, country) as u8));
                values = rest;
            }
        }
        found
    }

    /// The schemes that a text satisfies.
    pub fn identify(&self, value: &JsValue, country: &JsValue) -> JsValue {
        encode(&ids::identify(&text(value), Country::parse(&text(country))))
    }

    /// Formats while typing; `scheme` is a scheme or a field.
    ///
    /// # Errors
    /// An `Error` with code `scheme.unknown`.
    pub fn format(
        &self,
        scheme: &JsValue,
        value: &JsValue,
        caret: usize,
        country: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let country = Country::parse(&text(country)).or_else(|| Country::parse(self.0.profile().country.as_deref()?));
        answer(Scheme::find(&text(scheme)).map(|scheme| ids::format(scheme, &text(value), caret, country)))
    }

    /// What the form should show for a customer as filled in so far.
    pub fn form(&self, customer: &JsValue) -> JsValue {
        encode(&self.0.form(&read(customer)))
    }

    /// A text of the catalogue, its placeholders filled from `params`.
    pub fn text(&self, key: &JsValue, params: &JsValue) -> JsValue {
        let params = read(params);
        encode(&self.0.catalogue().text(&text(key), |name| params.get(name)?.text()))
    }
}

/// The profile of that name.
fn find(bases: &Node, name: &str) -> Result<Node, Error> {
    let mut names = Vec::new();
    if let Node::Map(entries) = bases {
        for (known, profile) in entries {
            if known == name && *profile != Node::Null {
                return Ok(profile.clone());
            }
            names.push(known.as_str());
        }
    }
    Err(Error::unknown("profile.unknown", "profile", name, &names))
}

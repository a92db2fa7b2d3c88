//! JavaScript values to exchange trees and back.

use crate::error::Error;
use crate::node::{Node, ToNode};
use js_sys::{JSON, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Reads any JavaScript value; what JSON can't write is `null`.
///
/// By way of JSON: the browser tells an object that holds itself, `serde_json` one that is nested too deep.
pub(super) fn read(value: &JsValue) -> Node {
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// What a method gives or throws.
pub(super) fn answer(result: Result<impl ToNode, Error>) -> Result<JsValue, JsValue> {
    result.map(|value| encode(&value)).map_err(|error| throw(&error))
}

/// A plain JavaScript value.
pub(super) fn encode(value: &impl ToNode) -> JsValue {
    let serializer = Serializer::json_compatible();
    // Texts, numbers, lists and objects of texts: there is none of these that JavaScript lacks.
    value.to_node().serialize(&serializer).unwrap_or(JsValue::NULL)
}

/// A JavaScript `Error` with `code`, `path` and `hint`.
pub(super) fn throw(error: &Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.message());
    let texts = [("code", Some(error.code())), ("path", error.path()), ("hint", error.hint())];
    for (name, text) in texts {
        if let Some(text) = text {
            // Setting a property of a new object can't fail.
            let _ = Reflect::set(&thrown, &JsValue::from_str(name), &JsValue::from_str(text));
        }
    }
    thrown.into()
}

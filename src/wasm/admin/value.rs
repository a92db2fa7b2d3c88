//! JavaScript values to exchange trees and back.

use crate::error::Error;
use crate::node::{Node, ToNode};
use crate::wasm::script::{read_value, value_of};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Reads any JavaScript value; what JSON can't write is `null`.
pub(super) fn read(value: &JsValue) -> Node {
    read_value(value)
}

/// What a method gives or throws.
pub(super) fn answer(result: Result<impl ToNode, Error>) -> Result<JsValue, JsValue> {
    result.map(|value| encode(&value)).map_err(|error| throw(&error))
}

/// A plain JavaScript value.
pub(super) fn encode(value: &impl ToNode) -> JsValue {
    value_of(&value.to_node())
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

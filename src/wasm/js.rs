//! JavaScript values to exchange trees and back, by way of JSON.
//!
//! The browser's own `JSON` walks and builds the objects. Doing that here, value by value, takes a dozen imports and
//! costs more bytes than the reader and writer of JSON next door.

use super::json;
use crate::error::Error;
use crate::node::{Node, ToNode};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// `undefined` for a value that JSON has no word for; throws on an object that holds itself.
    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn stringify(value: &JsValue) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(js_namespace = JSON)]
    fn parse(text: &str) -> JsValue;

    #[wasm_bindgen(js_name = Error)]
    fn new_error(message: &str) -> JsValue;

    #[wasm_bindgen(js_namespace = Object)]
    fn assign(target: &JsValue, source: &JsValue);
}

/// Reads any JavaScript value; what JSON can't write is `null`.
pub(super) fn read(value: &JsValue) -> Node {
    match stringify(value) {
        Ok(Some(text)) => json::read(&text),
        _ => Node::Null,
    }
}

/// Reads a text; nothing where it is none.
pub(super) fn text(value: &JsValue) -> String {
    read(value).text().unwrap_or_default()
}

/// What a method of the class gives or throws.
pub(super) fn answer(result: Result<impl ToNode, Error>) -> Result<JsValue, JsValue> {
    result.map(|value| encode(&value)).map_err(|error| throw(&error))
}

/// The value that an encoder gives, for JavaScript.
pub(super) fn encode(value: &impl ToNode) -> JsValue {
    give(value.to_node())
}

#[inline(never)]
fn give(node: Node) -> JsValue {
    let mut text = String::new();
    json::write(&node, &mut text);
    parse(&text)
}

/// A JavaScript `Error` with `code`, `path` and `hint`.
pub(super) fn throw(error: &Error) -> JsValue {
    let thrown = new_error(&error.message());
    assign(&thrown, &encode(error));
    thrown
}

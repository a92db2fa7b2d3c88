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
    /// `undefined` for a value that JSON has no word for; throws on an object that holds itself, a big integer, or a
    /// property that throws.
    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn stringify(value: &JsValue) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(js_namespace = JSON)]
    fn parse(text: &str) -> JsValue;

    /// Throws where a proxy does.
    #[wasm_bindgen(js_namespace = Object, catch)]
    fn keys(value: &JsValue) -> Result<JsValue, JsValue>;

    /// Throws where a getter does.
    #[wasm_bindgen(js_namespace = Reflect, catch)]
    fn get(value: &JsValue, key: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = Error)]
    fn new_error(message: &str) -> JsValue;

    #[wasm_bindgen(js_namespace = Object)]
    fn assign(target: &JsValue, source: &JsValue);
}

/// Reads any JavaScript value; what JSON can't write is `null`.
pub(super) fn read(value: &JsValue) -> Node {
    read_within(value, json::DEPTH)
}

fn read_within(value: &JsValue, depth: usize) -> Node {
    match stringify(value) {
        Ok(Some(text)) => json::read(&text),
        // One odd property must not cost the others: each is read by itself.
        Err(_) if depth > 0 => read_parts(value, depth),
        _ => Node::Null,
    }
}

fn read_parts(value: &JsValue, depth: usize) -> Node {
    let mut entries = Vec::new();
    if let Node::List(names) = keys(value).map_or(Node::Null, |names| read_within(&names, 0)) {
        for name in names {
            if let Node::Text(name) = name
                && let Ok(child) = get(value, &name)
            {
                entries.push((name, read_within(&child, depth - 1)));
            }
        }
    }
    if entries.is_empty() { Node::Null } else { Node::Map(entries) }
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

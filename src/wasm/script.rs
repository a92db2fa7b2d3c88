//! JSON text by the browser's own `JSON`: what that has written is read and written here.

use super::json;
use crate::node::Node;
use js_sys::{JSON, Number};
use wasm_bindgen::{JsCast, JsValue};

/// As deep as `serde_json` reads on servers; what is nested deeper is left out.
const DEPTH: usize = 127;

/// Reads a JSON text.
///
/// # Errors
/// What is wrong with it, in the browser's words.
pub(crate) fn read(text: &str) -> Result<Node, String> {
    match JSON::parse(text) {
        Ok(value) => Ok(read_value(&value)),
        Err(error) => Err(error.dyn_ref::<js_sys::Error>().map_or_else(String::new, |error| error.message().into())),
    }
}

/// Reads any JavaScript value; what JSON can't write is `null`.
pub(super) fn read_value(value: &JsValue) -> Node {
    // The browser tells an object that holds itself, and a function has no text.
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string());
    text.map_or(Node::Null, |text| json::read(&text, DEPTH))
}

/// Writes a tree in one line.
pub(crate) fn write(node: &Node, into: &mut Vec<u8>) {
    let mut text = String::new();
    json::write(node, &mut text);
    into.extend_from_slice(text.as_bytes());
}

/// A plain JavaScript value.
pub(super) fn value_of(node: &Node) -> JsValue {
    let mut text = String::new();
    json::write(node, &mut text);
    // What was written is JSON.
    JSON::parse(&text).unwrap_or(JsValue::NULL)
}

/// A tree as a text for people, each member on a line of its own.
pub(super) fn pretty(node: &Node) -> String {
    let text = JSON::stringify_with_replacer_and_space(&value_of(node), &JsValue::NULL, &JsValue::from(2));
    text.map_or_else(|_| String::new(), String::from)
}

/// Only what a double holds as it is written is a number; any other stays the text that it came as.
pub(super) fn is_number(text: &str) -> bool {
    let number = JsValue::from_str(text).unchecked_into_f64();
    let written = Number::from(number).to_string_with_radix(10);
    written.is_ok_and(|written| written == *text) && number.is_finite() && !text.contains('e')
}

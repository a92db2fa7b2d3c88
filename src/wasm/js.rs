//! JavaScript values to exchange trees and back.

use crate::error::Error;
use crate::node::{Node, ToNode};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Objects nested deeper than this are left out, so that one that holds itself can't hang the page.
const DEPTH: usize = 24;

/// Reads any JavaScript value; what JSON has no word for (functions, symbols) is `null`.
pub(super) fn read(value: &JsValue) -> Node {
    read_within(value, DEPTH)
}

fn read_within(value: &JsValue, depth: usize) -> Node {
    if let Some(text) = value.as_string() {
        return Node::Text(text);
    }
    if let Some(flag) = value.as_bool() {
        return Node::Bool(flag);
    }
    if let Some(number) = value.as_f64() {
        // Whole numbers that JavaScript holds exactly; the others as JavaScript writes them.
        return if number.trunc() == number && number.abs() < 9_007_199_254_740_992.0 {
            Node::Int(number as i64)
        } else {
            Node::Number(js_sys::Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default())
        };
    }
    if depth == 0 || !value.is_object() {
        return Node::Null;
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        let mut items = Vec::new();
        for index in 0..list.length() {
            items.push(read_within(&list.get(index), depth - 1));
        }
        return Node::List(items);
    }
    let keys = Object::keys(value.unchecked_ref::<Object>());
    let mut entries = Vec::new();
    for index in 0..keys.length() {
        let key = keys.get(index);
        // A getter that throws counts as empty.
        let child = Reflect::get(value, &key).unwrap_or_default();
        entries.push((key.as_string().unwrap_or_default(), read_within(&child, depth - 1)));
    }
    Node::Map(entries)
}

/// Makes the JavaScript value for a tree: plain objects and arrays.
pub(super) fn write(node: &Node) -> JsValue {
    match node {
        Node::Null => JsValue::NULL,
        Node::Bool(flag) => JsValue::from_bool(*flag),
        Node::Int(number) => JsValue::from_f64(*number as f64),
        Node::Number(text) | Node::Text(text) => JsValue::from_str(text),
        Node::List(items) => {
            let list = Array::new();
            for item in items {
                list.push(&write(item));
            }
            list.into()
        }
        Node::Map(entries) => {
            let object = Object::new();
            for (key, value) in entries {
                // Setting a key of a fresh plain object can't fail.
                let _ = Reflect::set(&object, &JsValue::from_str(key), &write(value));
            }
            object.into()
        }
    }
}

/// The value that an encoder gives, for JavaScript.
pub(super) fn encode(value: &impl ToNode) -> JsValue {
    write(&value.to_node())
}

/// A JavaScript `Error` with `code`, `path` and `hint`.
pub(super) fn throw(error: &Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.message());
    let _ = Object::assign(&thrown, encode(error).unchecked_ref());
    thrown.into()
}

//! The one way across: a text of arguments in, a text of the answer out.
//!
//! JavaScript asks for [`room`], writes a text there and calls; what the call gives stands at [`answer`]. Both are UTF-8.
//! Only numbers cross, so the module needs no glue but www/ts/module.ts.

use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static ARGUMENTS: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
    static ANSWER: Cell<String> = const { Cell::new(String::new()) };
}

/// Makes room for so many bytes, and gives the address.
#[wasm_bindgen]
pub fn room(bytes: usize) -> usize {
    let mut arguments = ARGUMENTS.take();
    if arguments.len() < bytes {
        arguments.resize(bytes, 0);
    }
    let address = arguments.as_mut_ptr().addr();
    ARGUMENTS.set(arguments);
    address
}

/// The address of the answer.
#[wasm_bindgen]
pub fn answer() -> usize {
    let answer = ANSWER.take();
    let address = answer.as_ptr().addr();
    ANSWER.set(answer);
    address
}

/// What is made of the arguments.
pub(super) fn with_arguments<T>(then: impl FnOnce(&[u8]) -> T) -> T {
    let arguments = ARGUMENTS.take();
    let made = then(&arguments);
    ARGUMENTS.set(arguments);
    made
}

/// The text of so many bytes that stands among the arguments behind some others.
#[inline(never)]
pub(super) fn text(arguments: &[u8], before: usize, bytes: usize) -> &str {
    arguments.get(before..before + bytes).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default()
}

/// Puts an answer where JavaScript finds it, and gives its length in bytes.
pub(super) fn give(answer: String) -> usize {
    let length = answer.len();
    ANSWER.set(answer);
    length
}

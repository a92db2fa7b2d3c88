//! The one way across: a text of arguments in, a text of the answer out.
//!
//! JavaScript asks for [`room`], writes the UTF-16 units of a text there and calls; what the call gives is UTF-8 at
//! [`answer`]. Only numbers cross, so the module needs no glue but www/ts/module.ts.

use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static ARGUMENTS: Cell<Vec<u16>> = const { Cell::new(Vec::new()) };
    static ANSWER: Cell<String> = const { Cell::new(String::new()) };
}

/// Makes room for a text of so many units, and gives the address.
#[wasm_bindgen]
pub fn room(units: usize) -> usize {
    let mut arguments = ARGUMENTS.take();
    if arguments.len() < units {
        arguments.resize(units, 0);
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

/// Reads the text of so many units that stands there behind some others; half a surrogate pair is replaced.
#[inline(never)]
pub(super) fn text(before: usize, units: usize) -> String {
    let arguments = ARGUMENTS.take();
    let mut text = String::with_capacity(units);
    let there = arguments.get(before..before + units).unwrap_or_default();
    for character in char::decode_utf16(there.iter().copied()) {
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    ARGUMENTS.set(arguments);
    text
}

/// Puts an answer where JavaScript finds it, and gives its length in bytes.
pub(super) fn give(answer: String) -> usize {
    let length = answer.len();
    ANSWER.set(answer);
    length
}

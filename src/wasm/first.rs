//! The module that a page loads first: what the form asks for, whether all is right, and the key. What is to be said of
//! what is wrong, the checkout module says.

use super::arguments::{Arguments, format};
use super::exchange::{give, text, with_arguments};
use super::json;
use crate::address;
use crate::check::Checker;
use crate::error::Error;
use crate::key::read_part;
use crate::node::{FromNode, Node, ToNode};
use crate::profile::Profile;
use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// One for each profile, by number.
    static CHECKERS: Cell<Vec<Checker>> = const { Cell::new(Vec::new()) };
}

/// What this module can't read of a profile: one that says any of it is left to the checkout module.
const REST: [&str; 6] = ["choices", "extends", "formats", "numbers", "patterns", "templates"];

/// Makes a checker of a profile that is known to be right, or asks one; the arguments are a JSON array of so many bytes.
/// Gives the length of the JSON answer.
#[wasm_bindgen]
pub fn call(method: u8, checker: usize, bytes: usize) -> usize {
    let arguments = Arguments(with_arguments(|all| json::read(text(all, 0, bytes), json::DEPTH + 1)));
    let mut checkers = CHECKERS.take();
    let answer = match checkers.get(checker) {
        Some(checker) => ask(method, checker, &arguments).unwrap_or_default(),
        None if needs_rest(arguments.node(0)) => Node::Null,
        None => {
            checkers.push(Checker::without_words(Profile::decode(Some(arguments.node(0)))));
            Node::Int(checkers.len() as i64 - 1)
        }
    };
    CHECKERS.set(checkers);
    let mut written = String::new();
    json::write(&answer, &mut written);
    give(written)
}

/// The methods by their number, as in www/ts/first/module.ts.
fn ask(method: u8, checker: &Checker, arguments: &Arguments) -> Result<Node, Error> {
    Ok(match method {
        0 => checker.check(arguments.node(0)).to_node(),
        1 => checker.form(arguments.node(0)).to_node(),
        // The field, its value, and the rest of the customer.
        2 => checker.check_field(&arguments.text(0), &arguments.text(1), arguments.node(2))?.to_node(),
        _ => format(checker, arguments)?.to_node(),
    })
}

/// Whether a profile says what only the checkout module can read, invoice addresses as keys among it.
fn needs_rest(profile: &Node) -> bool {
    let is_said = |key: &&str| match profile.get(key) {
        None | Some(Node::Null) => false,
        Some(Node::List(items)) => !items.is_empty(),
        Some(Node::Map(entries)) => !entries.is_empty(),
        Some(_) => true,
    };
    !matches!(profile, Node::Map(_)) || REST.iter().any(is_said) || names_address(profile.get("kinds"))
}

/// Whether a key under any kind is made of the invoice address.
fn names_address(node: Option<&Node>) -> bool {
    match node {
        Some(Node::Text(part)) => read_part(part).0 == address::PART,
        Some(Node::List(items)) => items.iter().any(|item| names_address(Some(item))),
        Some(Node::Map(entries)) => entries.iter().any(|(_, value)| names_address(Some(value))),
        _ => false,
    }
}

//! Profiles and languages in the admin module: it is given those that it needs, as files of their own.
//!
//! What is missing is found out by trying: the attempt fails with `file.missing`, whose path names the file, and succeeds
//! once that was given.

use super::script;
use crate::error::Error;
use crate::node::Node;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// Each file by folder and name.
    static FILES: RefCell<Vec<(String, Node)>> = const { RefCell::new(Vec::new()) };
    /// The first one that was missed.
    static MISSED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Takes a file, `locales/da` or `presets/iex`, as JSON.
#[wasm_bindgen]
pub fn give(name: &str, json: &str) {
    let file = script::read(json).unwrap_or_default();
    FILES.with_borrow_mut(|files| files.push((name.to_owned(), file)));
}

/// The file of that name in a folder, if it was given.
pub(crate) fn find(folder: &str, name: &str) -> Option<Node> {
    let name = [folder, name].concat();
    let found = FILES.with_borrow(|files| files.iter().find(|(known, _)| *known == name).map(|(_, file)| file.clone()));
    if found.is_none() {
        MISSED.with_borrow_mut(|missed| {
            missed.get_or_insert(name);
        });
    }
    found
}

/// What an attempt gives, or that it wants a file.
///
/// # Errors
/// `file.missing` with the file's name; else those of the attempt.
pub(super) fn complete<T>(attempt: Result<T, Error>) -> Result<T, Error> {
    match MISSED.take() {
        Some(name) => Err(Error::new("file.missing", "a file of the package was not given".to_owned()).at(name)),
        None => attempt,
    }
}

//! The checkout module: what www/ts/module.ts can ask.

use super::arguments::{Arguments, format};
use super::exchange::{give, text, with_arguments};
use super::json;
use crate::check::Checker;
use crate::error::Error;
use crate::ids::{self, Country, Scheme};
use crate::node::{Node, ToNode};
use crate::problem::Catalogue;
use crate::profile::{self, Profile};
use crate::text::cut;
use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// Each a profile and a language, ready to check customers; by number, `None` where one was given back.
    static CHECKOUTS: Cell<Vec<Option<Checker>>> = const { Cell::new(Vec::new()) };
}

/// Makes a checkout or asks one something: the arguments are a JSON array of so many bytes, see the functions below.
/// Gives the length of the JSON answer; below zero where it is an error with `code`, `message`, `path` and `hint`.
#[wasm_bindgen]
pub fn call(method: u8, checkout: usize, bytes: usize) -> i32 {
    // What the arguments hold may be as deep as ever.
    let mut arguments = Arguments(with_arguments(|all| json::read(text(all, 0, bytes), json::DEPTH + 1)));
    let mut checkouts = CHECKOUTS.take();
    let result = match checkouts.get(checkout) {
        Some(Some(checker)) => ask(method, checker, &arguments),
        _ => create(&mut arguments).map(|checker| {
            checkouts.push(Some(checker));
            Node::Int(checkouts.len() as i64 - 1)
        }),
    };
    CHECKOUTS.set(checkouts);
    let is_error = result.is_err();
    let mut answer = String::new();
    json::write(&result.unwrap_or_else(|error| error.to_node()), &mut answer);
    let length = give(answer) as i32;
    if is_error { -length } else { length }
}

/// Gives a checkout back.
#[wasm_bindgen]
pub fn free(checkout: usize) {
    let mut checkouts = CHECKOUTS.take();
    if let Some(place) = checkouts.get_mut(checkout) {
        *place = None;
    }
    CHECKOUTS.set(checkouts);
}

/// The verdict alone: its place in the order of `Verdict`, or 4 for an unknown scheme. The arguments are scheme, country
/// and value as they are, each of so many bytes.
#[wasm_bindgen]
pub fn verdict(scheme: usize, country: usize, value: usize) -> u8 {
    with_arguments(|all| {
        let value = text(all, scheme + country, value);
        let country = Country::parse(text(all, scheme, country));
        Scheme::named(text(all, 0, scheme)).map_or(4, |scheme| scheme.verdict(value, country) as u8)
    })
}

/// The same for values, each with U+0000 behind it. The answer is a digit each, nothing for an unknown scheme.
#[wasm_bindgen]
pub fn verdicts(scheme: usize, country: usize, values: usize) -> usize {
    with_arguments(|all| {
        let mut values = text(all, scheme + country, values);
        let country = Country::parse(text(all, scheme, country));
        let mut found = String::new();
        if let Some(scheme) = Scheme::named(text(all, 0, scheme)) {
            while let Some((value, rest)) = cut(values, 0) {
                found.push(char::from(b'0' + scheme.verdict(value, country) as u8));
                values = rest;
            }
        }
        give(found)
    })
}

/// `profile` is an object as in the package's `presets` or the name of one in `bases`, which holds profiles by name (`null`:
/// there is one of that name, and nobody has asked for it). `messages` is a list of objects as in its `locales`, each laid
/// over the ones before where it is in their language; `locale` is the tag by which they were chosen; `overrides` is one
/// that is laid over the profile's own texts as well.
fn create(arguments: &mut Arguments) -> Result<Checker, Error> {
    let mut bases = arguments.take(3);
    let mut find = |name: &str| match bases.get_mut(name) {
        Some(base) if !matches!(base, Node::Null) => Ok(std::mem::take(base)),
        _ => Err(unknown(&bases, name)),
    };
    let profile = match arguments.take(0) {
        Node::Text(name) => find(&name)?,
        whole => whole,
    };
    let profile = Profile::from_node(&profile::resolved(profile, &mut find)?)?;
    let locale = arguments.text(2);
    let mut catalogue = Catalogue::default();
    if let Node::List(files) = arguments.node(1) {
        for (place, file) in files.iter().enumerate() {
            match place {
                0 => catalogue = Catalogue::from_node(file, &[])?,
                _ => catalogue.lay(&locale, file)?,
            }
        }
    }
    let mut checker = Checker::with_catalogue(profile, catalogue, &locale);
    checker.lay(&locale, arguments.node(4))?;
    Ok(checker)
}

/// There is no profile of that name; those that there are tell the nearest.
fn unknown(bases: &Node, name: &str) -> Error {
    let mut names = Vec::new();
    if let Node::Map(entries) = bases {
        for (known, _) in entries {
            names.push(known.as_str());
        }
    }
    Error::unknown("profile.unknown", "profile", name, &names)
}

/// The methods by their number, as in module.ts.
fn ask(method: u8, checker: &Checker, arguments: &Arguments) -> Result<Node, Error> {
    let first = &arguments.text(0);
    Ok(match method {
        0 => checker.check(arguments.node(0)).to_node(),
        // The field, its value, and the rest of the customer, which tells country and kind.
        1 => checker.check_field(first, &arguments.text(1), arguments.node(2))?.to_node(),
        2 => checker.key(arguments.node(0)).to_node(),
        // A scheme (or a field that follows one), a value and a country.
        3 => Scheme::find(first)?.answer(&arguments.text(1), arguments.country(2), checker.catalogue()).to_node(),
        // A text and a country.
        4 => ids::identify(first, arguments.country(1)).to_node(),
        // A scheme, a text, the caret and a country.
        5 => format(checker, arguments)?.to_node(),
        6 => checker.form(arguments.node(0)).to_node(),
        // A key, and what its placeholders stand for.
        _ => checker.catalogue().text(first, |name| arguments.node(1).get(name)?.text()).to_node(),
    })
}

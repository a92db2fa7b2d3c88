//! E-mail addresses, as the HTML standard defines a valid one.
//!
//! Source: WHATWG HTML, "valid e-mail address" (form control infrastructure), seen 2026-11. It is what
//! `<input type=email>` accepts, so a browser and this module never disagree. An address whose domain has no dot is
//! valid there and reaches nobody on the internet: `unusual`.

use super::country::Country;
use super::{Finding, Verdict};
use crate::problem::{Params, Problem};
use crate::text::{cut, cut_last};

/// RFC 1035's limit on one label of a domain.
const LABEL: usize = 63;

/// What is wrong with an address.
#[derive(Clone, Copy)]
enum Fault {
    /// No `@`, or nothing before or after it.
    Incomplete,
    /// The character (counted from 1) can't stand there.
    Character(usize),
}

pub(crate) fn verdict(text: &str, _: Option<Country>) -> Verdict {
    let text = text.trim();
    match fault(text) {
        Some(_) => Verdict::Invalid,
        None if has_dot(text) => Verdict::Valid,
        None => Verdict::Unusual,
    }
}

pub(crate) fn examine(text: &str, _: Option<Country>) -> Finding {
    let address = text.trim();
    let lead = text.chars().take_while(|character| character.is_whitespace()).count();
    let canonical = address.to_ascii_lowercase();
    match fault(address) {
        None if has_dot(address) => Finding::fine(canonical, address.to_owned()),
        None => {
            let (_, domain) = cut_last(address, b'@').unwrap_or_default();
            Finding::unusual(
                canonical,
                address.to_owned(),
                Problem::warning("email.domain", Params::new().text("found", domain)),
            )
        }
        Some(fault) => {
            let problem = match fault {
                Fault::Incomplete => Problem::error("email.incomplete", Params::new()),
                Fault::Character(place) => Problem::error(
                    "email.character",
                    Params::new()
                        .number("position", lead + place)
                        .text("found", &address.chars().nth(place - 1).map(String::from).unwrap_or_default()),
                ),
            };
            Finding::invalid(text, problem.suggesting(repairs(address)))
        }
    }
}

fn has_dot(address: &str) -> bool {
    cut_last(address, b'@').is_some_and(|(_, domain)| cut(domain, b'.').is_some())
}

fn fault(address: &str) -> Option<Fault> {
    let Some((local, domain)) = cut_last(address, b'@') else {
        return Some(Fault::Incomplete);
    };
    if local.is_empty() || domain.is_empty() {
        return Some(Fault::Incomplete);
    }
    if let Some(index) = local.chars().position(|character| !is_local(character)) {
        return Some(Fault::Character(index + 1));
    }
    let before = local.chars().count() + 1;
    domain_fault(domain).map(|index| Fault::Character(before + index + 1))
}

fn is_local(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(
            character,
            '.' | '!'
                | '#'
                | '$'
                | '%'
                | '&'
                | '\''
                | '*'
                | '+'
                | '/'
                | '='
                | '?'
                | '^'
                | '_'
                | '`'
                | '{'
                | '|'
                | '}'
                | '~'
                | '-'
        )
}

/// The index of the first character of the domain that breaks the rule for labels.
fn domain_fault(domain: &str) -> Option<usize> {
    let mut start = 0;
    for label in domain.split('.') {
        let length = label.chars().count();
        let wrong = label.chars().position(|character| !character.is_ascii_alphanumeric() && character != '-');
        if let Some(index) = wrong {
            return Some(start + index);
        }
        if label.is_empty() {
            return Some(start.saturating_sub(1));
        }
        if label.starts_with('-') || length > LABEL {
            return Some(start + if length > LABEL { LABEL } else { 0 });
        }
        if label.ends_with('-') {
            return Some(start + length - 1);
        }
        start += length + 1;
    }
    None
}

/// What was probably meant, where it is then valid: a comma for a dot, spaces inside, a doubled dot, `mailto:`.
fn repairs(address: &str) -> Vec<String> {
    let bare = address.strip_prefix("mailto:").unwrap_or(address);
    let mut mended = String::with_capacity(bare.len());
    for character in bare.chars() {
        match character {
            ',' | '.' if mended.ends_with('.') || mended.is_empty() => {}
            ',' => mended.push('.'),
            '<' | '>' | '"' | '(' | ')' | ' ' | '\u{a0}' => {}
            other => mended.push(other.to_ascii_lowercase()),
        }
    }
    if mended.ends_with('.') {
        mended.pop();
    }
    if fault(&mended).is_none() && has_dot(&mended) { vec![mended] } else { Vec::new() }
}

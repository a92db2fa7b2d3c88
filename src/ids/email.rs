//! E-mail addresses, as the HTML standard defines a valid one.
//!
//! Source: WHATWG HTML, "valid e-mail address" (form control infrastructure), seen 2026-11. It is what
//! `<input type=email>` accepts, so a browser and this module never disagree. An address whose domain has no dot is
//! valid there and reaches nobody on the internet: `unusual`.

use super::country::Country;
use super::explain::refused;
use super::sums::at;
use super::{Finding, Verdict};
use crate::problem::{Params, Problem};
use crate::text::{cut, cut_last, length, nth, trim};

/// RFC 1035's limit on one label of a domain.
const LABEL: usize = 63;

/// What may stand before the `@` besides ASCII letters and digits.
const LOCAL: &[u8] = b".!#$%&'*+/=?^_`{|}~-";

/// What is wrong with an address.
#[derive(Clone, Copy)]
enum Fault {
    /// No `@`, or nothing before or after it.
    Incomplete,
    /// The character that begins at this byte can't stand there.
    Character(usize),
}

pub(crate) fn verdict(text: &str, _: Option<Country>) -> Verdict {
    let text = trim(text);
    match fault(text) {
        Some(_) => Verdict::Invalid,
        None if has_dot(text) => Verdict::Valid,
        None => Verdict::Unusual,
    }
}

pub(crate) fn examine(text: &str, _: Option<Country>) -> Finding {
    let address = trim(text);
    let problem = match fault(address) {
        None => {
            let (canonical, formatted) = (address.to_ascii_lowercase(), address.to_owned());
            if has_dot(address) {
                return Finding::fine(canonical, formatted);
            }
            let (_, domain) = cut_last(address, b'@').unwrap_or_default();
            let problem = Problem::warning("email.domain", Params::new().text("found", domain));
            return Finding::unusual(canonical, formatted, problem);
        }
        Some(_) if !cfg!(feature = "explain") => return refused(text, Problem::error("", Params::new())),
        Some(Fault::Incomplete) => Problem::error("email.incomplete", Params::new()),
        Some(Fault::Character(at)) => {
            // In the text as it was typed, with the white space before the address.
            let lead = address.as_ptr().addr() - text.as_ptr().addr();
            let place = length(text.get(..lead + at).unwrap_or_default()) + 1;
            let params = Params::new().number("position", place).text("found", nth(text, place));
            Problem::error("email.character", params)
        }
    };
    Finding::invalid(text, problem.suggesting(repairs(address)))
}

/// Adds an address in its canonical form, where there is nothing to say of it.
#[cfg(feature = "preview")]
pub(crate) fn accept(text: &str, into: &mut String) -> bool {
    let address = trim(text);
    let is_fine = fault(address).is_none() && has_dot(address);
    if is_fine {
        let start = into.len();
        into.push_str(address);
        if let Some(added) = into.get_mut(start..) {
            added.make_ascii_lowercase();
        }
    }
    is_fine
}

fn has_dot(address: &str) -> bool {
    address.as_bytes().iter().skip(at_sign(address)).any(|byte| *byte == b'.')
}

/// The index of the last `@`; 0 where there is none, or nothing before it.
fn at_sign(address: &str) -> usize {
    address.as_bytes().iter().rposition(|byte| *byte == b'@').unwrap_or_default()
}

fn fault(address: &str) -> Option<Fault> {
    let at = at_sign(address);
    let (local, domain) = address.as_bytes().split_at_checked(at)?;
    let domain = domain.get(1..).unwrap_or_default();
    if local.is_empty() || domain.is_empty() {
        return Some(Fault::Incomplete);
    }
    for (index, byte) in local.iter().enumerate() {
        if !byte.is_ascii_alphanumeric() && LOCAL.iter().all(|known| known != byte) {
            return Some(Fault::Character(index));
        }
    }
    domain_fault(domain).map(|index| Fault::Character(at + 1 + index))
}

/// The index of the first byte of the domain that breaks the rule for labels.
fn domain_fault(domain: &[u8]) -> Option<usize> {
    let mut start = 0;
    for index in 0..=domain.len() {
        match domain.get(index) {
            Some(byte) if byte.is_ascii_alphanumeric() || *byte == b'-' => {}
            None | Some(b'.') => {
                if index == start {
                    return Some(start.saturating_sub(1));
                }
                if index - start > LABEL {
                    return Some(start + LABEL);
                }
                if at(domain, start) == b'-' {
                    return Some(start);
                }
                if at(domain, index - 1) == b'-' {
                    return Some(index - 1);
                }
                start = index + 1;
            }
            Some(_) => return Some(index),
        }
    }
    None
}

/// What was probably meant, where it is then valid: a comma for a dot, spaces inside, a doubled dot, `mailto:`.
fn repairs(address: &str) -> Vec<String> {
    let bare = address.strip_prefix("mailto:").unwrap_or(address);
    // `Ole <ole@firma.dk>`: what stands in the brackets. Other words around an address could become part of it.
    let bare = cut(bare, b'<').and_then(|(_, rest)| cut(rest, b'>')).map_or(bare, |(inner, _)| inner);
    let mut mended = String::with_capacity(bare.len());
    let mut spaced = false;
    for character in bare.chars() {
        match character {
            ',' | '.' if ends_in_dot(&mended) || mended.is_empty() => {}
            ',' => mended.push('.'),
            ' ' | '\u{a0}' => spaced = true,
            other => {
                // A space beside a mark is a slip; between two words nobody knows.
                let last = mended.as_bytes().last().copied().unwrap_or(b'@');
                if spaced && is_word(last) && other.is_ascii_alphanumeric() {
                    return Vec::new();
                }
                spaced = false;
                mended.push(other.to_ascii_lowercase());
            }
        }
    }
    if ends_in_dot(&mended) {
        mended.pop();
    }
    if fault(&mended).is_none() && has_dot(&mended) { vec![mended] } else { Vec::new() }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn ends_in_dot(text: &str) -> bool {
    text.as_bytes().last() == Some(&b'.')
}

//! The words and numbers of street, house number and box, in one order however they were typed.

use super::tokens::{BOX, Token, begin_with};
use super::words::{self, Place, is_number_sign, is_post_box, meant};

/// Countries where the house number stands before the street's name.
///
/// Source: UPU, "Addressing the world", country pages, seen 2026-11; Belgium and Switzerland for their French addresses.
fn is_number_first(country: &str) -> bool {
    matches!(country, "FR" | "MC" | "BE" | "LU" | "CH" | "GB" | "IE" | "US" | "CA" | "AU" | "NZ")
}

/// Name, house number, and what stands behind it. Nothing where there is neither a street nor a post-office box.
pub(super) fn arrange<'a>(
    country: &str,
    street: &[Token<'a>],
    house: Vec<Token<'a>>,
    unit: Vec<Token<'a>>,
) -> Vec<Token<'a>> {
    let lists = words::of(country);
    let means_box = |token: &Token<'_>| meant(&lists, Place::Behind, token.text, false).is_some();
    let is_belgian_box = country == "BE" && unit.first().is_some_and(means_box);
    let house = post_box(country, house);
    let unit = if is_belgian_box { unit } else { post_box(country, unit) };
    if street.is_empty() && !house.iter().chain(&unit).any(|token| token.text == POST_BOX.text) {
        return Vec::new();
    }
    let (lead, rest) = street.split_at_checked(leading_number(street, &lists)).unwrap_or_default();
    let mut ends = 0;
    while let Some(token) = rest.get(ends)
        && !(ends > 0
            && (token.before == b',' || (means_box(token) && rest.get(ends + 1).is_some_and(Token::names_box))))
    {
        ends += 1;
    }
    let (name, behind) = rest.split_at_checked(ends).unwrap_or_default();
    let first = name.iter().position(Token::is_number).and_then(|first| name.get(first..));
    let is_numbered = house.first().is_some_and(Token::is_number);
    let moves = if is_numbered { begin_with(&house, lead) } else { is_number_first(country) || first.is_none() };

    let mut all = if moves { Vec::new() } else { lead.to_vec() };
    all.extend_from_slice(name);
    if moves && !is_numbered {
        all.extend_from_slice(lead);
    }
    if house.is_empty() || !(begin_with(first.unwrap_or_default(), &house) || begin_with(behind, &house)) {
        all.extend(house);
    }
    all.extend_from_slice(behind);
    // A number alone may be that of the house by chance.
    let stands = unit.len() > 1
        && all.len().checked_sub(unit.len()).and_then(|at| all.get(at..)).is_some_and(|end| begin_with(end, &unit));
    if !stands {
        let is_box = country == "BE" && unit.first().is_some_and(|token| token.text != POST_BOX.text);
        if is_box {
            all.push(BOX);
        }
        all.extend(unit);
    }
    post_box(country, all)
}

/// How many tokens the number takes that a street begins with: `12`, `12-14`, `12 B`, `12 bis`; none of a name such as
/// `1. Maj Vej` or `2e Dreef`.
fn leading_number(street: &[Token<'_>], lists: &[&'static str]) -> usize {
    let is_number = |index: usize| street.get(index).is_some_and(Token::is_number);
    if !is_number(0) || street.first().is_some_and(|token| token.after == b'.') {
        return 0;
    }
    let mut count = 1;
    while is_number(count) {
        count += 1;
    }
    let Some(next) = street.get(count) else { return 0 };
    let behind = street.get(count + 1);
    if next.before == 0 && next.text == "e" {
        return 0;
    }
    // `12 H. C. Andersens Vej`, `12 l'Orangerie`, `12 R de la Paix`: no letter of the house.
    let is_index = next.is_letter()
        && (next.before == 0
            || !(matches!(next.after, b'.' | b'\'') || meant(lists, Place::First, next.text, false).is_some()))
        && behind.is_some_and(|word| !word.is_letter());
    if is_index || matches!(next.text, "bis" | "ter" | "quater") {
        count += 1;
    }
    if street.len() > count { count } else { 0 }
}

/// What stands for the name of any post-office box.
pub(super) const POST_BOX: Token<'static> = Token { text: "po", before: 0, after: 0 };

/// With one name for a post-office box, where the tokens begin with a box and its number.
fn post_box<'a>(country: &str, mut tokens: Vec<Token<'a>>) -> Vec<Token<'a>> {
    let mut name = String::new();
    let mut words = 0;
    while let Some(token) = tokens.get(words).filter(|token| !token.is_number()) {
        if !is_number_sign(token.text) {
            name.push_str(token.text);
        }
        words += 1;
    }
    if words < tokens.len() && is_post_box(&name, country) {
        tokens.splice(..words, [POST_BOX]);
    }
    tokens
}

//! The words and numbers of street, house number and box, in one order however they were typed.

use super::tokens::{COMMA, GLUED, Token, add, at, begin_with, is_number};
use super::words::lists;

/// Where the house number stands before the street's name.
///
/// As the country pages of the UPU's "Addressing the world" have it; Belgium and Switzerland for their French addresses.
const NUMBER_FIRST: &str = "FRMCBELUCHGBIEUSCAAUNZ";

/// Name, house number, and what stands behind it. Nothing where there is neither a street nor a post-office box.
pub(super) fn arrange<'a>(
    country: &str,
    street: &[Token<'a>],
    house: &mut [Token<'a>],
    unit: &mut [Token<'a>],
) -> Vec<Token<'a>> {
    let mut all = Vec::new();
    // In Belgium `box 3` is a letter box of the house.
    let is_belgian = country == "BE";
    let is_box = |token: &Token<'_>| token.kept(country, b'+').is_some();
    let house = post_box(country, house);
    let unit = if is_belgian && unit.first().is_some_and(is_box) { unit } else { post_box(country, unit) };
    let is_post_box = |tokens: &[Token<'_>]| begin_with(tokens, &[Token::POST_BOX]);
    if street.is_empty() && !is_post_box(house) && !is_post_box(unit) {
        return all;
    }

    let (lead, rest) = street.split_at_checked(leading_number(country, street)).unwrap_or_default();
    // The name ends at the first comma, box or floor, and holds a number where it is numbered already: behind its last word.
    let (mut ends, mut words, mut is_bare) = (0, 0, true);
    while let Some(token) = rest.get(ends) {
        let is_unit = is_box(token);
        let next = at(rest, ends + 1);
        if ends > 0 && (token.before == COMMA || (is_unit && (next.is_number || next.is_letter()))) {
            break;
        }
        is_bare &= !token.is_number;
        if ends > 0 && is_floor(country, rest, ends) {
            break;
        }
        ends += 1;
        if token.text.len() > 1 && !token.is_number && (ends == 1 || !is_unit) {
            words = ends;
        }
    }
    let (name, behind) = rest.split_at_checked(ends).unwrap_or_default();
    let is_numbered = is_number(house, 0);
    let moves = if is_numbered { begin_with(house, lead) } else { is_bare || lists(NUMBER_FIRST, country) };
    if !moves {
        add(&mut all, lead);
    }
    add(&mut all, name);
    if moves && !is_numbered {
        add(&mut all, lead);
    }
    let mut is_typed = begin_with(behind, house) && !is_floor(country, behind, 0);
    // The 4 of the block `C4` is no house.
    let mut typed = if words == 0 { 2 } else { words };
    while let Some(numbers) = name.get(typed..) {
        is_typed |= begin_with(numbers, house);
        typed += 1;
    }
    if !is_typed {
        add(&mut all, house);
    }
    add(&mut all, behind);
    // A number alone may be that of the house by chance.
    let end = all.get(all.len().saturating_sub(unit.len())..).unwrap_or_default();
    if unit.len() == 1 || !begin_with(end, unit) {
        if is_belgian && !is_post_box(unit) {
            all.push(Token::BOX);
        }
        add(&mut all, unit);
    }
    all
}

/// Whether the number at `index` is that of a floor, or of a floor and a side: `2. sal`, `2 tv`, `3e étage`.
fn is_floor(country: &str, tokens: &[Token<'_>], index: usize) -> bool {
    let word = at(tokens, index + 1).unit(country);
    let word = if word == "e" { at(tokens, index + 2).unit(country) } else { word };
    at(tokens, index).is_number && (lists("..tvthmftrog", word) || word == "etg")
}

/// How many tokens the number takes that a street begins with: `12`, `12-14`, `12 B`, `12 bis`; none of a name such as
/// `1. Maj Vej`, `2e Dreef` or `1ste Dreef`.
fn leading_number(country: &str, street: &[Token<'_>]) -> usize {
    let mut count = 0;
    while is_number(street, count) {
        count += 1;
    }
    let (Some(first), Some(next)) = (street.first(), street.get(count)) else { return 0 };
    if count == 0 || first.after == b'.' || (next.before == GLUED && matches!(next.text, "e" | "ste")) {
        return 0;
    }
    // `12 H. C. Andersens Vej`, `12 l'Orangerie`, `12 R de la Paix`: no letter of the house.
    let is_index = next.is_letter()
        && (next.before == GLUED || next.kept(country, b'^').is_none())
        && street.get(count + 1).is_some_and(|word| word.text.len() > 1);
    let is_index = is_index || matches!(next.text, "bis" | "ter" | "quater");
    if is_index && count + 1 < street.len() { count + 1 } else { count }
}

/// The tokens with one name for a post-office box, where they begin with a box and its number.
pub(super) fn post_box<'b, 'a>(country: &str, tokens: &'b mut [Token<'a>]) -> &'b mut [Token<'a>] {
    let mut name = String::new();
    let mut words = 0;
    while let Some(token) = tokens.get(words).filter(|token| !token.is_number) {
        if !token.is_number_sign(country) {
            name.push_str(token.text);
        }
        words += 1;
    }
    let is_post_box = words < tokens.len() && super::words::kept(country, b'!', &name, false).is_some();
    match tokens.get_mut(words.wrapping_sub(1)..) {
        Some([last, ..]) if is_post_box => {
            *last = Token::POST_BOX;
            tokens.get_mut(words - 1..).unwrap_or_default()
        }
        _ => tokens,
    }
}

//! The words and numbers as text, short forms made one.

use super::tokens::{HYPHEN, SLASH, Token, at, is_number};
use super::words::lists;

/// Appends the street's name, its words in one.
pub(super) fn name(country: &str, tokens: &[Token<'_>], text: &mut String) {
    for (index, token) in tokens.iter().enumerate() {
        // `St. Pauls Gade`: no Store.
        if token.text == "st" && at(tokens, index + 1).kept(country, b'~').is_some() {
            text.push_str("sct");
            continue;
        }
        let mark = match index {
            last if last + 1 == tokens.len() => b'*',
            0 => b'^',
            _ => b'-',
        };
        let (own, kept) =
            token.kept(country, mark).or_else(|| token.kept(country, b'-')).unwrap_or((token.text.len(), ""));
        text.push_str(token.text.get(..own).unwrap_or_default());
        text.push_str(kept);
    }
}

/// Appends the house number and what stands behind it.
pub(super) fn number(country: &str, tokens: &[Token<'_>], mut is_post_box: bool, text: &mut String) {
    let mut is_box = false;
    let mut joins = true;
    for (index, token) in tokens.iter().enumerate() {
        is_box |= country == "BE" && token.before == SLASH;
        if is_number(tokens, index + 1) && token.is_number_sign(country) {
            continue;
        }
        let mut word = match token.unit(country) {
            // A floor where there is no house.
            ".." if index == 1 => "sal",
            "<" if !is_on_floor(country, tokens, index) => "doer",
            ">" if !has_door(country, tokens, index) => "stg",
            ".." | "<" | ">" => "",
            word => word,
        };
        while let Some((b'0', shorter @ [_, ..])) = word.as_bytes().split_first() {
            word = word.get(word.len() - shorter.len()..).unwrap_or_default();
        }
        if word == Token::BOX.text {
            is_box = true;
        } else if !word.is_empty() {
            let between = if is_box {
                "/"
            } else if joins || !token.is_number || is_post_box {
                ""
            } else if token.before == HYPHEN && country != "NL" {
                "-"
            } else {
                "/"
            };
            if index > 0 {
                text.push_str(between);
            }
            text.push_str(word);
            is_box = false;
            joins = !token.is_number;
            // The digits of a post-office box are one number: `Postfach 10 20 30`.
            is_post_box = word == Token::POST_BOX.text || (is_post_box && token.is_number);
        }
    }
}

/// Whether a floor is named before a door: `12, 3. sal, dør 2`, but not `12 dør 2`.
fn is_on_floor(country: &str, tokens: &[Token<'_>], door: usize) -> bool {
    let floor = at(tokens, door.wrapping_sub(1));
    door > 1
        && (lists("..stkl", floor.unit(country)) || (floor.is_number && floor.after == b'.' && floor.before != HYPHEN))
}

/// Whether a door's number follows that of a staircase: `5 Stiege 2 Tür 13`, but not `5 Stiege 2`. In Finland its letter is enough.
fn has_door(country: &str, tokens: &[Token<'_>], stairs: usize) -> bool {
    let last = tokens.len().saturating_sub(1);
    if is_number(tokens, stairs + 1) { last > stairs + 1 && is_number(tokens, last) } else { country == "FI" }
}

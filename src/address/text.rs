//! The words and numbers as text: short forms made one.

use super::line::POST_BOX;
use super::tokens::Token;
use super::words::{self, Place, is_number_sign, meant};

/// The street's name, its words in one.
pub(super) fn name(country: &str, tokens: &[Token<'_>]) -> String {
    let lists = words::of(country);
    let mut text = String::new();
    let mut tokens = tokens;
    // `Vestergade nr. 12`
    if let Some((last, others)) = tokens.split_last()
        && !others.is_empty()
        && is_number_sign(last.text)
    {
        tokens = others;
    }
    for (index, token) in tokens.iter().enumerate() {
        let place = if index + 1 == tokens.len() {
            Place::End
        } else if index == 0 {
            Place::First
        } else {
            Place::Any
        };
        let find = |place| meant(&lists, place, token.text, token.after == b'.');
        match find(place).or_else(|| find(Place::Any)) {
            Some((stays, meant)) => {
                text.push_str(token.text.get(..stays).unwrap_or_default());
                text.push_str(meant);
            }
            None => text.push_str(token.text),
        }
    }
    text
}

/// The house number and what stands behind it; `name` tells whether it is that of a post-office box.
pub(super) fn number(country: &str, tokens: &[Token<'_>], name: &[Token<'_>]) -> String {
    let lists = words::of(country);
    let mut text = String::new();
    let mut is_post_box = matches!(name, [token] if token.text == POST_BOX.text);
    let mut is_box = false;
    for (index, token) in tokens.iter().enumerate() {
        is_box |= country == "BE" && token.before == b'/';
        let mut word = token.text;
        if token.is_number() {
            while let Some(shorter @ [_, ..]) = word.as_bytes().strip_prefix(b"0") {
                word = word.get(word.len() - shorter.len()..).unwrap_or_default();
            }
        } else if is_number_sign(word) && tokens.get(index + 1).is_some_and(Token::is_number) {
            continue;
        } else if let Some((_, meant)) = meant(&lists, Place::Behind, word, false) {
            word = meant;
        }
        if word == "/" {
            is_box = true;
            continue;
        }
        let joins = !text.as_bytes().last().is_some_and(u8::is_ascii_digit);
        if is_box && !text.is_empty() {
            text.push('/');
        } else if token.is_number() && !joins && !is_post_box {
            text.push(if token.before == b'-' && country != "NL" { '-' } else { '/' });
        }
        if !word.is_empty() {
            is_box = false;
        }
        if !token.is_number() {
            is_post_box = word == POST_BOX.text;
        }
        text.push_str(word);
    }
    text
}

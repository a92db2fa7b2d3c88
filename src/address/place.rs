//! Where the street is: the postcode, else the city.

use super::letters::plain;
use super::tokens::{Token, tokens};
use super::words::{self, Place, meant};

/// Fewer digits than any postcode has.
const FEWEST: usize = 3;

/// The postcode, wherever it was typed; without one the city.
pub(super) fn place(postcode: &str, city: &str, country: &str) -> String {
    let (postcode, city) = (plain(postcode), plain(city));
    let (postcode, city) = (tokens(&postcode), tokens(&city));
    if let Some(code) = numeric(&postcode, country).or_else(|| numeric(&city, country)) {
        return code;
    }
    // A dash or `n/a` in the box is no code.
    if postcode.iter().any(Token::is_number) {
        return postcode.iter().map(|token| token.text).collect();
    }
    let lists = words::of(country);
    let meaning = |word: &str| meant(&lists, Place::Any, word, true).map(|(_, meant)| meant);
    let mut name = String::new();
    for word in &city {
        name.push_str(meaning(word.text).unwrap_or(word.text));
    }
    meaning(&name).map_or(name, str::to_owned)
}

/// A postcode that begins with digits, without the country's sign before it and the town behind it: `DK-8000`, `1234 AB`,
/// `FIN-00100 Helsinki`.
fn numeric(typed: &[Token<'_>], country: &str) -> Option<String> {
    // Here the letters are part of the code.
    if matches!(country, "GB" | "JE" | "IM" | "AR") {
        return None;
    }
    let is_sign = |word: &str| {
        word.eq_ignore_ascii_case(country)
            || word == "fin"
            || (word.len() == 1 && country.get(..1).is_some_and(|first| first.eq_ignore_ascii_case(word)))
    };
    let skip = usize::from(typed.first().is_some_and(|token| is_sign(token.text)));
    let mut code = String::new();
    let mut rest = typed.get(skip..)?.iter();
    let mut next = rest.next();
    while let Some(token) = next.filter(|token| token.is_number()) {
        code.push_str(token.text);
        next = rest.next();
    }
    if let Some(letters) = next.filter(|token| country == "NL" && code.len() == 4 && token.text.len() == 2) {
        code.push_str(letters.text);
    }
    (code.len() >= FEWEST).then_some(code)
}

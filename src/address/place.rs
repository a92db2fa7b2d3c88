//! Where the street is: the postcode, else the city.

use super::tokens::{Token, push};
use super::words::{kept, lists};

/// Fewer digits than any postcode has.
const FEWEST: usize = 3;

/// Where postcodes have letters that are no sign of the country.
const LETTERS: &str = "GBJEIMAR";

/// Countries whose postcodes bear another sign, and it.
const HOMES: &[u8] = b"GLdkAXfiSJnoLIfl";

/// Appends the postcode, wherever it was typed; without one the city.
pub(super) fn place(country: &str, postcode: &[Token<'_>], city: &[Token<'_>], text: &mut String) {
    if numeric(country, postcode, text) || numeric(country, city, text) {
        return;
    }
    // A dash or `n/a` in the box is no code.
    if postcode.iter().any(|token| token.is_number) {
        push(postcode, text);
        return;
    }
    let mut name = String::new();
    for token in city {
        name.push_str(token.kept(country, b'-').map_or(token.text, |(_, kept)| kept));
    }
    text.push_str(kept(country, b'-', &name, false).map_or(&name, |(_, kept)| kept));
}

/// Appends a postcode that begins with digits, without the country's sign before it and the town behind it: `DK-8000`,
/// `1234 AB`, `FIN-00100 Helsinki`. Says whether it is one.
fn numeric(country: &str, typed: &[Token<'_>], text: &mut String) -> bool {
    if lists(LETTERS, country) {
        return false;
    }
    let is_sign = |sign: &str| {
        sign.eq_ignore_ascii_case(country.get(..sign.len()).unwrap_or_default())
            || (country == "FI" && sign == "fin")
            || HOMES.chunks_exact(4).any(|home| home.starts_with(country.as_bytes()) && home.ends_with(sign.as_bytes()))
    };
    let start = usize::from(typed.first().is_some_and(|token| is_sign(token.text)));
    let (mut end, mut digits) = (start, 0);
    while let Some(token) = typed.get(end).filter(|token| token.is_number) {
        digits += token.text.len();
        end += 1;
    }
    if digits < FEWEST {
        return false;
    }
    let is_dutch = country == "NL" && digits == 4 && typed.get(end).is_some_and(|token| token.text.len() == 2);
    push(typed.get(start..end + usize::from(is_dutch)).unwrap_or_default(), text);
    true
}

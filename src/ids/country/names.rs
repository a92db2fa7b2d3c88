//! The names of countries, as people write them: ISO 3166-1 alpha-3, eight languages, the countries' own.
//!
//! Names are compared folded: letters only, in lower case and without accents; `ae`, `oe`, `ue` count as their first
//! letter, and doubled letters once, so that Österreich, Oesterreich and OSTERREICH are one, as are Danmark's å and aa.
//! A name of up to three letters is compared as it is.
//!
//! Source: Unicode CLDR 48.2 (licence Unicode-3.0), fetched 2026-11 by `tests/oracle/country-names.mjs`, which says
//! what was added. `europe.txt` is the Cargo feature `country-names-europe`, `world.txt` the feature `country-names`.

use crate::ids::typed::{STRAY, narrow};
use crate::text::cut;
#[cfg(feature = "mapping")]
use std::{collections::HashMap, sync::OnceLock};

/// A line for each country: code, space, folded names with a space between.
const FILES: &[&str] = &[
    include_str!("europe.txt"),
    #[cfg(feature = "country-names")]
    include_str!("world.txt"),
];

/// A folded text longer than this is no country's name.
const LONGEST: usize = 64;

/// The base letters of U+00C0 to U+017F, a space for what is no letter.
const LATIN: &[u8] = b"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuu\
    wwyyyzzzzzzs";

/// The alpha-2 code of the country with that name.
pub(super) fn code_of(text: &str) -> Option<&'static str> {
    let mut folded = [0; LONGEST];
    let name = fold(text, &mut folded)?;
    // `U.K.`: a code with marks in it is still a code.
    if name.len() == 2 {
        return super::Country::coded([name.first()?.to_ascii_uppercase(), name.last()?.to_ascii_uppercase()])
            .map(|country| country.as_str());
    }
    find(name).or_else(|| find(name.strip_prefix(b"the")?))
}

/// The code of the one country whose name is a typing mistake away.
#[cfg(feature = "country-names")]
pub(super) fn near(text: &str) -> Option<&'static str> {
    let mut folded = [0; LONGEST];
    let name = fold(text, &mut folded).filter(|name| name.len() > 3)?;
    let most = if name.len() < 6 { 1 } else { 2 };
    let mut found = None;
    walk(&mut |code, known| {
        // The first letter is seldom the wrong one, and most names are ruled out by it.
        let alike = known.first() == name.first()
            && known.len() > 3
            && known.len().abs_diff(name.len()) <= most
            && crate::error::edits(name, known) <= most
            && found != Some(code);
        // Two countries: no telling which.
        let second = alike && found.is_some();
        if alike {
            found = Some(code);
        }
        if second {
            found = None;
        }
        second
    });
    found
}

/// A file of customers asks for the same few names again and again.
#[cfg(feature = "mapping")]
fn find(name: &[u8]) -> Option<&'static str> {
    // A kind of map that others use too: another one costs the module 0.2 KB.
    static NAMES: OnceLock<HashMap<String, String>> = OnceLock::new();
    let all = || {
        let mut names = HashMap::new();
        walk(&mut |code, known| {
            // A name stands in the files once.
            names.insert(String::from_utf8_lossy(known).into_owned(), code.to_owned());
            false
        });
        names
    };
    NAMES.get_or_init(all).get(std::str::from_utf8(name).ok()?).map(String::as_str)
}

#[cfg(not(feature = "mapping"))]
fn find(name: &[u8]) -> Option<&'static str> {
    let mut found = None;
    walk(&mut |code, known| {
        if known == name {
            found = Some(code);
        }
        found.is_some()
    });
    found
}

/// Goes through all names until `stop` says so.
fn walk(stop: &mut dyn FnMut(&'static str, &'static [u8]) -> bool) {
    for file in FILES {
        let mut rest = *file;
        while let Some((line, next)) = cut(rest, b'\n') {
            rest = next;
            let Some((code, mut names)) = cut(line, b' ') else { continue };
            while !names.is_empty() {
                let (name, others) = cut(names, b' ').unwrap_or((names, ""));
                names = others;
                if stop(code, name.as_bytes()) {
                    return;
                }
            }
        }
    }
}

/// The text as the files have it; `None` for one that can't be a name.
fn fold<'a>(text: &str, into: &'a mut [u8; LONGEST]) -> Option<&'a [u8]> {
    let mut length = 0;
    for character in text.chars() {
        let mut bytes = [0; 4];
        for byte in base(character, &mut bytes)? {
            *into.get_mut(length)? = *byte;
            length += 1;
        }
    }
    if length > 3 {
        let mut kept = 0;
        let mut last = 0;
        for index in 0..length {
            let byte = *into.get(index)?;
            let umlaut = byte == b'e' && matches!(last, b'a' | b'o' | b'u');
            // In other alphabets a letter has two bytes and more: those stay.
            if byte >= 0x80 || (byte != last && !umlaut) {
                last = byte;
                *into.get_mut(kept)? = byte;
                kept += 1;
            }
        }
        // What is short now was no code.
        length = if kept > 3 { kept } else { 0 };
    }
    into.get(..length)
}

/// The base letter in lower case; nothing for a mark or space.
fn base(character: char, bytes: &mut [u8; 4]) -> Option<&[u8]> {
    let code = character as usize;
    let byte = match narrow(character) {
        Some(STRAY) => match code {
            0xc0..=0x17f => *LATIN.get(code - 0xc0)?,
            // Accents that stand apart from their letter, `&`, and typographic marks.
            0x300..=0x36f | 0x20..=0xbf => b' ',
            _ => return other_alphabet(character, bytes),
        },
        Some(byte) if byte.is_ascii_uppercase() => byte.to_ascii_lowercase(),
        Some(_) => return None,
        None => b' ',
    };
    let [slot, ..] = bytes;
    *slot = byte;
    bytes.get(..usize::from(byte != b' '))
}

#[cfg(not(feature = "country-names"))]
fn other_alphabet(_: char, _: &mut [u8; 4]) -> Option<&'static [u8]> {
    None
}

/// Greek and Cyrillic in lower case and without accents; the rest as it is.
#[cfg(feature = "country-names")]
fn other_alphabet(character: char, bytes: &mut [u8; 4]) -> Option<&[u8]> {
    let code = u32::from(character);
    let lower = match code {
        0x391..=0x3a9 | 0x410..=0x42f => code + 0x20,
        0x400..=0x40f => code + 0x50,
        _ => code,
    };
    let plain = match char::from_u32(lower)? {
        'Ά' | 'ά' => 'α',
        'Έ' | 'έ' => 'ε',
        'Ή' | 'ή' => 'η',
        'Ί' | 'ί' | 'ϊ' | 'ΐ' => 'ι',
        'Ό' | 'ό' => 'ο',
        'Ύ' | 'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'Ώ' | 'ώ' => 'ω',
        'ς' => 'σ',
        'й' | 'ѝ' => 'и',
        'ё' | 'ѐ' => 'е',
        'ї' => 'і',
        'ѓ' => 'г',
        'ќ' => 'к',
        'ў' => 'у',
        other => other,
    };
    Some(plain.encode_utf8(bytes).as_bytes())
}

#[cfg(all(test, feature = "mapping"))]
mod tests {
    use super::walk;
    use std::collections::HashSet;

    #[test]
    fn a_name_stands_in_the_files_once() {
        let mut seen = HashSet::new();
        walk(&mut |code, name| {
            assert!(seen.insert(name), "{code}: {}", String::from_utf8_lossy(name));
            false
        });
        assert!(seen.len() > 1000);
    }
}

//! Letters: an address in lower-case letters without accents, digits, and six marks between them.
//!
//! The table covers Latin-1 and Latin Extended-A; which letters stand for two is as on a keyboard without them:
//! å=aa (Retskrivningsordbogen § 3), æ/ä=ae, ø/ö=oe, ü=ue, ß=ss (DIN 5007-2), seen 2026-11. Greek and Cyrillic lose case and
//! stress, and any other script stays as it is.

use crate::text::is_space;

/// The letters from U+00C0 to U+017F without their accents; of a pair the first.
const PLAIN: &str = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuytyaaaaaaccccccccdddd\
    eeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// The text with each letter plain, and each mark as one of space, `,` `.` `-` `/` `'`.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        let character = match character {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(' '),
            other => other,
        };
        let last = plain.as_bytes().last().copied().unwrap_or(b' ');
        match character {
            'A'..='Z' => plain.push(character.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' | ',' | '.' | '-' | '/' => plain.push(character),
            // `S:t Eriksgatan` is one word less a few letters, `3:12` two numbers.
            ':' if last.is_ascii_lowercase() => {}
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {}
            // An accent that stands behind its letter.
            '\u{30a}' if last == b'a' => plain.push('a'),
            '\u{308}' | '\u{30b}' if matches!(last, b'a' | b'o' | b'u') => plain.push('e'),
            '\u{300}'..='\u{36f}' => {}
            '\'' | '`' | '\u{b4}' | '\u{2bc}' | '\u{2018}'..='\u{201b}' => plain.push('\''),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => plain.push('-'),
            '\\' | '|' => plain.push('/'),
            ';' => plain.push(','),
            // n°, nº
            '\u{b0}' | '\u{ba}' => plain.push('o'),
            '\u{bc}'..='\u{be}' | '\u{b2}' | '\u{b3}' | '\u{b9}' => plain.push(character),
            '\u{c0}'..='\u{17f}' => {
                let index = character as usize - 0xc0;
                plain.push_str(PLAIN.get(index..index + 1).unwrap_or_default());
                plain.push_str(second(character));
            }
            '\u{218}' | '\u{219}' => plain.push('s'),
            '\u{21a}' | '\u{21b}' => plain.push('t'),
            '\u{1e9e}' => plain.push_str("ss"),
            '\u{212b}' => plain.push_str("aa"),
            '\0'..='\u{bf}' | '\u{2000}'..='\u{206f}' => plain.push(' '),
            other if is_space(other) => plain.push(' '),
            other => plain.push(other_script(other)),
        }
    }
    plain
}

/// The second of the letters that a letter stands for.
fn second(character: char) -> &'static str {
    match character {
        'Å' | 'å' => "a",
        'Ä' | 'Æ' | 'Ö' | 'Ø' | 'Ü' | 'ä' | 'æ' | 'ö' | 'ø' | 'ü' | 'Ő' | 'ő' | 'Œ' | 'œ' | 'Ű' | 'ű' => {
            "e"
        }
        'Þ' | 'þ' => "h",
        'ß' => "s",
        'Ĳ' | 'ĳ' => "j",
        _ => "",
    }
}

/// A Greek or Cyrillic letter in lower case and without its stress.
fn other_script(character: char) -> char {
    let code = character as u32;
    let lower = match code {
        0x391..=0x3a9 | 0x410..=0x42f => code + 32,
        0x400..=0x40f => code + 80,
        0x386 | 0x3ac => 0x3b1,
        0x388 | 0x3ad => 0x3b5,
        0x389 | 0x3ae => 0x3b7,
        0x38a | 0x3af => 0x3b9,
        0x38c | 0x3cc => 0x3bf,
        0x38e | 0x3cd => 0x3c5,
        0x38f | 0x3ce => 0x3c9,
        0x3c2 => 0x3c3,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_letter_and_its_accent_are_the_same_in_one_character_or_two() {
        for (one, two) in
            [("Å", "A\u{30a}"), ("é", "e\u{301}"), ("Ü", "U\u{308}"), ("ë", "e\u{308}"), ("ů", "u\u{30a}")]
        {
            assert_eq!(plain(one), plain(two), "{one}");
        }
    }

    #[test]
    fn case_does_not_count_in_any_letter_of_the_table() {
        for character in (0xc0..0x250).chain(0x370..0x460).filter_map(char::from_u32) {
            let lower: String = character.to_lowercase().collect();
            // Letters with more than one capital or none are of no European language but Turkish.
            if lower.chars().count() == 1 && plain(&lower).is_ascii() {
                assert_eq!(plain(&character.to_string()), plain(&lower), "{character}");
            }
        }
        assert_eq!(plain("ЕРМОΎ ΕΡΜΟΎ"), plain("ермоύ ερμού"));
    }

    #[test]
    fn national_letters_are_what_a_keyboard_without_them_gives() {
        assert_eq!(
            plain("Ærø, Ålborg; Strøget: Łódź ß ẞ Œuvre ĳ Þ"),
            "aeroe, aalborg, stroeget lodz ss ss oeuvre ij th"
        );
    }
}

//! Letters: an address in lower-case letters without accents, digits, and five marks between them.
//!
//! Which letters stand for two is as on a keyboard without them: å=aa (Retskrivningsordbogen § 3), æ/ä=ae, ø/ö=oe, ü=ue, ß=ss
//! (DIN 5007-2). The table covers Latin-1 and Latin Extended-A; any other script stays as it is, case and all.

use crate::text::is_space;

/// What each character up to U+017F becomes. `A` to `U`: a [pair](PAIRS); `!`: nothing; `=`: itself; `:`: nothing behind a
/// letter (`S:t Eriksgatan`), else a space (`3:12`).
const TABLE: &str = "\
    \x20                                      '    ,-./\
    0123456789:,     abcdefghijklmnopqrstuvwxyz /   'abcdefghijklmnopqrstuvwxyz /   \
    \x20                                            !  o =='    =o === \
    aaaaEAEceeeeiiiidnooooO OuuuUyTSaaaaEAEceeeeiiiidnooooO OuuuUyTy\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiJJjjkkklllllll\
    lllnnnnnnnnnooooOOOOrrrrrrssssssssttttttuuuuuuuuUUuuwwyyyzzzzzzs";

/// The pairs that `A`, `E`, … of the table stand for.
const PAIRS: &str = "AaaEaeOoeUueSssTthJij";

/// No field of an address is longer, in bytes of plain text; what follows does not count.
const LONGEST: usize = 256;

/// The text with each letter plain, and each mark as one of space, `,` `.` `-` `/` `'`.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::new();
    put_plain(text, &mut plain);
    plain
}

/// The same, behind nothing.
pub(crate) fn put_plain(text: &str, plain: &mut String) {
    // Folded a million times where there are names to compare; elsewhere bytes count more.
    #[cfg(feature = "decide")]
    plain.reserve(text.len() + 8);
    for character in text.chars() {
        if plain.len() >= LONGEST {
            break;
        }
        #[cfg(feature = "decide")]
        if character.is_ascii_alphanumeric() {
            plain.push(character.to_ascii_lowercase());
            continue;
        }
        let code = character as usize;
        let last = plain.as_bytes().last().copied().unwrap_or_default();
        // Full-width forms are those of ASCII.
        let known = TABLE.as_bytes().get(if matches!(code, 0xff01..=0xff5e) { code - 0xfee0 } else { code });
        let byte = match known.copied().unwrap_or(b'=') {
            b'=' => match character {
                // An accent that stands behind its letter.
                '\u{30a}' if last == b'a' => b'a',
                '\u{308}' | '\u{30b}' if matches!(last, b'a' | b'o' | b'u') => b'e',
                '\u{300}'..='\u{36f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}' => b'!',
                '\u{2bc}' | '\u{2018}'..='\u{201b}' => b'\'',
                '\u{2010}'..='\u{2015}' | '\u{2212}' => b'-',
                '\u{1e9e}' => b'S',
                '\u{2000}'..='\u{206f}' => b' ',
                other if is_space(other) => b' ',
                _ => b'=',
            },
            b':' => {
                if last.is_ascii_lowercase() {
                    b'!'
                } else {
                    b' '
                }
            }
            byte => byte,
        };
        match byte {
            b'!' => {}
            b'=' => plain.push(character),
            b'A'..=b'Z' => {
                let pair = PAIRS.as_bytes().iter().position(|mark| *mark == byte).unwrap_or_default();
                plain.push_str(PAIRS.get(pair + 1..pair + 3).unwrap_or_default());
            }
            byte => plain.push(char::from(byte)),
        }
    }
}

/// What [`plain`] makes of each character of ASCII, but for `:`, which stands for itself here.
#[cfg(feature = "native")]
pub(crate) const ASCII: [u8; 128] = {
    let mut table = [b' '; 128];
    let mut code = 0;
    while code < 128 {
        table[code] = TABLE.as_bytes()[code];
        code += 1;
    }
    table
};

/// The longest text that is read whole.
#[cfg(feature = "native")]
pub(crate) const WHOLE: usize = LONGEST;

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
        for character in ('\0'..'\u{180}').chain(['\u{1e9e}']) {
            let lower: String = character.to_lowercase().collect();
            assert_eq!(plain(&character.to_string()), plain(&lower), "{character}");
        }
    }

    #[cfg(feature = "native")]
    #[test]
    fn the_table_of_ascii_says_what_is_made_of_each_character() {
        for byte in (0..128_u8).filter(|byte| *byte != b':') {
            let table = super::ASCII.get(usize::from(byte)).map(|byte| char::from(*byte).to_string());
            assert_eq!(Some(plain(&char::from(byte).to_string())), table, "{byte}");
        }
    }

    #[test]
    fn all_that_is_left_is_plain() {
        let all: String = ('\0'..'\u{180}')
            .chain('\u{2000}'..'\u{2070}')
            .filter(|character| !"²³¹¼½¾".contains(*character))
            .collect();
        let left = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b" ,.-/'".contains(&byte);
        assert!(plain(&all).bytes().all(left), "{}", plain(&all));
    }

    #[test]
    fn white_space_is_a_space() {
        for character in ('\0'..=char::MAX).filter(|character| character.is_whitespace()) {
            assert_eq!(plain(&character.to_string()), " ", "{character:?}");
        }
    }

    #[test]
    fn national_letters_are_what_a_keyboard_without_them_gives() {
        let text = "Ærø; Ålborg: Strøget\\Łódź ß ẞ Œuvre ĳ Þ Ñandú d’Été";
        assert_eq!(plain(text), "aeroe, aalborg stroeget/lodz ss ss oeuvre ij th nandu d'ete");
    }
}

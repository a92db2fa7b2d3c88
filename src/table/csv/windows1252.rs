//! Windows-1252, the encoding of CSV files from Western European spreadsheets.
//!
//! Source: WHATWG Encoding Standard, index-windows-1252.txt (2026-11-21). From 160 on each byte is the character of its
//! own number.

/// The characters of the bytes 128 to 159.
const UPPER: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The character of a byte; every byte has one.
pub(in crate::table) fn char_of(byte: u8) -> char {
    byte.checked_sub(128).and_then(|place| UPPER.get(usize::from(place))).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::char_of;

    #[test]
    fn known_characters() {
        for (byte, char) in [(b'a', 'a'), (0x80, '€'), (0x8A, 'Š'), (0x92, '’'), (0x9F, 'Ÿ'), (0xA0, '\u{A0}')] {
            assert_eq!(char_of(byte), char);
        }
        for (byte, char) in [(0xC6, 'Æ'), (0xE5, 'å'), (0xF8, 'ø'), (0xFF, 'ÿ'), (0x81, '\u{81}')] {
            assert_eq!(char_of(byte), char);
        }
    }
}

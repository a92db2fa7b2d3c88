//! What a person typed, reduced to the characters that count, each with its place in the input.

use super::number::Told;

/// The longest compact form that any scheme has room for, with some to spare for a doubled prefix.
const CAPACITY: usize = 60;
/// Room before the first character, for a leading zero that a rule adds.
const HEADROOM: usize = 4;
/// Stands for a character that no scheme knows.
pub(crate) const STRAY: u8 = b'?';

/// A compact text on the stack: separators gone, full-width forms narrowed, letters in upper case.
///
/// Reading never allocates and never fails; a text that is too long is cut and says so.
#[derive(Clone)]
pub(crate) struct Typed {
    chars: [u8; HEADROOM + CAPACITY],
    places: [Told<u16>; HEADROOM + CAPACITY],
    start: usize,
    end: usize,
    cut: bool,
}

impl Typed {
    /// Nothing typed yet. No constant: copying one takes longer than writing zeros.
    #[inline]
    pub(crate) fn empty() -> Self {
        Self {
            chars: [0; HEADROOM + CAPACITY],
            places: [Told::new(0); HEADROOM + CAPACITY],
            start: HEADROOM,
            end: HEADROOM,
            cut: false,
        }
    }

    /// Reads `text`, which may be anything.
    pub(crate) fn read(text: &str) -> Self {
        let mut typed = Self::empty();
        typed.fill(text);
        typed
    }

    /// Reads `text`, keeping its hyphens, for a number that they are a part of.
    pub(crate) fn read_hyphens(text: &str) -> Self {
        let mut typed = Self::empty();
        typed.fill_with(text, true);
        typed
    }

    /// Reads `text` in place of what was there; where speed counts, since returning means copying.
    pub(crate) fn fill(&mut self, text: &str) {
        self.fill_with(text, false);
    }

    fn fill_with(&mut self, text: &str, hyphens: bool) {
        let mut end = HEADROOM;
        let mut place = 0_u16;
        // Byte by byte: nearly all are ASCII, and need no taking apart.
        for (start, first) in text.as_bytes().iter().enumerate() {
            if first & 0b1100_0000 == 0b1000_0000 {
                continue; // Not the first byte of a character.
            }
            place = place.saturating_add(1);
            let byte = match ASCII.get(usize::from(*first)) {
                Some(byte) if !hyphens => *byte,
                _ => read_at(text, start, hyphens),
            };
            if byte != NOTHING {
                let (Some(slot), Some(at)) = (self.chars.get_mut(end), self.places.get_mut(end)) else {
                    self.cut = true;
                    break;
                };
                (*slot, *at) = (byte, Told::new(place));
                end += 1;
            }
        }
        self.end = end;
    }

    /// The characters that count.
    pub(crate) fn chars(&self) -> &[u8] {
        self.chars.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether the input went on after the last character held here.
    pub(crate) fn is_cut(&self) -> bool {
        self.cut
    }

    /// Whether it holds a character that no scheme knows.
    pub(crate) fn has_stray(&self) -> bool {
        !self.chars().iter().all(|byte| *byte != STRAY)
    }

    /// The 1-based place in the input of the compact character `index`.
    pub(crate) fn place(&self, index: usize) -> Option<u16> {
        Some(self.places.get(self.start..self.end)?.get(index)?.get())
    }

    /// Leaves out the first `count` characters.
    pub(crate) fn drop_front(&mut self, count: usize) {
        self.start = (self.start + count).min(self.end);
    }

    /// Leaves out the last `count` characters.
    pub(crate) fn drop_back(&mut self, count: usize) {
        self.end = self.end.saturating_sub(count).max(self.start);
    }

    /// Leaves out `tail` where the text ends in it.
    pub(crate) fn drop_tail(&mut self, tail: &[u8]) {
        if self.chars().ends_with(tail) {
            self.drop_back(tail.len());
        }
    }

    /// Puts `byte` before the first character, at that one's place; nothing when there is no room.
    pub(crate) fn push_front(&mut self, byte: u8) {
        let place = self.place(0).unwrap_or(1);
        if let Some(before) = self.start.checked_sub(1)
            && let (Some(slot), Some(at)) = (self.chars.get_mut(before), self.places.get_mut(before))
        {
            *slot = byte;
            *at = Told::new(place);
            self.start = before;
        }
    }
}

impl Typed {
    /// Puts `byte` before the character at `index` (or behind the last), at the place of the one before it; nothing
    /// when there is no room.
    pub(crate) fn insert(&mut self, index: usize, byte: u8) {
        let at = self.start + index;
        if at > self.end || self.end >= self.chars.len() {
            return;
        }
        let mut carried = (byte, Told::new(self.place(index.saturating_sub(1)).unwrap_or(1)));
        self.end += 1;
        for at in at..self.end {
            if let (Some(slot), Some(place)) = (self.chars.get_mut(at), self.places.get_mut(at)) {
                carried = (std::mem::replace(slot, carried.0), std::mem::replace(place, carried.1));
            }
        }
    }

    /// Puts `text` behind the last character.
    pub(crate) fn append(&mut self, text: &[u8]) {
        for byte in text {
            self.insert(self.end - self.start, *byte);
        }
    }

    /// Whether there is nothing but digits, `count` of them.
    pub(crate) fn is_digits(&self, count: usize) -> bool {
        self.chars().len() == count && self.chars().iter().all(u8::is_ascii_digit)
    }

    /// Gives a number of `length` digits the leading 0 back that an older form or a spreadsheet leaves out.
    pub(crate) fn fill_zero(&mut self, length: usize) {
        if self.is_digits(length - 1) {
            self.push_front(b'0');
        }
    }
}

/// A hyphen, and the dashes that a word processor makes of it.
fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// What the character at `start` is read as.
fn read_at(text: &str, start: usize, hyphens: bool) -> u8 {
    match text.get(start..).and_then(|text| text.chars().next()) {
        Some(character) if hyphens && is_hyphen(character) => b'-',
        Some(character) => read(character),
        None => NOTHING,
    }
}

/// What a character is read as.
pub(crate) fn read(character: char) -> u8 {
    ASCII.get(character as usize).copied().unwrap_or_else(|| wide(character))
}

/// The character that counts, or `None` for a separator.
pub(crate) fn narrow(character: char) -> Option<u8> {
    let byte = read(character);
    (byte != NOTHING).then_some(byte)
}

/// Stands for a separator: what people put between the characters of a number, and what copying from a page or a PDF
/// brings along.
pub(crate) const NOTHING: u8 = 0;

/// What each ASCII character is read as.
static ASCII: [u8; 128] = {
    let mut table = [STRAY; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'+' | b'*' => byte,
            b'a'..=b'z' => byte - 32,
            b'\t'..=b'\r'
            | b' '
            | b'.'
            | b','
            | b'-'
            | b'_'
            | b'/'
            | b':'
            | b';'
            | b'('
            | b')'
            | b'\''
            | b'"'
            | b'|'
            | b'\\' => NOTHING,
            _ => STRAY,
        };
        byte += 1;
    }
    table
};

/// What any other character is read as.
fn wide(character: char) -> u8 {
    match character {
        // Full-width forms, as Japanese and Chinese keyboards give them.
        '\u{ff01}'..='\u{ff5e}' => ASCII.get(character as usize - 0xfee0).copied().unwrap_or(STRAY),
        // Spaces, dashes, quotes, bullets, direction marks.
        '\u{85}'
        | '\u{a0}'
        | '\u{ad}'
        | '\u{b7}'
        | '\u{34f}'
        | '\u{1680}'
        | '\u{180e}'
        | '\u{feff}'
        | '\u{2000}'..='\u{206f}'
        | '\u{2212}'
        | '\u{3000}'
        | '\u{fe58}'
        | '\u{fe63}' => NOTHING,
        _ => STRAY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, compact: &str) {
        assert_eq!(Typed::read(text).chars(), compact.as_bytes(), "{text:?}");
    }

    #[test]
    fn separators_are_dropped_and_letters_raised() {
        reads("be (0)403.019\u{a0}261", "BE0403019261");
        reads("ＤＫ１３５８ ５６２８", "DK13585628");
        reads("\u{202a}13–58‑56—28\u{202c}", "13585628");
    }

    #[test]
    fn all_white_space_is_a_separator() {
        for character in ('\0'..=char::MAX).filter(|character| character.is_whitespace()) {
            assert_eq!(narrow(character), None, "{character:?}");
        }
    }

    #[test]
    fn hyphens_and_dashes_are_kept_on_request() {
        assert_eq!(Typed::read_hyphens("991 – 33333test－33").chars(), b"991-33333TEST-33");
    }

    #[test]
    fn an_unknown_character_is_kept_as_stray_at_its_place() {
        let typed = Typed::read("13 æ5");
        assert_eq!(typed.chars(), b"13?5");
        assert_eq!(typed.place(2), Some(4));
    }

    #[test]
    fn characters_are_put_in_and_taken_off() {
        let mut typed = Typed::read("12 34");
        typed.insert(2, b'B');
        typed.append(b"XY");
        assert_eq!(typed.chars(), b"12B34XY");
        assert_eq!([typed.place(2), typed.place(3), typed.place(6)], [Some(2), Some(4), Some(5)]);
        typed.drop_back(3);
        assert_eq!(typed.chars(), b"12B3");
        typed.insert(9, b'?');
        typed.drop_back(9);
        assert_eq!(typed.chars(), b"");
        let mut full = Typed::read(&"1".repeat(60));
        full.append(b"2");
        assert_eq!(full.chars().len(), 60);
    }

    #[test]
    fn a_long_text_is_cut() {
        assert!(Typed::read(&"1".repeat(61)).is_cut());
        assert!(!Typed::read(&"1".repeat(60)).is_cut());
    }
}

//! The words and numbers of a plain text.

/// A run of letters or of digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// The mark before it that says most: `,`, `-`, `/`, any other; 0 for none.
    pub(super) before: u8,
    /// The first mark behind it; 0 for none.
    pub(super) after: u8,
}

/// What separates a house from a box where nothing else does.
pub(super) const BOX: Token<'static> = Token { text: "/", before: 0, after: 0 };

impl Token<'_> {
    pub(super) fn is_number(&self) -> bool {
        self.text.as_bytes().first().is_some_and(u8::is_ascii_digit)
    }

    /// A number or a letter, as behind the word for a box.
    pub(super) fn names_box(&self) -> bool {
        self.is_number() || (self.is_letter() && self.after != b'\'')
    }

    /// A single letter, as behind a house number.
    pub(super) fn is_letter(&self) -> bool {
        self.text.len() == 1 && !self.is_number()
    }
}

/// What a byte belongs to: digits, letters, or neither.
fn class(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => 1,
        b'a'..=b'z' | 0x80.. => 2,
        _ => 0,
    }
}

/// The tokens of a text that is [plain](super::letters::plain).
pub(super) fn tokens(plain: &str) -> Vec<Token<'_>> {
    let bytes = plain.as_bytes();
    let mut tokens = Vec::new();
    let (mut start, mut before) = (0, 0);
    for (place, byte) in bytes.iter().enumerate() {
        let next = bytes.get(place + 1).copied().unwrap_or_default();
        if class(*byte) == 0 {
            start = place + 1;
            before = stronger(before, *byte);
        } else if class(next) != class(*byte) {
            let after = if class(next) == 0 { next } else { 0 };
            tokens.push(Token { text: plain.get(start..=place).unwrap_or_default(), before, after });
            (start, before) = (place + 1, 0);
        }
    }
    tokens
}

/// Of two marks the one that says more.
fn stronger(mark: u8, other: u8) -> u8 {
    let says = |mark: u8| b"/-,".iter().position(|known| *known == mark);
    if mark == 0 || says(other) > says(mark) { other } else { mark }
}

/// Whether `tokens` begin with the texts of `head`.
pub(super) fn begin_with(tokens: &[Token<'_>], head: &[Token<'_>]) -> bool {
    tokens.len() >= head.len() && tokens.iter().zip(head).all(|(token, other)| token.text == other.text)
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn letters_and_digits_part_and_marks_are_kept_with_them() {
        let found: Vec<_> =
            tokens("vesterg. 12b - , 2.tv").iter().map(|token| (token.text, token.before, token.after)).collect();
        let expected = [("vesterg", 0, b'.'), ("12", b'.', 0), ("b", 0, b' '), ("2", b',', b'.'), ("tv", b'.', 0)];
        assert_eq!(found, expected);
    }
}

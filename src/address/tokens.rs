//! The words and numbers of a plain text.

use super::words;

/// A run of letters or of digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// Whether it is digits.
    pub(super) is_number: bool,
    /// What stands before it.
    pub(super) before: u8,
    /// The first mark behind it; 0 for none.
    pub(super) after: u8,
}

/// What stands before a token, the more the higher: a comma says more than a hyphen, that more than a slash.
pub(super) const GLUED: u8 = 0;
pub(super) const SLASH: u8 = 2;
pub(super) const HYPHEN: u8 = 3;
pub(super) const COMMA: u8 = 4;

fn rank(mark: u8) -> u8 {
    match mark {
        b'/' => SLASH,
        b'-' => HYPHEN,
        b',' => COMMA,
        _ => 1,
    }
}

impl Token<'static> {
    /// What separates a house from a box where nothing else does.
    pub(super) const BOX: Self = Self::word("/");
    /// What stands for any name of a post-office box.
    pub(super) const POST_BOX: Self = Self::word("po");

    const fn word(text: &'static str) -> Self {
        Self { text, is_number: false, before: GLUED, after: 0 }
    }
}

impl Token<'_> {
    /// What is [kept](words::kept) of it.
    pub(super) fn kept(&self, country: &str, mark: u8) -> Option<(usize, &'static str)> {
        words::kept(country, mark, self.text, self.after == b'.')
    }

    /// What is kept of it behind a house number.
    pub(super) fn unit(&self, country: &str) -> &str {
        self.kept(country, b'+').map_or(self.text, |(_, kept)| kept)
    }

    /// Whether it only says that a number follows.
    pub(super) fn is_number_sign(&self, country: &str) -> bool {
        self.kept(country, b'#').is_some()
    }

    /// A single letter, with no mark that says it is short for a word.
    pub(super) fn is_letter(&self) -> bool {
        self.text.len() == 1 && !self.is_number && !matches!(self.after, b'.' | b'\'')
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
    let mut tokens = Vec::new();
    let (mut start, mut before) = (0, GLUED);
    let mut bytes = plain.bytes().enumerate();
    let mut next = bytes.next();
    while let Some((place, byte)) = next {
        next = bytes.next();
        let after = next.map_or(0, |(_, byte)| byte);
        if class(byte) == 0 {
            start = place + 1;
            before = before.max(rank(byte));
        } else if class(after) != class(byte) {
            let text = plain.get(start..=place).unwrap_or_default();
            let after = if class(after) == 0 { after } else { 0 };
            tokens.push(Token { text, is_number: class(byte) == 1, before, after });
            (start, before) = (place + 1, GLUED);
        }
    }
    tokens
}

/// Appends the texts of tokens.
pub(super) fn push(tokens: &[Token<'_>], text: &mut String) {
    for token in tokens {
        text.push_str(token.text);
    }
}

/// Adds tokens.
pub(super) fn add<'a>(tokens: &mut Vec<Token<'a>>, more: &[Token<'a>]) {
    for token in more {
        tokens.push(*token);
    }
}

/// Whether `tokens` begin with the texts of `head`.
pub(super) fn begin_with(tokens: &[Token<'_>], head: &[Token<'_>]) -> bool {
    tokens.len() >= head.len() && tokens.iter().zip(head).all(|(token, other)| token.text == other.text)
}

/// The token at `index`, or one without a text.
pub(super) fn at<'b, 'a>(tokens: &'b [Token<'a>], index: usize) -> &'b Token<'a> {
    tokens.get(index).unwrap_or(const { &Token::word("") })
}

/// Whether there is a token at `index` and it is a number.
pub(super) fn is_number(tokens: &[Token<'_>], index: usize) -> bool {
    at(tokens, index).is_number
}

#[cfg(test)]
mod tests {
    use super::{COMMA, GLUED, tokens};

    #[test]
    fn letters_and_digits_part_and_marks_are_kept_with_them() {
        let found: Vec<_> =
            tokens("vesterg. 12b - , 2.tv").iter().map(|token| (token.text, token.before, token.after)).collect();
        let expected = [("vesterg", GLUED, b'.'), ("12", 1, 0), ("b", GLUED, b' '), ("2", COMMA, b'.'), ("tv", 1, 0)];
        assert_eq!(found, expected);
    }
}

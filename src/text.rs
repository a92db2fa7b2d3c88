//! The few cuts of texts that are needed everywhere; the standard library's general patterns cost the checkout module
//! kilobytes.

/// Unicode white space, as [`char::is_whitespace`] has it: that one brings a table along.
pub(crate) fn is_space(character: char) -> bool {
    matches!(character,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}'
        | '\u{205f}' | '\u{3000}')
}

/// The text without white space around it: [`str::trim`] in one pass from the front.
pub(crate) fn trim(text: &str) -> &str {
    // Asked of every value: nearly all begin and end in letters or digits of ASCII.
    #[cfg(feature = "explain")]
    if let [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] = text.as_bytes() {
        return text;
    }
    let (mut start, mut end) = (text.len(), 0);
    let mut chars = text.chars();
    loop {
        let place = text.len() - chars.as_str().len();
        let Some(character) = chars.next() else { break };
        if !is_space(character) {
            start = start.min(place);
            end = text.len() - chars.as_str().len();
        }
    }
    text.get(start..end).unwrap_or_default()
}

/// The texts one after the other; the standard library's `concat` and `join` are five times as long.
#[inline(never)]
pub(crate) fn concat(texts: &[&str]) -> String {
    join(texts, "")
}

/// The texts with `between` between them.
#[inline(never)]
pub(crate) fn join(texts: &[impl AsRef<str>], between: &str) -> String {
    let mut joined = String::new();
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            joined.push_str(between);
        }
        joined.push_str(text.as_ref());
    }
    joined
}

/// The parts before and after the first `mark`.
pub(crate) fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    split(text, text.as_bytes().iter().position(|byte| *byte == mark)?)
}

/// The parts before and after the byte at `place`.
fn split(text: &str, place: usize) -> Option<(&str, &str)> {
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// The parts before and after the last `mark`.
pub(crate) fn cut_last(text: &str, mark: u8) -> Option<(&str, &str)> {
    split(text, text.as_bytes().iter().rposition(|byte| *byte == mark)?)
}

/// Whether two words differ at most in case, as far as ASCII and Latin-1 go: the standard library's tables of all
/// letters cost the checkout module kilobytes.
pub(crate) fn is_same_word(one: &str, other: &str) -> bool {
    one.chars().map(lower).eq(other.chars().map(lower))
}

fn lower(character: char) -> char {
    match character {
        // But for the sign between them, the letters from À to Þ stand 32 before their small ones.
        'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{de}' => char::from(character as u8 + 32),
        other => other,
    }
}

/// How many characters there are.
pub(crate) fn length(text: &str) -> usize {
    text.char_indices().fold(0, |count, _| count + 1)
}

/// The character number `nth`, from 1; nothing where there is none.
pub(crate) fn nth(text: &str, nth: usize) -> &str {
    let mut rest = text.chars();
    for _ in 1..nth {
        rest.next();
    }
    let from = rest.as_str();
    let width = rest.next().map_or(0, char::len_utf8);
    from.get(..width).unwrap_or_default()
}

/// A whole number from 0 to 9999.
pub(crate) fn count(text: &str) -> Option<usize> {
    let digits = text.as_bytes();
    let right = (1..=4).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    right.then(|| digits.iter().fold(0, |value, byte| value * 10 + usize::from(byte & 15)))
}

#[cfg(test)]
mod tests {
    use super::{is_same_word, is_space, lower, trim};

    #[test]
    fn small_letters_of_latin_1_are_those_of_the_standard_library() {
        for character in '\0'..='\u{ff}' {
            assert_eq!(lower(character).to_string(), character.to_lowercase().to_string());
        }
        assert!(is_same_word("KYLLÄ", "kyllä") && is_same_word("", "") && !is_same_word("nej", "nei"));
        assert!(!is_same_word("ja", "jas") && !is_same_word("jas", "ja"));
    }

    #[test]
    fn white_space_is_that_of_the_standard_library() {
        for character in '\0'..=char::MAX {
            assert_eq!(is_space(character), character.is_whitespace(), "{character:?}");
        }
    }

    #[test]
    fn trimming_is_that_of_the_standard_library() {
        for text in ["", " ", " \u{a0}x y\u{3000}", "x", "\u{200b}x ", "å "] {
            assert_eq!(trim(text), text.trim());
        }
    }
}

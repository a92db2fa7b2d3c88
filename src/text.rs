//! The few cuts of texts that are needed everywhere; the standard library's general patterns cost the checkout module
//! kilobytes.

/// The parts before and after the first `mark`.
pub(crate) fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == mark)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// The parts before and after the last `mark`.
pub(crate) fn cut_last(text: &str, mark: u8) -> Option<(&str, &str)> {
    let place = text.bytes().rposition(|byte| byte == mark)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// A whole number from 0 to 9999.
pub(crate) fn count(text: &str) -> Option<usize> {
    let digits = text.as_bytes();
    let right = (1..=4).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    right.then(|| digits.iter().fold(0, |value, byte| value * 10 + usize::from(byte & 15)))
}

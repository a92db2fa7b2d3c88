//! Numbers of protected debtors, compared as numbers: spreadsheets and shops write `-2` in many ways.
//!
//! Nothing else compares numbers like this: `007` and `7` may be two debtors, and only one that is to stay as it is has to be
//! known in any dress.

/// Whether one of the numbers is meant.
pub(super) fn lists(numbers: &[String], number: &str) -> bool {
    if numbers.is_empty() || number.is_empty() {
        return false;
    }
    let folded = folded(number);
    !folded.is_empty() && numbers.iter().any(|known| known == number || self::folded(known) == folded)
}

/// The number with one form of its sign and digits, and without what a spreadsheet puts around it: the `'` that keeps a cell
/// text, zeros in front, `.0` behind. What is no whole number keeps its letters.
fn folded(number: &str) -> String {
    let plain: String = number.chars().map(plain).collect();
    let plain = plain.trim();
    let plain = plain.strip_prefix('\'').unwrap_or(plain).trim();
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("-", digits.trim_start()),
        None => ("", plain.strip_prefix('+').unwrap_or(plain)),
    };
    let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !are_digits(whole) || decimals.bytes().any(|byte| byte != b'0') {
        return plain.to_owned();
    }
    match whole.trim_start_matches('0') {
        "" => "0".to_owned(),
        whole => [sign, whole].concat(),
    }
}

/// A character in its plain form: hyphens, dashes and the minus sign (Unicode 16, general category Pd and U+2212), full-width
/// forms (U+FF01 to U+FF5E), quotation marks that stand for an apostrophe.
fn plain(character: char) -> char {
    match character {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{ff07}' => '\'',
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(character).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(character)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::lists;

    #[test]
    fn a_protected_number_is_known_in_any_dress() {
        let numbers = ["-2".to_owned(), "KAS-1".to_owned(), "0007".to_owned()];
        for number in [
            "-2",
            "-2.0",
            "\u{2212}2",
            "\u{2011}2",
            "\u{ff0d}2",
            "-02",
            "'-2",
            "\u{2019}-2",
            " - 2 ",
            "-\u{ff12}",
            "-2,00",
            "7",
            "7.0",
            "KAS\u{2011}1",
        ] {
            assert!(lists(&numbers, number), "{number}");
        }
        for number in ["", "2", "-20", "-2.5", "-", "--2", "-2a", "KAS-01", "kas-1", "0", "''-2", "-2.0.0"] {
            assert!(!lists(&numbers, number), "{number}");
        }
        assert!(!lists(&[], "-2") && !lists(&[String::new()], ""));
    }
}

//! Check sums that several numbers share. All take ASCII digits; anything else counts as its low four bits, so no
//! input can make them fail (the shape is checked before).

/// The digit's value.
pub(crate) fn digit(byte: u8) -> u32 {
    u32::from(byte & 0x0f)
}

/// The ASCII digit for a value from 0 to 9.
pub(crate) fn ascii(value: u32) -> u8 {
    b'0' + (value % 10) as u8
}

/// The character at `index`, 0 where there is none.
#[cfg_attr(not(feature = "explain"), inline(never))]
pub(crate) fn at(body: &[u8], index: usize) -> u8 {
    body.get(index).copied().unwrap_or_default()
}

/// The value of the digit at `index`.
pub(crate) fn digit_at(body: &[u8], index: usize) -> u32 {
    digit(at(body, index))
}

/// The number that the two digits at `index` write.
#[cfg_attr(not(feature = "explain"), inline(never))]
pub(crate) fn pair(body: &[u8], index: usize) -> u32 {
    10 * digit_at(body, index) + digit_at(body, index + 1)
}

/// Each digit times its weight, summed; as many as the shorter of the two has.
pub(crate) fn weighted(digits: &[u8], weights: &[u8]) -> u32 {
    digits.iter().zip(weights).map(|(byte, weight)| digit(*byte) * u32::from(*weight)).sum()
}

/// 11 minus the remainder of [`weighted`] by 11: from 1 to 11.
pub(crate) fn eleven(digits: &[u8], weights: &[u8]) -> u32 {
    11 - weighted(digits, weights) % 11
}

/// The check digit that fills the weighted sum up to a multiple of 11; 10 where no digit does.
pub(crate) fn mod_11(digits: &[u8], weights: &[u8]) -> u32 {
    eleven(digits, weights) % 11
}

/// Whether there is nothing but zeros.
pub(crate) fn is_zero(digits: &[u8]) -> bool {
    digits.iter().all(|byte| *byte == b'0')
}

/// The number that the digits write.
pub(crate) fn number(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |value, byte| value.wrapping_mul(10).wrapping_add(u64::from(digit(*byte))))
}

/// The remainder by 97 of the number that digits and letters (A = 10 … Z = 35) write, which follow others whose
/// remainder is `rest`: ISO 7064 mod 97-10.
pub(crate) fn on_mod_97(rest: u32, chars: &[u8]) -> u32 {
    let mut value = u64::from(rest);
    for byte in chars {
        let (factor, zero) = if byte.is_ascii_digit() { (10, b'0') } else { (100, b'A' - 10) };
        // Divided only when there is no room for more.
        let before = if value >> 56 == 0 { value } else { value % 97 };
        value = before * factor + u64::from(byte.wrapping_sub(zero));
    }
    (value % 97) as u32
}

/// The two ISO 7064 mod 97-10 check digits that follow characters whose remainder is `rest`, 2 to 98: 0, 1 and 99 leave
/// the same remainder as three of those, and are never given out.
pub(crate) fn check_97(rest: u32) -> u32 {
    98 - rest * 100 % 97
}

/// The Luhn check digit that follows `digits` (ISO/IEC 7812-1, annex B).
pub(crate) fn luhn(digits: &[u8]) -> u32 {
    let mut sum = 0;
    let mut doubled = true;
    for byte in digits.iter().rev() {
        let value = digit(*byte);
        sum += if doubled { 2 * value - if value > 4 { 9 } else { 0 } } else { value };
        doubled = !doubled;
    }
    (10 - sum % 10) % 10
}

/// The GS1 check digit that follows `digits`: weights 3 and 1 from the right (GS1 General Specifications 7.9).
pub(crate) fn gs1(digits: &[u8]) -> u32 {
    let sum: u32 =
        digits.iter().rev().enumerate().map(|(index, byte)| digit(*byte) * if index % 2 == 0 { 3 } else { 1 }).sum();
    (10 - sum % 10) % 10
}

/// The ISO 7064 mod 11,10 check digit that follows `digits`.
pub(crate) fn mod_11_10(digits: &[u8]) -> u32 {
    let mut product = 10;
    for byte in digits {
        // From 1 to 10 both: subtracting once is the remainder.
        let sum = product + digit(*byte).min(9);
        let sum = if sum > 10 { sum - 10 } else { sum };
        product = if sum > 5 { 2 * sum - 11 } else { 2 * sum };
    }
    (11 - product) % 10
}

/// Whether the Gregorian calendar has that day.
pub(crate) fn is_date(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    matches!(month, 1..=12) && day >= 1 && day <= days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_check_digits_come_out() {
        assert_eq!(gs1(b"579800042052"), 6);
        assert_eq!(luhn(b"7992739871"), 3);
        assert_eq!(mod_11_10(b"13669597"), 6);
        assert_eq!(on_mod_97(0, b"3214282912345698765432161182"), 1);
        assert_eq!(on_mod_97(on_mod_97(0, b"GB"), b"82WEST12345698765432"), on_mod_97(0, b"161182WEST12345698765432"));
        assert_eq!(weighted(b"13585628", &[2, 7, 6, 5, 4, 3, 2, 1]) % 11, 0);
        assert_eq!(number(b"0403"), 403);
        assert_eq!(eleven(b"2077474", &[7, 9, 10, 5, 8, 4, 2]) % 11, 0);
    }

    #[test]
    fn only_real_days_are_dates() {
        assert!(is_date(2000, 2, 29) && is_date(1996, 2, 29) && is_date(2026, 12, 31));
        assert!(!is_date(1900, 2, 29) && !is_date(2026, 4, 31) && !is_date(2026, 13, 1) && !is_date(2026, 1, 0));
        assert!(!is_date(2026, 0, 1));
    }
}

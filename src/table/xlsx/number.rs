//! Numbers of a sheet as digits, without the detour over binary fractions.
//!
//! A spreadsheet calculates in binary and shows at most 15 digits; files hold up to 17, so that `45.05` is stored as
//! `45.049999999999997`. Rounding the digits back to 15 gives what a person sees.

/// `digits` times ten to the power of `scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub negative: bool,
    pub digits: u64,
    pub scale: i32,
}

/// The digits that a spreadsheet shows.
const SHOWN: u32 = 15;

/// Is this a whole number as it should be shown?
pub(super) fn is_plain(raw: &str) -> bool {
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    let zero = digits.starts_with('0') && raw != "0";
    !digits.is_empty() && !zero && digits.bytes().all(|byte| byte.is_ascii_digit())
}

impl Decimal {
    /// Reads `12`, `-1.5`, `5.798000420526E12`; none if it is something else, or out of all proportion.
    pub fn parse(raw: &str) -> Option<Self> {
        let raw = raw.trim_ascii();
        let (negative, body) = match raw.strip_prefix('-') {
            Some(body) => (true, body),
            None => (false, raw.strip_prefix('+').unwrap_or(raw)),
        };
        let (mantissa, exponent) = match body.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (body, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let (mut digits, mut scale) = (0_u64, exponent);
        for (bytes, after_point) in [(whole, false), (fraction, true)] {
            for byte in bytes.bytes() {
                let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
                // 17 digits are all that can matter.
                if digits < 10_u64.pow(16) {
                    digits = digits * 10 + digit;
                    scale = scale.checked_sub(i32::from(after_point))?;
                } else {
                    scale = scale.checked_add(i32::from(!after_point))?;
                }
            }
        }
        (-400..=400).contains(&scale).then(|| Self { negative, digits, scale }.rounded())
    }

    fn rounded(mut self) -> Self {
        while self.digits >= 10_u64.pow(SHOWN) {
            // One digit goes at a time until one too many is left, so that it is rounded once.
            let last = self.digits < 10_u64.pow(SHOWN + 1);
            self.digits = if last { (self.digits + 5) / 10 } else { self.digits / 10 };
            self.scale += 1;
        }
        while self.digits != 0 && self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.scale += 1;
        }
        if self.digits == 0 { Self { negative: false, digits: 0, scale: 0 } } else { self }
    }

    /// Adds the digits to `out`, with a point where it belongs; none if that takes more than forty digits.
    pub fn push(self, out: &mut String) -> Option<()> {
        let digits = self.digits.to_string();
        let zeros = usize::try_from(self.scale.unsigned_abs()).ok().filter(|zeros| *zeros <= 40)?;
        if self.negative {
            out.push('-');
        }
        if self.scale >= 0 {
            out.push_str(&digits);
            out.extend(std::iter::repeat_n('0', zeros));
        } else if let Some((whole, fraction)) =
            digits.len().checked_sub(zeros).filter(|at| *at > 0).and_then(|at| digits.split_at_checked(at))
        {
            out.push_str(whole);
            out.push('.');
            out.push_str(fraction);
        } else {
            out.push_str("0.");
            out.extend(std::iter::repeat_n('0', zeros - digits.len()));
            out.push_str(&digits);
        }
        Some(())
    }

    /// The number times 86,400, to the nearest whole: the seconds of so many days. None below zero or beyond ten million days.
    pub fn seconds(self) -> Option<u64> {
        let seconds = u128::from(self.digits) * 86_400;
        let power = 10_u128.checked_pow(self.scale.unsigned_abs())?;
        let seconds =
            if self.scale >= 0 { seconds.checked_mul(power)? } else { seconds.checked_add(power / 2)? / power };
        u64::try_from(seconds).ok().filter(|seconds| !self.negative && *seconds < 864_000_000_000)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Decimal, is_plain};

    #[track_caller]
    fn shows(raw: &str, shown: &str) {
        let mut text = String::new();
        Decimal::parse(raw).and_then(|number| number.push(&mut text)).unwrap();
        assert_eq!(text, shown, "{raw}");
    }

    #[test]
    fn numbers_show_as_a_spreadsheet_shows_them() {
        shows("5.798000420526E12", "5798000420526");
        shows("5798000420526", "5798000420526");
        shows("5798000420526.0", "5798000420526");
        shows("45.049999999999997", "45.05");
        shows("0.10000000000000001", "0.1");
        shows("0.30000000000000004", "0.3");
        shows("19.999999999999996", "20");
        shows("1E-3", "0.001");
        shows("-1.5", "-1.5");
        shows("+7", "7");
        shows("-0", "0");
        shows("000.50", "0.5");
        shows("1e+20", "100000000000000000000");
        shows("1.2345678901234568E+19", "12345678901234600000");
        shows("999999999999999.9", "1000000000000000");
        shows(".5", "0.5");
    }

    #[test]
    fn what_is_no_number_is_none() {
        for raw in ["", "-", ".", "1,5", "E5", "1e", "1e999999999999", "1E400000", "abc", "1.2.3", "NaN", "INF", "0x10"]
        {
            assert_eq!(Decimal::parse(raw), None, "{raw}");
        }
        assert_eq!(Decimal::parse("1e100").and_then(|number| number.push(&mut String::new())), None);
    }

    #[test]
    fn whole_numbers_are_seen_at_a_glance() {
        assert!(is_plain("0") && is_plain("13585628") && is_plain("-5") && is_plain("12345678901234567890"));
        assert!(!is_plain("") && !is_plain("-") && !is_plain("-0") && !is_plain("007") && !is_plain("1.0"));
    }
}

//! Serial numbers of days as ISO 8601 dates and times.
//!
//! ECMA-376 part 1, 18.17.4.1: day 1 is 1900-01-01, and 1900 counts as a leap year, so that day 60 is a 29 February that
//! never was; in the other system day 0 is 1904-01-01.

use super::styles::Shape;

const DAY: u64 = 86_400;
/// 9999-12-31 in days from 1899-12-30.
const LAST: u64 = 2_958_465;

/// Adds the date, time or duration of so many seconds; none if a date lies beyond the year 9999.
pub(super) fn push(seconds: u64, shape: Shape, from_1904: bool, out: &mut String) -> Option<()> {
    let (days, rest) = (seconds / DAY, seconds % DAY);
    if shape == Shape::Duration {
        clock(seconds / 3600, seconds, out);
        return Some(());
    }
    // Day 0 of 1900 is no day: only a time was meant.
    let timeless = shape == Shape::Date;
    if shape == Shape::Time || (days == 0 && !from_1904 && !timeless) {
        clock(rest / 3600, rest, out);
        return Some(());
    }
    let days = if from_1904 { days + 1462 } else { days };
    if days > LAST {
        return None;
    }
    if days == 60 && !from_1904 {
        out.push_str("1900-02-29");
    } else {
        // From 1 March 1900 on, days count from 1899-12-30; before, from the day after.
        let (year, month, day) = civil(if days < 60 && !from_1904 { days + 1 } else { days });
        padded(year, 4, out);
        out.push('-');
        padded(month, 2, out);
        out.push('-');
        padded(day, 2, out);
    }
    if !timeless {
        out.push('T');
        clock(rest / 3600, rest, out);
    }
    Some(())
}

fn clock(hours: u64, seconds: u64, out: &mut String) {
    padded(hours, 2, out);
    out.push(':');
    padded(seconds / 60 % 60, 2, out);
    out.push(':');
    padded(seconds % 60, 2, out);
}

fn padded(number: u64, width: usize, out: &mut String) {
    let digits = number.to_string();
    out.extend(std::iter::repeat_n('0', width.saturating_sub(digits.len())));
    out.push_str(&digits);
}

/// Year, month and day of a number of days from 1899-12-30 (Howard Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms", civil_from_days; read 2026-11-21).
fn civil(days: u64) -> (u64, u64, u64) {
    // To days from 0000-03-01.
    let days = days + 693_899;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let year = year + era * 400;
    if month < 10 { (year, month + 3, day) } else { (year + 1, month - 9, day) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::number::Decimal;
    use super::{Shape, push};

    #[track_caller]
    fn reads(raw: &str, shape: Shape, from_1904: bool, expected: &str) {
        let mut text = String::new();
        let seconds = Decimal::parse(raw).and_then(Decimal::seconds).unwrap();
        push(seconds, shape, from_1904, &mut text).unwrap();
        assert_eq!(text, expected, "{raw}");
    }

    #[test]
    fn dates_of_both_systems() {
        reads("1", Shape::Date, false, "1900-01-01");
        reads("59", Shape::Date, false, "1900-02-28");
        reads("60", Shape::Date, false, "1900-02-29");
        reads("61", Shape::Date, false, "1900-03-01");
        reads("36526", Shape::Date, false, "2000-01-01");
        reads("45351", Shape::Date, false, "2024-02-29");
        reads("46347", Shape::Date, false, "2026-11-21");
        reads("44885", Shape::Date, true, "2026-11-21");
        reads("0", Shape::Date, true, "1904-01-01");
        reads("2958465", Shape::Date, false, "9999-12-31");
    }

    #[test]
    fn times_and_durations() {
        reads("46347.354166666664", Shape::DateTime, false, "2026-11-21T08:30:00");
        reads("46347.354166666664", Shape::Date, false, "2026-11-21");
        reads("46347", Shape::DateTime, false, "2026-11-21T00:00:00");
        reads("0.35416666666666669", Shape::Time, false, "08:30:00");
        reads("0.35416666666666669", Shape::DateTime, false, "08:30:00");
        reads("1.5208333333333333", Shape::Duration, false, "36:30:00");
        reads("46347.999999999", Shape::DateTime, false, "2026-11-22T00:00:00");
    }

    #[test]
    fn no_date_beyond_the_last() {
        assert_eq!(push(2_958_466 * 86_400, Shape::Date, false, &mut String::new()), None);
        assert_eq!(Decimal::parse("-1").and_then(Decimal::seconds), None);
        assert_eq!(Decimal::parse("1e30").and_then(Decimal::seconds), None);
    }
}

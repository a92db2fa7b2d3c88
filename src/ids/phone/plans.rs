//! Calling codes and national plans.

use crate::ids::Country;
use crate::text::cut;

/// The calling code of each country, three places each, in the order of the country codes.
const CALLING: &str = "\
    37697193 1  1  35537424467254 1  43 61 2973589943871  88032 2263599732572295901  67359159955 1  \
    97547 2673755011  61 24323624241 22568256 23786 57 50653 23859961 35742049 25345 1  1  213593372\
    20 21229134 25135867950069129833 24144 1  99559444 23335029922022459024030 5005021  245592852672\
    50438550936 62 35397244 91 24696498 35439 44 1  96281 2549968556862691  85082 9651  7  8569611  \
    42394 23126637035237121821237737338259026169238922395 9768531  5962221  35623096026552 60 258264\
    68722767223450531 47 97767468364 96850751 68967563 92 48 50864 1  97035168059597426240 3817  250\
    96667724824946 65 29038647 4212323782212525972112395031  9632681  23526222866 992690670993216676\
    90 1  6888862553802561  1  59899839 1  58 1  1  84 67868168538396726227 260263";

/// Codes that belong to no country: international freephone, networks, satellites.
const WORLDWIDE: &str = "800808870878881882883888979";

/// A national plan each, nine places: calling code, trunk prefix, the fewest and most digits of a national number in
/// hexadecimal, the same of special numbers, grouping.
///
/// Trunk prefix: `.` none, `k` none and a leading zero is part of the number, `6` 06, else the digit. Special numbers
/// (free, shared cost, short) begin with 0, 1, 8 or 9. Europe, and those that keep a leading zero.
const PLANS: &str = "\
    1  1aaaad\
    30 .aaacd\
    31 0995bd\
    32 08989b\
    33 09999p\
    34 .9999t\
    350.8888p\
    351.9999t\
    352.494be\
    3530797ad\
    354.7979d\
    35508969d\
    356.8888p\
    357.8888s\
    35805b5cd\
    3590796cd\
    36 68989d\
    37088888c\
    371.8888t\
    372.787ad\
    37308888t\
    3758996ac\
    376.6969t\
    37708989p\
    378k6a6ad\
    3800999ac\
    38107a6cd\
    38208989d\
    3830898cd\
    38508979d\
    38608858c\
    38708989d\
    38908888d\
    39 k8b6cd\
    40 09969t\
    41 0999cc\
    420.999ct\
    42109969t\
    42307979d\
    43 07d4dd\
    44 0aa7as\
    45 .8888p\
    46 0796cc\
    47 .8858p\
    48 0996at\
    49 05d4dd\
    7  8aaaac\
    90 0aa7dc\
    298.6666t\
    299.6666t\
    225kaaaad\
    226k8888p\
    227k8888p\
    229k8a8ap\
    241k7878p\
    242k9999t\
    992k9999t";

/// How long the national numbers under a calling code are, and how they are written.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    trunk: u8,
    /// The fewest digits of an ordinary number.
    pub fewest: usize,
    /// The most digits of an ordinary number.
    pub most: usize,
    least: usize,
    greatest: usize,
    grouping: u8,
}

/// The calling code of a country.
pub(super) fn calling(country: Country) -> &'static str {
    let start = 3 * country.index();
    trimmed(CALLING.get(start..start + 3).unwrap_or_default())
}

/// Without the spaces that fill up its three places.
fn trimmed(code: &'static str) -> &'static str {
    cut(code, b' ').map_or(code, |(code, _)| code)
}

/// The calling code that an international number begins with, and the rest.
pub(super) fn split(digits: &[u8]) -> Option<(&'static str, &[u8])> {
    for table in [CALLING, WORLDWIDE] {
        let mut start = 0;
        while let Some(code) = table.get(start..start + 3) {
            let code = trimmed(code);
            if let Some(rest) = digits.strip_prefix(code.as_bytes()) {
                return Some((code, rest));
            }
            start += 3;
        }
    }
    None
}

impl Plan {
    /// The plan under a calling code; where none is known, what E.164 allows.
    pub(super) fn of(calling: &str) -> Self {
        let wanted = number(calling.as_bytes());
        for row in PLANS.as_bytes().chunks_exact(9) {
            if let [a, b, c, trunk, fewest, most, least, greatest, grouping] = *row
                && number(&[a, b, c]) == wanted
            {
                let [fewest, most] = [digit(fewest), digit(most)];
                return Self { trunk, fewest, most, least: digit(least), greatest: digit(greatest), grouping };
            }
        }
        let most = 15 - calling.len().min(3);
        Self { trunk: b'0', fewest: 4, most, least: 4, greatest: most, grouping: b'd' }
    }

    /// The national number without the prefix that is dialled inside the country only, however often it stands there.
    pub(super) fn strip<'a>(&self, digits: &'a [u8]) -> &'a [u8] {
        let mut national = digits;
        loop {
            let is_long = national.len() > self.most;
            national = match (self.trunk, national) {
                (b'6', [b'0', b'6', rest @ ..]) | (b'0', [b'0', rest @ ..]) => rest,
                // After an 8 comes a zero in Belarus.
                (b'8', [b'8' | b'0', rest @ ..]) | (b'1', [b'1', rest @ ..]) if is_long => rest,
                // A zero that is not dialled any more or never was.
                (trunk, [b'0', rest @ ..]) if trunk != b'k' && !self.is_possible(national) => rest,
                _ => return national,
            };
        }
    }

    /// Whether numbers inside the country begin with a prefix of their own.
    pub(super) fn has_trunk(&self) -> bool {
        self.trunk == b'0'
    }

    /// Whether ordinary numbers have this many digits.
    pub(super) fn is_usual(&self, length: usize) -> bool {
        (self.fewest..=self.most).contains(&length)
    }

    /// Whether it can be a number at all.
    pub(super) fn is_possible(&self, digits: &[u8]) -> bool {
        self.is_usual(digits.len())
            || ((self.least..=self.greatest).contains(&digits.len())
                && matches!(digits.first(), Some(b'0' | b'1' | b'8' | b'9')))
    }

    /// Where spaces go in a number of this length: bit `n` for a space before the last `n` digits.
    pub(super) fn spaces(&self, length: usize) -> u16 {
        match (length, self.grouping) {
            (0..6, _) => 1,
            (6, _) => 0b1000,
            (7, _) => 0b1_0000,
            (_, b'p') => 0b1_0101_0100,
            (9, b'b') | (_, b'e') => 0b101_0100,
            (_, b'b' | b'c') => 0b1001_0100,
            (_, b't') => 0b100_1000,
            (_, b's') => 0b100_0000,
            _ => 0b1001_0000,
        }
    }
}

/// The number that the digits before a space are.
fn number(code: &[u8]) -> usize {
    let mut value = 0;
    for byte in code {
        if *byte != b' ' {
            value = 10 * value + digit(*byte);
        }
    }
    value
}

/// A hexadecimal digit.
fn digit(byte: u8) -> usize {
    usize::from(if byte <= b'9' { byte & 15 } else { byte - b'a' + 10 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_calling_code() {
        assert_eq!(CALLING.len(), 3 * 250);
        for (code, expected) in [("AD", "376"), ("DK", "45"), ("US", "1"), ("GB", "44"), ("XK", "383"), ("ZW", "263")] {
            assert_eq!(Country::parse(code).map(calling), Some(expected), "{code}");
        }
    }

    #[test]
    fn no_plan_goes_beyond_what_e164_allows() {
        assert_eq!(PLANS.len() % 9, 0);
        for row in PLANS.as_bytes().chunks_exact(9) {
            let calling = std::str::from_utf8(&row[..3]).unwrap_or_default().trim_end();
            let plan = Plan::of(calling);
            assert!(plan.least <= plan.fewest && plan.fewest <= plan.most && plan.most <= plan.greatest, "{calling}");
            assert!(calling.len() + plan.greatest <= 15, "{calling}");
            assert!(split(calling.as_bytes()).is_some(), "{calling}");
        }
    }

    #[test]
    fn no_calling_code_begins_another() {
        let codes: Vec<&str> = (0..250).map(|at| CALLING[3 * at..3 * at + 3].trim_end()).collect();
        for code in &codes {
            for other in &codes {
                assert!(code == other || !other.starts_with(code), "{code} {other}");
            }
        }
    }
}

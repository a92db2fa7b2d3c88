//! What the values of a column look like: a score from 0 to 100 for each field that they may be values of.

use super::words::Form;
use crate::fields::flag::flag;
use crate::ids::{Country, Scheme, Verdict};
use crate::profile::Column;

/// How many values of a column are looked at.
pub(super) const SAMPLE: usize = 200;

/// Company numbers with check digits, which tell them from other digits.
const CHECKED: &[&str] =
    &["cvr", "be_enterprise", "se_orgnr", "no_orgnr", "fi_ytunnus", "fr_siren", "fr_siret", "it_piva", "ch_uid"];

/// What a company's name ends in.
const LEGAL: &[&str] = &[
    "a/s", "aps", "i/s", "k/s", "p/s", "ivs", "amba", "b.v.", "bv", "n.v.", "nv", "vof", "v.o.f.", "bvba", "gmbh",
    "ag", "kg", "ohg", "ug", "e.k.", "sa", "s.a.", "sarl", "sas", "srl", "spa", "ab", "hb", "as", "asa", "oy", "oyj",
    "ky", "ltd", "ltd.", "limited", "llc", "inc", "inc.", "plc", "kommune", "gemeente", "kommun",
];

/// The filled values of a column, no more than [`SAMPLE`].
pub(super) struct Values<'a> {
    values: Vec<&'a str>,
    home: Option<Country>,
}

impl<'a> Values<'a> {
    /// `home` is the country of values that don't name their own.
    pub(super) fn new(cells: impl Iterator<Item = &'a str>, home: Option<Country>) -> Self {
        let filled = cells.map(str::trim).filter(|cell| !crate::fields::is_blank(cell));
        Self { values: filled.take(SAMPLE).collect(), home }
    }

    pub(super) fn with_home(mut self, home: Option<Country>) -> Self {
        self.home = home;
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'a str> {
        self.values.iter().copied()
    }

    /// How many of a hundred values are so; few values say less.
    fn share(&self, holds: impl Fn(&str) -> bool) -> usize {
        let count = self.values.iter().filter(|value| holds(value)).count();
        let sure = match self.values.len() {
            0 => return 0,
            1 => 80,
            2 => 90,
            _ => 100,
        };
        count * sure / self.values.len()
    }

    fn verdicts(&self, scheme: &str, home: Option<Country>, holds: impl Fn(&str, Verdict) -> bool) -> usize {
        Scheme::named(scheme).map_or(0, |scheme| self.share(|value| holds(value, scheme.verdict(value, home))))
    }

    /// Whether all values are different.
    fn are_distinct(&self) -> bool {
        let mut sorted = self.values.clone();
        sorted.sort_unstable();
        sorted.windows(2).all(|pair| pair.first() != pair.last())
    }

    /// Whether the values plainly are none of the field; never where that can't be told.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn contradict(&self, field: &str) -> bool {
        let fits = match field {
            "email" => self.share(|value| value.contains('@')),
            "phone" => self.share(|value| digits(value) > 4),
            "iban" => self.share(|value| digits(value) > 8),
            "vat" | "company_number" | "ean" => self.share(|value| digits(value) > 4 && value.len() < 40),
            "postcode" | "delivery_postcode" => self.share(|value| digits(value) > 0 && value.len() < 12),
            "country" | "delivery_country" => self.share(|value| Country::parse(value).is_some()),
            "first_name" | "last_name" | "company" | "contact" | "city" | "street" => {
                self.share(|value| value.chars().any(char::is_alphabetic))
            }
            "mandate" | "archived" | "direct_debit" | "calculate_vat" | "has_history" => {
                self.share(|value| value.len() < 12)
            }
            "discount" | "payment_terms_days" => self.share(|value| digits(value) > 0),
            "created_at" | "updated_at" => self.share(|value| digits(value) > 3),
            _ => return false,
        };
        !self.is_empty() && fits < 30
    }

    /// Scores for fields that can be told from values alone.
    pub(super) fn fields(&self, columns: &[Column]) -> Vec<(String, usize)> {
        let mut found: Vec<(&str, usize)> = vec![
            ("email", self.verdicts("email", None, |_, verdict| verdict == Verdict::Valid) * 95 / 100),
            ("iban", self.verdicts("iban", None, |value, verdict| is_lettered(value) && is_sound(verdict)) * 97 / 100),
            ("ean", self.verdicts("ean", None, |_, verdict| verdict == Verdict::Valid) * 92 / 100),
            ("vat", self.verdicts("vat", None, |value, verdict| is_lettered(value) && is_passed(verdict)) * 95 / 100),
            ("company_number", self.company_number()),
            ("country", self.country()),
            ("locale", self.locale()),
            ("phone", self.phone()),
            ("postcode", self.postcode()),
            ("street", self.share(is_street) * 60 / 100),
            ("company", self.share(is_company) * 80 / 100),
        ];
        let dates = self.share(is_date);
        found.extend([("created_at", dates * 40 / 100), ("updated_at", dates * 35 / 100)]);
        found.extend(self.worded(columns));
        let sure = found.into_iter().filter(|(_, score)| *score >= 20);
        sure.map(|(field, score)| (field.to_owned(), score)).collect()
    }

    fn company_number(&self) -> usize {
        let checked =
            |id: &&str| self.verdicts(id, None, |value, verdict| !is_lettered(value) && verdict == Verdict::Valid);
        let best = CHECKED.iter().map(checked).max().unwrap_or_default() * 90 / 100;
        let dutch = self.home.is_some_and(|home| home.as_str() == "NL");
        let kvk = || self.share(|value| value.len() == 8 && digits(value) == 8) * 50 / 100;
        if dutch { best.max(kvk()) } else { best }
    }

    fn country(&self) -> usize {
        let is_code = |value: &str| value.len() == 2;
        let lower = self.share(|value| is_code(value) && value.bytes().all(|byte| byte.is_ascii_lowercase()));
        let known = self.share(|value| Country::parse(value).is_some());
        // `da`, `sv` and `de` are languages too.
        if lower > 50 { known * 50 / 100 } else { known * 90 / 100 }
    }

    fn locale(&self) -> usize {
        let valid = |verdict: Verdict| verdict == Verdict::Valid;
        let regional = |value: &str| value.len() == 5 && value.contains(['-', '_']);
        let lower = |value: &str| value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_lowercase());
        let regional = self.verdicts("locale", None, |value, verdict| regional(value) && valid(verdict)) * 92 / 100;
        regional.max(self.verdicts("locale", None, |value, verdict| lower(value) && valid(verdict)) * 65 / 100)
    }

    fn phone(&self) -> usize {
        let is_abroad = |value: &str| value.starts_with('+') || value.starts_with("00");
        let abroad = self.verdicts("phone", None, |value, verdict| is_abroad(value) && is_passed(verdict)) * 88 / 100;
        let home = |marked: bool, weight: usize| {
            let fits = |value: &str, verdict: Verdict| {
                let is_long = (8..=12).contains(&digits(value));
                is_long && is_passed(verdict) && (!marked || value.len() > digits(value) || value.starts_with('0'))
            };
            self.verdicts("phone", self.home, fits) * weight / 100
        };
        if self.home.is_some() { abroad.max(home(true, 65)).max(home(false, 45)) } else { abroad }
    }

    fn postcode(&self) -> usize {
        let Some(home) = self.home else { return 0 };
        let marked = |value: &str| value.len() > digits(value) && value.len() < 11;
        let fits = self.verdicts("postcode", Some(home), |value, verdict| digits(value) > 2 && is_passed(verdict));
        if self.share(marked) > 50 {
            fits * 85 / 100
        } else if self.are_distinct() && self.values.len() > 4 {
            // Numbers of customers are all different, postcodes hardly.
            fits * 20 / 100
        } else {
            fits * 55 / 100
        }
    }

    /// The one column of the system in whose words all values are.
    fn worded<'b>(&self, columns: &'b [Column]) -> Option<(&'b str, usize)> {
        let mut found = None;
        for column in columns {
            let Some(field) = column.field.as_deref() else { continue };
            let form = Form::new(field, Some(column));
            let score = self.share(|value| form.is_word(value)) * 60 / 100;
            if score > 40 {
                if found.is_some() {
                    return None;
                }
                found = Some((field, score));
            }
        }
        found
    }

    /// How well the values go with one of the fields that an ambiguous name may stand for. `has` tells of the fields
    /// that other columns hold.
    pub(super) fn fit(&self, field: &str, has: impl Fn(&str) -> bool) -> usize {
        if self.is_empty() {
            return match field {
                "last_name" if has("first_name") => 60,
                "company" if !has("first_name") => 50,
                _ => 40,
            };
        }
        match field {
            "house_number" => {
                let shaped = self.share(is_house_number);
                let repeats = !self.are_distinct() || self.values.len() < 5;
                let weight = if has("street") { 80 } else { 35 };
                shaped * weight / 100 - if repeats { 0 } else { shaped / 5 }
            }
            "customer_number" => {
                let coded = self.share(|value| value.len() < 20 && !value.contains(' ') && digits(value) > 0);
                coded * if self.are_distinct() { 70 } else { 45 } / 100
            }
            "customer_id" => self.share(|value| digits(value) == value.len()) * 60 / 100,
            "external_reference" => self.share(|value| digits(value) > 0 && value.len() < 40) * 55 / 100,
            "order_reference" => self.share(|value| digits(value) > 0 && value.len() < 40) * 50 / 100,
            "contact_reference" => self.share(is_person) * 70 / 100,
            "company" => 50 + self.share(is_company) * 40 / 100,
            "last_name" => {
                let single = self.share(|value| is_person(value) && !is_company(value) && value.split(' ').count() < 3);
                single * if has("first_name") { 85 } else { 55 } / 100
            }
            _ => 0,
        }
    }
}

fn is_sound(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Valid | Verdict::Unusual)
}

fn is_passed(verdict: Verdict) -> bool {
    verdict != Verdict::Invalid
}

fn digits(value: &str) -> usize {
    value.bytes().filter(u8::is_ascii_digit).count()
}

/// Whether it begins with two letters, as VAT numbers and IBANs that name their country do.
fn is_lettered(value: &str) -> bool {
    value.bytes().take(2).filter(u8::is_ascii_alphabetic).count() == 2
}

fn is_person(value: &str) -> bool {
    value.chars().all(|character| character.is_alphabetic() || matches!(character, ' ' | '-' | '.' | '\''))
        && value.chars().any(char::is_alphabetic)
}

fn is_company(value: &str) -> bool {
    let last = value.rsplit(' ').next().unwrap_or_default();
    value.contains(' ') && LEGAL.iter().any(|form| form.eq_ignore_ascii_case(last))
}

/// Words and then a number, or a number and then words: `Dorpsstraat 12`, `12 rue du Bac`.
fn is_street(value: &str) -> bool {
    let is_number = |word: &str| is_house_number(word.trim_end_matches(','));
    let words: Vec<&str> = value.split_whitespace().collect();
    let long = words.iter().any(|word| word.chars().filter(|character| character.is_alphabetic()).count() > 2);
    let ends = [words.first(), words.last()].into_iter().flatten().any(|word| is_number(word));
    long && ends && words.len() > 1
}

/// Up to four digits, and perhaps a letter or an addition behind: `12`, `12 B`, `12-14`.
fn is_house_number(value: &str) -> bool {
    let number = value.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&number) && value.len() < number + 5
}

/// A date, with or without a time: `2026-11-21`, `21.11.2026 08:30`, `11/21/26`.
fn is_date(value: &str) -> bool {
    let day = value.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '.', '/']).collect();
    let sized = |part: &&str| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(sized) && flag(value).is_none()
}

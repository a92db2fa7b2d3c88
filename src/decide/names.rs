//! Names for comparing: folded letters, without legal form and joining words, in any order.
//!
//! For hints alone; a key never depends on it.

use super::likeness::{SLACK, by_words, jaro_winkler, letters_of, may_be_alike, most};
use crate::address::letters;
use crate::ids::Country;
use std::sync::LazyLock;

/// Legal forms by country, in lower-case letters alone.
///
/// Source: ISO 20275 Entity Legal Forms, GLEIF's code list of 2023-09-28 (abbreviations in the local language), seen
/// 2026-11-21; of it the forms that stand in company names, and spellings in full of the most common ones.
const LEGAL_FORMS: &str = include_str!("legal_forms.txt");

/// The same, in rows.
static FORMS: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let rows = LEGAL_FORMS.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t')).map(|(code, forms)| (code, forms.split(' ').collect())).collect()
});

/// The length of the longest.
static LONGEST_FORM: LazyLock<usize> =
    LazyLock::new(|| FORMS.iter().flat_map(|(_, forms)| forms).map(|form| form.len()).max().unwrap_or_default().max(3));

/// Words that join names and are left out as often as not.
const JOINING: &[&str] = &["and", "en", "et", "och", "og", "ja", "und", "the", "de", "der", "het"];

/// What the form that is the place alone begins with.
pub(super) const PLACE: &str = "place:";

/// At this likeness two names are worth showing.
pub(super) const ALIKE: f64 = 0.92;

/// A name of more words or bytes, folded, is compared with no other for likeness: the time that takes grows with the
/// square. No name of a company comes near either.
const MOST_WORDS: usize = 16;
const LONGEST: usize = 120;

/// Below this likeness a name is another one.
pub(super) const OTHER: f64 = 0.7;

/// A name's words, to be compared with others.
#[derive(Debug)]
pub(super) struct Name {
    words: Vec<String>,
    whole: String,
    /// The letters that are in it, see [`letters_of`].
    letters: u64,
}

impl Name {
    pub(super) fn new(name: &str, country: Option<Country>) -> Self {
        Self::of(words(name, country))
    }

    fn of(words: Vec<String>) -> Self {
        let whole = words.join(" ");
        Self { letters: letters_of(&whole), whole, words }
    }

    /// Whether it is one that is compared with others.
    pub(super) fn is_usual(&self) -> bool {
        self.words.len() <= MOST_WORDS && self.whole.len() <= LONGEST
    }

    /// How much alike two names are, where that is worth showing: [`Name::likeness`], found out sooner where it can't be.
    pub(super) fn alike(&self, other: &Self) -> Option<f64> {
        if self.words.is_empty() || other.words.is_empty() || !self.is_usual() || !other.is_usual() {
            return None;
        }
        // In a browser only rows that somebody looks at have hints, and bytes count more.
        if !cfg!(feature = "native") {
            return Some(self.likeness(other)).filter(|likeness| *likeness >= ALIKE);
        }
        let (one, two) = ((self.whole.as_str(), self.letters), (other.whole.as_str(), other.letters));
        let whole = if most(one, two) < ALIKE { 0.0 } else { jaro_winkler(&self.whole, &other.whole) };
        if whole >= ALIKE {
            return Some(whole);
        }
        let (few, many) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        // Each word that the other name does not have counts against them.
        let left = 1.0 - 0.05 * (many.len() - few.len()) as f64;
        if left < ALIKE - SLACK || !may_be_alike(few, many, left) {
            return None;
        }
        Some(by_words(few, many)).filter(|likeness| *likeness >= ALIKE)
    }

    /// How much alike two names are, from 0 to 1: Jaro-Winkler over the whole, or word for word where one is shortened.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        if self.words.is_empty() || other.words.is_empty() {
            return 0.0;
        }
        let whole = jaro_winkler(&self.whole, &other.whole);
        if whole >= ALIKE {
            return whole;
        }
        let (few, many) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        whole.max(by_words(few, many))
    }
}

/// The words of a name without its legal form, in their order.
fn words(name: &str, country: Option<Country>) -> Vec<String> {
    let plain = letters::plain(name);
    let mut words: Vec<String> = Vec::new();
    for word in plain.split([' ', ',', '-']) {
        let mut letters = String::with_capacity(word.len());
        letters.extend(word.chars().filter(|character| character.is_alphanumeric()));
        if !letters.is_empty() {
            words.push(letters);
        }
    }
    without_legal_forms(&mut words, country);
    if words.iter().any(|word| !JOINING.contains(&word.as_str())) {
        words.retain(|word| !JOINING.contains(&word.as_str()));
    }
    words
}

/// Takes legal forms off the end and off the beginning, as long as a word is left.
fn without_legal_forms(words: &mut Vec<String>, country: Option<Country>) {
    let known = country.and_then(|country| FORMS.iter().find(|(code, _)| *code == country.as_str()));
    let is_form = |words: &[String]| {
        // Most are longer than any form: nothing has to be put together.
        if words.iter().map(String::len).sum::<usize>() > *LONGEST_FORM {
            return false;
        }
        let text = words.concat();
        let everywhere = ["se", "sce"].contains(&text.as_str());
        everywhere || known.is_some_and(|(_, forms)| forms.contains(&text.as_str()))
    };
    // `sp. z o.o.` is three words, `GmbH & Co. KG` too.
    'next: while words.len() > 1 {
        for count in (1..=4.min(words.len() - 1)).rev() {
            let (rest, end) = words.split_at(words.len() - count);
            if is_form(end) {
                let kept = rest.len();
                words.truncate(kept);
                continue 'next;
            }
            if words.get(..count).is_some_and(is_form) {
                words.drain(..count);
                continue 'next;
            }
        }
        return;
    }
}

/// The name as one text, the same whatever the order of its words.
fn sorted(mut words: Vec<String>) -> String {
    words.sort_unstable();
    words.join(" ")
}

/// The name in the two ways in which accents are left out: `Møller` is `moeller` and `moller`.
fn spellings(name: &str) -> Vec<String> {
    if name.is_ascii() {
        return vec![name.to_owned()];
    }
    let dropped: String = name
        .chars()
        .map(|character| match character {
            'å' | 'ä' | 'Å' | 'Ä' => 'a',
            'ö' | 'ø' | 'Ö' | 'Ø' => 'o',
            'ü' | 'Ü' => 'u',
            other => other,
        })
        .collect();
    if dropped == name { vec![dropped] } else { vec![name.to_owned(), dropped] }
}

/// The forms by which a debtor of that name is found: with its postcode, and the postcode alone.
pub(super) fn forms<'a>(name: &str, value_of: &dyn Fn(&str) -> Option<&'a str>) -> Vec<String> {
    let Some(place) = place(value_of) else { return Vec::new() };
    let mut forms = name_forms(name, value_of);
    for form in &mut forms {
        *form = ["name:", form, "|", &place].concat();
    }
    if !forms.is_empty() {
        forms.push(place_form(&place));
    }
    forms
}

/// The form that is the place alone.
pub(super) fn place_form_of<'a>(value_of: &dyn Fn(&str) -> Option<&'a str>) -> Option<String> {
    place(value_of).as_deref().map(place_form)
}

fn place_form(place: &str) -> String {
    [PLACE, place].concat()
}

/// The folded names, without a place.
fn name_forms<'a>(name: &str, value_of: &dyn Fn(&str) -> Option<&'a str>) -> Vec<String> {
    let country = value_of("country").and_then(Country::parse_code);
    let mut forms: Vec<String> = Vec::new();
    for spelling in spellings(name) {
        let form = sorted(words(&spelling, country));
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// Country and postcode.
fn place<'a>(value_of: &dyn Fn(&str) -> Option<&'a str>) -> Option<String> {
    let postcode: String = letters::plain(value_of("postcode")?).chars().filter(char::is_ascii_alphanumeric).collect();
    if postcode.is_empty() {
        return None;
    }
    Some([value_of("country").unwrap_or_default(), &postcode].concat())
}

#[cfg(test)]
mod tests {
    use super::{ALIKE, Name, OTHER, forms};
    use crate::ids::Country;

    #[test]
    fn of_a_name_longer_than_any_nothing_is_said() {
        let long = "ab ".repeat(60);
        assert_eq!(Name::new(&long, None).alike(&Name::new(&long, None)), None);
    }

    #[track_caller]
    fn meet(country: &str, one: &str, other: &str, expected: bool) {
        let of = |name: &str| {
            let country = country.to_owned();
            forms(name, &move |field| match field {
                // Leaked once for each test row.
                "country" => Some(Box::leak(country.clone().into_boxed_str())),
                "postcode" => Some("8000"),
                _ => None,
            })
        };
        let (one_forms, other_forms) = (of(one), of(other));
        let met = one_forms.iter().any(|form| form.starts_with("name:") && other_forms.contains(form));
        assert_eq!(met, expected, "{one} / {other}: {one_forms:?} {other_forms:?}");
    }

    #[test]
    fn legal_forms_case_accents_and_joining_words_do_not_count() {
        meet("DK", "Smed & Søn A/S", "SMED OG SOEN AS", true);
        meet("DK", "Møller ApS", "Moller", true);
        meet("DK", "Møller ApS", "Moeller aps", true);
        meet("NL", "Bakkerij Jansen B.V.", "Bakkerij Jansen bv", true);
        meet("NL", "Jansen, Bakkerij B. V.", "Bakkerij Jansen", true);
        meet("DE", "Müller GmbH & Co. KG", "Mueller", true);
        meet("PL", "Nowak sp. z o.o.", "Nowak", true);
        meet("FI", "Oy Virtanen Ab", "Virtanen Oy", true);
        meet("BE", "Frituur 't Hoekje BVBA", "Frituur t Hoekje SRL", true);
        meet("SE", "AB Svensson", "Svensson", true);
        meet("DK", "Smed A/S", "Smedt A/S", false);
        meet("DK", "Smed ApS", "Smed Holding ApS", false);
    }

    #[test]
    fn a_name_that_is_a_legal_form_alone_stays() {
        meet("NO", "AS", "AS", true);
        meet("NO", "AS", "ASA", false);
    }

    #[test]
    fn typing_errors_and_short_forms_are_alike_and_others_are_not() {
        let country = Country::parse("NL");
        let likeness = |one, other| Name::new(one, country).likeness(&Name::new(other, country));
        for (one, other) in [
            ("Bakkerij Jansen B.V.", "Bakerij Jansen"),
            ("Bakkerij Jansen", "Bakk. Jansen BV"),
            ("Ole Hansen", "Hansen Ole"),
            ("Technische Installaties de Vries", "Techn. Install. de Vries"),
        ] {
            assert!(likeness(one, other) >= ALIKE, "{one} / {other}: {}", likeness(one, other));
        }
        for (one, other) in [("Bakkerij Jansen", "Slagerij de Boer"), ("Ole Hansen", "Karin Madsen")] {
            assert!(likeness(one, other) < OTHER, "{one} / {other}: {}", likeness(one, other));
        }
    }
}

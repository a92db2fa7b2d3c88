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

/// Forms by their lengths.
type Lists = Vec<Vec<&'static str>>;

/// The same, in rows by country.
static FORMS: LazyLock<Vec<(&str, Lists)>> = LazyLock::new(rows);

#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn rows() -> Vec<(&'static str, Lists)> {
    let mut rows: Vec<(&str, Lists)> = Vec::new();
    for (code, forms) in LEGAL_FORMS.lines().filter_map(|row| row.split_once('\t')) {
        let mut lists = Lists::new();
        for form in forms.split(' ') {
            lists.resize(lists.len().max(form.len() + 1), Vec::new());
            if let Some(list) = lists.get_mut(form.len()) {
                list.push(form);
            }
        }
        rows.push((code, lists));
    }
    rows
}

/// Words that join names and are left out as often as not.
const JOINING: &[&str] = &["and", "en", "et", "och", "og", "ja", "und", "the", "de", "der", "het"];
const LONGEST_JOINING: usize = 3;

/// What the form that is the place alone begins with.
pub(super) const PLACE: &str = "place:";

/// A postcode of so many bytes is read whole.
const SHORT: usize = 32;

/// What those with a name begin with.
const NAME: &str = "name:";

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
    let mut folded = Folded::default();
    folded.fold(name, country);
    folded.words.iter().map(|word| folded.get(*word).to_owned()).collect()
}

/// A name's words without its legal form: their letters in one text, one word behind the other.
#[derive(Debug, Default)]
struct Folded {
    /// The text whose words they are.
    plain: String,
    letters: String,
    /// Where each word begins and ends.
    words: Vec<(usize, usize)>,
}

impl Folded {
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn fold(&mut self, name: &str, country: Option<Country>) {
        let Self { plain, letters, words } = self;
        plain.clear();
        letters.clear();
        words.clear();
        #[cfg(feature = "native")]
        if fold_ascii(name, letters, words) {
            return self.drop_what_does_not_count(country);
        }
        letters::put_plain(name, plain);
        let mut start = 0;
        for character in plain.chars() {
            if matches!(character, ' ' | ',' | '-') {
                if letters.len() > start {
                    words.push((start, letters.len()));
                }
                start = letters.len();
            } else if character.is_alphanumeric() {
                letters.push(character);
            }
        }
        if letters.len() > start {
            words.push((start, letters.len()));
        }
        self.drop_what_does_not_count(country);
    }

    /// Drops legal forms and joining words.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn drop_what_does_not_count(&mut self, country: Option<Country>) {
        self.drop_legal_forms(country);
        let is_joining = |word: &str| word.len() <= LONGEST_JOINING && JOINING.contains(&word);
        let Self { letters, words, .. } = self;
        let is_kept = |(start, end): &(usize, usize)| !is_joining(letters.get(*start..*end).unwrap_or_default());
        if words.iter().any(is_kept) {
            words.retain(is_kept);
        }
    }

    fn get(&self, (start, end): (usize, usize)) -> &str {
        self.letters.get(start..end).unwrap_or_default()
    }

    /// Takes legal forms off the end and off the beginning, as long as a word is left.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn drop_legal_forms(&mut self, country: Option<Country>) {
        let Self { letters, words, .. } = self;
        let known = country
            .and_then(|country| FORMS.iter().find(|(code, _)| *code == country.as_str()).map(|(_, forms)| forms));
        let is_form = |words: &[(usize, usize)]| {
            let (Some((start, _)), Some((_, end))) = (words.first(), words.last()) else { return false };
            // Most are longer than any form. Nothing has to be put together: words stand one behind the other.
            let length = end - start;
            let text = letters.get(*start..*end).unwrap_or_default();
            matches!(text, "se" | "sce")
                || known.and_then(|forms| forms.get(length)).is_some_and(|forms| {
                    // Hardly one begins alike.
                    let first = text.as_bytes().first();
                    forms.iter().any(|form| form.as_bytes().first() == first && *form == text)
                })
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

    /// Adds the name as one text, the same whatever the order of its words.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn put_sorted(&mut self, text: &mut String) {
        let Self { letters, words, .. } = self;
        let word = |(start, end): &(usize, usize)| letters.get(*start..*end).unwrap_or_default();
        // Few, since no folded text is long: no sorting of the standard library has to come along.
        for end in 1..words.len() {
            for place in (1..=end).rev() {
                let (Some(before), Some(own)) = (words.get(place - 1), words.get(place)) else { break };
                if word(before) <= word(own) {
                    break;
                }
                words.swap(place - 1, place);
            }
        }
        for (place, own) in words.iter().enumerate() {
            if place > 0 {
                text.push(' ');
            }
            text.push_str(word(own));
        }
    }
}

/// Splits a name of ASCII letters alone into its words, as [`Folded::fold`] splits any; false for another.
#[cfg(feature = "native")]
fn fold_ascii(name: &str, letters: &mut String, words: &mut Vec<(usize, usize)>) -> bool {
    if name.len() >= letters::WHOLE || !name.is_ascii() || name.contains(':') {
        return false;
    }
    let mut folded = [0; letters::WHOLE];
    let (mut length, mut start) = (0, 0);
    for byte in name.bytes() {
        let plain = letters::ASCII.get(usize::from(byte)).copied().unwrap_or(b' ');
        if matches!(plain, b' ' | b',' | b'-') {
            if length > start {
                words.push((start, length));
            }
            start = length;
        } else if plain.is_ascii_alphanumeric()
            && let Some(letter) = folded.get_mut(length)
        {
            *letter = plain;
            length += 1;
        }
    }
    if length > start {
        words.push((start, length));
    }
    letters.push_str(folded.get(..length).and_then(|letters| std::str::from_utf8(letters).ok()).unwrap_or_default());
    true
}

/// The name in the other way in which accents are left out, where there are two: `Møller` is `moeller` and `moller`.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn other_spelling(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    let mut dropped = String::with_capacity(name.len());
    for character in name.chars() {
        dropped.push(match character {
            'å' | 'ä' | 'Å' | 'Ä' => 'a',
            'ö' | 'ø' | 'Ö' | 'Ø' => 'o',
            'ü' | 'Ü' => 'u',
            other => other,
        });
    }
    (dropped != name).then_some(dropped)
}

/// The forms by which a debtor of that name is found: with its postcode, and the postcode alone.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
pub(super) fn forms<'a>(name: &str, value_of: &dyn Fn(&str) -> Option<&'a str>) -> Vec<String> {
    let mut forms = Forms::default();
    forms.fold(name, value_of);
    let place = (!forms.names().is_empty()).then_some(forms.place());
    forms.names().iter().map(String::as_str).chain(place).map(str::to_owned).collect()
}

/// The form that is the place alone.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
pub(super) fn place_form_of<'a>(value_of: &dyn Fn(&str) -> Option<&'a str>) -> Option<String> {
    let mut forms = Forms::default();
    forms.fold_place(value_of).then_some(forms.place)
}

/// The forms of one name after the other, in memory that is used again.
#[derive(Debug, Default)]
pub(super) struct Forms {
    folded: Folded,
    names: [String; 2],
    count: usize,
    place: String,
}

impl Forms {
    /// Those with the name: none without a postcode, two where there are two spellings.
    pub(super) fn names(&self) -> &[String] {
        self.names.get(..self.count).unwrap_or_default()
    }

    /// That of the place alone.
    pub(super) fn place(&self) -> &str {
        &self.place
    }

    /// Makes the forms of a name.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn fold<'a>(&mut self, name: &str, value_of: &dyn Fn(&str) -> Option<&'a str>) {
        self.count = 0;
        if !self.fold_place(value_of) {
            return;
        }
        let country = value_of("country").and_then(Country::parse_code);
        self.add(name, country);
        if let Some(other) = other_spelling(name) {
            self.add(&other, country);
        }
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn add(&mut self, spelling: &str, country: Option<Country>) {
        let Self { folded, names: [first, second], count, place } = self;
        let form = if *count == 0 { &mut *first } else { &mut *second };
        folded.fold(spelling, country);
        form.clear();
        form.push_str(NAME);
        folded.put_sorted(form);
        if form.len() == NAME.len() {
            return;
        }
        form.push('|');
        form.push_str(place.get(PLACE.len()..).unwrap_or_default());
        if *count == 0 || first != second {
            *count += 1;
        }
    }

    /// Country and postcode; false without a postcode.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn fold_place<'a>(&mut self, value_of: &dyn Fn(&str) -> Option<&'a str>) -> bool {
        let Some(postcode) = value_of("postcode") else { return false };
        let (plain, place) = (&mut self.folded.plain, &mut self.place);
        place.clear();
        place.push_str(PLACE);
        place.push_str(value_of("country").unwrap_or_default());
        let length = place.len();
        if cfg!(feature = "native") && postcode.len() < SHORT && postcode.is_ascii() {
            // Of ASCII a letter is that letter and nothing else is one.
            let letters = postcode.chars().filter(char::is_ascii_alphanumeric);
            place.extend(letters.map(|letter| letter.to_ascii_lowercase()));
        } else {
            plain.clear();
            letters::put_plain(postcode, plain);
            place.extend(plain.chars().filter(char::is_ascii_alphanumeric));
        }
        place.len() > length
    }
}

#[cfg(test)]
mod tests {
    use super::{ALIKE, Name, OTHER, forms};
    use crate::ids::Country;
    #[cfg(feature = "native")]
    use proptest::prelude::*;

    #[cfg(feature = "native")]
    proptest! {
        #[test]
        fn names_of_ascii_letters_are_folded_as_all_others(name in "[ -~\\t\\n]{0,40}", country in "DK|DE|NL|PL") {
            let country = Country::parse_code(&country);
            let mut folded = super::Folded::default();
            folded.fold(&name, country);
            let mut quick = String::new();
            folded.put_sorted(&mut quick);
            // A soft hyphen is no letter, and no name with one is of ASCII letters alone.
            folded.fold(&[name.as_str(), "\u{ad}"].concat(), country);
            let mut slow = String::new();
            folded.put_sorted(&mut slow);
            prop_assert_eq!(quick, slow);
        }
    }

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

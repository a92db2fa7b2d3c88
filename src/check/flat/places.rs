//! Where each field is, what is typed in it, and how it is read.

use super::super::gather;
use super::super::memory::Quick;
use crate::fields::{self, named};
use crate::ids::{Country, Scheme};
use crate::profile::Profile;
use std::collections::HashMap;

/// Where each field is among the slots.
pub(super) struct Places {
    /// The merchant's own.
    pub(super) own: HashMap<String, usize, Quick>,
}

impl Places {
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        match fields::place(name) {
            None if !self.own.is_empty() => self.own.get(name).copied(),
            place => place,
        }
    }
}

/// The values as typed.
pub(super) struct Raw<'a, 'v> {
    pub(super) places: &'a Places,
    pub(super) values: &'a mut [Option<&'v str>],
    pub(super) filled: u128,
}

impl<'v> Raw<'_, 'v> {
    pub(super) fn set(&mut self, place: usize, value: &'v str) {
        if let Some(slot) = self.values.get_mut(place) {
            *slot = Some(value);
            self.filled |= 1 << place;
        }
    }
}

impl<'v> gather::Values<'v> for Raw<'_, 'v> {
    fn get(&self, field: &str) -> Option<&str> {
        self.values.get(self.places.get(field)?).copied().flatten()
    }

    fn put(&mut self, field: &str, value: &'v str) {
        if let Some(place) = self.places.get(field) {
            self.set(place, value);
        }
    }
}

/// The country by which a field's values are read; see [`country_for`](super::super::country_for).
#[derive(Clone, Copy)]
pub(super) enum Reads {
    Invoice,
    Delivery,
    Vat,
}

impl Reads {
    pub(super) fn of(name: &str) -> Self {
        match name {
            "vat" => Self::Vat,
            name if name.starts_with("delivery_") => Self::Delivery,
            _ => Self::Invoice,
        }
    }

    pub(super) fn country(
        self,
        invoice: Option<Country>,
        delivery: Option<Country>,
        vat: Option<Country>,
    ) -> Option<Country> {
        match self {
            Self::Invoice => invoice,
            Self::Delivery => delivery,
            Self::Vat => vat,
        }
    }
}

/// Whether a field is free text, as [`Checker::examine`] sees it.
pub(super) fn is_plain(profile: &Profile, name: &str) -> bool {
    let is_scheme = || named(name).is_some_and(|field| profile.scheme_of(field).is_some());
    !profile.choices.contains_key(name)
        && !profile.numbers.contains_key(name)
        && (name != "template" || profile.templates.is_empty())
        && !is_scheme()
}

/// The scheme that [`Checker::examine`] asks about a field's values, where it asks nothing else.
pub(super) fn simple_scheme(profile: &Profile, name: &str) -> Option<Scheme> {
    if profile.choices.contains_key(name) || profile.numbers.contains_key(name) {
        return None;
    }
    named(name).and_then(|field| profile.scheme_of(field)).filter(|scheme| scheme.id() != "country")
}

/// The places of the bits that are set.
pub(super) fn bits(mut set: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = set.trailing_zeros() as usize;
        set &= set.checked_sub(1)?;
        Some(place)
    })
}

/// Whether a text surely is in its canonical form: no two spaces in a row, none at an end, no control characters, and
/// none of the characters that begin like other white space.
pub(super) fn is_tidy(text: &str) -> bool {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    // The high bit of each byte that is zero; those above it may be wrong.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & HIGH;
    let is_word_tidy = |word: &[u8; 8], last: &mut u8| {
        let bytes = u64::from_le_bytes(*word);
        let control = bytes.wrapping_sub(ONES * 0x20) & !bytes & HIGH;
        if control | zeros(bytes ^ (ONES * 0x7f)) | (bytes & HIGH) != 0 {
            return are_tidy(word, last);
        }
        let other = bytes ^ (ONES * u64::from(b' '));
        let spaces = !(((other & !HIGH) + !HIGH) | other) & HIGH;
        let is_first = spaces & 0x80 != 0;
        if spaces & (spaces << 8) != 0 || is_first && *last == b' ' {
            return false;
        }
        [.., *last] = *word;
        true
    };
    let bytes = text.as_bytes();
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = b' ';
    if !words.iter().all(|word| is_word_tidy(word, &mut last)) {
        return false;
    }
    // The end once more, with what stands before it.
    match bytes.last_chunk::<8>() {
        Some(word) if !rest.is_empty() => {
            last = b'x';
            is_word_tidy(word, &mut last) && last != b' '
        }
        _ => are_tidy(rest, &mut last) && last != b' ',
    }
}

#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn are_tidy(bytes: &[u8], last: &mut u8) -> bool {
    for byte in bytes {
        match byte {
            b' ' if *last == b' ' => return false,
            b' '..=b'~' => {}
            // U+0080 to U+00BF, U+1xxx to U+3xxx, U+Fxxx.
            0..=0x1f | 0x7f | 0xc2 | 0xe1..=0xe3 | 0xef => return false,
            _ => {}
        }
        *last = *byte;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_tidy;
    use crate::fields::tidy;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_called_tidy_is_left_as_it_is(text in "[ a-zé\\t\u{a0}\u{7f}~]{1,30}") {
            prop_assert!(!is_tidy(&text) || tidy(&text) == text);
        }

        #[test]
        fn ascii_text_in_its_canonical_form_is_called_tidy(text in "[ -~]{1,30}") {
            prop_assert_eq!(is_tidy(&text), tidy(&text) == text);
        }
    }
}

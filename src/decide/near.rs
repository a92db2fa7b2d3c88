//! VAT numbers one edit away: a digit wrong, missing or too many, or two neighbours swapped.
//!
//! Check digits catch each single wrong digit and nearly each swap, so that of two such numbers at least one is not
//! `valid`. Two bounded looks are enough. For a row's number that is not `valid` all numbers one edit away are tried, some
//! 250, and those that are `valid` looked up. And the few debtors whose own number is not `valid` are held by all forms with
//! one character left out: two texts that are one edit apart share such a form, or one of them is such a form of the other.

use crate::ids::{Scheme, Verdict};
use crate::index::{DebtorId, Index, Lookup};
use std::hash::{BuildHasher, RandomState};

/// The most debtors that one form leads to.
const MOST: usize = 8;

/// Longer than any VAT number.
const LONGEST: usize = 20;

/// Debtors whose VAT number is not `valid`, by its forms.
#[derive(Clone, Debug, Default)]
pub(super) struct Near {
    state: RandomState,
    /// Sorted.
    forms: Vec<(u64, DebtorId)>,
    /// A bit for each form, at the end of its hash, and none for nearly all others: what hardly ever is there is not looked
    /// for.
    filter: Vec<u64>,
    /// Bits of all VAT numbers.
    #[cfg(feature = "native")]
    held: Held,
}

/// A few bits for each of many numbers: what is not there is told without a look at the index, hundreds of times for one
/// row.
#[cfg(feature = "native")]
#[derive(Clone, Debug, Default)]
struct Held {
    /// A secret: who chooses what numbers are asked for can't make them all look as if they were there.
    keys: [u64; 4],
    filter: Vec<u64>,
}

#[cfg(feature = "native")]
impl Held {
    fn new(state: &RandomState, index: &Index) -> Self {
        let keys = [0_u8, 1, 2, 3].map(|number| state.hash_one(number));
        let mut held = Self { keys, filter: vec![0; index.len().div_ceil(4).next_power_of_two()] };
        for vat in index.debtors().filter_map(|debtor| debtor.get("vat")) {
            let (word, bit) = place(held.hash(vat), held.filter.len());
            if let Some(word) = held.filter.get_mut(word) {
                *word |= bit;
            }
        }
        held
    }

    /// False for most that are not there, and for none that is.
    fn may_hold(&self, vat: &str) -> bool {
        let (word, bit) = place(self.hash(vat), self.filter.len());
        self.filter.get(word).is_none_or(|word| word & bit != 0)
    }

    fn hash(&self, vat: &str) -> u64 {
        let [one, two, three, four] = self.keys;
        let mut words = [0; 24];
        for (to, from) in words.iter_mut().zip(vat.as_bytes()) {
            *to = *from;
        }
        let fold = |one: u64, two: u64| {
            let product = u128::from(one) * u128::from(two);
            product as u64 ^ (product >> 64) as u64
        };
        let word = |at: usize| words.as_chunks().0.get(at).map_or(0, |bytes| u64::from_le_bytes(*bytes));
        fold(fold(word(0) ^ one, word(1) ^ two) ^ word(2) ^ three, four ^ vat.len() as u64)
    }
}

impl Near {
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn new(index: &Index) -> Self {
        let state = RandomState::new();
        let mut forms = Vec::new();
        let scheme = Scheme::named("vat");
        for debtor in index.debtors() {
            let doubtful =
                |vat: &&str| scheme.is_some_and(|vat_scheme| vat_scheme.verdict(vat, None) != Verdict::Valid);
            if let Some(vat) = debtor.get("vat").filter(doubtful) {
                each_form(vat, &mut |form| forms.push((state.hash_one(form), debtor.id())));
            }
        }
        forms.sort_unstable();
        forms.dedup();
        let mut filter = vec![0; forms.len().div_ceil(2).next_power_of_two()];
        for (hash, _) in &forms {
            let (word, bit) = place(*hash, filter.len());
            if let Some(word) = filter.get_mut(word) {
                *word |= bit;
            }
        }
        Self {
            #[cfg(feature = "native")]
            held: Held::new(&state, index),
            state,
            forms,
            filter,
        }
    }

    /// Debtors whose VAT number is one edit away from this one.
    pub(super) fn find(&self, vat: &str, index: &Index) -> Vec<DebtorId> {
        let mut found = Vec::new();
        if index.is_empty() {
            return found;
        }
        if is_doubtful(vat) {
            each_neighbour(vat, &mut |neighbour| {
                #[cfg(feature = "native")]
                if !self.held.may_hold(neighbour) {
                    return;
                }
                // Hardly any is there, and looking it up costs less than judging it.
                let mut there = index.find_by(Lookup::Vat, neighbour).take(MOST).map(|debtor| debtor.id()).peekable();
                if there.peek().is_some() && !is_doubtful(neighbour) {
                    found.extend(there);
                }
            });
        }
        if self.forms.is_empty() {
            return found;
        }
        each_form(vat, &mut |form| {
            let hash = self.state.hash_one(form);
            let (word, bit) = place(hash, self.filter.len());
            if self.filter.get(word).is_none_or(|word| word & bit == 0) {
                return;
            }
            let first = self.forms.partition_point(|(known, _)| *known < hash);
            let same = self.forms.iter().skip(first).take_while(|(known, _)| *known == hash).take(MOST);
            for (_, id) in same {
                let is_near = |own: &str| strsim::osa_distance(own, vat) == 1;
                if !found.contains(id) && index.debtor(*id).and_then(|debtor| debtor.get("vat")).is_some_and(is_near) {
                    found.push(*id);
                }
            }
        });
        found
    }
}

/// The word and the bit of a hash in a filter of so many words, a power of two.
fn place(hash: u64, words: usize) -> (usize, u64) {
    ((hash >> 6) as usize & words.saturating_sub(1), 1 << (hash & 63))
}

/// Whether the number may be wrong, as far as it tells itself.
fn is_doubtful(vat: &str) -> bool {
    Scheme::named("vat").is_some_and(|scheme| scheme.verdict(vat, None) != Verdict::Valid)
}

/// Each number one edit away: a digit another one, one more, one less, and two neighbours swapped. The country's prefix
/// stays as it is.
fn each_neighbour(vat: &str, take: &mut dyn FnMut(&str)) {
    if vat.len() > LONGEST || !vat.is_ascii() {
        return;
    }
    let mut text = String::with_capacity(LONGEST + 1);
    let mut take = |parts: &[&str]| {
        text.clear();
        parts.iter().for_each(|part| text.push_str(part));
        take(&text);
    };
    for place in 2..=vat.len() {
        let (before, rest) = vat.split_at_checked(place).unwrap_or_default();
        let behind = rest.get(1..).unwrap_or_default();
        if !rest.is_empty() {
            take(&[before, behind]);
            let (one, two) = (rest.get(..1).unwrap_or_default(), behind.get(..1).unwrap_or_default());
            if one != two && !two.is_empty() {
                take(&[before, two, one, behind.get(1..).unwrap_or_default()]);
            }
        }
        for digit in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] {
            take(&[before, digit, rest]);
            if !rest.is_empty() && !rest.starts_with(digit) {
                take(&[before, digit, behind]);
            }
        }
    }
}

/// The text itself, and it with each one character left out.
fn each_form(text: &str, take: &mut dyn FnMut(&str)) {
    take(text);
    if text.len() > LONGEST {
        return;
    }
    let mut form = String::with_capacity(LONGEST);
    for (place, character) in text.char_indices() {
        form.clear();
        form.push_str(text.get(..place).unwrap_or_default());
        form.push_str(text.get(place + character.len_utf8()..).unwrap_or_default());
        take(&form);
    }
}

#[cfg(all(test, feature = "native"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Near;
    use crate::check::Checker;
    use crate::decide::Existing;
    use crate::node::Node;
    use std::sync::Arc;

    #[test]
    fn of_numbers_that_are_there_none_is_passed_over_and_of_others_most_are() {
        let checker = Arc::new(Checker::new(crate::preset("iex").unwrap(), "en").unwrap());
        let mut builder = Existing::builder(checker);
        let vat = |number: u32| format!("DK{:08}", number.wrapping_mul(7919) % 100_000_000);
        for number in 0..500 {
            builder.add(&Node::Map(vec![("vat".to_owned(), Node::Text(vat(number)))])).unwrap();
        }
        let existing = builder.finish();
        let near = Near::new(existing.index());
        let held: Vec<&str> = existing.index().debtors().filter_map(|debtor| debtor.get("vat")).collect();
        assert_eq!(held.len(), 500);
        assert!(held.iter().all(|vat| near.held.may_hold(vat)));
        let strangers = (500..2500).filter(|number| near.held.may_hold(&vat(*number))).count();
        assert!(strangers < 400, "{strangers}");
    }
}

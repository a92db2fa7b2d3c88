//! How much alike two names are: Jaro-Winkler over the whole, or word for word; and what can be told of it sooner.

use super::names::ALIKE;

/// The likeness of a word and its beginning.
const SHORTENED: f64 = 0.95;

/// What may be lost in adding up.
pub(super) const SLACK: f64 = 1e-9;

/// A bit for each letter and digit that is in the text; all other characters share one.
pub(super) fn letters_of(text: &str) -> u64 {
    let bit = |byte: u8| match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => 26 + byte - b'0',
        b' ' => 36,
        _ => 37,
    };
    text.bytes().fold(0, |letters, byte| letters | 1 << bit(byte))
}

/// The most that the likeness of two texts can be, by their lengths and letters; each with [its letters](letters_of).
pub(super) fn most((one, letters): (&str, u64), (other, others): (&str, u64)) -> f64 {
    if !one.is_ascii() || !other.is_ascii() {
        return 1.0;
    }
    // A letter that the other text does not have has no partner there.
    let common = (one.len() - (letters & !others).count_ones() as usize)
        .min(other.len() - (others & !letters).count_ones() as usize) as f64;
    let jaro = (common / one.len() as f64 + common / other.len() as f64 + 1.0) / 3.0;
    let same = one.bytes().zip(other.bytes()).take(4).take_while(|(one, other)| one == other).count();
    jaro + 0.1 * same as f64 * (1.0 - jaro) + SLACK
}

/// Whether two names can be alike word for word, if all that is against them is that `left` is the most they can reach.
pub(super) fn may_be_alike(few: &[String], many: &[String], left: f64) -> bool {
    let many: Vec<(&str, u64)> = many.iter().map(|word| (word.as_str(), letters_of(word))).collect();
    let mut missing = 0.0;
    few.iter().all(|word| {
        let word = (word.as_str(), letters_of(word));
        let best = many.iter().map(|other| {
            let is_shortened = word.0.starts_with(other.0) || other.0.starts_with(word.0);
            if is_shortened { most(word, *other).max(SHORTENED) } else { most(word, *other) }
        });
        missing += 1.0 - best.fold(0.0, f64::max).min(1.0);
        left - missing / few.len() as f64 >= ALIKE - SLACK
    })
}

/// The likeness by Jaro and Winkler, as `strsim` has it; of short ASCII texts, which nearly all are, without an allocation.
pub(super) fn jaro_winkler(one: &str, other: &str) -> f64 {
    let (a, b) = (one.as_bytes(), other.as_bytes());
    if !cfg!(feature = "native")
        || a.is_empty()
        || b.is_empty()
        || a.len() > 64
        || b.len() > 64
        || !a.is_ascii()
        || !b.is_ascii()
    {
        return strsim::jaro_winkler(one, other);
    }
    let range = (a.len().max(b.len()) / 2).saturating_sub(1);
    let (mut of_a, mut of_b) = (0_u64, 0_u64);
    for (place, byte) in a.iter().enumerate() {
        let from = place.saturating_sub(range);
        let window = b.get(from..b.len().min(place + range + 1)).unwrap_or_default();
        let is_it = |(at, other): (usize, &u8)| byte == other && of_b >> (from + at) & 1 == 0;
        if let Some(at) = window.iter().enumerate().position(is_it) {
            of_a |= 1 << place;
            of_b |= 1 << (from + at);
        }
    }
    let matches = of_a.count_ones() as usize;
    if matches == 0 {
        return 0.0;
    }
    let matched = |text: &[u8], bits: u64| -> [u8; 64] {
        let mut found = [0; 64];
        let bytes = text.iter().enumerate().filter(|(place, _)| bits >> place & 1 == 1).map(|(_, byte)| *byte);
        found.iter_mut().zip(bytes).for_each(|(to, byte)| *to = byte);
        found
    };
    let (in_a, in_b) = (matched(a, of_a), matched(b, of_b));
    let swapped = in_a.iter().zip(&in_b).take(matches).filter(|(one, other)| one != other).count() / 2;
    let jaro = ((matches as f64 / a.len() as f64)
        + (matches as f64 / b.len() as f64)
        + ((matches - swapped) as f64 / matches as f64))
        / 3.0;
    if jaro <= 0.7 {
        return jaro;
    }
    let same = a.iter().zip(b).take(4).take_while(|(one, other)| one == other).count();
    jaro + 0.1 * same as f64 * (1.0 - jaro)
}

/// How much alike the words are, each with the one that is most like it.
pub(super) fn by_words(few: &[String], many: &[String]) -> f64 {
    let mut free: Vec<&String> = many.iter().collect();
    let mut sum = 0.0;
    for word in few {
        let best = free
            .iter()
            .enumerate()
            .map(|(place, candidate)| (place, word_likeness(word, candidate)))
            .max_by(|(_, left), (_, right)| left.total_cmp(right));
        if let Some((place, score)) = best {
            sum += score;
            free.swap_remove(place);
        }
    }
    // A word that the other name does not have counts a little against them.
    sum / few.len() as f64 - 0.05 * free.len() as f64
}

/// A word and its beginning are the same word, shortened.
fn word_likeness(one: &str, other: &str) -> f64 {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let is_shortened = short.len() >= 3 && short.len() < long.len() && long.starts_with(short);
    if is_shortened { SHORTENED } else { jaro_winkler(one, other) }
}

#[cfg(test)]
mod tests {
    use super::super::names::{ALIKE, Name};
    use super::jaro_winkler;
    use proptest::prelude::*;

    /// Texts that often have something in common.
    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[ab c]{0,8}",
            "[a-e ]{0,70}",
            "(nord|syd|bakkerij|jansen|smed|bakk|n|ø|techn|technische)( (nord|jansen|holding|smeds|a)){0,3}"
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn the_likeness_is_that_of_strsim(one in text(), other in text()) {
            prop_assert_eq!(jaro_winkler(&one, &other).to_bits(), strsim::jaro_winkler(&one, &other).to_bits());
        }

        #[test]
        fn what_is_found_out_sooner_is_the_same(one in text(), other in text()) {
            let (one, other) = (Name::new(&one, None), Name::new(&other, None));
            prop_assume!(one.is_usual() && other.is_usual());
            let likeness = Some(one.likeness(&other)).filter(|likeness| *likeness >= ALIKE);
            prop_assert_eq!(one.alike(&other), likeness);
        }
    }
}

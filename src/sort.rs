//! Sorting hashes: numbers whose first bits are spread evenly.

/// So few are sorted by putting each in its place.
const FEW: usize = 32;

/// The most first bits that are told apart at once.
const MOST_BITS: u32 = 16;

/// Sorts numbers below `1 << width`: by their first bits into heaps of a few, in place, and then each heap. Where those bits
/// are not spread evenly it takes longer, and the answer is the same.
///
/// The standard library's sort does not know that they are, and built for size, as in the browser modules, it is a heap sort:
/// ten times the time.
pub(crate) fn sort(list: &mut [u64], width: u32) {
    let bits = (list.len() / 4).checked_ilog2().unwrap_or_default().min(MOST_BITS).min(width);
    if bits == 0 {
        return heap(list);
    }
    let shift = width - bits;
    let heap_of = |number: u64| (number >> shift) as usize & ((1 << bits) - 1);
    // Where each heap ends, and where its next one goes.
    let mut ends = vec![0_usize; 1 << bits];
    for number in list.iter() {
        if let Some(count) = ends.get_mut(heap_of(*number)) {
            *count += 1;
        }
    }
    let mut sum = 0;
    let mut next = Vec::with_capacity(ends.len());
    for end in &mut ends {
        next.push(sum);
        sum += *end;
        *end = sum;
    }
    for place in 0..ends.len() {
        let end = ends.get(place).copied().unwrap_or_default();
        while let Some(at) = next.get(place).copied().filter(|at| *at < end) {
            let Some(number) = list.get(at).copied() else { return };
            let own = heap_of(number);
            let Some(free) = next.get_mut(own) else { return };
            // One that is at home stays; each step brings one home.
            if own != place {
                list.swap(at, *free);
            }
            *free += 1;
        }
    }
    let mut rest = list;
    let mut start = 0;
    for end in ends {
        let (one, others) = rest.split_at_mut((end - start).min(rest.len()));
        heap(one);
        (rest, start) = (others, end);
    }
}

fn heap(list: &mut [u64]) {
    if list.len() > FEW {
        return list.sort_unstable();
    }
    for place in 1..list.len() {
        let mut at = place;
        while at > 0 && list.get(at) < list.get(at - 1) {
            list.swap(at, at - 1);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_in_their_order_however_they_are_spread(
            list in proptest::collection::vec(prop_oneof![any::<u64>(), 0..70_u64, any::<u64>().prop_map(|high| high << 40)], 0..600),
            width in 1_u32..=64,
        ) {
            let list: Vec<u64> = list.into_iter().map(|number| number >> (64 - width)).collect();
            let mut sorted = list.clone();
            sort(&mut sorted, width);
            let mut expected = list;
            expected.sort_unstable();
            prop_assert_eq!(sorted, expected);
        }
    }
}

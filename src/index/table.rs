//! A table from the hash of a value to the debtors that may have it.
//!
//! Debtors are sorted by the first bits of the hash and by number. The very first bits choose a bucket of a few, the
//! next eight are the mark by which most of those are passed over without a look at their rows. So an entry takes five
//! bytes and its part of the directory of buckets, and a value that very many debtors share slows down nobody who asks
//! for another.

use crate::sort::sort;

/// How many bits of the hash are kept while a table is built.
const KEPT: u32 = 32;

/// How many bits of the hash a mark has.
const MARK: u32 = 8;

/// The most entries that a bucket has on the average; half of it is the least.
const BUCKET: usize = 8;

/// So many are few.
const FEW: usize = 4 * BUCKET;

/// Sorted, and only read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// Where each bucket ends; a power of two of them, none where there are no entries.
    pub(super) ends: Vec<u32>,
    /// Each entry's mark, rising within a bucket.
    pub(super) marks: Vec<u8>,
    /// Each entry's debtor.
    pub(super) debtors: Vec<u32>,
}

/// The entries of a table to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Entries(pub(super) Vec<u64>);

impl Entries {
    pub(super) fn push(&mut self, hash: u64, debtor: u32) {
        make_room(&mut self.0, 1);
        self.0.push((hash >> (64 - KEPT)) << 32 | u64::from(debtor));
    }

    pub(super) fn finish(self) -> Table {
        let mut entries = self.0;
        if entries.is_empty() {
            return Table::default();
        }
        let buckets = entries.len().div_ceil(BUCKET).next_power_of_two();
        let bits = buckets.trailing_zeros().min(KEPT - MARK);
        // Only what tells entries apart: those of a bucket and mark then come in the order of the debtors, and a debtor
        // that has two values there comes once.
        for entry in &mut entries {
            *entry = (*entry >> (64 - bits - MARK)) << 32 | (*entry & u64::from(u32::MAX));
        }
        sort(&mut entries, bits + MARK + 32);
        entries.dedup();
        let mut table = Table {
            ends: Vec::with_capacity(1 << bits),
            marks: Vec::with_capacity(entries.len()),
            debtors: Vec::with_capacity(entries.len()),
        };
        for entry in entries {
            let bucket = (entry >> (32 + MARK)) as usize;
            while table.ends.len() < bucket {
                table.ends.push(table.debtors.len() as u32);
            }
            table.marks.push((entry >> 32) as u8);
            table.debtors.push(entry as u32);
        }
        table.ends.resize(1 << bits, table.debtors.len() as u32);
        table
    }
}

/// Room for `more`, by a fourth of what is there: doubling would take twice the memory for a moment.
pub(super) fn make_room<T>(list: &mut Vec<T>, more: usize) {
    if list.capacity() - list.len() < more {
        list.reserve_exact(more + list.len() / 4 + 64);
    }
}

/// The bucket and the mark of a hash.
fn place(hash: u64, bits: u32) -> (usize, u8) {
    // Not one shift by 64 - bits, which is none where there is one bucket.
    let bucket = (hash >> 32) >> (32 - bits);
    (bucket as usize, (hash >> (64 - bits - MARK)) as u8)
}

impl Table {
    /// With more a mark would reach beyond what is kept of the hash.
    pub(super) const MOST_BUCKETS: usize = 1 << (KEPT - MARK);

    /// The debtors whose value may have that hash, rising.
    pub(super) fn candidates(&self, hash: u64) -> &[u32] {
        let (bucket, mark) = place(hash, self.ends.len().max(1).trailing_zeros());
        self.marked(bucket, mark).unwrap_or_default()
    }

    fn marked(&self, bucket: usize, mark: u8) -> Option<&[u32]> {
        let end = *self.ends.get(bucket)? as usize;
        let start = match bucket.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        let marks = self.marks.get(start..end)?;
        // Millions of lookups natively: to count a few costs less than to search among them. Elsewhere bytes count more.
        if cfg!(feature = "native") && marks.len() <= FEW {
            let (mut first, mut count) = (0_u8, 0_u8);
            for known in marks {
                first += u8::from(*known < mark);
                count += u8::from(*known == mark);
            }
            let (first, count) = (usize::from(first), usize::from(count));
            return self.debtors.get(start + first..start + first + count);
        }
        let first = marks.partition_point(|known| *known < mark);
        let count = marks.get(first..)?.partition_point(|known| *known == mark);
        self.debtors.get(start + first..start + first + count)
    }

    /// The bytes that it takes.
    pub(super) fn size(&self) -> usize {
        4 * self.ends.len() + self.marks.len() + 4 * self.debtors.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(entries: &[(u64, u32)]) -> Table {
        let mut table = Entries::default();
        entries.iter().for_each(|(hash, debtor)| table.push(*hash, *debtor));
        table.finish()
    }

    #[test]
    fn an_empty_table_has_nobody() {
        assert_eq!(table(&[]).candidates(0), &[] as &[u32]);
        assert_eq!(table(&[]).size(), 0);
    }

    proptest! {
        #[test]
        fn everybody_is_among_the_candidates_of_their_hash(
            hashes in proptest::collection::vec(prop_oneof![any::<u64>(), 0..4_u64, Just(u64::MAX)], 0..300),
        ) {
            let entries: Vec<(u64, u32)> = hashes.iter().copied().zip(0..).collect();
            let table = table(&entries);
            for (hash, debtor) in &entries {
                let found = table.candidates(*hash);
                prop_assert!(found.contains(debtor));
                prop_assert!(found.is_sorted());
            }
        }
    }

    #[test]
    fn a_debtor_with_two_values_of_one_mark_comes_once() {
        assert_eq!(table(&[(7, 3), (8, 3), (7, 1), (8, 5)]).candidates(7), [1, 3, 5]);
    }

    #[test]
    fn hardly_anybody_else_is_among_the_candidates() {
        let spread = |number: u32| u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let table = table(&(0..100_000).map(|number| (spread(number), number)).collect::<Vec<_>>());
        let strangers: usize = (100_000..200_000).map(|number| table.candidates(spread(number)).len()).sum();
        assert!(strangers < 5_000, "{strangers}");
    }
}

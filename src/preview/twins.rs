//! Which rows are the same customer: what each row is known by, and from that, in the order of the file, who is the
//! duplicate of whom.
//!
//! Two rows that share a mark need not be twins: an undecided one stands in nobody's way, and a duplicate is known by no
//! more than the row that it repeats. So a change in one row may reach others that share nothing with it. All pairs are
//! found again then: a few milliseconds for a hundred thousand rows, since no row is checked for it.

use crate::decide::{Held, Shared, Token};
use std::collections::BTreeMap;

/// Bits of an entry that say what the mark is.
const KIND: u32 = 3;

/// The marks of all rows.
#[derive(Debug, Default)]
pub(super) struct Twins {
    /// The number of each mark, from 1.
    numbers: Held<u32>,
    /// Entries: the number of a mark, and behind it what the mark is.
    list: Vec<u32>,
    ends: Vec<u32>,
    /// The marks of rows that were changed.
    changed: BTreeMap<u32, Vec<u32>>,
    first: First,
}

/// The rows that have a mark and are no duplicates, the first of each: 0 for none, else its place from 1.
#[derive(Debug, Default)]
struct First {
    /// As one of their marks.
    holder: Vec<u32>,
    /// As the key that they go by.
    main: Vec<u32>,
}

/// The earlier row that is the same customer, and what the two share.
pub(super) type Earlier = Option<(u32, Shared)>;

impl Twins {
    /// Adds the marks of the next row, and finds its earlier twin. `counts` says whether later rows can be its duplicates.
    pub(super) fn push(&mut self, marks: &[(Token, Shared)], counts: bool) -> Earlier {
        let row = self.ends.len() as u32;
        for (mark, shared) in marks {
            let entry = self.entry(*mark, *shared);
            self.list.push(entry);
        }
        self.ends.push(self.list.len() as u32);
        let start = self.list.len() - marks.len();
        self.first.fit(self.numbers.len());
        self.first.see(row, self.list.get(start..).unwrap_or_default(), counts)
    }

    /// Gives a row other marks.
    pub(super) fn change(&mut self, row: u32, marks: &[(Token, Shared)]) {
        let entries = marks.iter().map(|(mark, shared)| self.entry(*mark, *shared)).collect();
        self.changed.insert(row, entries);
    }

    /// Goes through all rows again; `counts` as in [`Twins::push`].
    pub(super) fn again(&mut self, counts: impl Fn(u32) -> bool, mut take: impl FnMut(u32, Earlier)) {
        self.first.holder.fill(0);
        self.first.main.fill(0);
        self.first.fit(self.numbers.len());
        let mut start = 0;
        for (row, end) in self.ends.iter().enumerate() {
            let row = row as u32;
            let entries = match self.changed.get(&row) {
                Some(entries) => entries,
                None => self.list.get(start..*end as usize).unwrap_or_default(),
            };
            start = *end as usize;
            take(row, self.first.see(row, entries, counts(row)));
        }
    }

    fn entry(&mut self, mark: Token, shared: Shared) -> u32 {
        let next = self.numbers.len() as u32;
        let number = self.numbers.entry(mark).map_or(next, |number| {
            if *number == 0 {
                *number = next + 1;
            }
            *number - 1
        });
        number << KIND | shared as u32
    }

    /// The bytes that it takes, roughly.
    pub(super) fn size(&self) -> usize {
        let lists = self.list.capacity() + self.ends.capacity() + 2 * self.first.holder.capacity();
        self.numbers.size() + 4 * lists
    }
}

impl First {
    fn fit(&mut self, count: usize) {
        self.holder.resize(count, 0);
        self.main.resize(count, 0);
    }

    /// The earlier twin of the row with those marks; without one the row is noted, if it counts.
    fn see(&mut self, row: u32, entries: &[u32], counts: bool) -> Earlier {
        let known = |list: &[u32], entry: u32| {
            let row = list.get((entry >> KIND) as usize).copied().unwrap_or(0);
            row.checked_sub(1)
        };
        let of = |wanted: fn(Shared) -> bool| {
            entries.iter().filter_map(move |entry| {
                let shared = *Shared::ALL.get((entry & ((1 << KIND) - 1)) as usize)?;
                wanted(shared).then_some((*entry, shared))
            })
        };
        let held = |(entry, shared)| Some((known(&self.holder, entry)?, shared));
        let goes_by = |(entry, shared)| Some((known(&self.main, entry)?, shared));
        let own = of(|shared| shared == Shared::Own).find_map(held);
        let by_key = || of(|shared| shared == Shared::Key).find_map(goes_by);
        let by_name = || of(|shared| !matches!(shared, Shared::Own | Shared::Key)).find_map(held);
        let earlier = own.or_else(by_key).or_else(by_name);
        if earlier.is_none() && counts {
            for entry in entries {
                let number = (entry >> KIND) as usize;
                if let Some(holder) = self.holder.get_mut(number).filter(|holder| **holder == 0) {
                    *holder = row + 1;
                }
                if entry & ((1 << KIND) - 1) == Shared::Own as u32
                    && let Some(main) = self.main.get_mut(number).filter(|main| **main == 0)
                {
                    *main = row + 1;
                }
            }
        }
        earlier
    }
}

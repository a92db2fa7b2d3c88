//! The things that the rows of a file hold, each with a number: found by any number of threads at once, so that the one
//! that goes through the rows in their order looks into a list, and waits for no memory that is far away.
//!
//! Which number a thing gets is a matter of who comes first, and says nothing.

use super::prepared::Prepared;
use super::tokens::{Book, Token};
use std::sync::{Mutex, PoisonError};

/// How many parts the things fall into, each with a lock of its own; a power of two.
const SHARDS: usize = 64;

/// The fewest places of a part, a power of two.
const FEWEST: usize = 64;

/// The number of each thing.
#[derive(Debug)]
pub(crate) struct Numbers(Vec<Mutex<Shard>>);

/// The things of one part; a hash with a secret tells in which part a thing is, and where.
///
/// Most things stand in one row alone: then it is enough to look at a place, where little is for much to be near.
#[derive(Debug, Default)]
struct Shard {
    /// In each the first bits of a hash, and behind them the number of the thing, from 1; 0 where the place is free. As
    /// words they come from the system empty, and are not emptied once more.
    places: Vec<u64>,
    /// By its number, the rest of the hash of each thing: 96 bits with those of its place, besides those that choose the
    /// part. Two different things are never taken for the same in practice.
    rests: Vec<[u32; 2]>,
}

/// Things that wait for their numbers, by their parts: memory that is used again.
#[derive(Debug)]
pub(crate) struct Waiting {
    parts: Vec<Vec<(Token, u32)>>,
    numbers: Vec<u64>,
}

impl Default for Waiting {
    fn default() -> Self {
        Self { parts: vec![Vec::new(); SHARDS], numbers: Vec::new() }
    }
}

impl Default for Numbers {
    fn default() -> Self {
        Self((0..SHARDS).map(|_| Mutex::default()).collect())
    }
}

impl Numbers {
    /// Puts a number into the place of each token of these rows, by which a [`Ledger`] knows it.
    pub(crate) fn number(&self, rows: &mut [Prepared], waiting: &mut Waiting) {
        let Waiting { parts, numbers } = waiting;
        parts.iter_mut().for_each(Vec::clear);
        let mut count = 0;
        for row in &mut *rows {
            row.each_token(&mut |token| {
                if let Some(part) = parts.get_mut(part_of(*token)) {
                    part.push((*token, count));
                }
                count += 1;
            });
        }
        numbers.resize(count as usize, 0);
        // Each thread begins somewhere else, so that none waits for another one.
        let first = parts.first().and_then(|part| part.first()).map_or(0, |(token, _)| token.0[1] as usize);
        for part in 0..SHARDS {
            let part = (first + part) % SHARDS;
            let (Some(shard), Some(tokens)) = (self.0.get(part), parts.get(part)) else { continue };
            let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            shard.make_room(tokens.len());
            // Each is somewhere else in a memory that is far away: looked for all at once they are waited for at once.
            let is_there =
                |(token, _): &&(Token, u32)| shard.places.get(shard.home(*token)).is_some_and(|place| *place != 0);
            std::hint::black_box(tokens.iter().filter(is_there).count());
            for (token, place) in tokens {
                if let Some(number) = numbers.get_mut(*place as usize) {
                    *number = shard.number(*token) * SHARDS as u64 + part as u64;
                }
            }
        }
        let mut numbers = numbers.iter();
        for row in rows {
            row.each_token(&mut |token| *token = Token([numbers.next().copied().unwrap_or_default(), 0]));
        }
    }
}

fn part_of(token: Token) -> usize {
    (token.0[0] >> (u64::BITS - SHARDS.trailing_zeros())) as usize
}

impl Shard {
    /// Where a thing is, unless another one took the place.
    fn home(&self, token: Token) -> usize {
        home(token.0[1], self.places.len())
    }

    /// Makes room for so many more.
    fn make_room(&mut self, more: usize) {
        while self.places.len() / 4 * 3 <= self.rests.len() + more {
            let count = (2 * self.places.len()).max(FEWEST);
            let places = std::mem::replace(&mut self.places, vec![0; count]);
            // From front to back, in the old one and in the new one.
            for known in places.into_iter().filter(|place| *place != 0) {
                let mut at = home(known, count);
                while self.places.get(at).is_some_and(|place| *place != 0) {
                    at = (at + 1) & (count - 1);
                }
                if let Some(free) = self.places.get_mut(at) {
                    *free = known;
                }
            }
        }
    }

    /// The number of a thing, from 0: its own, or the next one. There is room for it.
    fn number(&mut self, token: Token) -> u64 {
        let (first, rest) = (token.0[1] >> 32, [token.0[1] as u32, token.0[0] as u32]);
        let most = self.places.len().saturating_sub(1);
        let mut at = self.home(token);
        while let Some(place) = self.places.get_mut(at) {
            if *place == 0 {
                self.rests.push(rest);
                *place = first << 32 | self.rests.len() as u64;
                break;
            }
            let number = (*place as u32).saturating_sub(1);
            if *place >> 32 == first && self.rests.get(number as usize) == Some(&rest) {
                return u64::from(number);
            }
            at = (at + 1) & most;
        }
        self.rests.len().saturating_sub(1) as u64
    }
}

/// The first bits choose the place, so that a table that grows is gone through from front to back.
fn home(hash: u64, places: usize) -> usize {
    (hash >> (places.saturating_sub(1) as u64).leading_zeros().min(u64::BITS - 1)) as usize
}

/// Where each thing stood first, by its number.
#[derive(Debug, Default)]
pub(crate) struct Ledger(Vec<First>);

/// Rows, 0 for none.
#[derive(Clone, Copy, Debug, Default)]
struct First {
    /// That holds it.
    held: u32,
    /// That goes by it.
    main: u32,
}

impl Ledger {
    /// As [`Matcher::hold`](super::Matcher::hold), for a row whose tokens have numbers.
    pub(crate) fn hold(&mut self, row: u32, prepared: &mut Prepared) -> Option<(u32, &'static str)> {
        prepared.hold(row, self).or_else(|| {
            prepared.hold_hints(row, self);
            None
        })
    }

    fn entry(&mut self, token: Token) -> Option<&mut First> {
        let place = token.0[0] as usize;
        if place >= self.0.len() {
            self.0.resize(place + 1, First::default());
        }
        self.0.get_mut(place)
    }
}

impl Book for Ledger {
    fn holder(&self, token: Token) -> Option<u32> {
        self.0.get(token.0[0] as usize).map(|first| first.held).filter(|row| *row != 0)
    }

    fn main(&self, token: Token) -> Option<u32> {
        self.0.get(token.0[0] as usize).map(|first| first.main).filter(|row| *row != 0)
    }

    fn hold(&mut self, token: Token, row: u32) -> Option<u32> {
        let first = self.entry(token)?;
        if first.held == 0 {
            first.held = row;
            return None;
        }
        Some(first.held)
    }

    fn go_by(&mut self, token: Token, row: u32) {
        if let Some(first) = self.entry(token).filter(|first| first.main == 0) {
            first.main = row;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Numbers, Shard, Token, Waiting};
    use crate::check::Checker;
    use crate::decide::{Existing, Matcher, Prepared, Settings};
    use crate::node::Node;
    use proptest::prelude::*;
    use std::collections::HashMap;
    use std::sync::Arc;

    proptest! {
        #[test]
        fn each_thing_has_one_number_and_no_other_thing_has_it(
            tokens in proptest::collection::vec((0..3_u64, 0..40_u64, any::<bool>()), 0..400),
        ) {
            let (mut shard, mut known) = (Shard::default(), HashMap::new());
            for (low, high, is_spread) in tokens {
                // Many that fall on one place, at the end of the table too.
                let high = if is_spread { u64::MAX - high } else { high << 30 };
                let next = known.len() as u64;
                shard.make_room(1);
                let number = shard.number(Token([low, high]));
                prop_assert_eq!(number, *known.entry((low, high)).or_insert(next));
            }
        }
    }

    #[test]
    #[allow(clippy::unwrap_used)]
    fn rows_that_share_a_thing_share_its_number_whichever_thread_numbered_them() {
        let checker = Arc::new(Checker::new(crate::preset("iex").unwrap(), "en").unwrap());
        let existing = Arc::new(Existing::builder(checker.clone()).finish());
        let matcher = Matcher::new(checker, existing, Settings::default());
        let numbers = Numbers::default();
        let numbered = |from: usize| {
            let email = |row: usize| Node::Text(format!("a{}@smed.dk", row % 700));
            let prepare = |row| matcher.prepare(&Node::Map(vec![("email".to_owned(), email(row))]));
            let mut rows: Vec<Prepared> = (from..from + 1000).map(prepare).collect();
            numbers.number(&mut rows, &mut Waiting::default());
            let tokens = rows.iter_mut().map(|row| {
                let mut tokens = Vec::new();
                row.each_token(&mut |token| tokens.push(token.0));
                tokens
            });
            tokens.collect::<Vec<_>>()
        };
        let (one, other) = std::thread::scope(|scope| {
            let other = scope.spawn(|| numbered(700));
            (numbered(0), other.join().unwrap())
        });
        assert_eq!(one, other);
        assert!(one.iter().take(700).flatten().collect::<std::collections::HashSet<_>>().len() >= 700);
    }
}

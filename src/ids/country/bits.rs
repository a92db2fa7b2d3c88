//! A country's code as one of all pairs of letters, of which a bit says whether it is given out: the list itself is four
//! times as long in a small module.

use super::codes::{CODES, MEMBERS};
use std::cell::Cell;
use std::num::NonZeroU16;

const LETTERS: usize = 26;

/// The place among all pairs of letters, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Code(NonZeroU16);

type Bits = [u8; (LETTERS * LETTERS).div_ceil(8)];

static LISTED: Bits = bits(CODES.as_bytes());
static MEMBER: Bits = bits(MEMBERS.as_bytes());

const fn bits(codes: &[u8]) -> Bits {
    let mut bits = [0; _];
    let mut at = 0;
    while at < codes.len() {
        let place = place(codes[at], codes[at + 1]);
        bits[place / 8] |= 1 << (place % 8);
        at += 2;
    }
    bits
}

const fn place(first: u8, second: u8) -> usize {
    LETTERS * (first as usize - b'A' as usize) + second as usize - b'A' as usize
}

fn is_set(bits: &Bits, place: usize) -> bool {
    bits.get(place / 8).is_some_and(|byte| byte >> (place % 8) & 1 == 1)
}

thread_local! {
    /// All pairs of letters, one behind the other, once they are asked for.
    static PAIRS: Cell<&'static str> = const { Cell::new("") };
}

impl Code {
    pub(super) fn listed([first, second]: [u8; 2]) -> Option<Self> {
        if !first.is_ascii_uppercase() || !second.is_ascii_uppercase() {
            return None;
        }
        let place = place(first, second);
        if is_set(&LISTED, place) { NonZeroU16::new(place as u16 + 1).map(Self) } else { None }
    }

    /// For a code that is known to be one.
    pub(super) const fn known([first, second]: [u8; 2]) -> Self {
        match NonZeroU16::new(place(first, second) as u16 + 1) {
            Some(place) => Self(place),
            None => unreachable!(),
        }
    }

    fn index(self) -> usize {
        usize::from(self.0.get()) - 1
    }

    pub(super) fn as_str(self) -> &'static str {
        let mut pairs = PAIRS.get();
        if pairs.is_empty() {
            let mut text = String::new();
            for place in 0..LETTERS * LETTERS {
                text.push(char::from(b'A' + (place / LETTERS) as u8));
                text.push(char::from(b'A' + (place % LETTERS) as u8));
            }
            // Once and for all: a kilobyte.
            pairs = text.leak();
            PAIRS.set(pairs);
        }
        pairs.get(2 * self.index()..2 * self.index() + 2).unwrap_or_default()
    }

    pub(super) fn is_member(self) -> bool {
        is_set(&MEMBER, self.index())
    }
}

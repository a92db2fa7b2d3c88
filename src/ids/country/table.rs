//! A country's code as its place among all codes: quick, and in the order that other tables have.

use super::codes::{CODES, MEMBERS};
use std::num::NonZeroU8;

/// The place, from 1: one byte, and so is an `Option` of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Code(NonZeroU8);

impl Code {
    /// Asked several times for each row of a file.
    pub(super) fn listed(code: [u8; 2]) -> Option<Self> {
        let place = CODES.as_bytes().as_chunks().0.binary_search(&code).ok()?;
        NonZeroU8::new(place as u8 + 1).map(Self)
    }

    /// For a code that is known to be one.
    pub(super) const fn known(code: [u8; 2]) -> Self {
        let codes = CODES.as_bytes();
        let mut place = 0;
        while codes[2 * place] != code[0] || codes[2 * place + 1] != code[1] {
            place += 1;
        }
        match NonZeroU8::new(place as u8 + 1) {
            Some(place) => Self(place),
            None => unreachable!(),
        }
    }

    pub(super) fn index(self) -> usize {
        usize::from(self.0.get()) - 1
    }

    pub(super) fn as_str(self) -> &'static str {
        CODES.get(2 * self.index()..2 * self.index() + 2).unwrap_or_default()
    }

    pub(super) fn is_member(self) -> bool {
        MEMBERS
            .as_bytes()
            .as_chunks()
            .0
            .contains(&[0, 1].map(|at| self.as_str().as_bytes().get(at).copied().unwrap_or_default()))
    }
}

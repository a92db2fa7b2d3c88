//! What a number's rule finds about a body, and what messages tell of it: reason, place and expected check characters,
//! which are carried only where there are messages.

use super::typed::STRAY;
use super::{Verdict, sums};

/// What a rule finds about a body of the right shape. Four bytes, so that it is handed on in a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The issuer gives out such numbers and the check digits are right.
    Valid,
    /// Plausible, but not what the issuer gives out today.
    Unusual(Why),
    /// The right shape, and no check digit exists.
    Unverifiable,
    /// The check digits are wrong.
    Wrong(Checksum),
    /// No such number is given out; the character at this index can't stand there.
    Never(At),
    /// No such number is given out.
    Refused(Why),
    /// The form is wrong.
    Misfit(Misfit),
}

/// What only messages tell; in a module without them, nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg(feature = "explain")]
pub(crate) struct Told<T>(T);
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg(not(feature = "explain"))]
pub(crate) struct Told<T>(std::marker::PhantomData<T>);

#[cfg(feature = "explain")]
impl<T: Copy> Told<T> {
    pub(crate) const fn new(value: T) -> Self {
        Self(value)
    }

    pub(crate) fn get(self) -> T {
        self.0
    }
}

#[cfg(not(feature = "explain"))]
impl<T: Copy + Default> Told<T> {
    pub(crate) const fn new(_: T) -> Self {
        Self(std::marker::PhantomData)
    }

    pub(crate) fn get(self) -> T {
        T::default()
    }
}

/// A reason that has a message of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Why(Told<u8>);

/// The words in the problems' codes.
static WORDS: [&str; 11] =
    ["coarse", "form", "key", "kind", "monaco", "national", "person", "series", "state", "suffix", "uid"];

impl Why {
    #[cfg(feature = "explain")]
    pub(crate) const COARSE: Self = Self(Told::new(0));
    #[cfg(feature = "explain")]
    pub(crate) const FORM: Self = Self(Told::new(1));
    pub(crate) const KEY: Self = Self(Told::new(2));
    pub(crate) const KIND: Self = Self(Told::new(3));
    pub(crate) const MONACO: Self = Self(Told::new(4));
    #[cfg(feature = "iban")]
    pub(crate) const NATIONAL: Self = Self(Told::new(5));
    pub(crate) const PERSON: Self = Self(Told::new(6));
    pub(crate) const SERIES: Self = Self(Told::new(7));
    #[cfg(feature = "explain")]
    pub(crate) const STATE: Self = Self(Told::new(8));
    pub(crate) const SUFFIX: Self = Self(Told::new(9));
    pub(crate) const UID: Self = Self(Told::new(10));

    /// The word in the problem's code.
    pub(crate) fn as_str(self) -> &'static str {
        WORDS.get(usize::from(self.0.get())).copied().unwrap_or_default()
    }
}

/// An index in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At(Told<u8>);

impl At {
    pub(crate) const fn new(index: usize) -> Self {
        Self(Told::new(index as u8))
    }

    pub(crate) fn index(self) -> usize {
        self.0.get().into()
    }
}

impl Outcome {
    /// No such number is given out: the character at `index` can't stand there.
    pub(crate) const fn never(index: usize) -> Self {
        Outcome::Never(At::new(index))
    }

    /// The form is wrong from the character at `index` on.
    pub(crate) const fn misfit(index: usize) -> Self {
        Outcome::Misfit(Misfit::Character(At::new(index)))
    }

    /// One check character at `at` is wrong, and the other digits allow none or several.
    pub(crate) const fn wrong_one(at: usize) -> Self {
        Outcome::Wrong(Checksum::new(at, [0, 0]))
    }

    /// Two check characters at `at` are wrong, and the other digits allow several.
    pub(crate) const fn wrong_two(at: usize) -> Self {
        Outcome::Wrong(Checksum::new(at, [0, STRAY]))
    }

    pub(crate) fn verdict(self) -> Verdict {
        match self {
            Outcome::Valid => Verdict::Valid,
            Outcome::Unusual(_) => Verdict::Unusual,
            Outcome::Unverifiable => Verdict::Unverifiable,
            _ => Verdict::Invalid,
        }
    }

    /// `Unusual` for the reason `why` where it would be valid but is `odd`.
    pub(crate) fn but(self, odd: bool, why: Why) -> Self {
        if odd && self == Outcome::Valid { Outcome::Unusual(why) } else { self }
    }
}

/// Wrong check characters: where they stand, and what they would have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Checksum {
    /// Index in the body of the first check character.
    pub at: At,
    /// What one or two should be: the second is 0 where there is one, the first is 0 where that can't be told.
    expected: Told<[u8; 2]>,
}

impl Checksum {
    const fn new(at: usize, expected: [u8; 2]) -> Self {
        Self { at: At::new(at), expected: Told::new(expected) }
    }

    /// The same where `count` characters stand before what was judged.
    pub(crate) fn behind(self, count: usize) -> Self {
        Self { at: At::new(self.at.index() + count), ..self }
    }

    /// How many there are: 1 or 2.
    pub(crate) fn width(self) -> usize {
        if self.expected.get()[1] == 0 { 1 } else { 2 }
    }

    /// What they should be, where that can be told; as many as [`Checksum::width`] says count.
    pub(crate) fn expected(self) -> Option<[u8; 2]> {
        Some(self.expected.get()).filter(|expected| expected[0] != 0)
    }
}

/// `Valid` if the one check digit at the end is `expected`; no digit is right for a value above 9.
pub(crate) fn last_digit(body: &[u8], expected: u32) -> Outcome {
    let at = body.len().saturating_sub(1);
    if expected > 9 {
        return Outcome::wrong_one(at);
    }
    one_char(body, at, sums::ascii(expected))
}

/// `Valid` if the character at `at` is `expected`.
pub(crate) fn one_char(body: &[u8], at: usize, expected: u8) -> Outcome {
    if body.get(at) == Some(&expected) { Outcome::Valid } else { Outcome::Wrong(Checksum::new(at, [expected, 0])) }
}

/// `Valid` if the two digits at `at` write `expected` (0 to 99).
pub(crate) fn two_digits(body: &[u8], at: usize, expected: u32) -> Outcome {
    let pair = [sums::ascii(expected / 10), sums::ascii(expected)];
    if body.get(at..at + 2) == Some(&pair[..]) { Outcome::Valid } else { Outcome::Wrong(Checksum::new(at, pair)) }
}

/// Why a body does not fit any shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// Nothing but separators, or only the prefix.
    Empty,
    /// Right characters, wrong count.
    Length,
    /// The character at this index is of the wrong class.
    Character(At),
}

//! How many ways a pattern leaves open to an engine that tries one after the other.
//!
//! Such an engine takes a branch at each choice, goes on to the next character, and comes back when it fails. Its work is
//! the number of ways open before each character, times what it may try there without taking one: no more than the
//! pattern's size. So when the ways are bounded, whatever the value is, the time is linear in the value's length.
//!
//! [`Walk`] bounds them from right to left. For each part it knows the characters that can come first from here to the
//! end (`follow`), and so for each choice which branches the next character allows. All others die before they take a
//! character, and count for nothing. Where it allows several, a way becomes as many:
//!
//! - an alternative that may begin like one before it adds a branch;
//! - of a repeat that may go on or stop at the same character, each count from least to most is a branch;
//! - what is repeated gives its own ways each time, to the power of the highest count; without one, to that of the
//!   longest value.
//!
//! Parts one after the other multiply. Sets are taken larger than they are, never smaller. A branch that takes nothing
//! begins with what follows it, so of alternatives that may be empty each adds a branch; what is repeated can't be empty,
//! so no way turns in a circle.

use super::VALUE;
use super::syntax::{Part, Refusal, Token};

/// The most ways, and the most characters and classes with all counts written out: what bounds the native engine.
const WAYS: usize = 4096;
const SIZE: usize = 1000;

/// The highest count where none is given: a longer value never matches.
pub(super) const MANY: usize = VALUE;

/// A set has a bit for each character of ASCII but the control ones, and this one for all others.
pub(super) const BEYOND: u128 = 1 << 127;
/// The end of the value, as a character that can come first.
const END: u128 = 1;
/// Every character.
pub(super) const ANY: u128 = !END;

/// The set of one character.
pub(super) fn set(character: char) -> u128 {
    if character.is_ascii() { 1 << u32::from(character) } else { BEYOND }
}

/// How many ways may be open; refuses what leaves too many or gets too large.
///
/// # Errors
/// The number of the character where that is, and what is wrong.
pub(super) fn count(tokens: &[Token]) -> Result<usize, (usize, Refusal)> {
    Walk { tokens }.alternatives(END).map(|seen| seen.ways)
}

/// The tokens that are still to be walked, the last one first.
struct Walk<'a> {
    tokens: &'a [Token],
}

/// What is known of a part.
struct Seen {
    /// The characters that can come first, with what follows the part where it may be empty.
    first: u128,
    ways: usize,
    size: usize,
}

impl Walk<'_> {
    fn next(&mut self) -> Option<Token> {
        let (token, rest) = self.tokens.split_last()?;
        self.tokens = rest;
        Some(*token)
    }

    /// Walks the alternatives of a group, or of the whole pattern.
    fn alternatives(&mut self, follow: u128) -> Result<Seen, (usize, Refusal)> {
        let mut seen = Seen { first: 0, ways: 1, size: 0 };
        let mut first = follow;
        let mut branches = 1;
        loop {
            let token = self.next();
            match token {
                Some(token @ Token { part: Part::One(_) | Part::Close | Part::Repeat(..), at }) => {
                    let part = self.part(token, first)?;
                    first = part.first;
                    seen.ways = seen.ways.saturating_mul(part.ways);
                    seen.size += part.size;
                    within(&seen, at)?;
                }
                _ => {
                    if seen.first & first != 0 {
                        branches += 1;
                    }
                    seen.first |= first;
                    first = follow;
                    if !matches!(token, Some(Token { part: Part::Bar, .. })) {
                        seen.ways = seen.ways.saturating_mul(branches);
                        within(&seen, token.map_or(1, |token| token.at))?;
                        return Ok(seen);
                    }
                }
            }
        }
    }

    /// Walks a character, a group or a repeat, whose last token is taken already.
    fn part(&mut self, token: Token, follow: u128) -> Result<Seen, (usize, Refusal)> {
        let (least, most) = match token.part {
            Part::One(first) => return Ok(Seen { first, ways: 1, size: 1 }),
            Part::Repeat(least, most) => (least, most),
            _ => return self.alternatives(follow),
        };
        // What is repeated has a token. First as if alone, to see what it begins with: that may follow it too.
        let tokens = self.tokens;
        let repeated = self.next().unwrap_or(token);
        let first = self.part(repeated, END)?.first;
        if first & END != 0 {
            return Err((token.at, "what is repeated may be empty"));
        }
        self.tokens = tokens;
        self.next();
        let once = self.part(repeated, if most > 1 { follow | first } else { follow })?;
        let mut seen = Seen { first, ways: 1, size: once.size };
        if first & follow != 0 {
            seen.ways += most - least;
        }
        for _ in 0..most {
            seen.ways = seen.ways.saturating_mul(once.ways);
        }
        seen.size *= if most == MANY { least.max(1) } else { most };
        if least == 0 {
            seen.first |= follow;
        }
        Ok(seen)
    }
}

/// Refuses the part at a place when the ways or the size have got out of bounds.
fn within(seen: &Seen, at: usize) -> Result<(), (usize, Refusal)> {
    if seen.ways > WAYS {
        Err((at, "too many ways to match: let the next character decide"))
    } else if seen.size > SIZE {
        Err((at, "too large with all counts written out"))
    } else {
        Ok(())
    }
}

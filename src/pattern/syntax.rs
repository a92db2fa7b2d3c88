//! Reading a pattern: into its canonical text, and into marks from which the open ways are counted.

use super::ways;
use crate::error::Error;
use crate::node::number_text;
use crate::text::{concat, cut};
use std::str::Chars;

/// The most bytes of a canonical text, the deepest group, and the highest count.
const LENGTH: usize = 1000;
const DEPTH: usize = 8;
const COUNT: usize = 255;

const DIGITS: u128 = 0x3ff << b'0';
const LETTERS: u128 = 0x3ff_ffff;
const WORD: u128 = DIGITS | LETTERS << b'A' | LETTERS << b'a' | 1 << b'_';

/// What is wrong, and behind a U+0000 what to write instead where that can be said.
pub(super) type Refusal = &'static str;

const EMPTY: Refusal = "something must stand before this";
const ESCAPE: Refusal = "this is out of place, or needs a backslash before it";
const CLASS: Refusal = "an empty class, a range downwards, or one that engines read differently";
const LARGE: Refusal = "too large";

/// One part of a pattern, and the number of its last character when it was read.
#[derive(Clone, Copy)]
pub(super) struct Token {
    pub(super) part: Part,
    pub(super) at: usize,
}

#[derive(Clone, Copy)]
pub(super) enum Part {
    /// One character of a set, see [`ways`].
    One(u128),
    Open,
    Bar,
    Close,
    /// Behind what is repeated: how often at least and at most.
    Repeat(usize, usize),
}

/// Checks a pattern and gives its canonical text.
///
/// # Errors
/// `profile.pattern`.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
pub(super) fn canonical(text: &str) -> Result<String, Error> {
    let mut reader = Reader { rest: text.chars(), at: 0, depth: 0, canonical: String::new(), tokens: Vec::new() };
    match reader.whole() {
        Ok(()) => Ok(reader.canonical),
        Err(refusal) => {
            let (what, hint) = cut(refusal, 0).unwrap_or((refusal, ""));
            let message = concat(&["character ", &number_text(reader.at as i64), ": ", what]);
            Err(Error::new("profile.pattern", message).hinting(Some(hint).filter(|hint| !hint.is_empty())))
        }
    }
}

/// The tokens of a pattern within the subset.
#[cfg(test)]
pub(super) fn read(text: &str) -> Result<Vec<Token>, Refusal> {
    let mut reader = Reader { rest: text.chars(), at: 0, depth: 0, canonical: String::new(), tokens: Vec::new() };
    reader.whole()?;
    Ok(reader.tokens)
}

struct Reader<'a> {
    rest: Chars<'a>,
    /// How many characters are taken; after a refusal, the number of the one that it is about.
    at: usize,
    /// How many groups are open.
    depth: usize,
    canonical: String,
    tokens: Vec<Token>,
}

impl Reader<'_> {
    fn whole(&mut self) -> Result<(), Refusal> {
        self.takes('^');
        while !matches!((self.rest.as_str(), self.depth), ("", _) | ("$", 0)) {
            self.part()?;
            if self.canonical.len() > LENGTH {
                return Err(LARGE);
            }
        }
        self.at += 1;
        self.filled()?;
        if self.depth > 0 {
            return Err("a group is not closed\0)");
        }
        match ways::count(&self.tokens) {
            Ok(_) => Ok(()),
            Err((at, refusal)) => {
                self.at = at;
                Err(refusal)
            }
        }
    }

    /// Takes the next character, U+0000 behind the last one; that one is refused where it is written.
    fn take(&mut self) -> char {
        self.at += 1;
        self.rest.next().unwrap_or_default()
    }

    /// Takes the next character if it is this one.
    fn takes(&mut self, character: char) -> bool {
        let mut ahead = self.rest.clone();
        let found = ahead.next() == Some(character);
        if found {
            self.rest = ahead;
            self.at += 1;
        }
        found
    }

    fn push(&mut self, part: Part) {
        self.tokens.push(Token { part, at: self.at });
    }

    /// Whether something stands in this group or alternative.
    fn filled(&self) -> Result<(), Refusal> {
        match self.tokens.last() {
            None | Some(Token { part: Part::Open | Part::Bar, .. }) => Err(EMPTY),
            _ => Ok(()),
        }
    }

    /// Takes one part: a character, a class, a count, or a mark of a group.
    fn part(&mut self) -> Result<(), Refusal> {
        let before = self.rest.as_str();
        let character = self.take();
        let part = match character {
            '(' => {
                self.depth += 1;
                if self.depth > DEPTH {
                    return Err(LARGE);
                }
                self.canonical.push_str("(?:");
                if self.takes('?') && !self.takes(':') {
                    return Err("no look-around, name or flag in a group\0(?:");
                }
                Part::Open
            }
            ')' | '|' => {
                self.filled()?;
                self.canonical.push(character);
                if character == '|' {
                    Part::Bar
                } else if self.depth == 0 {
                    return Err(ESCAPE);
                } else {
                    self.depth -= 1;
                    Part::Close
                }
            }
            '?' | '*' | '+' | '{' => {
                self.filled()?;
                if let Some(Token { part: Part::Repeat(..), .. }) = self.tokens.last() {
                    return Err("a count of a count; none is lazy or possessive");
                }
                let start = self.at;
                let counts = self.counts(character);
                let written = before.len() - self.rest.as_str().len();
                self.canonical.push_str(before.get(..written).unwrap_or_default());
                let Some((least, most)) = counts else {
                    self.at = start;
                    return Err("a count is {n}, {n,} or {n,m}, from 1 to 255\0\\{");
                };
                Part::Repeat(least, most)
            }
            '[' => self.class()?,
            '.' => {
                self.canonical.push('.');
                Part::One(ways::ANY)
            }
            '^' | '$' | ']' | '}' => return Err(ESCAPE),
            _ => match self.member(character)? {
                Ok(literal) => {
                    self.write(literal, false);
                    Part::One(ways::set(literal))
                }
                Err((shorthand, set)) => {
                    self.canonical.push('[');
                    self.canonical.push_str(shorthand);
                    self.canonical.push(']');
                    Part::One(set)
                }
            },
        };
        self.push(part);
        Ok(())
    }

    /// What a character, taken already, stands for: itself, or what a class has and the set of that. With a backslash
    /// it takes another one.
    fn member(&mut self, character: char) -> Result<Result<char, (&'static str, u128)>, Refusal> {
        if character.is_ascii_control() {
            return Err("no control character");
        }
        if character != '\\' {
            return Ok(Ok(character));
        }
        let escaped = self.take();
        match escaped {
            'd' => Ok(Err(("0-9", DIGITS))),
            'w' => Ok(Err(("0-9A-Z_a-z", WORD))),
            's' => Err("no such escape\0 "),
            'D' => Err("no such escape\0[^0-9]"),
            'W' => Err("no such escape\0[^0-9A-Z_a-z]"),
            'S' => Err("no such escape\0[^ ]"),
            _ if escaped.is_ascii_punctuation() => Ok(Ok(escaped)),
            _ => Err("no such escape"),
        }
    }

    /// Writes a character; what has a meaning to an engine, with a backslash.
    fn write(&mut self, character: char, in_class: bool) {
        let special = b"\\^$.*+?()[]{}|-";
        let special = special.get(..special.len() - usize::from(!in_class)).unwrap_or_default();
        if special.iter().any(|special| char::from(*special) == character) {
            self.canonical.push('\\');
        }
        self.canonical.push(character);
    }

    /// Takes a class behind its opening bracket.
    fn class(&mut self) -> Result<Part, Refusal> {
        let start = self.at;
        self.canonical.push('[');
        let negated = self.takes('^');
        if negated {
            self.canonical.push('^');
        }
        let mut set = 0;
        while !self.takes(']') {
            if self.rest.as_str().is_empty() {
                self.at = start;
                return Err("a class is not closed\0]");
            }
            let character = self.take();
            let first = match self.member(character)? {
                Ok(literal) => literal,
                Err((shorthand, all)) => {
                    self.canonical.push_str(shorthand);
                    set |= all;
                    continue;
                }
            };
            // Twice, these are operators to the native engine.
            if matches!(first, '&' | '~') && self.canonical.ends_with(first) {
                return Err(CLASS);
            }
            self.write(first, true);
            let mut last = first;
            let ahead = self.rest.as_str();
            if ahead.len() > 1 && !ahead.starts_with("-]") && self.takes('-') {
                let character = self.take();
                last = self.member(character)?.unwrap_or_default();
                // Within ASCII or beyond it.
                if last < first || last.is_ascii() != first.is_ascii() {
                    return Err(CLASS);
                }
                self.canonical.push('-');
                self.write(last, true);
            }
            // All bits from the first to the last; one for all that is beyond ASCII.
            set |= (ways::set(last) << 1).wrapping_sub(ways::set(first));
        }
        if set == 0 {
            return Err(CLASS);
        }
        self.canonical.push(']');
        Ok(Part::One(if negated { ways::ANY & !set | ways::BEYOND } else { set }))
    }

    /// Takes the rest of a count that `mark` began: how often at least and at most.
    fn counts(&mut self, mark: char) -> Option<(usize, usize)> {
        match mark {
            '?' => return Some((0, 1)),
            '*' => return Some((0, ways::MANY)),
            '+' => return Some((1, ways::MANY)),
            _ => {}
        }
        let least = self.number()?;
        let mut most = least;
        if self.takes(',') {
            if self.takes('}') {
                return (least <= COUNT).then_some((least, ways::MANY));
            }
            most = self.number()?;
        }
        (self.takes('}') && least <= most && (1..=COUNT).contains(&most)).then_some((least, most))
    }

    /// Takes the digits that come; 999 stands for all higher numbers.
    fn number(&mut self) -> Option<usize> {
        let mut number: Option<usize> = None;
        while let Some(digit) = self.rest.as_str().as_bytes().first().filter(|byte| byte.is_ascii_digit()) {
            number = Some((number.unwrap_or_default() * 10 + usize::from(*digit & 15)).min(999));
            self.take();
        }
        number
    }
}

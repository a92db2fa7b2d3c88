//! What every number file fills in, and the one way in which all of them are judged.

use super::typed::{STRAY, Typed};
use super::{Verdict, sums};

/// One kind of number.
///
/// The canonical form is `prefix` and then the body; `shapes`, `check` and `mask` speak of the body alone.
pub(crate) struct Number {
    /// The scheme's name, with which its problem codes begin.
    pub scheme: &'static str,
    /// What the canonical form begins with (`DK` for a Danish VAT number), or nothing.
    pub prefix: &'static str,
    /// Prefixes that people type and that do not belong to the body.
    pub strip: &'static [&'static str],
    /// The forms the body has: `9` a digit, `A` a letter, `X` either, `*` one of them or `+` or `*`, `a` the letter A,
    /// any other character itself. None at all when the rule judges the form too.
    pub shapes: &'static [&'static str],
    /// Other ways of writing the body turned into the one of `shapes` (an old form without its zero, say). A body that
    /// fits is left as it is.
    pub tidy: fn(&mut Typed),
    /// The rule, for a body that has one of the shapes.
    pub check: fn(&[u8]) -> Outcome,
    /// How it is written for people: `#` stands for one character of the body, anything else for itself.
    pub mask: &'static str,
}

/// No other way of writing.
pub(crate) fn as_typed(_: &mut Typed) {}

/// What a rule finds about a body of the right shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The issuer gives out such numbers and the check digits are right.
    Valid,
    /// Plausible, but not what the issuer gives out today; the word names the reason in the messages.
    Unusual(&'static str),
    /// The right shape, and no check digit exists.
    Unverifiable,
    /// The check digits are wrong.
    Wrong(Checksum),
    /// No such number is given out; the character at this index can't stand there.
    Never(usize),
    /// No such number is given out; the word names the reason in the messages.
    Refused(&'static str),
    /// The form is wrong, for a rule that judges the form too.
    Misfit(Misfit),
}

impl Outcome {
    fn verdict(self) -> Verdict {
        match self {
            Outcome::Valid => Verdict::Valid,
            Outcome::Unusual(_) => Verdict::Unusual,
            Outcome::Unverifiable => Verdict::Unverifiable,
            _ => Verdict::Invalid,
        }
    }

    /// `Unusual` for the reason `why` where it would be valid but is `odd`.
    pub(crate) fn but(self, odd: bool, why: &'static str) -> Self {
        if odd && self == Outcome::Valid { Outcome::Unusual(why) } else { self }
    }
}

/// Wrong check digits: where they stand, and what they would have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Checksum {
    /// Index in the body of the first check character.
    pub at: usize,
    /// How many there are: 1 or 2.
    pub width: usize,
    /// What they should be, where the other digits allow any.
    pub expected: Option<[u8; 2]>,
}

/// `Valid` if the one check digit at the end is `expected`; no digit is right for a value above 9.
pub(crate) fn last_digit(body: &[u8], expected: u32) -> Outcome {
    let at = body.len().saturating_sub(1);
    if expected > 9 {
        return Outcome::Wrong(Checksum { at, width: 1, expected: None });
    }
    one_char(body, at, sums::ascii(expected))
}

/// `Valid` if the character at `at` is `expected`.
pub(crate) fn one_char(body: &[u8], at: usize, expected: u8) -> Outcome {
    if body.get(at) == Some(&expected) {
        Outcome::Valid
    } else {
        Outcome::Wrong(Checksum { at, width: 1, expected: Some([expected, 0]) })
    }
}

/// `Valid` if the two digits at `at` write `expected` (0 to 99).
pub(crate) fn two_digits(body: &[u8], at: usize, expected: u32) -> Outcome {
    let pair = [sums::ascii(expected / 10), sums::ascii(expected)];
    if body.get(at..at + 2) == Some(&pair[..]) {
        Outcome::Valid
    } else {
        Outcome::Wrong(Checksum { at, width: 2, expected: Some(pair) })
    }
}

/// Why a body does not fit any shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// Nothing but separators, or only the prefix.
    Empty,
    /// Right characters, wrong count.
    Length,
    /// The character at this index is of the wrong class.
    Character(usize),
}

/// A judged body.
pub(crate) enum Judged {
    /// It fits a shape; the rule's word on it.
    Rule(Outcome),
    /// It fits none.
    Misfit(Misfit),
}

impl Number {
    /// Leaves only the body in `typed`: prefix (once or doubled) off, other ways of writing tidied.
    pub(crate) fn body(&self, typed: &mut Typed) {
        self.strip(typed);
        (self.tidy)(typed);
    }

    /// Takes the prefix off, once or doubled.
    pub(crate) fn strip(&self, typed: &mut Typed) {
        while let Some(prefix) = self.strip.iter().find(|prefix| begins(typed.chars(), prefix.as_bytes()))
            && !self.fits(typed.chars())
        {
            typed.drop_front(prefix.len());
        }
    }

    /// Judges a body.
    pub(crate) fn judge(&self, typed: &Typed) -> Judged {
        let body = typed.chars();
        if typed.is_cut() {
            return Judged::Misfit(Misfit::Length);
        }
        if !self.fits(body) {
            return Judged::Misfit(self.misfit(body));
        }
        match self.rule(body) {
            Outcome::Misfit(misfit) => Judged::Misfit(misfit),
            outcome => Judged::Rule(outcome),
        }
    }

    /// The rule's word on a body that fits. A number of zeros is nobody's, even where the sum is right.
    pub(crate) fn rule(&self, body: &[u8]) -> Outcome {
        if !body.is_empty() && sums::is_zero(body) { Outcome::Never(0) } else { (self.check)(body) }
    }

    /// The verdict on what was typed, prefix and all, without a word of explanation.
    pub(crate) fn verdict_typed(&self, typed: &mut Typed) -> Verdict {
        self.strip(typed);
        // What fits needs no tidying, unless it only fits the form of what the rule then tells apart (a century in front).
        if self.fits(typed.chars()) && !typed.is_cut() {
            let outcome = self.rule(typed.chars());
            if !matches!(outcome, Outcome::Misfit(_) | Outcome::Refused(_)) {
                return outcome.verdict();
            }
        }
        (self.tidy)(typed);
        self.verdict(typed)
    }

    /// The verdict on a body, without a word of explanation.
    pub(crate) fn verdict(&self, typed: &Typed) -> Verdict {
        match self.judge(typed) {
            Judged::Rule(outcome) => outcome.verdict(),
            Judged::Misfit(_) => Verdict::Invalid,
        }
    }

    /// Whether the body has one of the shapes.
    pub(crate) fn fits(&self, body: &[u8]) -> bool {
        self.shapes.is_empty()
            || self.shapes.iter().any(|shape| shape.len() == body.len() && matching(shape, body) == body.len())
    }

    /// Whether the body can still become one of the shapes by typing on.
    pub(crate) fn may_fit(&self, body: &[u8]) -> bool {
        self.shapes.is_empty()
            || self.shapes.iter().any(|shape| shape.len() >= body.len() && matching(shape, body) == body.len())
    }

    fn misfit(&self, body: &[u8]) -> Misfit {
        if body.is_empty() {
            return Misfit::Empty;
        }
        if let Some(index) = body.iter().position(|byte| *byte == STRAY) {
            return Misfit::Character(index);
        }
        // A wrong character says more than a wrong count, and the shape that goes furthest says it best.
        let mut furthest = (0, 0);
        for shape in self.shapes {
            furthest = furthest.max((matching(shape, body), shape.len()));
        }
        let (agreed, length) = furthest;
        if agreed < body.len().min(length) { Misfit::Character(agreed) } else { Misfit::Length }
    }
}

/// `starts_with`, quicker for the two or three characters of a prefix.
fn begins(chars: &[u8], prefix: &[u8]) -> bool {
    chars.len() >= prefix.len() && chars.iter().zip(prefix).all(|(one, other)| one == other)
}

/// How many characters from the front agree with the shape.
pub(crate) fn matching(shape: &str, body: &[u8]) -> usize {
    shape.bytes().zip(body).take_while(|(class, byte)| fits_class(*class, **byte)).count()
}

fn fits_class(class: u8, byte: u8) -> bool {
    // Nearly all are digits: asked first.
    if class == b'9' {
        return byte.is_ascii_digit();
    }
    match class {
        b'A' => byte.is_ascii_uppercase(),
        b'X' => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
        b'*' => byte != STRAY,
        b'a' => byte == b'A',
        literal => byte == literal,
    }
}

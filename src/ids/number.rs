//! What every number file fills in, and the one way in which all of them are judged.

pub(crate) use super::outcome::{At, Checksum, Misfit, Outcome, Told, Why, last_digit, one_char, two_digits};
use super::typed::{STRAY, Typed};
use super::{Verdict, sums};

/// One kind of number.
///
/// The canonical form is the letters that the mask begins with (`DK` for a Danish VAT number; most have none) and then the
/// body, which shapes and rule speak of.
pub(crate) struct Number {
    text: &'static str,
    /// Where the letters at the beginning of `text` end, and its first three parts.
    ends: [u8; 4],
    #[cfg(feature = "explain")]
    prefixes: Words<5>,
    #[cfg(feature = "explain")]
    shapes: Words<10>,
    /// Other ways of writing the body turned into the one of the shapes (an old form without its zero, say). A body that
    /// fits is left as it is.
    pub tidy: fn(&mut Typed),
    /// The rule, for a body that has one of the shapes.
    pub check: fn(&[u8]) -> Outcome,
}

impl Number {
    /// A number from its four parts in one text, `## ## ## #|cvr|CVR DK NR 0184|99999999`; lists of each are larger.
    ///
    /// * How it is written for people: `#` stands for one character of the body, the last one for all that are left,
    ///   anything else for itself.
    /// * The scheme's name, with which its problem codes begin.
    /// * Prefixes that people type and that do not belong to the body, a space between them.
    /// * The forms the body has, a space between them: `9` a digit, `A` a letter, `X` either, `*` one of them or `+` or
    ///   `*`, `a` the letter A, any other character itself. None at all when the rule judges the form too.
    pub(crate) const fn new(text: &'static str, tidy: fn(&mut Typed), check: fn(&[u8]) -> Outcome) -> Self {
        let bytes = text.as_bytes();
        let (mut ends, mut at) = ([0; 4], 0);
        while bytes[at].is_ascii_uppercase() {
            at += 1;
        }
        ends[0] = at as u8;
        let mut part = 1;
        while part < ends.len() {
            if bytes[at] == b'|' {
                ends[part] = at as u8;
                part += 1;
            }
            at += 1;
        }
        Self {
            text,
            ends,
            #[cfg(feature = "explain")]
            prefixes: Words::of(text, ends[2] as usize + 1, ends[3] as usize),
            #[cfg(feature = "explain")]
            shapes: Words::of(text, ends[3] as usize + 1, bytes.len()),
            tidy,
            check,
        }
    }

    /// What the canonical form begins with, or nothing.
    #[inline(always)]
    pub(crate) fn prefix(&self) -> &'static [u8] {
        self.part(0, self.ends[0].into())
    }

    /// How it is written for people.
    #[inline(always)]
    pub(crate) fn mask(&self) -> &'static [u8] {
        self.part(0, self.ends[1].into())
    }

    /// The scheme's name.
    pub(crate) fn scheme(&self) -> &'static str {
        self.text.get(usize::from(self.ends[1]) + 1..self.ends[2].into()).unwrap_or_default()
    }

    #[cfg(not(feature = "explain"))]
    #[inline(always)]
    fn prefixes(&self) -> &'static [u8] {
        self.part(usize::from(self.ends[2]) + 1, self.ends[3].into())
    }

    #[inline(always)]
    fn classes(&self) -> &'static [u8] {
        self.part(usize::from(self.ends[3]) + 1, self.text.len())
    }

    #[cfg_attr(not(feature = "explain"), inline(never))]
    fn part(&self, from: usize, to: usize) -> &'static [u8] {
        self.text.as_bytes().get(from..to).unwrap_or_default()
    }

    /// The forms of the body.
    #[cfg(not(feature = "explain"))]
    pub(crate) fn shapes(&self) -> impl Iterator<Item = &'static [u8]> {
        self.classes().split(|byte| *byte == b' ').filter(|shape| !shape.is_empty())
    }

    #[cfg(feature = "explain")]
    pub(crate) fn shapes(&self) -> impl Iterator<Item = &'static [u8]> {
        self.shapes.words(self.text)
    }

    /// As [`alike`], of the prefixes.
    fn prefix_like(&self, chars: &[u8], least: usize, most: usize) -> usize {
        #[cfg(feature = "explain")]
        return self.prefixes.alike(self.text, chars, false, least, most);
        #[cfg(not(feature = "explain"))]
        alike(self.prefixes(), chars, false, least, most)
    }

    /// As [`alike`], of the shapes.
    fn shape_like(&self, chars: &[u8], least: usize, most: usize) -> usize {
        #[cfg(feature = "explain")]
        return self.shapes.alike(self.text, chars, true, least, most);
        #[cfg(not(feature = "explain"))]
        alike(self.classes(), chars, true, least, most)
    }

    /// The first two characters of the text.
    pub(crate) const fn head(&self) -> [u8; 2] {
        match self.text.as_bytes().first_chunk() {
            Some(head) => *head,
            None => [0; 2],
        }
    }
}

/// The length of the first of `words` that agrees with `chars` as far as both go and is so long; 0 where there is none.
/// The words have a space between them and stand for themselves or, with `classes`, for classes of characters.
#[cfg_attr(not(feature = "explain"), inline(never))]
fn alike(words: &[u8], chars: &[u8], classes: bool, least: usize, most: usize) -> usize {
    let (mut length, mut agrees) = (0, true);
    for word in words {
        if *word == b' ' {
            if agrees && least <= length && length <= most {
                return length;
            }
            (length, agrees) = (0, true);
        } else {
            if agrees && let Some(byte) = chars.get(length) {
                agrees = word == byte || (classes && fits_class(*word, *byte));
            }
            length += 1;
        }
    }
    if agrees && least <= length && length <= most { length } else { 0 }
}

/// Where the words of a part begin and how long they are, for the many numbers of a file; after the last, zeros.
#[cfg(feature = "explain")]
struct Words<const N: usize>([[u8; 2]; N]);

#[cfg(feature = "explain")]
impl<const N: usize> Words<N> {
    const fn of(text: &str, from: usize, to: usize) -> Self {
        let mut words = [[0; 2]; N];
        let (mut count, mut start, mut at) = (0, from, from);
        while at <= to {
            if at == to || text.as_bytes()[at] == b' ' {
                if at > start {
                    words[count] = [start as u8, (at - start) as u8];
                    count += 1;
                }
                start = at + 1;
            }
            at += 1;
        }
        Self(words)
    }

    fn words(&self, text: &'static str) -> impl Iterator<Item = &'static [u8]> {
        let known = self.0.iter().take_while(|[_, length]| *length > 0);
        known.map(|[start, length]| {
            let start = usize::from(*start);
            text.as_bytes().get(start..start + usize::from(*length)).unwrap_or_default()
        })
    }

    #[inline(always)]
    fn alike(&self, text: &'static str, chars: &[u8], classes: bool, least: usize, most: usize) -> usize {
        let text = text.as_bytes();
        for [start, length] in &self.0 {
            let (start, length) = (usize::from(*start), usize::from(*length));
            if length == 0 {
                break;
            }
            if length < least || length > most {
                continue;
            }
            // By index: what is not taken into one piece costs a call for each character.
            let mut at = 0;
            while at < length
                && let (Some(word), Some(byte)) = (text.get(start + at), chars.get(at))
                && (if classes { fits_class(*word, *byte) } else { word == byte })
            {
                at += 1;
            }
            if at == length.min(chars.len()) {
                return length;
            }
        }
        0
    }
}

/// No other way of writing.
pub(crate) fn as_typed(_: &mut Typed) {}

impl Number {
    /// Leaves only the body in `typed`: prefix (once or doubled) off, other ways of writing tidied.
    pub(crate) fn body(&self, typed: &mut Typed) {
        self.strip(typed);
        (self.tidy)(typed);
    }

    /// Takes the prefix off, once or doubled.
    pub(crate) fn strip(&self, typed: &mut Typed) {
        loop {
            let prefix = self.prefix_of(typed.chars());
            if prefix == 0 || self.fits(typed.chars()) {
                return;
            }
            typed.drop_front(prefix);
        }
    }

    /// The length of the prefix that `chars` begin with.
    pub(crate) fn prefix_of(&self, chars: &[u8]) -> usize {
        self.prefix_like(chars, 1, chars.len())
    }

    /// Whether `chars` are a prefix or the beginning of one.
    pub(crate) fn may_be_prefix(&self, chars: &[u8]) -> bool {
        self.prefix().starts_with(chars) || self.prefix_like(chars, chars.len(), usize::MAX) > 0
    }

    /// Judges a body.
    pub(crate) fn judge(&self, typed: &Typed) -> Outcome {
        let body = typed.chars();
        if typed.is_cut() {
            Outcome::Misfit(Misfit::Length)
        } else if self.fits(body) {
            self.rule(body)
        } else {
            Outcome::Misfit(self.misfit(body))
        }
    }

    /// The rule's word on a body that fits. A number of zeros is nobody's, even where the sum is right.
    pub(crate) fn rule(&self, body: &[u8]) -> Outcome {
        if !body.is_empty() && sums::is_zero(body) { Outcome::never(0) } else { (self.check)(body) }
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
        self.judge(typed).verdict()
    }

    /// Whether the body has one of the shapes.
    pub(crate) fn fits(&self, body: &[u8]) -> bool {
        self.has_shape(body, body.len())
    }

    /// Whether the body can still become one of the shapes by typing on.
    pub(crate) fn may_fit(&self, body: &[u8]) -> bool {
        self.has_shape(body, usize::MAX)
    }

    /// Whether a shape is longer.
    pub(crate) fn may_go_on(&self, body: &[u8]) -> bool {
        self.shape_like(&[], body.len() + 1, usize::MAX) > 0
    }

    /// Whether the body is the beginning of a shape that is no longer than `most`.
    fn has_shape(&self, body: &[u8], most: usize) -> bool {
        self.classes().is_empty() || self.shape_like(body, body.len().max(1), most) > 0
    }

    fn misfit(&self, body: &[u8]) -> Misfit {
        if body.is_empty() || !cfg!(feature = "explain") {
            return Misfit::Empty;
        }
        if let Some(index) = body.iter().position(|byte| *byte == STRAY) {
            return Misfit::Character(At::new(index));
        }
        // A wrong character says more than a wrong count, and the shape that goes furthest says it best.
        let mut furthest = (0, 0);
        for shape in self.shapes() {
            furthest = furthest.max((matching(shape, body), shape.len()));
        }
        let (agreed, length) = furthest;
        if agreed < body.len().min(length) { Misfit::Character(At::new(agreed)) } else { Misfit::Length }
    }
}

/// Whether the characters have the shape, or the beginning of it.
pub(crate) fn begins(shape: &[u8], chars: &[u8]) -> bool {
    alike(shape, chars, true, chars.len(), usize::MAX) > 0
}

/// How many characters from the front agree with the shape.
fn matching(shape: &[u8], body: &[u8]) -> usize {
    shape.iter().zip(body).take_while(|(class, byte)| fits_class(**class, **byte)).count()
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

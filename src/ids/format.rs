//! Formatting while a person types: separators put in, the caret kept with the character it stood at.

use super::Verdict;
use super::country::Country;
use super::explain::masked;
use super::scheme::{Resolved, Scheme};
use super::typed::{Typed, narrow};
use crate::node::{Node, Object, ToNode};

/// A text as formatted so far.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Formatted {
    /// The text to show.
    pub text: String,
    /// Where the caret goes, in UTF-16 units as in a browser's input.
    pub caret: usize,
    /// Whether the text can still become valid by typing on.
    pub possible: bool,
}

impl ToNode for Formatted {
    fn to_node(&self) -> Node {
        Object::default().text("text", &self.text).number("caret", self.caret).flag("possible", self.possible).done()
    }
}

/// Formats `text` under `scheme`; `caret` counts UTF-16 units.
///
/// A text that can't become valid is left alone.
///
/// ```
/// use debitor::ids::{Scheme, format};
/// let typed = format(Scheme::named("cvr").unwrap(), "135856", 6, None);
/// assert_eq!((typed.text.as_str(), typed.caret, typed.possible), ("13 58 56", 8, true));
/// ```
#[must_use]
pub fn format(scheme: Scheme, text: &str, caret: usize, country: Option<Country>) -> Formatted {
    let mut typed = Typed::read(text);
    let as_it_is = |possible| Formatted { text: text.to_owned(), caret: caret.min(utf16(text)), possible };
    let Resolved::Number(number) = scheme.resolve(&typed, country) else {
        return as_it_is(true);
    };
    let whole = typed.chars().len();
    number.strip(&mut typed);
    // A prefix that would do for the body's first letters (`FR` as a French key) is the prefix while it is typed on.
    if typed.chars().len() == whole
        && let Some(rest) = typed.chars().strip_prefix(number.prefix())
        && !rest.is_empty()
        && number.may_fit(rest)
    {
        typed.drop_front(number.prefix().len());
    }
    let mut possible = number.may_fit(typed.chars());
    if !possible {
        // Only another way of writing: what may go on as it is, is not tidied under the person's hands.
        (number.tidy)(&mut typed);
        possible = number.may_fit(typed.chars());
    }
    possible &= !typed.is_cut();
    // A prefix that is only half typed (`D`) is no fault yet.
    let begun = !typed.chars().is_empty() && number.may_be_prefix(typed.chars());
    if !possible || begun || typed.chars().is_empty() || typed.has_stray() {
        return as_it_is(possible || begun);
    }
    let shown = masked(number, typed.chars());
    let dropped = whole.saturating_sub(typed.chars().len());
    let head = number.mask().iter().take_while(|mark| **mark != b'#').count();
    // Typed in front of the number, the caret stays in front of it, behind a prefix that formatting adds.
    let caret = match counted_before(text, caret) {
        0 if dropped == 0 => head,
        counted => place_caret(&shown, counted, dropped, head),
    };
    // Whole and wrong: nothing that is typed behind it mends it, unless what it begins with turns out to be a prefix.
    let longer = number.may_go_on(typed.chars());
    let prefixed = number.prefix_of(typed.chars()) > 0;
    let possible = longer || prefixed || number.verdict(&typed) != Verdict::Invalid;
    Formatted { text: shown, caret, possible }
}

fn utf16(text: &str) -> usize {
    text.chars().fold(0, |units, character| units + character.len_utf16())
}

/// How many characters that count stand before the caret.
fn counted_before(text: &str, caret: usize) -> usize {
    let (mut units, mut counted) = (0, 0);
    for character in text.chars() {
        units += character.len_utf16();
        if units > caret {
            break;
        }
        counted += usize::from(narrow(character).is_some());
    }
    counted
}

/// The caret behind the same count of characters of the shown text (ASCII), whose mask begins with `head` others.
fn place_caret(shown: &str, counted: usize, dropped: usize, head: usize) -> usize {
    if counted == 0 {
        return 0;
    }
    let mut wanted = counted.saturating_sub(dropped);
    let mut caret = head.min(shown.len());
    while wanted > 0
        && let Some(byte) = shown.as_bytes().get(caret)
    {
        wanted -= usize::from(narrow(char::from(*byte)).is_some());
        caret += 1;
    }
    caret
}

//! Formatting while a person types: separators put in, the caret kept with the character it stood at.

use super::country::Country;
use super::explain::masked;
use super::scheme::{Resolved, Scheme};
use super::typed::{STRAY, Typed, narrow};
use crate::node::{Node, Object, ToNode};

/// A text as formatted so far.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        Object::default()
            .with("text", self.text.to_node())
            .with("caret", Node::Int(self.caret as i64))
            .with("possible", self.possible.to_node())
            .done()
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
    let Resolved::Number(number) = scheme.resolve(&typed, country) else {
        let possible = scheme.resolve(&typed, country).is_open();
        return Formatted { text: text.to_owned(), caret: caret.min(utf16(text)), possible };
    };
    let whole = typed.chars().len();
    number.body(&mut typed);
    let possible = !typed.is_cut() && number.may_fit(typed.chars());
    // A prefix that is only half typed (`D`) is no fault yet.
    let begun = number.prefix.as_bytes().starts_with(typed.chars()) && !typed.chars().is_empty();
    if !possible || begun || typed.chars().contains(&STRAY) {
        return Formatted { text: text.to_owned(), caret: caret.min(utf16(text)), possible: possible || begun };
    }
    let shown = masked(number, typed.chars());
    let dropped = whole.saturating_sub(typed.chars().len());
    let caret = place_caret(
        &shown,
        counted_before(text, caret),
        dropped,
        utf16(number.mask.split('#').next().unwrap_or_default()),
    );
    Formatted { text: shown, caret, possible }
}

impl Resolved {
    fn is_open(&self) -> bool {
        !matches!(self, Resolved::Number(_))
    }
}

fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

/// How many characters that count stand before the caret.
fn counted_before(text: &str, caret: usize) -> usize {
    let mut units = 0;
    text.chars()
        .take_while(|character| {
            units += character.len_utf16();
            units <= caret
        })
        .filter(|character| narrow(*character).is_some())
        .count()
}

/// The caret behind the same count of characters of the shown text, whose mask begins with `head` units.
fn place_caret(shown: &str, counted: usize, dropped: usize, head: usize) -> usize {
    let wanted = counted.saturating_sub(dropped);
    if counted == 0 {
        return 0;
    }
    if wanted == 0 {
        return head.min(shown.len());
    }
    let mut seen = 0;
    for (index, character) in shown.char_indices().skip(head) {
        if narrow(character).is_some() {
            seen += 1;
            if seen == wanted {
                return index + 1;
            }
        }
    }
    shown.len()
}

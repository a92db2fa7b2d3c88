//! From what people type to a calling code and a national number.

use super::plans::{Plan, calling, split};
use crate::ids::typed::narrow;
use crate::ids::{Country, Verdict};

/// Room for more digits than any number has.
const ROOM: usize = 24;
/// The most digits of an extension.
const EXTENSION: usize = 6;

/// A number that can be one.
#[derive(Clone, Copy)]
pub(super) struct Dialled {
    calling: &'static str,
    pub plan: Plan,
    /// The national number.
    pub digits: Digits,
    /// The digits of an extension, none where there is none.
    pub extension: Digits,
}

/// Why a text can't be a number.
pub(super) enum Fault {
    /// The character at this place of the input, counted from 1, can't be there.
    Character(usize),
    /// No country has this calling code.
    CallingCode,
    /// It has no calling code, and no country is known.
    Country,
    /// Too few or too many digits, in the national number where there is a plan.
    Length { plan: Plan, found: usize },
}

impl Dialled {
    /// What can be said of the number itself.
    pub(super) fn verdict(&self) -> Verdict {
        if self.plan.is_usual(self.digits.length) { Verdict::Unverifiable } else { Verdict::Unusual }
    }

    /// As `+4512345678`, or with spaces for people: `+45 12 34 56 78`.
    pub(super) fn write(&self, spaces: u16) -> String {
        let mut text = String::from("+");
        text.push_str(self.calling);
        let mut left = self.digits.length;
        for digit in self.digits.as_slice() {
            if spaces >> left & 1 == 1 || (spaces != 0 && left == self.digits.length) {
                text.push(' ');
            }
            text.push(char::from(*digit));
            left -= 1;
        }
        text
    }
}

/// Reads a number as dialled in `country`, or from anywhere with its calling code.
pub(super) fn dial(text: &str, country: Option<Country>) -> Result<Dialled, Fault> {
    let Scan { digits, plus, extension } = scan(text)?;
    let all = digits.as_slice();
    let own = country.map(calling);
    let (is_abroad, all) = match all {
        [b'0', b'0', rest @ ..] => (true, rest),
        [b'0', b'1', b'1', rest @ ..] if own == Some("1") => (true, rest),
        // A plus before a national number (`+06…`) is a slip.
        [b'0', ..] if own.is_some() => (false, all),
        _ => (plus, all),
    };
    let (calling, rest) = match own {
        Some(own) if !is_abroad => (own, all),
        _ if is_abroad => split(all).ok_or(Fault::CallingCode)?,
        _ => {
            let plan = Plan::of("");
            return Err(if plan.is_usual(all.len()) {
                Fault::Country
            } else {
                Fault::Length { plan, found: all.len() }
            });
        }
    };
    let plan = Plan::of(calling);
    let mut national = plan.strip(rest);
    // The calling code without a plus, or a second time.
    if let Some(again) = rest.strip_prefix(calling.as_bytes()) {
        let again = plan.strip(again);
        let is_meant = if is_abroad || !plan.has_trunk() {
            !plan.is_possible(national) && plan.is_possible(again)
        } else {
            plan.is_usual(again.len())
        };
        if is_meant {
            national = again;
        }
    }
    if !plan.is_possible(national) {
        return Err(Fault::Length { plan, found: national.len() });
    }
    let mut digits = Digits::default();
    for digit in national {
        digits.push(*digit);
    }
    Ok(Dialled { calling, plan, digits, extension })
}

/// Digits on the stack.
#[derive(Clone, Copy, Default)]
pub(super) struct Digits {
    bytes: [u8; ROOM],
    pub length: usize,
}

impl Digits {
    pub(super) fn as_slice(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// One that has no room any more is too long anyway.
    fn push(&mut self, byte: u8) {
        if let Some(slot) = self.bytes.get_mut(self.length) {
            *slot = byte;
            self.length += 1;
        }
    }
}

/// The characters of a number that count.
struct Scan {
    digits: Digits,
    plus: bool,
    extension: Digits,
}

/// Takes a label before the number (`Tel.`), a note after it (`(mobil)`) and an extension (`ext. 12`, `lok. 5`, `x12`).
fn scan(text: &str) -> Result<Scan, Fault> {
    let mut scan = Scan { digits: Digits::default(), plus: false, extension: Digits::default() };
    // Letters before the number and after it: how many, and the place of the first.
    let (mut label, mut label_place) = (0, 0);
    let (mut word, mut word_place) = (0, 0);
    // Whether a mark stands before what comes; the same of the word after the number, and whether it is `x` or `#`.
    let (mut apart, mut is_apart, mut is_mark) = (true, false, false);
    let mut place = 0;
    for character in text.chars() {
        place += 1;
        match narrow(character) {
            None => apart = true,
            Some(b'+') if scan.digits.length == 0 => scan.plus = true,
            Some(byte) if byte.is_ascii_digit() => {
                // `O6 12…` is no label.
                if scan.digits.length == 0 && label == 1 && !apart {
                    return Err(Fault::Character(label_place));
                }
                apart = false;
                if word == 0 { scan.digits.push(byte) } else { scan.extension.push(byte) }
            }
            Some(_) if scan.digits.length == 0 && !scan.plus => {
                label += 1;
                if label == 1 {
                    label_place = place;
                }
                apart = false;
            }
            Some(byte) => {
                if word == 0 {
                    word_place = place;
                    is_apart = apart;
                    is_mark = byte == b'X' || character == '#';
                } else if scan.extension.length > 0 {
                    return Err(Fault::Character(word_place));
                }
                word += 1;
            }
        }
    }
    if label > 0 && scan.digits.length == 0 {
        return Err(Fault::Character(label_place));
    }
    // A letter or two within the number are typing mistakes.
    let is_word = match (word, scan.extension.length) {
        (0, _) => true,
        (1, 1..=EXTENSION) => is_mark,
        (1, _) => false,
        (_, 0) => is_apart,
        (_, 1..=EXTENSION) => is_apart || word > 2,
        _ => false,
    };
    if !is_word {
        return Err(Fault::Character(word_place));
    }
    Ok(scan)
}

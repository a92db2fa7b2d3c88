//! Repairs: few, likely, and always valid.

use super::explain::{ascii_text, canonical};
use super::number::{Checksum, Number, Outcome};
use super::sums;
use super::typed::Typed;
use crate::text::{concat, trim};

/// More than this help nobody choose.
const MOST: usize = 4;

/// The canonical forms that were probably meant, the likeliest first.
pub(crate) fn repairs(number: &Number, typed: &Typed, checksum: Option<Checksum>) -> Vec<String> {
    let mut list = Repairs { number, found: Vec::new() };
    let body = typed.chars();
    if let Some(checksum) = checksum {
        // Where money goes nothing is made up: other check digits would hide a wrong digit of the account.
        let is_account = number.scheme() == "iban";
        if !is_account {
            list.check_digits(body, checksum);
        }
        list.swapped(body);
        if !is_account && checksum.width() > 1 {
            list.replaced(body);
        }
    } else {
        list.lookalikes(body);
        list.zeros(body);
        list.shortened(body);
        list.swapped(body);
    }
    list.found
}

/// The body with each country's prefix before it, where that makes it valid; nothing when too many fit.
pub(crate) fn prefixes(typed: &Typed, numbers: impl Iterator<Item = &'static Number>) -> Vec<String> {
    let mut found = Vec::new();
    for number in numbers {
        let mut typed = typed.clone();
        number.body(&mut typed);
        if is_right(number, typed.chars()) {
            found.push(canonical(number, typed.chars()));
        }
    }
    if found.len() > MOST { Vec::new() } else { found }
}

/// Whether a spreadsheet has turned the number into a floating one: `5.798E+12`, `5798000420526.0`.
pub(crate) fn is_spreadsheet_damage(text: &str) -> bool {
    let text = trim(text).as_bytes();
    exponent(text) != NO_EXPONENT || before_zero(text) != 0
}

/// The number as it was, where no digit was rounded away.
pub(crate) fn undamaged(text: &str) -> Option<String> {
    let text = trim(text).as_bytes();
    let whole = before_zero(text);
    if whole != 0 {
        return text.get(..whole).map(ascii_text);
    }
    let (first, rest) = text.split_first()?;
    let fraction = rest.get(1..)?;
    let fraction = fraction.get(..digits(fraction))?;
    // Only when no digit was rounded away.
    (exponent(text) as usize == fraction.len()).then(|| concat(&[&ascii_text(&[*first]), &ascii_text(fraction)]))
}

/// How many characters stand before a `.0` or `,00` at the end; 0 where they are no number.
fn before_zero(text: &[u8]) -> usize {
    let mut end = text.len();
    while end > 0 && sums::at(text, end - 1) == b'0' {
        end -= 1;
    }
    let zeros = text.len() - end;
    let end = end.saturating_sub(1);
    let is_number = matches!(zeros, 1..=2)
        && end > 3
        // Not the groups of a number written with points: 13.585.600 has more of them, or three zeros.
        && matches!(sums::at(text, end), b'.' | b',')
        && text.iter().take(end).all(u8::is_ascii_alphanumeric);
    if is_number { end } else { 0 }
}

/// Longer than any number that is asked for.
const NO_EXPONENT: u32 = 40;

/// The exponent of `5.798E+12`, below [`NO_EXPONENT`]. The point must be there: without one a canonical form, whose
/// separators are gone, could be taken for it.
fn exponent(text: &[u8]) -> u32 {
    if let [b'0'..=b'9', b'.' | b',', rest @ ..] = text
        && let Some([b'e' | b'E', exponent @ ..]) = rest.get(digits(rest)..)
    {
        let exponent = match exponent {
            [b'+', exponent @ ..] => exponent,
            exponent => exponent,
        };
        if matches!(exponent.len(), 1..=4) && digits(exponent) == exponent.len() {
            return NO_EXPONENT.min(sums::number(exponent) as u32);
        }
    }
    NO_EXPONENT
}

/// How many digits there are in front.
fn digits(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

fn is_right(number: &Number, body: &[u8]) -> bool {
    number.fits(body) && number.rule(body) == Outcome::Valid
}

struct Repairs<'a> {
    number: &'a Number,
    found: Vec<String>,
}

impl Repairs<'_> {
    fn offer(&mut self, body: &[u8]) {
        if self.found.len() < MOST && is_right(self.number, body) {
            let text = canonical(self.number, body);
            if !self.found.contains(&text) {
                self.found.push(text);
            }
        }
    }

    /// The check digits that the other digits ask for.
    fn check_digits(&mut self, body: &[u8], checksum: Checksum) {
        let Some(expected) = checksum.expected() else { return };
        let mut body = body.to_vec();
        for (slot, byte) in body.iter_mut().skip(checksum.at.index()).zip(expected).take(checksum.width()) {
            *slot = byte;
        }
        self.offer(&body);
    }

    /// Two neighbours the other way round.
    fn swapped(&mut self, body: &[u8]) {
        let mut body = body.to_vec();
        for left in 0..body.len().saturating_sub(1) {
            body.swap(left, left + 1);
            self.offer(&body);
            body.swap(left, left + 1);
        }
    }

    /// One digit another: where two digits check the others, one or two candidates are left, else seven to nine.
    fn replaced(&mut self, body: &[u8]) {
        let mut body = body.to_vec();
        for place in 0..body.len() {
            let Some(typed) = body.get(place).copied().filter(u8::is_ascii_digit) else { continue };
            for digit in b'0'..=b'9' {
                set(&mut body, place, digit);
                self.offer(&body);
            }
            set(&mut body, place, typed);
        }
    }

    /// A letter for the digit that looks like it, and the other way round.
    fn lookalikes(&mut self, body: &[u8]) {
        for shape in self.number.shapes().filter(|shape| shape.len() == body.len()) {
            let mut body = body.to_vec();
            for (class, byte) in shape.iter().zip(&mut body) {
                *byte = match (*class, *byte) {
                    (b'9', b'O') => b'0',
                    (b'9', b'I' | b'L') => b'1',
                    (b'A', b'0') => b'O',
                    (b'A', b'1') => b'I',
                    (b'B', b'8') => b'B',
                    (_, byte) => byte,
                };
            }
            self.offer(&body);
        }
    }

    /// The number in front of what the rule says does not belong to it.
    fn shortened(&mut self, body: &[u8]) {
        if self.number.fits(body) && matches!((self.number.check)(body), Outcome::Refused(_)) {
            for shape in self.number.shapes() {
                if let Some(front) = body.get(..shape.len()) {
                    self.offer(front);
                }
            }
        }
    }

    /// Leading zeros that a spreadsheet took away.
    fn zeros(&mut self, body: &[u8]) {
        for shape in self.number.shapes() {
            let missing = shape.len().saturating_sub(body.len());
            if (1..=3).contains(&missing) {
                let mut padded = vec![b'0'; missing];
                padded.extend_from_slice(body);
                self.offer(&padded);
            }
        }
    }
}

fn set(body: &mut [u8], place: usize, byte: u8) {
    if let Some(slot) = body.get_mut(place) {
        *slot = byte;
    }
}

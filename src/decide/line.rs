//! A decision as a line of JSON, without the tree between: what [`ToNode`] makes of it, byte for byte.

use super::decided::{Change, Decided, Decision, Target};
use super::hints::Hint;
use super::packed::{Pack, Packed};
use crate::key::Key;
use crate::node::{Map, Node, ToNode, json};
use crate::problem::{Catalogue, Problem};

/// What is said of one row.
pub(super) struct Said<'a> {
    pub(super) row: u32,
    pub(super) decision: &'a Decision,
    pub(super) reason: &'static str,
    pub(super) message: Message<'a>,
    pub(super) customer: Option<&'a str>,
    pub(super) kind: &'static str,
    pub(super) key: Option<Keyed<'a>>,
    pub(super) debtor: Option<&'a Target>,
    pub(super) archived: bool,
    pub(super) withheld: &'a [Change],
    pub(super) values: Values<'a>,
    pub(super) problems: &'a [Problem],
    pub(super) hints: &'a [Hint],
}

/// The reason as a sentence.
pub(super) enum Message<'a> {
    Text(&'a str),
    /// As it stands in JSON.
    Written(&'a [u8]),
}

/// The identity key.
pub(super) enum Keyed<'a> {
    Whole(&'a Key),
    /// The rule and the value; the digest is made as it is written.
    Parts(&'a [String], &'a str),
}

/// The values.
pub(super) enum Values<'a> {
    Map(&'a Map<String>),
    /// Without those that are withheld, where that is said.
    Packed(&'a Pack, Packed, bool),
}

/// The reasons' sentences as they stand in JSON.
#[derive(Debug)]
pub(crate) struct Reasons(Vec<(&'static str, Vec<u8>)>);

impl Reasons {
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let written = |reason: &&'static str| {
            let mut text = Vec::new();
            put(&catalogue.text(&["reason.", reason].concat(), |_| None), &mut text);
            (*reason, text)
        };
        Self(super::REASONS.iter().map(written).collect())
    }

    pub(super) fn get(&self, reason: &str) -> &[u8] {
        self.0.iter().find(|(known, _)| *known == reason).map(|(_, text)| text.as_slice()).unwrap_or(b"\"\"")
    }
}

impl Decided {
    /// Writes it, and no end of the line.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        let said = Said {
            row: self.row,
            decision: &self.decision,
            reason: self.reason,
            message: Message::Text(&self.message),
            customer: self.customer.as_deref(),
            kind: self.kind,
            key: self.key.as_ref().map(Keyed::Whole),
            debtor: self.debtor.as_ref(),
            archived: self.archived,
            withheld: &self.withheld,
            values: Values::Map(&self.values),
            problems: &self.problems,
            hints: &self.hints,
        };
        said.write(out);
    }
}

impl serde::Serialize for Decided {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_node().serialize(serializer)
    }
}

impl Said<'_> {
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"row\":");
        put_number(self.row, out);
        put_all(&[",\"decision\":\"", self.decision.as_str(), "\",\"reason\":\"", self.reason, "\",\"message\":"], out);
        match self.message {
            Message::Text(text) => put(text, out),
            Message::Written(text) => out.extend_from_slice(text),
        }
        out.extend_from_slice(b",\"customer\":");
        match self.customer {
            Some(customer) => put(customer, out),
            None => out.extend_from_slice(b"null"),
        }
        put_all(&[",\"kind\":\"", self.kind, "\",\"key\":"], out);
        self.write_key(out);
        if let Some(debtor) = self.debtor {
            out.extend_from_slice(b",\"debtor\":");
            json::write(&debtor.to_node(), out);
        }
        if self.archived {
            out.extend_from_slice(b",\"archived\":true");
        }
        match self.decision {
            Decision::Duplicate { of_row } => {
                out.extend_from_slice(b",\"of_row\":");
                put_number(*of_row, out);
            }
            Decision::Ambiguous { candidates } => {
                out.extend_from_slice(b",\"candidates\":");
                json::write(&candidates.to_node(), out);
            }
            Decision::Collect { into } | Decision::Fallback { into } => {
                out.extend_from_slice(b",\"into\":");
                json::write(&into.to_node(), out);
            }
            _ => {}
        }
        let changes = if let Decision::Update { changes } = self.decision { changes.as_slice() } else { &[] };
        put_changes(",\"changes\":[", changes, out);
        if !self.withheld.is_empty() {
            put_changes(",\"withheld\":[", self.withheld, out);
        }
        self.write_values(out);
        // Most rows have neither.
        out.extend_from_slice(b",\"problems\":");
        put_list(self.problems, out);
        out.extend_from_slice(b",\"hints\":");
        put_list(self.hints, out);
        out.push(b'}');
    }

    fn write_key(&self, out: &mut Vec<u8>) {
        match self.key {
            None => out.extend_from_slice(b"null"),
            Some(Keyed::Whole(key)) => json::write(&key.to_node(), out),
            Some(Keyed::Parts(rule, value)) => {
                out.extend_from_slice(b"{\"version\":");
                put_number(crate::key::VERSION, out);
                out.extend_from_slice(b",\"rule\":[");
                for (place, part) in rule.iter().enumerate() {
                    if place > 0 {
                        out.push(b',');
                    }
                    put(part, out);
                }
                out.extend_from_slice(b"],\"value\":");
                put(value, out);
                out.extend_from_slice(b",\"digest\":\"");
                out.extend_from_slice(&crate::key::digest_bytes(value));
                out.extend_from_slice(b"\"}");
            }
        }
    }

    fn write_values(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b",\"values\":{");
        match self.values {
            Values::Map(map) => {
                for (place, (name, value)) in map.iter().enumerate() {
                    if place > 0 {
                        out.push(b',');
                    }
                    put(name, out);
                    out.push(b':');
                    put(value, out);
                }
            }
            Values::Packed(pack, row, is_created) => {
                let withheld = if is_created { self.withheld } else { &[] };
                let mut is_first = true;
                for ((name, written), value) in pack.values(row) {
                    if withheld.iter().any(|change| change.field == *name) {
                        continue;
                    }
                    // The end of the value before, the name, the beginning of this one.
                    let between = written.as_bytes();
                    let before = if std::mem::take(&mut is_first) { between.get(2..) } else { Some(between) };
                    out.extend_from_slice(before.unwrap_or_default());
                    if row.is_clean {
                        out.extend_from_slice(value.as_bytes());
                    } else {
                        put_inside(value, out);
                    }
                }
                if !is_first {
                    out.push(b'"');
                }
            }
        }
        out.push(b'}');
    }
}

/// Texts that are written as they are.
fn put_all(texts: &[&str], out: &mut Vec<u8>) {
    for text in texts {
        out.extend_from_slice(text.as_bytes());
    }
}

fn put_list(list: &[impl ToNode], out: &mut Vec<u8>) {
    if list.is_empty() {
        out.extend_from_slice(b"[]");
    } else {
        json::write(&Node::List(list.iter().map(ToNode::to_node).collect()), out);
    }
}

fn put_changes(before: &str, changes: &[Change], out: &mut Vec<u8>) {
    out.extend_from_slice(before.as_bytes());
    for (place, change) in changes.iter().enumerate() {
        out.extend_from_slice(if place > 0 { b",{\"field\":" } else { b"{\"field\":" });
        put(&change.field, out);
        out.extend_from_slice(b",\"from\":");
        put(&change.from, out);
        out.extend_from_slice(b",\"to\":");
        put(&change.to, out);
        out.push(b'}');
    }
    out.push(b']');
}

fn put_number(number: u32, out: &mut Vec<u8>) {
    let mut digits = [b'0'; 10];
    let (mut rest, mut count) = (number, 0);
    for digit in digits.iter_mut().rev() {
        *digit += (rest % 10) as u8;
        rest /= 10;
        count += 1;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(digits.len() - count..).unwrap_or_default());
}

/// A text in quotes.
pub(crate) fn put(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    put_inside(text, out);
    out.push(b'"');
}

/// A text as it stands between quotes.
fn put_inside(text: &str, out: &mut Vec<u8>) {
    if is_clean(text.as_bytes()) {
        out.extend_from_slice(text.as_bytes());
    } else {
        for byte in text.bytes() {
            let short = match byte {
                b'"' | b'\\' => byte,
                b'\n' => b'n',
                b'\r' => b'r',
                b'\t' => b't',
                0x08 => b'b',
                0x0c => b'f',
                0..=0x1f => {
                    let nibble = |value: u8| if value < 10 { b'0' + value } else { b'a' + value - 10 };
                    out.extend_from_slice(&[b'\\', b'u', b'0', b'0', nibble(byte >> 4), nibble(byte & 15)]);
                    continue;
                }
                _ => {
                    out.push(byte);
                    continue;
                }
            };
            out.extend_from_slice(&[b'\\', short]);
        }
    }
}

/// Whether JSON writes all of these bytes as they are.
pub(super) fn is_clean(bytes: &[u8]) -> bool {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    // The high bit of each byte that is zero, and perhaps of one behind it.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
    let odd = |word: u64| {
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        (control | zeros(word ^ (ONES * u64::from(b'"'))) | zeros(word ^ (ONES * u64::from(b'\\')))) & HIGH
    };
    let (words, rest) = bytes.as_chunks::<8>();
    let mut found = 0;
    for word in words {
        found |= odd(u64::from_le_bytes(*word));
    }
    let mut last = [b' '; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    (found | odd(u64::from_le_bytes(last))) == 0
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::put;
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        put(text, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_character_below_a_space_is_written_as_serde_writes_it() {
        for place in 0..20 {
            for byte in 0..=0x80_u8 {
                let text = format!("{}{}{}", "x".repeat(place), char::from(byte), "é".repeat(7));
                assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
            }
        }
    }

    proptest! {
        #[test]
        fn texts_are_written_as_serde_writes_them(text in ".{0,40}") {
            prop_assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
        }
    }
}

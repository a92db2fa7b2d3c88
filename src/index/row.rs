//! A debtor's row: its entries back to back, each a code, a length and the bytes.
//!
//! | code | bytes |
//! |---|---|
//! | 0 | the key's text |
//! | 1 | the number of the rule that makes the key from the fields, as a number |
//! | 2 | the hash of a folded name, eight bytes, least first |
//! | 3 … | the value of field number `code - 3`, UTF-8 |
//!
//! Codes, lengths and numbers are LEB128: seven bits a byte, least first, the high bit where more follow. A key comes
//! before all else.

const KEY: u64 = 0;
const RULE: u64 = 1;
const FOLDED: u64 = 2;
const FIRST_FIELD: u64 = 3;

/// What stands in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry<'a> {
    Key(&'a str),
    Rule(u32),
    Folded(u64),
    Field(u32, &'a str),
}

/// The entries of a row, up to the first that can't be read.
pub(super) fn entries(row: &[u8]) -> Entries<'_> {
    Entries { rest: row }
}

/// See [`entries`].
#[derive(Clone)]
pub(super) struct Entries<'a> {
    rest: &'a [u8],
}

impl Entries<'_> {
    /// What has not been read: nothing once all of a sound row was.
    pub(super) fn rest(&self) -> &[u8] {
        self.rest
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Entry<'a>> {
        let (code, bytes, rest) = cut(self.rest)?;
        let entry = read(code, bytes)?;
        self.rest = rest;
        Some(entry)
    }
}

/// The bytes of one field, without a look at the others.
pub(super) fn field(row: &[u8], number: u32) -> Option<&[u8]> {
    let wanted = FIRST_FIELD + u64::from(number);
    let mut rest = row;
    loop {
        let (code, bytes, after) = cut(rest)?;
        if code == wanted {
            return Some(bytes);
        }
        rest = after;
    }
}

/// Whether there is a folded name of that hash, without a look at what other entries say.
pub(super) fn has_folded(row: &[u8], hash: u64) -> bool {
    let mut rest = row;
    while let Some((code, bytes, after)) = cut(rest) {
        if code == FOLDED && bytes == hash.to_le_bytes() {
            return true;
        }
        rest = after;
    }
    false
}

/// The first entry's code and bytes, and what comes after it.
fn cut(row: &[u8]) -> Option<(u64, &[u8], &[u8])> {
    let (code, rest) = short_number(row)?;
    let (length, rest) = short_number(rest)?;
    let (bytes, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
    Some((code, bytes, rest))
}

fn read(code: u64, bytes: &[u8]) -> Option<Entry<'_>> {
    let text = |bytes| std::str::from_utf8(bytes).ok();
    Some(match code {
        KEY => Entry::Key(text(bytes)?),
        RULE => match read_number(bytes)? {
            (number, []) => Entry::Rule(u32::try_from(number).ok()?),
            _ => return None,
        },
        FOLDED => Entry::Folded(u64::from_le_bytes(bytes.try_into().ok()?)),
        field => Entry::Field(u32::try_from(field - FIRST_FIELD).ok()?, text(bytes)?),
    })
}

/// Adds an entry.
pub(super) fn write(entry: Entry<'_>, into: &mut Vec<u8>) {
    let mut put = |code: u64, bytes: &[u8]| {
        write_number(code, into);
        write_number(bytes.len() as u64, into);
        into.extend_from_slice(bytes);
    };
    match entry {
        Entry::Key(text) => put(KEY, text.as_bytes()),
        Entry::Rule(number) => {
            let mut bytes = Vec::new();
            write_number(u64::from(number), &mut bytes);
            put(RULE, &bytes);
        }
        Entry::Folded(hash) => put(FOLDED, &hash.to_le_bytes()),
        Entry::Field(number, text) => put(FIRST_FIELD + u64::from(number), text.as_bytes()),
    }
}

/// A number, and what comes after it.
fn read_number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0_u64;
    for (place, byte) in bytes.iter().enumerate().take(9) {
        value |= u64::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(place + 1..)?));
        }
    }
    None
}

/// The same, at once where it is one byte, as nearly all are.
fn short_number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    match bytes.split_first() {
        Some((byte, rest)) if cfg!(feature = "native") && *byte < 0x80 => Some((u64::from(*byte), rest)),
        _ => read_number(bytes),
    }
}

fn write_number(mut value: u64, into: &mut Vec<u8>) {
    while value > 0x7f {
        into.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    into.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_is_read_as_it_was_written(value in 0_u64..1 << 63) {
            let mut bytes = Vec::new();
            write_number(value, &mut bytes);
            bytes.push(7);
            prop_assert_eq!(read_number(&bytes), Some((value, [7].as_slice())));
        }

        #[test]
        fn entries_are_read_as_they_were_written(key in "\\PC*", rule: u32, hash: u64, number in 0..u32::MAX, text in "\\PC*") {
            let written = [Entry::Key(&key), Entry::Rule(rule), Entry::Folded(hash), Entry::Field(number, &text)];
            let mut row = Vec::new();
            for entry in written {
                write(entry, &mut row);
            }
            let mut reader = entries(&row);
            prop_assert_eq!(reader.by_ref().collect::<Vec<_>>(), written);
            prop_assert_eq!(reader.rest(), &[] as &[u8]);
            prop_assert_eq!(field(&row, number), Some(text.as_bytes()));
            prop_assert!(has_folded(&row, hash));
            prop_assert!(!has_folded(&row, hash.wrapping_add(1)));
        }

        #[test]
        fn any_bytes_can_be_read(row: Vec<u8>) {
            let mut reader = entries(&row);
            reader.by_ref().for_each(drop);
            prop_assert!(reader.rest().len() <= row.len());
            let _ = field(&row, 0);
        }
    }
}

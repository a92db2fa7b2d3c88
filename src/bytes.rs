//! Numbers and texts as plain bytes, for what instances of this crate say to each other.

/// Adds a number: seven bits a byte, least first, the high bit where more follow.
pub(crate) fn put(mut number: usize, into: &mut Vec<u8>) {
    while number > 0x7f {
        into.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    into.push(number as u8);
}

/// Adds a text behind its length.
pub(crate) fn put_text(text: &str, into: &mut Vec<u8>) {
    put(text.len(), into);
    into.extend_from_slice(text.as_bytes());
}

/// Bytes that are read from front to back; nothing where they end too early, or are not what they should be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bytes<'a>(pub(crate) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    pub(crate) fn number(&mut self) -> Option<usize> {
        let mut number = 0_u64;
        for place in 0..5 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return u32::try_from(number).ok().map(|number| number as usize);
            }
        }
        None
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*array)
    }

    pub(crate) fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        self.0.split_off(..length)
    }

    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }

    /// The end, where nothing follows.
    pub(crate) fn end(self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, put, put_text};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_written_is_read(number: u32, text: String) {
            let mut bytes = Vec::new();
            put(number as usize, &mut bytes);
            put_text(&text, &mut bytes);
            let mut bytes = Bytes(&bytes);
            prop_assert_eq!((bytes.number(), bytes.text()), (Some(number as usize), Some(text.as_str())));
            prop_assert!(bytes.end().is_some());
        }

        #[test]
        fn any_bytes_can_be_read(bytes: Vec<u8>) {
            let mut bytes = Bytes(&bytes);
            while bytes.number().is_some() && bytes.text().is_some() {}
        }
    }
}

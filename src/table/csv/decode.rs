//! Encodings: which one a file has, and its bytes as UTF-8.

use super::windows1252::char_of;

/// The encoding of a CSV file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8. Cells that are not, are read as Windows-1252.
    Utf8,
    /// UTF-16 with the low byte first; known by its mark.
    Utf16Le,
    /// UTF-16 with the high byte first; known by its mark.
    Utf16Be,
    /// Windows-1252: what does not look like UTF-8.
    Windows1252,
}

impl Encoding {
    /// The name by which the encoding is known.
    ///
    /// ```
    /// assert_eq!(debitor::table::Encoding::Windows1252.name(), "windows-1252");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// The encoding that the first bytes show, and the length of their byte order mark.
pub(super) fn detect(start: &[u8]) -> (Encoding, usize) {
    if start.starts_with(b"\xEF\xBB\xBF") {
        return (Encoding::Utf8, 3);
    }
    if start.starts_with(b"\xFF\xFE") {
        return (Encoding::Utf16Le, 2);
    }
    if start.starts_with(b"\xFE\xFF") {
        return (Encoding::Utf16Be, 2);
    }
    // More wrong than right: not UTF-8. A single bad byte in a file full of good characters changes nothing.
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in start.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // The last one may only be cut off.
    let cut = start.utf8_chunks().last().is_some_and(|chunk| {
        let invalid = chunk.invalid();
        std::str::from_utf8(invalid).is_err_and(|error| error.error_len().is_none())
    });
    if bad - usize::from(cut) > good { (Encoding::Windows1252, 0) } else { (Encoding::Utf8, 0) }
}

/// Turns chunks of bytes into UTF-8, whatever a chunk cuts through.
pub(super) struct Decoder {
    encoding: Encoding,
    /// The first byte of a UTF-16 unit.
    byte: Option<u8>,
    /// The first half of a surrogate pair.
    high: Option<u16>,
    /// Has a unit been replaced since this was last asked?
    pub replaced: bool,
}

impl Decoder {
    pub fn new(encoding: Encoding) -> Self {
        Self { encoding, byte: None, high: None, replaced: false }
    }

    /// Adds the bytes to `out`. UTF-8 is taken as it is; what is wrong in it is seen cell by cell.
    pub fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        match self.encoding {
            Encoding::Utf8 => out.extend_from_slice(bytes),
            Encoding::Windows1252 => {
                for chunk in bytes.chunk_by(|left, right| left.is_ascii() == right.is_ascii()) {
                    if chunk.first().is_some_and(u8::is_ascii) {
                        out.extend_from_slice(chunk);
                    } else {
                        chunk.iter().for_each(|byte| add(out, char_of(*byte)));
                    }
                }
            }
            Encoding::Utf16Le | Encoding::Utf16Be => {
                for byte in bytes {
                    match self.byte.take() {
                        None => self.byte = Some(*byte),
                        Some(first) if self.encoding == Encoding::Utf16Le => {
                            self.unit(u16::from_le_bytes([first, *byte]), out);
                        }
                        Some(first) => self.unit(u16::from_be_bytes([first, *byte]), out),
                    }
                }
            }
        }
    }

    /// Nothing more comes: what was cut off is replaced.
    pub fn finish(&mut self, out: &mut Vec<u8>) {
        if self.byte.take().is_some() || self.high.take().is_some() {
            self.replace(out);
        }
    }

    fn unit(&mut self, unit: u16, out: &mut Vec<u8>) {
        let units = match (self.high.take(), unit) {
            (None, 0xD800..=0xDBFF) => {
                self.high = Some(unit);
                return;
            }
            (Some(high), 0xDC00..=0xDFFF) => [high, unit],
            (Some(_), _) => {
                self.replace(out);
                return self.unit(unit, out);
            }
            (None, _) => [unit, 0],
        };
        match char::decode_utf16(units).next() {
            Some(Ok(char)) => add(out, char),
            _ => self.replace(out),
        }
    }

    fn replace(&mut self, out: &mut Vec<u8>) {
        self.replaced = true;
        add(out, char::REPLACEMENT_CHARACTER);
    }
}

fn add(out: &mut Vec<u8>, char: char) {
    out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
}

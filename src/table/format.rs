//! What kind of file it is, by its first bytes; and what is refused.

use super::csv::Csv;
use super::xlsx::Xlsx;
use crate::Error;

/// How the file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// A text file with delimiters.
    Csv(Csv),
    /// An Excel workbook.
    Xlsx(Xlsx),
}

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Zip,
}

/// Bytes that are enough to know the kind.
pub(super) const MAGIC: usize = 8;

/// The kind of file.
///
/// # Errors
///
/// `table.format`, with what the file is and what to do.
pub(super) fn kind(start: &[u8]) -> Result<Kind, Error> {
    const OTHERS: [(&[u8], &str); 8] = [
        (b"%PDF", "the file is a PDF"),
        (b"{\\rtf", "the file is a text document (RTF)"),
        (b"\x1F\x8B", "the file is compressed (gzip): unpack it first"),
        (b"7z\xBC\xAF", "the file is an archive (7z)"),
        (b"Rar!", "the file is an archive (RAR)"),
        (b"\x89PNG", "the file is a picture"),
        (b"\xFF\xD8\xFF", "the file is a picture"),
        (b"SQLite f", "the file is a database (SQLite)"),
    ];
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if start.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(compound(start));
    }
    if let Some((_, what)) = OTHERS.iter().find(|(magic, _)| start.starts_with(magic)) {
        return Err(unreadable(what));
    }
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    let tag = |name: &str| text.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name.as_bytes()));
    if ["<!doctype", "<html", "<head", "<meta", "<table", "<style"].into_iter().any(tag) {
        return Err(unreadable("the file is a web page (HTML), whatever its name"));
    }
    if tag("<?xml") {
        return Err(unreadable("the file is XML"));
    }
    if text.starts_with(b"{\"") || text.starts_with(b"[{") || text.starts_with(b"[\"") {
        return Err(unreadable("the file is JSON"));
    }
    Ok(Kind::Text)
}

/// An OLE2 container: an old workbook, or a new one with a password ([MS-OFFCRYPTO] 2.3.4.4, stream `EncryptedPackage`).
fn compound(start: &[u8]) -> Error {
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    if start.windows(name.len()).any(|window| window == name) {
        return unreadable("the workbook is protected with a password: take the password off");
    }
    unreadable("the file is a workbook of the old kind (XLS), or protected with a password")
}

/// `table.format`: what the file is, and what to do.
pub(super) fn unreadable(what: &str) -> Error {
    Error::new("table.format", [what, "; save it as XLSX or CSV"].concat())
}

/// Is this no text? More than one character in twenty that no text has.
pub(super) fn is_binary(text: &[u8]) -> bool {
    let odd = text.iter().filter(|byte| matches!(byte, 0..=8 | 14..=25 | 27..=31 | 127)).count();
    odd > 0 && odd * 20 > text.len()
}

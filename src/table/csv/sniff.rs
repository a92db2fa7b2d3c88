//! Delimiter and quote of a CSV file, told from its beginning.

use super::split::{Dialect, Found, Splitter};
use crate::table::Known;
use crate::table::limits::Limits;
use crate::table::row::slice;

const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Rows that are compared.
const ROWS: usize = 100;
/// Rows among which a header is looked for.
const HEADER_ROWS: usize = 20;

/// What the line `sep=;` says, and its length with the line end. Spreadsheets honour it on the first line only.
pub(super) fn separator_line(text: &[u8]) -> Option<(u8, usize)> {
    let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r'))?;
    let line = text.get(..end)?;
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    let (name, value) = line.split_at_checked(4)?;
    let &[delimiter] = value else { return None };
    let usable = delimiter.is_ascii() && !delimiter.is_ascii_alphanumeric() && !b"\"\0".contains(&delimiter);
    let crlf = text.get(end..end + 2) == Some(b"\r\n");
    (name.eq_ignore_ascii_case(b"sep=") && usable).then_some((delimiter, end + 1 + usize::from(crlf)))
}

/// The delimiter with the most known column names; else the one that gives many columns, and as many in each row.
pub(super) fn delimiter(text: &[u8], whole: bool, limits: &Limits, known: Option<&Known>) -> u8 {
    let mut best = (0, 0.0, b',');
    for delimiter in DELIMITERS {
        let rows = rows(text, whole, Dialect { delimiter, quote: Some(b'"'), unguard: false }, limits);
        let names = |known: &Known| rows.iter().take(HEADER_ROWS).map(|row| known(row)).max();
        let names = known.and_then(names).unwrap_or(0);
        let evenness = evenness(&rows);
        if (names, evenness) > (best.0, best.1) {
            best = (names, evenness, delimiter);
        }
    }
    best.2
}

/// `'`, if every cell of the first row with two or more cells stands between two of them; else `"`.
pub(super) fn quote(text: &[u8], whole: bool, delimiter: u8, limits: &Limits) -> u8 {
    let rows = rows(text, whole, Dialect { delimiter, quote: None, unguard: false }, limits);
    let wrapped = |cell: &String| cell.len() >= 2 && cell.starts_with('\'') && cell.ends_with('\'');
    let single = rows.iter().find(|row| row.len() >= 2).is_some_and(|row| row.iter().all(wrapped));
    if single { b'\'' } else { b'"' }
}

fn rows(text: &[u8], whole: bool, dialect: Dialect, limits: &Limits) -> Vec<Vec<String>> {
    let mut splitter = Splitter::new(dialect, limits, 1);
    splitter.buffer().extend_from_slice(text);
    if whole {
        splitter.finish();
    }
    let mut rows = Vec::new();
    // A row beyond a limit ends the comparison; reading tells of it.
    while rows.len() < ROWS && matches!(splitter.advance(), Ok(Found::Row)) {
        let text = String::from_utf8_lossy(splitter.bytes());
        rows.push(splitter.spans.iter().map(|span| slice(&text, *span).to_owned()).collect());
    }
    rows
}

fn evenness(rows: &[Vec<String>]) -> f64 {
    let mut best = 0.0;
    for row in rows {
        let width = row.len();
        if width > 1 {
            let same = rows.iter().filter(|other| other.len() == width).count() as f64 / rows.len() as f64;
            best = f64::max(best, same * same * width.min(64) as f64);
        }
    }
    // A delimiter that the first line lacks is more likely a comma in the text below.
    if rows.first().is_some_and(|row| row.len() < 2) { best / 2.0 } else { best }
}

//! What a spreadsheet can hold. A file beyond these is refused by Excel as damaged, or cut off in silence.
//!
//! Source: "Excel specifications and limits" and "Rename a worksheet", support pages of Microsoft (2026-11-21). Excel counts
//! in UTF-16 units: an emoji is two.

use super::Sheet;
use crate::Error;

/// The rows of a sheet, the header among them.
pub const ROWS: u32 = 1_048_576;
/// The columns of a sheet.
pub const COLUMNS: usize = 16_384;
/// The length of a cell, in UTF-16 units.
pub const CELL_UNITS: usize = 32_767;
/// The length of a sheet's name, in UTF-16 units.
pub const NAME_UNITS: usize = 31;
/// The length of a column's note, in UTF-16 units.
pub const NOTE_UNITS: usize = 255;

/// Of a sheet's XML, and of the archive: more would need the archive's 64-bit form, which not every reader knows.
pub(super) const PART_BYTES: u64 = u32::MAX as u64 - (1 << 20);

/// Are these sheets such as a spreadsheet opens?
pub(super) fn check(sheets: &[Sheet]) -> Result<(), Error> {
    if sheets.is_empty() {
        return Err(Error::new("sheet.columns", "a file needs a sheet".to_owned()));
    }
    for (index, sheet) in sheets.iter().enumerate() {
        if let Err(why) = check_name(&sheet.name) {
            return Err(Error::new("sheet.name", format!("the sheet's name {why}")).at(sheet.name.clone()));
        }
        let same = |other: &Sheet| other.name.to_lowercase() == sheet.name.to_lowercase();
        if sheets.iter().take(index).any(same) {
            let message = "another sheet has this name, capitals or not".to_owned();
            return Err(Error::new("sheet.name", message).at(sheet.name.clone()));
        }
        check_columns(sheet)?;
    }
    Ok(())
}

fn check_name(name: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err("is empty".to_owned());
    }
    if units(name) > NAME_UNITS {
        return Err(format!("is longer than {NAME_UNITS} characters"));
    }
    let refused = |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\u{fffe}' | '\u{ffff}');
    if name.contains(|c| refused(c) || c.is_control()) {
        return Err("has a character that none may have: [ ] : * ? / \\ or a control character".to_owned());
    }
    if name.starts_with('\'') || name.ends_with('\'') {
        return Err("begins or ends with an apostrophe".to_owned());
    }
    // Excel keeps this one for itself.
    if name.eq_ignore_ascii_case("history") {
        return Err("is one that Excel keeps for itself".to_owned());
    }
    Ok(())
}

fn check_columns(sheet: &Sheet) -> Result<(), Error> {
    if sheet.columns.is_empty() {
        return Err(Error::new("sheet.columns", "a sheet needs a column".to_owned()).at(sheet.name.clone()));
    }
    if sheet.columns.len() > COLUMNS {
        let message = format!("a sheet holds {COLUMNS} columns, and these are {}", sheet.columns.len());
        return Err(Error::new("sheet.limit", message).at(sheet.name.clone()));
    }
    for (index, column) in sheet.columns.iter().enumerate() {
        check_cell(&column.header, || place(&sheet.name, &letters(index), 1))?;
        let length = column.note.as_deref().map_or(0, units);
        if length > NOTE_UNITS {
            let message = format!("a column's note holds {NOTE_UNITS} characters, and this one has {length}");
            return Err(Error::new("sheet.limit", message).at(place(&sheet.name, &letters(index), 1)));
        }
    }
    Ok(())
}

/// Does the text fit in a cell?
pub(super) fn check_cell(text: &str, place: impl FnOnce() -> String) -> Result<(), Error> {
    // No text has more UTF-16 units than bytes.
    if text.len() <= CELL_UNITS {
        return Ok(());
    }
    let length = units(text);
    if length <= CELL_UNITS {
        return Ok(());
    }
    let message = format!("a cell holds {CELL_UNITS} characters, and this one has {length}");
    Err(Error::new("sheet.limit", message).at(place()))
}

/// `Kunder!C5`, as spreadsheets name a cell.
pub(super) fn place(sheet: &str, letters: &str, row: u32) -> String {
    format!("{sheet}!{letters}{row}")
}

/// The letters of a column: `A` for 0, `Z` for 25, `AA` for 26.
pub(super) fn letters(index: usize) -> String {
    let mut text = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        text.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    text.iter().rev().map(|&letter| char::from(letter)).collect()
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (index, name) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(letters(index), name);
        }
    }
}

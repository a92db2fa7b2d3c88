//! How numbers are shown: as dates, in per cent, with leading zeros.
//!
//! ECMA-376 part 1, 18.8.30 (numFmt, with the built-in formats) and 18.8.31; the East Asian built-in formats 27 to 36
//! and 50 to 58 are dates in one language or another.

use super::package::Part;
use super::xml::{Xml, attribute};
use crate::Error;
use crate::table::limits::{Limits, beyond};
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    #[default]
    Number,
    /// Whole numbers with leading zeros, to so many digits.
    Zeros(u8),
    Percent,
    Date,
    Time,
    DateTime,
    Duration,
}

/// The formats that a workbook can have; programs write a few hundred at most.
const MOST: usize = 65_536;

/// The shapes of the cell styles, in order.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
pub(super) fn read(part: Part, limits: &Limits) -> Result<Vec<Shape>, Error> {
    let mut xml = Xml::new(part, limits.depth);
    let mut formats = BTreeMap::new();
    let mut shapes = Vec::new();
    let mut in_cells = false;
    loop {
        match xml.next()? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    let id = attribute(&tag, "numFmtId")?.and_then(|id| id.parse::<u32>().ok());
                    let code = attribute(&tag, "formatCode")?;
                    if let (Some(id), Some(code)) = (id, code) {
                        formats.insert(id, shape(&code));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = attribute(&tag, "numFmtId")?.and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
                    shapes.push(formats.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => in_cells = false,
            Event::Eof => return Ok(shapes),
            _ => {}
        }
        if formats.len() > MOST || shapes.len() > MOST {
            return Err(beyond("styles", MOST as u64, "styles"));
        }
    }
}

fn built_in(id: u32) -> Shape {
    match id {
        9 | 10 => Shape::Percent,
        14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shape::Date,
        18..=21 | 32..=35 | 45 | 47 | 55 | 56 => Shape::Time,
        22 => Shape::DateTime,
        46 => Shape::Duration,
        _ => Shape::Number,
    }
}

/// What the first section of a format code makes of a number.
fn shape(code: &str) -> Shape {
    let mut letters = String::new();
    let mut chars = code.chars();
    let mut duration = false;
    while let Some(char) = chars.next() {
        match char {
            ';' => break,
            '"' => _ = chars.by_ref().find(|char| *char == '"'),
            // The next character as it is, as a width, or as a filling.
            '\\' | '_' | '*' => _ = chars.next(),
            '[' => {
                let inner: String = chars.by_ref().take_while(|char| *char != ']').collect();
                let unit = inner.to_ascii_lowercase();
                duration |= !unit.is_empty()
                    && ["h", "m", "s"].iter().any(|letter| unit.trim_matches(|char| letter.contains(char)).is_empty());
            }
            _ => letters.push(char.to_ascii_lowercase()),
        }
    }
    let letters = letters.replace("am/pm", "h").replace("a/p", "h");
    if duration {
        return Shape::Duration;
    }
    if letters.trim() == "general" || letters.contains("e+") || letters.contains("e-") {
        return Shape::Number;
    }
    let has = |letter: char| letters.contains(letter);
    match (has('y') || has('d') || has('m') && !has('h') && !has('s'), has('h') || has('s')) {
        (true, true) => return Shape::DateTime,
        (true, false) => return Shape::Date,
        (false, true) => return Shape::Time,
        (false, false) => {}
    }
    if has('%') {
        return Shape::Percent;
    }
    let zeros = letters.len() > 1 && letters.bytes().all(|byte| byte == b'0');
    zeros.then(|| u8::try_from(letters.len()).ok()).flatten().map_or(Shape::Number, Shape::Zeros)
}

#[cfg(test)]
mod tests {
    use super::{Shape, shape};

    #[test]
    fn format_codes() {
        for (code, expected) in [
            ("General", Shape::Number),
            ("0.00", Shape::Number),
            ("#,##0.00 \"kr.\"", Shape::Number),
            ("#,##0.00\\ [$€-413]", Shape::Number),
            ("0.00E+00", Shape::Number),
            ("[Red]#,##0", Shape::Number),
            ("\"dag\" 0", Shape::Number),
            ("_-* #,##0_-;-* #,##0_-", Shape::Number),
            ("@", Shape::Number),
            ("00000000", Shape::Zeros(8)),
            ("0000", Shape::Zeros(4)),
            ("0", Shape::Number),
            ("0%", Shape::Percent),
            ("0.00 %", Shape::Percent),
            ("yyyy\\-mm\\-dd", Shape::Date),
            ("dd/mm/yyyy", Shape::Date),
            ("[$-406]d. mmmm yyyy;@", Shape::Date),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", Shape::Date),
            ("mmm-yy", Shape::Date),
            ("m/d/yy h:mm", Shape::DateTime),
            ("yyyy-mm-dd\"T\"hh:mm:ss", Shape::DateTime),
            ("h:mm AM/PM", Shape::Time),
            ("mm:ss", Shape::Time),
            ("[h]:mm:ss", Shape::Duration),
            ("[mm]:ss", Shape::Duration),
        ] {
            assert_eq!(shape(code), expected, "{code}");
        }
    }
}

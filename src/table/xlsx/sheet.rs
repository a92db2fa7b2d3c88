//! The rows of one sheet, out of the events of its XML.

use super::damaged;
use super::date;
use super::number::{Decimal, is_plain};
use super::package::Part;
use super::shared::Shared;
use super::styles::Shape;
use super::xml::{Xml, push_reference, unescape};
use crate::Error;
use crate::table::Advance;
use crate::table::limits::{Limits, beyond, place};
use crate::table::row::{Fault, FaultKind, RowBuf};
use quick_xml::events::{BytesStart, Event};

/// What all sheets of a workbook have in common.
#[derive(Default)]
pub(super) struct Common {
    pub shared: Shared,
    pub shapes: Vec<Shape>,
    pub from_1904: bool,
}

/// A sheet that is being read.
pub(super) struct Reader {
    /// None after the last row.
    xml: Option<Xml>,
    limits: Limits,
    in_rows: bool,
    rows: u64,
    cells: u64,
    text_bytes: u64,
    value: String,
    pub row: RowBuf,
}

/// Where a cell stands, and how its value is to be taken.
#[derive(Clone, Copy)]
struct Cell {
    column: usize,
    kind: Kind,
    style: usize,
}

/// The types of a cell (ECMA-376 part 1, 18.18.11).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Date,
}

impl Reader {
    pub fn new(part: Part, limits: &Limits) -> Self {
        Self {
            xml: Some(Xml::new(part, limits.depth)),
            limits: limits.clone(),
            in_rows: false,
            rows: 0,
            cells: 0,
            text_bytes: 0,
            value: String::new(),
            row: RowBuf::default(),
        }
    }

    /// Reads the next row into `row`.
    pub fn advance(&mut self, common: &mut Common) -> Result<Advance, Error> {
        let line = self.row.line;
        self.row.clear();
        let Some(mut xml) = self.xml.take() else { return Ok(Advance::End) };
        let found = self.find(&mut xml, common).map_err(|error| match line.max(self.row.line) {
            line if line > 0 && error.path().is_none() => error.at(place(line, None)),
            _ => error,
        })?;
        if found == Advance::Row {
            self.xml = Some(xml);
        } else if self.in_rows {
            xml.leave()?;
        }
        Ok(found)
    }

    fn find(&mut self, xml: &mut Xml, common: &mut Common) -> Result<Advance, Error> {
        loop {
            match xml.next()? {
                Event::Start(tag) if self.in_rows && tag.local_name().as_ref() == "row" => {
                    self.begin_row(&tag)?;
                    self.cells(xml, common)?;
                    return Ok(Advance::Row);
                }
                Event::Empty(tag) if self.in_rows && tag.local_name().as_ref() == "row" => self.begin_row(&tag)?,
                Event::Start(tag) if tag.local_name().as_ref() == "sheetData" => self.in_rows = true,
                Event::End(tag) if tag.local_name().as_ref() == "sheetData" => return Ok(Advance::End),
                Event::Eof => return Ok(Advance::End),
                _ => {}
            }
        }
    }

    /// A row says its number, or is the next.
    fn begin_row(&mut self, tag: &BytesStart<'_>) -> Result<(), Error> {
        self.row.line += 1;
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| damaged("a row is not well-formed"))?;
            if attribute.key.as_ref() == "r" {
                let number = attribute.value.parse::<u32>().ok().filter(|number| *number > 0);
                self.row.line = number.ok_or_else(|| damaged("a row has a number that is none"))?.into();
            }
        }
        self.rows += 1;
        if self.rows > self.limits.rows { Err(beyond("rows", self.limits.rows, "rows")) } else { Ok(()) }
    }

    /// The cells of a row, to its end.
    fn cells(&mut self, xml: &mut Xml, common: &mut Common) -> Result<(), Error> {
        let mut next = 0;
        loop {
            let cell = match xml.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "c" => self.begin_cell(&tag, &mut next)?,
                Event::Empty(tag) if tag.local_name().as_ref() == "c" => {
                    self.begin_cell(&tag, &mut next)?;
                    continue;
                }
                Event::End(tag) if tag.local_name().as_ref() == "row" => return Ok(()),
                Event::Eof => return Ok(()),
                _ => continue,
            };
            self.cell(xml, cell, common).map_err(|error| {
                if error.path().is_some() { error } else { error.at(place(self.row.line, Some(cell.column + 1))) }
            })?;
        }
    }

    fn begin_cell(&mut self, tag: &BytesStart<'_>, next: &mut usize) -> Result<Cell, Error> {
        let mut cell = Cell { column: *next, kind: Kind::Number, style: 0 };
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| damaged("a cell is not well-formed"))?;
            let value: &str = &attribute.value;
            match attribute.key.as_ref() {
                "r" => cell.column = column(value).ok_or_else(|| damaged("a cell has an address that is none"))?,
                "s" => cell.style = value.parse().unwrap_or(0),
                "t" => {
                    cell.kind = match value {
                        "s" => Kind::Shared,
                        "str" | "inlineStr" => Kind::Text,
                        "b" => Kind::Bool,
                        "e" => Kind::Error,
                        "d" => Kind::Date,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        if cell.column >= self.limits.columns {
            return Err(beyond("columns", self.limits.columns as u64, "columns"));
        }
        *next = cell.column + 1;
        self.count_cells(1)?;
        Ok(cell)
    }

    fn count_cells(&mut self, more: usize) -> Result<(), Error> {
        self.cells += more as u64;
        if self.cells > self.limits.cells { Err(beyond("cells", self.limits.cells, "cells")) } else { Ok(()) }
    }

    /// The value of a cell, to its end.
    fn cell(&mut self, xml: &mut Xml, cell: Cell, common: &mut Common) -> Result<(), Error> {
        let start = self.row.text.len();
        let (mut in_value, mut formula, mut valued) = (false, false, false);
        self.value.clear();
        loop {
            match xml.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "v" => in_value = true,
                    "f" => formula = true,
                    "is" => {
                        xml.string(&mut self.row.text, self.limits.cell_bytes)?;
                        valued = true;
                    }
                    _ => {}
                },
                Event::Empty(tag) => formula |= tag.local_name().as_ref() == "f",
                Event::Text(text) if in_value => self.value.push_str(&text),
                Event::CData(text) if in_value => self.value.push_str(&text.xml10_content()),
                Event::GeneralRef(name) if in_value => push_reference(&name, &mut self.value)?,
                Event::End(tag) => match tag.local_name().as_ref() {
                    "v" => in_value = false,
                    "c" => break,
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
            if self.value.len() > self.limits.cell_bytes {
                return Err(beyond("cell_bytes", self.limits.cell_bytes as u64, "bytes in one cell"));
            }
        }
        if !self.value.is_empty() {
            let shape = common.shapes.get(cell.style).copied().unwrap_or_default();
            self.push_value(cell, shape, common)?;
        } else if formula && !valued && cell.kind != Kind::Text {
            self.fault(FaultKind::NoResult, cell.column);
        }
        self.place_cell(cell.column, start)
    }

    fn push_value(&mut self, cell: Cell, shape: Shape, common: &mut Common) -> Result<(), Error> {
        let (value, text) = (&self.value, &mut self.row.text);
        match cell.kind {
            Kind::Shared => {
                let number = value.trim_ascii().parse::<usize>();
                let number = number.map_err(|_| damaged("a cell refers to a shared text by what is no number"))?;
                text.push_str(common.shared.get(number)?);
            }
            Kind::Text => {
                let start = text.len();
                text.push_str(value);
                unescape(text, start);
            }
            Kind::Bool => text.push_str(if value == "0" || value == "false" { "false" } else { "true" }),
            Kind::Error => {
                text.push_str(value);
                self.fault(FaultKind::CellError, cell.column);
            }
            Kind::Date => text.push_str(value),
            Kind::Number if shape == Shape::Number && is_plain(value) => text.push_str(value),
            Kind::Number => {
                let start = text.len();
                if push_number(value, shape, common.from_1904, text).is_none() {
                    // Out of all proportion, or no number: as it stands.
                    text.truncate(start);
                    text.push_str(value);
                }
            }
        }
        Ok(())
    }

    /// Sets the cell's span. Cells come in order; a few programs write them otherwise.
    fn place_cell(&mut self, column: usize, start: usize) -> Result<(), Error> {
        let end = self.row.text.len();
        self.text_bytes += (end - start) as u64;
        if self.text_bytes > self.limits.text_bytes {
            return Err(beyond("text_bytes", self.limits.text_bytes, "bytes in all cells"));
        }
        if end > self.limits.row_bytes {
            return Err(beyond("row_bytes", self.limits.row_bytes as u64, "bytes in one row"));
        }
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else { return Ok(()) };
        if start == end {
            return Ok(());
        }
        let width = self.row.spans.len();
        if width <= column {
            self.count_cells(column - width)?;
            self.row.spans.resize(column, (0, 0));
            self.row.spans.push((start, end));
        } else if let Some(span) = self.row.spans.get_mut(column) {
            *span = (start, end);
        }
        Ok(())
    }

    fn fault(&mut self, kind: FaultKind, column: usize) {
        self.row.faults.push(Fault { kind, column: u32::try_from(column + 1).ok() });
    }
}

fn push_number(value: &str, shape: Shape, from_1904: bool, text: &mut String) -> Option<()> {
    let number = Decimal::parse(value)?;
    match shape {
        Shape::Number => number.push(text),
        Shape::Percent => {
            let scale = if number.digits == 0 { 0 } else { number.scale + 2 };
            Decimal { scale, ..number }.push(text)?;
            text.push('%');
            Some(())
        }
        Shape::Zeros(width) => {
            let start = text.len();
            number.push(text)?;
            let missing = usize::from(width).saturating_sub(text.len() - start);
            if number.scale >= 0 && !number.negative {
                text.insert_str(start, &"0".repeat(missing));
            }
            Some(())
        }
        Shape::Date | Shape::Time | Shape::DateTime | Shape::Duration => {
            let start = text.len();
            if number.seconds().and_then(|seconds| date::push(seconds, shape, from_1904, text)).is_some() {
                return Some(());
            }
            text.truncate(start);
            number.push(text)
        }
    }
}

/// The column of an address, counted from 0: `A1` is 0.
fn column(address: &str) -> Option<usize> {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = address.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number =
        letters.bytes().fold(0, |number, letter| number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some(number - 1)
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn addresses() {
        for (address, number) in [("A1", 0), ("Z1", 25), ("AA1", 26), ("XFD1048576", 16_383), ("c7", 2), ("B", 1)] {
            assert_eq!(column(address), Some(number), "{address}");
        }
        for address in ["", "1", "ABCDE1", "A-1", "Æ1", "$A$1"] {
            assert_eq!(column(address), None, "{address}");
        }
    }
}

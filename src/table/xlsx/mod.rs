//! XLSX: the whole file in, rows of one sheet out (ECMA-376, transitional and strict).

mod date;
mod number;
mod package;
mod shared;
mod sheet;
mod styles;
mod workbook;
mod xml;

use super::header::{self, PEEKED};
use super::limits::Limits;
use super::row::{Row, RowBuf};
use super::{Advance, Options, SheetChoice};
use crate::Error;
use crate::error::nearest;
use package::Package;
use shared::Shared;
use sheet::{Common, Reader};
use workbook::Workbook;

/// A workbook, and the sheet that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Xlsx {
    /// The sheets, in order.
    pub sheets: Vec<Sheet>,
    /// The place of the one that is read.
    pub sheet: usize,
    /// Are dates counted from 1904? They are given right either way.
    pub from_1904: bool,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sheet {
    /// The name on its tab.
    pub name: String,
    /// Is it hidden? Hidden rows and columns of a sheet are read like others.
    pub hidden: bool,
}

/// The rows of one sheet of a workbook.
pub(super) struct Source {
    pub about: Xlsx,
    package: Package,
    parts: Vec<String>,
    common: Common,
    limits: Limits,
    reader: Reader,
}

/// `table.damaged`: what is wrong with the workbook.
fn damaged(what: &str) -> Error {
    Error::new("table.damaged", what.to_owned())
}

impl Source {
    /// # Errors
    ///
    /// `table.format`, `table.damaged`, `table.limit`, `table.sheet`.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn open(bytes: Vec<u8>, options: &Options) -> Result<Self, Error> {
        let limits = &options.limits;
        let mut package = Package::open(bytes)?;
        let book = Workbook::read(&mut package, limits)?;
        let mut common = Common { from_1904: book.from_1904, ..Common::default() };
        if let Some(part) = optional(&mut package, book.styles.as_deref(), limits)? {
            common.shapes = styles::read(part, limits)?;
        }
        if let Some(part) = optional(&mut package, book.shared.as_deref(), limits)? {
            common.shared = Shared::open(part, limits);
        }
        let mut about = Xlsx { sheets: book.sheets, sheet: 0, from_1904: book.from_1904 };
        about.sheet = choose(&mut package, &about, &book.parts, &mut common, options)?;
        let reader = reader(&mut package, &book.parts, about.sheet, limits)?;
        Ok(Self { about, package, parts: book.parts, common, limits: limits.clone(), reader })
    }

    /// Begins anew with another sheet.
    pub fn choose(&mut self, options: &Options) -> Result<(), Error> {
        self.package.begin_count();
        self.about.sheet = choose(&mut self.package, &self.about, &self.parts, &mut self.common, options)?;
        self.reader = reader(&mut self.package, &self.parts, self.about.sheet, &self.limits)?;
        Ok(())
    }

    pub fn advance(&mut self) -> Result<Advance, Error> {
        let found = advance(&mut self.reader, &mut self.common)?;
        if found == Advance::End {
            self.common.shared.finish()?;
        }
        Ok(found)
    }

    /// The row that was come to.
    pub fn row(&self) -> Row<'_> {
        self.reader.row.row()
    }

    /// The same as wide as the header.
    pub fn fitted(&mut self, width: usize) -> Row<'_> {
        self.reader.row.fit(width, false);
        self.reader.row.row()
    }
}

/// Goes on to the next row. What is wrong with the shared texts is told as such, not as the row's.
fn advance(reader: &mut Reader, common: &mut Common) -> Result<Advance, Error> {
    reader.advance(common).map_err(|error| common.shared.failure().cloned().unwrap_or(error))
}

fn optional(package: &mut Package, name: Option<&str>, limits: &Limits) -> Result<Option<package::Part>, Error> {
    name.map_or(Ok(None), |name| package.part(name, limits))
}

fn reader(package: &mut Package, parts: &[String], at: usize, limits: &Limits) -> Result<Reader, Error> {
    let part = parts.get(at).map_or(Ok(None), |name| package.part(name, limits))?;
    Ok(Reader::new(part.ok_or_else(|| damaged("a sheet of the workbook is not in the file"))?, limits))
}

/// The place of the sheet to read.
fn choose(
    package: &mut Package,
    about: &Xlsx,
    parts: &[String],
    common: &mut Common,
    options: &Options,
) -> Result<usize, Error> {
    let names = || about.sheets.iter().map(|sheet| sheet.name.as_str());
    match &options.sheet {
        SheetChoice::At(at) if *at < about.sheets.len() => return Ok(*at),
        SheetChoice::At(at) => {
            let what = ["there is no sheet ", &at.to_string(), " (counted from 0)"].concat();
            return Err(Error::new("table.sheet", what));
        }
        SheetChoice::Named(name) => {
            let known: Vec<&str> = names().collect();
            let missing = || Error::unknown("table.sheet", "sheet", name, &known).hinting(nearest(name, &known));
            return names().position(|other| other == name).ok_or_else(missing);
        }
        SheetChoice::Detect => {}
    }
    // Most known names, then any text at all; visible ones first, in order.
    let mut order: Vec<usize> = (0..about.sheets.len()).collect();
    order.sort_by_key(|at| about.sheets.get(*at).is_some_and(|sheet| sheet.hidden));
    let mut best: Option<(usize, usize)> = None;
    for at in order {
        let mut reader = reader(package, parts, at, &options.limits)?;
        let mut rows = Vec::new();
        while rows.len() < PEEKED && advance(&mut reader, common)? == Advance::Row {
            if reader.row.row().has_text() {
                rows.push(reader.row.clone());
            }
        }
        if rows.is_empty() {
            continue;
        }
        let Some(known) = &options.known else { return Ok(at) };
        let rows: Vec<Row<'_>> = rows.iter().map(RowBuf::row).collect();
        let score = header::best(&rows, known.as_ref()).map_or(0, |(score, _)| score);
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, at));
        }
    }
    Ok(best.map_or(0, |(_, at)| at))
}

//! Tables: what is read from CSV and XLSX files.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

mod any;
mod archive;
mod csv;
mod files;
mod ours;
mod xlsx;

use debitor::table::{FaultKind, Options, Rows, Table};

/// A row as it was read: the line, the cells, the faults with their columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    pub line: u64,
    pub cells: Vec<String>,
    pub faults: Vec<(FaultKind, Option<u32>)>,
}

pub fn open(bytes: &[u8], options: Options) -> Result<Rows<&[u8]>, debitor::Error> {
    Table::read(bytes, options)
}

pub fn rest(rows: &mut Rows<&[u8]>) -> Result<Vec<Read>, debitor::Error> {
    let mut all = Vec::new();
    while let Some(row) = rows.next_row()? {
        let faults = row.faults.iter().map(|fault| (fault.kind, fault.column)).collect();
        all.push(Read { line: row.line, cells: row.cells().map(str::to_owned).collect(), faults });
    }
    Ok(all)
}

/// The header, and the cells of all rows.
#[track_caller]
pub fn cells(bytes: &[u8], options: Options) -> (Vec<String>, Vec<Vec<String>>) {
    let mut rows = open(bytes, options).unwrap();
    let header = rows.table().header().to_vec();
    (header, rest(&mut rows).unwrap().into_iter().map(|row| row.cells).collect())
}

/// Code and place of the error that reading ends with.
#[track_caller]
pub fn error(bytes: &[u8], options: Options) -> (&'static str, Option<String>, String) {
    let error = open(bytes, options).and_then(|mut rows| rest(&mut rows)).expect_err("an error");
    (error.code(), error.path().map(str::to_owned), error.message())
}

//! Files that real programs wrote: tests/files, made by make.py there.

use super::{Read, error, open, rest};
use debitor::table::{FaultKind, Format, Options, SheetChoice, Table};
use std::path::PathBuf;
use std::sync::Arc;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)).unwrap()
}

fn knowing() -> Options {
    let names = ["Name", "Value", "Postcode", "City"];
    let known = move |cells: &[String]| cells.iter().filter(|cell| names.contains(&cell.as_str())).count();
    Options { known: Some(Arc::new(known)), ..Options::default() }
}

/// Reads a file and compares its values with a column of expected.csv.
#[track_caller]
fn reads(name: &str, column: usize) -> Vec<Read> {
    let bytes = file(name);
    let mut rows = open(&bytes, knowing()).unwrap();
    assert_eq!(rows.table().header(), ["Name", "Value", "Postcode", "City"], "two header rows become one");
    assert_eq!(rows.table().header_line(), Some(3));
    let read = rest(&mut rows).unwrap();
    let expected = file("expected.csv");
    let mut expected = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(&expected[..]).into_records();
    for row in &read {
        let expected = expected.next().unwrap().unwrap();
        let value = expected[column].replace("\\n", "\n").replace("CR", "\r");
        assert_eq!([&row.cells[0], &row.cells[1]], [&expected[0], &value], "{name}, line {}", row.line);
    }
    assert!(expected.next().is_none());
    read
}

#[test]
fn a_workbook_of_openpyxl_reads_as_it_shows() {
    let rows = reads("openpyxl.xlsx", 1);
    let without: Vec<&Read> = rows.iter().filter(|row| !row.faults.is_empty()).collect();
    assert_eq!(without.iter().map(|row| row.cells[0].as_str()).collect::<Vec<_>>(), ["sum", "joined", "not available"]);
    assert!(without.iter().all(|row| row.faults == [(FaultKind::NoResult, Some(2))]));
}

#[test]
fn a_workbook_of_libreoffice_reads_as_it_shows() {
    let rows = reads("libreoffice.xlsx", 2);
    let faulty: Vec<&Read> = rows.iter().filter(|row| !row.faults.is_empty()).collect();
    assert_eq!(faulty.len(), 1);
    assert_eq!((faulty[0].cells[1].as_str(), &faulty[0].faults[..]), ("#N/A", &[(FaultKind::CellError, Some(2))][..]));
}

#[test]
fn a_csv_of_libreoffice_in_windows_1252_reads_as_it_stands() {
    reads("libreoffice.csv", 3);
}

#[test]
fn a_workbook_that_counts_from_1904_gives_the_same_dates() {
    let bytes = file("openpyxl-1904.xlsx");
    let mut rows = open(&bytes, Options::default()).unwrap();
    let Some(Format::Xlsx(about)) = rows.table().format() else { panic!("a workbook") };
    assert!(about.from_1904);
    assert_eq!(rest(&mut rows).unwrap()[0].cells, ["Smed", "2026-11-21"]);
}

#[test]
fn any_sheet_can_be_chosen_hidden_ones_too() {
    let bytes = file("libreoffice.xlsx");
    let mut rows = open(&bytes, Options::default()).unwrap();
    let Some(Format::Xlsx(about)) = rows.table().format().cloned() else { panic!("a workbook") };
    let sheets: Vec<(&str, bool)> = about.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(sheets, [("Read me", false), ("Kunder", false), ("Gemt", true)]);
    assert_eq!(about.sheet, 0, "without known names the first with any text");

    rows.table_mut().choose_sheet(SheetChoice::Named("Gemt".to_owned())).unwrap();
    assert_eq!(rest(&mut rows).unwrap()[0].cells, ["hidden", "1", "1000", "Kbh"]);
    rows.table_mut().choose_sheet(SheetChoice::At(1)).unwrap();
    assert_eq!(rest(&mut rows).unwrap().len(), 29, "the second header row, and 28 others");
    let error = rows.table_mut().choose_sheet(SheetChoice::Named("Kundr".to_owned())).unwrap_err();
    assert_eq!((error.code(), error.hint()), ("table.sheet", Some("Kunder")));
    let error = rows.table_mut().choose_sheet(SheetChoice::At(3)).unwrap_err();
    assert_eq!(error.code(), "table.sheet");
}

#[test]
fn other_files_are_refused_with_what_to_do() {
    let ods = error(&file("libreoffice.ods"), Options::default());
    assert_eq!(ods.0, "table.format");
    assert!(ods.2.contains("ODS") && ods.2.contains("save it as XLSX or CSV"), "{}", ods.2);
    let xls = error(&file("libreoffice.xls"), Options::default());
    assert_eq!(xls.0, "table.format");
    assert!(xls.2.contains("XLS"), "{}", xls.2);
}

#[test]
fn a_file_cut_off_anywhere_gives_an_error_and_no_panic() {
    let whole = file("libreoffice.xlsx");
    for length in (0..whole.len()).step_by(97) {
        let (code, ..) = error(&whole[..length], Options::default());
        assert!(["table.damaged", "table.empty"].contains(&code), "{length}: {code}");
    }
}

#[test]
fn a_workbook_fed_in_small_chunks_is_the_same() {
    let bytes = file("openpyxl.xlsx");
    let mut table = Table::new(knowing());
    for chunk in bytes.chunks(7) {
        table.feed(chunk).unwrap();
        assert!(matches!(table.next().unwrap(), debitor::table::Step::More));
    }
    table.finish().unwrap();
    assert!(matches!(table.next().unwrap(), debitor::table::Step::Row(row) if row.cell(0) == "text"));
}

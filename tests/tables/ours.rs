//! What the writers of `sheet` wrote is read back as it was.

use super::cells;
use debitor::sheet::{Column, CsvOptions, CsvWriter, Sheet, XlsxWriter};
use debitor::table::Options;

/// The texts that the files of the writers are tested with, and what they are.
fn values() -> Vec<(String, String)> {
    let lines = include_str!("../sheets/values.jsonl").lines();
    let rows = lines.map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    // A row without any text is passed over.
    rows.map(|row| (row["what"].as_str().unwrap().to_owned(), row["value"].as_str().unwrap().to_owned())).collect()
}

fn sheet() -> Sheet {
    Sheet::new("Texts", vec![Column::new("what"), Column::new("value")])
}

#[track_caller]
fn assert_read_back(bytes: &[u8], as_read: fn(&str) -> String) {
    let (header, rows) = cells(bytes, Options::default());
    assert_eq!(header, ["what", "value"]);
    let values = values();
    assert_eq!(rows.len(), values.len());
    for (row, (what, value)) in rows.iter().zip(values) {
        let read = row.get(1).cloned().unwrap_or_default();
        assert_eq!((row[0].as_str(), read.as_str()), (what.as_str(), as_read(&value).as_str()));
    }
}

#[test]
fn every_text_of_an_xlsx_file_of_ours_comes_back() {
    let mut writer = XlsxWriter::in_memory(vec![sheet()]).unwrap();
    for (what, value) in values() {
        writer.row([what, value]).unwrap();
    }
    assert_read_back(&writer.finish().unwrap().into_inner(), str::to_owned);
}

#[test]
fn every_text_of_a_csv_file_of_ours_comes_back() {
    let mut writer = CsvWriter::new(Vec::new(), &sheet(), CsvOptions::default()).unwrap();
    for (what, value) in values() {
        writer.row([what, value]).unwrap();
    }
    // A zero character in a CSV file is damage, and told as such.
    assert_read_back(&writer.finish().unwrap(), |value| value.replace('\0', ""));
}

//! The spreadsheets of the tests: the values of `../values.jsonl`, and many rows of a plain kind.

use debitor::sheet::{Column, CsvOptions, CsvWriter, Delimiter, Sheet, XlsxWriter};
use std::sync::OnceLock;

const VALUES: &str = include_str!("../../values.jsonl");

/// Enough for several windows of the compression, and for the letters of three columns.
const MANY: u32 = 20_000;

/// The values with what each is, in order.
fn values() -> Vec<(String, String)> {
    let row = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let text = |name: &str| row[name].as_str().expect("a text").to_owned();
        let times = row["times"].as_u64().unwrap_or(1) as usize;
        (text("what"), text("value").repeat(times))
    };
    VALUES.lines().map(row).collect()
}

fn sheets() -> Vec<Sheet> {
    let required = Column::new("Værdi *").required().width(40).note("Alt er tekst: \"=1\", <b> & \n_x000D_");
    let values = Sheet::new("Værdier & <mere>", vec![Column::new("Hvad").width(30), required, Column::new("Tom")]);
    let many = Sheet::new("Mange", (1..=15).map(|number| Column::new(format!("Kolonne {number}"))).collect());
    let help = Sheet::new("Forklaring", vec![Column::new("Kolonne"), Column::new("Forklaring").width(60)]).wrapped();
    vec![values, many, help]
}

/// The cells of a plain row.
fn plain(row: u32) -> impl Iterator<Item = String> {
    (0..15_u32).map(move |column| match column % 5 {
        0 => format!("{:06}", row.wrapping_mul(2_654_435_761) >> 13),
        1 => format!("Smed & Søn {row} A/S"),
        2 if row.is_multiple_of(3) => String::new(),
        3 => format!("post{row}@eksempel.dk"),
        _ => "Østergade 12, 6760 Ribe".to_owned(),
    })
}

/// The XLSX file.
#[must_use]
pub fn xlsx() -> Vec<u8> {
    let mut file = XlsxWriter::in_memory(sheets()).expect("sheets");
    for (what, value) in values() {
        file.row([what, value]).expect("a row");
    }
    file.next_sheet().expect("a sheet");
    for row in 0..MANY {
        file.row(plain(row)).expect("a row");
    }
    file.next_sheet().expect("a sheet");
    file.row([
        "Værdi",
        "En lang forklaring, som ikke kan stå på én linje i en kolonne af den bredde, som den her har.",
    ])
    .expect("a row");
    file.finish().expect("a file").into_inner()
}

/// The CSV file of the values.
#[must_use]
pub fn csv() -> Vec<u8> {
    let options = CsvOptions { delimiter: Delimiter::Semicolon, bom: true };
    let mut file = CsvWriter::new(Vec::new(), &sheets()[0], options).expect("a sheet");
    for (what, value) in values() {
        file.row([what, value]).expect("a row");
    }
    file.finish().expect("a file")
}

static XLSX: OnceLock<Vec<u8>> = OnceLock::new();
static CSV: OnceLock<Vec<u8>> = OnceLock::new();

/// Where in the module's memory the XLSX file lies.
#[unsafe(no_mangle)]
pub extern "C" fn xlsx_address() -> *const u8 {
    XLSX.get_or_init(xlsx).as_ptr()
}

/// The length of the XLSX file.
#[unsafe(no_mangle)]
pub extern "C" fn xlsx_length() -> usize {
    XLSX.get_or_init(xlsx).len()
}

/// Where in the module's memory the CSV file lies.
#[unsafe(no_mangle)]
pub extern "C" fn csv_address() -> *const u8 {
    CSV.get_or_init(csv).as_ptr()
}

/// The length of the CSV file.
#[unsafe(no_mangle)]
pub extern "C" fn csv_length() -> usize {
    CSV.get_or_init(csv).len()
}

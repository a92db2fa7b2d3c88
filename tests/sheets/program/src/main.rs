//! Writes `values.xlsx` and `values.csv` into a folder.
//!
//!     debitor-sheets target/sheets

use std::path::PathBuf;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("usage: debitor-sheets FOLDER"));
    std::fs::write(folder.join("values.xlsx"), debitor_sheets::xlsx()).expect("the XLSX file written");
    std::fs::write(folder.join("values.csv"), debitor_sheets::csv()).expect("the CSV file written");
}

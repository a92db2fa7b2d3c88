//! Any bytes as the XML of a sheet, of shared texts and of styles, packed into a workbook that is whole otherwise.
#![no_main]

#[path = "../../tables/archive.rs"]
mod archive;

use archive::{Book, Part};
use debitor::table::{Limits, Options, Table};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut book = Book::new(r#"<row><c t="s" s="1"><v>0</v></c></row>"#);
    let names = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"];
    for (name, text) in names.into_iter().zip(bytes.split(|byte| *byte == 0)) {
        if !text.is_empty() {
            book.parts.push(Part::new(name, text));
        }
    }
    let limits = Limits { columns: 300, cells: 100_000, ..Limits::default() };
    let bytes = book.bytes();
    let read = || {
        let mut rows = Table::read(&bytes[..], Options { limits, ..Options::default() })?;
        while let Some(row) = rows.next_row()? {
            assert!(row.line > 0 && row.len() <= 300);
            assert!(row.cells().any(|cell| !cell.trim_ascii().is_empty()), "a row without text");
        }
        Ok::<(), debitor::Error>(())
    };
    if let Err(error) = read() {
        assert!(error.code().starts_with("table."), "{error:?}");
    }
});

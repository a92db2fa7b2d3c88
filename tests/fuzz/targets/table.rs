//! Any bytes as a CSV or XLSX file, read whole and in chunks.
#![no_main]

use debitor::table::{Format, Limits, Options, Step, Table};
use libfuzzer_sys::fuzz_target;

type Rows = Vec<(u64, Vec<String>)>;

/// All rows, or the code of the error.
fn read(bytes: &[u8], chunk: usize) -> (Rows, Option<&'static str>, Option<Format>) {
    let limits =
        Limits { cell_bytes: 1 << 12, row_bytes: 1 << 14, columns: 300, unpacked_bytes: 1 << 22, ..Limits::default() };
    let mut table = Table::new(Options { limits, ..Options::default() });
    let mut chunks = bytes.chunks(chunk);
    let mut rows = Vec::new();
    let error = loop {
        let done = match table.next() {
            Ok(Step::Row(row)) => {
                assert!(row.line > 0);
                assert_eq!(row.cells().len(), row.len());
                assert!(row.cells().any(|cell| !cell.trim_ascii().is_empty()), "a row without text");
                rows.push((row.line, row.cells().map(str::to_owned).collect()));
                continue;
            }
            Ok(Step::End) => break None,
            Ok(Step::More) => match chunks.next() {
                Some(chunk) => table.feed(chunk),
                None => table.finish(),
            },
            Err(error) => Err(error),
        };
        if let Err(error) = done {
            assert!(error.code().starts_with("table."), "{error:?}");
            assert_eq!(table.next().unwrap_err(), error, "an error stays");
            break Some(error.code());
        }
    };
    for tally in table.tallies() {
        assert!(tally.count > 0 && tally.kind.code().starts_with("table."));
    }
    (rows, error, table.format().cloned())
}

fuzz_target!(|bytes: &[u8]| {
    let whole = read(bytes, usize::MAX);
    // A chunk shorter than the window in which the format is told; and one byte at a time.
    assert_eq!(read(bytes, 7), whole);
    if bytes.len() < 500 {
        assert_eq!(read(bytes, 1), whole);
    }
});

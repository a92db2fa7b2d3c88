//! Times the reading of a table, on one thread; prints a JSON object a line.
//!
//!     tables FILE.csv|FILE.xlsx [rounds]
//!
//! Every cell is looked at: the bytes of all cells are added up, so that nothing can be left out.

use debitor::table::{Options, Table};
use std::fs::File;
use std::time::Instant;

/// What a reader went over.
#[derive(Debug, Default, PartialEq)]
struct Sum {
    rows: usize,
    cells: usize,
    bytes: usize,
}

impl Sum {
    fn row<T: AsRef<[u8]>>(&mut self, cells: impl Iterator<Item = T>) {
        self.rows += 1;
        for cell in cells {
            self.cells += 1;
            self.bytes += cell.as_ref().len();
        }
    }
}

fn debitor(path: &str) -> Sum {
    let mut sum = Sum::default();
    let mut rows = Table::read(File::open(path).expect("a file"), Options::default()).expect("a table");
    while let Some(row) = rows.next_row().expect("a row") {
        sum.row(row.cells());
    }
    sum
}

fn csv_crate(path: &str) -> Sum {
    let mut sum = Sum::default();
    let mut reader = csv::Reader::from_path(path).expect("a file");
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).expect("a row") {
        sum.row(record.iter());
    }
    sum
}

fn calamine_crate(path: &str) -> Sum {
    use calamine::{DataRef, Reader};
    let mut sum = Sum::default();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).expect("a workbook");
    let name = book.sheet_names()[0].clone();
    let mut cells = book.worksheet_cells_reader(&name).expect("a sheet");
    let mut line = 0;
    while let Some(cell) = cells.next_cell().expect("a cell") {
        // Cells only, as values, no rows: the least that it can do.
        sum.rows += usize::from(cell.get_position().0 > line);
        line = cell.get_position().0;
        sum.cells += 1;
        sum.bytes += match cell.get_value() {
            DataRef::SharedString(text) => text.len(),
            DataRef::String(text) => text.len(),
            _ => 1,
        };
    }
    sum
}

fn main() {
    let path = std::env::args().nth(1).expect("usage: tables FILE [rounds]");
    let rounds = std::env::args().nth(2).and_then(|rounds| rounds.parse().ok()).unwrap_or(7);
    type Read = fn(&str) -> Sum;
    let readers: [(&str, Read); 2] = if path.ends_with(".xlsx") {
        [("debitor", debitor), ("calamine", calamine_crate)]
    } else {
        [("debitor", debitor), ("csv", csv_crate)]
    };
    for (name, read) in readers {
        let sum = read(&path);
        let mut times: Vec<f64> = (0..rounds)
            .map(|_| {
                let start = Instant::now();
                assert_eq!(read(&path), sum);
                start.elapsed().as_secs_f64()
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let Sum { rows, cells, bytes } = sum;
        let (median, least) = (times[times.len() / 2], times[0]);
        println!(
            "{{\"what\":\"{name}\",\"file\":\"{path}\",\"rows\":{rows},\"cells\":{cells},\"bytes\":{bytes},\"seconds\":{median:.4},\"least\":{least:.4}}}"
        );
    }
}

//! Times the writing of 100,000 customers of 15 columns, on one thread, and the same with the crates that others use.
//!
//!     debitor-bench-sheets          all, as a table
//!     debitor-bench-sheets NAME     one of them, once; prints its bytes and the peak of memory in kB

use debitor::sheet::{Column, CsvOptions, CsvWriter, Sheet, XlsxWriter};
use rust_xlsxwriter::Workbook;
use std::hint::black_box;
use std::io::Cursor;
use std::process::Command;
use std::time::Instant;

const ROWS: u32 = 100_000;
const ROUNDS: usize = 7;
const HEADERS: [&str; 15] = [
    "customer_number",
    "company",
    "first_name",
    "last_name",
    "email",
    "phone",
    "country",
    "company_number",
    "vat",
    "ean",
    "street",
    "house_number",
    "postcode",
    "city",
    "remarks",
];

/// A customer; what it says is made up from its number.
fn customer(row: u32) -> [String; 15] {
    let mix = row.wrapping_mul(2_654_435_761);
    let of = |list: &[&str], shift: u32| list[(mix >> shift) as usize % list.len()].to_owned();
    let number = |digits: usize, by: u64| format!("{:0digits$}", u64::from(mix) * by % 10_u64.pow(digits as u32));
    let last = of(&["Smed", "Sørensen", "Østergaard", "de Vries", "Jansen", "Müller", "Dubois", "Åkesson"], 7);
    let first = of(&["Ole", "Ida", "Søren", "Anneke", "Jürgen", "Zoé", "Åse", "Bram", "Léa"], 11);
    let email = format!("{}.{row}@eksempel.dk", first.to_lowercase());
    let company = format!("{last} & Søn {} A/S", row % 977);
    let street = of(&["Østergade", "Keizersgracht", "Hauptstraße", "Rue de la Loi", "Storgatan"], 3);
    let city = of(&["Ribe", "København K", "Amsterdam", "Bruxelles", "Göteborg", "Köln"], 5);
    let remarks = if row.is_multiple_of(4) {
        "Ring før levering; porten er låst efter kl. 16".to_owned()
    } else {
        String::new()
    };
    let (country, house) = (of(&["DK", "NL", "BE", "DE", "SE"], 9), (row % 199 + 1).to_string());
    let (cvr, ean) = (number(8, 31), format!("5798{}", number(9, 7919)));
    let vat = format!("DK{cvr}");
    [
        number(6, 1),
        company,
        first,
        last,
        email,
        format!("+45{}", number(8, 17)),
        country,
        cvr,
        vat,
        ean,
        street,
        house,
        number(4, 3),
        city,
        remarks,
    ]
}

fn xlsx(rows: &mut dyn Iterator<Item = [String; 15]>) -> Vec<u8> {
    let mut file = XlsxWriter::in_memory(vec![sheet()]).expect("a sheet");
    rows.for_each(|row| file.row(&row).expect("a row"));
    file.finish().expect("a file").into_inner()
}

fn csv(rows: &mut dyn Iterator<Item = [String; 15]>) -> Vec<u8> {
    let mut file = CsvWriter::new(Vec::new(), &sheet(), CsvOptions::default()).expect("a sheet");
    rows.for_each(|row| file.row(&row).expect("a row"));
    file.finish().expect("a file")
}

fn csv_alone(rows: &mut dyn Iterator<Item = [String; 15]>) -> Vec<u8> {
    let mut file = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    file.write_record(HEADERS).expect("a row");
    rows.for_each(|row| file.write_record(&row).expect("a row"));
    file.into_inner().expect("a file")
}

fn rust_xlsxwriter(rows: &mut dyn Iterator<Item = [String; 15]>, constant: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet =
        if constant { book.add_worksheet_with_constant_memory() } else { Ok(book.add_worksheet()) }.expect("a sheet");
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write_string(0, column, header).expect("a cell");
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a file")
}

fn sheet() -> Sheet {
    Sheet::new("Customers", HEADERS.iter().map(|&header| Column::new(header)).collect())
}

type Write = fn(&mut dyn Iterator<Item = [String; 15]>) -> Vec<u8>;

const TASKS: [(&str, Write); 5] = [
    ("xlsx", xlsx),
    ("rust_xlsxwriter", |rows| rust_xlsxwriter(rows, false)),
    ("rust_xlsxwriter, constant memory", |rows| rust_xlsxwriter(rows, true)),
    ("csv", csv),
    ("the csv crate, no guard", csv_alone),
];

fn main() {
    if let Some(name) = std::env::args().nth(1) {
        let (_, write) = TASKS.iter().find(|task| task.0 == name).expect("a task of this name");
        let bytes = write(&mut (0..ROWS).map(customer)).len();
        println!("{bytes} {}", peak().unwrap_or_default());
        return;
    }
    let rows: Vec<[String; 15]> = (0..ROWS).map(customer).collect();
    let mut seconds = vec![Vec::new(); TASKS.len()];
    // In turn, so that a noisy moment hits all alike. Copying the rows is taken off again.
    for _ in 0..ROUNDS {
        for ((_, write), seconds) in TASKS.iter().zip(&mut seconds) {
            let start = Instant::now();
            rows.iter().for_each(|row| drop(black_box(row.clone())));
            let copying = start.elapsed();
            let start = Instant::now();
            black_box(Cursor::new(write(&mut rows.iter().cloned())));
            seconds.push(start.elapsed().saturating_sub(copying).as_secs_f64());
        }
    }
    println!("100,000 customers of 15 columns written into memory, native, one thread, median of {ROUNDS} rounds\n");
    println!("{:33} {:>7} {:>12} {:>9} {:>12}", "", "seconds", "rows/s", "file, MB", "peak, MB");
    let program = std::env::current_exe().expect("this program");
    for ((name, _), mut seconds) in TASKS.iter().zip(seconds) {
        seconds.sort_by(f64::total_cmp);
        let median = seconds[ROUNDS / 2];
        let once = Command::new(&program).arg(name).output().expect("this program again").stdout;
        let once = String::from_utf8(once).expect("two numbers");
        let mut numbers = once.split_whitespace().map(|number| number.parse::<f64>().expect("a number"));
        let (bytes, peak) = (numbers.next().expect("bytes"), numbers.next().expect("a peak"));
        let rate = f64::from(ROWS) / median;
        println!("{name:33} {median:>7.3} {rate:>12.0} {:>9.1} {:>12.1}", bytes / 1e6, peak / 1e3);
    }
}

/// The most memory that this process has had, in kB; only Linux tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

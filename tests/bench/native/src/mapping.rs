//! Times finding the columns of a file, and reading and writing its rows by them, on one thread.
//!
//!     debitor-bench-mapping

use debitor::mapping::{Layout, Mapper};
use std::hint::black_box;
use std::time::Instant;

const ROWS: usize = 1_000_000;
const HEADERS: [&str; 15] = [
    "Klantnummer",
    "Naam",
    "Contactpersoon",
    "E-mailadres",
    "Telefoonnummer",
    "Voorkeurstaal",
    "BTW nummer",
    "Bereken BTW",
    "Korting",
    "Opmerkingen",
    "Factuuradres",
    "Factuuradres 2",
    "Factuur postcode",
    "Factuur plaats",
    "Factuur land",
];
const ROW: [&str; 15] = [
    "1001",
    "Bakkerij Jansen B.V.",
    "Anna Jansen",
    "info@bakkerijjansen.example",
    "+31 30 123 4567",
    "nl",
    "NL004495445B01",
    "Ja",
    "5%",
    "",
    "Dorpsstraat 12",
    "",
    "3511 AB",
    "Utrecht",
    "NL",
];
const COLUMNS: &str = include_str!("../../../../src/profile/import/picqer.json");

fn main() {
    let profile =
        format!(r#"{{"name": "bench", "locale": "nl", "country": "NL", "accounts": {{"import": {COLUMNS}}}}}"#);
    let profile = debitor::Profile::from_json(&profile).expect("a profile");
    let mapper = Mapper::new(&profile, "nl");
    let mapping = mapper.map(&HEADERS, &[ROW]);
    assert!(mapping.columns().iter().all(|column| column.field.is_some()), "{mapping:?}");
    let layout = Layout::of(&profile).expect("columns");

    let sample = vec![ROW; 200];
    time("find 15 columns by name", 100, || mapper.map(black_box(&HEADERS), &sample).columns().len());
    let nameless = [""; 15];
    time("find 15 columns by value", 20, || mapper.map(black_box(&nameless), &sample).columns().len());
    let wide: Vec<String> = (0..16_384).map(|number| format!("Kenmerk van de klant {number}")).collect();
    let cells = vec![vec!["8000"; 16_384]; 20];
    time("find 16,384 columns that nobody knows", 1, || mapper.map(black_box(&wide), &cells).columns().len());
    time("1,000,000 rows, borrowed", 1, || {
        (0..ROWS)
            .map(|_| {
                mapping
                    .values(|index| black_box(&ROW).get(index).copied())
                    .flat_map(|(_, value)| value)
                    .map(str::len)
                    .sum::<usize>()
            })
            .sum()
    });
    time("1,000,000 rows as customers", 1, || {
        (0..ROWS).map(|_| mapping.row_to_customer(black_box(&ROW)).count()).sum()
    });
    let customer = mapping.row_to_customer(&ROW);
    time("1,000,000 rows written", 1, || (0..ROWS).map(|_| layout.customer_to_row(black_box(&customer)).len()).sum());
}

/// The median of seven rounds, in seconds for one time.
fn time(what: &str, times: u32, mut work: impl FnMut() -> usize) {
    let mut rounds: Vec<f64> = (0..7)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..times {
                black_box(work());
            }
            start.elapsed().as_secs_f64() / f64::from(times)
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    println!("{what:40} {:10.6} s", rounds[3]);
}

//! Times debitor and eu-vat over a list of VAT numbers, on one thread; prints a JSON object a line.
//!
//!     debitor-bench target/bench/vat.csv [the one task to run]

use debitor::Catalogue;
use debitor::ids::{Scheme, Verdict};
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: usize = 15;
const ROUND: Duration = Duration::from_millis(100);

/// Something that goes over a list once and counts what it accepts.
struct Task<'a> {
    name: &'static str,
    list: &'a [&'a str],
    pass: &'a dyn Fn(&[&str]) -> usize,
    rates: Vec<f64>,
}

impl Task<'_> {
    /// Goes over the list again and again for `ROUND`; checks per second.
    fn round(&self) -> f64 {
        let start = Instant::now();
        let mut passes = 0;
        while start.elapsed() < ROUND {
            black_box((self.pass)(black_box(self.list)));
            passes += 1;
        }
        (passes * self.list.len()) as f64 / start.elapsed().as_secs_f64()
    }
}

fn main() {
    let path = std::env::args().nth(1).expect("usage: debitor-bench LIST");
    let text = std::fs::read_to_string(path).expect("a list to read");
    let rows: Vec<(&str, bool)> =
        text.lines().filter_map(|line| line.split_once(',')).map(|(number, right)| (number, right == "1")).collect();
    let all: Vec<&str> = rows.iter().map(|(number, _)| *number).collect();
    let right: Vec<&str> = rows.iter().filter(|(_, right)| *right).map(|(number, _)| *number).collect();
    let wrong: Vec<&str> = rows.iter().filter(|(_, right)| !right).map(|(number, _)| *number).collect();

    let vat = Scheme::named("vat").expect("the scheme vat");
    let catalogue = Catalogue::built_in("en").expect("the English texts");
    let accepted =
        |list: &[&str]| list.iter().filter(|number| vat.verdict(black_box(number), None) != Verdict::Invalid).count();
    let accepted_by_examine = |list: &[&str]| {
        list.iter().filter(|number| black_box(vat.examine(black_box(number), None)).verdict != Verdict::Invalid).count()
    };
    let accepted_by_answer = |list: &[&str]| {
        list.iter()
            .filter(|number| black_box(vat.answer(black_box(number), None, &catalogue)).verdict != Verdict::Invalid)
            .count()
    };
    let accepted_by_eu_vat =
        |list: &[&str]| list.iter().filter(|number| eu_vat::validate(black_box(number)).is_ok()).count();

    let task = |name, list, pass| Task { name, list, pass, rates: Vec::new() };
    let mut tasks: Vec<Task> = vec![
        task("native verdict", &all, &accepted),
        task("native examine", &wrong, &accepted_by_examine),
        task("native answer", &wrong, &accepted_by_answer),
        task("eu-vat", &all, &accepted_by_eu_vat),
        task("eu-vat wrong", &wrong, &accepted_by_eu_vat),
    ];
    if let Some(only) = std::env::args().nth(2) {
        tasks.retain(|task| task.name == only);
    }
    for task in &tasks {
        task.round();
    }
    // In turn, so that a noisy moment hits all alike.
    for _ in 0..ROUNDS {
        for task in &mut tasks {
            let rate = task.round();
            task.rates.push(rate);
        }
    }
    for Task { name, pass, rates, .. } in tasks {
        println!("{{\"what\":\"{name}\",\"right\":{},\"wrong\":{},\"rates\":{rates:.0?}}}", pass(&right), pass(&wrong));
    }
}

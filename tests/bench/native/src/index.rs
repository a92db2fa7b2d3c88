//! Times the index of debtors: how long a million take to be indexed, saved and loaded, and how fast they are found.
//!
//!     debitor-bench-index [debtors, a million where nothing is said]

use debitor::index::{Index, IndexBuilder, Lookup, Seen};
use debitor::node::{Map, Node};
use debitor::{Checker, Key, Profile};
use std::hint::black_box;
use std::time::Instant;

/// A company is known by its number, which is one of 16 fields.
const PROFILE: &str = r#"{"name": "bench", "country": "DK", "kinds": {"b2b": {"identity": [["company_number"]]}}}"#;

/// Rounds of each, of which the median counts.
const ROUNDS: usize = 5;

/// Debtors made at once before the clock is started: few enough to be at hand still, as in a stream of them.
const BATCH: u32 = 256;

/// Debtor number `n` as the accounts export it.
fn customer(n: u32) -> Node {
    let text = |name: &str, value: String| (name.to_owned(), Node::Text(value));
    Node::Map(vec![
        text("city", "København Ø".to_owned()),
        text("company", format!("Smedemester Olsen & Sønner {n} A/S")),
        text("company_number", cvr(n)),
        text("country", "DK".to_owned()),
        text("customer_id", format!("{}", 500_000 + n)),
        text("customer_number", format!("D{n:07}")),
        text("email", format!("bogholderi{n}@smedemester-olsen.dk")),
        text("external_reference", format!("EXT-{n:08}")),
        text("first_name", "Ole".to_owned()),
        text("house_number", format!("{}", n % 200)),
        text("iban", format!("DK50004004{n:08}")),
        text("last_name", "Olsen".to_owned()),
        text("phone", format!("+4520{:06}", n % 1_000_000)),
        text("postcode", "2100".to_owned()),
        text("street", "Strandboulevarden".to_owned()),
        text("vat", format!("DK{}", cvr(n))),
    ])
}

/// A right CVR number for each `n`, with some that come twice.
fn cvr(n: u32) -> String {
    let lead = 1_000_000 + n % 9_000_000;
    let weighted = |(place, weight): (u32, u32)| weight * (lead / 10_u32.pow(place) % 10);
    let sum: u32 = (0..).zip([2, 3, 4, 5, 6, 7, 2]).map(weighted).sum();
    let digit = (11 - sum % 11) % 11;
    // Where no digit fits, another number takes its place.
    if digit == 10 { cvr(n + 1) } else { format!("{lead}{digit}") }
}

/// What was checked: the fields, the key, the folded name.
type Given = (Map<String>, Option<Key>, String);

fn given(checker: &Checker, n: u32) -> Given {
    let report = checker.check(&customer(n));
    (report.values, report.key, format!("smedemester olsen soenner {n} 2100"))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The median time of a few rounds.
fn timed<T>(mut task: impl FnMut() -> T) -> f64 {
    let round = |_| {
        let start = Instant::now();
        black_box(task());
        start.elapsed().as_secs_f64()
    };
    median((0..ROUNDS).map(round).collect())
}

/// Builds an index; the seconds that the checks took, and those that the index took.
fn build(checker: &Checker, count: u32) -> (Index, f64, f64) {
    let mut builder = IndexBuilder::new(checker.profile());
    let (mut checked, mut indexed) = (0.0, 0.0);
    let mut from = 0;
    while from < count {
        let to = count.min(from + BATCH);
        let start = Instant::now();
        let batch: Vec<Given> = (from..to).map(|n| given(checker, n)).collect();
        checked += start.elapsed().as_secs_f64();
        let start = Instant::now();
        for (values, key, folded) in &batch {
            builder.add(values, key.as_ref(), &[folded]).expect("room for all");
        }
        indexed += start.elapsed().as_secs_f64();
        from = to;
    }
    let start = Instant::now();
    let index = builder.finish();
    (index, checked, indexed + start.elapsed().as_secs_f64())
}

fn main() {
    let count: u32 = std::env::args().nth(1).map_or(1_000_000, |text| text.parse().expect("a number of debtors"));
    let profile = Profile::from_json(PROFILE).expect("a profile");
    let checker = Checker::new(profile, "en").expect("the English texts");
    let row = |what: &str, value: String| println!("{what:<58}{value:>14}");
    let seconds = |seconds: f64| format!("{seconds:.2} s");
    let millions = |seconds: f64| format!("{:.2} M/s", f64::from(count) / seconds / 1e6);

    let (index, _, _) = build(&checker, count);
    let rounds: Vec<(f64, f64)> = (0..3).map(|_| build(&checker, count)).map(|(_, c, i)| (c, i)).collect();
    println!("{count} debtors of 16 fields, nine lookups each, one thread; median of the rounds\n");
    row("index them, checked before", seconds(median(rounds.iter().map(|(_, indexed)| *indexed).collect())));
    row("make and check them", seconds(median(rounds.iter().map(|(checked, _)| *checked).collect())));
    let text: usize = index.debtors().flat_map(|debtor| debtor.fields()).map(|(_, value)| value.len()).sum();
    let each = |bytes: usize| format!("{:.1} bytes", bytes as f64 / f64::from(count));
    row("memory of a debtor: its own text", each(text));
    row("memory of a debtor: beyond it", each(index.size() - text));

    // In an order that has nothing to do with where they are.
    let mixed: Vec<u32> = (0..count).map(|n| (u64::from(n) * 7_368_787 % u64::from(count)) as u32).collect();
    let keys: Vec<String> = mixed.iter().map(|n| format!("company_number=0184:{}", cvr(*n))).collect();
    let strangers: Vec<String> = keys.iter().map(|key| key.replace("0184", "0106")).collect();
    let emails: Vec<String> = mixed.iter().map(|n| format!("bogholderi{n}@smedemester-olsen.dk")).collect();
    let found = |keys: &[String]| keys.iter().map(|key| index.find(key).count()).sum::<usize>();
    row("find by key", millions(timed(|| found(&keys))));
    row("find by a key that is not there", millions(timed(|| found(&strangers))));
    row(
        "find by e-mail",
        millions(timed(|| emails.iter().map(|text| index.find_by(Lookup::Email, text).count()).sum::<usize>())),
    );
    assert!(found(&keys) >= keys.len() && found(&strangers) == 0);

    let path = std::env::temp_dir().join(format!("debitor-bench-{}.index", std::process::id()));
    row("save", seconds(timed(|| index.save(&path).expect("a place to save to"))));
    row("load", seconds(timed(|| Index::load(&path, checker.profile()).expect("what was saved"))));
    let length = std::fs::metadata(&path).map_or(0, |data| data.len());
    row("file", format!("{:.1} MB", length as f64 / 1e6));
    std::fs::remove_file(&path).expect("it was saved");

    let model = given(&checker, 0).1.expect("a key");
    let note = || {
        let (mut seen, mut key) = (Seen::default(), model.clone());
        for (value, row) in keys.iter().zip(2..) {
            key.value.clone_from(value);
            black_box(seen.first(&key, row));
        }
        seen
    };
    row("note the keys of a file", millions(timed(note)));
}

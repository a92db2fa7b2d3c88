//! What an index and the keys of a file take in memory, counted at the allocator.
//!
//!     cargo test --release --test index_memory -- --nocapture
#![cfg(all(feature = "index", feature = "serde"))]
#![allow(clippy::unwrap_used, missing_docs, unsafe_code)]

use debitor::index::{Index, IndexBuilder, Seen};
use debitor::node::Map;
use debitor::{Checker, Key, preset};
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The system's allocator, and how many bytes are out, now and at the most.
struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

fn add(bytes: usize) {
    MOST.fetch_max(NOW.fetch_add(bytes, Ordering::Relaxed) + bytes, Ordering::Relaxed);
}

// Sound: it hands everything on, and counts.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        add(size);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Debtor number `n`: 16 fields, all that can be looked up among them.
fn values(n: u32) -> Map<String> {
    let mut values = Map::new();
    for (field, value) in [
        ("city", "København Ø".to_owned()),
        ("company", format!("Smedemester Olsen & Sønner {n} A/S")),
        ("company_number", format!("{:08}", 10_000_000 + n)),
        ("country", "DK".to_owned()),
        ("customer_id", format!("{}", 500_000 + n)),
        ("customer_number", format!("D{n:07}")),
        ("email", format!("bogholderi{n}@smedemester-olsen.dk")),
        ("external_reference", format!("EXT-{n:08}")),
        ("first_name", "Ole".to_owned()),
        ("house_number", format!("{}", n % 200)),
        ("iban", format!("DK50004004{n:08}")),
        ("last_name", "Olsen".to_owned()),
        ("phone", format!("+4520{:06}", n % 1_000_000)),
        ("postcode", "2100".to_owned()),
        ("street", "Strandboulevarden".to_owned()),
        ("vat", format!("DK{:08}", 10_000_000 + n)),
    ] {
        values.insert(field.to_owned(), value);
    }
    values
}

/// Its key, and the bytes of its own text.
fn key(model: &Key, values: &Map<String>) -> Key {
    let value = ["company_number=0184:", &values["company_number"]].concat();
    let mut key = model.clone();
    key.digest = debitor::key::digest(&value);
    key.value = value;
    key
}

/// One after the other: what runs beside would be counted too.
#[test]
fn a_debtor_takes_its_text_and_at_most_120_bytes_and_a_key_of_a_file_at_most_29() {
    let checker = Checker::new(preset("iex").unwrap(), "en").unwrap();
    let model = checker.key(&serde_json::from_str(r#"{"cvr": "13585628"}"#).unwrap()).unwrap();
    // The latter just above a power of two, where the directories are largest.
    for count in [50_000, 65_537] {
        debtors(&checker, &model, count);
    }
    for count in [1_000, 20_000, 65_537] {
        keys(&model, count);
    }
}

fn debtors(checker: &Checker, model: &Key, count: u32) {
    let before = NOW.load(Ordering::Relaxed);
    MOST.store(before, Ordering::Relaxed);
    let mut builder = IndexBuilder::new(checker.profile());
    let mut text = 0;
    for n in 0..count {
        let values = values(n);
        text += values.values().map(String::len).sum::<usize>();
        let folded = format!("smedemester olsen soenner {n} 2100");
        builder.add(&values, Some(&key(model, &values)), &[&folded]).unwrap();
    }
    let index = builder.finish();
    let per = |bytes: usize| bytes as f64 / f64::from(count);
    let (now, most) = (NOW.load(Ordering::Relaxed) - before, MOST.load(Ordering::Relaxed) - before);
    println!(
        "{count} debtors: own text {:.1} bytes each, beyond it {:.1}; at the most while built {:.1}",
        per(text),
        per(now) - per(text),
        per(most) - per(text)
    );
    assert!(per(now) - per(text) <= 120.0);
    // What it says of itself is what it takes, give or take a few names.
    assert!(now.abs_diff(index.size()) < 16_384, "{now} {}", index.size());

    let bytes = index.to_bytes();
    drop(index);
    let before = NOW.load(Ordering::Relaxed);
    MOST.store(before, Ordering::Relaxed);
    let loaded = Index::from_bytes(&bytes, checker.profile()).unwrap();
    let (now, most) = (NOW.load(Ordering::Relaxed) - before, MOST.load(Ordering::Relaxed) - before);
    println!("loaded: beyond its text {:.1}, at the most {:.1}", per(now) - per(text), per(most) - per(text));
    assert_eq!(loaded.len(), count as usize);
    assert!(per(most) - per(text) <= 121.0);
}

fn keys(model: &Key, count: u32) {
    let values: Vec<Map<String>> = (0..count).map(values).collect();
    let before = NOW.load(Ordering::Relaxed);
    let mut seen = Seen::default();
    for (values, row) in values.iter().zip(2..) {
        assert_eq!(seen.first(&key(model, values), row), None);
    }
    let now = NOW.load(Ordering::Relaxed) - before;
    println!("{count} keys of a file: {:.1} bytes each", now as f64 / f64::from(count));
    // The parts of the table take something themselves.
    assert!(now <= 29 * count as usize + 4_096, "{now}");
}

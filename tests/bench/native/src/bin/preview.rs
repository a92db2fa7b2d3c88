//! Times the import preview; prints a JSON object. `cpu_s` is the time that all threads took together.
//!
//!     preview FILE.csv|FILE.xlsx EXISTING.csv [profile] [threads]
//!
//! The file is fed in chunks of 1 MiB and decided as it comes; then a page, a filter, a sort and an edit are asked for.

use debitor::node::ToNode;
use debitor::preview::{Options, Query, Session};
use std::time::Instant;

/// Seconds that this program's threads took so far (Linux: fields 14 and 15 of `stat`, hundredths).
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    fields.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn main() {
    let mut args = std::env::args().skip(1);
    let (file, existing) = (args.next().expect("a file"), args.next().expect("a file of existing debtors"));
    let profile = args.next().unwrap_or_else(|| "snelstart-magento".to_owned());
    let threads: usize = args.next().map_or(1, |count| count.parse().expect("a number of threads"));
    let bytes = std::fs::read(&file).expect("the file");
    let mut session = Session::new(debitor::preset(&profile).expect("a profile"), &Options::default()).expect("a session");

    session.set_threads(threads);

    let (start, cpu_before) = (Instant::now(), cpu());
    for chunk in std::fs::read(&existing).expect("the file").chunks(1 << 20) {
        session.feed_existing(chunk).expect("debtors");
    }
    let debtors = session.finish_existing().expect("debtors");
    let (seconds_existing, cpu_existing) = (start.elapsed().as_secs_f64(), cpu() - cpu_before);

    let (start, cpu) = (Instant::now(), cpu());
    let mut seconds_first = None;
    for chunk in bytes.chunks(1 << 20) {
        session.feed(chunk).expect("a table");
        while !session.step(50_000).expect("rows").needs_bytes {
            seconds_first.get_or_insert_with(|| start.elapsed().as_secs_f64());
        }
    }
    session.finish().expect("a table");
    while !session.step(50_000).expect("rows").is_done {}
    let (seconds, cpu) = (start.elapsed().as_secs_f64(), self::cpu() - cpu);
    let progress = session.progress();

    let ask = |session: &mut Session, query: &str| {
        let query = Query::read(&serde_json::from_str(query).expect("JSON")).expect("a query");
        let start = Instant::now();
        let page = session.rows(&query).expect("rows");
        std::hint::black_box(page.to_node());
        (page.total, start.elapsed().as_secs_f64())
    };
    let page = ask(&mut session, r#"{"from": 500, "count": 50}"#);
    let filter = ask(&mut session, r#"{"count": 50, "filter": {"decisions": ["create", "invalid"]}}"#);
    let search = ask(&mut session, r#"{"count": 50, "filter": {"search": "østergaard9"}}"#);
    let sort = ask(&mut session, r#"{"count": 50, "sort": {"column": 1}}"#);
    let start = Instant::now();
    let edited = session.edit(10, 6, "").expect("an edit");
    let seconds_edit = start.elapsed().as_secs_f64();

    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default().trim().to_owned();
    println!(
        "{{\"file\": {file:?}, \"profile\": {profile:?}, \"existing\": {debtors}, \"rows\": {}, \"existing_s\": {seconds_existing:.3}, \"existing_cpu_s\": {cpu_existing:.2}, \
         \"threads\": {threads}, \"all_s\": {seconds:.3}, \"cpu_s\": {cpu:.3}, \"us_per_row\": {:.2}, \"first_s\": {:.3}, \"page_s\": {page:?}, \"filter\": {filter:?}, \
         \"search\": {search:?}, \"sort\": {sort:?}, \"edit_s\": {seconds_edit:.4}, \"affected\": {}, \"mb\": {}, \"peak\": {peak:?}, \"counts\": {:?}}}",
        progress.rows,
        cpu * 1e6 / progress.rows as f64,
        seconds_first.unwrap_or_default(),
        edited.affected.len(),
        session.size() >> 20,
        progress.counts,
    );
}

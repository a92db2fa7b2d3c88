//! Times the import preview on one thread; prints a JSON object.
//!
//!     preview FILE.csv|FILE.xlsx EXISTING.csv [profile]
//!
//! The file is fed in chunks of 1 MiB and decided as it comes; then a page, a filter, a sort and an edit are asked for.

use debitor::node::ToNode;
use debitor::preview::{Options, Query, Session};
use std::time::Instant;

fn main() {
    let mut args = std::env::args().skip(1);
    let (file, existing) = (args.next().expect("a file"), args.next().expect("a file of existing debtors"));
    let profile = args.next().unwrap_or_else(|| "snelstart-magento".to_owned());
    let bytes = std::fs::read(&file).expect("the file");
    let mut session = Session::new(debitor::preset(&profile).expect("a profile"), &Options::default()).expect("a session");

    let start = Instant::now();
    for chunk in std::fs::read(&existing).expect("the file").chunks(1 << 20) {
        session.feed_existing(chunk).expect("debtors");
    }
    let debtors = session.finish_existing().expect("debtors");
    let seconds_existing = start.elapsed().as_secs_f64();

    let start = Instant::now();
    let mut seconds_first = None;
    for chunk in bytes.chunks(1 << 20) {
        session.feed(chunk).expect("a table");
        while !session.step(10_000).expect("rows").needs_bytes {
            seconds_first.get_or_insert_with(|| start.elapsed().as_secs_f64());
        }
    }
    session.finish().expect("a table");
    while !session.step(10_000).expect("rows").is_done {}
    let seconds = start.elapsed().as_secs_f64();
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
        "{{\"file\": {file:?}, \"profile\": {profile:?}, \"existing\": {debtors}, \"rows\": {}, \"existing_s\": {seconds_existing:.3}, \
         \"all_s\": {seconds:.3}, \"us_per_row\": {:.2}, \"first_s\": {:.3}, \"page_s\": {page:?}, \"filter\": {filter:?}, \
         \"search\": {search:?}, \"sort\": {sort:?}, \"edit_s\": {seconds_edit:.4}, \"affected\": {}, \"mb\": {}, \"peak\": {peak:?}, \"counts\": {:?}}}",
        progress.rows,
        seconds * 1e6 / progress.rows as f64,
        seconds_first.unwrap_or_default(),
        edited.affected.len(),
        session.size() >> 20,
        progress.counts,
    );
}

//! What is odd about a file's own form is told at its place, and counts as a problem, until somebody writes there.

use super::{json, opened, query, rows};
use debitor::node::ToNode;
use debitor::preview::Options;

const FILE: &str = "Navn;E-mail;By\nSmed;ole@smed.example;Ribe\nNord;ida@nord.example\nSyd;an@syd.example;Aarhus;ja\n\
    \"Vest\" ApS;vest@vest.example;Ribe\n";

#[test]
fn an_odd_cell_says_so_at_its_row_and_column() {
    let danish = Options { locale: Some("da".to_owned()), ..Options::default() };
    let mut session = opened("iex", &danish, b"", FILE.as_bytes());
    let rows = rows(&mut session);
    assert_eq!(rows[0]["cells"][2].get("problem"), None);
    assert_eq!(rows[1]["cells"][2]["problem"]["code"], "table.short");
    assert!(rows[1]["cells"][2]["problem"]["message"].as_str().unwrap().starts_with("Denne række har færre celler"));
    // The fourth cell has no column: the row says it.
    assert_eq!(rows[2]["problems"][0]["code"], "table.long");
    assert_eq!(rows[3]["cells"][0]["problem"]["code"], "table.stray_quote");
    let summary = json(&session.summary());
    assert_eq!(summary["faults"]["table.long"]["line"], 4);
    assert!(summary["faults"]["table.long"]["message"].as_str().unwrap().contains("celler"));
}

#[test]
fn odd_rows_are_problems_to_filter_by_and_to_go_to_until_the_cell_is_written_anew() {
    let mut session = opened("iex", &Options::default(), b"", FILE.as_bytes());
    let lines = |session: &mut debitor::preview::Session, filter: &str| {
        let page = json(&session.rows(&query(&format!(r#"{{"filter": {filter}}}"#))).unwrap().to_node());
        page["rows"].as_array().unwrap().iter().map(|row| row["row"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(lines(&mut session, r#"{"code": "table.short"}"#), [3]);
    let odd = lines(&mut session, r#"{"problems": true}"#);
    assert!([3, 4, 5].iter().all(|line| odd.contains(line)), "{odd:?}");
    session.edit(1, 2, "Odense").unwrap();
    assert_eq!(lines(&mut session, r#"{"code": "table.short"}"#), [0_u64; 0]);
    session.undo();
    assert_eq!(lines(&mut session, r#"{"code": "table.short"}"#), [3]);
}

#[test]
fn a_file_that_spreads_out_to_more_than_its_size_accounts_for_is_refused_wherever_its_rows_are_kept() {
    // The texts of a workbook are shared: a few bytes for each cell in the file, and a hundred thousand in memory.
    let mut book = super::archive::Book::new(&r#"<row><c t="s"><v>0</v></c></row>"#.repeat(1000));
    book.shared = format!("<si><t>{}</t></si>", "A".repeat(100_000));
    let bytes = book.bytes();
    assert!(bytes.len() < 1 << 18, "{}", bytes.len());

    let profile = || debitor::preset("iex").unwrap();
    let mut session = debitor::preview::Session::new(profile(), &Options::default()).unwrap();
    session.feed(&bytes).unwrap();
    session.finish().unwrap();
    let error = std::iter::repeat_with(|| session.step(100)).find_map(Result::err).unwrap();
    assert_eq!(error.code(), "preview.limit", "{error:?}");
    assert!(error.path().unwrap().starts_with("line "), "{error:?}");

    let mut grid = debitor::preview::Grid::new(profile(), "da").unwrap();
    grid.feed(&bytes).unwrap();
    grid.finish().unwrap();
    let error = std::iter::repeat_with(|| grid.step(100)).find_map(Result::err).unwrap();
    assert_eq!(error.code(), "preview.limit", "{error:?}");

    let mut session = debitor::preview::Session::new(profile(), &Options::default()).unwrap();
    let fed = session.feed_existing(&bytes).and_then(|()| session.finish_existing().map(|_| ()));
    assert_eq!(fed.unwrap_err().code(), "preview.limit");
}

//! Rows asked for: filters, order, pages, the next problem.

use super::{json, opened, query};
use debitor::node::ToNode;
use debitor::preview::{Filter, Options, Query, Session};

const FILE: &str = "Navn;E-mail;CVR-nummer;Betalingsfrist\nÅse;ase@a.example;;30\nberit;b@b.example;13585627;8\n\
    Çelik;c@c.example;;\nDorte;d@d.example;13585628;14\nÅse;ase@a.example;;x\n";

fn session() -> Session {
    opened("iex", &Options::default(), b"", FILE.as_bytes())
}

#[track_caller]
fn gives(text: &str, expected: &[u64]) {
    let page = json(&session().rows(&query(text)).unwrap().to_node());
    let rows: Vec<u64> = page["rows"].as_array().unwrap().iter().map(|row| row["index"].as_u64().unwrap()).collect();
    assert_eq!(rows, expected, "{text}");
}

#[test]
fn filters_hold_together() {
    gives(r#"{"filter": {"decisions": ["invalid"]}}"#, &[1]);
    gives(r#"{"filter": {"decisions": ["invalid", "duplicate"]}}"#, &[1, 4]);
    gives(r#"{"filter": {"code": "cvr.checksum"}}"#, &[1]);
    gives(r#"{"filter": {"field": "company_number", "problems": true}}"#, &[1]);
    gives(r#"{"filter": {"problems": false, "decisions": ["create"]}}"#, &[0, 2, 3]);
    gives(r#"{"filter": {"search": "åSE"}}"#, &[0, 4]);
    gives(r#"{"filter": {"search": "B@b"}}"#, &[1]);
    gives(r#"{"filter": {"search": "åse", "decisions": ["create"]}}"#, &[0]);
    gives(r#"{"filter": {"search": ""}}"#, &[0, 1, 2, 3, 4]);
    gives(r#"{"filter": {"edited": true}}"#, &[]);
}

#[test]
fn a_search_does_not_run_from_one_cell_into_the_next() {
    gives(r#"{"filter": {"search": "berit;"}}"#, &[]);
    gives(r#"{"filter": {"search": "beritb@"}}"#, &[]);
}

#[test]
fn columns_are_sorted_numbers_first_and_empty_cells_last_and_equals_stay() {
    gives(r#"{"sort": {"column": 3}}"#, &[1, 3, 0, 4, 2]);
    gives(r#"{"sort": {"column": 3, "descending": true}}"#, &[4, 0, 3, 1, 2]);
    gives(r#"{"sort": {"column": 0}}"#, &[1, 3, 0, 4, 2]);
    gives(r#"{"sort": {"column": "decision"}}"#, &[0, 2, 3, 4, 1]);
    gives(r#"{"sort": {"column": "row", "descending": true}}"#, &[4, 3, 2, 1, 0]);
    gives(r#"{"sort": {"column": "row"}, "from": 1, "count": 2}"#, &[1, 2]);
    gives(r#"{"sort": {"column": 99}}"#, &[0, 1, 2, 3, 4]);
}

#[test]
fn pages_beyond_the_end_are_empty_and_tell_the_total() {
    let page = session().rows(&query(r#"{"from": 4000000000, "count": 4000000000}"#)).unwrap();
    assert_eq!((page.total, page.rows.len()), (5, 0));
}

#[test]
fn a_query_that_is_misspelt_is_told_with_the_nearest_name() {
    let read = |text: &str| Query::read(&serde_json::from_str(text).unwrap());
    let error = read(r#"{"filter": {"decision": []}}"#).unwrap_err();
    assert_eq!(
        (error.code(), error.path(), error.hint()),
        ("preview.query", Some("$.filter.decision"), Some("decisions"))
    );
    let error = session().rows(&query(r#"{"filter": {"decisions": ["insert"]}}"#)).unwrap_err();
    assert_eq!(error.code(), "preview.query");
    let error = session().rows(&query(r#"{"sort": {"by": "decisions"}}"#)).unwrap_err();
    assert_eq!((error.code(), error.hint()), ("preview.query", Some("decision")));
}

#[test]
fn the_next_problem_comes_round_again() {
    let mut session = session();
    assert_eq!(session.next_problem(None, None).unwrap(), Some(1));
    assert_eq!(session.next_problem(Some(1), None).unwrap(), Some(1));
    session.edit(3, 2, "1358562").unwrap();
    assert_eq!(session.next_problem(Some(1), None).unwrap(), Some(3));
    assert_eq!(session.next_problem(Some(3), None).unwrap(), Some(1));
    let nobody = Filter { search: Some("nobody".to_owned()), ..Filter::default() };
    assert_eq!(session.next_problem(None, Some(&nobody)).unwrap(), None);
}

#[test]
fn a_filter_follows_an_edit() {
    let mut session = session();
    let invalid = query(r#"{"filter": {"decisions": ["invalid"]}}"#);
    assert_eq!(session.rows(&invalid).unwrap().total, 1);
    session.edit(1, 2, "13585628").unwrap();
    assert_eq!(session.rows(&invalid).unwrap().total, 0);
    assert_eq!(session.rows(&query(r#"{"filter": {"edited": true}}"#)).unwrap().total, 1);
}

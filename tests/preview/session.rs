//! Chunks, steps, sheets, mappings, errors.

use super::{decisions, json, opened, rows, run};
use debitor::node::{Node, ToNode};
use debitor::preview::{Options, Phase, Session};
use debitor::sheet::{Column, Sheet, XlsxWriter};
use serde_json::json as value;

const EXISTING: &[u8] = b"Kundenummer;Navn;E-mail;CVR-nummer\n1001;Smed;ole@smed.example;13585628\n";
const FILE: &str = "Navn;E-mail;CVR-nummer;Land\nSmed A/S;ole@smed.example;13585628;DK\nHolm;ida@holm.example;;DK\n\
    Smed;ole@smed.example;13585628;DK\nForkert;x@cvr.example;13585627;DK\n";

fn iex(file: &[u8]) -> Session {
    opened("iex", &Options::default(), EXISTING, file)
}

fn node(text: &str) -> Node {
    serde_json::from_str(text).unwrap()
}

#[test]
fn however_a_file_is_cut_the_rows_are_the_same() {
    let expected = rows(&mut iex(FILE.as_bytes()));
    for size in [1, 2, 7, 50] {
        for most in [1, 3] {
            let mut session = Session::new(debitor::preset("iex").unwrap(), &Options::default()).unwrap();
            EXISTING.chunks(size).for_each(|chunk| session.feed_existing(chunk).unwrap());
            assert_eq!(session.finish_existing().unwrap(), 1);
            for chunk in FILE.as_bytes().chunks(size) {
                session.feed(chunk).unwrap();
                session.step(most).unwrap();
            }
            session.finish().unwrap();
            while !session.step(most).unwrap().is_done {}
            assert_eq!(rows(&mut session), expected, "{size} {most}");
        }
    }
}

#[test]
fn debtors_come_from_tables_lines_and_indexes_alike() {
    let expected = rows(&mut iex(FILE.as_bytes()));
    let lines = "\u{feff}{\"customer_number\":\"1001\",\"company\":\"Smed\",\"email\":\"ole@smed.example\",\"cvr\":\"13585628\"}\n\n";
    assert_eq!(rows(&mut opened("iex", &Options::default(), lines.as_bytes(), FILE.as_bytes())), expected);
    let index = iex(FILE.as_bytes()).existing().index().to_bytes();
    assert_eq!(rows(&mut opened("iex", &Options::default(), &index, FILE.as_bytes())), expected);
}

#[test]
fn a_debtor_that_cant_be_read_is_an_error_with_its_line_and_the_next_file_is_taken() {
    let mut session = Session::new(debitor::preset("iex").unwrap(), &Options::default()).unwrap();
    let error = session.feed_existing(b"{\"email\": \"a@b.example\"}\n{broken\n").unwrap_err();
    assert_eq!((error.code(), error.path()), ("existing.line", Some("line 2")));
    session.feed_existing(EXISTING).unwrap();
    assert_eq!(session.finish_existing().unwrap(), 1);
    session.feed_existing(b"a;b;c\n1;2;3\n4;5;6\n").unwrap();
    assert_eq!(session.finish_existing().unwrap_err().code(), "existing.columns");
    assert_eq!(session.existing().index().len(), 1);
}

#[test]
fn steps_tell_how_far_it_is() {
    let mut session = Session::new(debitor::preset("iex").unwrap(), &Options::default()).unwrap();
    let waiting = session.step(10).unwrap();
    assert_eq!((waiting.phase, waiting.needs_bytes, waiting.is_done), (Phase::Reading, true, false));
    session.feed(FILE.as_bytes()).unwrap();
    session.finish().unwrap();
    let some = session.step(2).unwrap();
    assert_eq!((some.rows, some.is_done, some.bytes_total), (2, false, Some(FILE.len() as u64)));
    run(&mut session);
    let all = session.progress();
    assert_eq!((all.phase, all.rows, all.decided, all.counts.all()), (Phase::Done, 4, 4, 4));
    assert_eq!(json(&all.to_node())["counts"]["invalid"], 1);
}

#[test]
fn rows_of_a_long_file_are_there_after_its_first_chunk() {
    let mut file = "Navn;E-mail\n".to_owned();
    (0..20_000).for_each(|row| file.push_str(&format!("Kunde {row};k{row}@kunde.example\n")));
    let mut session = Session::new(debitor::preset("iex").unwrap(), &Options::default()).unwrap();
    session.feed(&file.as_bytes()[..200_000]).unwrap();
    let progress = session.step(3000).unwrap();
    assert_eq!((progress.rows, progress.decided, progress.is_done), (3000, 3000, false));
    assert_eq!(rows(&mut session).len(), 3000);
}

#[test]
fn a_mapping_that_is_changed_decides_anew_and_keeps_edits() {
    let mut session = iex(FILE.as_bytes());
    session.edit(3, 2, "13585628").unwrap();
    assert_eq!(decisions(&mut session), ["update", "create", "duplicate", "duplicate"]);
    session.set_mapping(&node(r#"{"columns": [{"column": 2, "field": null}]}"#)).unwrap();
    assert_eq!(session.progress().phase, Phase::Deciding);
    run(&mut session);
    assert_eq!(decisions(&mut session), ["update", "create", "duplicate", "create"]);
    session.set_mapping(&node(r#"{"columns": [{"column": 2, "field": "company_number"}]}"#)).unwrap();
    run(&mut session);
    assert_eq!(decisions(&mut session), ["update", "create", "duplicate", "duplicate"]);
    assert_eq!(rows(&mut session)[3]["cells"][2]["edited"], true);
}

#[test]
fn a_saved_mapping_is_taken_and_a_wrong_one_leaves_the_session_as_it_was() {
    let mut session = iex(FILE.as_bytes());
    let saved = session.columns().unwrap().save().to_node();
    let before = rows(&mut session);
    session.set_mapping(&saved).unwrap();
    run(&mut session);
    assert_eq!(rows(&mut session), before);
    for (wrong, code, path) in [
        (r#"{"columns": [{"column": 9, "field": "vat"}]}"#, "mapping.column", "$.columns[9]"),
        (r#"{"columns": [{"column": 1, "field": "vatt"}]}"#, "mapping.field", "$.columns[1].field"),
        (r#"{"columns": [{"field": "vat"}]}"#, "preview.mapping", "$.columns[0].column"),
        (r#"{"columns": [{"column": "0", "field": "vat"}]}"#, "preview.mapping", "$.columns[0].column"),
        (r#"{"colums": []}"#, "preview.mapping", "$.colums"),
        (r#"{"format": "debitor-mapping", "version": 7, "columns": []}"#, "mapping.version", "$.version"),
    ] {
        let error = session.set_mapping(&node(wrong)).unwrap_err();
        assert_eq!((error.code(), error.path()), (code, Some(path)), "{wrong}");
        assert_eq!(rows(&mut session), before);
    }
}

#[test]
fn options_that_are_changed_decide_anew() {
    let mut session = iex(FILE.as_bytes());
    session.set_options(&Options { mode: Some("update".to_owned()), ..Options::default() }).unwrap();
    run(&mut session);
    assert_eq!(decisions(&mut session), ["update", "skip", "duplicate", "invalid"]);
    let wrong = Options { mode: Some("upsert".to_owned()), ..Options::default() };
    assert_eq!(session.set_options(&wrong).unwrap_err().code(), "match.mode");
    assert_eq!(json(&session.summary())["mode"], "update");
}

#[test]
fn a_file_that_is_no_table_is_told_and_another_one_is_opened() {
    let mut session = Session::new(debitor::preset("iex").unwrap(), &Options::default()).unwrap();
    session.feed(b"%PDF-1.7 and so on").unwrap_or_default();
    assert_eq!(session.finish().unwrap_err().code(), "table.format");
    assert_eq!(session.step(10).unwrap_err().code(), "table.format");
    session.restart();
    session.feed(FILE.as_bytes()).unwrap();
    session.finish().unwrap();
    run(&mut session);
    assert_eq!(session.progress().rows, 4);
}

#[test]
fn another_sheet_is_read_by_name_and_by_place() {
    let columns = || vec![Column::new("Navn"), Column::new("E-mail")];
    let sheets = vec![Sheet::new("Kunder", columns()), Sheet::new("Gamle", columns())];
    let mut writer = XlsxWriter::new(std::io::Cursor::new(Vec::new()), sheets).unwrap();
    writer.row(["Ida", "ida@holm.example"]).unwrap();
    writer.next_sheet().unwrap();
    writer.row(["Ole", "ole@smed.example"]).unwrap();
    writer.row(["Per", "per@smed.example"]).unwrap();
    let mut session = iex(&writer.finish().unwrap().into_inner());
    assert_eq!(json(&session.header_info())["sheets"], value!(["Kunder", "Gamle"]));
    assert_eq!(session.progress().rows, 1);
    for (sheet, rows) in [("\"Gamle\"", 2), ("0", 1), ("1", 2)] {
        session.choose_sheet(&node(sheet)).unwrap();
        run(&mut session);
        assert_eq!(session.progress().rows, rows, "{sheet}");
    }
    assert_eq!(session.choose_sheet(&node("\"Nye\"")).unwrap_err().code(), "table.sheet");
    assert_eq!(session.choose_sheet(&node("true")).unwrap_err().code(), "preview.sheet");
    run(&mut session);
    assert_eq!(session.progress().rows, 2);
}

#[test]
fn header_and_summary_say_what_the_page_shows() {
    let mut session = iex(FILE.as_bytes());
    let header = json(&session.header_info());
    assert_eq!(
        (&header["format"], &header["delimiter"], &header["header_line"]),
        (&value!("csv"), &value!(";"), &value!(1))
    );
    let mapping = json(&session.mapping());
    assert_eq!(mapping["columns"][2]["field"], "company_number");
    assert!(mapping["fields"].as_array().unwrap().iter().any(|field| field["name"] == "custom.auto_split") == false);
    let summary = json(&session.summary());
    assert_eq!(
        (&summary["rows"], &summary["counts"]["update"], &summary["existing"]),
        (&value!(4), &value!(1), &value!(1))
    );
    let problem = &summary["problems"][0];
    assert_eq!(
        (&problem["code"], &problem["field"], &problem["count"]),
        (&value!("cvr.checksum"), &value!("company_number"), &value!(1))
    );
    assert!(problem["message"].as_str().unwrap().contains("CVR"));
    assert_eq!(rows(&mut session)[3]["cells"][2]["problem"]["suggestions"][0], "13585628");
}

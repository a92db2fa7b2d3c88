//! Small files of each system: what the preview says is written down, and `debitor match` says the same.

use super::{json, opened, rows};
use debitor::node::{Node, ToNode};
use debitor::preview::{Options, Session};
use debitor::sheet::{Column, Sheet, XlsxWriter};
use serde_json::{Value, json as value};
use std::fmt::Write;
use std::path::PathBuf;

fn path(name: &str) -> PathBuf {
    PathBuf::from("tests/vectors/imports").join(name)
}

fn cases() -> Vec<Value> {
    let text = std::fs::read_to_string(path("cases.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn word(case: &Value, name: &str) -> Option<String> {
    case[name].as_str().map(str::to_owned)
}

fn options(case: &Value) -> Options {
    Options {
        locale: Some("en".to_owned()),
        mode: word(case, "mode"),
        on_match: word(case, "on_match"),
        ..Options::default()
    }
}

fn session(case: &Value, file: &[u8]) -> Session {
    let existing = std::fs::read(path(case["existing"].as_str().unwrap())).unwrap();
    opened(case["profile"].as_str().unwrap(), &options(case), &existing, file)
}

fn file(case: &Value) -> Vec<u8> {
    std::fs::read(path(case["file"].as_str().unwrap())).unwrap()
}

/// What there is to say of each row, in short.
fn short(session: &mut Session) -> String {
    let mut lines = String::new();
    for row in rows(session) {
        let mut problems: Vec<String> = Vec::new();
        let mut changes: Vec<Value> = Vec::new();
        for cell in row["cells"].as_array().unwrap() {
            if let Some(code) = cell["problem"]["code"].as_str() {
                problems.push(format!("{} {code}", cell["problem"]["severity"].as_str().unwrap()));
            }
            if cell.get("to").is_some() {
                changes.push(value!([cell["from"], cell["to"]]));
            }
        }
        let further = row["problems"].as_array().unwrap().iter();
        problems.extend(further.map(|problem| {
            let text = |name: &str| problem[name].as_str().unwrap().to_owned();
            format!("{} {} ({})", text("severity"), text("code"), text("field"))
        }));
        let short = value!({
            "row": row["row"], "decision": row["decision"], "reason": row["reason"], "key": row["key"]["value"],
            "name": row["name"], "changes": changes, "problems": problems, "of_row": row["of_row"], "into": row["into"],
        });
        writeln!(lines, "{short}").unwrap();
    }
    lines
}

#[test]
fn each_row_of_each_system_comes_to_what_is_written_down() {
    let mut differing = Vec::new();
    for case in cases() {
        let name = format!("{}.jsonl", case["case"].as_str().unwrap());
        let found = short(&mut session(&case, &file(&case)));
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(path(&name), &found).unwrap();
        }
        let known = std::fs::read_to_string(path(&name)).unwrap_or_default();
        for (found, known) in found.lines().zip(known.lines()).filter(|(found, known)| found != known) {
            differing.push(format!("{name}\n  found {found}\n  known {known}"));
        }
        assert_eq!(found.lines().count(), known.lines().count(), "{name}");
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// The file as a workbook.
fn workbook(file: &[u8]) -> Vec<u8> {
    let mut rows = debitor::table::Table::read(file, debitor::table::Options::default()).unwrap();
    let columns = rows.table().header().iter().map(Column::new).collect();
    let mut writer = XlsxWriter::new(std::io::Cursor::new(Vec::new()), vec![Sheet::new("Import", columns)]).unwrap();
    while let Some(row) = rows.next_row().unwrap() {
        writer.row(row.cells()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_of_the_same_rows_comes_to_the_same() {
    for case in cases() {
        let file = file(&case);
        assert_eq!(short(&mut session(&case, &workbook(&file))), short(&mut session(&case, &file)), "{case}");
    }
}

/// Whatever hints say of earlier rows is left to `debitor match`.
fn without_rows(mut decided: Value) -> Value {
    decided["hints"].as_array_mut().unwrap().retain(|hint| hint.get("row").is_none());
    decided
}

#[test]
fn debitor_match_says_the_same_row_for_row() {
    let folder = tempfile::tempdir().unwrap();
    for case in cases() {
        let session = session(&case, &file(&case));
        let rows = session.progress().rows;
        // The command counts lines; blank ones have no answer, so each customer stands where its row did.
        let last = session.decided(rows - 1).unwrap().0.row;
        let mut lines = vec![String::new(); last as usize];
        for index in 0..rows {
            let line = session.decided(index).unwrap().0.row as usize;
            lines[line - 1] = serde_json::to_string(&session.customer(index)).unwrap();
        }
        let customers = folder.path().join("customers.jsonl");
        std::fs::write(&customers, lines.join("\n")).unwrap();
        let mut command = assert_cmd::Command::cargo_bin("debitor").unwrap();
        command.arg("match").arg(&customers).arg("--profile").arg(case["profile"].as_str().unwrap());
        command.arg("--existing").arg(path(case["existing"].as_str().unwrap())).arg("--locale").arg("en");
        if let Some(mode) = word(&case, "mode") {
            command.arg("--mode").arg(mode);
        }
        if let Some(way) = word(&case, "on_match") {
            command.arg("--duplicates").arg(way);
        }
        let answer = command.output().unwrap();
        let answers: Vec<Value> =
            answer.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
        assert_eq!(answers.len(), rows, "{case} {}", String::from_utf8_lossy(&answer.stderr));
        for (index, answer) in answers.into_iter().enumerate() {
            let (decided, _) = session.decided(index).unwrap();
            assert_eq!(without_rows(json(&decided.to_node())), without_rows(answer), "{case}");
        }
    }
}

#[test]
fn names_that_polaris_does_not_take_stop_the_file_and_are_told() {
    let profile = debitor::preset("snelstart-polaris").unwrap();
    let mut session = Session::new(profile, &Options::default()).unwrap();
    session.feed(&std::fs::read(path("polaris-names.csv")).unwrap()).unwrap();
    session.finish().unwrap();
    let error = session.step(100).unwrap_err();
    assert!(["mapping.required", "mapping.names_differ"].contains(&error.code()), "{error}");
    assert!(error.message().contains("Naam"), "{error}");
    let mapping = json(&session.mapping());
    assert_eq!((&mapping["ready"], &mapping["missing_required"]), (&value!(false), &value!(["Naam"])));
    // The session lives on: the right file can be opened.
    session.restart();
    session.feed(&std::fs::read(path("polaris.csv")).unwrap()).unwrap();
    session.finish().unwrap();
    super::run(&mut session);
    assert_eq!(json(&session.mapping())["missing_required"], value!([]));
}

#[test]
fn the_modes_that_a_system_has_are_told() {
    let session = Session::new(debitor::preset("snelstart-polaris").unwrap(), &Options::default()).unwrap();
    let summary = json(&session.summary());
    assert_eq!(summary["modes"], value!(["add", "add_and_update", "update"]));
    assert_eq!((&summary["mode"], &summary["on_matches"]), (&value!("add"), &value!(["overwrite"])));
    let wrong = Options { on_match: Some("complement".to_owned()), ..Options::default() };
    let error = Session::new(debitor::preset("snelstart-polaris").unwrap(), &wrong).map(|_| ()).unwrap_err();
    assert_eq!(error.code(), "match.duplicates");
    let _: Node = session.summary();
}

//! `match` and `index`: the debtors from any kind of file, and what an import would do with each customer.

use super::run;
use debitor::sheet::{Column, Sheet, XlsxWriter};
use std::fs;
use std::path::Path;

const DEBTORS: &str = r#"{"customer_number":"1001","cvr":"13585628","company":"Smed A/S","email":"ole@smed.dk"}
{"customer_number":"1002","email":"ida@example.dk","first_name":"Ida"}
"#;

const CUSTOMERS: &str = r#"{"cvr":"DK 13 58 56 28","company":"Smed A/S","email":"OLE@smed.dk"}
{"email":"ida@example.dk","first_name":"Ida B."}

{"email":"new@example.dk"}
{"email":"NEW@example.dk"}
"#;

/// Writes a file into the folder and gives its path.
fn put(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

#[track_caller]
fn decisions(existing: &str) -> Vec<(u64, String)> {
    let run = run(&["match", "--profile", "iex", "--existing", existing], CUSTOMERS);
    assert_eq!(run.code, 0, "{}", run.err);
    run.lines()
        .iter()
        .map(|line| (line["row"].as_u64().unwrap(), line["decision"].as_str().unwrap().to_owned()))
        .collect()
}

#[test]
fn debtors_of_json_lines_csv_xlsx_and_an_index_give_the_same_decisions() {
    let folder = tempfile::tempdir().unwrap();
    let lines = put(folder.path(), "debtors.jsonl", DEBTORS);
    let expected: Vec<(u64, String)> = [(1, "unchanged"), (2, "update"), (4, "create"), (5, "duplicate")]
        .map(|(row, text)| (row, text.to_owned()))
        .to_vec();
    assert_eq!(decisions(&lines), expected);

    let table = "customer_number;CVR;company;E-mail;first_name\n1001;13585628;Smed A/S;ole@smed.dk;\n1002;;;ida@example.dk;Ida\n";
    assert_eq!(decisions(&put(folder.path(), "debtors.csv", table.replace("E-mail", "email"))), expected);

    let columns = ["customer_number", "cvr", "company", "email", "first_name"].map(Column::new).to_vec();
    let mut sheet = XlsxWriter::in_memory(vec![Sheet::new("Debtors", columns)]).unwrap();
    sheet.row(["1001", "13585628", "Smed A/S", "ole@smed.dk"]).unwrap();
    sheet.row(["1002", "", "", "ida@example.dk", "Ida"]).unwrap();
    let workbook = sheet.finish().unwrap().into_inner();
    assert_eq!(decisions(&put(folder.path(), "debtors.xlsx", workbook)), expected);

    let index = folder.path().join("debtors.index");
    let index = index.to_str().unwrap();
    let made = run(&["index", "--profile", "iex", &lines, "-o", index], "");
    assert_eq!((made.code, made.out.split(',').next()), (0, Some("2 debtors")), "{}", made.err);
    assert_eq!(decisions(index), expected);
    let other = run(&["match", "--profile", "picqer", "--existing", index], CUSTOMERS);
    assert_eq!((other.code, other.out.as_str()), (2, ""));
    assert!(other.err.starts_with("debitor: index.profile: "), "{}", other.err);
}

#[test]
fn a_systems_own_columns_and_words_are_understood() {
    let folder = tempfile::tempdir().unwrap();
    let table = "Relatiecode,Naam,Email,Nonactief\n1001,Bakkerij Jansen,info@bakkerij.example,Waar\n";
    let debtors = put(folder.path(), "klanten.csv", table);
    let customer = r#"{"customer_number":"1001","company":"Bakkerij Jansen"}"#;
    let run = run(&["match", "--profile", "snelstart-polaris", "--mode", "update", "--existing", &debtors], customer);
    assert_eq!((run.code, run.lines()[0]["archived"].as_bool()), (0, Some(true)), "{}{}", run.out, run.err);
}

#[test]
fn modes_ways_and_meanings_are_taken_and_wrong_ones_refused() {
    let folder = tempfile::tempdir().unwrap();
    let lines = put(folder.path(), "debtors.jsonl", DEBTORS);
    let with = |options: &[&str]| run(&[&["match", "--existing", &lines], options].concat(), CUSTOMERS);
    let reasons = |options: &[&str]| -> Vec<String> {
        with(options).lines().iter().map(|line| line["reason"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(reasons(&["--mode", "add"]), ["exists", "exists", "new", "same_key"]);
    assert_eq!(reasons(&["--mode", "update"]), ["same", "changed", "unknown", "same_key"]);
    assert_eq!(reasons(&["--duplicates", "complement"]), ["same", "nothing_to_fill", "new", "same_key"]);
    for options in [["--mode", "upsert"], ["--duplicates", "merge"], ["--empty", "clean"], ["--profile", "iexx"]] {
        let run = with(&options);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{options:?}");
    }
}

#[test]
fn one_invalid_customer_ends_with_1_and_a_broken_line_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let lines = put(folder.path(), "debtors.jsonl", DEBTORS);
    let run =
        run(&["match", "--locale", "da", "--existing", &lines], "{\"email\":\"ole@\"}\n{\n{\"email\":\"a@b.dk\"}\n");
    let out = run.lines();
    assert_eq!((run.code, out.len()), (1, 3));
    assert_eq!((out[0]["decision"].as_str(), out[2]["decision"].as_str()), (Some("invalid"), Some("create")));
    assert_eq!(out[1]["error"]["code"], "input.json");
    assert_eq!(out[2]["message"], "Kunden findes ikke og oprettes.");
}

#[test]
fn debtors_that_can_not_be_read_end_with_2_before_anything_is_said() {
    let folder = tempfile::tempdir().unwrap();
    for (name, content, code) in [
        ("broken.jsonl", "{\"email\":\"a@b.dk\"}\n{\"email\":\n", "existing.line"),
        ("list.jsonl", "[]\n", "existing.line"),
        ("strange.csv", "foo;bar\n1;2\n", "existing.columns"),
        ("cut.index", "debitor-index", "index.damaged"),
    ] {
        let path = put(folder.path(), name, content);
        let run = run(&["match", "--existing", &path], CUSTOMERS);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{name}: {}", run.err);
        assert!(run.err.starts_with(&format!("debitor: {code}: ")), "{name}: {}", run.err);
    }
    let run = run(&["match", "--existing", "no-such-file"], CUSTOMERS);
    assert!(run.code == 2 && run.err.starts_with("debitor: existing.file: no-such-file: "), "{}", run.err);
}

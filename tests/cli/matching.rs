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

/// The decisions under a profile, and what was said on the error stream.
#[track_caller]
fn decided(profile: &str, existing: &str, customers: &str) -> (Vec<String>, String) {
    let run = run(&["match", "--profile", profile, "--existing", existing], customers);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let decision = |line: &serde_json::Value| line["decision"].as_str().unwrap().to_owned();
    (run.lines().iter().map(decision).collect(), run.err)
}

#[test]
fn an_index_is_refused_under_other_rules_for_wrong_fields() {
    let folder = tempfile::tempdir().unwrap();
    let lines = put(folder.path(), "debtors.jsonl", DEBTORS);
    let strict = r#"{"name": "strict", "extends": "iex", "patterns": {"own": {"field": "email", "pattern": ".*@elsewhere\\.dk"}}}"#;
    let strict = put(folder.path(), "strict.json", strict);
    let index = folder.path().join("debtors.index");
    let index = index.to_str().unwrap();
    assert_eq!(run(&["index", "--profile", &strict, &lines, "-o", index], "").code, 0);
    let other = run(&["match", "--profile", "iex", "--existing", index], CUSTOMERS);
    assert_eq!((other.code, other.out.as_str()), (2, ""));
    assert!(other.err.starts_with("debitor: index.profile: "), "{}", other.err);
}

#[test]
fn columns_are_known_by_what_people_call_them_and_others_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let table = "Kundenr.;Firmanavn;E-mailadresse;CVR-nr.;Saldo\n1001;Smed A/S;ole@smed.dk;13585628;7\n1002;;ida@example.dk;;8\n";
    let customers = r#"{"customer_number":"1001","cvr":"DK 13 58 56 28","company":"Smed A/S","email":"ole@smed.dk"}
{"email":"ida@example.dk"}
"#;
    let path = put(folder.path(), "kunder.csv", table);
    let (decisions, told) = decided("iex", &path, customers);
    assert_eq!(decisions, ["unchanged", "unchanged"], "{told}");
    assert_eq!(told, format!("debitor: existing.columns: {path}: columns that are not read: `Saldo`\n"));
    let index = folder.path().join("kunder.index");
    let made = run(&["index", &path, "-o", index.to_str().unwrap()], "");
    assert_eq!((made.code, made.err.as_str()), (0, told.as_str()));
}

#[test]
fn a_file_in_which_no_column_tells_who_a_debtor_is_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), "kunder.csv", "Firmanavn;By;Saldo\nSmed A/S;Aarhus;7\n");
    let run = run(&["match", "--existing", &path], CUSTOMERS);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err.starts_with("debitor: existing.columns: ") && run.err.contains("Firmanavn, By, Saldo"),
        "{}",
        run.err
    );
}

#[test]
fn of_two_columns_for_one_field_the_first_filled_cell_counts() {
    let folder = tempfile::tempdir().unwrap();
    let table = "email;E-mail;Firmanavn\nole@smed.dk;other@smed.dk;Smed\n;ida@example.dk;Ida\n";
    let customers = "{\"email\":\"ole@smed.dk\"}\n{\"email\":\"ida@example.dk\"}\n{\"email\":\"other@smed.dk\"}\n";
    let (decisions, told) = decided("iex", &put(folder.path(), "two.csv", table), customers);
    assert_eq!(decisions, ["unchanged", "unchanged", "create"], "{told}");
    assert!(told.contains("`E-mail` is read as email where `email` is empty"), "{told}");
}

#[test]
fn debtors_none_of_which_has_a_key_are_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), "debtors.jsonl", "{\"mejl\":\"ole@smed.dk\"}\n");
    let (_, told) = decided("iex", &path, "{\"email\":\"ole@smed.dk\"}\n");
    assert_eq!(told, format!("debitor: existing.keys: {path}: none of the 1 debtors has a key under the profile\n"));
}

#[test]
fn archived_is_understood_in_any_language_and_what_is_not_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let customer = r#"{"email":"ole@smed.dk"}"#;
    let is_archived = |path: &str| {
        let run = run(&["match", "--existing", path], customer);
        assert_eq!(run.code, 0, "{}", run.err);
        (run.lines()[0]["archived"].as_bool() == Some(true), run.err)
    };
    for (word, meaning) in [
        ("TRUE", true),
        ("Ja", true),
        ("1", true),
        ("yes", true),
        ("waar", true),
        ("oui", true),
        ("Kyllä", true),
        ("x", true),
        ("FALSE", false),
        ("Nej", false),
        ("0", false),
        ("onwaar", false),
        ("non", false),
        ("", false),
    ] {
        let lines = format!("{{\"email\":\"ole@smed.dk\",\"archived\":\"{word}\"}}\n");
        let told = is_archived(&put(folder.path(), "debtors.jsonl", lines));
        assert_eq!(told, (meaning, String::new()), "{word}");
        let told = is_archived(&put(folder.path(), "debtors.csv", format!("email;archived\nole@smed.dk;{word}\n")));
        assert_eq!(told, (meaning, String::new()), "{word}");
    }
    let (archived, told) = is_archived(&put(folder.path(), "odd.csv", "email;archived\nole@smed.dk;2024-01-01\n"));
    assert!(!archived && told.contains("existing.archived: ") && told.contains("(2024-01-01)"), "{told}");
    let own = r#"{"name": "own", "extends": "iex", "choices": {"archived": {"ja": "false", "weg": "true"}}}"#;
    let own = put(folder.path(), "own.json", own);
    for (word, meaning) in [("ja", None), ("weg", Some(true))] {
        let path = put(folder.path(), "own.csv", format!("email;archived\nole@smed.dk;{word}\n"));
        let run = run(&["match", "--profile", &own, "--existing", &path], customer);
        assert_eq!(run.lines()[0]["archived"].as_bool(), meaning, "{word}: {}", run.out);
    }
}

#[test]
fn an_active_debtor_is_found_behind_any_number_of_archived_ones() {
    let folder = tempfile::tempdir().unwrap();
    let one = |number: usize, archived: bool| {
        format!("{{\"customer_number\":\"{number}\",\"email\":\"ole@smed.dk\",\"archived\":\"{archived}\"}}\n")
    };
    let archived: String = (0..70).map(|number| one(number, true)).collect();
    let path = put(folder.path(), "debtors.jsonl", format!("{archived}{}", one(70, false)));
    let run = run(&["match", "--existing", &path], r#"{"email":"ole@smed.dk"}"#);
    let line = &run.lines()[0];
    assert_eq!(
        (line["decision"].as_str(), line["debtor"]["customer_number"].as_str()),
        (Some("unchanged"), Some("70"))
    );
}

#[test]
fn of_many_debtors_with_one_key_the_number_says_which() {
    let folder = tempfile::tempdir().unwrap();
    let debtors: String =
        (0..100).map(|number| format!("{{\"customer_number\":\"{number}\",\"email\":\"ole@smed.dk\"}}\n")).collect();
    let path = put(folder.path(), "debtors.jsonl", debtors);
    let (decisions, _) = decided("iex", &path, r#"{"email":"ole@smed.dk","customer_number":"99"}"#);
    assert_eq!(decisions, ["unchanged"]);
}

#[test]
fn an_index_never_takes_the_place_of_its_debtors() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), "debtors.jsonl", DEBTORS);
    let mut names = vec![path.clone(), folder.path().join("./debtors.jsonl").to_str().unwrap().to_owned()];
    #[cfg(unix)]
    {
        let (soft, hard) = (folder.path().join("soft"), folder.path().join("hard"));
        std::os::unix::fs::symlink(&path, &soft).unwrap();
        fs::hard_link(&path, &hard).unwrap();
        names.extend([soft, hard].map(|name| name.to_str().unwrap().to_owned()));
    }
    for name in names {
        let run = run(&["index", &path, "-o", &name], "");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{name}");
        assert!(run.err.starts_with("debitor: index.output: "), "{}", run.err);
        assert_eq!(fs::read_to_string(&path).unwrap(), DEBTORS);
    }
}

#[test]
fn debtors_come_from_standard_input_where_customers_come_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let customers = put(folder.path(), "customers.jsonl", CUSTOMERS);
    let from_input = |input: &str| run(&["match", &customers, "--existing", "-"], input);
    for debtors in [DEBTORS, "customer_number,email\n1002,ida@example.dk\n"] {
        let run = from_input(debtors);
        assert_eq!((run.code, run.lines()[1]["debtor"]["customer_number"].as_str()), (0, Some("1002")), "{}", run.err);
    }
    let both = run(&["match", "--existing", "-"], CUSTOMERS);
    assert_eq!((both.code, both.out.as_str()), (2, ""));
    assert!(both.err.starts_with("debitor: existing.input: "), "{}", both.err);
    let index = folder.path().join("debtors.index");
    assert_eq!(run(&["index", "-", "-o", index.to_str().unwrap()], DEBTORS).out.split(',').next(), Some("2 debtors"));
}

#[test]
fn json_lines_in_utf_16_are_called_that() {
    let folder = tempfile::tempdir().unwrap();
    for (mark, is_big) in [(&[0xff, 0xfe][..], false), (&[0xfe, 0xff][..], true), (&[], false), (&[], true)] {
        let units = DEBTORS.encode_utf16();
        let text: Vec<u8> =
            units.flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
        let path = put(folder.path(), "debtors.jsonl", [mark, &text].concat());
        let run = run(&["match", "--existing", &path], CUSTOMERS);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.starts_with("debitor: existing.encoding: ") && run.err.contains("UTF-16"), "{}", run.err);
    }
}

//! `check` and `key`: lines in, lines out.

use super::{command, run};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};

const GOOD: &str = r#"{"email":"ole@smed.dk"}"#;
const BAD: &str = r#"{"cvr":"13 58 56 27","company":"Smed A/S","email":"ole@smed.dk"}"#;

#[test]
fn a_report_has_the_form_of_the_contract() {
    let run = run(&["check", "--locale", "en"], BAD);
    let start = r#"{"valid":false,"kind":"b2b","values":{"company":"Smed A/S","company_number":"13585627","country":"DK","email":"ole@smed.dk"},"key":null,"endpoint":null,"problems":[{"field":"company_number","code":"cvr.checksum","severity":"error","params":{"position":11,"expected":"8","found":"7"},"message":"#;
    assert!(run.out.starts_with(start), "{}", run.out);
    assert!(run.out.ends_with("}]}\n"), "{}", run.out);
    assert_eq!(run.out.lines().count(), 1);
}

#[test]
fn the_exit_code_is_0_for_good_customers_and_1_for_some_invalid_one() {
    assert_eq!(run(&["check"], format!("{GOOD}\n{GOOD}\n")).code, 0);
    assert_eq!(run(&["check"], format!("{BAD}\n{GOOD}\n")).code, 1);
    assert_eq!(run(&["check"], "").code, 0);
    assert_eq!(run(&["key"], GOOD).code, 0);
    assert_eq!(run(&["key"], format!("{GOOD}\n{{}}\n")).code, 1);
}

#[test]
fn a_broken_line_in_the_middle_is_told_of_and_the_rest_goes_on() {
    for command in ["check", "key"] {
        let run = run(&[command], format!("{GOOD}\n{{\"email\": oops}}\n{GOOD}\n"));
        let lines = run.lines();
        assert_eq!((run.code, lines.len()), (1, 3), "{command}");
        let error = &lines[1]["error"];
        assert_eq!(error["code"], "input.json");
        assert_eq!((error["line"].as_u64(), error["column"].as_u64()), (Some(2), Some(11)));
        assert!(!error["message"].as_str().unwrap().contains("line 1"), "{error}");
        assert_eq!(lines[0], lines[2]);
    }
}

#[test]
fn what_is_no_utf_8_is_told_of_and_the_rest_goes_on() {
    let run = run(&["check"], [GOOD.as_bytes(), b"\n{\"email\":\"\xE6@b.dk\"}\n", GOOD.as_bytes()].concat());
    let lines = run.lines();
    assert_eq!((run.code, lines.len()), (1, 3));
    assert_eq!(lines[1]["error"]["code"], "input.utf8");
    assert_eq!(lines[1]["error"]["line"], 2);
}

#[test]
fn json_that_is_no_object_is_told_of() {
    let run = run(&["check"], "[{}]\n7\n\"x\"\nnull\n");
    let codes: Vec<_> = run.lines().iter().map(|line| line["error"]["code"].clone()).collect();
    assert_eq!(codes, ["input.object"; 4]);
}

#[test]
fn numbers_are_written_as_javascript_writes_them() {
    let customer =
        r#"{"phone":1e21,"city":1e-7,"postcode":12345678901234567890,"box":1.50,"ean":5.798e12,"house_number":-0.0}"#;
    let run = run(&["check"], customer);
    let values = r#""values":{"box":"1.5","city":"1e-7","country":"DK","ean":"5798000000000","house_number":"0","phone":"1e+21","postcode":"12345678901234567000"}"#;
    assert!(run.out.contains(values), "{}", run.out);
}

#[test]
fn a_line_over_the_limit_is_told_of_and_the_rest_goes_on() {
    let long = format!(r#"{{"company":"{}"}}"#, "x".repeat(4 << 20));
    let run = run(&["key"], format!("{GOOD}\n{long}\n{GOOD}\n"));
    let lines = run.lines();
    assert_eq!((run.code, lines.len()), (1, 3));
    assert_eq!(lines[1]["error"]["code"], "input.too_large");
    assert_eq!(lines[1]["error"]["line"], 2);
    assert_eq!(lines[0], lines[2]);
}

#[test]
fn a_customer_of_too_many_values_is_told_of() {
    let many: Vec<String> = (0..20_000).map(|number| format!(r#""custom.{number}":"x""#)).collect();
    let run = run(&["check"], format!("{{{}}}\n{GOOD}\n", many.join(",")));
    let lines = run.lines();
    assert_eq!(lines[0]["error"]["code"], "input.too_large");
    assert_eq!(lines[1]["valid"], true);
}

#[test]
fn deeply_nested_json_is_told_of() {
    let run = run(&["check"], format!("{}\n{GOOD}\n", r#"{"a":"#.repeat(100_000)));
    assert_eq!(run.lines()[0]["error"]["code"], "input.json");
    assert_eq!(run.lines()[1]["valid"], true);
}

#[test]
fn blank_lines_are_skipped_and_counted() {
    let run = run(&["check"], format!("\u{FEFF}{GOOD}\r\n\r\n \t \n\noops\r\n"));
    let lines = run.lines();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["valid"], true);
    assert_eq!(lines[1]["error"]["line"], 5);
}

#[test]
fn answers_keep_the_order_of_the_questions() {
    let customers: String = (0..5_000).map(|number| format!("{{\"email\":\"kunde{number}@firma.dk\"}}\n")).collect();
    let run = run(&["check"], customers);
    assert_eq!(run.code, 0);
    let emails: Vec<_> = run.lines().iter().map(|line| line["values"]["email"].clone()).collect();
    let expected: Vec<_> = (0..5_000).map(|number| format!("kunde{number}@firma.dk")).collect();
    assert_eq!(emails, expected);
}

#[test]
fn a_key_is_what_the_golden_one_is() {
    let run = run(&["key"], "{\"cvr\":\"DK 13585628\"}\n{}");
    assert_eq!(
        run.out,
        "{\"version\":1,\"rule\":[\"company_number\"],\"value\":\"company_number=0184:13585628\",\"digest\":\
         \"ac94037bf904bb939c8bfd60d75850164116c5415e11367e8de4db14ac49afbd\"}\nnull\n"
    );
}

#[test]
fn strict_warns_of_what_nobody_reads() {
    let customer = r#"{"email":"ole@smed.dk","compny":"Smed"}"#;
    assert_eq!(run(&["check"], customer).lines()[0]["problems"].as_array().unwrap().len(), 0);
    let problem = &run(&["check", "--strict"], customer).lines()[0]["problems"][0];
    assert_eq!((problem["code"].as_str(), problem["field"].as_str()), (Some("field.unknown"), Some("compny")));
    assert_eq!(problem["suggestions"][0], "company");
}

#[test]
fn an_unknown_locale_falls_back_to_the_profiles() {
    let message = |arguments: &[&str]| run(arguments, "{}").lines()[0]["problems"][0]["message"].clone();
    let danish = message(&["check"]);
    assert_eq!(message(&["check", "--locale", "tlh"]), danish);
    assert_eq!(message(&["check", "--locale", "da-DK"]), danish);
    assert_ne!(message(&["check", "--locale", "en-GB"]), danish);
}

#[test]
fn a_file_is_read_and_a_missing_one_ends_with_2() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("customers.jsonl");
    std::fs::write(&file, GOOD).unwrap();
    assert_eq!(run(&["check", file.to_str().unwrap()], "").lines()[0]["valid"], true);
    let missing = run(&["check", "no-such-file.jsonl"], "");
    assert_eq!(missing.code, 2);
    assert!(missing.err.starts_with("debitor: input.file: no-such-file.jsonl: "), "{}", missing.err);
}

#[test]
fn a_slow_writer_gets_each_answer_at_once() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_debitor"))
        .arg("check")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for _ in 0..3 {
        // Two customers, the second one only half: the first is answered.
        input.write_all(format!("{GOOD}\n{{\"email\"").as_bytes()).unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        assert!(answer.starts_with(r#"{"valid":true"#), "{answer}");
        input.write_all(b":\"b@c.dk\"}\n").unwrap();
        output.read_line(&mut answer).unwrap();
    }
    drop(input);
    assert_eq!(output.read_to_end(&mut Vec::new()).unwrap(), 0);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_debitor"))
        .arg("check")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    // The process may end before it has read all.
    let _ = input.write_all(format!("{GOOD}\n").repeat(10_000).as_bytes());
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
#[cfg(target_os = "linux")]
fn an_output_that_is_full_ends_with_2() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_debitor"))
        .arg("profiles")
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2));
    assert_eq!(command().arg("profiles").output().unwrap().status.code(), Some(0));
}

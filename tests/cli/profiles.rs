//! Profiles: built-in ones, files, and broken files.

use super::run;
use std::path::PathBuf;
use tempfile::TempDir;

/// A profile file with this content.
fn file(content: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.json");
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

/// The error when a profile file has this content.
#[track_caller]
fn error(content: impl AsRef<[u8]>) -> String {
    let (_folder, path) = file(content);
    let path = path.to_str().unwrap();
    let run = run(&["check", "--profile", path], "{}");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert_eq!(super::run(&["profile", path], "").err, run.err);
    run.err
}

#[test]
fn an_unknown_key_is_told_of_with_its_path_and_the_nearest() {
    let message = "debitor: profile.unknown: $.kindz: unknown key `kindz` (did you mean `kinds`?)\n";
    assert_eq!(error(r#"{"name":"x","kindz":{}}"#), message);
}

#[test]
fn a_broken_profile_is_told_of_with_its_place() {
    assert!(error(r#"{"name":"x","#).starts_with("debitor: profile.json: "));
    assert!(error(r#"{"name":"x","kinds":[]}"#).starts_with("debitor: profile.type: $.kinds: "));
    assert!(error(r#"{"kinds":{}}"#).starts_with("debitor: profile.missing: $.name: "));
    assert!(error(b"{\"name\":\"\xFF\"}").starts_with("debitor: profile.utf8: "));
}

#[test]
fn a_missing_file_and_a_misspelt_name_end_with_2() {
    let missing = run(&["check", "--profile", "no-such.json"], "{}");
    assert_eq!(missing.code, 2);
    assert!(missing.err.starts_with("debitor: profile.file: no-such.json: "), "{}", missing.err);
    let misspelt = run(&["check", "--profile", "iexx"], "{}");
    assert_eq!(misspelt.code, 2);
    assert_eq!(misspelt.err, "debitor: profile.unknown: unknown profile `iexx` (did you mean `iex`?)\n");
}

#[test]
fn a_profile_file_is_used() {
    let (_folder, path) =
        file(r#"{"name":"mine","formats":["phone"],"kinds":{"b2c":{"required":["phone"],"identity":[["phone"]]}}}"#);
    let path = path.to_str().unwrap();
    let run = run(&["check", "--profile", path, "--locale", "en"], "{}");
    assert_eq!(run.lines()[0]["problems"][0]["field"], "phone");
}

#[test]
fn the_list_has_a_name_a_tab_and_a_description_on_each_line() {
    let run = run(&["profiles"], "");
    assert_eq!(run.code, 0);
    assert!(run.out.lines().all(|line| line.split('\t').count() == 2), "{}", run.out);
    assert!(run.out.lines().any(|line| line.starts_with("iex\t")), "{}", run.out);
}

#[test]
fn every_listed_profile_is_printed_and_can_be_read_back() {
    for line in run(&["profiles"], "").out.lines() {
        let name = line.split('\t').next().unwrap();
        let printed = run(&["profile", name], "");
        assert_eq!(printed.code, 0, "{name}");
        let (_folder, path) = file(&printed.out);
        assert_eq!(run(&["profile", path.to_str().unwrap()], "").out, printed.out, "{name}");
    }
}

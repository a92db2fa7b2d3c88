//! A preview that fails or is stopped: no half-written file, and what stood there stays.

use super::preview::many;
use super::{command, run};
use std::fs;
use std::process::Stdio;
use tempfile::TempDir;

#[test]
fn what_fails_leaves_no_file_and_what_stood_there_stays() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("out.csv"), "before").unwrap();
    for (further, code) in [
        (&["--max-rows", "3"][..], "table.limit"),
        (&["--max-columns", "3"], "table.limit"),
        (&["--max-bytes", "100"], "table.limit"),
        (&["--max-cell", "4"], "table.limit"),
        (&["--format", "xsl"], "preview.format"),
        (&["--undo", "/nowhere/undo.csv"], "output.file"),
        (&["--mode", "both"], "match.mode"),
        (&["--existing", "/nowhere.csv"], "existing.file"),
        (&["--map", "/nowhere.json"], "mapping.file"),
    ] {
        let (out, cleaned) = (path("out.csv"), path("cleaned.csv"));
        let arguments = [&["preview", "-", "-o", &out, "--cleaned", &cleaned][..], further].concat();
        let run = run(&arguments, many(900));
        assert_eq!(run.code, 2, "{further:?}");
        assert!(run.err.contains(&format!("debitor: {code}: ")), "{further:?}: {}", run.err);
        let there: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(there, ["out.csv"], "{further:?}");
        assert_eq!(fs::read_to_string(path("out.csv")).unwrap(), "before");
    }
}

#[test]
fn a_name_that_stands_for_two_files_or_an_old_workbook_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("in.csv"), many(30)).unwrap();
    for (arguments, code) in [
        (vec!["--cleaned", "in.csv"], "output.same"),
        (vec!["--cleaned", "a.csv", "--errors", "a.csv"], "output.same"),
        (vec!["-o", "out.xls"], "preview.format"),
    ] {
        let run = command().args(["preview", "in.csv"]).args(&arguments).current_dir(folder.path()).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8(run.stderr).unwrap().contains(code), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_leaves_no_file() {
    use std::io::Write;
    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        let folder = TempDir::new().unwrap();
        let mut process = std::process::Command::new(env!("CARGO_BIN_EXE_debitor"))
            .args(["preview", "-", "-o", "out.csv", "--cleaned", "cleaned.xlsx"])
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut input = process.stdin.take().unwrap();
        input.write_all(many(9000).as_bytes()).unwrap();
        input.flush().unwrap();
        let files = || fs::read_dir(folder.path()).unwrap().count();
        while files() < 2 {
            assert_eq!(process.try_wait().unwrap(), None);
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        let told = std::process::Command::new("kill").args([signal, &process.id().to_string()]).status().unwrap();
        assert!(told.success());
        assert_eq!(process.wait().unwrap().code(), Some(code));
        assert_eq!(files(), 0, "{signal}");
        drop(input);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::io::{BufRead, BufReader};
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("many.csv");
    fs::write(&file, many(9000)).unwrap();
    let mut process = std::process::Command::new(env!("CARGO_BIN_EXE_debitor"))
        .args(["preview", file.to_str().unwrap(), "--quiet"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut output = BufReader::new(process.stdout.take().unwrap());
    output.read_line(&mut line).unwrap();
    drop(output);
    assert!(line.starts_with(r#"{"row":2,"#), "{line}");
    assert!(process.wait().unwrap().code().unwrap() < 2);
}

//! The command line, as a process that reads and writes real pipes.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod customers;
mod ids;
mod matching;
mod orders;
mod person;
mod preview;
mod profiles;
mod rules;
mod secret;
mod stopped;

use serde_json::Value;

/// What a run left behind.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    /// The lines of the output as JSON.
    #[track_caller]
    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn command() -> assert_cmd::Command {
    assert_cmd::Command::new(env!("CARGO_BIN_EXE_debitor"))
}

/// Runs `debitor` with the arguments and the input.
#[track_caller]
fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    let output = command().args(arguments).write_stdin(input.as_ref()).output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn a_usage_error_ends_with_2() {
    for arguments in [&[][..], &["chekc"], &["check", "--locales", "da"], &["serve", "--port", "70000"], &["id", "cvr"]]
    {
        let run = run(arguments, "");
        assert_eq!(run.code, 2, "{arguments:?}");
        assert_eq!(run.out, "", "{arguments:?}");
    }
}

#[test]
fn help_says_which_profile_is_taken() {
    let run = run(&["check", "--help"], "");
    assert_eq!(run.code, 0);
    assert!(run.out.contains("[default: iex]"), "{}", run.out);
    assert!(run.out.contains("4 MiB"), "{}", run.out);
}

//! `id`: one number, explained to a person.

use super::run;

#[test]
fn a_valid_number_shows_its_forms() {
    let run = run(&["id", "cvr", "DK 13585628"], "");
    assert_eq!(run.out, "CVR number: valid\n  canonical  13585628\n  formatted  13 58 56 28\n");
    assert_eq!(run.code, 0);
}

#[test]
fn the_caret_stands_under_the_wrong_character() {
    let run = run(&["id", "cvr", "13 58 56 27"], "");
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(run.code, 1);
    assert_eq!(lines[0], "CVR number: invalid");
    let number = lines.iter().position(|line| line.trim() == "13 58 56 27").unwrap();
    assert_eq!(lines[number + 1].find('^'), lines[number].rfind('7'));
    assert!(run.out.contains("Did you mean: 13585628"), "{}", run.out);
    assert!(run.out.contains("(cvr.checksum)"), "{}", run.out);
}

#[test]
fn the_caret_counts_wide_characters_twice() {
    let run = run(&["id", "cvr", "１３x85628"], "");
    let caret = run.out.lines().find(|line| line.trim() == "^").unwrap();
    assert_eq!(caret, "      ^");
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let run = run(&["id", "cvr", "\u{1b}[31m\u{7}13585628"], "");
    assert!(!run.out.contains(['\u{1b}', '\u{7}']), "{:?}", run.out);
}

#[test]
fn the_country_and_the_language_can_be_given_before_and_after() {
    assert_eq!(run(&["id", "vat", "13585628", "--country", "DK"], "").code, 0);
    assert_eq!(run(&["id", "--country", "DK", "vat", "13585628"], "").code, 0);
    assert!(run(&["id", "cvr", "1", "--locale", "da"], "").out.starts_with("CVR-nummer: invalid\n"));
    assert_eq!(run(&["id", "cvr", "-13585628"], "").code, 0);
}

#[test]
fn an_unknown_scheme_ends_with_2() {
    let run = run(&["id", "cvrr", "13585628"], "");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert_eq!(run.err, "debitor: scheme.unknown: unknown scheme `cvrr` (did you mean `cvr`?)\n");
}

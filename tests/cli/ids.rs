//! `ids`: scheme, tab, value in; JSON out.

use super::run;

#[test]
fn an_answer_has_the_form_of_the_contract() {
    let run = run(&["ids"], "cvr\t13 58 56 28\n");
    let expected = r#"{"scheme":"cvr","input":"13 58 56 28","verdict":"valid","canonical":"13585628","formatted":"13 58 56 28","problems":[]}"#;
    assert_eq!(run.out, format!("{expected}\n"));
    assert_eq!(run.code, 0);
}

#[test]
fn an_invalid_number_has_no_forms_and_an_explanation() {
    let run = run(&["ids"], "cvr\t13585627\n");
    let line = &run.lines()[0];
    assert_eq!(run.code, 1);
    assert!(line["canonical"].is_null() && line["formatted"].is_null(), "{line}");
    let problem = &line["problems"][0];
    assert_eq!((problem["field"].as_str(), problem["code"].as_str()), (Some("cvr"), Some("cvr.checksum")));
    assert!(problem["message"].as_str().unwrap().contains("CVR"), "{problem}");
    assert_eq!(problem["suggestions"][0], "13585628");
}

#[test]
fn an_unknown_scheme_is_told_of_with_the_nearest_and_the_rest_goes_on() {
    let run = run(&["ids"], "cvr\t13585628\ncvrr\t13585628\n\ncvr\t13585628");
    let lines = run.lines();
    assert_eq!((run.code, lines.len()), (1, 3));
    let error = &lines[1]["error"];
    assert_eq!((error["code"].as_str(), error["hint"].as_str()), (Some("scheme.unknown"), Some("cvr")));
    assert_eq!(error["line"], 2);
    assert_eq!(lines[2]["verdict"], "valid");
}

#[test]
fn a_line_without_a_tab_and_one_that_is_no_utf_8_are_told_of() {
    let run = run(&["ids"], b"cvr 13585628\ncvr\t\xFF\ncvr\t13585628\n");
    let lines = run.lines();
    assert_eq!(lines[0]["error"]["code"], "input.tab");
    assert_eq!(lines[1]["error"]["code"], "input.utf8");
    assert_eq!(lines[1]["error"]["line"], 2);
    assert_eq!(lines[2]["verdict"], "valid");
}

#[test]
fn the_country_comes_from_the_third_column_else_from_the_option() {
    let verdicts = |arguments: &[&str], input: &str| -> Vec<String> {
        run(arguments, input).lines().iter().map(|line| line["verdict"].to_string()).collect()
    };
    assert_eq!(verdicts(&["ids"], "vat\t13585628\n"), [r#""invalid""#]);
    assert_eq!(verdicts(&["ids"], "vat\t13585628\tDK\n"), [r#""valid""#]);
    assert_eq!(verdicts(&["ids", "--country", "dk"], "vat\t13585628\nvat\t13585628\t\n"), [r#""valid""#; 2]);
    assert_eq!(verdicts(&["ids", "--country", "DK"], "vat\t13585628\tNL\n"), [r#""invalid""#]);
}

#[test]
fn an_unknown_country_is_an_error_on_its_line_or_ends_with_2() {
    let run = super::run(&["ids"], "vat\t13585628\tZZ\nvat\tDK13585628\n");
    assert_eq!(run.lines()[0]["error"]["code"], "country.unknown");
    assert_eq!(run.lines()[1]["verdict"], "valid");
    let failed = super::run(&["ids", "--country", "ZZ"], "vat\t13585628\n");
    assert_eq!((failed.code, failed.out.as_str()), (2, ""));
    assert!(failed.err.starts_with("debitor: country.unknown: "), "{}", failed.err);
}

#[test]
fn the_input_comes_back_as_it_was() {
    for value in ["", " 1 ", "\u{a0}１３５８５６２８", "a\"b\\c", "\u{1b}[31m", "\u{2028}", "𝟙"] {
        let run = run(&["ids"], format!("cvr\t{value}\n"));
        assert_eq!(run.lines()[0]["input"], value);
        assert_eq!(run.out.lines().count(), 1, "{value:?}");
    }
}

#[test]
fn messages_are_in_the_language_that_was_asked_for() {
    let message =
        |locale: &str| run(&["ids", "--locale", locale], "cvr\t1").lines()[0]["problems"][0]["message"].clone();
    assert_ne!(message("da-DK"), message("en"));
    assert_eq!(message("tlh"), message("en"));
}

//! From a judged number to words: code, position in the input, expected against found, repairs.

use super::country::Country;
use super::number::{Checksum, Misfit, Number, Outcome};
use super::scheme::{Resolved, Scheme};
use super::typed::{NOTHING, STRAY, Typed, read};
use super::{Finding, Verdict, identify, suggest, vat};
use crate::node::number_text;
use crate::problem::{Params, Problem, Severity};
use crate::text::{nth, trim};

/// No body is longer.
const LONGEST: usize = 34;

/// Examines a number scheme's value.
pub(crate) fn examine(scheme: Scheme, text: &str, country: Option<Country>) -> Finding {
    let mut typed = Typed::read(text);
    match scheme.resolve(&typed, country) {
        Resolved::Number(number) => {
            number.body(&mut typed);
            with_number(number, &typed, text, country)
        }
        Resolved::NoCountry if scheme.id() == "vat" => no_country(text, &typed),
        #[cfg(feature = "iban")]
        Resolved::NoCountry if scheme.id() == "iban" => refused(text, Problem::error("iban.country", Params::new())),
        Resolved::NoCountry | Resolved::NoRule if typed.chars().is_empty() => {
            refused(text, Problem::error("field.required", Params::new()))
        }
        // A country whose numbers we have no rule for: taken as typed, unless it is plainly something else.
        Resolved::NoCountry | Resolved::NoRule => match identify::elsewhere(text) {
            Some(other) => {
                let params = Params::new().text("belongs_to", other);
                refused(text, Problem::new(Severity::Error, &[scheme.id(), ".wrong_box"], params))
            }
            None => {
                let formatted = trim(text).to_owned();
                let mut problems = Vec::new();
                // Under two names one company would have two keys. It may be all that the form asks for: a warning.
                if Scheme::named("vat").is_some_and(|vat| vat.verdict(text, None) == Verdict::Valid) {
                    let params = Params::new().text("belongs_to", "vat");
                    problems.push(Problem::new(Severity::Warning, &[scheme.id(), ".wrong_box"], params));
                }
                Finding { verdict: Verdict::Unverifiable, canonical: folded(text), formatted, problems }
            }
        },
    }
}

/// A finding of one error: where nothing is said of it, all are the same.
#[cfg_attr(not(feature = "explain"), inline(never))]
pub(crate) fn refused(text: &str, problem: Problem) -> Finding {
    let problem = if cfg!(feature = "explain") { problem } else { Problem::error("", Params::new()) };
    Finding::invalid(text, problem)
}

/// A number of no known rule: separators gone, letters in upper case, anything else as it is.
fn folded(text: &str) -> String {
    let mut folded = String::new();
    for character in text.chars() {
        match read(character) {
            STRAY => folded.push(character),
            NOTHING => {}
            byte => folded.push(char::from(byte)),
        }
    }
    folded
}

/// What to say of a number that a spreadsheet has made a decimal one: the number it was, if that is still to be seen.
pub(crate) fn damaged(scheme: Scheme, text: &str, country: Option<Country>) -> Finding {
    if !cfg!(feature = "explain") {
        return refused(text, Problem::error("", Params::new()));
    }
    let name = match scheme.resolve(&Typed::read(text), country) {
        Resolved::Number(number) => number.scheme(),
        _ => scheme.id(),
    };
    let params = Params::new().text("found", trim(text));
    let problem = Problem::new(Severity::Error, &[name, ".spreadsheet"], params);
    let mut repairs = Vec::new();
    if let Some(whole) = suggest::undamaged(text) {
        let mut finding = scheme.examine(&whole, country);
        if matches!(finding.verdict, Verdict::Valid | Verdict::Unverifiable) {
            repairs.push(finding.canonical);
        } else if let Some(problem) = finding.problems.pop() {
            repairs = problem.suggested();
        }
    }
    Finding::invalid(text, problem.suggesting(repairs))
}

pub(crate) fn with_number(number: &Number, typed: &Typed, text: &str, country: Option<Country>) -> Finding {
    let outcome = number.judge(typed);
    let problems = match outcome {
        Outcome::Valid | Outcome::Unverifiable => Vec::new(),
        Outcome::Unusual(why) => {
            vec![Problem::new(Severity::Warning, &[number.scheme(), ".", why.as_str()], Params::new())]
        }
        wrong => vec![fault(number, wrong, typed, text, country)],
    };
    // A body of the right shape has both forms even when it is wrong.
    let (canonical, formatted) = match outcome {
        Outcome::Misfit(_) => (trim(text).to_owned(), trim(text).to_owned()),
        _ => (canonical(number, typed.chars()), masked(number, typed.chars())),
    };
    Finding { verdict: outcome.verdict(), canonical, formatted, problems }
}

/// What is wrong with a number, and what was probably meant.
fn fault(number: &Number, outcome: Outcome, typed: &Typed, text: &str, country: Option<Country>) -> Problem {
    if !cfg!(feature = "explain") {
        return Problem::error("", Params::new());
    }
    let mut checksum = None;
    let (fault, params) = match outcome {
        Outcome::Wrong(wrong) => {
            checksum = Some(wrong);
            ("checksum", checksum_params(wrong, typed))
        }
        Outcome::Refused(why) => (why.as_str(), Params::new()),
        Outcome::Never(index) => ("range", at(text, typed, index.index(), None)),
        Outcome::Misfit(Misfit::Character(index)) => {
            ("character", at(text, typed, index.index(), Some(expected_class(number, index.index()))))
        }
        _ => {
            // Whoever counts an IBAN begins with its country.
            let prefix = if cfg!(feature = "iban") && number.scheme() == "iban" { 2 } else { 0 };
            let params = Params::new().text("expected", &lengths(number, prefix));
            ("length", params.text("found", &number_text((typed.chars().len() + prefix) as i64)))
        }
    };
    // A reason of its own says more than what else the text could be.
    let refused = matches!(outcome, Outcome::Refused(_));
    let other = if refused { None } else { identify::wrong_box(number, text, country) };
    let (fault, params, repairs) = match other {
        Some(other) => ("wrong_box", Params::new().text("belongs_to", other), Vec::new()),
        None => (fault, params, suggest::repairs(number, typed, checksum)),
    };
    Problem::new(Severity::Error, &[number.scheme(), ".", fault], params).suggesting(repairs)
}

fn no_country(text: &str, typed: &Typed) -> Finding {
    if !cfg!(feature = "explain") {
        return refused(text, Problem::error("", Params::new()));
    }
    if let Some(other) = identify::wrong_box_of_vat(text) {
        return Finding::invalid(text, Problem::error("vat.wrong_box", Params::new().text("belongs_to", other)));
    }
    let problem = Problem::error("vat.prefix", Params::new());
    Finding::invalid(text, problem.suggesting(suggest::prefixes(typed, vat::all())))
}

fn checksum_params(checksum: Checksum, typed: &Typed) -> Params {
    let at = checksum.at.index();
    let mut params = Params::new().number("position", typed.place(at).map_or(0, usize::from));
    if let Some(expected) = checksum.expected() {
        params = params.text("expected", &ascii_text(expected.get(..checksum.width()).unwrap_or_default()));
    }
    params.text("found", &ascii_text(typed.chars().get(at..at + checksum.width()).unwrap_or_default()))
}

/// Place and character of the input itself, not of what it was read as.
fn at(text: &str, typed: &Typed, index: usize, expected: Option<&str>) -> Params {
    let place = typed.place(index).map_or(0, usize::from);
    let mut params = Params::new().number("position", place);
    if let Some(expected) = expected {
        params = params.text("expected", expected);
    }
    params.text("found", if place == 0 { "" } else { nth(text, place) })
}

fn expected_class(number: &Number, index: usize) -> &'static str {
    // Of several shapes the last one that is so long.
    let mut class: &[u8] = b"9";
    for shape in number.shapes() {
        class = shape.get(index..index + 1).unwrap_or(class);
    }
    match class {
        b"9" => "0-9",
        b"A" => "A-Z",
        b"X" => "0-9, A-Z",
        b"*" => "0-9, A-Z, +, *",
        b"a" => "A",
        literal => str::from_utf8(literal).unwrap_or_default(),
    }
}

/// The lengths a body may have, with what is counted before it: `8`, `9/12`, `2-10/13`.
fn lengths(number: &Number, prefix: usize) -> String {
    let known = |length: usize| number.shapes().any(|shape| shape.len() == length);
    let mut text = String::new();
    for length in 1..=LONGEST {
        if !known(length) || (known(length - 1) && known(length + 1)) {
            continue;
        }
        if !text.is_empty() {
            text.push(if known(length - 1) { '-' } else { '/' });
        }
        text.push_str(&number_text((length + prefix) as i64));
    }
    text
}

pub(crate) fn ascii_text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    push_ascii(&mut text, bytes);
    text
}

fn push_ascii(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        text.push(char::from(*byte));
    }
}

/// Prefix and body.
pub(crate) fn canonical(number: &Number, body: &[u8]) -> String {
    let mut text = ascii_text(number.prefix());
    push_ascii(&mut text, body);
    text
}

/// The body as people write it; of one that is typed in part, the part.
pub(crate) fn masked(number: &Number, body: &[u8]) -> String {
    let mut text = String::new();
    let mut left = body;
    for mark in number.mask() {
        // Marks stand between characters: none behind the last one typed.
        let Some((first, rest)) = left.split_first() else { break };
        text.push(char::from(if *mark == b'#' { *first } else { *mark }));
        if *mark == b'#' {
            left = rest;
        }
    }
    push_ascii(&mut text, left);
    text
}

//! From a judged number to words: code, position in the input, expected against found, repairs.

use super::country::Country;
use super::number::{Checksum, Judged, Misfit, Number, Outcome};
use super::scheme::{Resolved, Scheme};
use super::typed::Typed;
use super::{Finding, Verdict, identify, suggest, vat};
use crate::node::number_text;
use crate::problem::{Params, Problem};

/// Examines a number scheme's value.
pub(crate) fn examine(scheme: Scheme, text: &str, country: Option<Country>) -> Finding {
    let mut typed = Typed::read(text);
    match scheme.resolve(&typed, country) {
        Resolved::Number(number) => {
            number.body(&mut typed);
            with_number(number, &typed, text)
        }
        Resolved::NoCountry if scheme.id() == "vat" => no_country(text, &typed),
        // A country whose numbers we have no rule for: taken as typed, never refused.
        Resolved::NoCountry | Resolved::NoRule => {
            let compact = String::from_utf8_lossy(typed.chars()).into_owned();
            let text = text.trim().to_owned();
            let canonical = if typed.is_cut() || compact.contains('?') { text.clone() } else { compact };
            Finding { verdict: Verdict::Unverifiable, canonical, formatted: text, problems: Vec::new() }
        }
    }
}

fn with_number(number: &Number, typed: &Typed, text: &str) -> Finding {
    let body = typed.chars();
    let code = |fault: &str| [number.scheme, ".", fault].concat();
    let fault = match number.judge(typed) {
        Judged::Rule(Outcome::Valid) => return Finding::fine(canonical(number, body), masked(number, body)),
        Judged::Rule(Outcome::Unusual(why)) => {
            return Finding::unusual(
                canonical(number, body),
                masked(number, body),
                Problem::warning(code(why), Params::new()),
            );
        }
        Judged::Rule(Outcome::Wrong(checksum)) => Fault::Checksum(checksum),
        Judged::Rule(Outcome::Never(index)) => Fault::Never(index),
        Judged::Misfit(misfit) => Fault::Misfit(misfit),
    };
    let problem = match &fault {
        Fault::Checksum(checksum) => Problem::error(code("checksum"), checksum_params(checksum, typed)),
        _ if suggest::is_spreadsheet_damage(text) => {
            Problem::error(code("spreadsheet"), Params::new().text("found", text.trim()))
        }
        Fault::Never(index) => {
            Problem::error(code("range"), at(typed, *index).text("found", found(text, typed, *index)))
        }
        Fault::Misfit(Misfit::Character(index)) => Problem::error(
            code("character"),
            at(typed, *index)
                .text("expected", expected_class(number, *index))
                .text("found", found(text, typed, *index)),
        ),
        Fault::Misfit(Misfit::Length | Misfit::Empty) => Problem::error(
            code("length"),
            Params::new().text("expected", lengths(number)).text("found", number_text(body.len() as i64)),
        ),
    };
    if let Some(other) = identify::wrong_box(number, text) {
        let problem = Problem::error(code("wrong_box"), Params::new().text("belongs_to", other.id()));
        return Finding::invalid(text, problem);
    }
    let repairs = suggest::repairs(number, typed, text, fault.checksum());
    let finding = Finding::invalid(text, problem.suggesting(repairs));
    match fault {
        Fault::Misfit(_) => finding,
        _ => Finding { canonical: canonical(number, body), formatted: masked(number, body), ..finding },
    }
}

/// What keeps a number from being valid.
enum Fault {
    Checksum(Checksum),
    Never(usize),
    Misfit(Misfit),
}

impl Fault {
    fn checksum(&self) -> Option<Checksum> {
        match self {
            Fault::Checksum(checksum) => Some(*checksum),
            _ => None,
        }
    }
}

fn no_country(text: &str, typed: &Typed) -> Finding {
    let problem = Problem::error("vat.prefix", Params::new());
    if let Some(other) = identify::wrong_box_of_vat(text) {
        return Finding::invalid(text, Problem::error("vat.wrong_box", Params::new().text("belongs_to", other.id())));
    }
    Finding::invalid(text, problem.suggesting(suggest::prefixes(typed, vat::all())))
}

fn checksum_params(checksum: &Checksum, typed: &Typed) -> Params {
    let mut params = at(typed, checksum.at);
    if let Some(expected) = &checksum.expected {
        params = params.text("expected", ascii_text(expected.get(..checksum.width).unwrap_or_default()));
    }
    params.text("found", ascii_text(typed.chars().get(checksum.at..checksum.at + checksum.width).unwrap_or_default()))
}

fn at(typed: &Typed, index: usize) -> Params {
    Params::new().number("position", typed.place(index).map_or(0, usize::from))
}

/// The character of the input itself, not what it was read as.
fn found(text: &str, typed: &Typed, index: usize) -> String {
    let place = typed.place(index).map_or(0, usize::from);
    place.checked_sub(1).and_then(|nth| text.chars().nth(nth)).map(String::from).unwrap_or_default()
}

fn expected_class(number: &Number, index: usize) -> &'static str {
    let class = number.shapes.iter().filter_map(|shape| shape.get(index..=index)).next_back();
    match class {
        Some("9") | None => "0-9",
        Some("A") => "A-Z",
        Some("X") => "0-9, A-Z",
        Some(literal) => literal,
    }
}

/// The lengths a body may have: `8`, `9/12`.
fn lengths(number: &Number) -> String {
    let mut text = String::new();
    let mut last = 0;
    for shape in number.shapes {
        if shape.len() != last {
            if last != 0 {
                text.push('/');
            }
            text.push_str(&number_text(shape.len() as i64));
            last = shape.len();
        }
    }
    text
}

pub(crate) fn ascii_text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Prefix and body.
pub(crate) fn canonical(number: &Number, body: &[u8]) -> String {
    let mut text = String::from(number.prefix);
    text.push_str(&ascii_text(body));
    text
}

/// The body as people write it; of one that is typed in part, the part.
pub(crate) fn masked(number: &Number, body: &[u8]) -> String {
    let mut body = body.iter().map(|byte| char::from(*byte));
    let mut text = String::new();
    let mut marks = String::new();
    for mark in number.mask.chars() {
        if mark != '#' {
            marks.push(mark);
        } else if let Some(character) = body.next() {
            // Marks stand between characters: none behind the last one typed.
            text.push_str(&marks);
            marks.clear();
            text.push(character);
        }
    }
    text.extend(body);
    text
}

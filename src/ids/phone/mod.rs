//! Telephone numbers: to E.164 with the calling code of the country, `+4512345678`.
//!
//! A number is judged by the lengths that the national plan gives out: `unverifiable` where it fits, since only a call
//! can tell. Source: ITU-T E.164 (at most 15 digits); calling codes, national lengths and trunk prefixes from
//! libphonenumber's metadata (Apache-2.0, npm `libphonenumber-js` 1.13.16), widened where a plan is open, seen 2026-11.

mod plans;
mod read;

use self::plans::Plan;
use self::read::{Dialled, Fault, dial};
use super::country::Country;
use super::explain::ascii_text;
use super::{Finding, Verdict};
use crate::node::number_text;
use crate::problem::{Params, Problem, Severity};
use crate::text::{cut, nth, trim};

pub(crate) fn verdict(text: &str, country: Option<Country>) -> Verdict {
    match dial(text, country) {
        Ok(number) => number.verdict(),
        Err(Fault::Country) => Verdict::Unverifiable,
        Err(_) => Verdict::Invalid,
    }
}

pub(crate) fn examine(text: &str, country: Option<Country>) -> Finding {
    let fault = match dial(text, country) {
        Ok(number) => return fine(&number),
        Err(fault) => fault,
    };
    let problem = match fault {
        Fault::Country => {
            let typed = trim(text).to_owned();
            let problem = Problem::warning("phone.country", Params::new());
            return with(Verdict::Unverifiable, typed.clone(), typed, problem);
        }
        Fault::CallingCode => Problem::error("phone.calling_code", Params::new()),
        Fault::Character(place) => {
            let found = nth(text, place);
            let params = Params::new().number("position", place).text("found", found).text("expected", "0-9");
            Problem::error("phone.character", params).suggesting(with_digits(text, country))
        }
        Fault::Length { plan, found } => length(Severity::Error, &plan, found).suggesting(if found > plan.most {
            halves(text, country)
        } else {
            Vec::new()
        }),
    };
    Finding::invalid(text, problem)
}

fn with(verdict: Verdict, canonical: String, formatted: String, problem: Problem) -> Finding {
    Finding { verdict, canonical, formatted, problems: vec![problem] }
}

fn fine(number: &Dialled) -> Finding {
    let canonical = number.write(0);
    let found = number.digits.length;
    let formatted = number.write(number.plan.spaces(found));
    if number.extension.length > 0 {
        let params = Params::new().text("found", &ascii_text(number.extension.as_slice()));
        return with(number.verdict(), canonical, formatted, Problem::warning("phone.extension", params));
    }
    if number.verdict() == Verdict::Unusual {
        return with(Verdict::Unusual, canonical, formatted, length(Severity::Warning, &number.plan, found));
    }
    Finding { verdict: Verdict::Unverifiable, canonical, formatted, problems: Vec::new() }
}

/// Too short or too long: the digits of the national number that there should be, and those that there are.
fn length(severity: Severity, plan: &Plan, found: usize) -> Problem {
    let mut expected = number_text(plan.fewest as i64);
    if plan.most != plan.fewest {
        expected.push('–');
        expected.push_str(&number_text(plan.most as i64));
    }
    let code = if found < plan.fewest { "phone.short" } else { "phone.long" };
    Problem::new(severity, &[code], Params::new().text("expected", &expected).number("found", found))
}

/// With the digits that look like the letters in it, where that makes a number.
fn with_digits(text: &str, country: Option<Country>) -> Vec<String> {
    let mut mended = String::with_capacity(text.len());
    for character in text.chars() {
        mended.push(match character {
            'O' | 'o' => '0',
            'I' | 'l' | 'i' | 'L' => '1',
            other => other,
        });
    }
    let mut found = Vec::new();
    offer(&mended, country, &mut found);
    found
}

/// Each of two numbers in one box.
fn halves(text: &str, country: Option<Country>) -> Vec<String> {
    let mut found = Vec::new();
    for mark in *b"/,;" {
        if let Some((first, second)) = cut(text, mark) {
            offer(first, country, &mut found);
            offer(second, country, &mut found);
        }
    }
    found
}

fn offer(text: &str, country: Option<Country>, found: &mut Vec<String>) {
    if let Ok(number) = dial(text, country)
        && number.verdict() == Verdict::Unverifiable
    {
        found.push(number.write(0));
    }
}

//! The module that a page loads first: what the form asks for, whether all is right, and the key. What is to be said of
//! what is wrong, the checkout module says.
//!
//! Before a call the texts that it is given cross character by character, the last text first; behind it the texts that it answers,
//! byte by byte from the end. www/ts/first/module.ts is the other side.

mod given;

use crate::check::{Checker, Report};
use crate::fields;
use crate::key;
use crate::ids::{self, Country, Scheme};
use crate::problem::Problem;
use given::Given;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State { checkers: Vec::new(), texts: Vec::new(), answer: Answer(Vec::new()) }) };
}

struct State {
    /// One for each profile, by number.
    checkers: Vec<Checker>,
    /// What is given, the last text first.
    texts: Vec<String>,
    answer: Answer,
}

/// Stands behind the last text of a list.
const END: &str = "\0";

/// Puts a character behind the last text; below zero, begins a text.
#[wasm_bindgen]
pub fn put(code: i32) {
    STATE.with_borrow_mut(|State { texts, .. }| match texts.last_mut() {
        Some(text) if code >= 0 => text.push(char::from_u32(code as u32).unwrap_or(char::REPLACEMENT_CHARACTER)),
        _ => texts.push(String::new()),
    });
}

/// Takes the last byte of the answer, below zero where there is none.
#[wasm_bindgen]
pub fn take() -> i32 {
    STATE.with_borrow_mut(|State { answer, .. }| answer.0.pop().map_or(-1, i32::from))
}

/// Reads a profile that is known to be right, and gives its number.
#[wasm_bindgen]
pub fn open() -> usize {
    STATE.with_borrow_mut(|State { checkers, texts, .. }| {
        let profile = Given::of(texts).profile();
        checkers.push(Checker::without_words(profile));
        checkers.len() - 1
    })
}

/// Judges a customer. Gives 1 where all is right, 2 more where an electronic invoice is due, and four times the key's version.
///
/// Answers the kind, the endpoint, a list of the key's digest, value and rule, a list of values, each behind its field, and
/// the severity of each problem behind its field.
#[wasm_bindgen]
pub fn check(checker: usize) -> u32 {
    asked(checker, |checker, given, answer| {
        let Report { valid, kind, values, key, endpoint, e_invoice, problems } = checker.report(given);
        answer.say(kind);
        answer.say(endpoint.as_deref().unwrap_or_default());
        if let Some(key) = &key {
            answer.say(&key.digest);
            answer.say(&key.value);
            answer.list(&key.rule);
        } else {
            answer.say(END);
        }
        for (field, value) in values.iter() {
            answer.say(field);
            answer.say(value);
        }
        answer.say(END);
        for problem in &problems {
            answer.say(&problem.field);
            answer.say(problem.severity.as_str());
        }
        u32::from(valid) + 2 * u32::from(e_invoice) + 4 * key::VERSION
    })
}

/// What the form should show. Gives nothing.
///
/// Answers the kind, a list of the selector's names, and for each field its name, scheme, autocomplete token and inputmode,
/// whether it is required and whether it is relevant (empty: no), and a list of the names that feed it.
#[wasm_bindgen]
pub fn form(checker: usize) -> u8 {
    asked(checker, |checker, given, answer| {
        let setting = checker.settle(given);
        let profile = checker.profile();
        answer.say(setting.kind);
        answer.list(profile.selector.as_ref().map_or(&[], |selector| &selector.sources));
        for name in checker.shown() {
            let field = fields::named(name);
            let scheme = field.and_then(|field| profile.scheme_of(field));
            let (required, relevant) = checker.stance(name, &setting);
            answer.say(name);
            answer.say(scheme.map_or("", |scheme| scheme.id()));
            answer.say(field.map_or("", |field| field.autocomplete));
            answer.say(field.map_or("", |field| field.inputmode));
            answer.say(if required { "1" } else { "" });
            answer.say(if relevant { "1" } else { "" });
            for source in profile.sources_of(name) {
                answer.say(source);
            }
            answer.say(END);
        }
        0
    })
}

/// Judges a value as that of a field: the field's name, the value, and the rest of the customer. Gives 1 where it is right.
///
/// Answers the value in canonical form and the form for people.
#[wasm_bindgen]
pub fn field(checker: usize) -> u8 {
    asked(checker, |checker, given, answer| {
        let (name, value) = (given.text(), given.text());
        let finding = checker.judge_field(&name, &value, given);
        answer.say(&finding.canonical);
        answer.say(&finding.formatted);
        u8::from(!finding.problems.iter().any(Problem::is_error))
    })
}

/// Formats what is typed: a scheme, a text and a country, else the profile's. Gives the caret twice, and one more where the
/// text can still become valid.
///
/// Answers the text.
#[wasm_bindgen]
pub fn format(checker: usize, caret: usize) -> usize {
    asked(checker, |checker, given, answer| {
        let (scheme, text, country) = (given.text(), given.text(), given.text());
        let country = Country::parse(&country).or_else(|| Country::parse(checker.profile().country.as_deref()?));
        let Some(scheme) = Scheme::named(&scheme) else { return 0 };
        let formatted = ids::format(scheme, &text, caret, country);
        answer.say(&formatted.text);
        2 * formatted.caret + usize::from(formatted.possible)
    })
}

/// Asks a checker; one that is not there answers nothing.
fn asked<T: Default>(checker: usize, ask: impl FnOnce(&Checker, &mut Given, &mut Answer) -> T) -> T {
    STATE.with_borrow_mut(|State { checkers, texts, answer }| {
        let mut given = Given::of(texts);
        checkers.get(checker).map(|checker| ask(checker, &mut given, answer)).unwrap_or_default()
    })
}

/// The texts of an answer, before each a byte that is in no text.
struct Answer(Vec<u8>);

impl Answer {
    #[inline(never)]
    fn say(&mut self, text: &str) {
        self.0.push(u8::MAX);
        self.0.extend_from_slice(text.as_bytes());
    }

    fn list(&mut self, texts: &[String]) {
        for text in texts {
            self.say(text);
        }
        self.say(END);
    }
}

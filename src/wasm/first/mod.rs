//! The module that a page loads first: what the form asks for, whether all is right, and the key. What is to be said of
//! what is wrong, the checkout module says.
//!
//! Before a call the texts that it is given cross character by character, the last text first; behind it the texts that it answers,
//! byte by byte from the end. www/ts/first/module.ts is the other side.

mod given;

use crate::check::Checker;
use crate::fields;
use crate::ids::{self, Country, Scheme};
use crate::key;
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

/// Asks a checker by its number, with a caret where one is given with it. Gives a number and leaves an answer:
///
/// 0. Reads a profile that is known to be right. Gives the checker's number.
/// 1. Judges a customer. Gives 1 where all is right, 2 more where an electronic invoice is due, and four times the key's version.
///    Answers the kind, the endpoint, a list of the key's digest, value and rule, a list of values, each behind its field, and the
///    severity of each problem behind its field.
/// 2. What the form should show for a customer. Answers the kind, a list of the selector's names, and for each field a list of its
///    name, scheme, autocomplete token and inputmode, whether it is required and whether it is relevant (empty: no), and
///    the names that feed it.
/// 3. Judges a value, which is not empty, as that of a field: the field's name, the value, and the rest of the customer. Gives 1 where
///    it is right. Answers the value in canonical form and the form for people.
/// 4. Formats what is typed: a scheme, a text and a country, else the profile's. Gives the caret twice, and one more where
///    the text can still become valid. Answers the text.
#[wasm_bindgen]
pub fn call(method: u8, checker: usize, caret: usize) -> usize {
    STATE.with_borrow_mut(|State { checkers, texts, answer }| {
        let mut given = Given(std::mem::take(texts));
        if method == 0 {
            checkers.push(Checker::without_words(given.profile()));
            return checkers.len() - 1;
        }
        let Some(checker) = checkers.get(checker) else { return 0 };
        match method {
            1 => check(checker, &given, answer),
            2 => form(checker, &given, answer),
            3 => {
                let (name, value) = (given.text(), given.text());
                let finding = checker.judge_value(&name, &value, &mut checker.settle(&given));
                answer.say(&finding.canonical);
                answer.say(&finding.formatted);
                usize::from(!finding.problems.iter().any(Problem::is_error))
            }
            _ => {
                let (scheme, text, country) = (given.text(), given.text(), given.text());
                let country =
                    Country::parse(&country).or_else(|| Country::parse(checker.profile().country.as_deref()?));
                let Some(scheme) = Scheme::named(&scheme) else { return 0 };
                let formatted = ids::format(scheme, &text, caret, country);
                answer.say(&formatted.text);
                2 * formatted.caret + usize::from(formatted.possible)
            }
        }
    })
}

fn check(checker: &Checker, given: &Given, answer: &mut Answer) -> usize {
    let judged = checker.judge(given);
    let endpoint = judged.endpoint();
    answer.say(judged.kind);
    answer.say(endpoint.as_deref().unwrap_or_default());
    if let Some((rule, value)) = checker.identity(&judged) {
        answer.say(&key::digest(&value));
        answer.say(&value);
        answer.list(rule);
    } else {
        answer.list(&[]);
    }
    for (field, value) in judged.values.iter() {
        answer.say(field);
        answer.say(value);
    }
    answer.list(&[]);
    for problem in &judged.problems {
        answer.say(&problem.field);
        answer.say(problem.severity.as_str());
    }
    let e_invoice = endpoint.is_some() && checker.wants_e_invoice(&judged);
    usize::from(judged.is_valid()) + 2 * usize::from(e_invoice) + 4 * key::VERSION as usize
}

fn form(checker: &Checker, given: &Given, answer: &mut Answer) -> usize {
    let setting = checker.settle(given);
    let profile = checker.profile();
    answer.say(setting.kind);
    answer.list(profile.selector.as_ref().map_or(&[], |selector| &selector.sources));
    for name in profile.fed() {
        let field = fields::brief(name).unwrap_or_default();
        let (required, relevant) = checker.stance(name, &setting);
        answer.say(name);
        answer.say(profile.scheme_named(field.scheme).map_or("", |scheme| scheme.id()));
        answer.say(field.autocomplete);
        answer.say(field.inputmode);
        answer.say(if required { "1" } else { "" });
        answer.say(if relevant { "1" } else { "" });
        for source in &profile.sources_of(name) {
            answer.say(source);
        }
        answer.list(&[]);
    }
    0
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

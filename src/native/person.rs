//! One number, explained to a person.

use super::query::Identifier;
use super::{End, pipe};
use crate::error::Error;
use crate::ids::Answer;
use crate::problem::Problem;
use unicode_width::UnicodeWidthChar;

/// Examines a number and prints what is known about it.
pub(super) fn id(scheme: &str, value: &str, identifier: &Identifier) -> Result<End, Error> {
    let answer = identifier.ask(scheme, value, None)?;
    pipe::print(&explain(&answer, identifier))?;
    Ok(if answer.is_valid() { End::Good } else { End::SomeInvalid })
}

fn explain(answer: &Answer, identifier: &Identifier) -> String {
    let label = identifier.catalogue.label(answer.scheme.id());
    let mut text = format!("{label}: {}\n", answer.verdict.as_str());
    for (name, form) in [("canonical", &answer.canonical), ("formatted", &answer.formatted)] {
        if let Some(form) = form {
            text.push_str(&format!("  {name}  {}\n", shown(form)));
        }
    }
    for problem in &answer.problems {
        text.push('\n');
        if let Some(caret) = caret(problem, &answer.input) {
            text.push_str(&format!("  {}\n  {caret}\n", shown(&answer.input)));
        }
        text.push_str(&format!("  {} ({})\n", shown(&problem.message), problem.code));
        if !problem.suggestions.is_empty() {
            let meant = identifier.catalogue.text("ui.suggestions", |_| None);
            text.push_str(&format!("  {meant} {}\n", shown(&problem.suggestions.join(", "))));
        }
    }
    text
}

/// A caret under the character that the problem speaks of.
fn caret(problem: &Problem, input: &str) -> Option<String> {
    let position: usize = problem.params.get("position")?.parse().ok()?;
    let before = position.checked_sub(1)?;
    let columns: usize = shown(input).chars().take(before).map(|character| character.width().unwrap_or(0)).sum();
    Some([&" ".repeat(columns), "^"].concat())
}

/// The text as a terminal may see it: a control character is a mark of its own, and does nothing.
fn shown(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { '\u{FFFD}' } else { character }).collect()
}

//! The rows that a person has to correct: as they came, and why they can't be taken.

use super::Outcome;
use super::texts::Texts;
use crate::decide::{Decided, Decision};
use crate::node::{Node, Object, ToNode};
use crate::sheet::Column;

/// Whether a person has to correct the row before it can be imported: something in it is wrong or missing, several
/// debtors may be meant, or what identifies the customer is missing.
#[must_use]
pub fn is_faulty(decided: &Decided) -> bool {
    matches!(decided.decision, Decision::Invalid | Decision::Ambiguous { .. }) || decided.reason == "no_key"
}

/// The original columns, so that the corrected file can be read as it is, and ours behind them.
pub(super) fn columns(texts: &Texts, header: &[String]) -> Vec<Column> {
    let own = [("sheet.row", 16), ("sheet.decision", 16), ("sheet.problems", 80), ("sheet.suggestions", 40)];
    let own = own.into_iter().map(|(key, width)| Column::new(texts.get(key)).width(width));
    header.iter().map(|name| Column::new(name.clone())).chain(own).collect()
}

pub(super) fn cells(texts: &Texts, header: &[String], outcome: &Outcome<'_>) -> Vec<String> {
    let decided = outcome.decided;
    let width = header.len();
    let mut cells: Vec<String> = outcome.cells.iter().take(width).map(|cell| (*cell).to_owned()).collect();
    cells.resize(width, String::new());
    cells.push(decided.row.to_string());
    cells.push(texts.decision(decided));
    let mut reasons = Vec::new();
    if decided.decision != Decision::Invalid || decided.problems.is_empty() {
        reasons.push(decided.message.clone());
    }
    if !decided.problems.is_empty() {
        reasons.push(texts.problems(&decided.problems));
    }
    let beyond = outcome.cells.get(width..).unwrap_or_default();
    if !beyond.is_empty() {
        reasons.push(texts.with_found("sheet.further", &beyond.join(" | ")));
    }
    cells.push(reasons.join(" | "));
    cells.push(texts.suggestions(&decided.problems));
    cells
}

pub(super) fn node(header: &[String], outcome: &Outcome<'_>) -> Node {
    let decided = outcome.decided;
    let mut object = Object::default();
    object
        .number("row", decided.row as usize)
        .text("decision", decided.decision.as_str())
        .text("reason", decided.reason)
        .text("message", &decided.message)
        .with("header", header.to_vec().to_node())
        .with("cells", Node::List(outcome.cells.iter().map(|cell| Node::Text((*cell).to_owned())).collect()));
    if let Decision::Ambiguous { candidates } = &decided.decision {
        object.with("candidates", candidates.to_node());
    }
    object.with("problems", decided.problems.to_node()).done()
}

//! JSON text to exchange trees and back.

use super::fault::Fault;
use crate::node::Node;

/// What some programs put before a text.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The bytes as text, a byte order mark at the beginning left out.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Fault> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("this is not UTF-8: the fault is {} bytes from the beginning", error.valid_up_to());
        Fault::new("input.utf8", message)
    })
}

/// Reads one JSON value; a fault tells line and column, both from 1.
pub(super) fn parse(text: &str) -> Result<Node, Fault> {
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let message = error.to_string();
        let place = format!(" at line {line} column {column}");
        let message = message.strip_suffix(&place).unwrap_or(&message).to_owned();
        Fault::new("input.json", message).on_line(line as u64).in_column(characters(text, line, column))
    })
}

/// The most values that one customer or one profile may have: far more than any has, few enough to be quick.
const VALUES: usize = 10_000;

/// The most values that one order may have: Magento writes some 60 for each line, and most lines twice.
const ORDER_VALUES: usize = 200_000;

/// Holds a customer or a profile to be an object of a bounded number of values.
pub(super) fn bounded(node: &Node, what: &str) -> Result<(), Fault> {
    bounded_by(node, what, VALUES)
}

/// Holds an order to be an object of a bounded number of values.
pub(super) fn bounded_order(order: &Node) -> Result<(), Fault> {
    bounded_by(order, "an order", ORDER_VALUES)
}

fn bounded_by(node: &Node, what: &str, most: usize) -> Result<(), Fault> {
    if !matches!(node, Node::Map(_)) {
        return Err(Fault::new("input.object", format!("{what} is a JSON object, and this is another value")));
    }
    if node.count() > most {
        return Err(Fault::new("input.too_large", format!("{what} has at most {most} values, and this one has more")));
    }
    Ok(())
}

/// The parser counts bytes, people count characters.
fn characters(text: &str, line: usize, column: usize) -> u64 {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let within = line.char_indices().take_while(|(start, _)| *start < column).count();
    within.max(usize::from(column > 0)) as u64
}

/// Appends the JSON of a tree, byte for byte as `JSON.stringify` writes it.
pub(super) fn write(node: &Node, out: &mut Vec<u8>) {
    // A tree has text keys alone and a vector takes all bytes, so that nothing here can fail.
    let _ = serde_json::to_writer(out, node);
}

/// The JSON of a tree, indented, with a line feed at the end.
pub(super) fn pretty(value: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

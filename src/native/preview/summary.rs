//! What came of a file, for the person at the terminal.

use super::tally::Tally;
use crate::mapping::Mapping;
use crate::problem::Catalogue;
use crate::profile::Profile;
use std::fmt::Write;

/// The decisions in the order in which they are told.
const DECISIONS: &[&str] =
    &["create", "update", "unchanged", "skip", "duplicate", "ambiguous", "invalid", "collect", "fallback", "protected"];

/// The most kinds of problems that are told.
const MOST: usize = 10;

/// `1,234,567`
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What is told of the columns before the rows are read.
pub(super) fn columns(mapping: &Mapping, catalogue: &Catalogue) -> String {
    let used = mapping.columns().iter().filter(|column| column.field.is_some()).count();
    let unused: Vec<&str> = mapping
        .columns()
        .iter()
        .filter(|column| column.field.is_none() && !column.header.trim().is_empty())
        .map(|column| column.header.trim())
        .collect();
    let mut text = format!("{used} of {} columns are used", mapping.columns().len());
    if !unused.is_empty() {
        let _ = write!(text, "; not used: {}", unused.join(", "));
    }
    text.push('\n');
    for problem in mapping.problems() {
        text.push_str(&problem.message);
        if !problem.suggestions.is_empty() {
            let meant = catalogue.text("ui.suggestions", |_| None);
            let _ = write!(text, " {meant} {}", problem.suggestions.join(", "));
        }
        text.push('\n');
    }
    text
}

/// The rows by decision, the most frequent problems, and what is odd about the file.
pub(super) fn rows(tally: &Tally, catalogue: &Catalogue) -> String {
    let mut text = format!("{} rows\n", grouped(tally.rows));
    let told = DECISIONS.iter().filter_map(|decision| {
        let label = catalogue.text(&["decision.", decision].concat(), |_| None);
        Some((label, *tally.decisions.get(decision)?))
    });
    table(&mut text, told.collect());
    let mut problems: Vec<_> = tally.problems.iter().collect();
    problems.sort_by(|(_, (one, _)), (_, (other, _))| other.cmp(one));
    let more = problems.len().saturating_sub(MOST);
    let told = problems.into_iter().take(MOST).map(|((code, field), (count, message))| {
        let label = if field.is_empty() { String::new() } else { catalogue.label(field) };
        // Some messages name their field themselves.
        let label = if label.is_empty() || message.contains(&label) { String::new() } else { label + ": " };
        (format!("{code}  {label}{message}"), *count)
    });
    let told: Vec<(String, u64)> = told.collect();
    if !told.is_empty() {
        text.push_str("Problems, the first of each kind:\n");
        for (problem, count) in told {
            let _ = writeln!(text, "  {:>9}  {problem}", grouped(count));
        }
        if more > 0 {
            let _ = writeln!(text, "  and {more} further kinds");
        }
    }
    if !tally.odd.is_empty() {
        text.push_str("Odd cells of the file, the first of each kind:\n");
        for (code, (count, line, column)) in &tally.odd {
            let column = column.map(|column| format!(", column {column}")).unwrap_or_default();
            let message = catalogue.text(code, |_| None);
            let _ = writeln!(text, "  {:>9}  {code}  line {line}{column}: {message}", grouped(*count));
        }
    }
    text
}

/// Names and numbers, aligned.
fn table(text: &mut String, lines: Vec<(String, u64)>) {
    let width = lines.iter().map(|(label, _)| unicode_width::UnicodeWidthStr::width(label.as_str())).max();
    for (label, count) in lines {
        let gap = width.unwrap_or_default() - unicode_width::UnicodeWidthStr::width(label.as_str());
        let _ = writeln!(text, "  {label}{:gap$}  {:>9}", "", grouped(count));
    }
}

/// Columns of the system whose names are not published.
pub(super) fn uncertain(profile: &Profile) -> String {
    let import = profile.accounts.as_ref().and_then(|accounts| accounts.import.as_ref());
    let columns = import.map_or(&[][..], |import| &import.columns);
    let names: Vec<&str> =
        columns.iter().filter(|column| column.certain == Some(false)).map(|column| column.header.as_str()).collect();
    if names.is_empty() {
        return String::new();
    }
    if names.len() == columns.len() {
        return format!(
            "None of the column names of `{}` is published: compare them with the system's own import before you use the file.\n",
            profile.name
        );
    }
    format!(
        "The names of {} of the {} columns of `{}` are not published: compare them with the system's own template ({}).\n",
        names.len(),
        columns.len(),
        profile.name,
        names.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn numbers_are_grouped_in_threes() {
        let grouped = [0, 12, 999, 1000, 1_234_567].map(grouped);
        assert_eq!(grouped, ["0", "12", "999", "1,000", "1,234,567"]);
    }
}

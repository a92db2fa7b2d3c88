//! Rows asked for: which ones, in which order.

use super::Session;
use crate::decide::DECISIONS;
use crate::error::Error;
use crate::node::{At, FromNode, Node, record};
use crate::problem::Severity;
use std::cmp::Ordering;

record! {
    /// Which rows are asked for.
    pub struct Query {
        /// The first of them, among all that the filter lets through.
        from: u32,
        /// How many; 100 where nothing is said, 10,000 at most.
        count: Option<u32>,
        /// Which rows.
        filter: Option<Filter>,
        /// In which order; that of the file where nothing is said.
        sort: Option<Sort>,
    }
}

record! {
    /// Which rows; each word that is said must hold.
    pub struct Filter {
        /// Those with one of these decisions.
        decisions: Vec<String>,
        /// Those with problems, or those without; what is odd about the file's own form counts.
        problems: Option<bool>,
        /// Those with a problem of that code.
        code: Option<String>,
        /// Those with a problem in that field.
        field: Option<String>,
        /// Those with a cell that holds the text; case does not count.
        search: Option<String>,
        /// Those that were edited, or those that were not.
        edited: Option<bool>,
    }
}

record! {
    /// In which order; rows that are equal stay in that of the file.
    pub struct Sort {
        /// By a column, counted from 0: numbers by their size before other texts, empty cells last.
        column: Option<u32>,
        /// By something else: `decision`, `row`.
        by: Option<String>,
        /// The other way round; empty cells stay last.
        descending: bool,
    }
}

impl Default for Query {
    fn default() -> Self {
        Self::decode(None)
    }
}

impl Default for Filter {
    fn default() -> Self {
        Self::decode(None)
    }
}

impl Query {
    /// The most rows of one answer.
    pub const MOST: u32 = 10_000;

    /// Reads a query. A sort may name `"decision"` or `"row"` as its column too.
    ///
    /// # Errors
    /// `preview.query` with the JSON path, and the nearest name where one was misspelt.
    pub fn read(node: &Node) -> Result<Self, Error> {
        Self::from_node(&sorted_by(node), &At::ROOT).map_err(|error| error.coded("preview.query"))
    }
}

/// A query whose sort says `by` where it names no column but something else.
pub(super) fn sorted_by(node: &Node) -> Node {
    let mut node = node.clone();
    if let Node::Map(entries) = &mut node
        && let Some((_, Node::Map(sort))) = entries.iter_mut().find(|(key, _)| key == "sort")
        && let Some((key, _)) = sort.iter_mut().find(|(key, node)| key == "column" && matches!(node, Node::Text(_)))
    {
        "by".clone_into(key);
    }
    node
}

/// The rows of the last query, in their order.
pub(super) struct View {
    filter: Option<Filter>,
    sort: Option<Sort>,
    revision: u64,
    rows: Vec<u32>,
}

impl Session {
    /// The places of the rows that a query means; none for all in their order.
    pub(super) fn find(&mut self, filter: Option<&Filter>, sort: Option<&Sort>) -> Result<Option<&[u32]>, Error> {
        let (filter, sort) = (filter.filter(|filter| **filter != Filter::default()), sort.filter(|sort| sort.is_any()));
        if filter.is_none() && sort.is_none() {
            return Ok(None);
        }
        let is_it = |view: &View| {
            view.revision == self.revision && view.filter.as_ref() == filter && view.sort.as_ref() == sort
        };
        if !self.view.as_ref().is_some_and(is_it) {
            let mut rows = self.filtered(filter)?;
            if let Some(sort) = sort {
                self.sort(&mut rows, sort)?;
            }
            let (filter, sort) = (filter.cloned(), sort.cloned());
            self.view = Some(View { filter, sort, revision: self.revision, rows });
        }
        Ok(self.view.as_ref().map(|view| view.rows.as_slice()))
    }

    fn filtered(&self, filter: Option<&Filter>) -> Result<Vec<u32>, Error> {
        let all = 0..self.outcomes.len() as u32;
        let Some(filter) = filter else { return Ok(all.collect()) };
        let mut decisions = [filter.decisions.is_empty(); 10];
        for word in &filter.decisions {
            let place = DECISIONS.iter().position(|known| known == word);
            let unknown = || Error::unknown("preview.query", "decision", word, DECISIONS);
            if let Some(is_wanted) = decisions.get_mut(place.ok_or_else(unknown)?) {
                *is_wanted = true;
            }
        }
        let sets = self.outcomes.tallies.with(|kind| {
            filter.code.as_ref().is_none_or(|code| *code == kind.code)
                && filter.field.as_ref().is_none_or(|field| *field == kind.field)
        });
        let is_asked = filter.code.is_some() || filter.field.is_some();
        let is_odd = |place: usize| {
            let field = filter.field.as_deref().unwrap_or_default();
            field.is_empty() && filter.code.as_deref().is_some_and(|code| self.is_odd(place, Some(code)))
        };
        let needle = filter.search.as_deref().map(str::to_lowercase).filter(|needle| !needle.is_empty());
        let holds = |row: &u32| {
            let place = *row as usize;
            let Some(outcome) = self.outcomes.get(place) else { return false };
            decisions.get(outcome.decision as usize) == Some(&true)
                && (!is_asked || sets.get(outcome.problems as usize) == Some(&true) || is_odd(place))
                && filter
                    .problems
                    .is_none_or(|problems| problems == (outcome.problems != 0 || self.is_odd(place, None)))
                && filter.edited.is_none_or(|edited| edited == self.edits.is_edited(place))
                && needle.as_deref().is_none_or(|needle| self.cells_of(place).iter().any(|cell| holds(cell, needle)))
        };
        Ok(all.filter(holds).collect())
    }

    fn sort(&self, rows: &mut [u32], sort: &Sort) -> Result<(), Error> {
        let flip = |order: Ordering| if sort.descending { order.reverse() } else { order };
        match (sort.column, sort.by.as_deref()) {
            (Some(column), _) => {
                let mut keyed: Vec<(Key, u32)> =
                    rows.iter().map(|row| (self.key(*row as usize, column as usize), *row)).collect();
                keyed.sort_by(|(one, _), (other, _)| match (one, other) {
                    (Key::Empty, _) | (_, Key::Empty) => one.cmp(other),
                    _ => flip(one.cmp(other)),
                });
                for (row, (_, place)) in rows.iter_mut().zip(keyed) {
                    *row = place;
                }
            }
            (None, Some("decision")) => {
                rows.sort_by(|one, other| {
                    let place = |row: &u32| self.outcomes.get(*row as usize).map(|outcome| outcome.decision);
                    flip(place(one).cmp(&place(other)))
                });
            }
            (None, None | Some("row")) if sort.descending => rows.reverse(),
            (None, None | Some("row")) => {}
            (None, Some(other)) => {
                return Err(Error::unknown("preview.query", "order", other, &["decision", "row"]));
            }
        }
        Ok(())
    }

    fn key(&self, row: usize, column: usize) -> Key {
        let cells = self.cells_of(row);
        let cell = cells.get(column).copied().unwrap_or_default().trim();
        if cell.is_empty() {
            return Key::Empty;
        }
        match decimal(cell) {
            Some(number) => Key::Number(number),
            None => Key::Text(cell.to_lowercase()),
        }
    }

    /// The next row with a problem behind a place (or the first of all), among those that the filter lets through; from the
    /// last the search goes on at the beginning. Errors come before warnings only in that both count.
    ///
    /// # Errors
    /// `preview.query`.
    pub fn next_problem(&mut self, after: Option<usize>, filter: Option<&Filter>) -> Result<Option<usize>, Error> {
        let mut filter = filter.cloned().unwrap_or_default();
        filter.problems = Some(true);
        let severe = self.outcomes.tallies.with(|kind| kind.severity == Severity::Error);
        let rows = self.find(Some(&filter), None)?.unwrap_or_default().to_vec();
        let is_severe = |row: &&u32| {
            self.outcomes
                .get(**row as usize)
                .is_some_and(|outcome| severe.get(outcome.problems as usize) == Some(&true))
        };
        let is_behind = |row: &&u32| after.is_none_or(|after| **row as usize > after);
        let errors = || rows.iter().filter(is_severe);
        let found = errors().find(is_behind).or_else(|| errors().next());
        let found = found.or_else(|| rows.iter().find(is_behind)).or_else(|| rows.first());
        Ok(found.map(|row| *row as usize))
    }
}

impl Sort {
    fn is_any(&self) -> bool {
        self.column.is_some() || self.descending || self.by.as_deref().is_some_and(|by| by != "row")
    }
}

/// A number as people write it: digits, at most one mark among them, and a sign in front. As exact as sorting needs.
fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mut value, mut unit, mut has_digit, mut has_mark) = (0.0, 1.0, false, false);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                value = value * 10.0 + f64::from(byte & 15);
                has_digit = true;
                if has_mark {
                    unit *= 10.0;
                }
            }
            b'.' | b',' if !has_mark => has_mark = true,
            _ => return None,
        }
    }
    let number = value / unit;
    (has_digit && number.is_finite()).then_some(if text.starts_with('-') { -number } else { number })
}

/// By what a column is sorted.
#[derive(Debug)]
enum Key {
    Number(f64),
    Text(String),
    Empty,
}

impl Key {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => one.total_cmp(two),
            (Self::Text(one), Self::Text(two)) => one.cmp(two),
            (Self::Number(_), _) => Ordering::Less,
            (_, Self::Number(_)) => Ordering::Greater,
            (Self::Empty, Self::Empty) => Ordering::Equal,
            (Self::Empty, _) => Ordering::Greater,
            (_, Self::Empty) => Ordering::Less,
        }
    }
}

/// Whether a cell holds a text that is in lower case.
fn holds(cell: &str, needle: &str) -> bool {
    if cell.is_ascii() {
        return cell.as_bytes().windows(needle.len()).any(|part| part.eq_ignore_ascii_case(needle.as_bytes()));
    }
    cell.to_lowercase().contains(needle)
}

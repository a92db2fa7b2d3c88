//! Rows with all there is to say of them, made again for those that somebody looks at.

use super::Session;
use super::query::Query;
use crate::decide::{Change, Decided, Decision};
use crate::error::Error;
use crate::ids::Country;
use crate::node::{Node, Object, ToNode};
use crate::problem::Problem;

/// The rows of a query.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page {
    /// How many rows the filter lets through.
    pub total: usize,
    /// The place of the first row among those.
    pub from: usize,
    /// The rows.
    pub rows: Vec<RowView>,
}

/// A row with all there is to say of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RowView {
    /// Its place in the file, from 0, by which it is edited.
    pub index: usize,
    /// What is done with it and why, as `debitor match` says it.
    pub decided: Decided,
    /// The name that the debtor gets.
    pub name: Option<String>,
    /// Its cells as they are now, each with whether it was edited.
    pub cells: Vec<(String, bool)>,
    /// What is odd about the row as the file has it, each with its column from 0 where it is about one cell.
    pub odd: Vec<(Option<usize>, Problem)>,
    /// The field of each column.
    fields: Vec<Option<String>>,
}

impl ToNode for Page {
    fn to_node(&self) -> Node {
        Object::default().number("total", self.total).number("from", self.from).with("rows", self.rows.to_node()).done()
    }
}

impl RowView {
    fn cell(&self, column: usize, value: &str, is_edited: bool) -> Node {
        let mut object = Object::default();
        object.text("value", value);
        if let (false, Some(problem)) = (self.is_wrong(column), self.odd_at(column)) {
            object.with("problem", of_cell(problem));
        }
        if let Some(field) = self.fields.get(column).and_then(Option::as_deref) {
            let of_field = || self.decided.problems.iter().filter(|problem| problem.field == field);
            if let Some(problem) = of_field().find(|problem| problem.is_error()).or_else(|| of_field().next()) {
                object.with("problem", of_cell(problem));
            }
            if let Some(change) = self.changes().iter().find(|change| change.field == field) {
                object.text("from", &change.from).text("to", &change.to);
            }
            if self.decided.withheld.iter().any(|change| change.field == field) {
                object.flag("withheld", true);
            }
            if let Some(canonical) = self.decided.values.get(field).filter(|canonical| *canonical != value) {
                object.text("canonical", canonical);
            }
        }
        if is_edited {
            object.flag("edited", true);
        }
        object.done()
    }

    fn changes(&self) -> &[Change] {
        match &self.decided.decision {
            Decision::Update { changes } => changes,
            _ => &[],
        }
    }

    fn holds(&self, field: &str) -> bool {
        self.fields.iter().flatten().any(|known| known == field)
    }

    /// Whether the field of a column has a problem.
    fn is_wrong(&self, column: usize) -> bool {
        let field = self.fields.get(column).and_then(Option::as_deref);
        field.is_some_and(|field| self.decided.problems.iter().any(|problem| problem.field == field))
    }

    /// The first odd thing of a column.
    fn odd_at(&self, column: usize) -> Option<&Problem> {
        self.odd.iter().find(|(at, _)| *at == Some(column)).map(|(_, problem)| problem)
    }

    /// The problems that no cell shows: of fields without a column, further ones of a field with one, and what is odd
    /// about the row beyond its columns.
    fn further(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        for (place, problem) in self.decided.problems.iter().enumerate() {
            let same = |other: &&Problem| other.field == problem.field;
            let of_field = || self.decided.problems.iter().filter(same);
            let shown = of_field().find(|problem| problem.is_error()).or_else(|| of_field().next());
            let is_shown =
                shown.is_some_and(|shown| self.decided.problems.get(place).is_some_and(|own| std::ptr::eq(shown, own)));
            if !self.holds(&problem.field) || !is_shown {
                nodes.push(problem.to_node());
            }
        }
        for (column, problem) in &self.odd {
            let is_shown = |column: usize| {
                let is_first = self.odd_at(column).is_some_and(|first| std::ptr::eq(first, problem));
                is_first && column < self.fields.len() && !self.is_wrong(column)
            };
            if !column.is_some_and(is_shown) {
                nodes.push(problem.to_node());
            }
        }
        nodes
    }
}

/// What was probably meant; of a country also where the system takes nothing but its code.
pub(super) fn meant(problem: &Problem) -> Vec<String> {
    let found = problem.params.get("found").filter(|_| problem.code == "country.unknown");
    let country = found.and_then(|found| Country::parse(&found));
    let code = country.map(|country| country.as_str().to_owned());
    problem.suggestions.iter().cloned().chain(code).collect()
}

pub(super) fn of_cell(problem: &Problem) -> Node {
    Object::default()
        .text("severity", problem.severity.as_str())
        .text("message", &problem.message)
        .text("code", &problem.code)
        .with("suggestions", meant(problem).to_node())
        .done()
}

impl ToNode for RowView {
    fn to_node(&self) -> Node {
        let decided = &self.decided;
        let cells = self.cells.iter().enumerate();
        let cells = cells.map(|(column, (value, is_edited))| self.cell(column, value, *is_edited)).collect();
        let mut object = Object::default();
        object
            .number("index", self.index)
            .number("row", decided.row as usize)
            .text("decision", decided.decision.as_str())
            .text("reason", decided.reason)
            .text("message", &decided.message)
            .text("kind", decided.kind)
            .with("key", decided.key.to_node())
            .maybe("customer", decided.customer.as_deref())
            .maybe("name", self.name.as_deref())
            .flag("edited", self.cells.iter().any(|(_, is_edited)| *is_edited))
            .with("cells", Node::List(cells))
            .with("hints", decided.hints.to_node());
        decided.point(&mut object);
        // What is changed without a cell of its own: by a template, or because a word means more than one field.
        let further = self.changes().iter().filter(|change| !self.holds(&change.field));
        object
            .with("changes", Node::List(further.map(ToNode::to_node).collect()))
            .with("problems", Node::List(self.further()))
            .done()
    }
}

impl Session {
    /// The rows of a query, as far as rows are decided.
    ///
    /// # Errors
    /// `preview.query` for a decision or an order that does not exist.
    pub fn rows(&mut self, query: &Query) -> Result<Page, Error> {
        let (from, count) = (query.from as usize, query.count.unwrap_or(100).min(Query::MOST) as usize);
        let decided = self.outcomes.len();
        let (total, places): (usize, Vec<usize>) = match self.find(query.filter.as_ref(), query.sort.as_ref())? {
            Some(rows) => (rows.len(), rows.iter().skip(from).take(count).map(|row| *row as usize).collect()),
            None => (decided, (from..decided.min(from.saturating_add(count))).collect()),
        };
        self.relate_for(places.iter().max().map_or(0, |last| last + 1));
        let rows = places.into_iter().filter_map(|place| self.row(place)).collect();
        Ok(Page { total, from, rows })
    }

    /// What `debitor match` says of a row, and the name that the debtor gets; none for a row that is not decided. Of hints
    /// to earlier rows those that [`Session::relate`] or [`Session::rows`] came by.
    #[must_use]
    pub fn decided(&self, index: usize) -> Option<(Decided, Option<String>)> {
        let outcome = self.outcomes.get(index)?;
        let earlier = outcome.of.map(|of| (self.cells.line(of as usize), outcome.reason()));
        let mut holder = |token| self.holder(token, index);
        Some(self.matcher.explain(self.cells.line(index), &self.customer(index), earlier, &mut holder))
    }

    /// A row with all there is to say of it; none for one that is not decided.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<RowView> {
        let (decided, name) = self.decided(index)?;
        let mapping = self.mapping.as_ref()?;
        let mut cells: Vec<(String, bool)> =
            self.cells_of(index).into_iter().map(|cell| (cell.to_owned(), false)).collect();
        for (column, _) in self.edits.of(index) {
            if let Some((_, is_edited)) = cells.get_mut(column) {
                *is_edited = true;
            }
        }
        let fields = mapping.columns().iter().map(|column| column.field.clone()).collect();
        Some(RowView { index, decided, name, cells, odd: self.odd(index), fields })
    }
}

//! The grid of customers: a file of those that are there, to be looked through, filtered, sorted and written out.
//!
//! The profile says which columns it has, which are hidden, in which text is searched and which customers are shown only
//! when they are asked for (`accounts.grid`).

use super::out::Format;
use super::query::Sort;
use super::reading;
use super::spread::Spread;
use crate::check::Checker;
use crate::error::Error;
use crate::mapping::{Mapper, Mapping};
use crate::node::{At, FromNode, Node, Object, ToNode, record};
use crate::profile::{Grid as Wishes, Profile};
use crate::sheet::{Column, CsvOptions, CsvWriter, Sheet, XlsxWriter};
use crate::table::{Step, Table};
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::io::Cursor;
use std::sync::Arc;

record! {
    /// Which customers are asked for.
    pub struct GridQuery {
        /// The first of them, among all that the filter lets through.
        from: u32,
        /// How many; 100 where nothing is said, 10,000 at most.
        count: Option<u32>,
        /// Which customers.
        filter: Option<GridFilter>,
        /// In which order: by a column's place, or that of the file.
        sort: Option<Sort>,
    }
}

record! {
    /// Which customers; each word that is said must hold.
    pub struct GridFilter {
        /// Those of that website.
        website: Option<String>,
        /// Those of that country.
        country: Option<String>,
        /// Those with the text in one of the fields that are searched; case does not count.
        text: Option<String>,
        /// Only those that the accounts don't have yet, or only those that they have.
        unsynchronised: Option<bool>,
        /// Those too that the profile shows only when they are asked for.
        archived: bool,
    }
}

impl GridQuery {
    /// Reads a query. A sort may name `"row"` as its column too.
    ///
    /// # Errors
    /// `preview.query` with the JSON path, and the nearest name where one was misspelt.
    pub fn read(node: &Node) -> Result<Self, Error> {
        Self::from_node(&super::query::sorted_by(node), &At::ROOT).map_err(|error| error.coded("preview.query"))
    }
}

impl GridFilter {
    /// Reads a filter.
    ///
    /// # Errors
    /// As for a query.
    pub fn read(node: &Node) -> Result<Self, Error> {
        let filter = Option::<Self>::from_node(node, &At::ROOT).map_err(|error| error.coded("preview.query"))?;
        Ok(filter.unwrap_or_else(|| Self::decode(None)))
    }
}

/// How far a grid is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GridProgress {
    /// The bytes that were fed.
    pub bytes_read: u64,
    /// The customers that were read.
    pub rows: usize,
    /// Whether all are.
    pub is_done: bool,
    /// Whether more bytes have to be fed before there is anything to do.
    pub needs_bytes: bool,
}

impl ToNode for GridProgress {
    fn to_node(&self) -> Node {
        Object::default()
            .text("phase", if self.is_done { "done" } else { "reading" })
            .number("bytes_read", self.bytes_read as usize)
            .number("rows", self.rows)
            .number("decided", self.rows)
            .with("counts", Node::Map(Vec::new()))
            .flag("is_done", self.is_done)
            .flag("needs_bytes", self.needs_bytes)
            .done()
    }
}

/// A customer: the line, and the filled fields by their place among those of the file.
struct Customer {
    line: u32,
    values: Box<[(u16, Box<str>)]>,
    key: Option<Box<str>>,
}

/// A file of customers, to be filtered, ordered and looked at by pages.
///
/// ```
/// use debitor::preview::{Grid, GridQuery};
///
/// let mut grid = Grid::new(debitor::preset("snelstart-magento")?, "en")?;
/// grid.feed(b"Website;Company;E-mail\nshop.nl;Smed;ole@smed.example\nshop.be;Nord;post@nord.example\n")?;
/// grid.finish()?;
/// while !grid.step(1000)?.is_done {}
/// let query = serde_json::from_str(r#"{"filter": {"text": "NORD"}}"#).unwrap();
/// assert_eq!(grid.rows(&GridQuery::read(&query)?)?.get("total").and_then(|total| total.text()).as_deref(), Some("1"));
/// # Ok::<(), debitor::Error>(())
/// ```
pub struct Grid {
    checker: Arc<Checker>,
    mapper: Mapper,
    wishes: Wishes,
    /// The columns, the hidden ones last.
    columns: Vec<String>,
    table: Table,
    mapping: Option<Mapping>,
    /// The first rows, until the columns of the file are known.
    waiting: Vec<(u32, Vec<String>)>,
    /// The fields that the file has.
    fields: Vec<String>,
    customers: Vec<Customer>,
    /// The lines of the customers with the same key.
    by_key: HashMap<Box<str>, Vec<u32>>,
    bytes_read: u64,
    spread: Spread,
    is_fed: bool,
    is_read: bool,
}

/// The columns where a profile says nothing.
const COLUMNS: &[&str] = &["customer_number", "company", "contact", "email", "country", "vat"];
/// The fields in which text is searched where a profile says nothing.
const SEARCH: &[&str] = &["company", "contact", "first_name", "last_name", "email", "vat"];

impl Grid {
    /// A grid under a profile, in a language.
    ///
    /// # Errors
    /// `catalogue.…` when the profile's own texts can't be read.
    pub fn new(profile: Profile, locale: &str) -> Result<Self, Error> {
        let mut wishes = profile.accounts.as_ref().and_then(|accounts| accounts.grid.clone());
        let mut wishes = wishes.take().unwrap_or_else(|| Wishes::decode(None));
        let or_usual = |own: &mut Vec<String>, usual: &[&str]| {
            if own.is_empty() {
                *own = usual.iter().map(|name| (*name).to_owned()).collect();
            }
        };
        or_usual(&mut wishes.columns, COLUMNS);
        or_usual(&mut wishes.search, SEARCH);
        let mut columns = wishes.columns.clone();
        columns.extend(wishes.hidden.iter().filter(|name| !wishes.columns.contains(name)).cloned());
        let mapper = Mapper::new(&profile, locale).for_showing();
        let table = Table::new(reading::options(&mapper));
        let checker = Arc::new(Checker::new(profile, locale)?);
        Ok(Self {
            checker,
            mapper,
            wishes,
            columns,
            table,
            mapping: None,
            waiting: Vec::new(),
            fields: Vec::new(),
            customers: Vec::new(),
            by_key: HashMap::new(),
            bytes_read: 0,
            spread: Spread::default(),
            is_fed: false,
            is_read: false,
        })
    }

    /// Takes the next bytes of the file: CSV or XLSX.
    ///
    /// # Errors
    /// `table.…`.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.bytes_read += bytes.len() as u64;
        self.spread.bytes = self.bytes_read;
        self.table.feed(bytes)
    }

    /// Says that the file is at its end.
    ///
    /// # Errors
    /// `table.…`.
    pub fn finish(&mut self) -> Result<(), Error> {
        self.is_fed = true;
        self.table.finish()
    }

    /// Reads up to so many customers.
    ///
    /// # Errors
    /// `table.…`, `preview.limit` where it is too much to be kept.
    pub fn step(&mut self, most_rows: usize) -> Result<GridProgress, Error> {
        let before = self.customers.len() + self.waiting.len();
        for _ in 0..most_rows {
            if self.is_read {
                break;
            }
            let (line, cells): (u32, Vec<String>) = match self.table.next()? {
                Step::More => break,
                Step::End => {
                    self.is_read = true;
                    self.map();
                    break;
                }
                Step::Row(row) => {
                    self.spread.take(&row)?;
                    (row.line as u32, row.cells().map(str::to_owned).collect())
                }
            };
            if self.mapping.is_some() {
                self.take(line, &cells);
                continue;
            }
            self.waiting.push((line, cells));
            if self.waiting.len() >= reading::SAMPLE {
                self.map();
            }
        }
        let is_idle = before == self.customers.len() + self.waiting.len();
        Ok(GridProgress { needs_bytes: is_idle && !self.is_fed && !self.is_read, ..self.progress() })
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> GridProgress {
        let rows = self.customers.len();
        GridProgress { bytes_read: self.bytes_read, rows, is_done: self.is_read, needs_bytes: false }
    }

    /// Finds out what the columns of the file are, and takes the rows that waited for it.
    fn map(&mut self) {
        if self.mapping.is_some() {
            return;
        }
        let waiting = std::mem::take(&mut self.waiting);
        let cells: Vec<&Vec<String>> = waiting.iter().map(|(_, cells)| cells).collect();
        let header = reading::header(&self.table, cells.iter().map(|cells| cells.len()).max());
        let mapping = self.mapper.map(&header, &cells);
        self.fields = mapping.columns().iter().filter_map(|column| column.field.clone()).collect();
        self.mapping = Some(mapping);
        for (line, cells) in &waiting {
            self.take(*line, cells);
        }
    }

    fn take(&mut self, line: u32, cells: &[String]) {
        let Some(mapping) = &self.mapping else { return };
        let customer = mapping.row_to_customer(cells);
        let mut values = Vec::new();
        for (place, field) in self.fields.iter().enumerate() {
            let text = customer.get(field).and_then(Node::text).filter(|text| !text.is_empty());
            if let (Ok(place), Some(text)) = (u16::try_from(place), text) {
                values.push((place, text.into()));
            }
        }
        let key: Option<Box<str>> = self.checker.key(&customer).map(|key| key.value.into());
        if let Some(key) = &key {
            self.by_key.entry(key.clone()).or_default().push(line);
        }
        self.customers.push(Customer { line, values: values.into(), key });
    }

    fn value<'a>(&self, customer: &'a Customer, field: &str) -> &'a str {
        let place = self.fields.iter().position(|name| name == field);
        let found = customer.values.iter().find(|(own, _)| Some(usize::from(*own)) == place);
        found.map(|(_, text)| &**text).unwrap_or_default()
    }

    fn node(&self, customer: &Customer) -> Node {
        let entry = |(place, text): &(u16, Box<str>)| {
            Some((self.fields.get(usize::from(*place))?.clone(), Node::Text(text.to_string())))
        };
        Node::Map(customer.values.iter().filter_map(entry).collect())
    }

    /// What there is to choose from: `{columns: [{field, label, visible}], websites, countries, rows, actions}`.
    #[must_use]
    pub fn info(&self) -> Node {
        let column = |field: &String| {
            Object::default()
                .text("field", field)
                .text("label", &self.checker.catalogue().label(field))
                .flag("visible", !self.wishes.hidden.contains(field))
                .done()
        };
        let all = |field: &str| {
            let values: BTreeSet<&str> = self.customers.iter().map(|customer| self.value(customer, field)).collect();
            let filled = values.into_iter().filter(|value| !value.is_empty());
            Node::List(filled.map(|value| Node::Text(value.to_owned())).collect())
        };
        Object::default()
            .with("columns", Node::List(self.columns.iter().map(column).collect()))
            .with("websites", all("website"))
            .with("countries", all("country"))
            .number("rows", self.customers.len())
            .with("actions", self.wishes.actions.to_node())
            .done()
    }

    /// The customers of a query: `{total, from, rows}`, each with its cells, its VAT number's verdict, key, lines of those that
    /// have the same key, and what the accounts say to its removal.
    ///
    /// # Errors
    /// `preview.query` for a column that does not exist.
    pub fn rows(&self, query: &GridQuery) -> Result<Node, Error> {
        let mut found = self.found(query.filter.as_ref());
        if let Some(sort) = &query.sort {
            self.sort(&mut found, sort)?;
        }
        let (from, count) = (query.from as usize, query.count.unwrap_or(100).min(super::Query::MOST) as usize);
        let rows = found.iter().skip(from).take(count).filter_map(|index| self.row(*index)).collect();
        Ok(Object::default().number("total", found.len()).number("from", from).with("rows", Node::List(rows)).done())
    }

    fn found(&self, filter: Option<&GridFilter>) -> Vec<usize> {
        let needle = filter.and_then(|filter| filter.text.as_ref()).map(|text| text.trim().to_lowercase());
        let synchronised_by = self.wishes.synchronised_by.as_deref().unwrap_or("customer_number");
        let is = |customer: &Customer, field: &str, wanted: Option<&String>| {
            wanted.is_none_or(|wanted| self.value(customer, field) == wanted)
        };
        let is_hidden = |customer: &Customer| {
            let mut rules = self.wishes.hidden_when.iter();
            rules.any(|(field, values)| values.iter().any(|value| value == self.value(customer, field)))
        };
        let is_meant = |customer: &Customer| {
            if !filter.is_some_and(|filter| filter.archived) && is_hidden(customer) {
                return false;
            }
            let Some(filter) = filter else { return true };
            let is_new = self.value(customer, synchronised_by).is_empty();
            is(customer, "website", filter.website.as_ref())
                && is(customer, "country", filter.country.as_ref())
                && filter.unsynchronised.is_none_or(|wanted| wanted == is_new)
                && needle.as_ref().is_none_or(|needle| {
                    let mut fields = self.wishes.search.iter();
                    fields.any(|field| self.value(customer, field).to_lowercase().contains(needle))
                })
        };
        let customers = self.customers.iter().enumerate();
        customers.filter(|(_, customer)| is_meant(customer)).map(|(index, _)| index).collect()
    }

    fn sort(&self, rows: &mut [usize], sort: &Sort) -> Result<(), Error> {
        if let Some(column) = sort.column {
            let Some(field) = self.columns.get(column as usize) else {
                let message = format!("there are {} columns", self.columns.len());
                return Err(Error::new("preview.query", message).at("$.sort.column".to_owned()));
            };
            rows.sort_by_cached_key(|index| {
                let text = self.customers.get(*index).map(|customer| self.value(customer, field)).unwrap_or_default();
                Sorted { text: text.to_lowercase(), descending: sort.descending }
            });
        } else if sort.descending {
            rows.reverse();
        }
        Ok(())
    }

    fn row(&self, index: usize) -> Option<Node> {
        let customer = self.customers.get(index)?;
        let node = self.node(customer);
        let report = self.checker.check(&node);
        let cell = |field: &String| {
            let mut object = Object::default();
            object.text("value", self.value(customer, field));
            let of_field = || report.problems.iter().filter(|problem| problem.field == *field);
            if let Some(problem) = of_field().find(|problem| problem.is_error()).or_else(|| of_field().next()) {
                object.with("problem", super::page::of_cell(problem));
            }
            object.done()
        };
        let vat = Some(self.value(customer, "vat")).filter(|vat| !vat.is_empty());
        let vat = vat.and_then(|vat| self.checker.check_field("vat", vat, &node).ok()).map(|vat| {
            let message = vat.problems.first().map(|problem| problem.message.as_str()).unwrap_or_default();
            Object::default().text("verdict", vat.verdict.as_str()).text("message", message).done()
        });
        let same = customer.key.as_ref().and_then(|key| self.by_key.get(key));
        let duplicates: Vec<u32> = same.into_iter().flatten().copied().filter(|line| *line != customer.line).collect();
        let removal = self.checker.advise_on(&report).removal;
        Some(
            Object::default()
                .number("index", index)
                .number("row", customer.line as usize)
                .with("cells", Node::List(self.columns.iter().map(cell).collect()))
                .with("vat", vat.unwrap_or_default())
                .with("key", report.key.to_node())
                .with("duplicates", duplicates.to_node())
                .with("removal", removal.to_node())
                .done(),
        )
    }

    /// The customers that the filter lets through as a file, with the columns of the grid.
    ///
    /// # Errors
    /// `preview.format` for JSON Lines, `sheet.…`.
    pub fn export(&self, filter: Option<&GridFilter>, format: Format) -> Result<Vec<u8>, Error> {
        let catalogue = self.checker.catalogue();
        let columns = self.columns.iter().map(|field| Column::new(catalogue.label(field)).width(20)).collect();
        let sheet = Sheet::new(self.checker.profile().name.chars().take(31).collect::<String>(), columns);
        let found = self.found(filter);
        let customers = found.iter().filter_map(|index| self.customers.get(*index));
        let cells = |customer| self.columns.iter().map(move |field| self.value(customer, field));
        match format {
            Format::Csv => {
                let mut file = CsvWriter::new(Vec::new(), &sheet, CsvOptions::default())?;
                customers.map(cells).try_for_each(|cells| file.row(cells))?;
                file.finish()
            }
            Format::Xlsx => {
                let mut file = XlsxWriter::in_memory(vec![sheet])?;
                customers.map(cells).try_for_each(|cells| file.row(cells))?;
                file.finish().map(Cursor::into_inner)
            }
            Format::Jsonl => {
                Err(Error::new("preview.format", "a grid is written as `xlsx` or `csv`".to_owned())
                    .hinting(Some("xlsx")))
            }
        }
    }
}

/// A text in its order; empty ones are last, whichever way.
#[derive(PartialEq, Eq)]
struct Sorted {
    text: String,
    descending: bool,
}

impl Ord for Sorted {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = self.text.is_empty().cmp(&other.text.is_empty());
        let texts = self.text.cmp(&other.text);
        order.then(if self.descending { texts.reverse() } else { texts })
    }
}

impl PartialOrd for Sorted {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

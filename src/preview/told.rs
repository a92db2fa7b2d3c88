//! What a session tells, as it is encoded in `tell`, `page` and `grid`: declared here for the TypeScript declarations.
//!
//! A compiler holds real answers against what is made of these (`tests/node/types.test.mjs`): a key too many, one too few
//! or another type fails there.
#![allow(dead_code)]

use crate::advice;
use crate::decide::{Candidate, Change, Target};
use crate::ids::Verdict;
use crate::key::Key;
use crate::mapping::How;
use crate::preview::Counts;
use crate::problem::{Problem, Severity};
use crate::typescript::word;
use schemars::JsonSchema;

/// What the file turned out to be.
#[derive(JsonSchema)]
pub(crate) struct HeaderInfo {
    /// `null` while the first bytes are still to come.
    format: Option<FileFormat>,
    /// Of CSV, how letters are written.
    #[schemars(skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    /// Of CSV, what stands between cells.
    #[schemars(skip_serializing_if = "Option::is_none")]
    delimiter: Option<String>,
    /// The names of a workbook's sheets.
    #[schemars(skip_serializing_if = "Option::is_none")]
    sheets: Option<Vec<String>>,
    /// The place of the one that is read.
    #[schemars(skip_serializing_if = "Option::is_none")]
    sheet: Option<usize>,
    /// The line that a person sees.
    header_line: Option<usize>,
    /// The names of the columns.
    header: Vec<String>,
}

/// How a file is written.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub(crate) enum FileFormat {
    Csv,
    Xlsx,
}

/// Which column holds which field.
#[derive(JsonSchema)]
pub(crate) struct Mapping {
    /// Whether rows can be decided with it.
    ready: bool,
    /// The columns of the file.
    columns: Vec<MappedColumn>,
    /// The system's columns that must be there and are not.
    missing_required: Vec<String>,
    /// What is odd about the columns.
    problems: Vec<Problem>,
    /// All fields that a column may hold, with their names for people.
    fields: Vec<FieldLabel>,
}

/// One column of the file, and the field it holds.
#[derive(JsonSchema)]
pub(crate) struct MappedColumn {
    /// Its place in the file, from 0.
    column: usize,
    /// Its name in the file.
    header: String,
    /// The field; `null` for none.
    field: Option<String>,
    /// How the field was found.
    how: How,
    /// Between 0 and 1.
    confidence: f64,
    /// Other fields that it may hold, the likeliest first.
    alternatives: Vec<String>,
    /// The first values.
    sample: Vec<String>,
}

/// A field, and its name for people.
#[derive(JsonSchema)]
pub(crate) struct FieldLabel {
    /// Its name.
    name: String,
    /// Its name for people.
    label: String,
}

/// The whole import on one page.
#[derive(JsonSchema)]
pub(crate) struct Summary {
    /// The rows that were read.
    rows: usize,
    /// The rows that are decided.
    decided: usize,
    /// And how.
    counts: Counts,
    /// What is wrong, the most frequent first.
    problems: Vec<ProblemCount>,
    /// How many problems keep a row from being taken.
    errors: usize,
    /// How many do not.
    warnings: usize,
    /// How many rows a person has changed.
    edited: usize,
    /// What is odd about the file itself: how often, and where first.
    #[schemars(schema_with = "faults")]
    faults: (),
    /// The profile's name.
    profile: String,
    /// Which customers are written.
    #[schemars(with = "word::Mode")]
    mode: (),
    /// What is written where the customer is there already.
    #[schemars(with = "word::OnMatch")]
    on_match: (),
    /// What an empty cell does to a field of the debtor.
    #[schemars(with = "word::EmptyCells")]
    empty_cells: (),
    /// The modes that the profile allows.
    #[schemars(with = "Vec<word::Mode>")]
    modes: (),
    /// The ways to treat a match that the profile allows.
    #[schemars(with = "Vec<word::OnMatch>")]
    on_matches: (),
    /// How many customers are there already.
    existing: usize,
    /// Whether there is an edit to take back.
    can_undo: bool,
    /// Whether there is one to make again.
    can_redo: bool,
}

fn faults(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let mut schema = word::each::<word::FileFault, FaultCount>("", generator);
    // Only those that there are.
    schema.remove("minProperties");
    schema.remove("description");
    schema
}

/// How often something is odd about a file, and where first.
#[derive(JsonSchema)]
pub(crate) struct FaultCount {
    /// How often.
    count: usize,
    /// The line that a person sees.
    line: usize,
    /// The column, from 0.
    #[schemars(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    /// What, as a sentence.
    message: String,
}

/// One thing that is wrong in many rows.
#[derive(JsonSchema)]
pub(crate) struct ProblemCount {
    /// What.
    #[schemars(with = "word::ProblemCode")]
    code: (),
    /// In which field.
    field: String,
    /// How much it weighs.
    severity: Severity,
    /// In how many rows.
    count: usize,
    /// The first of them, as a sentence.
    message: String,
}

/// A part of the rows.
#[derive(JsonSchema)]
pub(crate) struct PreviewRows {
    /// How many there are in all that pass the filter.
    total: usize,
    /// The place of the first one among those.
    from: usize,
    /// The rows.
    rows: Vec<PreviewRow>,
}

/// One row of the import and what becomes of it.
#[derive(JsonSchema)]
pub(crate) struct PreviewRow {
    /// Its place in the file, from 0: by this it is edited.
    index: usize,
    /// The line that a person sees; the header is line 1.
    row: usize,
    /// What is done with it.
    #[schemars(with = "word::Decision")]
    decision: (),
    /// Why, as a stable code.
    #[schemars(with = "word::DecisionReason")]
    reason: (),
    /// Why, as a sentence.
    message: String,
    /// The kind of the customer.
    #[schemars(with = "word::Kind")]
    kind: (),
    /// The identity key.
    key: Option<Key>,
    /// What the row calls its customer.
    customer: Option<String>,
    /// The name that the debtor gets.
    name: Option<String>,
    /// Whether a person has changed it.
    edited: bool,
    /// Its cells.
    cells: Vec<Cell>,
    /// Who may be the same customer.
    hints: Vec<Hint>,
    /// The debtor that is meant.
    #[schemars(skip_serializing_if = "Option::is_none")]
    debtor: Option<Target>,
    /// Whether that one is put away.
    #[schemars(skip_serializing_if = "Option::is_none")]
    archived: Option<bool>,
    /// The row that it repeats, as a person sees it.
    #[schemars(skip_serializing_if = "Option::is_none")]
    of_row: Option<usize>,
    /// The debtors that may be meant.
    #[schemars(skip_serializing_if = "Option::is_none")]
    candidates: Option<Vec<Candidate>>,
    /// The debtor that takes it, of `collect` and `fallback`.
    #[schemars(skip_serializing_if = "Option::is_none")]
    into: Option<Target>,
    /// What changes without a cell of its own.
    changes: Vec<Change>,
    /// Problems of the row as a whole; those of a cell are with the cell.
    problems: Vec<Problem>,
}

/// One cell of a row.
#[derive(JsonSchema)]
pub(crate) struct Cell {
    /// Its text.
    value: String,
    /// What is wrong with it.
    #[schemars(skip_serializing_if = "Option::is_none")]
    problem: Option<CellProblem>,
    /// What the accounts have now, where the import changes it.
    #[schemars(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// What they would have then.
    #[schemars(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    /// The value would change something that the profile does not allow to be changed.
    #[schemars(skip_serializing_if = "Option::is_none")]
    withheld: Option<bool>,
    /// The value in canonical form, where that is another.
    #[schemars(skip_serializing_if = "Option::is_none")]
    canonical: Option<String>,
    /// Whether a person has changed it.
    #[schemars(skip_serializing_if = "Option::is_none")]
    edited: Option<bool>,
}

/// What is wrong with one cell.
#[derive(JsonSchema)]
pub(crate) struct CellProblem {
    /// How much it weighs.
    severity: Severity,
    /// What is wrong, as a sentence.
    message: String,
    /// What is wrong, as a stable code.
    #[schemars(with = "word::ProblemCode")]
    code: (),
    /// Values that were probably meant.
    suggestions: Vec<String>,
}

/// Somebody who may be the same customer; nothing is done about it.
#[derive(JsonSchema)]
pub(crate) struct Hint {
    /// Why, as a stable code.
    #[schemars(with = "word::HintCode")]
    code: (),
    /// Why, as a sentence.
    message: String,
    /// A debtor that is there.
    #[schemars(skip_serializing_if = "Option::is_none")]
    debtor: Option<Target>,
    /// An earlier row of the file.
    #[schemars(skip_serializing_if = "Option::is_none")]
    row: Option<usize>,
    /// How much alike the names are, in per cent.
    #[schemars(skip_serializing_if = "Option::is_none")]
    score: Option<u32>,
}

/// What the grid has.
#[derive(JsonSchema)]
pub(crate) struct GridInfo {
    /// Its columns.
    columns: Vec<GridColumn>,
    /// The websites to filter by.
    websites: Vec<String>,
    /// The countries to filter by.
    countries: Vec<String>,
    /// How many customers there are.
    rows: usize,
    /// What can be done with a row, as events for the page.
    #[schemars(with = "Vec<word::GridAction>")]
    actions: (),
}

/// One column of the grid.
#[derive(JsonSchema)]
pub(crate) struct GridColumn {
    /// The field that it shows.
    field: String,
    /// Its name for people.
    label: String,
    /// Whether it is shown where nobody says otherwise.
    visible: bool,
}

/// A part of the customers.
#[derive(JsonSchema)]
pub(crate) struct GridRows {
    /// How many there are in all that pass the filter.
    total: usize,
    /// The place of the first one among those.
    from: usize,
    /// The customers.
    rows: Vec<GridRow>,
}

/// One customer of the grid.
#[derive(JsonSchema)]
pub(crate) struct GridRow {
    /// Its place in the file, from 0.
    index: usize,
    /// The line that a person sees.
    row: usize,
    /// Its cells, one for each column.
    cells: Vec<Cell>,
    /// What its VAT number is, where it has one.
    vat: Option<VatVerdict>,
    /// The identity key.
    key: Option<Key>,
    /// The lines of those that seem the same customer.
    duplicates: Vec<usize>,
    /// What becomes of it when it is to go.
    removal: advice::Answer,
}

/// What a customer's VAT number is.
#[derive(JsonSchema)]
pub(crate) struct VatVerdict {
    /// How sure that is.
    verdict: Verdict,
    /// What is wrong with it, as a sentence; empty for nothing.
    message: String,
}

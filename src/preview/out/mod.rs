//! What comes out of a preview: the decisions, the cleaned file, the faulty rows, how to undo it, and the template.
//!
//! An [`Exporter`] knows one kind of file in one format. It renders each row by itself, so that rows can be rendered side
//! by side, and an [`OutFile`] takes what was rendered in the order of the rows.
//!
//! | kind | rows | what of each |
//! |---|---|---|
//! | [`Kind::Decisions`] | all | what is done and why; as JSONL the line of `debitor match` |
//! | [`Kind::Cleaned`] | `create` and `update` | the debtor as it is to be afterwards, in the system's own columns, order and words |
//! | [`Kind::Faulty`] | those that a person has to correct ([`is_faulty`]) | the original cells, then row number, reasons and suggestions |
//! | [`Kind::Undo`] | `create` and `update` | for each changed field the value before; who would be new |
//!
//! In the cleaned file an updated debtor stands with all that the accounts have of it, the changes laid over and what may
//! not be changed left alone: whatever an import does with a column, nothing else can change. Rows of which nothing is
//! to be imported (`unchanged`, `skip`, `duplicate`, `ambiguous`, `invalid`, `collect`, `fallback`, `protected`) are not in it.
//!
//! In CSV and XLSX no cell can become a formula.
//!
//! ```
//! use debitor::decide::{Existing, Matcher, Settings};
//! use debitor::preview::out::{Exporter, Format, Kind, Outcome, Rendered};
//! use std::sync::Arc;
//!
//! let checker = Arc::new(debitor::Checker::new(debitor::preset("iex")?, "en")?);
//! let existing = Arc::new(Existing::builder(checker.clone()).finish());
//! let mut matcher = Matcher::new(checker.clone(), existing.clone(), Settings::default());
//! let exporter = Exporter::new(Kind::Faulty, Format::Csv, &checker, &existing, &["Navn".into(), "CVR".into()])?;
//! let mut file = exporter.open(std::io::Cursor::new(Vec::new()))?;
//!
//! let customer = serde_json::from_str(r#"{"company": "Smed A/S", "company_number": "13585627"}"#).unwrap();
//! let mut rendered = Rendered::default();
//! exporter.render(&Outcome { cells: &["Smed A/S", "13585627"], decided: &matcher.decide(2, &customer) }, &mut rendered);
//! file.write(&rendered)?;
//! let text = String::from_utf8(file.finish()?.into_inner()).unwrap();
//! assert!(text.contains("\r\nSmed A/S;13585627;2;Invalid;"));
//! # Ok::<(), debitor::Error>(())
//! ```

mod cleaned;
mod decisions;
mod faulty;
mod file;
mod template;
mod texts;
mod undo;

pub use faulty::is_faulty;
pub use file::{OutFile, Rendered};
pub use template::template;

use crate::check::Checker;
use crate::decide::{Decided, Existing};
use crate::error::Error;
use crate::mapping::Layout;
use crate::node::Node;
use crate::sheet::{Column, Sheet};
use std::io::{Seek, Write};
use std::sync::Arc;
use texts::Texts;

/// What a file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// What is done with each row, and why.
    Decisions,
    /// What is to be imported, in the system's own form.
    Cleaned,
    /// The rows that a person has to correct.
    Faulty,
    /// What leads back.
    Undo,
}

/// The words for [`Kind`].
pub const KINDS: &[&str] = &["cleaned", "decisions", "faulty", "undo"];

impl Kind {
    /// The kind of that name.
    ///
    /// # Errors
    /// `preview.kind`.
    pub fn named(name: &str) -> Result<Self, Error> {
        match name {
            "decisions" => Ok(Self::Decisions),
            "cleaned" => Ok(Self::Cleaned),
            "faulty" => Ok(Self::Faulty),
            "undo" => Ok(Self::Undo),
            _ => Err(Error::unknown("preview.kind", "kind of file", name, KINDS)),
        }
    }
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// JSON Lines: one object a line, for programs.
    Jsonl,
    /// Text with `;`, as Excel on the European mainland opens it.
    Csv,
    /// An Excel workbook whose cells are all text.
    Xlsx,
}

/// The words for [`Format`].
pub const FORMATS: &[&str] = &["csv", "jsonl", "xlsx"];

impl Format {
    /// The format of that name, which is also how its files' names end; `ndjson` is `jsonl`.
    ///
    /// # Errors
    /// `preview.format`.
    ///
    /// ```
    /// # use debitor::preview::out::Format;
    /// assert_eq!(Format::named("XLSX").unwrap(), Format::Xlsx);
    /// assert_eq!(Format::named("xls").unwrap_err().hint(), Some("xlsx"));
    /// ```
    pub fn named(name: &str) -> Result<Self, Error> {
        match name.to_ascii_lowercase().as_str() {
            "jsonl" | "ndjson" => Ok(Self::Jsonl),
            "csv" => Ok(Self::Csv),
            "xlsx" => Ok(Self::Xlsx),
            _ => Err(Error::unknown("preview.format", "format", name, FORMATS)),
        }
    }

    /// How its files' names end.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// The media type of its files.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jsonl => "application/x-ndjson",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// One row of the file and what was decided about it.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// The cells as they came, those beyond the header too.
    pub cells: &'a [&'a str],
    /// The decision.
    pub decided: &'a Decided,
}

/// What writes one kind of file in one format.
#[derive(Clone, Debug)]
pub struct Exporter {
    kind: Kind,
    format: Format,
    texts: Texts,
    existing: Arc<Existing>,
    /// The system's columns, for the cleaned file.
    layout: Option<Layout>,
    /// The names of the original columns.
    header: Vec<String>,
}

impl Exporter {
    /// For rows that were decided by a matcher of this checker and these debtors, from a file with that header.
    ///
    /// # Errors
    /// `preview.layout` for the cleaned file of a profile that has no import file.
    pub fn new(
        kind: Kind,
        format: Format,
        checker: &Arc<Checker>,
        existing: &Arc<Existing>,
        header: &[String],
    ) -> Result<Self, Error> {
        let layout = match kind {
            Kind::Cleaned => Some(layout(checker)?),
            _ => None,
        };
        let (texts, existing) = (Texts::new(checker.clone()), existing.clone());
        Ok(Self { kind, format, texts, existing, layout, header: header.to_vec() })
    }

    /// Its format.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Whether it writes decisions as lines of JSON, for which a row's own cells are not needed.
    #[cfg(feature = "native")]
    pub(crate) fn is_plain(&self) -> bool {
        self.kind == Kind::Decisions && self.format == Format::Jsonl
    }

    /// Begins a file.
    ///
    /// # Errors
    /// `sheet.limit`, `sheet.columns`, `sheet.write` as [`XlsxWriter`](crate::sheet::XlsxWriter) has them.
    pub fn open<W: Write + Seek>(&self, out: W) -> Result<OutFile<W>, Error> {
        let sheet = Sheet::new(self.texts.get(self.sheet_name()), self.columns());
        OutFile::new(self.format, sheet, out)
    }

    /// Adds what the file says of a row: nothing, a line, or several.
    pub fn render(&self, outcome: &Outcome<'_>, into: &mut Rendered) {
        if self.format == Format::Jsonl {
            // A million of them natively; in a browser bytes count more.
            #[cfg(feature = "native")]
            if self.is_plain() {
                into.line_by(|out| outcome.decided.write(out));
                return;
            }
            if let Some(node) = self.node(outcome) {
                into.line(&node);
            }
            return;
        }
        match self.kind {
            Kind::Decisions => into.row(decisions::cells(&self.texts, outcome.decided)),
            Kind::Cleaned => {
                let values = cleaned::values(&self.existing, outcome.decided);
                if let Some((layout, values)) = self.layout.as_ref().zip(values) {
                    into.row(layout.customer_to_row(&values));
                }
            }
            Kind::Faulty if is_faulty(outcome.decided) => into.row(faulty::cells(&self.texts, &self.header, outcome)),
            Kind::Faulty => {}
            Kind::Undo => undo::rows(&self.texts, outcome.decided, &mut |row| into.row(row)),
        }
    }

    fn node(&self, outcome: &Outcome<'_>) -> Option<Node> {
        match self.kind {
            Kind::Decisions => Some(crate::node::ToNode::to_node(outcome.decided)),
            Kind::Cleaned => cleaned::values(&self.existing, outcome.decided),
            Kind::Faulty => is_faulty(outcome.decided).then(|| faulty::node(&self.header, outcome)),
            Kind::Undo => undo::node(outcome.decided),
        }
    }

    fn sheet_name(&self) -> &'static str {
        match self.kind {
            Kind::Decisions => "sheet.decisions",
            Kind::Cleaned => "sheet.customers",
            Kind::Faulty => "sheet.faulty",
            Kind::Undo => "sheet.undo",
        }
    }

    fn columns(&self) -> Vec<Column> {
        match self.kind {
            Kind::Decisions => decisions::columns(&self.texts),
            Kind::Cleaned => self.layout.iter().flat_map(cleaned::columns).collect(),
            Kind::Faulty => faulty::columns(&self.texts, &self.header),
            Kind::Undo => undo::columns(&self.texts),
        }
    }
}

/// The columns of the system's own file.
fn layout(checker: &Checker) -> Result<Layout, Error> {
    let profile = checker.profile();
    Layout::of(profile).ok_or_else(|| {
        let message =
            ["the profile `", &profile.name, "` has no import file, so nothing can be written for it"].concat();
        Error::new("preview.layout", message).at("$.accounts.import".to_owned())
    })
}

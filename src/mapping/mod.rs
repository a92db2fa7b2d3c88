//! Which column of a file holds which field: found by names and values, changed by a person, saved and used again.
//!
//! A [`Mapper`] knows what a profile says of a file's columns. It makes a [`Mapping`] of a header row and a few rows; that
//! reads rows as customers. A [`Layout`] writes customers in the system's own columns. How a field is found, and what a
//! mapping looks like outside, is told in `docs/mapping.md`.
//!
//! ```
//! use debitor::mapping::Mapper;
//!
//! let mapper = Mapper::new(&debitor::preset("iex")?, "da");
//! let mapping = mapper.map(&["Kundenr.", "Firma", "CVR", ""], &[["1001", "Smed A/S", "13585628", "ole@smed.example"]]);
//! let fields: Vec<&str> = mapping.columns().iter().filter_map(|column| column.field.as_deref()).collect();
//! assert_eq!(fields, ["customer_number", "company", "company_number", "email"]);
//!
//! let customer = mapping.row_to_customer(&["1002", "Syd ApS", "", "ida@syd.example"]);
//! assert_eq!(customer.get("company").and_then(|company| company.text()).as_deref(), Some("Syd ApS"));
//! assert_eq!(customer.get("company_number"), Some(&debitor::node::Node::Null));
//! # Ok::<(), debitor::Error>(())
//! ```
//!
//! | file | what stands there |
//! |---|---|
//! | `compare` | how names are compared |
//! | `aliases` | what people's files call the fields |
//! | `system` | what a profile says of columns |
//! | `values` | what values look like |
//! | `words` | a system's words for values, units |
//! | `assign` | which column gets which field |
//! | `column` | [`ColumnMapping`] |
//! | `plan` | [`Mapping`]: changing it, reading rows |
//! | `tell` | what people are told of a file's columns |
//! | `saved` | [`Saved`]: a mapping as JSON |
//! | `layout` | [`Layout`]: rows in the system's own columns |

mod aliases;
mod assign;
mod column;
mod compare;
mod layout;
mod plan;
mod saved;
mod system;
mod tell;
mod values;
mod words;

pub use column::{Alternative, ColumnMapping, How};
pub use layout::Layout;
pub use plan::Mapping;
pub use saved::{Saved, SavedColumn};

use crate::error::Error;
use crate::ids::Country;
use crate::profile::Profile;
use aliases::Aliases;
use compare::compared;
use std::sync::Arc;
use system::{Names, System};
use values::{SAMPLE, Values};

/// So many values of a column are shown to people.
const SHOWN: usize = 3;
/// And so many characters of each.
const LENGTH: usize = 100;

/// What a profile and a reader's language say of a file's columns; made once, used for any number of files.
#[derive(Clone, Debug)]
pub struct Mapper {
    system: Arc<System>,
    names: Names,
    /// The reader's, then the profile's.
    languages: Vec<String>,
    country: Option<Country>,
    /// Whether a system's column without a field holds the merchant's own field of that label.
    shows_own: bool,
}

impl Mapper {
    /// For files of customers of that profile, read by somebody with that locale (`nl-BE`, or nothing).
    #[must_use]
    pub fn new(profile: &Profile, locale: &str) -> Self {
        let system = System::of(profile);
        let language = |locale: &str| match locale.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase() {
            norwegian if matches!(norwegian.as_str(), "no" | "nn") => "nb".to_owned(),
            other => other,
        };
        let languages = [Some(locale), profile.locale.as_deref()].into_iter().flatten();
        Self {
            names: if system.exact { Names::Demanded } else { Names::Any },
            system: Arc::new(system),
            languages: languages.map(language).filter(|language| !language.is_empty()).collect(),
            country: profile.country.as_deref().and_then(Country::parse_code),
            shows_own: false,
        }
    }

    /// The same for files that are read in order to be written anew: aliases and values count too where the system
    /// demands exact names.
    #[must_use]
    pub fn any_names(mut self) -> Self {
        self.names = Names::Any;
        self
    }

    /// The same where a person may say what a column of another name holds although the system demands exact names: for
    /// previews, whose cleaned file has the demanded ones. Each such column is told (`mapping.renamed`).
    ///
    /// ```
    /// # use debitor::mapping::Mapper;
    /// let polaris = debitor::preset("snelstart-polaris").unwrap();
    /// let mut mapping = Mapper::new(&polaris, "").renaming().map(&["Klant"], &[["Jansen"]]);
    /// assert_eq!(mapping.ready().unwrap_err().code(), "mapping.required");
    /// mapping.set(0, Some("company")).unwrap();
    /// assert!(mapping.ready().is_ok());
    /// assert_eq!(mapping.problems()[0].code, "mapping.renamed");
    /// ```
    #[must_use]
    pub fn renaming(mut self) -> Self {
        if self.names == Names::Demanded {
            self.names = Names::Renamed;
        }
        self
    }

    /// The same for files that are only shown: a column that an import leaves alone (the record's own number) is read too,
    /// where the profile has a field of that label.
    #[must_use]
    pub(crate) fn for_showing(mut self) -> Self {
        self.shows_own = true;
        self.any_names()
    }

    /// A mapping that reads these columns as these fields, as one under the same profile does elsewhere.
    #[cfg(feature = "preview")]
    pub(crate) fn reading(&self, columns: Vec<(usize, String)>) -> Mapping {
        Mapping::reading(self.system.clone(), columns)
    }

    /// Finds out which column holds which field.
    ///
    /// `rows` are the first rows below the header; of each column the first 200 filled values are looked at.
    #[must_use]
    pub fn map<H: AsRef<str>, R: AsRef<[C]>, C: AsRef<str>>(&self, headers: &[H], rows: &[R]) -> Mapping {
        let mut columns = self.columns(headers, rows);
        assign::assign(self, &mut columns, self.values(headers.len(), rows));
        Mapping::new(Arc::clone(&self.system), self.names, columns, Vec::new())
    }

    /// Maps a file as it was saved: the columns that the saved mapping knows by their names, wherever they stand now, and
    /// the others as [`Mapper::map`] would. Columns that the file lacks are told as problems.
    ///
    /// # Errors
    /// `mapping.exact` with the JSON path, where the system demands other names for what the saved mapping maps.
    pub fn map_as<H: AsRef<str>, R: AsRef<[C]>, C: AsRef<str>>(
        &self,
        saved: &Saved,
        headers: &[H],
        rows: &[R],
    ) -> Result<Mapping, Error> {
        let mut columns = self.columns(headers, rows);
        let missing = saved.lay(&self.system, self.names, &mut columns)?;
        assign::assign(self, &mut columns, self.values(headers.len(), rows));
        Ok(Mapping::new(Arc::clone(&self.system), self.names, columns, missing))
    }

    /// How many of these cells are names of columns: the system's, or any that is known. Ask it of the first rows of a file
    /// to find the header.
    #[must_use]
    pub fn known_headers<H: AsRef<str>>(&self, cells: &[H]) -> usize {
        let is_known = |cell: &&H| {
            let name = compared(cell.as_ref());
            let aliases = Aliases::get();
            !name.is_empty()
                && (self.system.named(&name).is_some()
                    || self.system.own(&name).is_some()
                    || aliases.named(&name).is_some()
                    || aliases.ambiguous(&name).is_some())
        };
        cells.iter().filter(is_known).count()
    }

    /// Which share of the filled cells are names of columns, from 0 to 1: a header has most, a row of data hardly any.
    ///
    /// ```
    /// # let mapper = debitor::mapping::Mapper::new(&debitor::preset("iex").unwrap(), "");
    /// assert_eq!(mapper.is_known_header(&["Navn", "E-mail", "Saldo", ""]), 2.0 / 3.0);
    /// assert_eq!(mapper.is_known_header(&["Smed A/S", "ole@smed.example"]), 0.0);
    /// ```
    #[must_use]
    pub fn is_known_header<H: AsRef<str>>(&self, cells: &[H]) -> f64 {
        let filled = cells.iter().filter(|cell| !crate::fields::is_blank(cell.as_ref())).count();
        if filled == 0 { 0.0 } else { self.known_headers(cells) as f64 / filled as f64 }
    }

    fn columns<H: AsRef<str>, R: AsRef<[C]>, C: AsRef<str>>(&self, headers: &[H], rows: &[R]) -> Vec<ColumnMapping> {
        let column = |(index, header): (usize, &H)| {
            let values = Values::new(cells(index, rows), None);
            let shown = values.iter().take(SHOWN).map(|value| value.chars().take(LENGTH).collect());
            ColumnMapping {
                index,
                header: header.as_ref().to_owned(),
                field: None,
                how: How::None,
                confidence: 0.0,
                alternatives: Vec::new(),
                sample: shown.collect(),
                contested: None,
                is_filled: !values.is_empty(),
            }
        };
        headers.iter().enumerate().map(column).collect()
    }

    fn values<'a, R: AsRef<[C]>, C: AsRef<str> + 'a>(&self, width: usize, rows: &'a [R]) -> Vec<Values<'a>> {
        (0..width).map(|index| Values::new(cells(index, rows), self.country)).collect()
    }
}

/// The cells of one column, of no more rows than it takes to see what an often empty column holds.
fn cells<'a, R: AsRef<[C]>, C: AsRef<str> + 'a>(index: usize, rows: &'a [R]) -> impl Iterator<Item = &'a str> {
    let rows = rows.iter().take(SAMPLE * 50);
    rows.filter_map(move |row| row.as_ref().get(index).map(AsRef::as_ref))
}

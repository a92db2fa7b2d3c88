//! The import preview: what an import would do with the rows of a file, to be looked at, corrected and looked at again.
//!
//! A [`Session`] is fed the debtors that are there already and the file to import, in chunks, and does its work in steps,
//! so that whoever drives it can tell how far it is and stop at any time. It keeps the cells and a few bytes of each row;
//! what there is to say of a row (changes, problems, hints) is made again for the rows that somebody asks for, by the
//! same [`Matcher`] that `debitor match` and the server have. It writes nothing, and needs no files, clock or threads.
//!
//! ```
//! use debitor::preview::{Options, Query, Session};
//!
//! let mut session = Session::new(debitor::preset("iex")?, &Options::default())?;
//! session.feed_existing(b"Kundenr.;E-mail;Firma\n1001;ole@smed.example;Smed\n")?;
//! session.finish_existing()?;
//! session.feed(b"Firma;E-mail\nSmed A/S;ole@smed.example\nSyd;ida.syd.example\n")?;
//! session.finish()?;
//! while !session.step(1000)?.is_done {}
//!
//! let page = session.rows(&Query::default())?;
//! let decisions: Vec<&str> = page.rows.iter().map(|row| row.decided.decision.as_str()).collect();
//! assert_eq!(decisions, ["update", "invalid"]);
//!
//! let edited = session.edit(1, 1, "ida@syd.example")?;
//! assert_eq!((edited.affected, edited.counts.of("create")), (vec![1], 1));
//! # Ok::<(), debitor::Error>(())
//! ```
//!
//! | file | what stands there |
//! |---|---|
//! | `options` | what a session is told |
//! | `existing` | the debtors that are there already, from whatever file |
//! | `reading` | the file to import, its columns |
//! | `spread` | how much of a file is kept at most |
//! | `deciding` | step by step through the rows |
//! | `sharing` | rows that are judged elsewhere |
//! | `assessor` | who judges them there |
//! | `cells` | the file's cells |
//! | `odd` | what is odd about rows as the file has them |
//! | `outcomes` | what is kept of each row's decision |
//! | `tallies` | problems, each kind kept once |
//! | `threads` | rows side by side, natively |
//! | `twins` | which rows are the same customer |
//! | `related` | which rows may be, for hints |
//! | `query`, `page` | rows asked for |
//! | `edits` | cells changed, undone, done again |
//! | `grid` | [`Grid`]: the customers that are there, to be looked through |
//! | `tell` | header, mapping and summary |
//! | [`out`] | the files that come out |

mod assessor;
mod cells;
mod deciding;
mod edits;
mod existing;
mod grid;
mod odd;
mod options;
pub mod out;
mod outcomes;
mod page;
mod query;
mod reading;
mod related;
mod sharing;
mod spread;
mod tallies;
mod tell;
#[cfg(not(target_family = "wasm"))]
mod threads;
#[cfg(feature = "native")]
pub(crate) mod told;
mod twins;

pub use assessor::Assessor;
pub use deciding::{Phase, Progress};
pub use edits::Edited;
pub use grid::{Grid, GridFilter, GridProgress, GridQuery};
pub use options::Options;
pub use outcomes::Counts;
pub use page::{Page, RowView};
pub use query::{Filter, Query, Sort};

use crate::check::Checker;
use crate::decide::{Existing, Matcher, Settings};
use crate::error::Error;
use crate::mapping::{Mapper, Mapping, Saved};
use crate::profile::Profile;
use crate::table::Table;
use cells::Cells;
use deciding::Judge;
use edits::{Carried, Edits};
use odd::Odd;
use outcomes::Outcomes;
use query::View;
use related::Related;
use sharing::Sharing;
use spread::Spread;
use std::sync::Arc;
use twins::Twins;

/// One file on its way into the accounts, as far as looking goes. See the [module](self).
pub struct Session {
    checker: Arc<Checker>,
    mapper: Mapper,
    settings: Settings,
    file_name: Option<String>,
    existing: Arc<Existing>,
    /// The file of existing debtors while it comes in.
    debtors: Option<existing::Incoming>,
    table: Table,
    bytes_read: u64,
    is_fed: bool,
    is_read: bool,
    cells: Cells,
    spread: Spread,
    odd: Odd,
    saved: Option<Saved>,
    mapping: Option<Mapping>,
    /// Whether the first rows are waited for, and whether the columns are known by those alone.
    is_hasty: bool,
    is_guessed: bool,
    matcher: Matcher,
    /// Called in once the columns are mapped; nobody where there are too many fields for them.
    judges: Option<Vec<Judge>>,
    threads: usize,
    sharing: Sharing,
    outcomes: Outcomes,
    twins: Twins,
    related: Related,
    edits: Edits,
    /// Edits of another session of the file, until their rows are read.
    carried: Option<Carried>,
    view: Option<View>,
    /// Rises with every change of a row.
    revision: u64,
}

impl Session {
    /// A session under a profile.
    ///
    /// # Errors
    /// `match.mode`, `match.duplicates`, `match.empty` for a word that is unknown or that the profile does not have;
    /// `catalogue.…` when the profile's own texts can't be read.
    pub fn new(profile: Profile, options: &Options) -> Result<Self, Error> {
        let locale = options.locale.as_deref().unwrap_or_default();
        let word = |word: &Option<String>| word.clone();
        let (mode, on_match, empty) = (word(&options.mode), word(&options.on_match), word(&options.empty_cells));
        let settings = Settings::new(&profile, mode.as_deref(), on_match.as_deref(), empty.as_deref())?;
        let mapper = Mapper::new(&profile, locale).renaming();
        let checker = Arc::new(Checker::new(profile, locale)?);
        let existing = Arc::new(Existing::builder(checker.clone()).finish());
        let mut session = Self {
            matcher: Matcher::new(checker.clone(), existing.clone(), settings),
            table: Table::new(reading::options(&mapper)),
            mapper,
            settings,
            file_name: options.file_name.clone(),
            existing,
            checker,
            debtors: None,
            bytes_read: 0,
            is_fed: false,
            is_read: false,
            cells: Cells::default(),
            spread: Spread::default(),
            odd: Odd::default(),
            saved: None,
            mapping: None,
            is_hasty: false,
            is_guessed: false,
            judges: None,
            threads: 1,
            sharing: Sharing::default(),
            outcomes: Outcomes::default(),
            twins: Twins::default(),
            related: Related::default(),
            edits: Edits::default(),
            carried: None,
            view: None,
            revision: 0,
        };
        session.restart();
        Ok(session)
    }

    /// The checker that judges the rows.
    #[must_use]
    pub fn checker(&self) -> &Arc<Checker> {
        &self.checker
    }

    /// The debtors that are there already. Their names are folded when rows that need it are looked at: an index file for
    /// others is made by [`ExistingBuilder`](crate::decide::ExistingBuilder), not of this one.
    #[must_use]
    pub fn existing(&self) -> &Arc<Existing> {
        &self.existing
    }

    /// What happens to whom.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.settings
    }

    /// The name of the file, where it was told.
    #[must_use]
    pub fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// Begins anew with another mode, another way to treat debtors that are there, another meaning of empty cells, or texts
    /// in another language: all rows are decided again by the next steps. What is not given stays as it is, and so do the
    /// columns and all edits.
    ///
    /// # Errors
    /// As [`Session::new`]; the session stays as it was.
    pub fn set_options(&mut self, options: &Options) -> Result<(), Error> {
        let (mode, on_match, empty) = self.words();
        let word = |given: &Option<String>, own: &'static str| given.clone().unwrap_or_else(|| own.to_owned());
        let (mode, on_match, empty) =
            (word(&options.mode, mode), word(&options.on_match, on_match), word(&options.empty_cells, empty));
        let settings = Settings::new(self.checker.profile(), Some(&mode), Some(&on_match), Some(&empty))?;
        if let Some(locale) = &options.locale {
            self.speak(locale)?;
        }
        self.settings = settings;
        self.decide_anew();
        Ok(())
    }

    /// Says everything in another language from now on.
    fn speak(&mut self, locale: &str) -> Result<(), Error> {
        let profile = self.checker.profile().clone();
        self.mapper = Mapper::new(&profile, locale).renaming();
        self.checker = Arc::new(Checker::new(profile, locale)?);
        if let Some(mapping) = &mut self.mapping {
            mapping.explain(self.checker.catalogue());
        }
        Ok(())
    }

    /// All rows are to be decided again.
    fn decide_anew(&mut self) {
        self.matcher = Matcher::new(self.checker.clone(), self.existing.clone(), self.settings);
        self.judges = None;
        self.unshare();
        self.outcomes = Outcomes::default();
        self.twins = Twins::default();
        self.related = Related::default();
        self.touch();
    }

    fn touch(&mut self) {
        self.revision += 1;
    }
}

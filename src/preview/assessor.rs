//! Judges rows for a session that is elsewhere: in another thread, or another worker with an instance of its own.

use super::cells::each_row;
use super::sharing::{DEBTORS, damaged, write};
use crate::bytes::{Bytes, put, put_text};
use crate::check::{Checker, Flat, Given};
use crate::decide::{Existing, ExistingBuilder, Matcher, Settings};
use crate::error::Error;
use crate::index::Index;
use crate::mapping::{Mapper, Mapping};
use crate::problem::Severity;
use crate::profile::Profile;
use std::sync::Arc;

/// Judges rows that a [`Session`](super::Session) hands out, each by itself: see [`Session::share`](super::Session::share).
pub struct Assessor {
    checker: Arc<Checker>,
    mapper: Mapper,
    existing: Arc<Existing>,
    work: Option<Work>,
}

/// What it was told to do.
struct Work {
    task: Task,
    mapping: Mapping,
    flat: Flat,
}

enum Task {
    /// Say what each row comes to.
    Rows(Box<Matcher>),
    /// Take in debtors that are there already.
    Debtors(Box<ExistingBuilder>),
}

impl Assessor {
    /// An assessor under the profile of the session. It says nothing to anybody: the language is one that is there.
    ///
    /// # Errors
    /// `catalogue.…` when the profile's own texts can't be read.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn new(profile: Profile, locale: &str) -> Result<Self, Error> {
        let mapper = Mapper::new(&profile, locale);
        let checker = Arc::new(Checker::new(profile, locale)?);
        let existing = Arc::new(Existing::builder(checker.clone()).finish());
        Ok(Self { checker, mapper, existing, work: None })
    }

    /// Takes the debtors that are there already, as [`Session::debtors`](super::Session::debtors) gives them.
    ///
    /// # Errors
    /// `index.…` for anything else.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn know(&mut self, debtors: &[u8]) -> Result<(), Error> {
        let profile = self.checker.profile();
        self.existing = Arc::new(match debtors {
            [] => Existing::builder(self.checker.clone()).finish(),
            _ => Existing::unfolded(Index::from_bytes(debtors, profile)?, profile),
        });
        self.work = None;
        Ok(())
    }

    /// Takes what [`Session::share`](super::Session::share) gives: what to do with blocks from now on, for the debtors that
    /// are known by now.
    ///
    /// # Errors
    /// `preview.exchange` for anything else, `match.…` for one of another profile.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn brief(&mut self, brief: &[u8]) -> Result<(), Error> {
        let mut bytes = Bytes(brief);
        let task = if bytes.byte() == Some(DEBTORS) {
            let mut read = || {
                ExistingBuilder::beside(self.checker.clone(), bytes.number().and_then(|length| bytes.bytes(length))?)
            };
            Task::Debtors(Box::new(read().ok_or_else(damaged)?))
        } else {
            let mut read = || Some((bytes.array()?, [bytes.text()?, bytes.text()?, bytes.text()?]));
            let (secret, words) = read().ok_or_else(damaged)?;
            let [mode, on_match, empty] = words.map(Some);
            let settings = Settings::new(self.checker.profile(), mode, on_match, empty)?;
            let (checker, existing) = (self.checker.clone(), self.existing.clone());
            Task::Rows(Box::new(Matcher::with_secret(checker, existing, settings, secret)))
        };
        let mut columns = Vec::new();
        while bytes.end().is_none() {
            let mut column = || Some((bytes.number()?, bytes.text()?.to_owned()));
            columns.push(column().ok_or_else(damaged)?);
        }
        let mapping = self.mapper.reading(columns);
        let flat = Flat::new(self.checker.clone(), &mapping.fields().collect::<Vec<_>>()).ok_or_else(damaged)?;
        self.work = Some(Work { task, mapping, flat });
        Ok(())
    }

    /// Judges the rows of a block that [`Session::hand_out`](super::Session::hand_out) gave.
    ///
    /// # Errors
    /// `preview.exchange` for anything else, and without a brief.
    pub fn judge(&mut self, block: &[u8]) -> Result<Vec<u8>, Error> {
        self.work.as_mut().and_then(|work| work.judge(block)).ok_or_else(damaged)
    }
}

impl Work {
    fn judge(&mut self, block: &[u8]) -> Option<Vec<u8>> {
        let mut bytes = Bytes(block);
        let mut judged = Vec::new();
        for _ in 0..3 {
            put(bytes.number()?, &mut judged);
        }
        let (flat, mapping) = (&mut self.flat, &self.mapping);
        let judge = |flat: &mut Flat, cells: &[&str]| {
            let given: Vec<Given<'_>> = (0..mapping.fields().len()).map(|place| mapping.read(place, cells)).collect();
            flat.judge(&given);
        };
        let matcher = match &mut self.task {
            Task::Rows(matcher) => matcher,
            Task::Debtors(builder) => {
                each_row(bytes.0, &mut |cells| {
                    judge(flat, cells);
                    builder.add_flat(flat).ok().map(|_| ())
                })?;
                judged.extend_from_slice(&builder.take_part());
                return Some(judged);
            }
        };
        // Of the kinds of problems those that this block has, by their numbers here.
        let mut kinds: Vec<u32> = Vec::new();
        let mut faults = Vec::new();
        let mut rows = Vec::new();
        each_row(bytes.0, &mut |cells| {
            judge(flat, cells);
            faults.clear();
            for fault in flat.problems() {
                let place = kinds.iter().position(|kind| kind == fault).unwrap_or_else(|| {
                    kinds.push(*fault);
                    kinds.len() - 1
                });
                faults.push(place as u32);
            }
            write(&matcher.glance_flat(flat), &faults, &mut rows);
            Some(())
        })?;
        judged.reserve(rows.len() + 256);
        put(kinds.len(), &mut judged);
        for kind in kinds {
            let problem = flat.faults().get(kind as usize)?;
            put_text(&problem.field, &mut judged);
            put_text(&problem.code, &mut judged);
            judged.push(u8::from(problem.severity == Severity::Warning));
        }
        judged.extend_from_slice(&rows);
        Some(judged)
    }
}

//! Judges rows for a session that is elsewhere: in another thread, or another worker with an instance of its own.

use super::bytes::{Bytes, put, put_text};
use super::sharing::{damaged, write};
use crate::check::{Checker, Flat, Given};
use crate::decide::{Existing, Matcher, Settings};
use crate::error::Error;
use crate::index::Index;
use crate::problem::Severity;
use crate::profile::Profile;
use std::sync::Arc;

/// Judges rows that a [`Session`](super::Session) hands out, each by itself: see [`Session::share`](super::Session::share).
pub struct Assessor {
    checker: Arc<Checker>,
    existing: Arc<Existing>,
    work: Option<Work>,
}

/// What it was told.
struct Work {
    matcher: Matcher,
    flat: Flat,
    fields: usize,
}

impl Assessor {
    /// An assessor under the profile of the session. It says nothing to anybody: the language is one that is there.
    ///
    /// # Errors
    /// `catalogue.…` when the profile's own texts can't be read.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn new(profile: Profile, locale: &str) -> Result<Self, Error> {
        let checker = Arc::new(Checker::new(profile, locale)?);
        let existing = Arc::new(Existing::builder(checker.clone()).finish());
        Ok(Self { checker, existing, work: None })
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

    /// Takes what [`Session::share`](super::Session::share) gives, for the debtors that are known by now.
    ///
    /// # Errors
    /// `preview.exchange` for anything else, `match.…` for one of another profile.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn brief(&mut self, brief: &[u8]) -> Result<(), Error> {
        let (secret, words, fields) = read(brief).ok_or_else(damaged)?;
        let [mode, on_match, empty] = words.map(Some);
        let settings = Settings::new(self.checker.profile(), mode, on_match, empty)?;
        let flat = Flat::new(self.checker.clone(), &fields).ok_or_else(damaged)?;
        let matcher = Matcher::with_secret(self.checker.clone(), self.existing.clone(), settings, secret);
        self.work = Some(Work { matcher, flat, fields: fields.len() });
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
        let [round, start, count, length] = [bytes.number()?, bytes.number()?, bytes.number()?, bytes.number()?];
        let mut lengths = Bytes(bytes.bytes(length)?);
        let mut text = std::str::from_utf8(bytes.0).ok()?;
        let mut given: Vec<Given<'_>> = Vec::with_capacity(self.fields);
        // Of the kinds of problems those that this block has, by their numbers here.
        let mut kinds: Vec<u32> = Vec::new();
        let mut faults = Vec::new();
        let mut rows = Vec::new();
        for _ in 0..count {
            given.clear();
            for _ in 0..self.fields {
                let value = match lengths.number()? {
                    0 => None,
                    1 => Some(None),
                    length => {
                        let (value, rest) = text.split_at_checked(length - 2)?;
                        text = rest;
                        Some(Some(value))
                    }
                };
                given.push(value);
            }
            self.flat.judge(&given);
            faults.clear();
            for fault in self.flat.problems() {
                let place = kinds.iter().position(|kind| kind == fault).unwrap_or_else(|| {
                    kinds.push(*fault);
                    kinds.len() - 1
                });
                faults.push(place as u32);
            }
            write(&self.matcher.glance_flat(&self.flat), &faults, &mut rows);
        }
        lengths.end().filter(|()| text.is_empty())?;
        let mut judged = Vec::with_capacity(rows.len() + 256);
        [round, start, count, kinds.len()].iter().for_each(|number| put(*number, &mut judged));
        for kind in kinds {
            let problem = self.flat.faults().get(kind as usize)?;
            put_text(&problem.field, &mut judged);
            put_text(&problem.code, &mut judged);
            judged.push(u8::from(problem.severity == Severity::Warning));
        }
        judged.extend_from_slice(&rows);
        Some(judged)
    }
}

/// A brief's secret, settings and fields.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn read(brief: &[u8]) -> Option<([u8; 16], [&str; 3], Vec<&str>)> {
    let mut bytes = Bytes(brief);
    let secret = bytes.array()?;
    let words = [bytes.text()?, bytes.text()?, bytes.text()?];
    let mut fields = Vec::new();
    while bytes.end().is_none() {
        fields.push(bytes.text()?);
    }
    Some((secret, words, fields))
}

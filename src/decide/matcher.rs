//! The matcher: one row after the other, each to its decision.

use super::decided::Decided;
use super::existing::Existing;
use super::prepared::Prepared;
use super::settings::Settings;
use super::tokens::Tokens;
use crate::check::Checker;
use crate::node::Node;
use std::sync::Arc;

/// Decides about the rows of one file, or about one customer after the other.
///
/// It keeps a fixed few bytes of each row, by which later rows of the same customer are known. The order of the rows
/// decides only who is the duplicate of whom.
///
/// [`Matcher::decide`] is the whole. Where many rows are to be decided at once, [`Matcher::prepare`] does nearly all of
/// it for any number of rows side by side, and [`Matcher::settle`] the rest for one row after the other:
///
/// ```
/// # use debitor::decide::{Existing, Matcher, Settings};
/// # use std::sync::Arc;
/// # let checker = Arc::new(debitor::Checker::new(debitor::preset("iex")?, "en")?);
/// # let existing = Arc::new(Existing::builder(checker.clone()).finish());
/// let mut matcher = Matcher::new(checker, existing, Settings::default());
/// let customers = ["ole@smed.dk", "OLE@smed.dk"].map(|email| debitor::node::Node::Map(vec![("email".into(), debitor::node::Node::Text(email.into()))]));
/// let prepared = std::thread::scope(|scope| {
///     let threads = customers.each_ref().map(|customer| scope.spawn(|| matcher.prepare(customer)));
///     threads.map(|thread| thread.join().unwrap())
/// });
/// let decided: Vec<_> = (2..).zip(prepared).map(|(row, prepared)| matcher.settle(row, prepared)).collect();
/// assert_eq!(decided[1].reason, "same_key");
/// # Ok::<(), debitor::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Matcher {
    pub(super) checker: Arc<Checker>,
    pub(super) existing: Arc<Existing>,
    pub(super) settings: Settings,
    pub(super) seen: Tokens,
    /// What new debtors so far have, for hints.
    pub(super) created: Tokens,
}

impl Matcher {
    /// For customers that are checked by the checker, against debtors that were canonicalised under the same profile.
    #[must_use]
    pub fn new(checker: Arc<Checker>, existing: Arc<Existing>, settings: Settings) -> Self {
        Self { checker, existing, settings, seen: Tokens::default(), created: Tokens::default() }
    }

    /// The same with the secret of another one: both have the same token for a thing.
    #[cfg(feature = "preview")]
    pub(crate) fn with_secret(
        checker: Arc<Checker>,
        existing: Arc<Existing>,
        settings: Settings,
        secret: [u8; 16],
    ) -> Self {
        Self { seen: Tokens::under(secret), ..Self::new(checker, existing, settings) }
    }

    /// By what tokens are made.
    #[cfg(feature = "preview")]
    pub(crate) fn secret(&self) -> [u8; 16] {
        self.seen.secret()
    }

    /// The checker that judges the rows.
    #[cfg(feature = "native")]
    pub(crate) fn checker(&self) -> &Checker {
        &self.checker
    }

    /// What is done with a customer; `row` is its number, from 1, as a person counts.
    pub fn decide(&mut self, row: u32, customer: &Node) -> Decided {
        let prepared = self.prepare(customer);
        self.settle(row, prepared)
    }

    /// What is done with a customer that this matcher prepared; `row` is its number, from 1, as a person counts. Rows are
    /// settled in their order.
    pub fn settle(&mut self, row: u32, mut prepared: Prepared) -> Decided {
        let earlier = self.hold(row, &mut prepared);
        prepared.place(earlier);
        prepared.conclude(row, self.checker.catalogue())
    }

    /// The part of [`Matcher::settle`] that has to be done in the order of the rows: the earlier row that is the same
    /// customer, and what the two share. [`Prepared::conclude`] is the rest.
    pub(crate) fn hold(&mut self, row: u32, prepared: &mut Prepared) -> Option<(u32, &'static str)> {
        let earlier = prepared.hold(row, &mut self.seen);
        if earlier.is_none() {
            prepared.hold_hints(row, &mut self.created);
        }
        earlier
    }
}

//! A row by itself and a row among others, apart: for the preview, which keeps little of each row and asks again for
//! those that somebody looks at.

use super::decided::{Decided, Decision};
use super::matcher::Matcher;
use super::prepared::Looked;
use super::row::{Row, name_of};
use super::tokens::{Token, Tokens};
use crate::node::Node;
use crate::problem::Problem;

/// What a row comes to by itself: all that others of its file, which may make it a duplicate, have no part in.
pub(crate) struct Glance {
    /// Place in [`DECISIONS`](super::DECISIONS).
    pub(crate) decision: u8,
    /// Place in [`REASONS`](super::REASONS).
    pub(crate) reason: u8,
    /// Whether the row can be a duplicate, and by what; none where it was settled before that question.
    pub(crate) marks: Vec<(Token, Shared)>,
    /// Whether later rows can be duplicates of it.
    pub(crate) counts: bool,
    /// What is wrong with it, without messages.
    pub(crate) problems: Vec<Problem>,
}

/// What two rows of one customer share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shared {
    /// The key that the row goes by.
    Own,
    /// One of its keys.
    Key,
    /// Its customer number.
    Number,
    /// Its external reference.
    Reference,
    /// The debtor that it is.
    Debtor,
}

impl Shared {
    /// All of them.
    pub(crate) const ALL: [Self; 5] = [Self::Own, Self::Key, Self::Number, Self::Reference, Self::Debtor];

    /// Why a row that shares it is a duplicate.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::Own | Self::Key => "same_key",
            Self::Number => "same_number",
            Self::Reference => "same_reference",
            Self::Debtor => "same_debtor",
        }
    }

    pub(super) fn by_reason(reason: &str) -> Self {
        Self::ALL.into_iter().find(|shared| shared.reason() == reason).unwrap_or(Self::Own)
    }
}

impl Matcher {
    /// What a customer comes to by itself.
    pub(crate) fn glance(&self, customer: &Node) -> Glance {
        let row = Row::new(customer, self.checker.check(customer), &self.existing);
        let (verdict, marks) = match self.look(&row) {
            Looked::Settled(verdict, _) => (verdict, Vec::new()),
            Looked::For(found, id) => {
                let marks = row.marks(&self.seen, id).list();
                (self.first(&row, found, None), marks)
            }
        };
        let counts = !marks.is_empty() && !matches!(verdict.decision, Decision::Ambiguous { .. });
        Glance {
            decision: place(super::DECISIONS, verdict.decision.as_str()),
            reason: place(super::REASONS, verdict.reason),
            marks,
            counts,
            problems: row.report.problems,
        }
    }

    /// The whole answer about one row, where it is known which earlier one is the same customer.
    pub(crate) fn explain(
        &self,
        number: u32,
        customer: &Node,
        earlier: Option<(u32, &'static str)>,
    ) -> (Decided, Option<String>) {
        let prepared = self.prepare(customer);
        let name = name_of(self.checker.profile(), &prepared.report.values);
        // A row that was settled before is no duplicate, whatever it shares.
        let earlier = earlier.filter(|_| prepared.marks.is_some());
        (prepared.conclude(number, earlier, &mut Tokens::default(), self.checker.catalogue()), name)
    }
}

fn place(words: &[&str], word: &str) -> u8 {
    words.iter().position(|known| *known == word).and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
}

//! The work on lines: one function turns a line into a line, for pipes and for requests alike.

use super::fault::{self, Fault};
use super::json;
use super::lines::{self, Line};
use super::orders::Orders;
use super::query::Identifier;
use crate::check::Checker;
use crate::decide::{Decision, Matcher};
use crate::node::{Node, ToNode};
use std::sync::{Arc, Mutex, PoisonError};

/// What is done with each line.
#[derive(Clone, Debug)]
pub(super) enum Work {
    /// A customer in, the report out.
    Check { checker: Arc<Checker>, strict: bool },
    /// A customer in, the identity key or null out.
    Key { checker: Arc<Checker> },
    /// A customer in, what the accounts say of it out.
    Advise { checker: Arc<Checker> },
    /// A shop's order in, the customer who placed it out.
    Customer(Orders),
    /// A customer in, what an import would do with it out.
    Match(Arc<Mutex<Matcher>>),
    /// Scheme, tab, value in; what is known about the number out.
    Ids(Identifier),
}

/// An answer, and whether it is a good one.
pub(super) type Answered = (Node, bool);

impl Work {
    /// The work of a matcher: one customer after the other.
    pub(super) fn matching(matcher: Matcher) -> Self {
        Self::Match(Arc::new(Mutex::new(matcher)))
    }

    /// Appends the line that answers line `number`, and says whether all is good; a blank line has no answer.
    pub(super) fn line(&self, number: u64, line: &Line<'_>, out: &mut Vec<u8>) -> bool {
        let (node, is_good) = match self.read(number, line) {
            Ok(None) => return true,
            Ok(Some(answered)) => answered,
            Err(fault) => (fault.on_line(number).to_node(), false),
        };
        json::write(&node, out);
        out.push(b'\n');
        is_good
    }

    fn read(&self, number: u64, line: &Line<'_>) -> Result<Option<Answered>, Fault> {
        let Line::Bytes(bytes) = line else {
            return Err(fault::too_long("the line", lines::LIMIT));
        };
        let text = json::text(bytes)?;
        let text = text.strip_suffix('\r').unwrap_or(text);
        if text.bytes().all(|byte| byte == b' ') {
            return Ok(None);
        }
        match self {
            Work::Ids(identifier) => identify(identifier, text).map(Some),
            _ if text.trim_ascii().is_empty() => Ok(None),
            _ => self.answer(number, &json::parse(text)?).map(Some),
        }
    }

    /// The answer about one customer or order, the first or that of a line.
    pub(super) fn answer(&self, number: u64, node: &Node) -> Result<Answered, Fault> {
        match self {
            Work::Customer(_) => json::bounded_order(node)?,
            _ => json::bounded(node, "a customer")?,
        }
        Ok(match self {
            Work::Check { checker, strict } => {
                let report = if *strict { checker.check_strictly(node) } else { checker.check(node) };
                (report.to_node(), report.valid)
            }
            Work::Key { checker } => {
                let key = checker.key(node);
                (key.to_node(), key.is_some())
            }
            Work::Advise { checker } => (checker.advise(node).to_node(), true),
            Work::Customer(orders) => (orders.customer(node)?, true),
            Work::Match(matcher) => {
                let row = u32::try_from(number).unwrap_or(u32::MAX);
                let decided = matcher.lock().unwrap_or_else(PoisonError::into_inner).decide(row, node);
                (decided.to_node(), decided.decision != Decision::Invalid)
            }
            Work::Ids(_) => (Node::Null, false),
        })
    }
}

/// The answer about the number on a line.
fn identify(identifier: &Identifier, line: &str) -> Result<Answered, Fault> {
    let Some((scheme, rest)) = line.split_once('\t') else {
        return Err(Fault::new("input.tab", "a line is scheme, tab, value, and this one has no tab"));
    };
    let (value, country) = match rest.split_once('\t') {
        Some((value, country)) => (value, Some(country)),
        None => (rest, None),
    };
    let answer = identifier.ask(scheme, value, country)?;
    Ok((answer.to_node(), answer.is_valid()))
}

//! What is decided about a row by itself, before it is asked what rows stood before it.

use super::decided::{Decided, Decision, Target};
use super::diff::{Diff, diff};
use super::existing::{Existing, debtor_name};
use super::find::{self, Found};
use super::hints::{self, Around, Hints, Step};
#[cfg(feature = "native")]
use super::line::{self, Keyed, Message, Reasons, Said};
use super::matcher::Matcher;
#[cfg(feature = "native")]
use super::packed::Pack;
use super::packed::Values;
use super::row::{Marks, Row, Subject, label, marks};
use super::settings::{Mode, OnMatch, Settings};
use super::tokens::Book;
#[cfg(feature = "native")]
use super::tokens::Token;
#[cfg(feature = "native")]
use crate::check::Checker;
use crate::check::Report;
use crate::index::{DebtorId, Lookup};
use crate::key::Key;
use crate::node::Node;
use crate::problem::{Catalogue, Problem};
use crate::profile::{Accounts, Profile};
use std::borrow::Cow;

/// A row that was checked and looked up; [`Matcher::settle`] says what becomes of it.
///
/// It belongs to the matcher that made it: one of another matcher is settled as if no row stood before it.
#[derive(Debug)]
pub struct Prepared {
    pub(super) kind: &'static str,
    pub(super) values: Values,
    pub(super) key: Option<Box<Key>>,
    pub(super) problems: Vec<Problem>,
    /// What the row calls its customer.
    pub(super) label: Option<String>,
    /// What is done unless an earlier row is the same customer.
    pub(super) verdict: Verdict,
    pub(super) debtor: Option<Box<Target>>,
    pub(super) archived: bool,
    /// Nothing where no earlier row can make a difference.
    pub(super) marks: Option<Marks>,
    /// Whether later rows are held against this one.
    pub(super) is_noted: bool,
    pub(super) steps: Vec<Step>,
}

/// A decision, why, and what goes with it.
#[derive(Debug)]
pub(super) struct Verdict {
    pub(super) decision: Decision,
    pub(super) reason: &'static str,
    pub(super) withheld: Vec<super::Change>,
}

impl Verdict {
    pub(super) fn new(decision: Decision, reason: &'static str) -> Self {
        Self { decision, reason, withheld: Vec::new() }
    }
}

/// How far the questions got before the one for an earlier row.
pub(super) enum Looked {
    /// To an answer.
    Settled(Verdict, Option<DebtorId>),
    /// To the debtors that may be meant.
    For(Found, Option<DebtorId>),
}

/// All of [`Prepared`] that is decided, and not known from the check.
pub(super) struct Weighed {
    verdict: Verdict,
    debtor: Option<Box<Target>>,
    archived: bool,
    marks: Option<Marks>,
    is_noted: bool,
    steps: Vec<Step>,
}

impl Weighed {
    pub(super) fn prepared(
        self,
        kind: &'static str,
        values: Values,
        key: Option<Box<Key>>,
        label: Option<String>,
        problems: Vec<Problem>,
    ) -> Prepared {
        let Self { verdict, debtor, archived, marks, is_noted, steps } = self;
        Prepared { kind, values, key, problems, label, verdict, debtor, archived, marks, is_noted, steps }
    }
}

impl Prepared {
    /// The earlier row that is the same customer, and what the two share. Without one the row is noted for those that
    /// follow, if it is one that they are held against.
    pub(super) fn hold(&mut self, number: u32, seen: &mut impl Book) -> Option<(u32, &'static str)> {
        let earlier = self.marks.as_ref().and_then(|marks| marks.earlier(seen));
        if earlier.is_none()
            && let Some(marks) = self.marks.take().filter(|_| self.is_noted)
        {
            marks.note(seen, number);
        }
        earlier
    }

    /// Finds the earlier rows that hints point to, once it is said that none of them is the same customer.
    pub(super) fn hold_hints(&mut self, number: u32, created: &mut impl Book) {
        hints::hold(&mut self.steps, number, &mut |token| created.hold(token, number));
    }

    /// Goes through all that is looked up then, each to be replaced by another token.
    #[cfg(feature = "native")]
    pub(super) fn each_token(&mut self, take: &mut dyn FnMut(&mut Token)) {
        if let Some(marks) = &mut self.marks {
            marks.each(take);
        }
        hints::wanted(&mut self.steps).for_each(take);
    }

    /// Says whether an earlier row is the same customer, and by what.
    pub(crate) fn place(&mut self, earlier: Option<(u32, &'static str)>) {
        if let Some((of_row, reason)) = earlier {
            self.verdict = Verdict::new(Decision::Duplicate { of_row }, reason);
            self.steps = Vec::new();
        }
    }

    /// What is done, once that is said.
    #[cfg(feature = "native")]
    pub(crate) fn decision(&self) -> &Decision {
        &self.verdict.decision
    }

    /// What is wrong with the row.
    #[cfg(feature = "native")]
    pub(crate) fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// With its own copy of what is in the pack.
    #[cfg(feature = "native")]
    pub(crate) fn unpacked(mut self, pack: &Pack, checker: &Checker) -> Self {
        if let Values::Packed(row) = self.values {
            self.key = row.key.and_then(|(rule, value)| {
                Some(Box::new(checker.key_under(checker.rule(self.kind, usize::from(rule))?, pack.get(value))))
            });
            self.label = row.label.map(|label| pack.get(label).to_owned());
            self.values = Values::Map(pack.map(row));
        }
        self
    }

    /// Writes the whole answer as a line of JSON, without its end; what [`Prepared::conclude`] says.
    #[cfg(feature = "native")]
    pub(crate) fn write(self, row: u32, pack: &Pack, checker: &Checker, reasons: &Reasons, out: &mut Vec<u8>) {
        let Values::Packed(packed) = self.values else {
            return self.conclude(row, checker.catalogue()).write(out);
        };
        let key = packed
            .key
            .and_then(|(rule, value)| Some((checker.rule(self.kind, usize::from(rule))?.as_slice(), pack.get(value))));
        let sealed = key.filter(|_| checker.has_secret()).map(|(rule, value)| checker.key_under(rule, value));
        let Verdict { decision, reason, withheld } = &self.verdict;
        let said = Said {
            row,
            decision,
            reason,
            message: Message::Written(reasons.get(reason)),
            customer: packed.label.map(|label| pack.get(label)),
            kind: self.kind,
            key: match &sealed {
                Some(key) => Some(Keyed::Whole(key)),
                None => key.map(|(rule, value)| Keyed::Parts(rule, value)),
            },
            debtor: self.debtor.as_deref(),
            archived: self.archived,
            withheld,
            values: line::Values::Packed(pack, packed, *decision == Decision::Create),
            problems: &self.problems,
            hints: &hints::list(self.steps, checker.catalogue()),
        };
        said.write(out);
    }

    /// The whole answer, once it is said whether an earlier row is the same customer.
    pub(crate) fn conclude(self, row: u32, catalogue: &Catalogue) -> Decided {
        let Self { verdict, steps, .. } = self;
        let mut values = self.values.into_map();
        if verdict.decision == Decision::Create {
            for change in &verdict.withheld {
                values.remove(&change.field);
            }
        }
        Decided {
            row,
            message: catalogue.text(&["reason.", verdict.reason].concat(), |_| None),
            decision: verdict.decision,
            reason: verdict.reason,
            customer: self.label,
            kind: self.kind,
            key: self.key.map(|key| *key),
            debtor: self.debtor.map(|debtor| *debtor),
            archived: self.archived,
            withheld: verdict.withheld,
            values,
            problems: self.problems,
            hints: hints::list(steps, catalogue),
        }
    }
}

impl Matcher {
    /// Checks a customer and looks for its debtor: all that can be done with many rows at once, in any order.
    #[must_use]
    pub fn prepare(&self, customer: &Node) -> Prepared {
        let row = Row::new(customer, self.checker.check(customer), &self.existing);
        let weighed = self.weigh(&row, &row.report.problems, &mut Around::default());
        let label = label(&row, self.checker.profile()).map(Cow::into_owned);
        let Report { kind, values, key, problems, .. } = row.report;
        weighed.prepared(kind, Values::Map(values), key.map(Box::new), label, problems)
    }

    /// What is decided about a customer that was checked, however it is held.
    pub(super) fn weigh(&self, row: &dyn Subject, problems: &[Problem], around: &mut Around) -> Weighed {
        let (existing, profile) = (&*self.existing, self.checker.profile());
        let mut hints = Hints::new(existing, profile);
        let (verdict, id, marks) = match self.look(row) {
            Looked::Settled(verdict, id) => {
                if verdict.decision == Decision::Invalid {
                    hints.of_invalid(row, problems);
                }
                (verdict, id, None)
            }
            Looked::For(found, id) => {
                hints.of_found(row, &found);
                let verdict = self.first(row, found);
                if verdict.decision == Decision::Create {
                    hints.of_new(row, &self.created, around);
                }
                (verdict, id, Some(self.marks(row, id)))
            }
        };
        let debtor = id.and_then(|id| existing.index().debtor(id));
        Weighed {
            debtor: debtor.as_ref().map(|debtor| Box::new(Target::of(debtor, debtor_name(profile, debtor)))),
            archived: debtor.as_ref().is_some_and(|debtor| debtor.is_archived()),
            // A row that can't be decided stands in no other one's way.
            is_noted: !matches!(verdict.decision, Decision::Ambiguous { .. }),
            verdict,
            marks,
            steps: hints.steps(),
        }
    }

    /// Whether the customer is a new one whoever is there: it has no key, and the profile creates such customers.
    fn is_always_new(&self, row: &dyn Subject) -> bool {
        let accounts = self.checker.profile().accounts.as_ref();
        row.key().is_none() && accounts.is_some_and(|accounts| accounts.without_key.as_deref() == Some("create"))
    }

    /// What the row is known by among others of its file; nothing where it is always a new customer.
    pub(super) fn marks(&self, row: &dyn Subject, debtor: Option<DebtorId>) -> Marks {
        if self.is_always_new(row) { Marks::default() } else { marks(row, &self.existing, &self.seen, debtor) }
    }

    /// The questions that come before the one for an earlier row.
    pub(super) fn look(&self, row: &dyn Subject) -> Looked {
        let plain = |decision, reason| Looked::Settled(Verdict::new(decision, reason), None);
        let profile = self.checker.profile();
        let accounts = profile.accounts.as_ref();
        if !row.is_valid() {
            return plain(Decision::Invalid, "invalid");
        }
        let is_protected = |number: Option<&str>| {
            number.is_some_and(|number| accounts.is_some_and(|accounts| accounts.protects(number)))
        };
        if is_protected(row.value("customer_number")) {
            return plain(Decision::Protected, "protected");
        }
        if let Some(into) = accounts.and_then(|accounts| accounts.collects(row.kind())) {
            return plain(Decision::Collect { into: into.into() }, "collect");
        }
        if self.is_always_new(row) {
            return Looked::For(Found::Nobody, None);
        }
        let existing = &self.existing;
        let predecessors = find::predecessors(row, existing);
        let found = find::find(row, existing, &predecessors, profile);
        let id = if let Found::One(id, _) = &found { Some(*id) } else { None };
        let debtor = id.and_then(|id| existing.index().debtor(id));
        if let Some(debtor) = debtor.filter(|debtor| is_protected(debtor.get("customer_number"))) {
            return Looked::Settled(Verdict::new(Decision::Protected, "protected"), Some(debtor.id()));
        }
        Looked::For(found, id)
    }

    /// The questions that come behind it, for a row that is the first of its customer.
    pub(super) fn first(&self, row: &dyn Subject, found: Found) -> Verdict {
        let (profile, existing) = (self.checker.profile(), &*self.existing);
        match found {
            Found::Several(candidates, reason) => Verdict::new(Decision::Ambiguous { candidates }, reason),
            Found::One(id, _) => match existing.index().debtor(id) {
                Some(debtor) => {
                    let diff = diff(row, &debtor, existing.index(), profile, self.settings);
                    matched(diff, self.settings, profile.accounts.as_ref())
                }
                None => unknown(row, existing, profile, self.settings),
            },
            Found::Nobody => unknown(row, existing, profile, self.settings),
        }
    }
}

/// What becomes of a debtor that is there.
fn matched(diff: Diff, settings: Settings, accounts: Option<&Accounts>) -> Verdict {
    let Diff { changes, mut withheld, is_left } = diff;
    if settings.mode == Mode::Add {
        return Verdict::new(Decision::Skip, "exists");
    }
    if settings.on_match == OnMatch::Ignore {
        return Verdict::new(Decision::Skip, "ignored");
    }
    let may_update = accounts.is_none_or(Accounts::may_update);
    let (decision, reason) = match (changes.is_empty(), withheld.is_empty()) {
        (_, false) if !may_update => (Decision::Skip, "update_off"),
        (false, _) => (Decision::Update { changes: Vec::new() }, "changed"),
        (true, false) => (Decision::Unchanged, "fields_locked"),
        (true, true) if is_left => (Decision::Unchanged, "nothing_to_fill"),
        (true, true) => (Decision::Unchanged, "same"),
    };
    let decision = if matches!(decision, Decision::Update { .. }) { Decision::Update { changes } } else { decision };
    withheld.sort_by(|one, other| one.field.cmp(&other.field));
    Verdict { decision, reason, withheld }
}

/// What becomes of a customer who is not there.
fn unknown(row: &dyn Subject, existing: &Existing, profile: &Profile, settings: Settings) -> Verdict {
    let accounts = profile.accounts.as_ref();
    let has_key = row.key().is_some();
    if !has_key {
        let fallback = accounts.and_then(|accounts| accounts.fallback.as_ref());
        match (accounts.and_then(|accounts| accounts.without_key.as_deref()), fallback) {
            (Some("create"), _) => {}
            (Some("fallback"), Some(into)) => {
                return Verdict::new(Decision::Fallback { into: into.into() }, "no_customer");
            }
            _ => return Verdict::new(Decision::Skip, "no_key"),
        }
    }
    if settings.mode == Mode::Update {
        return Verdict::new(Decision::Skip, "unknown");
    }
    if accounts.is_some_and(|accounts| !accounts.may_create()) {
        return Verdict::new(Decision::Skip, "create_off");
    }
    let withheld = withheld(row, existing, accounts);
    Verdict { decision: Decision::Create, reason: if has_key { "new" } else { "new_without_key" }, withheld }
}

/// The fields that a new debtor does not get: those that the profile keeps back, though never what its key is made of, by
/// which it has to be known again; and a number that another debtor has.
fn withheld(row: &dyn Subject, existing: &Existing, accounts: Option<&Accounts>) -> Vec<super::Change> {
    let is_identity = |field: &str| row.rule().is_some_and(|rule| super::keys::speaks_of(rule, field));
    let is_taken = |field: &str, value: &str| {
        field == "customer_number" && existing.index().find_by(Lookup::CustomerNumber, value).next().is_some()
    };
    let is_withheld = |field: &str, value: &str| {
        is_taken(field, value)
            || (accounts.is_some_and(|accounts| !accounts.may_create_field(field)) && !is_identity(field))
    };
    let mut withheld = Vec::new();
    let mut look = |field: &str, value: &str| {
        if is_withheld(field, value) {
            withheld.push(super::Change { field: field.to_owned(), from: String::new(), to: value.to_owned() });
        }
    };
    if accounts.is_none_or(Accounts::may_create_all_fields) {
        if let Some(number) = row.value("customer_number") {
            look("customer_number", number);
        }
    } else {
        row.each(&mut look);
    }
    withheld
}

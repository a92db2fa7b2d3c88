//! A row by itself and a row among others, apart: for the preview, which keeps little of each row and asks again for
//! those that somebody looks at.

use super::decided::{Decided, Decision};
use super::existing::Existing;
use super::hints;
#[cfg(feature = "native")]
use super::hints::Around;
use super::keys::{self, Rule};
#[cfg(feature = "native")]
use super::line::put;
use super::matcher::Matcher;
#[cfg(feature = "native")]
use super::packed::Pack;
use super::packed::Values;
use super::prepared::Looked;
#[cfg(feature = "native")]
use super::prepared::Prepared;
#[cfg(feature = "native")]
use super::row::label;
use super::row::{Row, Subject, name_by};
use super::tokens::Token;
use crate::check::Flat;
use crate::node::Node;
use crate::problem::Problem;
use crate::profile::Profile;
#[cfg(feature = "native")]
use std::sync::Arc;

/// What a row comes to by itself: all that others of its file, which may make it a duplicate, have no part in.
#[derive(Default)]
pub(crate) struct Glance {
    /// Place in [`DECISIONS`](super::DECISIONS).
    pub(crate) decision: u8,
    /// Place in [`REASONS`](super::REASONS).
    pub(crate) reason: u8,
    /// Whether the row can be a duplicate, and by what; none where it was settled before that question.
    pub(crate) marks: Vec<(Token, Shared)>,
    /// Whether later rows can be duplicates of it.
    pub(crate) counts: bool,
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
    /// What a customer comes to by itself, and what is wrong with it.
    pub(crate) fn glance(&self, customer: &Node) -> (Glance, Vec<Problem>) {
        let row = Row::new(customer, self.checker.check(customer), &self.existing);
        (self.glance_at(&row), row.report.problems)
    }

    /// The same for the last customer that was judged.
    pub(crate) fn glance_flat(&self, flat: &Flat) -> Glance {
        let mut value = String::new();
        // What is wrong needs no key.
        let key = if flat.is_valid() { flat.key_into(&mut value) } else { None };
        self.glance_at(&FlatRow { flat, key: key.map(|(_, rule)| (rule, value.as_str())) })
    }

    /// What [`Matcher::prepare`] makes of the last customer, which was judged in full.
    #[cfg(feature = "native")]
    pub(crate) fn prepare_flat(&self, flat: &mut Flat, around: &mut Around, pack: &mut Pack) -> Prepared {
        let mut problems = flat.take_told();
        self.checker.catalogue().fill(&mut problems);
        let flat = &*flat;
        let mut row = pack.row(flat.values());
        // A customer with a wrong field may have a key all the same.
        let mut value = String::with_capacity(64);
        let key = flat.key_into(&mut value);
        row.key = key.map(|(place, _)| (place, pack.text(&value)));
        let subject = FlatRow { flat, key: key.map(|(_, rule)| (rule, value.as_str())) };
        row.label = label(&subject, self.checker.profile()).map(|label| pack.text(&label));
        let weighed = self.weigh(&subject, &problems, around);
        weighed.prepared(flat.kind(), Values::Packed(row), None, None, problems)
    }

    /// Where values go that were judged so: the names of the fields, and what stands in JSON between the value before and
    /// that of the field.
    #[cfg(feature = "native")]
    pub(crate) fn names(flat: &Flat) -> Arc<[(String, String)]> {
        let written = |name: &str| {
            let mut text = b"\",".to_vec();
            put(name, &mut text);
            text.extend_from_slice(b":\"");
            (name.to_owned(), String::from_utf8(text).unwrap_or_default())
        };
        flat.names().map(written).collect()
    }

    /// For customers of whom these fields are given; none where there are too many.
    #[cfg(feature = "native")]
    pub(crate) fn flat<'a>(&self, fields: impl Iterator<Item = &'a str>) -> Option<Flat> {
        Flat::new(self.checker.clone(), &fields.collect::<Vec<_>>())
    }

    fn glance_at(&self, row: &dyn Subject) -> Glance {
        let (verdict, marks) = match self.look(row) {
            Looked::Settled(verdict, _) => (verdict, Vec::new()),
            Looked::For(found, id) => (self.first(row, found), self.marks(row, id).list()),
        };
        Glance {
            decision: place(super::DECISIONS, verdict.decision.as_str()),
            reason: place(super::REASONS, verdict.reason),
            counts: !marks.is_empty() && !matches!(verdict.decision, Decision::Ambiguous { .. }),
            marks,
        }
    }

    /// What later rows are pointed to this customer by, once it is a new debtor.
    pub(crate) fn held(&self, customer: &Node) -> Vec<Token> {
        let row = Row::new(customer, self.checker.check(customer), &self.existing);
        hints::held(&row, self.checker.profile(), &self.created)
    }

    /// The same for the last customer that was judged.
    pub(crate) fn held_flat(&self, flat: &Flat) -> Vec<Token> {
        hints::held(&FlatRow { flat, key: None }, self.checker.profile(), &self.created)
    }

    /// The whole answer about one row, where it is known which earlier one is the same customer, and `hold` says which
    /// earlier row that becomes a new debtor holds a thing.
    pub(crate) fn explain(
        &self,
        number: u32,
        customer: &Node,
        earlier: Option<(u32, &'static str)>,
        hold: &mut dyn FnMut(Token) -> Option<u32>,
    ) -> (Decided, Option<String>) {
        let mut prepared = self.prepare(customer);
        let values = prepared.values.into_map();
        let value_of = |field: &str| values.get(field).map(String::as_str).unwrap_or_default();
        let name = name_by(self.checker.profile(), &value_of);
        prepared.values = Values::Map(values);
        // A row that was settled before is no duplicate, whatever it shares.
        let earlier = earlier.filter(|_| prepared.marks.is_some());
        if earlier.is_none() {
            hints::hold(&mut prepared.steps, number, hold);
        }
        prepared.place(earlier);
        (prepared.conclude(number, self.checker.catalogue()), name)
    }
}

fn place(words: &[&str], word: &str) -> u8 {
    words.iter().position(|known| *known == word).and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
}

/// A customer of many with the same fields.
struct FlatRow<'a> {
    flat: &'a Flat,
    key: Option<(&'a Rule, &'a str)>,
}

impl Subject for FlatRow<'_> {
    fn value(&self, field: &str) -> Option<&str> {
        self.flat.get(field)
    }

    fn each(&self, take: &mut dyn FnMut(&str, &str)) {
        // As [`Row`] has them: changes are told in this order.
        self.flat.each(take);
    }

    fn is_valid(&self) -> bool {
        self.flat.is_valid()
    }

    fn kind(&self) -> &'static str {
        self.flat.kind()
    }

    fn key(&self) -> Option<&str> {
        self.key.map(|(_, value)| value)
    }

    fn rule(&self) -> Option<&Rule> {
        self.key.map(|(rule, _)| rule)
    }

    fn each_key(&self, existing: &Existing, take: &mut dyn FnMut(&str)) {
        // Where one rule makes all keys there is no other than the own one.
        match self.key {
            Some((_, own)) if existing.rules().len() == 1 => take(own),
            _ => {
                if !self.flat.each_key(take) {
                    let flat = self.flat;
                    keys::each(existing.rules(), &|field| flat.get(field), &|field| flat.is_wrong(field), take);
                }
            }
        }
    }

    fn is_given(&self, _: &Profile, field: &str) -> bool {
        self.flat.is_given(field)
    }

    fn is_emptied(&self, _: &Profile, field: &str) -> bool {
        self.flat.is_emptied(field)
    }
}

#[cfg(all(test, feature = "native"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{Around, Existing, Matcher, Pack, Reasons, Settings};
    use crate::check::{Checker, Given};
    use crate::node::{Node, ToNode, json};
    use proptest::prelude::*;
    use std::sync::Arc;

    const FIELDS: &[&str] = &[
        "company",
        "email",
        "vat",
        "country",
        "company_number",
        "customer_id",
        "postcode",
        "customer_number",
        "city",
        "custom.a\"b",
        "delivery_country",
        "ean",
    ];

    const VALUES: &[&str] = &[
        "",
        " ",
        "Smed & Søn \"A/S\"",
        "smed\tog søn",
        "a@b.dk",
        "A@B.dk ",
        "DK13585628",
        "DK13585627",
        "13585628",
        "DK",
        "Danmark",
        "NL",
        "8000",
        "1001",
        "5798000420526",
        "NL368619989B01",
        "a|b=c%d",
        "\u{1}",
        "8000  Aarhus",
    ];

    fn given() -> impl Strategy<Value = Option<Option<&'static str>>> {
        let value = proptest::sample::select(VALUES);
        prop_oneof![1 => Just(None), 1 => Just(Some(None)), 6 => value.prop_map(|value| Some(Some(value)))]
    }

    proptest! {
        #[test]
        fn a_line_says_what_the_decision_says(
            rows in proptest::collection::vec(proptest::collection::vec(given(), FIELDS.len()), 1..8),
            preset in proptest::sample::select(vec!["iex", "picqer", "snelstart-magento"]),
        ) {
            let checker = Arc::new(Checker::new(crate::preset(preset).unwrap(), "en").unwrap());
            let existing = Arc::new(Existing::builder(checker.clone()).finish());
            let mut one = Matcher::new(checker.clone(), existing.clone(), Settings::default());
            let mut other = Matcher::new(checker.clone(), existing, Settings::default());
            let mut flat = other.flat(FIELDS.iter().copied()).unwrap();
            let (mut pack, mut around) = (Pack::default(), Around::default());
            pack.begin(&Matcher::names(&flat));
            let reasons = Reasons::new(checker.catalogue());
            for (row, number) in rows.iter().zip(2..) {
                let row: Vec<Given<'_>> =
                    row.iter().map(|given| given.map(|value| value.filter(|text| !text.trim().is_empty()))).collect();
                let entries = FIELDS.iter().zip(&row).filter_map(|(field, given)| {
                    Some(((*field).to_owned(), given.as_ref()?.map_or(Node::Null, |text| Node::Text(text.to_owned()))))
                });
                let decided = one.decide(number, &Node::Map(entries.collect()));
                flat.judge_in_full(&row);
                let mut prepared = other.prepare_flat(&mut flat, &mut around, &mut pack);
                let earlier = other.hold(number, &mut prepared);
                prepared.place(earlier);
                let (mut line, mut expected) = (Vec::new(), Vec::new());
                prepared.write(number, &pack, &checker, &reasons, &mut line);
                json::write(&decided.to_node(), &mut expected);
                prop_assert_eq!(String::from_utf8(line).unwrap(), String::from_utf8(expected).unwrap());
            }
        }
    }
}

//! The answer about one row, in the form that every face gives.

use super::hints::Hint;
use crate::index;
use crate::key::Key;
use crate::node::{Map, Node, Object, ToNode};
use crate::problem::Problem;

/// What an import does with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decision {
    /// A new debtor.
    Create,
    /// A debtor that is there is changed.
    Update {
        /// In these fields.
        changes: Vec<Change>,
    },
    /// A debtor that is there has all of it already.
    Unchanged,
    /// Nothing is done.
    Skip,
    /// An earlier row is the same customer.
    Duplicate {
        /// Its number.
        of_row: u32,
    },
    /// More than one debtor may be meant; a person says which.
    Ambiguous {
        /// The debtors that may be meant.
        candidates: Vec<Candidate>,
    },
    /// A field is wrong or missing.
    Invalid,
    /// The sale is booked on one debtor for all.
    Collect {
        /// That debtor.
        into: Target,
    },
    /// No customer is known, and the sale is booked on the debtor for those.
    Fallback {
        /// That debtor.
        into: Target,
    },
    /// The accounts need this debtor as it is.
    Protected,
}

impl Decision {
    /// Its stable name, as in the catalogues' `decision.…`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Decision::Create => "create",
            Decision::Update { .. } => "update",
            Decision::Unchanged => "unchanged",
            Decision::Skip => "skip",
            Decision::Duplicate { .. } => "duplicate",
            Decision::Ambiguous { .. } => "ambiguous",
            Decision::Invalid => "invalid",
            Decision::Collect { .. } => "collect",
            Decision::Fallback { .. } => "fallback",
            Decision::Protected => "protected",
        }
    }
}

/// A field's value before and after; empty for none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct Change {
    /// The field.
    pub field: String,
    /// The debtor's value.
    pub from: String,
    /// The customer's value.
    pub to: String,
}

impl ToNode for Change {
    fn to_node(&self) -> Node {
        Object::default().text("field", &self.field).text("from", &self.from).text("to", &self.to).done()
    }
}

/// A debtor, as people know it. What it does not have is not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct Target {
    /// Its place among the debtors that are there, from 1; none for a debtor that the profile names.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub id: Option<usize>,
    /// Its number in the accounts.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub customer_number: Option<String>,
    /// Its name.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub name: Option<String>,
}

impl Target {
    /// A debtor of the index, under the name that the profile gives it.
    pub(super) fn of(debtor: &index::Debtor<'_>, name: Option<String>) -> Self {
        let customer_number = debtor.get("customer_number").map(str::to_owned);
        Self { id: Some(debtor.id().number() + 1), customer_number, name }
    }

    fn write(&self, object: &mut Object) {
        if let Some(id) = self.id {
            object.number("id", id);
        }
        for (name, value) in [("customer_number", &self.customer_number), ("name", &self.name)] {
            if let Some(text) = value {
                object.text(name, text);
            }
        }
    }
}

impl From<&crate::profile::Debtor> for Target {
    fn from(debtor: &crate::profile::Debtor) -> Self {
        Self { id: None, customer_number: Some(debtor.customer_number.clone()), name: debtor.name.clone() }
    }
}

impl ToNode for Target {
    fn to_node(&self) -> Node {
        let mut object = Object::default();
        self.write(&mut object);
        object.done()
    }
}

/// A debtor that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct Candidate {
    /// The debtor.
    #[cfg_attr(feature = "native", schemars(flatten))]
    pub debtor: Target,
    /// What leads to it: `key`, `customer_number`, `external_reference`, `vat`.
    pub found_by: Vec<&'static str>,
    /// Whether it is put away.
    #[cfg_attr(feature = "native", schemars(with = "Option<bool>", skip_serializing_if = "Option::is_none"))]
    pub archived: bool,
}

impl ToNode for Candidate {
    fn to_node(&self) -> Node {
        let mut object = Object::default();
        self.debtor.write(&mut object);
        object.with("found_by", self.found_by.to_node());
        if self.archived {
            object.flag("archived", true);
        }
        object.done()
    }
}

/// What an import does with one row, and why.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Decided {
    /// The row, as it was given.
    pub row: u32,
    /// What is done.
    pub decision: Decision,
    /// Why, as a stable code; its text is the catalogues' `reason.…`.
    pub reason: &'static str,
    /// The reason as a sentence.
    pub message: String,
    /// What the row calls its customer: the first that is filled of customer number, shop's number, external
    /// reference, name and e-mail.
    pub customer: Option<String>,
    /// `b2c`, `b2b` or `ean`.
    pub kind: &'static str,
    /// The identity key.
    pub key: Option<Key>,
    /// The debtor that is meant.
    pub debtor: Option<Target>,
    /// Whether that one is put away.
    pub archived: bool,
    /// What would be created or changed if the profile allowed it for these fields.
    pub withheld: Vec<Change>,
    /// The customer's fields in canonical form; for `create` those that the new debtor gets.
    pub values: Map<String>,
    /// What is wrong with the row, or worth a look.
    pub problems: Vec<Problem>,
    /// Debtors and earlier rows that may be the same customer; nothing is done about them.
    pub hints: Vec<Hint>,
}

impl Decided {
    /// Adds whom the decision points to: the debtor, the earlier row, those to choose between, the debtor that takes it.
    pub(crate) fn point(&self, object: &mut Object) {
        if let Some(debtor) = &self.debtor {
            object.with("debtor", debtor.to_node());
        }
        if self.archived {
            object.flag("archived", true);
        }
        match &self.decision {
            Decision::Duplicate { of_row } => {
                object.number("of_row", *of_row as usize);
            }
            Decision::Ambiguous { candidates } => {
                object.with("candidates", candidates.to_node());
            }
            Decision::Collect { into } | Decision::Fallback { into } => {
                object.with("into", into.to_node());
            }
            _ => {}
        }
    }
}

impl ToNode for Decided {
    fn to_node(&self) -> Node {
        let mut object = Object::default();
        object
            .number("row", self.row as usize)
            .text("decision", self.decision.as_str())
            .text("reason", self.reason)
            .text("message", &self.message)
            .maybe("customer", self.customer.as_deref())
            .text("kind", self.kind)
            .with("key", self.key.to_node());
        self.point(&mut object);
        let changes = match &self.decision {
            Decision::Update { changes } => changes.to_node(),
            _ => Node::List(Vec::new()),
        };
        object.with("changes", changes);
        if !self.withheld.is_empty() {
            object.with("withheld", self.withheld.to_node());
        }
        object
            .with("values", self.values.to_node())
            .with("problems", self.problems.to_node())
            .with("hints", self.hints.to_node())
            .done()
    }
}

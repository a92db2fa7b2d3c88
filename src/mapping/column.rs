//! One column of a file: what it holds, how that was found, what else it may hold.

use crate::node::{Node, Object, ToNode, number_text};

/// How a column's field was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "native", schemars(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum How {
    /// The system's own name for the column.
    Exact,
    /// Another name for it, or a misspelling of one.
    Alias,
    /// What the values look like.
    Values,
    /// A person said so.
    Manual,
    /// A saved mapping said so.
    Saved,
    /// Not at all.
    None,
}

impl How {
    /// The word in the exchange form.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            How::Exact => "exact",
            How::Alias => "alias",
            How::Values => "values",
            How::Manual => "manual",
            How::Saved => "saved",
            How::None => "none",
        }
    }
}

/// Another field that a column may hold.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Alternative {
    /// The field.
    pub field: String,
    /// From 0 to 1.
    pub confidence: f64,
}

/// What one column of a file holds.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ColumnMapping {
    /// Its place in the file, counted from 0.
    pub index: usize,
    /// Its name in the header row, as it stands there.
    pub header: String,
    /// The field that it holds; none for a column that is kept as it came.
    pub field: Option<String>,
    /// How that was found.
    pub how: How,
    /// How sure it is, from 0 to 1; also that a column of the system holds no field.
    pub confidence: f64,
    /// What else it may hold, the likeliest first.
    pub alternatives: Vec<Alternative>,
    /// Its first three filled values.
    pub sample: Vec<String>,
    /// The field that its name says, where another column holds it.
    pub(super) contested: Option<String>,
    /// Whether any value is filled in the rows that were looked at.
    pub(super) is_filled: bool,
}

impl ColumnMapping {
    /// The field that its name says, where another column holds it.
    #[must_use]
    pub fn contested(&self) -> Option<&str> {
        self.contested.as_deref()
    }

    pub(super) fn give(&mut self, field: Option<String>, how: How, score: usize) {
        self.alternatives.retain(|other| Some(&other.field) != field.as_ref());
        (self.field, self.how, self.confidence) = (field, how, as_confidence(score));
    }

    /// Adds what else it may hold; of one field the surer counts.
    pub(super) fn may_hold(&mut self, field: &str, score: usize) {
        let confidence = as_confidence(score);
        if self.field.as_deref() == Some(field) {
            return;
        }
        match self.alternatives.iter_mut().find(|other| other.field == field) {
            Some(other) => other.confidence = other.confidence.max(confidence),
            None => self.alternatives.push(Alternative { field: field.to_owned(), confidence }),
        }
        self.alternatives.sort_by(|left, right| right.confidence.total_cmp(&left.confidence));
    }
}

/// A score of a hundred.
fn as_confidence(score: usize) -> f64 {
    score.min(100) as f64 / 100.0
}

/// A number from 0 to 1 with two decimals, as JavaScript writes it.
fn confidence(value: f64) -> Node {
    let hundredths = (value * 100.0).round() as i64;
    match hundredths {
        ..=0 => Node::Int(0),
        100.. => Node::Int(1),
        _ if hundredths % 10 == 0 => Node::Number(["0.", &number_text(hundredths / 10)].concat()),
        1..=9 => Node::Number(["0.0", &number_text(hundredths)].concat()),
        _ => Node::Number(["0.", &number_text(hundredths)].concat()),
    }
}

impl ToNode for Alternative {
    fn to_node(&self) -> Node {
        Object::default().text("field", &self.field).with("confidence", confidence(self.confidence)).done()
    }
}

impl ToNode for ColumnMapping {
    fn to_node(&self) -> Node {
        Object::default()
            .number("index", self.index)
            .text("header", &self.header)
            .maybe("field", self.field.as_deref())
            .text("how", self.how.as_str())
            .with("confidence", confidence(self.confidence))
            .with("alternatives", self.alternatives.to_node())
            .with("sample", self.sample.to_node())
            .done()
    }
}

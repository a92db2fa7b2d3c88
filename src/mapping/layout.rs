//! Rows in the system's own columns, for the file that it imports.

use super::system::System;
use super::words::Form;
use crate::node::Node;
use crate::profile::{Column, Profile};

/// The columns of a system's import file, in its order, and how each is written.
///
/// ```
/// let layout = debitor::mapping::Layout::of(&debitor::preset("iex")?).unwrap();
/// let customer = serde_json::from_str(r#"{"company": "Smed A/S", "payment_terms_days": "14 dage"}"#).unwrap();
/// let row = layout.customer_to_row(&customer);
/// assert_eq!(row[1], "Smed A/S");
/// assert_eq!(row[19], "14");
/// # Ok::<(), debitor::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Layout {
    columns: Vec<(Column, Form)>,
}

impl Layout {
    /// The columns of the profile's import file; none where the profile has no import file.
    #[must_use]
    pub fn of(profile: &Profile) -> Option<Self> {
        let system = System::of(profile);
        let form = |column: &Column| Form::new(column.field.as_deref().unwrap_or_default(), Some(column));
        let columns: Vec<(Column, Form)> =
            system.columns.into_iter().map(|column| (column.clone(), form(&column))).collect();
        (!columns.is_empty()).then_some(Self { columns })
    }

    /// The columns.
    pub fn columns(&self) -> impl ExactSizeIterator<Item = &Column> {
        self.columns.iter().map(|(column, _)| column)
    }

    /// The names of the columns: the header row.
    #[must_use]
    pub fn headers(&self) -> Vec<&str> {
        self.columns().map(|column| column.header.as_str()).collect()
    }

    /// The row of a flat customer: the system's first word for a value, numbers without their unit, nothing in what the
    /// system fills itself, in columns without a field and where the customer has nothing.
    #[must_use]
    pub fn customer_to_row(&self, customer: &Node) -> Vec<String> {
        self.columns.iter().map(|(column, form)| cell(column, form, customer).unwrap_or_default()).collect()
    }
}

fn cell(column: &Column, form: &Form, customer: &Node) -> Option<String> {
    if column.leave_empty {
        return None;
    }
    let text = customer.get(column.field.as_deref()?)?.text()?;
    Some(form.write(&text).to_owned())
}

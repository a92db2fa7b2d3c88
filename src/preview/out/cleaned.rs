//! What is to be imported: each new debtor, and each changed one as it is to be afterwards.

use crate::decide::{Decided, Decision, Existing};
use crate::mapping::Layout;
use crate::node::{Map, Node};
use crate::sheet::Column;

/// Fields of an order: they are no part of the debtor, and go along as the row has them.
const OF_ORDER: &[&str] = &["order_reference", "contact_reference", "order_remarks"];

/// The columns of the system, as it names them.
pub(super) fn columns(layout: &Layout) -> Vec<Column> {
    let column = |column: &crate::profile::Column| {
        let named = Column::new(column.header.clone());
        if column.required { named.required() } else { named }
    };
    layout.columns().map(column).collect()
}

/// The debtor as it is to be, in canonical values; none where nothing is to be imported.
pub(super) fn values(existing: &Existing, decided: &Decided) -> Option<Node> {
    match &decided.decision {
        Decision::Create => Some(node(&decided.values)),
        Decision::Update { changes } => {
            let number = decided.debtor.as_ref()?.id?.checked_sub(1)?;
            let mut values: Map<String> = Map::new();
            for (field, value) in existing.index().nth(number)?.fields() {
                values.insert(field.to_owned(), value.to_owned());
            }
            for change in changes {
                values.insert(change.field.clone(), change.to.clone());
            }
            for field in OF_ORDER {
                if let Some(value) = decided.values.get(field) {
                    values.insert((*field).to_owned(), value.clone());
                }
            }
            Some(node(&values))
        }
        _ => None,
    }
}

fn node(values: &Map<String>) -> Node {
    let filled = values.iter().filter(|(_, value)| !value.is_empty());
    Node::Map(filled.map(|(field, value)| (field.to_owned(), Node::Text(value.clone()))).collect())
}

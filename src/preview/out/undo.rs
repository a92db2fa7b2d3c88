//! What leads back: the values before for each field that would be changed, and who would be new.
//!
//! It is made before the import, of the debtors as they were given to the preview.

use super::texts::{Texts, debtor_text};
use crate::decide::{Change, Decided, Decision, Target};
use crate::node::{Node, Object, ToNode};
use crate::sheet::Column;

pub(super) fn columns(texts: &Texts) -> Vec<Column> {
    let columns = [
        ("sheet.action", 34),
        ("sheet.row", 16),
        ("sheet.debtor", 34),
        ("sheet.key", 40),
        ("sheet.field", 24),
        ("sheet.before", 34),
        ("sheet.after", 34),
    ];
    columns.into_iter().map(|(key, width)| Column::new(texts.get(key)).width(width)).collect()
}

/// A row for each changed field, one for each new debtor.
pub(super) fn rows(texts: &Texts, decided: &Decided, take: &mut dyn FnMut([String; 7])) {
    let (row, key) = (decided.row.to_string(), decided.key.as_ref().map(|key| key.value.clone()).unwrap_or_default());
    match &decided.decision {
        Decision::Create => {
            let customer = decided.customer.clone().unwrap_or_default();
            let none = String::new();
            take([texts.get("sheet.remove"), row, customer, key, none.clone(), none.clone(), none]);
        }
        Decision::Update { changes } => {
            let debtor = decided.debtor.as_ref().map(debtor_text).unwrap_or_default();
            for Change { field, from, to } in changes {
                let (action, label) = (texts.get("sheet.restore"), texts.label(field));
                take([action, row.clone(), debtor.clone(), key.clone(), label, from.clone(), to.clone()]);
            }
        }
        _ => {}
    }
}

/// `{"row", "undo": "restore", "debtor", "fields": [{"field", "from", "to"}]}`, where `to` is the value before; or
/// `{"row", "undo": "remove", "customer", "key", "values"}`.
pub(super) fn node(decided: &Decided) -> Option<Node> {
    let mut object = Object::default();
    object.number("row", decided.row as usize);
    match &decided.decision {
        Decision::Create => {
            object
                .text("undo", "remove")
                .maybe("customer", decided.customer.as_deref())
                .with("key", decided.key.to_node())
                .with("values", decided.values.to_node());
        }
        Decision::Update { changes } => {
            let back = |change: &Change| Change {
                field: change.field.clone(),
                from: change.to.clone(),
                to: change.from.clone(),
            };
            object
                .text("undo", "restore")
                .with("debtor", decided.debtor.as_ref().map(Target::to_node).unwrap_or_default())
                .with("key", decided.key.to_node())
                .with("fields", changes.iter().map(back).collect::<Vec<_>>().to_node());
        }
        _ => return None,
    }
    Some(object.done())
}

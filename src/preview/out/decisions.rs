//! The decisions as a table for people; for programs a decision is its own line of JSON.

use super::texts::{Texts, debtor_text};
use crate::decide::{Decided, Decision};
use crate::sheet::Column;

pub(super) fn columns(texts: &Texts) -> Vec<Column> {
    let columns = [
        ("sheet.row", 16),
        ("sheet.decision", 20),
        ("sheet.reason", 50),
        ("sheet.customer", 30),
        ("sheet.kind", 16),
        ("sheet.debtor", 30),
        ("sheet.changes", 60),
        ("sheet.withheld", 40),
        ("sheet.problems", 60),
        ("sheet.suggestions", 30),
        ("sheet.hints", 60),
        ("sheet.key", 40),
    ];
    columns.into_iter().map(|(key, width)| Column::new(texts.get(key)).width(width)).collect()
}

pub(super) fn cells(texts: &Texts, decided: &Decided) -> [String; 12] {
    let debtor = match &decided.decision {
        Decision::Collect { into } | Decision::Fallback { into } => debtor_text(into),
        Decision::Ambiguous { candidates } => {
            candidates.iter().map(|candidate| debtor_text(&candidate.debtor)).collect::<Vec<_>>().join(" | ")
        }
        _ => decided.debtor.as_ref().map(debtor_text).unwrap_or_default(),
    };
    let mut reason = decided.message.clone();
    if let Decision::Duplicate { of_row } = &decided.decision {
        reason = [&reason, " (", &texts.get("sheet.row"), " ", &of_row.to_string(), ")"].concat();
    }
    [
        decided.row.to_string(),
        texts.decision(decided),
        reason,
        decided.customer.clone().unwrap_or_default(),
        texts.kind(decided),
        debtor,
        match &decided.decision {
            Decision::Update { changes } => texts.changes(changes),
            _ => String::new(),
        },
        texts.changes(&decided.withheld),
        texts.problems(&decided.problems),
        texts.suggestions(&decided.problems),
        texts.hints(&decided.hints),
        decided.key.as_ref().map(|key| key.value.clone()).unwrap_or_default(),
    ]
}

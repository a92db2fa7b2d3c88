//! Whether what was read hangs together: behind a right checksum there may still be a file that nobody here wrote.

use super::super::row::{self, Entry};
use super::super::table::Table;
use super::super::{DebtorId, Index};
use super::damaged;
use crate::error::Error;

/// Checks the rows and the tables.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
pub(super) fn check(index: &Index) -> Result<(), Error> {
    let rows_end = index.ends.last().copied().unwrap_or_default();
    if !index.ends.is_sorted() || rows_end != index.rows.len() as u64 || u32::try_from(index.len()).is_err() {
        return Err(damaged("its rows don't follow each other"));
    }
    if !(0_u32..).take(index.len()).all(|number| is_row(index, number)) {
        return Err(damaged("a row can't be read"));
    }
    let mut tables = std::iter::once(&index.by_key).chain(&index.by_field);
    if tables.all(|table| is_table(table, index.len())) { Ok(()) } else { Err(damaged("a table does not fit")) }
}

/// Whether a row can be read to its end and speaks of names and rules that there are.
fn is_row(index: &Index, number: u32) -> bool {
    let Some(debtor) = index.debtor(DebtorId(number)) else { return false };
    let mut entries = row::entries(debtor.row());
    let (names, rules) = (index.names.iter().len(), index.rules.iter().len());
    let all_known = entries.by_ref().enumerate().all(|(place, entry)| match entry {
        Entry::Key(_) => place == 0,
        Entry::Rule(rule) => place == 0 && (rule as usize) < rules,
        Entry::Folded(_) => true,
        Entry::Field(field, _) => (field as usize) < names,
    });
    all_known && entries.rest().is_empty()
}

fn is_table(table: &Table, debtors: usize) -> bool {
    let Table { ends, marks, debtors: entries } = table;
    let buckets = ends.len();
    let end = ends.last().copied().unwrap_or_default();
    (buckets.is_power_of_two() || buckets == 0)
        && buckets <= Table::MOST_BUCKETS
        && ends.is_sorted()
        && end as usize == entries.len()
        && marks.len() == entries.len()
        && entries.iter().all(|debtor| (*debtor as usize) < debtors)
}

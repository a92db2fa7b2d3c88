//! What differs between a customer and the debtor that it is: canonical values on both sides.

use super::decided::Change;
use super::row::Subject;
use super::settings::{EmptyCells, OnMatch, Settings};
use crate::fields::flag::flag;
use crate::fields::{FIELDS, Kind, named, place};
use crate::index::{Debtor, Index, Lookup};
use crate::profile::Profile;

/// Fields of an order, or that the accounts keep themselves: no reason to change a debtor.
const NOT_COMPARED: &[&str] =
    &["order_reference", "contact_reference", "has_history", "status", "created_at", "updated_at"];

/// What would be changed, and what may not be.
#[derive(Debug, Default)]
pub(super) struct Diff {
    pub(super) changes: Vec<Change>,
    pub(super) withheld: Vec<Change>,
    /// Whether the customer says something else that filling empty fields leaves as it is.
    pub(super) is_left: bool,
}

/// What would become of the debtor.
pub(super) fn diff(
    row: &dyn Subject,
    debtor: &Debtor<'_>,
    index: &Index,
    profile: &Profile,
    settings: Settings,
) -> Diff {
    let mut diff = Diff::default();
    let accounts = profile.accounts.as_ref();
    let may_update = |field: &str| accounts.is_none_or(|accounts| accounts.may_update_field(field));
    let mut note = |field: &str, from: &str, to: &str, is_allowed: bool| {
        let change = Change { field: field.to_owned(), from: from.to_owned(), to: to.to_owned() };
        if is_allowed { diff.changes.push(change) } else { diff.withheld.push(change) }
    };
    // All fields of the debtor at once: looking for one is going through its row.
    let mut known = vec![None; FIELDS.len()];
    for (field, value) in debtor.fields() {
        if let Some(known) = place(field).and_then(|place| known.get_mut(place)) {
            *known = Some(value);
        }
    }
    let value_of = |field: &str| match place(field) {
        Some(place) => known.get(place).copied().flatten(),
        None => debtor.get(field),
    };
    let mut is_left = false;
    row.each(&mut |field, value| {
        let from = value_of(field).unwrap_or_default();
        if is_same(field, from, value) || NOT_COMPARED.contains(&field) || !row.is_given(profile, field) {
            return;
        }
        if settings.on_match == OnMatch::Complement && !from.is_empty() {
            is_left = true;
            return;
        }
        // A debtor keeps its number, and no two have the same.
        let is_free = field != "customer_number"
            || (from.is_empty() && index.find_by(Lookup::CustomerNumber, value).next().is_none());
        note(field, from, value, is_free && may_update(field));
    });
    if settings.empty_cells == EmptyCells::Clear && settings.on_match == OnMatch::Overwrite {
        for (field, from) in debtor.fields() {
            let is_compared = row.value(field).is_none() && !NOT_COMPARED.contains(&field);
            if is_compared && row.is_emptied(profile, field) {
                note(field, from, "", field != "customer_number" && may_update(field));
            }
        }
    }
    diff.is_left = is_left;
    diff
}

/// Whether the two say the same: of yes and no, in whatever words.
fn is_same(field: &str, one: &str, other: &str) -> bool {
    one == other
        || named(field).is_some_and(|field| field.kind == Kind::Flag)
            && flag(one).is_some_and(|meaning| flag(other) == Some(meaning))
}

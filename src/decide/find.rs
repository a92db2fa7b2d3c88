//! Which debtor is meant: what the key says, and what the customer number and the external reference say.
//!
//! Each is asked on its own, and those that know somebody must agree on one debtor. One that knows nobody does not
//! disagree, except where the key is new and the debtor that the others know goes by another key under the same rule, or
//! has another VAT number's owner beside it: then a person has to look.

use super::decided::{Candidate, Target};
use super::existing::{Existing, debtor_name};
use super::keys::{self, speaks_of};
use super::row::Subject;
use crate::index::{Debtor, DebtorId, Lookup};
use crate::profile::Profile;

/// The most debtors that are listed where several may be meant.
const LISTED: usize = 20;

/// Who is meant.
#[derive(Debug)]
pub(super) enum Found {
    /// Nobody who is there.
    Nobody,
    /// This debtor; and those that are put away and have the same key.
    One(DebtorId, Vec<DebtorId>),
    /// One of these, and why it can't be said which.
    Several(Vec<Candidate>, &'static str),
}

/// What one part of a row knows.
struct Witness {
    name: &'static str,
    debtors: Vec<DebtorId>,
}

/// The debtors of the same shop customer whose VAT number or country is another one, under a rule that makes those a
/// debtor of their own.
pub(super) fn predecessors(row: &dyn Subject, existing: &Existing) -> Vec<DebtorId> {
    let Some(rule) = row.rule().filter(|rule| speaks_of(rule, "customer_id")) else { return Vec::new() };
    let Some(shop_id) = row.value("customer_id") else { return Vec::new() };
    let mut found = existing.by(Lookup::CustomerId, shop_id);
    found.retain(|id| {
        existing.index().debtor(*id).is_some_and(|debtor| {
            is_same_shop(row, &debtor)
                && has_moved_on(row, &debtor)
                && existing.key_under(&debtor, rule).as_deref() != row.key()
        })
    });
    found
}

/// Whether the two are of the same shop, as far as is known: another shop counts its customers anew.
pub(super) fn is_same_shop(row: &dyn Subject, debtor: &Debtor<'_>) -> bool {
    match (row.value("website"), debtor.get("website")) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// Whether the VAT number or the country of the shop's customer has become another one.
pub(super) fn has_moved_on(row: &dyn Subject, debtor: &Debtor<'_>) -> bool {
    ["vat", "country"].iter().any(|field| row.value(field) != debtor.get(field))
}

/// Looks for the debtor that is meant.
pub(super) fn find(row: &dyn Subject, existing: &Existing, predecessors: &[DebtorId], profile: &Profile) -> Found {
    let key = Witness { name: "key", debtors: row.key().map(|key| existing.by_key(key)).unwrap_or_default() };
    let mut witnesses = Vec::with_capacity(3);
    for (field, lookup) in
        [("customer_number", Lookup::CustomerNumber), ("external_reference", Lookup::ExternalReference)]
    {
        if let Some(value) = row.value(field).filter(|_| !row.rule().is_some_and(|rule| speaks_of(rule, field))) {
            let mut debtors = existing.by(lookup, value);
            debtors.retain(|id| !predecessors.contains(id));
            witnesses.push(Witness { name: field, debtors });
        }
    }
    witnesses.retain(|witness| !witness.debtors.is_empty());
    if key.debtors.is_empty()
        && let Some(refused) = objection(row, existing, &mut witnesses, profile)
    {
        return refused;
    }
    if !key.debtors.is_empty() {
        witnesses.insert(0, key);
    }
    let Some((first, others)) = witnesses.split_first() else { return Found::Nobody };
    let mut agreed = first.debtors.clone();
    agreed.retain(|id| others.iter().all(|witness| witness.debtors.contains(id)));
    let is_archived = |id: &DebtorId| existing.index().debtor(*id).is_some_and(|debtor| debtor.is_archived());
    let (archived, active): (Vec<DebtorId>, Vec<DebtorId>) = agreed.into_iter().partition(is_archived);
    if let Some(owners) = owners(row, existing)
        && witnesses.iter().any(|witness| witness.name != "key")
        && !active.iter().chain(&archived).any(|id| owners.debtors.contains(id))
    {
        witnesses.push(owners);
        return Found::Several(candidates(&witnesses, existing, profile), "conflicting_numbers");
    }
    match (active.as_slice(), archived.as_slice()) {
        // What was put away stands in nobody's way.
        ([one], _) => Found::One(*one, archived),
        ([], [one]) => Found::One(*one, Vec::new()),
        ([], []) => Found::Several(candidates(&witnesses, existing, profile), "conflicting_numbers"),
        _ if first.name == "key" => Found::Several(candidates(&witnesses, existing, profile), "shared_key"),
        _ => Found::Several(candidates(&witnesses, existing, profile), "shared_number"),
    }
}

/// What speaks against the debtors that the numbers know, where the key knows nobody; those against whom something does
/// are out.
fn objection(row: &dyn Subject, existing: &Existing, witnesses: &mut [Witness], profile: &Profile) -> Option<Found> {
    let rule = row.rule()?;
    witnesses.first()?;
    // It can't take on the row's key: its own is complete, or a part of it is there already and is another one.
    let goes_by_another = |id: &DebtorId| {
        existing.index().debtor(*id).is_some_and(|debtor| {
            let differs = |field: &str| debtor.get(field).is_some_and(|own| row.value(field) != Some(own));
            existing.key_under(&debtor, rule).is_some() || keys::fields(rule).any(differs)
        })
    };
    if witnesses.iter().any(|witness| witness.debtors.iter().all(goes_by_another)) {
        return Some(Found::Several(candidates(witnesses, existing, profile), "other_key"));
    }
    for witness in witnesses.iter_mut() {
        witness.debtors.retain(|id| !goes_by_another(id));
    }
    None
}

/// Those who have the row's VAT number, where it is no part of its key: a number that leads to another debtor does not
/// agree with them.
fn owners(row: &dyn Subject, existing: &Existing) -> Option<Witness> {
    let vat = row.value("vat").filter(|_| !row.rule().is_some_and(|rule| speaks_of(rule, "vat")))?;
    let debtors = existing.by(Lookup::Vat, vat);
    (!debtors.is_empty()).then_some(Witness { name: "vat", debtors })
}

/// The debtors that anybody knows, each with who does.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn candidates(witnesses: &[Witness], existing: &Existing, profile: &Profile) -> Vec<Candidate> {
    let mut ids: Vec<DebtorId> = witnesses.iter().flat_map(|witness| witness.debtors.iter().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    let found = ids.into_iter().take(LISTED).filter_map(|id| {
        let debtor = existing.index().debtor(id)?;
        let knows = |witness: &&Witness| witness.debtors.contains(&id);
        Some(Candidate {
            found_by: witnesses.iter().filter(knows).map(|witness| witness.name).collect(),
            archived: debtor.is_archived(),
            debtor: Target::of(&debtor, debtor_name(profile, &debtor)),
        })
    });
    found.collect()
}

//! Debtors by place and name, found out when somebody asks: for hints alone, which a preview gives of the rows that it shows.
//!
//! A name's form holds its place, so that of all debtors only those of one place have to be folded to answer a question;
//! what they come to is kept. No debtor is folded twice, and most never.

use super::existing::debtor_name;
use super::names;
use super::tokens::Hashed;
use crate::check::Checker;
use crate::index::{Debtor, DebtorId, Index};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// By the hash of a form, which has a secret in it already.
type ByHash<T> = HashMap<u64, T, BuildHasherDefault<Hashed>>;

/// The forms of the debtors of one place, as their hashes, in the debtors' order.
type Forms = Arc<[(u64, DebtorId)]>;

/// Where debtors are, and what those are called whose place was asked for.
#[derive(Debug)]
pub(super) struct Places {
    checker: Arc<Checker>,
    by_place: OnceLock<Chains>,
    known: Mutex<ByHash<Forms>>,
}

/// The debtors of each place: the first by its hash, and behind each the next; counted from 1, 0 for none.
#[derive(Debug, Default)]
struct Chains {
    first: ByHash<u32>,
    next: Vec<u32>,
}

impl Places {
    pub(super) fn new(checker: Arc<Checker>) -> Self {
        Self { checker, by_place: OnceLock::new(), known: Mutex::default() }
    }

    /// The debtors at a place that have a form, in their order.
    pub(super) fn find<'i>(&self, index: &'i Index, place: &str, form: &str) -> impl Iterator<Item = Debtor<'i>> {
        let forms = self.forms(index, index.hash_of(place));
        let wanted = index.hash_of(form);
        (0..forms.len()).filter_map(move |at| {
            let (hash, id) = forms.get(at)?;
            index.debtor(*id).filter(|_| *hash == wanted)
        })
    }

    fn forms(&self, index: &Index, place: u64) -> Forms {
        let chains = self.by_place.get_or_init(|| Chains::new(index));
        let first = chains.first.get(&place).copied().unwrap_or_default();
        if first == 0 {
            return Forms::default();
        }
        // Whoever panicked while holding it left it whole.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let made = known.entry(place).or_insert_with(|| {
            let mut forms = Vec::new();
            let mut number = first;
            while let Some(debtor) = number.checked_sub(1).and_then(|place| index.nth(place as usize)) {
                let name = debtor_name(self.checker.profile(), &debtor).unwrap_or_default();
                let of_debtor = names::forms(&name, &|field| debtor.get(field));
                forms.extend(of_debtor.iter().map(|form| (index.hash_of(form), debtor.id())));
                number = chains.next.get(debtor.id().number()).copied().unwrap_or_default();
            }
            forms.into()
        });
        Arc::clone(made)
    }
}

impl Chains {
    fn new(index: &Index) -> Self {
        let mut chains = Self { first: ByHash::default(), next: vec![0; index.len()] };
        for number in (0..index.len()).rev() {
            let Some(debtor) = index.nth(number) else { continue };
            let Some(place) = names::place_form_of(&|field| debtor.get(field)) else { continue };
            let before = chains.first.insert(index.hash_of(&place), number as u32 + 1);
            if let Some(next) = chains.next.get_mut(number) {
                *next = before.unwrap_or_default();
            }
        }
        chains
    }
}

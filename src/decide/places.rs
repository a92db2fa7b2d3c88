//! Debtors by place and name, found out when somebody asks: for hints alone, which a preview gives of the rows that it shows.
//!
//! A name's form holds its place, so that of all debtors only those of one place have to be folded to answer a question;
//! what they come to is kept. No debtor is folded twice, and most never.

use super::existing::debtor_name;
use super::held::Held;
use super::names;
use super::tokens::Token;
use crate::index::{Debtor, DebtorId, Index};
use crate::profile::Profile;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Numbers from 1 by the hash of a place, which has a secret in it already.
type Numbers = Held<u32>;

/// The forms of the debtors of one place, as their hashes, in the debtors' order.
type Forms = Arc<[(u64, DebtorId)]>;

/// Where debtors are, and what those are called whose place was asked for.
#[derive(Debug, Default)]
pub(super) struct Places {
    chains: OnceLock<Chains>,
    known: Mutex<Known>,
}

/// The debtors of each place: the first, and behind each the next; counted from 1, 0 for none.
#[derive(Debug, Default)]
struct Chains {
    first: Numbers,
    next: Vec<u32>,
}

/// The forms of places, and which of them is which.
#[derive(Debug, Default)]
struct Known {
    numbers: Numbers,
    forms: Vec<Forms>,
}

impl Places {
    /// The debtors at a place that have a form, in their order.
    pub(super) fn find<'i>(
        &self,
        index: &'i Index,
        place: &str,
        form: &str,
        profile: &Profile,
    ) -> impl Iterator<Item = Debtor<'i>> + use<'i> {
        let forms = self.forms(index, index.hash_of(place), profile);
        let wanted = index.hash_of(form);
        (0..forms.len()).filter_map(move |at| {
            let (_, id) = forms.get(at).filter(|(hash, _)| *hash == wanted)?;
            index.debtor(*id)
        })
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn forms(&self, index: &Index, place: u64, profile: &Profile) -> Forms {
        let place = Token([place, 0]);
        let chains = self.chains.get_or_init(|| Chains::new(index));
        let Some(first) = chains.first.get(place) else { return Forms::default() };
        // Whoever panicked while holding it left it whole.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let Known { numbers, forms } = &mut *known;
        let Some(number) = numbers.entry(place) else { return Forms::default() };
        if *number == 0 {
            forms.push(forms_of(index, chains, first, profile));
            *number = forms.len() as u32;
        }
        forms.get(*number as usize - 1).map(Arc::clone).unwrap_or_default()
    }
}

/// Folds the debtors of a place.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn forms_of(index: &Index, chains: &Chains, first: u32, profile: &Profile) -> Forms {
    let mut forms = Vec::new();
    let mut number = first;
    while let Some(debtor) = number.checked_sub(1).and_then(|place| index.nth(place as usize)) {
        let name = debtor_name(profile, &debtor).unwrap_or_default();
        let of_debtor = names::forms(&name, &|field| debtor.get(field));
        forms.extend(of_debtor.iter().map(|form| (index.hash_of(form), debtor.id())));
        number = chains.next.get(debtor.id().number()).copied().unwrap_or_default();
    }
    forms.into()
}

impl Chains {
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn new(index: &Index) -> Self {
        let mut chains = Self { first: Numbers::default(), next: vec![0; index.len()] };
        for number in (0..index.len()).rev() {
            let Some(debtor) = index.nth(number) else { continue };
            let Some(place) = names::place_form_of(&|field| debtor.get(field)) else { continue };
            let Some(first) = chains.first.entry(Token([index.hash_of(&place), 0])) else { continue };
            if let Some(next) = chains.next.get_mut(number) {
                *next = *first;
            }
            *first = number as u32 + 1;
        }
        chains
    }
}

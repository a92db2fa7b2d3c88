//! The problems of a customer in full, and what its kind demands.

use super::super::{Setting, country_for, demand};
use super::places::bits;
use super::{Asked, Flat, number};
use crate::fields::FIELDS;
use crate::ids::Country;
use crate::node::Map;
use crate::problem::Problem;

impl Flat {
    /// The problems of each field by itself, in the order of [`Checker::check`].
    pub(super) fn of_fields(&self, values: &[Option<&str>]) -> Vec<Problem> {
        let said = &self.said;
        let is_demanded =
            self.demands.get(&Asked(said.kind, said.filled, said.country)).is_some_and(|found| !found.is_empty());
        let setting = self.setting(said.kind, if is_demanded { said.filled } else { 0 }, said.country);
        let rules = self.checker.rules(said.kind);
        let mut names: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
        let own = self.sorted.iter().copied().filter(|place| *place >= FIELDS.len() && said.filled >> place & 1 == 1);
        names.extend(own.filter_map(|place| Some(self.slots.get(place)?.name.as_str())));
        if let Some(rules) = rules.filter(|_| is_demanded) {
            rules.own_fields(&mut names);
        }
        let mut problems = Vec::new();
        for name in names {
            let place = self.places.get(name).filter(|place| said.odd >> place & 1 == 1);
            let fresh = self.fresh.iter().find(|(known, _)| Some(*known) == place);
            if let Some((_, found)) = fresh {
                problems.extend(found.iter().cloned());
            } else if let Some(value) = place.and_then(|place| values.get(place).copied().flatten()) {
                let country = country_for(name, said.country, said.delivery, said.vat_country);
                let found = self.checker.examine(name, value, country).problems;
                problems.extend(found.into_iter().map(|problem| problem.on(name)));
            }
            if is_demanded {
                problems.extend(demand::of_field(rules, name, &setting));
            }
        }
        problems
    }

    /// The problems of the last customer that was judged in full.
    #[cfg(feature = "native")]
    pub(crate) fn take_told(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.told)
    }

    pub(super) fn demands_of(&mut self, kind: &'static str, filled: u128, country: Option<Country>) -> Vec<u32> {
        let setting = self.setting(kind, filled, country);
        let rules = self.checker.rules(kind);
        let names = self.checker.names(rules, &setting.values);
        let problems: Vec<Problem> = names.iter().filter_map(|name| demand::of_field(rules, name, &setting)).collect();
        problems.into_iter().map(|problem| number(&mut self.faults, problem)).collect()
    }

    /// What a demand is held against.
    fn setting(&self, kind: &'static str, filled: u128, country: Option<Country>) -> Setting {
        let mut values = Map::new();
        for slot in bits(filled).filter_map(|place| self.slots.get(place)) {
            values.insert(slot.name.clone(), String::new());
        }
        Setting { kind, is_chosen: false, unread: None, values, country, delivery: None, vat_country: None }
    }
}

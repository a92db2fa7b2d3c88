//! The rules for one kind of customer: what it is known by, which fields it asks for, what identifies it.

use super::{Condition, lint, lists};
use crate::ids::Country;
use crate::node::record;

record! {
    /// The rules for one kind of customer.
    pub struct KindRules {
        /// The kind holds when one of these fields is filled and the form does not say otherwise.
        when_filled: Vec<String> = lint::FIELDS,
        /// Fields that must be filled.
        required: Vec<String> = lint::FIELDS,
        /// Groups of fields of each of which at least one must be filled.
        required_any: Vec<Vec<String>> = lint::GROUPS,
        /// Fields whose absence is worth a warning.
        recommended: Vec<String> = lint::FIELDS,
        /// Fields that are asked for besides, filled or not.
        optional: Vec<String> = lint::FIELDS,
        /// Fields that must be left empty.
        forbidden: Vec<String> = lint::FIELDS,
        /// What holds under a condition only; the last rule that holds and names a field decides about it.
        rules: Vec<ConditionalRule>,
        /// Identity rules: each is a list of parts, a `?` behind a part lets it be empty; the first rule whose parts
        /// are all there makes the key.
        identity: Vec<Vec<String>> = lint::RULES,
        /// Whether an electronic invoice is due once the endpoint is known.
        e_invoice: bool,
    }
}

record! {
    /// What is demanded of fields while a condition holds.
    pub struct ConditionalRule {
        /// The condition.
        when: Condition,
        /// Fields that must be filled.
        required: Vec<String> = lint::FIELDS,
        /// Fields whose absence is worth a warning.
        recommended: Vec<String> = lint::FIELDS,
        /// Fields that are asked for besides, filled or not.
        optional: Vec<String> = lint::FIELDS,
        /// Fields that must be left empty.
        forbidden: Vec<String> = lint::FIELDS,
    }
}

/// What a kind demands of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Demand {
    /// It must be filled.
    Required,
    /// Its absence is worth a warning.
    Recommended,
    /// It is asked for, filled or not.
    Optional,
    /// It must be left empty.
    Forbidden,
    /// The kind does not speak of it.
    None,
}

/// What conditions are held against.
pub(crate) struct Situation<'a> {
    /// The country of the invoice.
    pub(crate) country: Option<Country>,
    /// Whether a field is filled.
    pub(crate) is_filled: &'a dyn Fn(&str) -> bool,
}

impl KindRules {
    /// What is demanded of the field.
    pub(crate) fn demand(&self, field: &str, situation: &Situation<'_>) -> Demand {
        for rule in self.rules.iter().rev() {
            let found = of([&rule.required, &rule.recommended, &rule.forbidden, &rule.optional], field);
            if found != Demand::None && rule.when.holds(situation) {
                return found;
            }
        }
        match of([&self.required, &self.recommended, &self.forbidden, &self.optional], field) {
            Demand::None if lists(&self.when_filled, field) || self.group_of(field).is_some() => Demand::Optional,
            found => found,
        }
    }

    /// The group of which one must be filled that the field is in.
    pub(crate) fn group_of(&self, field: &str) -> Option<&[String]> {
        self.required_any.iter().find(|group| lists(group, field)).map(Vec::as_slice)
    }

    /// Whether this kind asks for the field, under whatever condition.
    #[must_use]
    pub fn asks_for(&self, field: &str) -> bool {
        lists(&self.when_filled, field)
            || lists(&self.required, field)
            || lists(&self.recommended, field)
            || lists(&self.optional, field)
            || self.group_of(field).is_some()
            || self.rules.iter().any(|rule| {
                lists(&rule.required, field) || lists(&rule.recommended, field) || lists(&rule.optional, field)
            })
    }

    /// Adds the merchant's own fields that this kind may want filled.
    pub(crate) fn own_fields<'a>(&'a self, own: &mut Vec<&'a str>) {
        let mut take = |fields: &'a [String]| {
            for field in fields {
                if field.starts_with(crate::fields::CUSTOM) && !own.contains(&field.as_str()) {
                    own.push(field);
                }
            }
        };
        take(&self.required);
        take(&self.recommended);
        for group in &self.required_any {
            take(group);
        }
        for rule in &self.rules {
            take(&rule.required);
            take(&rule.recommended);
        }
    }
}

/// The demand of the list that names the field.
fn of(lists_by_demand: [&[String]; 4], field: &str) -> Demand {
    let demands = [Demand::Required, Demand::Recommended, Demand::Forbidden, Demand::Optional];
    for (list, demand) in lists_by_demand.iter().zip(demands) {
        if lists(list, field) {
            return demand;
        }
    }
    Demand::None
}

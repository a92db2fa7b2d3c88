//! Identity rules with the places of their parts: what `crate::key` makes of a customer, without looking for its fields.

use super::Flat;
use super::places::Places;
use crate::address;
use crate::check::with_parts;
use crate::ids::Country;
use crate::key::{self, code, read_part};
use crate::profile::{KINDS, Profile};

/// All rules of a profile.
pub(super) struct Rules {
    /// Each kind, and from which to which its own are among all.
    kinds: Vec<(&'static str, usize, usize)>,
    all: Vec<Rule>,
    /// Whether none asks for the invoice address, which is put together from many fields.
    is_plain: bool,
    country: Option<usize>,
}

struct Rule {
    parts: Vec<Part>,
    /// Whether another kind has it too, and comes first.
    is_again: bool,
}

struct Part {
    name: String,
    /// As it stands in a key: `vat=`, with a `|` before all but the first.
    before: String,
    place: Option<usize>,
    may_be_empty: bool,
    /// Whether something stands before the value, and so whether it is unique in its country only.
    has_code: bool,
    is_company_number: bool,
}

impl Rules {
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn new(profile: &Profile, places: &Places) -> Self {
        let mut rules = Self { kinds: Vec::new(), all: Vec::new(), is_plain: true, country: places.get("country") };
        let mut known: Vec<&Vec<String>> = Vec::new();
        for kind in KINDS {
            let Some(own) = profile.kinds.get(kind) else { continue };
            let first = rules.all.len();
            for rule in &own.identity {
                let mut parts = Vec::new();
                for part in rule {
                    let (name, may_be_empty) = read_part(part);
                    rules.is_plain &= name != address::PART;
                    let is_first = parts.is_empty();
                    parts.push(Part {
                        before: [if is_first { "" } else { "|" }, name, "="].concat(),
                        place: places.get(name),
                        may_be_empty,
                        has_code: matches!(name, "ean" | "company_number"),
                        is_company_number: name == "company_number",
                        name: name.to_owned(),
                    });
                }
                rules.all.push(Rule { parts, is_again: known.contains(&rule) });
                known.push(rule);
            }
            rules.kinds.push((*kind, first, rules.all.len()));
        }
        rules
    }
}

impl Flat {
    /// The rule and the value of the identity key, with the rule's place among those of the kind.
    pub(crate) fn key_into(&self, value: &mut String) -> Option<(u16, &Vec<String>)> {
        let identity = &self.checker.rules(self.said.kind)?.identity;
        let country = self.said.country;
        if !self.rules.is_plain {
            return self.key_of_address(value);
        }
        let (_, first, last) = self.rules.kinds.iter().find(|(kind, ..)| *kind == self.said.kind)?;
        let rules = self.rules.all.get(*first..*last)?;
        for (place, rule) in rules.iter().enumerate() {
            // One that must be filled and is not is waited for: the next rule would make a second key for one customer.
            let is_out = |part: &Part| {
                let is_filled = self.has_place(self.said.filled, part.place);
                (part.is_company_number && is_filled && country.is_none())
                    || self.has_place(self.said.wrong, part.place)
            };
            if rule.parts.iter().any(is_out) {
                return None;
            }
            value.clear();
            if self.put(rule, country, value) {
                return Some((place as u16, identity.get(place)?));
            }
        }
        None
    }

    /// The same where a rule asks for the invoice address.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn key_of_address(&self, value: &mut String) -> Option<(u16, &Vec<String>)> {
        let rules = self.checker.rules(self.said.kind)?;
        let (identity, country) = (&rules.identity, self.said.country);
        let get = |field: &str| self.get(field);
        let found = with_parts(rules, country, &get, &|field| self.is_wrong(field), |value_of, is_wrong| {
            key::find(identity, value_of, is_wrong, country)
        });
        let (rule, text) = found?;
        value.push_str(&text);
        let place = identity.iter().position(|known| std::ptr::eq(known, rule))?;
        Some((place as u16, rule))
    }

    /// The key's value under each rule of all kinds that is complete; a wrong field identifies nobody. Says whether that
    /// could be done.
    pub(crate) fn each_key(&self, take: &mut dyn FnMut(&str)) -> bool {
        if !self.rules.is_plain {
            return false;
        }
        let mut value = String::with_capacity(64);
        let mut country = None;
        for rule in self.rules.all.iter().filter(|rule| !rule.is_again) {
            if rule.parts.iter().any(|part| part.is_company_number) && country.is_none() {
                country = Some(self.canonical_country());
            }
            let home = country.flatten();
            let is_out = |part: &Part| {
                self.has_place(self.said.filled, part.place)
                    && (self.has_place(self.said.wrong, part.place)
                        || part.is_company_number
                            && (home.is_none() || self.has_place(self.said.wrong, self.rules.country)))
            };
            if rule.parts.iter().any(is_out) {
                continue;
            }
            value.clear();
            if self.put(rule, home, &mut value) {
                take(&value);
            }
        }
        true
    }

    /// The country that the canonical value names.
    fn canonical_country(&self) -> Option<Country> {
        let text = self.at(self.rules.country?)?;
        self.said.country.filter(|country| country.as_str() == text).or_else(|| Country::parse_code(text))
    }

    fn has_place(&self, bits: u128, place: Option<usize>) -> bool {
        place.is_some_and(|place| bits >> place & 1 == 1)
    }

    /// As [`key::put_value`].
    fn put(&self, rule: &Rule, country: Option<Country>, value: &mut String) -> bool {
        let mut any = false;
        for part in &rule.parts {
            value.push_str(&part.before);
            match part.place.and_then(|place| self.at(place)).filter(|text| !text.is_empty()) {
                Some(text) => {
                    any = true;
                    if part.has_code
                        && let Some(code) = code(&part.name, text, country)
                    {
                        value.push_str(code);
                        value.push(':');
                    }
                    key::encode(text, value);
                }
                None if part.may_be_empty => {}
                None => return false,
            }
        }
        any
    }
}

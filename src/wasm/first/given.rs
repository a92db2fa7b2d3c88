//! The texts that are given with a call: a profile, or values and a customer.

use super::END;
use crate::check::Customer;
use crate::fields::{CUSTOM, is_blank};
use crate::node::Map;
use crate::profile::{Condition, ConditionalRule, KindRules, Profile, Selector};

/// What is given, the last text first. What is missing is empty.
pub(super) struct Given(pub(super) Vec<String>);

impl Given {
    /// The next text.
    #[inline(never)]
    pub(super) fn text(&mut self) -> String {
        self.0.pop().unwrap_or_default()
    }

    /// The next text, where it is not empty.
    fn maybe(&mut self) -> Option<String> {
        Some(self.text()).filter(|text| !text.is_empty())
    }

    /// The next text of a list, until it ends.
    #[inline(never)]
    fn next(&mut self) -> Option<String> {
        self.0.pop().filter(|text| text != END)
    }

    /// A list of texts.
    #[inline(never)]
    fn list(&mut self) -> Vec<String> {
        let mut list = Vec::new();
        while let Some(text) = self.next() {
            list.push(text);
        }
        list
    }

    /// A list of what `read` reads, each behind its name, by which it is sorted.
    #[inline(never)]
    fn map<T>(&mut self, read: fn(&mut Self) -> T) -> Map<T> {
        let mut map = Map::new();
        while let Some(name) = self.next() {
            let value = read(self);
            map.push(name, value);
        }
        map
    }

    /// The same where the names don't count.
    #[inline(never)]
    fn each<T>(&mut self, read: fn(&mut Self) -> T) -> Vec<T> {
        let mut list = Vec::new();
        while self.next().is_some() {
            list.push(read(self));
        }
        list
    }

    /// A profile, in the order of www/ts/first/profile.ts.
    pub(super) fn profile(&mut self) -> Profile {
        Profile {
            country: self.maybe(),
            vat_country: self.maybe(),
            sources: self.map(Self::list),
            blank: self.map(Self::list),
            cross: self.map(Self::text),
            selector: Some(Selector { sources: self.list(), values: self.map(Self::text) }),
            kinds: self.map(Self::kind),
            ..Profile::default()
        }
    }

    fn kind(&mut self) -> KindRules {
        KindRules {
            e_invoice: self.maybe().is_some(),
            when_filled: self.list(),
            required: self.list(),
            recommended: self.list(),
            optional: self.list(),
            forbidden: self.list(),
            required_any: self.each(Self::list),
            identity: self.each(Self::list),
            rules: self.each(Self::rule),
        }
    }

    fn rule(&mut self) -> ConditionalRule {
        ConditionalRule {
            required: self.list(),
            recommended: self.list(),
            optional: self.list(),
            forbidden: self.list(),
            when: Condition {
                eu: self.maybe().map(|eu| eu == "true"),
                countries: self.list(),
                except_countries: self.list(),
                filled: self.list(),
                empty: self.list(),
            },
        }
    }
}

/// The rest is a customer's values, each behind its name.
impl Customer for Given {
    fn filled(&self, path: &str) -> Option<String> {
        let mut rest = self.0.as_slice();
        while let [before @ .., value, name] = rest {
            if name == path {
                return Some(value.clone()).filter(|value| !is_blank(value));
            }
            rest = before;
        }
        None
    }

    fn own(&self, give: &mut dyn FnMut(String, String)) {
        let mut rest = self.0.as_slice();
        while let [before @ .., value, name] = rest {
            if name.starts_with(CUSTOM) && !is_blank(value) {
                give(name.clone(), value.clone());
            }
            rest = before;
        }
    }
}

//! What a profile says of a field's values: words for them, numbers, the merchant's own patterns, templates.

use super::{Condition, lint};
use crate::node::{Map, Shape, record};

record! {
    /// Which numbers a field takes.
    pub struct NumberRule {
        /// The smallest one; 0 where nothing is said.
        min: u32,
        /// The largest one.
        max: Option<u32>,
        /// How many decimals it may have; none where nothing is said.
        decimals: u32,
        /// Whether a `%` may stand behind it.
        percent: bool,
    }
}

record! {
    /// The merchant's own rule for what a field's value looks like, once it is in canonical form.
    ///
    /// Its problem has the code `pattern.<name>`, by which its text is found among the profile's `messages`.
    pub struct PatternRule {
        /// The field.
        field: String = lint::FIELD,
        /// A regular expression for the whole value, in the subset of [`Pattern`](crate::pattern::Pattern).
        pattern: String = &Shape::Name(lint::pattern),
        /// `error` (also where nothing is said) or `warning`.
        severity: Option<String> = lint::SEVERITY,
        /// The kinds for which it holds; all where nothing is said.
        kinds: Vec<String> = &Shape::List(&Shape::Name(lint::kind)),
        /// When it holds; always where nothing is said.
        when: Option<Condition>,
    }
}

record! {
    /// A configuration template: what a customer that names it begins with.
    pub struct Template {
        /// What it is for, in a sentence.
        description: Option<String>,
        /// Values of fields that the customer leaves empty.
        defaults: Map<String> = lint::DEFAULTS,
    }
}

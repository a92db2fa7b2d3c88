//! What a form should show: which fields a kind asks for, and how the inputs behave.

use super::{Checker, gather, known_kind};
use crate::fields::{CUSTOM, FIELDS};
use crate::node::{Node, ToNode};
use crate::profile::KINDS;

/// The state of a form for a customer as filled in so far.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FormState {
    /// The kind that holds now.
    pub kind: &'static str,
    /// The kinds that the profile knows.
    pub kinds: Vec<&'static str>,
    /// Names of the form's own selector of kinds, empty where it has none.
    pub selector: Vec<String>,
    /// The fields, in the order in which people are asked.
    pub fields: Vec<FormField>,
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FormField {
    /// Canonical name.
    pub name: String,
    /// The names or paths that feed it, its own among them.
    pub names: Vec<String>,
    /// Its name for people.
    pub label: String,
    /// The scheme of its values (what to call `format` with), if any.
    pub scheme: Option<&'static str>,
    /// HTML autocomplete token, empty where none exists.
    pub autocomplete: &'static str,
    /// HTML inputmode, empty for the browser's own choice.
    pub inputmode: &'static str,
    /// Whether it must be filled for this kind.
    pub required: bool,
    /// Whether this kind asks for it. A field that no kind speaks of is always relevant.
    pub relevant: bool,
}

impl ToNode for FormState {
    fn to_node(&self) -> Node {
        Node::Map(vec![
            ("kind".to_owned(), self.kind.to_node()),
            ("kinds".to_owned(), self.kinds.to_node()),
            ("selector".to_owned(), self.selector.to_node()),
            ("fields".to_owned(), self.fields.to_node()),
        ])
    }
}

impl ToNode for FormField {
    fn to_node(&self) -> Node {
        Node::Map(vec![
            ("name".to_owned(), self.name.to_node()),
            ("names".to_owned(), self.names.to_node()),
            ("label".to_owned(), self.label.to_node()),
            ("scheme".to_owned(), self.scheme.to_node()),
            ("autocomplete".to_owned(), self.autocomplete.to_node()),
            ("inputmode".to_owned(), self.inputmode.to_node()),
            ("required".to_owned(), self.required.to_node()),
            ("relevant".to_owned(), self.relevant.to_node()),
        ])
    }
}

impl Checker {
    /// What the form should show for a customer as filled in so far.
    #[must_use]
    pub fn form(&self, customer: &Node) -> FormState {
        let values = gather::gather(&self.profile, customer);
        let kind = gather::kind(&self.profile, customer, &values);
        let known = FIELDS.iter().map(|field| field.name);
        let own = self.profile.sources.keys().map(String::as_str).filter(|name| name.starts_with(CUSTOM));
        FormState {
            kind,
            kinds: KINDS.iter().copied().filter(|kind| self.profile.kinds.contains_key(*kind)).collect(),
            selector: self.profile.selector.as_ref().map(|selector| selector.sources.clone()).unwrap_or_default(),
            fields: known.chain(own).map(|name| self.form_field(name, kind)).collect(),
        }
    }

    fn form_field(&self, name: &str, kind: &str) -> FormField {
        let field = crate::fields::named(name);
        let mut names: Vec<String> = self.profile.sources_of(name).into_iter().map(str::to_owned).collect();
        if !names.iter().any(|source| source == name) {
            names.push(name.to_owned());
        }
        let asked = |kind: &str| self.profile.kinds.get(kind).is_some_and(|rules| rules.asks_for(name));
        FormField {
            name: name.to_owned(),
            names,
            label: self.catalogue.label(name),
            scheme: field.and_then(|field| field.scheme()).map(|scheme| scheme.id()),
            autocomplete: field.map_or("", |field| field.autocomplete),
            inputmode: field.map_or("", |field| field.inputmode),
            required: self
                .profile
                .kinds
                .get(kind)
                .is_some_and(|rules| rules.required.iter().any(|required| required == name)),
            relevant: asked(kind) || !self.profile.kinds.keys().filter_map(|kind| known_kind(kind)).any(asked),
        }
    }
}

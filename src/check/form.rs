//! What a form should show: which fields a kind asks for, and how the inputs behave.

use super::{Checker, Setting};
use crate::fields::FIELDS;
use crate::node::{Node, Object, ToNode};
use crate::profile::{Demand, lists};

/// The state of a form for a customer as filled in so far.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FormState {
    /// The kind that holds now.
    #[cfg_attr(feature = "native", schemars(with = "crate::typescript::word::Kind"))]
    pub kind: &'static str,
    /// The kinds that the profile knows.
    #[cfg_attr(feature = "native", schemars(with = "Vec<crate::typescript::word::Kind>"))]
    pub kinds: Vec<&'static str>,
    /// Names of the form's own selector of kinds, empty where it has none.
    pub selector: Vec<String>,
    /// The fields, in the order in which people are asked.
    pub fields: Vec<FormField>,
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FormField {
    /// Canonical name.
    pub name: String,
    /// The names or paths that feed it, its own among them.
    pub names: Vec<String>,
    /// Its name for people.
    pub label: String,
    /// The scheme of its values (what to call `format` with), if any.
    #[cfg_attr(feature = "native", schemars(with = "Option<crate::typescript::word::SchemeName>"))]
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
        Object::default()
            .text("kind", self.kind)
            .with("kinds", self.kinds.to_node())
            .with("selector", self.selector.to_node())
            .with("fields", self.fields.to_node())
            .done()
    }
}

impl ToNode for FormField {
    fn to_node(&self) -> Node {
        Object::default()
            .text("name", &self.name)
            .with("names", self.names.to_node())
            .text("label", &self.label)
            .maybe("scheme", self.scheme)
            .text("autocomplete", self.autocomplete)
            .text("inputmode", self.inputmode)
            .flag("required", self.required)
            .flag("relevant", self.relevant)
            .done()
    }
}

impl Checker {
    /// What the form should show for a customer as filled in so far.
    #[must_use]
    pub fn form(&self, customer: &Node) -> FormState {
        let setting = self.settle(customer);
        let mut fields = Vec::with_capacity(FIELDS.len());
        for name in self.profile.fed() {
            fields.push(self.form_field(name, &setting));
        }
        let kind = setting.kind;
        let kinds = self.profile.kinds().collect();
        let selector = self.profile.selector.as_ref().map(|selector| selector.sources.clone()).unwrap_or_default();
        FormState { kind, kinds, selector, fields }
    }

    /// Whether a form must have the field filled, and whether it is to show it.
    pub(crate) fn stance(&self, name: &str, setting: &Setting) -> (bool, bool) {
        let mut asked_by_any = false;
        let mut asked = false;
        for (_, rules) in self.profile.kinds.iter() {
            asked_by_any |= rules.asks_for(name);
            // A form without a selector must show the fields that decide the kind.
            asked |= !setting.is_chosen && lists(&rules.when_filled, name);
        }
        let demand = self
            .rules(setting.kind)
            .map_or(Demand::None, |rules| setting.with_situation(|situation| rules.demand(name, situation)));
        let is_free = demand == Demand::None && !asked_by_any;
        (demand == Demand::Required, asked || is_free || !matches!(demand, Demand::None | Demand::Forbidden))
    }

    fn form_field(&self, name: &str, setting: &Setting) -> FormField {
        let field = crate::fields::brief(name).unwrap_or_default();
        let mut names = Vec::new();
        for source in self.profile.sources_of(name) {
            names.push(source.to_owned());
        }
        let (required, relevant) = self.stance(name, setting);
        FormField {
            name: name.to_owned(),
            names,
            label: self.catalogue.label(name),
            scheme: self.profile.scheme_named(field.scheme).map(|scheme| scheme.id()),
            autocomplete: field.autocomplete,
            inputmode: field.inputmode,
            required,
            relevant,
        }
    }
}

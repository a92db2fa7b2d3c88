//! Message catalogues: one JSON file per language, the same natively and in the browser.
//!
//! A file is one flat object from key to text. `{name}` stands for a parameter of the problem, `{label}` for the
//! name of its field, `{name_label}` for the name of the scheme that the parameter names. A problem's text is looked
//! up from the particular to the general: `company_number:cvr.checksum`, `cvr.checksum`, `*.checksum`, `cvr.*`.
//! Where the number `count` is told, a text may stand in two forms, `…_one` and `…_other`. What a profile's own settings
//! make of a text stands behind a `_` too: `number.form_whole`.

use super::Problem;
use crate::error::Error;
use crate::fields::CUSTOM;
use crate::node::{At, FromNode, Map, Node};
use crate::text::{concat, cut};

/// The texts of one language.
///
/// ```
/// use debitor::{Catalogue, ids::Scheme};
/// let mut finding = Scheme::named("ean").unwrap().examine("5798000420527", None);
/// Catalogue::built_in("en").unwrap().fill(&mut finding.problems);
/// assert!(finding.problems[0].message.contains("EAN"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    texts: Map<String>,
}

impl Catalogue {
    /// Reads a catalogue, with any `overrides` (objects of the same form) laid over it, the last one winning.
    ///
    /// # Errors
    /// `catalogue.type` with the JSON path, when a text is no text.
    pub fn from_node(node: &Node, overrides: &[&Node]) -> Result<Self, Error> {
        let read = |node| Map::<String>::from_node(node, &At::ROOT).map_err(Error::in_catalogue);
        let mut texts = read(node)?;
        for node in overrides {
            texts.extend(read(node)?);
        }
        Ok(Self { texts })
    }

    /// Lays further texts over these, each under its key with `before` in front: names of fields under `label.`, where they
    /// count more than the names of schemes.
    pub(crate) fn lay(&mut self, before: &str, texts: &Map<String>) {
        for (key, text) in texts.iter() {
            self.texts.insert(concat(&[before, key]), text.clone());
        }
    }

    /// Lets the field's problem of that code be told by its other text, `<code>_<variant>`, unless the field has a text of
    /// its own.
    pub(crate) fn vary(&mut self, field: &str, code: &str, variant: &str) {
        let key = concat(&[field, ":", code]);
        if !self.texts.contains_key(&key)
            && let Some(text) = self.texts.get(&concat(&[code, "_", variant]))
        {
            self.texts.insert(key, text.clone());
        }
    }

    /// The language that the texts are in, as the file says (`lang`), e.g. `da`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.texts.get("lang").map_or("en", String::as_str)
    }

    /// The label of a field or scheme; its own name where the catalogue has none, of a merchant's own field without
    /// `custom.`.
    #[must_use]
    pub fn label(&self, name: &str) -> String {
        self.found_label("label.", name)
            .or_else(|| self.found_label("field.", name))
            .or_else(|| self.found_label("scheme.", name))
            .unwrap_or_else(|| name.strip_prefix(CUSTOM).unwrap_or(name).to_owned())
    }

    fn found_label(&self, room: &str, name: &str) -> Option<String> {
        self.texts.get(&concat(&[room, name])).cloned()
    }

    /// The text under `key` with its placeholders filled by `value`; the key itself where there is none.
    pub fn text(&self, key: &str, value: impl Fn(&str) -> Option<String>) -> String {
        match self.find(key, &value) {
            Some(template) => fill(template, &value),
            None => key.to_owned(),
        }
    }

    /// The text under `key`, or where a `count` is told the one for that number: `key_one`, `key_other`.
    ///
    /// Source: Unicode CLDR, plural rules (cardinal) of the eight languages, seen 2026-11.
    fn find(&self, key: &str, value: &dyn Fn(&str) -> Option<String>) -> Option<&String> {
        self.texts.get(key).or_else(|| {
            let count = value("count")?;
            let is_one = count == "1" || (count == "0" && self.language() == "fr");
            self.texts.get(&concat(&[key, if is_one { "_one" } else { "_other" }]))
        })
    }

    /// Fills in each problem's message.
    pub fn fill(&self, problems: &mut [Problem]) {
        for problem in problems {
            problem.message = self.message(problem);
        }
    }

    fn message(&self, problem: &Problem) -> String {
        let (scheme, general) = cut(&problem.code, b'.').unwrap_or_default();
        let param = |name: &str| problem.params.get(name);
        let template = self
            .find(&concat(&[&problem.field, ":", &problem.code]), &param)
            .or_else(|| self.find(&problem.code, &param))
            .or_else(|| self.texts.get(&concat(&["*.", general])))
            .or_else(|| self.texts.get(&concat(&[scheme, ".*"])));
        let Some(template) = template else {
            return problem.code.clone();
        };
        let text = fill(template, &|name| match name {
            // A number is called by its own name, which may say more than the field's: a Belgian one is no CVR number.
            "label" => Some(
                self.found_label("label.", &problem.field)
                    .or_else(|| self.found_label("scheme.", scheme))
                    .unwrap_or_else(|| self.label(&problem.field)),
            ),
            // A class of characters goes by its name: a digit, and not `0-9`.
            "expected" => {
                problem.params.get(name).map(|expected| self.found_label("expected.", &expected).unwrap_or(expected))
            }
            _ => problem.params.get(name).or_else(|| {
                let mut named = problem.params.get(name.strip_suffix("_label")?)?;
                let mut labels = String::new();
                while !named.is_empty() {
                    let (name, rest) = cut(&named, b' ').unwrap_or((&named, ""));
                    if !labels.is_empty() {
                        labels.push_str(", ");
                    }
                    labels.push_str(&self.found_label("scheme.", name).unwrap_or_else(|| self.label(name)));
                    named = rest.to_owned();
                }
                Some(labels)
            }),
        });
        sentence(text)
    }
}

/// A message begins with a capital, also where a label stands first.
fn sentence(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// Replaces each `{name}`; an unknown one stays as it is, so that it is seen.
fn fill(template: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = cut(rest, b'{') {
        text.push_str(before);
        match cut(after, b'}') {
            Some((name, tail)) => {
                match value(name) {
                    Some(filled) => text.push_str(&filled),
                    None => {
                        text.push('{');
                        text.push_str(name);
                        text.push('}');
                    }
                }
                rest = tail;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

/// The languages that come with debitor.
#[cfg(feature = "serde")]
pub const LANGUAGES: &[(&str, &str)] = &[
    ("da", include_str!("locales/da.json")),
    ("nl", include_str!("locales/nl.json")),
    ("en", include_str!("locales/en.json")),
    ("de", include_str!("locales/de.json")),
    ("fr", include_str!("locales/fr.json")),
    ("sv", include_str!("locales/sv.json")),
    ("nb", include_str!("locales/nb.json")),
    ("fi", include_str!("locales/fi.json")),
];

#[cfg(feature = "serde")]
impl Catalogue {
    /// The built-in catalogue for a locale: `nl-BE`, then `nl`; `None` when the language is not there.
    #[must_use]
    pub fn built_in(locale: &str) -> Option<Self> {
        let language = locale.split(['-', '_']).next().unwrap_or(locale).to_ascii_lowercase();
        // Norwegian has two written forms and a tag for both; there is a catalogue for one.
        let language = if matches!(language.as_str(), "no" | "nn") { "nb" } else { language.as_str() };
        let (_, json) = LANGUAGES.iter().find(|(name, _)| *name == language)?;
        let node: Node = serde_json::from_str(json).ok()?;
        Self::from_node(&node, &[]).ok()
    }
}

/// The built-in catalogue that fits the first of `locales` that has one, English at last.
///
/// # Errors
/// `catalogue.missing` when none is built in, which a test of this crate rules out.
#[cfg(feature = "serde")]
pub fn built_in(locales: &[&str]) -> Result<Catalogue, Error> {
    choose(locales, &[])
}

/// The same with files of the same form as the built-in ones: one in a language of `locales` is laid over that language,
/// or over English where it adds one; one that names no language (`lang`) is laid over whichever is taken.
///
/// # Errors
/// `catalogue.type` with the JSON path, when a text is no text.
///
/// ```
/// use debitor::{node::Node, problem::choose};
/// let icelandic: Node = serde_json::from_str(r#"{"lang": "is", "field.vat": "VSK-númer"}"#).unwrap();
/// let texts = choose(&["is", "da"], &[icelandic]).unwrap();
/// assert_eq!((texts.language(), texts.label("vat").as_str()), ("is", "VSK-númer"));
/// ```
#[cfg(feature = "serde")]
pub fn choose(locales: &[&str], files: &[Node]) -> Result<Catalogue, Error> {
    let language = |locale: &str| locale.split(['-', '_']).next().unwrap_or(locale).to_ascii_lowercase();
    let language_of = |file: &Node| file.get("lang").and_then(Node::text);
    for locale in locales.iter().chain(&["en"]).filter(|locale| !locale.is_empty()) {
        let is_meant = |file: &&Node| {
            language_of(file).is_some_and(|own| own.eq_ignore_ascii_case(locale) || own == language(locale))
        };
        let own: Vec<&Node> = files.iter().filter(is_meant).collect();
        let base = Catalogue::built_in(locale).or_else(|| Catalogue::built_in("en").filter(|_| !own.is_empty()));
        if let Some(base) = base {
            let plain = files.iter().filter(|file| language_of(file).is_none());
            // The particular over the general: `nl-BE` over `nl`.
            let (general, particular): (Vec<&Node>, Vec<&Node>) =
                own.iter().partition(|file| language_of(file).is_some_and(|own| own == language(locale)));
            let layers: Vec<&Node> = plain.chain(general).chain(particular).collect();
            return base.with(&layers);
        }
    }
    Err(Error::new("catalogue.missing", "no catalogue is built in".to_owned()))
}

#[cfg(feature = "serde")]
impl Catalogue {
    /// These texts with others laid over them, the last ones winning.
    fn with(mut self, layers: &[&Node]) -> Result<Self, Error> {
        for layer in layers {
            self.texts.extend(Map::<String>::from_node(layer, &At::ROOT).map_err(Error::in_catalogue)?);
        }
        Ok(self)
    }
}

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
#[cfg(feature = "json")]
use crate::node::json;
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    pub(crate) fn put(&mut self, before: &str, texts: &Map<String>) {
        for (key, text) in texts.iter() {
            self.texts.insert(concat(&[before, key]), text.clone());
        }
    }

    /// Lays further texts over these. A name of a field replaces the one that a profile has given it, too.
    fn extend(&mut self, texts: &Map<String>) {
        for (key, text) in texts.iter() {
            let label = key.strip_prefix("field.").unwrap_or_default();
            if let Some(label) = self.texts.get_mut(&concat(&["label.", label])) {
                text.clone_into(label);
            }
        }
        self.put("", texts);
    }

    /// Lays a file of texts over these where it names no language (`lang`), or one of those that `tag` means.
    ///
    /// # Errors
    /// `catalogue.type` with the JSON path, when a text is no text.
    pub fn lay(&mut self, tag: &str, file: &Node) -> Result<(), Error> {
        let language = file.get("lang").and_then(Node::text).map(|language| normal(&language));
        if language.is_none_or(|language| self.names(tag).contains(&language)) {
            self.extend(&Map::<String>::from_node(file, &At::ROOT).map_err(Error::in_catalogue)?);
        }
        Ok(())
    }

    /// What texts for a reader of these may be filed under, the general before the particular: their own language, the
    /// language of the tag that was asked for, the tag (`nn-NO`: `nb`, `nn`, `nn-no`).
    #[must_use]
    pub(crate) fn names(&self, tag: &str) -> Vec<String> {
        let tag = normal(tag);
        let mut names = vec![normal(self.language())];
        for name in [language_of(&tag), &tag] {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        names
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
    #[cfg(feature = "explain")]
    pub fn fill(&self, problems: &mut [Problem]) {
        for problem in problems {
            problem.message = self.message(problem);
        }
    }

    #[cfg(feature = "explain")]
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

/// A language tag as tags are compared: lower case, hyphens between the parts.
pub(crate) fn normal(tag: &str) -> String {
    tag.replace('_', "-").to_ascii_lowercase()
}

/// The language of a normal tag.
fn language_of(tag: &str) -> &str {
    cut(tag, b'-').map_or(tag, |(language, _)| language)
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

#[cfg(feature = "json")]
macro_rules! languages {
    ($($name:literal)*) => {
        /// The names of the languages that come with debitor.
        pub(crate) const LANGUAGE_NAMES: &[&str] = &[$($name),*];

        /// The languages that come with debitor: name and JSON.
        #[cfg(feature = "serde")]
        pub const LANGUAGES: &[(&str, &str)] = &[$(($name, include_str!(concat!("locales/", $name, ".json")))),*];
    };
}

#[cfg(feature = "json")]
languages! { "da" "nl" "en" "de" "fr" "sv" "nb" "fi" }

/// The texts of a language that comes with debitor.
#[cfg(feature = "serde")]
pub(crate) fn file(language: &str) -> Option<Node> {
    LANGUAGES.iter().find(|(name, _)| *name == language).map(|(_, text)| json::own(text))
}

/// The same; the admin module is given those that it needs.
#[cfg(all(feature = "json", not(feature = "serde")))]
pub(crate) fn file(language: &str) -> Option<Node> {
    if LANGUAGE_NAMES.contains(&language) { crate::wasm::files::find("locales/", language) } else { None }
}

/// Tags of languages that another one's catalogue serves; the package's scripts read the same file.
#[cfg(feature = "json")]
const ALIASES: &str = include_str!("aliases.json");

#[cfg(feature = "json")]
impl Catalogue {
    /// The built-in catalogue for a locale: `nl-BE`, then `nl`; `None` when the language is not there.
    #[must_use]
    pub fn built_in(locale: &str) -> Option<Self> {
        let tag = normal(locale);
        let language = language_of(&tag);
        let aliases = json::own(ALIASES);
        let meant = aliases.get(language).and_then(Node::text);
        let language = meant.as_deref().unwrap_or(language);
        Self::from_node(&file(language)?, &[]).ok()
    }
}

/// The built-in catalogue that fits the first of `locales` that has one, English at last.
///
/// # Errors
/// `catalogue.missing` when none is built in, which a test of this crate rules out.
#[cfg(feature = "json")]
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
#[cfg(feature = "json")]
pub fn choose(locales: &[&str], files: &[Node]) -> Result<Catalogue, Error> {
    let (tag, mut catalogue) = pick(locales, files)?;
    lay_all(&mut catalogue, &tag, files)?;
    Ok(catalogue)
}

/// The first of `locales` that has a built-in catalogue or a file, and the catalogue under its files.
///
/// # Errors
/// `catalogue.missing` when none is built in.
#[cfg(feature = "json")]
pub(crate) fn pick(locales: &[&str], files: &[Node]) -> Result<(String, Catalogue), Error> {
    for locale in locales.iter().chain(&["en"]).filter(|locale| !locale.is_empty()) {
        let tag = normal(locale);
        let is_added = || {
            let mut own = files.iter().filter_map(|file| Some(normal(&file.get("lang")?.text()?)));
            own.any(|own| own == tag || own == language_of(&tag))
        };
        let base = Catalogue::built_in(&tag).or_else(|| Catalogue::built_in("en").filter(|_| is_added()));
        if let Some(base) = base {
            return Ok((tag, base));
        }
    }
    Err(Error::new("catalogue.missing", "no catalogue is built in".to_owned()))
}

/// Lays all files over a catalogue: those without a language, then the general before the particular.
///
/// # Errors
/// `catalogue.type` with the JSON path, when a text is no text.
#[cfg(feature = "json")]
pub(crate) fn lay_all(catalogue: &mut Catalogue, tag: &str, files: &[Node]) -> Result<(), Error> {
    let language = |file: &Node| file.get("lang").and_then(Node::text).map(|own| normal(&own));
    let names = catalogue.names(tag);
    for name in std::iter::once(None).chain(names.into_iter().map(Some)) {
        for file in files.iter().filter(|file| language(file) == name) {
            catalogue.lay(tag, file)?;
        }
    }
    Ok(())
}

//! What people's files call the fields: `src/fields/aliases.json`, ready to be asked.

use super::compare::{compared, folded, is_other, slips};
use crate::fields::FIELDS;
use crate::node::{Node, json};
use std::collections::HashMap;
use std::sync::OnceLock;

const FILE: &str = include_str!("../fields/aliases.json");

/// Behind all names of a list.
const LAST: usize = usize::MAX;

/// All names, as they are compared.
#[derive(Default)]
pub(super) struct Aliases {
    names: HashMap<String, Alias>,
    /// Names without their accents that stand for one field only.
    folded: HashMap<String, Option<&'static str>>,
    /// Names letter by letter, under their first one.
    spelt: HashMap<char, Vec<(Vec<char>, &'static str)>>,
    /// Names that mean one thing here and another there.
    ambiguous: HashMap<String, Vec<&'static str>>,
}

/// The field that a name stands for, and in which languages' lists it stands, at which place.
pub(super) struct Alias {
    pub field: &'static str,
    lists: Vec<(String, usize)>,
}

impl Alias {
    /// Whether one of `languages` uses the name, and its place in its list: of two columns for one field the first wins.
    pub(super) fn rank(&self, languages: &[String]) -> (bool, usize) {
        let places = |own: bool| {
            let is_meant = move |(language, _): &&(String, usize)| !own || languages.contains(language);
            self.lists.iter().filter(is_meant).map(|(_, place)| *place).min()
        };
        match places(true) {
            Some(place) => (true, place),
            None => (false, places(false).unwrap_or(LAST)),
        }
    }
}

/// The table's own text of a field's name.
fn named(name: &str) -> Option<&'static str> {
    FIELDS.iter().find(|field| field.name == name).map(|field| field.name)
}

fn entries(node: Option<&Node>) -> impl Iterator<Item = (&str, &Node)> {
    let entries = match node {
        Some(Node::Map(entries)) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().map(|(name, node)| (name.as_str(), node))
}

fn texts(node: &Node) -> impl Iterator<Item = &str> {
    let items = match node {
        Node::List(items) => items.as_slice(),
        _ => &[],
    };
    items.iter().filter_map(|item| if let Node::Text(text) = item { Some(text.as_str()) } else { None })
}

impl Aliases {
    /// The names of the file, which is a part of this crate and held to its form by the tests.
    pub(super) fn get() -> &'static Self {
        static ALIASES: OnceLock<Aliases> = OnceLock::new();
        ALIASES.get_or_init(|| Self::read(&json::own(FILE)))
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn read(file: &Node) -> Self {
        let mut aliases = Self::default();
        for (field, languages) in entries(file.get("fields")) {
            let Some(field) = named(field) else { continue };
            for (language, names) in entries(Some(languages)) {
                for (place, name) in texts(names).enumerate() {
                    aliases.add(name, field, Some((language.to_owned(), place)));
                }
            }
        }
        for field in FIELDS {
            aliases.add(field.name, field.name, None);
            field.aliases.iter().for_each(|name| aliases.add(name, field.name, None));
        }
        for (name, fields) in entries(file.get("ambiguous")) {
            aliases.ambiguous.insert(compared(name), texts(fields).filter_map(named).collect());
        }
        aliases
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn add(&mut self, name: &str, field: &'static str, list: Option<(String, usize)>) {
        let name = compared(name);
        let plain = self.folded.entry(folded(&name)).or_insert(Some(field));
        if *plain != Some(field) {
            *plain = None;
        }
        let chars: Vec<char> = name.chars().collect();
        if let Some(first) = chars.first() {
            self.spelt.entry(*first).or_default().push((chars, field));
        }
        self.names.entry(name).or_insert(Alias { field, lists: Vec::new() }).lists.extend(list);
    }

    /// The field that a compared name stands for.
    pub(super) fn named(&self, name: &str) -> Option<&Alias> {
        self.names.get(name)
    }

    /// The fields that a compared name may stand for.
    pub(super) fn ambiguous(&self, name: &str) -> Option<&[&'static str]> {
        self.ambiguous.get(name).map(Vec::as_slice)
    }

    /// The field that a compared name stands for once accents don't count.
    pub(super) fn folded(&self, name: &str) -> Option<&'static str> {
        self.folded.get(&folded(name)).copied().flatten()
    }

    /// The one field whose names a compared name may be a misspelling of, those with the fewest slips alone.
    pub(super) fn near(&self, name: &str) -> Option<&'static str> {
        let chars: Vec<char> = name.chars().collect();
        if is_other(name) {
            return None;
        }
        let mut fewest = usize::MAX;
        let mut found = None;
        for (known, field) in chars.first().and_then(|first| self.spelt.get(first)).into_iter().flatten() {
            match slips(&chars, known) {
                Some(count) if count < fewest => (fewest, found) = (count, Some(*field)),
                Some(count) if count == fewest && found != Some(*field) => found = None,
                _ => {}
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Aliases;
    use crate::fields::FIELDS;
    use std::collections::BTreeSet;

    #[test]
    fn the_file_is_read() {
        let aliases = Aliases::get();
        assert!(aliases.names.len() > 700, "only {}", aliases.names.len());
        assert!(aliases.ambiguous.values().all(|fields| fields.len() > 1) && aliases.ambiguous.len() > 10);
        for field in FIELDS {
            let own = aliases.names.values().filter(|alias| alias.field == field.name);
            let languages: BTreeSet<&str> =
                own.flat_map(|alias| &alias.lists).map(|(language, _)| language.as_str()).collect();
            assert_eq!(languages.len(), 8, "{field:?}");
        }
    }

    #[test]
    fn the_readers_own_languages_count_before_others() {
        let alias = Aliases::get().named("navn").map(|alias| (alias.rank(&["da".into()]), alias.rank(&["fi".into()])));
        assert_eq!(alias, Some(((true, 5), (false, 5))));
    }
}

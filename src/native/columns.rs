//! Which column of a file of debtors is which field: as the mapping room finds it, and by the names that the profile's
//! sources and the built-in profiles' files have besides.

use super::existing::tell;
use crate::address;
use crate::error::Error;
use crate::fields::{is_blank, is_known, is_own};
use crate::key::read_part;
use crate::mapping::{How, Mapper, Mapping};
use crate::node::{Map, Node, Words};
use crate::profile::{KINDS, PRESETS, Profile, preset};
use crate::table::Known;
use std::collections::HashMap;
use std::sync::Arc;

/// Debtors are found by these too, whatever the identity rules are made of.
const NUMBERS: &[&str] = &["customer_number", "external_reference"];

/// What a profile says of columns.
#[derive(Clone, Debug)]
pub(super) struct Columns(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    mapper: Mapper,
    /// The fields that the profile's sources name, by folded names: they count before what people call the fields.
    sources: HashMap<String, String>,
    /// Those of the built-in profiles' files: they count where nothing else is known.
    systems: HashMap<String, String>,
    /// The parts of the identity rules; empty where there is none.
    identity: Vec<String>,
    /// The profile's words for values.
    choices: Map<Words>,
}

/// The fields of a file's columns.
#[derive(Debug)]
pub(super) struct Plan {
    mapping: Mapping,
    /// For each column those that fill its field where its own cell is empty.
    further: Vec<Vec<usize>>,
    /// Columns of the merchant's own fields that the profile does not speak of.
    own: Vec<(usize, String)>,
    /// Columns of fields for which the profile has words of its own: those count before yes and no.
    worded: Vec<(usize, String, Words)>,
}

impl Columns {
    /// The names that are known under a profile; its own count most.
    ///
    /// # Errors
    /// None for the built-in profiles, which tests hold to be sound.
    pub(super) fn new(profile: &Profile) -> Result<Self, Error> {
        let (mut sources, mut systems) = (HashMap::new(), HashMap::new());
        let own: Vec<String> = names_of(profile).map(|(name, _)| folded(name)).collect();
        for (field, names) in profile.sources.iter() {
            for name in names.iter().map(|name| folded(name)).filter(|name| !own.contains(name)) {
                sources.entry(name).or_insert_with(|| field.to_owned());
            }
        }
        for (name, ..) in PRESETS {
            for (name, field) in names_of(&preset(name)?) {
                systems.entry(folded(name)).or_insert_with(|| field.to_owned());
            }
        }
        let rules = KINDS.iter().filter_map(|kind| profile.kinds.get(kind)).flat_map(|rules| &rules.identity);
        let parts = rules.flatten().map(|part| read_part(part).0);
        let identity = parts.flat_map(|part| {
            if part == address::PART { &address::FIELDS[..] } else { &[][..] }
                .iter()
                .copied()
                .chain((part != address::PART).then_some(part))
        });
        let mut identity: Vec<String> = identity.map(str::to_owned).collect();
        identity.sort_unstable();
        identity.dedup();
        let mapper = Mapper::new(profile, "").any_names();
        Ok(Self(Arc::new(Inner { mapper, sources, systems, identity, choices: profile.choices.clone() })))
    }

    /// Finds the fields of a file's columns, and tells which columns are not read, which are read as their values look and
    /// which two fill one field; `rows` are the first ones.
    ///
    /// # Errors
    /// `existing.columns` with the names of all columns when none of them tells who a debtor is: then every customer would be
    /// a new one.
    pub(super) fn plan(&self, file: &str, header: &[String], rows: &[Vec<String>]) -> Result<Plan, Error> {
        let names: Vec<String> = header.iter().map(|name| self.renamed(name)).collect();
        let mapping = self.0.mapper.map(&names, rows);
        let mut plan = Plan { further: vec![Vec::new(); header.len()], own: Vec::new(), worded: Vec::new(), mapping };
        let name = |index: usize| match header.get(index).map(|name| name.trim()) {
            None | Some("") => format!("column {}", index + 1),
            Some(name) => format!("`{name}`"),
        };
        let (mut unread, mut guessed, mut shared) = (Vec::new(), Vec::new(), Vec::new());
        for column in plan.mapping.columns() {
            let index = column.index;
            let own = header.get(index).map(|name| name.trim()).filter(|name| is_own(name));
            let holder = column.contested().and_then(|field| plan.mapping.column_of(field));
            match (&column.field, own, holder) {
                (Some(field), ..) if column.how == How::Values => guessed.push(format!("{} as {field}", name(index))),
                (Some(_), ..) => {}
                (None, Some(own), _) => plan.own.push((index, own.to_owned())),
                (None, None, Some(holder)) => {
                    let field = holder.field.as_deref().unwrap_or_default();
                    shared.push(format!("{} is read as {field} where {} is empty", name(index), name(holder.index)));
                    if let Some(further) = plan.further.get_mut(holder.index) {
                        further.push(index);
                    }
                }
                // A column without a name or a value says nothing.
                (None, None, None)
                    if header.get(index).is_none_or(|name| is_blank(name)) && column.sample.is_empty() => {}
                (None, None, None) => unread.push(name(index)),
            }
        }
        plan.worded = self
            .0
            .choices
            .iter()
            .filter_map(|(field, words)| Some((plan.mapping.column_of(field)?.index, field.to_owned(), words.clone())))
            .collect();
        let has = |field: &str| plan.mapping.column_of(field).is_some();
        let identity = &self.0.identity;
        // The country alone is everybody's.
        let identifies = |field: &&str| !matches!(*field, "country" | "website") && has(field);
        let by_rules = identity.is_empty() || identity.iter().map(String::as_str).any(|field| identifies(&field));
        if plan.mapping.columns().iter().all(|column| column.field.is_none())
            || !(by_rules || NUMBERS.iter().any(identifies))
        {
            let message = format!(
                "{file}: no column tells who a debtor is ({}); there are: {}",
                identity.join(", "),
                header.join(", ")
            );
            return Err(Error::new("existing.columns", message));
        }
        for (what, columns) in [
            ("columns that are not read", unread),
            ("read by their values", guessed),
            ("two columns for one field", shared),
        ] {
            if !columns.is_empty() {
                tell("existing.columns", &format!("{file}: {what}: {}", columns.join(", ")));
            }
        }
        Ok(plan)
    }

    /// A column's name, or the name of the field where the mapping room would not know it.
    fn renamed(&self, name: &str) -> String {
        let folded = folded(name);
        if let Some(field) = self.0.sources.get(&folded) {
            return field.clone();
        }
        if self.0.mapper.known_headers(&[name]) > 0 {
            return name.to_owned();
        }
        self.0.systems.get(&folded).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// Counts the known names of a row, for [`Options`](crate::table::Options).
    pub(super) fn known(&self) -> Arc<Known> {
        let columns = self.clone();
        let is_known = move |cell: &&String| {
            let name = columns.renamed(cell);
            columns.0.mapper.known_headers(&[&name]) > 0 || is_known(name.trim())
        };
        Arc::new(move |cells| cells.iter().filter(&is_known).count())
    }
}

impl Plan {
    /// The debtor of a row: of two columns for one field the first one that is filled.
    pub(super) fn debtor(&self, cells: &[&str]) -> Node {
        let names = self.fields().zip(self.values(cells));
        Node::Map(names.filter_map(|(field, value)| Some((field.to_owned(), Node::Text(value?.to_owned())))).collect())
    }

    /// The fields of a debtor.
    pub(super) fn fields(&self) -> impl Iterator<Item = &str> {
        self.mapping.fields().chain(self.own.iter().map(|(_, field)| field.as_str()))
    }

    /// The values of a row for these fields: of two columns for one field the first one that is filled.
    pub(super) fn values<'a>(&'a self, cells: &'a [&'a str]) -> impl Iterator<Item = Option<&'a str>> {
        let cell = |index: usize| cells.get(index).copied().filter(|cell| !is_blank(cell));
        let filled = move |index: usize| {
            let further = self.further.get(index).into_iter().flatten();
            cell(index).or_else(|| further.copied().find_map(cell))
        };
        let own_word = move |field: &str| {
            let (index, _, words) = self.worded.iter().find(|(_, known, _)| known == field)?;
            let word = filled(*index)?.trim();
            words.iter().any(|(known, _)| known.eq_ignore_ascii_case(word)).then_some(word)
        };
        // A word of the profile counts where there is a value at all.
        let fields = self.mapping.all_values(filled);
        let fields = fields.map(move |(field, value)| if value.is_some() { own_word(field).or(value) } else { None });
        fields.chain(self.own.iter().map(move |(index, _)| cell(*index)))
    }
}

/// The columns of a profile's import file, by all of their names.
fn names_of(profile: &Profile) -> impl Iterator<Item = (&str, &str)> {
    let import = profile.accounts.as_ref().and_then(|accounts| accounts.import.as_ref());
    import.into_iter().flat_map(|import| &import.columns).flat_map(|column| {
        let names = std::iter::once(&column.header).chain(&column.aliases);
        names.filter_map(|name| Some((name.as_str(), column.field.as_deref()?)))
    })
}

/// Case does not count, and nothing but letters and digits does.
fn folded(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

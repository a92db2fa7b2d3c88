//! What a form needs of a field, from the table itself or, in the first module, from a text that is made of it: rows of
//! addresses cost that module 0.3 KB brotli.

use super::FIELDS;
#[cfg(not(feature = "explain"))]
use crate::text::cut;

/// What a form needs of a field.
#[derive(Clone, Copy, Default)]
pub(crate) struct Brief {
    pub(crate) name: &'static str,
    /// The scheme of its values, empty where it has none.
    pub(crate) scheme: &'static str,
    pub(crate) autocomplete: &'static str,
    pub(crate) inputmode: &'static str,
    /// Its other name, empty where it has none.
    pub(crate) alias: &'static str,
}

/// All fields, in the order in which people are asked for them.
#[cfg(feature = "explain")]
pub(crate) fn briefs() -> impl Iterator<Item = Brief> {
    FIELDS.iter().map(|field| Brief {
        name: field.name,
        scheme: field.scheme_id().unwrap_or_default(),
        autocomplete: field.autocomplete,
        inputmode: field.inputmode,
        alias: field.aliases.first().copied().unwrap_or_default(),
    })
}

/// All fields, in the order in which people are asked for them.
#[cfg(not(feature = "explain"))]
pub(crate) fn briefs() -> impl Iterator<Item = Brief> {
    Rows(ROWS)
}

/// What is not read yet.
#[cfg(not(feature = "explain"))]
struct Rows(&'static str);

#[cfg(not(feature = "explain"))]
impl Rows {
    #[inline(never)]
    fn part(&mut self) -> &'static str {
        let (part, rest) = cut(self.0, END).unwrap_or_default();
        self.0 = rest;
        part
    }
}

#[cfg(not(feature = "explain"))]
impl Iterator for Rows {
    type Item = Brief;

    #[inline(never)]
    fn next(&mut self) -> Option<Brief> {
        let name = self.part();
        let found =
            Brief { name, scheme: self.part(), autocomplete: self.part(), inputmode: self.part(), alias: self.part() };
        (!name.is_empty()).then_some(found)
    }
}

/// The field of that name or alias.
pub(crate) fn brief(name: &str) -> Option<Brief> {
    briefs().find(|field| field.name == name || field.alias == name)
}

/// The names of all fields.
pub(crate) fn names() -> Vec<&'static str> {
    let mut names = Vec::with_capacity(FIELDS.len());
    for field in briefs() {
        names.push(field.name);
    }
    names
}

/// Stands behind each part of a row.
#[cfg(not(feature = "explain"))]
const END: u8 = b';';

/// The table as a text: of each field the name, the scheme, the autocomplete token, the inputmode and the alias.
#[cfg(not(feature = "explain"))]
const ROWS: &str = match str::from_utf8(&packed::<{ packed::<0>().1 }>().0) {
    Ok(rows) => rows,
    Err(_) => "",
};

/// The bytes as far as there is room, and how many there are.
#[cfg(not(feature = "explain"))]
const fn packed<const ROOM: usize>() -> ([u8; ROOM], usize) {
    let (mut bytes, mut length, mut row) = ([0; ROOM], 0, 0);
    while row < FIELDS.len() {
        let field = &FIELDS[row];
        let scheme = if let super::Kind::Scheme(id) = field.kind { id } else { "" };
        let alias = if let Some(alias) = field.aliases.first() { alias } else { "" };
        let parts = [field.name, scheme, field.autocomplete, field.inputmode, alias];
        let mut part = 0;
        while part < parts.len() {
            let text = parts[part].as_bytes();
            let mut at = 0;
            while at <= text.len() {
                if length < ROOM {
                    bytes[length] = if at < text.len() { text[at] } else { END };
                }
                length += 1;
                at += 1;
            }
            part += 1;
        }
        row += 1;
    }
    (bytes, length)
}

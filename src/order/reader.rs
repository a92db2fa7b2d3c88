//! Reading one order: the profile's sources first, then the platform's.

use super::{DELIVERY, LINES, Platform};
use crate::fields::is_blank;
use crate::node::Node;
use crate::profile::{Profile, lists};

/// What stands between the paths of a source that joins several.
const AND: &str = " + ";

/// An order and who knows where to look in it.
pub(super) struct Reader<'a> {
    pub(super) order: &'a Node,
    pub(super) profile: &'a Profile,
    pub(super) platform: &'a Platform,
}

impl Reader<'_> {
    /// The text of a field, where some source is filled.
    pub(super) fn value(&self, field: &str) -> Option<String> {
        let own = self.profile.sources.get(field).into_iter().flatten();
        own.filter_map(|path| self.meant(field, path, filled(self.order.at(path))?)).next().or_else(|| {
            let known = self.platform.sources.get(field).into_iter().flatten();
            known.filter_map(|source| self.meant(field, source, self.joined(field, source)?)).next()
        })
    }

    /// The path that the profile's selector of kinds finds filled, and what stands there.
    pub(super) fn selected(&self) -> Option<(String, String)> {
        let selector = self.profile.selector.as_ref()?;
        selector.sources.iter().find_map(|path| Some((path.clone(), filled(self.order.at(path))?)))
    }

    /// The filled ones of the paths that a platform's source names, a space between them.
    fn joined(&self, field: &str, source: &str) -> Option<String> {
        let paths = source.split(AND).filter(|path| !self.is_moved(field, path));
        let texts: Vec<String> = paths.filter_map(|path| filled(self.order.at(path))).collect();
        Some(texts.join(" ")).filter(|text| !text.is_empty())
    }

    /// Whether the profile reads this line of an address as another part of it: then it is not this part as well.
    fn is_moved(&self, field: &str, path: &str) -> bool {
        is_line(field)
            && self.profile.sources.iter().any(|(other, paths)| other != field && is_line(other) && lists(paths, path))
    }

    /// What a text means under this field, if anything. What the platform says of its values holds for its own sources, whoever
    /// names them.
    fn meant(&self, field: &str, source: &str, text: String) -> Option<String> {
        if !self.platform.sources.get(field).is_some_and(|sources| lists(sources, source)) {
            return Some(text);
        }
        if let Some(meaning) = self.platform.values.get(field).and_then(|values| values.get(&text)) {
            return Some(meaning.clone()).filter(|meaning| !meaning.is_empty());
        }
        if lists(&self.platform.first_line, field) {
            return text.lines().map(str::trim).find(|line| !is_blank(line)).map(str::to_owned);
        }
        Some(text)
    }
}

/// Whether the field is a line of an address.
fn is_line(field: &str) -> bool {
    LINES.contains(&field.strip_prefix(DELIVERY).unwrap_or(field))
}

/// The text of a value that holds more than white space.
fn filled(node: Option<&Node>) -> Option<String> {
    node?.text().filter(|text| !is_blank(text))
}

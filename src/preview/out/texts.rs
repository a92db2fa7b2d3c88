//! Names of sheets and columns in eight languages, and what is decided in words.

use crate::check::Checker;
use crate::decide::{Change, Decided, Hint, Target, Who};
use crate::node::{Map, json};
use crate::preview::page::meant;
use crate::problem::Problem;
use std::sync::{Arc, OnceLock};

/// By key and language. A merchant's own file of messages may say the same keys otherwise.
const TEXTS: &str = include_str!("texts.json");

/// The reader's language, for files.
#[derive(Clone, Debug)]
pub(super) struct Texts {
    checker: Arc<Checker>,
}

fn table() -> &'static Map<Map<String>> {
    static TABLE: OnceLock<Map<Map<String>>> = OnceLock::new();
    TABLE.get_or_init(|| crate::node::FromNode::decode(Some(&json::own(TEXTS))))
}

impl Texts {
    pub(super) fn new(checker: Arc<Checker>) -> Self {
        Self { checker }
    }

    /// The text of a key.
    pub(super) fn get(&self, key: &str) -> String {
        let catalogue = self.checker.catalogue();
        let own = catalogue.text(key, |_| None);
        if own != key {
            return own;
        }
        let texts = table().get(key);
        let text = texts.and_then(|texts| texts.get(catalogue.language()).or_else(|| texts.get("en")));
        text.cloned().unwrap_or(own)
    }

    /// The text of a key that tells what was `found`.
    pub(super) fn with_found(&self, key: &str, found: &str) -> String {
        self.get(key).replace("{found}", found)
    }

    /// The name of a field.
    pub(super) fn label(&self, field: &str) -> String {
        self.checker.catalogue().label(field)
    }

    pub(super) fn decision(&self, decided: &Decided) -> String {
        self.checker.catalogue().text(&["decision.", decided.decision.as_str()].concat(), |_| None)
    }

    pub(super) fn kind(&self, decided: &Decided) -> String {
        self.checker.catalogue().text(&["ui.kind.", decided.kind].concat(), |_| None)
    }

    /// `City: Ribe → Esbjerg`
    pub(super) fn changes(&self, changes: &[Change]) -> String {
        let change = |change: &Change| {
            [&self.label(&change.field), ": ", &change.from, " → ", &change.to].concat().replace(":  →", ": →")
        };
        joined(changes.iter().map(change))
    }

    /// Each problem with the field that it is about.
    pub(super) fn problems(&self, problems: &[Problem]) -> String {
        joined(problems.iter().map(|problem| {
            let label = self.label(&problem.field);
            if problem.field.is_empty() || problem.message.contains(&label) {
                return problem.message.clone();
            }
            [&label, ": ", &problem.message].concat()
        }))
    }

    /// What was probably meant, with the field.
    pub(super) fn suggestions(&self, problems: &[Problem]) -> String {
        let all = problems.iter().map(|problem| (&problem.field, meant(problem)));
        let suggested = all.filter(|(_, meant)| !meant.is_empty());
        joined(suggested.map(|(field, meant)| [&self.label(field), ": ", &meant.join(", ")].concat()))
    }

    pub(super) fn hints(&self, hints: &[Hint]) -> String {
        joined(hints.iter().map(|hint| match &hint.who {
            Who::Debtor(debtor) => [&debtor_text(debtor), ": ", &hint.message].concat(),
            Who::Row(row) => [&self.get("sheet.row"), " ", &row.to_string(), ": ", &hint.message].concat(),
        }))
    }
}

/// A debtor as people know it: number and name.
pub(super) fn debtor_text(debtor: &Target) -> String {
    let parts = [debtor.customer_number.as_deref(), debtor.name.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" | ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::table;
    use crate::problem::LANGUAGES;

    #[test]
    fn every_text_is_there_in_every_language_with_the_same_placeholders() {
        assert!(table().keys().count() > 30);
        for (key, texts) in table().iter() {
            assert_eq!(texts.keys().count(), LANGUAGES.len(), "{key}");
            for (language, _) in LANGUAGES {
                let text = texts.get(language).unwrap();
                assert!(!text.trim().is_empty() && text.trim() == text, "{key} {language}");
                assert_eq!(text.contains("{found}"), key == "sheet.further", "{key} {language}");
            }
        }
    }

    #[test]
    fn names_of_sheets_are_such_as_a_spreadsheet_takes() {
        for key in ["sheet.decisions", "sheet.customers", "sheet.faulty", "sheet.undo", "sheet.explanation"] {
            for (language, text) in table().get(key).unwrap().iter() {
                let sheet = crate::sheet::Sheet::new(text.clone(), vec![crate::sheet::Column::new("x")]);
                assert!(crate::sheet::XlsxWriter::in_memory(vec![sheet]).is_ok(), "{key} {language}");
            }
        }
    }
}

//! What the person asks for: the import's mode, what happens on a match, and what an empty cell means.

use crate::error::Error;
use crate::profile::{MODES, ON_MATCH, Profile};

/// What an import may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// New debtors are created, and debtors that are there stay as they are.
    Add,
    /// Debtors that are there are changed, and none is created.
    Update,
    /// Both.
    #[default]
    AddAndUpdate,
}

/// What happens to a debtor that is there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnMatch {
    /// The customer's values take the place of the debtor's.
    #[default]
    Overwrite,
    /// Empty fields are filled, and nothing else is changed.
    Complement,
    /// Nothing is changed.
    Ignore,
}

/// What an empty cell means, where the column is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EmptyCells {
    /// Nothing is known: the debtor keeps its value.
    #[default]
    Keep,
    /// The value is to go. A column that is missing clears nothing.
    Clear,
}

/// What happens to whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What the import may do.
    pub mode: Mode,
    /// What happens to a debtor that is there already.
    pub on_match: OnMatch,
    /// What an empty cell means.
    pub empty_cells: EmptyCells,
}

/// The words for [`EmptyCells`].
pub const EMPTY_CELLS: &[&str] = &["clear", "keep"];

impl Settings {
    /// The settings by their words (`add`, `complement`, `clear`, …), each as the profile has it where none is given: the
    /// first of its list; without a list `add_and_update`, `overwrite` and `keep`.
    ///
    /// # Errors
    /// `match.mode`, `match.duplicates`, `match.empty` for a word that is unknown or that the profile does not have.
    ///
    /// ```
    /// use debitor::decide::{Mode, Settings};
    /// let profile = debitor::Profile::from_json(
    ///     r#"{"name": "x", "kinds": {"b2c": {}}, "accounts": {"modes": ["add", "update"]}}"#,
    /// ).unwrap();
    /// assert_eq!(Settings::new(&profile, None, None, None).unwrap().mode, Mode::Add);
    /// assert_eq!(Settings::new(&profile, Some("add_and_update"), None, None).unwrap_err().code(), "match.mode");
    /// ```
    pub fn new(
        profile: &Profile,
        mode: Option<&str>,
        duplicates: Option<&str>,
        empty_cells: Option<&str>,
    ) -> Result<Self, Error> {
        let accounts = profile.accounts.as_ref();
        let (modes, ways) = accounts.map_or((&[][..], &[][..]), |accounts| (&accounts.modes, &accounts.on_match));
        let mode = chosen("match.mode", "mode", mode, modes, MODES)?;
        let way = "way to treat a match";
        let on_match = chosen("match.duplicates", way, duplicates, ways, ON_MATCH)?;
        let empty = chosen("match.empty", "meaning of an empty cell", empty_cells, &[], EMPTY_CELLS)?;
        Ok(Self {
            mode: match mode {
                Some("add") => Mode::Add,
                Some("update") => Mode::Update,
                _ => Mode::AddAndUpdate,
            },
            on_match: match on_match {
                Some("complement") => OnMatch::Complement,
                Some("ignore") => OnMatch::Ignore,
                _ => OnMatch::Overwrite,
            },
            empty_cells: if empty == Some("clear") { EmptyCells::Clear } else { EmptyCells::Keep },
        })
    }
}

/// The word that is asked for, or the first one that the profile allows.
fn chosen<'a>(
    code: &'static str,
    what: &str,
    asked: Option<&'a str>,
    allowed: &'a [String],
    known: &[&str],
) -> Result<Option<&'a str>, Error> {
    let Some(word) = asked else { return Ok(allowed.first().map(String::as_str)) };
    if !known.contains(&word) {
        return Err(Error::unknown(code, what, word, known));
    }
    if !allowed.is_empty() && !allowed.iter().any(|name| name == word) {
        let message = format!("the profile does not have the {what} `{word}`, but {}", allowed.join(", "));
        return Err(Error::new(code, message));
    }
    Ok(Some(word))
}

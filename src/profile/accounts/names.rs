//! The words that the accounts' side of a profile may hold.

use crate::error::Error;
use crate::node::Shape;
use crate::profile::lint::known;

/// What an import may do.
pub const MODES: &[&str] = &["add", "add_and_update", "update"];

/// What happens to a debtor that is there already.
pub const ON_MATCH: &[&str] = &["complement", "ignore", "overwrite"];

/// What becomes of a customer without a key.
pub const WITHOUT_KEY: &[&str] = &["create", "fallback", "skip"];

/// What becomes of a debtor that is to go.
pub const REMOVALS: &[&str] = &["archive", "delete", "refuse"];

/// Why; each has a text `reason.…` in the catalogues.
pub const REASONS: &[&str] = &[
    "activity_unknown",
    "archived",
    "has_history",
    "history_unknown",
    "inactive_draft",
    "never_used",
    "not_a_draft",
    "protected",
];

/// What the host can be asked to do with a customer of the grid.
pub const ACTIONS: &[&str] = &["push", "view"];

/// The forms of import files.
pub const FILES: &[&str] = &["csv", "xlsx"];

pub(super) const MODE_LIST: &Shape = &Shape::List(&Shape::Name(|name| known("mode", name, MODES)));
pub(super) const ON_MATCH_LIST: &Shape =
    &Shape::List(&Shape::Name(|name| known("way to treat a match", name, ON_MATCH)));
pub(super) const KEYLESS: &Shape =
    &Shape::Optional(&Shape::Name(|name| known("way to treat a customer without key", name, WITHOUT_KEY)));
pub(super) const REMOVAL: &Shape = &Shape::Name(|name| known("removal", name, REMOVALS));
pub(super) const REASON: &Shape = &Shape::Name(|name| known("reason", name, REASONS));
pub(super) const ACTION_LIST: &Shape = &Shape::List(&Shape::Name(|name| known("action", name, ACTIONS)));
pub(super) const FILE: &Shape = &Shape::Name(|name| known("form of file", name, FILES));

/// A platform's name, or another one that it has: `magento2`, `magento`.
pub(super) fn platform(name: &str) -> Result<(), Error> {
    #[cfg(feature = "json")]
    known("platform", name, &crate::order::Platform::names().collect::<Vec<_>>())?;
    // Without platforms none is judged.
    let _ = name;
    Ok(())
}

/// Whether a name means the platform.
pub(super) fn is_platform(name: &str, platform: &str) -> bool {
    #[cfg(feature = "json")]
    if let Ok(meant) = crate::order::Platform::named(name) {
        return meant.name == platform;
    }
    name == platform
}

/// Every word above.
#[cfg(feature = "native")]
pub(crate) fn words() -> Vec<&'static str> {
    let mut words = [MODES, ON_MATCH, WITHOUT_KEY, REMOVALS, REASONS, ACTIONS, FILES].concat();
    words.extend(crate::order::Platform::names());
    words
}

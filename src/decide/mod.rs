//! What an import would do with each customer: create, update (which fields), skip, …, and why.
//!
//! One matcher for the preview, the server and the run: what is said before is what is done then. It writes nothing.
//!
//! The questions, in this order; the first that has an answer decides:
//!
//! 1. Is the customer wrong or incomplete? `invalid`.
//! 2. Does it name a debtor that must stay as it is? `protected`.
//! 3. Are all sales to its kind booked on one debtor? `collect`: whatever is known of the customer, no debtor is
//!    looked for, and its real details are in `values` for the invoice.
//! 4. Which debtor is it? The key is asked, and the customer number and external reference besides. Is that one
//!    `protected`?
//! 5. Is an earlier row the same customer? `duplicate`.
//! 6. Could it be several debtors, or do the numbers disagree? `ambiguous`. Such a row is no reason to call a later one a
//!    duplicate.
//! 7. It is one debtor: `skip` where the mode or the person says so, else `update`, `unchanged`, or `skip` where changes
//!    are switched off.
//! 8. It is nobody who is there. Without a key: `fallback`, `skip`, or on, as the profile has it. Then `skip` where the
//!    mode or the profile creates nobody, else `create`.
//!
//! `docs/decisions.md` has an example of each.
//!
//! ```
//! use debitor::decide::{Existing, Matcher, Settings};
//! use std::sync::Arc;
//!
//! let checker = Arc::new(debitor::Checker::new(debitor::preset("iex")?, "en")?);
//! let existing = Arc::new(Existing::builder(checker.clone()).finish());
//! let mut matcher = Matcher::new(checker, existing, Settings::default());
//! let customer = serde_json::from_str(r#"{"email": "ole@smed.dk"}"#).unwrap();
//! assert_eq!(matcher.decide(2, &customer).decision.as_str(), "create");
//! assert_eq!(matcher.decide(3, &customer).reason, "same_key");
//! # Ok::<(), debitor::Error>(())
//! ```

mod decided;
mod diff;
mod existing;
mod find;
#[cfg(feature = "preview")]
mod glance;
mod held;
mod hints;
mod keys;
mod likeness;
#[cfg(feature = "native")]
mod line;
mod matcher;
mod names;
mod near;
#[cfg(feature = "native")]
mod numbers;
mod packed;
mod places;
mod prepared;
mod row;
mod settings;
mod tokens;

pub use decided::{Candidate, Change, Decided, Decision, Target};
pub use existing::{Existing, ExistingBuilder, Unclear};
#[cfg(feature = "preview")]
pub(crate) use glance::{Glance, Shared};
#[cfg(feature = "native")]
pub(crate) use hints::Around;
pub use hints::{HINTS, Hint, Who};
#[cfg(feature = "native")]
pub(crate) use line::Reasons;
pub use matcher::Matcher;
#[cfg(feature = "native")]
pub(crate) use numbers::{Ledger, Numbers, Waiting};
#[cfg(feature = "native")]
pub(crate) use packed::Pack;
pub use prepared::Prepared;
pub use settings::{EMPTY_CELLS, EmptyCells, Mode, OnMatch, Settings};
#[cfg(feature = "preview")]
pub(crate) use {held::Held, tokens::Token};

/// What is done with a row; each has a text `decision.…` in the catalogues.
pub const DECISIONS: &[&str] =
    &["create", "update", "unchanged", "skip", "duplicate", "ambiguous", "invalid", "collect", "fallback", "protected"];

/// Why a row is decided as it is; each has a text `reason.…` in the catalogues.
pub const REASONS: &[&str] = &[
    "changed",
    "collect",
    "conflicting_numbers",
    "create_off",
    "exists",
    "fields_locked",
    "ignored",
    "invalid",
    "new",
    "new_without_key",
    "no_customer",
    "no_key",
    "nothing_to_fill",
    "other_key",
    "protected",
    "same",
    "same_debtor",
    "same_key",
    "same_number",
    "same_reference",
    "shared_key",
    "shared_number",
    "unknown",
    "update_off",
];

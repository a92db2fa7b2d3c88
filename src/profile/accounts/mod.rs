//! The side of the accounts: what may be created and changed there, on which debtor sales are booked, what becomes of a
//! debtor that is to go, and which columns an import file has.
//!
//! A checkout page needs none of it: its module passes over this part of a profile.

mod import;
mod names;
mod protected;

pub use import::{Column, Import};
#[cfg(feature = "native")]
pub(crate) use names::words;
pub use names::{ACTIONS, FILES, MODES, ON_MATCH, REASONS, REMOVALS, WITHOUT_KEY};

use super::{Profile, lint, lists};
use crate::address::{FIELDS as ADDRESS, PART};
use crate::key::read_part;
use crate::node::{Map, Shape, record};

record! {
    /// What the accounts allow and want.
    pub struct Accounts {
        /// What becomes the debtor's name: the first alternative of which a field is filled, its fields joined by
        /// spaces.
        name: Vec<Vec<String>> = lint::GROUPS,
        /// Which debtors may be created, and with which fields.
        create: Option<Permission>,
        /// Which debtors may be changed, and in which fields.
        update: Option<Permission>,
        /// What an import may do: `add`, `update`, `add_and_update`; all where nothing is said, the first one unless
        /// another is asked for.
        modes: Vec<String> = names::MODE_LIST,
        /// What happens to a debtor that is there already: `overwrite` (also where nothing is said), `complement`
        /// (fill empty fields only) or `ignore`. The first one unless another of the list is asked for.
        on_match: Vec<String> = names::ON_MATCH_LIST,
        /// What becomes of a customer who has no key: `create`, `fallback` or `skip` (also where nothing is said).
        without_key: Option<String> = names::KEYLESS,
        /// One debtor for all sales.
        collect_all: Option<Debtor>,
        /// One debtor for all sales to a kind of customer.
        collect: Map<Debtor> = &Shape::Map(Some(lint::kind), <Debtor as crate::node::FromNode>::SHAPE),
        /// The debtor that takes sales without a known customer.
        fallback: Option<Debtor>,
        /// Numbers of debtors that are never changed, however they are written: see [`Accounts::protects`].
        protected: Vec<String>,
        /// Which fields are taken over from a shop's order; all where nothing is said.
        taken_over: Option<TakenOver>,
        /// Whether the answer says if the customer may be registered with Peppol, by the field `mandate`.
        asks_mandate: bool,
        /// Whether a customer may have several contacts.
        several_contacts: bool,
        /// What becomes of a debtor that is to go; the first rule that holds decides, and none refuses.
        removal: Vec<RemovalRule>,
        /// The grid of customers.
        grid: Option<Grid>,
        /// The import file.
        import: Option<Import>,
    }
}

record! {
    /// Whether something is allowed, and for which fields.
    pub struct Permission {
        /// Whether it is allowed at all; it is where nothing is said.
        allowed: Option<bool>,
        /// The only fields for which it is allowed; all where nothing is said.
        only: Vec<String> = lint::FIELDS,
        /// Fields for which it is not.
        except: Vec<String> = lint::FIELDS,
    }
}

record! {
    /// A debtor of the accounts.
    pub struct Debtor {
        /// Its number.
        customer_number: String,
        /// Its name.
        name: Option<String>,
    }
}

record! {
    /// Which fields are taken over from a shop's order.
    pub struct TakenOver {
        /// From every shop.
        always: Vec<String> = lint::FIELDS,
        /// From some shops besides, by the platform's name or another one that it has.
        shops: Map<Vec<String>> = &Shape::Map(Some(names::platform), lint::FIELDS),
    }
}

record! {
    /// What becomes of a debtor that is to go.
    pub struct RemovalRule {
        /// Values that fields must have; `""` is an empty field. None always holds.
        when: Map<Vec<String>> = lint::SOURCES,
        /// `delete`, `archive` or `refuse`.
        decision: String = names::REMOVAL,
        /// Why, as in the catalogue's `reason.…`.
        reason: String = names::REASON,
    }
}

record! {
    /// The grid of customers.
    pub struct Grid {
        /// Its columns.
        columns: Vec<String> = lint::FIELDS,
        /// Columns that are hidden until somebody shows them.
        hidden: Vec<String> = lint::FIELDS,
        /// Customers that are hidden until somebody asks for them: those with one of these values in one of the fields.
        hidden_when: Map<Vec<String>> = lint::SOURCES,
        /// Fields by whose values it is filtered.
        filters: Vec<String> = lint::FIELDS,
        /// Fields in which text is searched.
        search: Vec<String> = lint::FIELDS,
        /// The field that is empty until the customer is in the accounts.
        synchronised_by: Option<String> = &Shape::Optional(lint::FIELD),
        /// What can be done with a row, as events for the host: `view`, `push`.
        actions: Vec<String> = names::ACTION_LIST,
    }
}

impl Permission {
    /// Whether it is allowed for the field.
    #[must_use]
    pub fn allows(&self, field: &str) -> bool {
        self.allowed.unwrap_or(true)
            && (self.only.is_empty() || lists(&self.only, field))
            && !lists(&self.except, field)
    }

    /// Whether it is allowed for every field.
    #[cfg(feature = "decide")]
    fn allows_all(&self) -> bool {
        self.allowed.unwrap_or(true) && self.only.is_empty() && self.except.is_empty()
    }
}

impl TakenOver {
    /// The fields that are taken over from orders of a shop on that platform.
    #[must_use]
    pub fn from_shop(&self, platform: &str) -> Vec<String> {
        let further =
            self.shops.iter().filter(|(shop, _)| names::is_platform(shop, platform)).flat_map(|(_, more)| more);
        self.always.iter().chain(further).cloned().collect()
    }
}

impl Profile {
    /// The fields that are taken over from orders of a shop on that platform, where the accounts say which: those and
    /// the ones that identity rules name, without which nobody is known again.
    ///
    /// ```
    /// let fields = debitor::preset("picqer")?.taken_over("woocommerce").expect("Picqer says which");
    /// assert!(fields.iter().any(|field| field == "customer_id"));
    /// # Ok::<(), debitor::Error>(())
    /// ```
    #[must_use]
    pub fn taken_over(&self, platform: &str) -> Option<Vec<String>> {
        let mut fields = self.accounts.as_ref()?.taken_over.as_ref()?.from_shop(platform);
        for part in self.kinds.iter().flat_map(|(_, rules)| rules.identity.iter().flatten()) {
            let field = read_part(part).0;
            let made_of = if field == PART { &ADDRESS[..] } else { &[field] };
            fields.extend(made_of.iter().map(|field| (*field).to_owned()));
        }
        Some(fields)
    }
}

impl Accounts {
    /// Whether a debtor may be created at all.
    #[must_use]
    pub fn may_create(&self) -> bool {
        self.create.as_ref().is_none_or(|permission| permission.allowed.unwrap_or(true))
    }

    /// Whether a new debtor may get the field.
    #[must_use]
    pub fn may_create_field(&self, field: &str) -> bool {
        self.create.as_ref().is_none_or(|permission| permission.allows(field))
    }

    /// Whether a new debtor may get every field.
    #[cfg(feature = "decide")]
    pub(crate) fn may_create_all_fields(&self) -> bool {
        self.create.as_ref().is_none_or(Permission::allows_all)
    }

    /// Whether a debtor may be changed at all.
    #[must_use]
    pub fn may_update(&self) -> bool {
        self.update.as_ref().is_none_or(|permission| permission.allowed.unwrap_or(true))
    }

    /// Whether a debtor's field may be changed.
    #[must_use]
    pub fn may_update_field(&self, field: &str) -> bool {
        self.update.as_ref().is_none_or(|permission| permission.allows(field))
    }

    /// Whether that is the number of a debtor that is never changed, in whatever way it is written: `-2`, `−2.0`, `'-02`.
    ///
    /// ```
    /// let profile = debitor::preset("snelstart-polaris").unwrap();
    /// let accounts = profile.accounts.unwrap();
    /// assert!(accounts.protects("-2") && accounts.protects("\u{2212}2.0"));
    /// assert!(!accounts.protects("2") && !accounts.protects(""));
    /// ```
    #[must_use]
    pub fn protects(&self, number: &str) -> bool {
        protected::lists(&self.protected, number)
    }

    /// The debtor on which all sales to a kind are booked, where they are.
    #[must_use]
    pub fn collects(&self, kind: &str) -> Option<&Debtor> {
        self.collect.get(kind).or(self.collect_all.as_ref())
    }
}

//! Platforms: where the orders of a shop system hold the customer, as data.

use crate::error::Error;
use crate::fields::{is_known, unknown_field};
use crate::node::{At, FromNode, Map, Node, Shape, record};
use std::sync::LazyLock;

/// Name and JSON of each platform.
pub const PLATFORMS: &[(&str, &str)] = &[
    ("woocommerce", include_str!("platforms/woocommerce.json")),
    ("magento2", include_str!("platforms/magento2.json")),
];

/// What `magento` and the like mean.
const ALIASES: &[(&str, &str)] = &[("magento", "magento2"), ("adobe-commerce", "magento2"), ("woo", "woocommerce")];

record! {
    /// Where the orders of one shop system hold the customer.
    ///
    /// ```
    /// use debitor::order::Platform;
    /// let platform = Platform::from_json(r#"{
    ///   "name": "mine", "detect": ["orderNo", "buyer"],
    ///   "sources": {"email": ["buyer.mail"], "contact": ["buyer.first + buyer.last"]}
    /// }"#)?;
    /// let order = serde_json::from_str(r#"{"orderNo": 7, "buyer": {"mail": "ole@example.dk"}}"#).unwrap();
    /// assert!(platform.knows(&order));
    /// # Ok::<(), debitor::Error>(())
    /// ```
    pub struct Platform {
        /// Its name.
        name: String,
        /// Which orders it reads, in a sentence.
        description: Option<String>,
        /// Where the paths are documented.
        source: Option<String>,
        /// When that was read.
        date: Option<String>,
        /// Paths that all its orders have, and other systems' orders never have all of.
        detect: Vec<String>,
        /// Per field the dotted paths that hold it; the first filled one wins. `a + b` joins the filled ones with a space.
        sources: Map<Vec<String>> = &Shape::Map(Some(field), &Shape::List(&Shape::Text)),
        /// Per field what a value means: another text, or nothing at all where that is empty.
        values: Map<Map<String>> = &Shape::Map(Some(field), &Shape::Map(None, &Shape::Text)),
        /// Fields of which the first line alone is meant.
        first_line: Vec<String> = &Shape::List(&Shape::Name(field)),
    }
}

fn field(name: &str) -> Result<(), Error> {
    if is_known(name) { Ok(()) } else { Err(unknown_field("profile.unknown", name)) }
}

/// The platforms that come with debitor, read once. Tests hold all of them to be sound.
static BUILT_IN: LazyLock<Vec<Platform>> =
    LazyLock::new(|| PLATFORMS.iter().filter_map(|(_, json)| Platform::from_json(json).ok()).collect());

impl Platform {
    /// Reads a platform from JSON text.
    ///
    /// # Errors
    /// As [`crate::Profile::from_json`]: `profile.json`, or `profile.…` with the JSON path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let node = crate::node::json::read(json).map_err(|error| Error::new("profile.json", error))?;
        Self::from_node(&node, &At::ROOT)
    }

    /// The platforms that come with debitor.
    #[must_use]
    pub fn built_in() -> &'static [Platform] {
        &BUILT_IN
    }

    /// The platform of that name, in any case; `magento` is `magento2`.
    ///
    /// ```
    /// use debitor::order::Platform;
    /// assert_eq!(Platform::named("Magento").unwrap().name, "magento2");
    /// assert_eq!(Platform::named("woocomerce").unwrap_err().hint(), Some("woocommerce"));
    /// ```
    ///
    /// # Errors
    /// `order.platform`, with the nearest name.
    pub fn named(name: &str) -> Result<&'static Platform, Error> {
        let asked = name.trim().to_ascii_lowercase();
        let meant = ALIASES.iter().find(|(alias, _)| *alias == asked).map_or(asked.as_str(), |(_, meant)| meant);
        Self::built_in().iter().find(|platform| platform.name == meant).ok_or_else(|| {
            let names: Vec<&str> = Self::built_in().iter().map(|platform| platform.name.as_str()).collect();
            Error::unknown("order.platform", "platform", name, &names)
        })
    }

    /// Every name that a platform may be called by in a profile.
    #[cfg(feature = "accounts")]
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        PLATFORMS.iter().map(|(name, _)| *name).chain(ALIASES.iter().map(|(alias, _)| *alias))
    }

    /// The platform that an order comes from, where it shows.
    #[must_use]
    pub fn detect(order: &Node) -> Option<&'static Platform> {
        Self::built_in().iter().find(|platform| platform.knows(order))
    }

    /// Whether an order has all that this platform's orders have.
    #[must_use]
    pub fn knows(&self, order: &Node) -> bool {
        !self.detect.is_empty() && self.detect.iter().all(|path| order.at(path).is_some())
    }
}

//! From a shop's order to the customer who placed it: for servers that get orders, not checkout forms.
//!
//! An order is read as the shop system's REST API returns it. What the profile says about sources counts first, then
//! what is known of the [`Platform`]. Out comes a flat customer of canonical fields, ready for [`crate::Checker::check`].

mod platform;
mod reader;

pub use platform::{PLATFORMS, Platform};

use crate::fields::{CUSTOM, FIELDS, tidy};
use crate::node::Node;
use crate::profile::{Profile, lists};
use reader::Reader;

/// The parts of an address that make it one, apart from the country.
const LINES: &[&str] = &["street", "house_number", "box", "postcode", "city"];

/// What the field of the delivery address begins with.
const DELIVERY: &str = "delivery_";

/// The customer of an order: each filled field with its text as it stands in the order, in the order of
/// [`FIELDS`], then the merchant's own that the profile has sources for, then what the profile's selector of kinds reads.
///
/// With `take` given only those fields are taken over. A profile's source counts only as far as the profile lists it: the name of
/// a field means nothing in an order (`status` is the order's there, not the customer's).
///
/// ```
/// use debitor::order::{Platform, customer};
/// let order = serde_json::from_str(r#"{
///   "order_key": "wc_order_x", "created_via": "checkout", "customer_id": 0, "line_items": [],
///   "billing": {"first_name": "Ole", "last_name": "Smed", "email": "ole@example.dk", "country": "DK"},
///   "meta_data": [{"id": 1, "key": "_billing_cvr", "value": "13585628"}]
/// }"#).unwrap();
/// let profile = debitor::preset("iex")?;
/// let found = customer(&order, &profile, Platform::detect(&order).expect("WooCommerce"), None);
/// assert_eq!(found.get("company_number").and_then(|node| node.text()).as_deref(), Some("13585628"));
/// assert_eq!(found.get("customer_id"), None);
/// let checker = debitor::Checker::new(profile, "en")?;
/// assert_eq!(checker.check(&found).kind, "b2b");
/// # Ok::<(), debitor::Error>(())
/// ```
#[must_use]
pub fn customer(order: &Node, profile: &Profile, platform: &Platform, take: Option<&[String]>) -> Node {
    let reader = Reader { order, profile, platform };
    let mut values: Vec<(String, String)> = Vec::new();
    let own = profile.sources.keys().filter(|name| name.starts_with(CUSTOM));
    for name in FIELDS.iter().map(|field| field.name).chain(own) {
        values.extend(reader.value(name).map(|text| (name.to_owned(), text)));
    }
    if !has_delivery(&values) {
        values.retain(|(name, _)| !name.starts_with(DELIVERY));
    }
    if let Some(take) = take {
        values.retain(|(name, _)| lists(take, name));
    }
    // Under its whole path, where the selector looks first.
    values.extend(reader.selected().filter(|(path, _)| values.iter().all(|(name, _)| name != path)));
    Node::Map(values.into_iter().map(|(name, text)| (name, Node::Text(text))).collect())
}

/// Whether there is a delivery address that says more than the invoice address does.
fn has_delivery(values: &[(String, String)]) -> bool {
    let value = |prefix: &str, name: &str| {
        let name = [prefix, name].concat();
        values.iter().find(|(known, _)| *known == name).map(|(_, text)| tidy(text))
    };
    let is_there = LINES.iter().any(|line| value(DELIVERY, line).is_some());
    let country = value(DELIVERY, "country");
    let is_elsewhere = LINES.iter().any(|line| value(DELIVERY, line) != value("", line))
        || (country.is_some() && country != value("", "country"));
    is_there && is_elsewhere
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

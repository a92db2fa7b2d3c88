//! Orders to customers.

use super::fault::Fault;
use crate::error::Error;
use crate::node::Node;
use crate::order::{Platform, customer};
use crate::profile::Profile;
use std::sync::Arc;

/// What is known before the first order comes.
#[derive(Clone, Debug)]
pub(super) struct Orders {
    profile: Arc<Profile>,
    /// Where none is named, each order shows its own.
    platform: Option<&'static Platform>,
    /// How this face asks for the platform, for the hint.
    option: &'static str,
}

impl Orders {
    /// Orders of the shop system `shop`, or of any that shows itself.
    ///
    /// # Errors
    /// `order.platform` when there is no such shop system.
    pub(super) fn new(profile: Arc<Profile>, shop: Option<&str>, option: &'static str) -> Result<Self, Error> {
        Ok(Self { profile, platform: shop.map(Platform::named).transpose()?, option })
    }

    /// The customer of an order.
    ///
    /// # Errors
    /// `order.platform` when nobody said which shop system it comes from, and it does not show.
    pub(super) fn customer(&self, order: &Node) -> Result<Node, Fault> {
        let platform = self.platform.or_else(|| Platform::detect(order)).ok_or_else(|| {
            let message =
                format!("this does not look like an order of a known shop system; name it with `{}`", self.option);
            Fault::new("order.platform", message).hinting(self.option)
        })?;
        let taken = self.profile.taken_over(&platform.name);
        Ok(customer(order, &self.profile, platform, taken.as_deref()))
    }
}

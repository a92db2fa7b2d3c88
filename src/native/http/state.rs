//! What the server was started with.

use super::answer::Fault;
use super::body::Limits;
use super::cache::Cache;
use super::shelf::Shelf;
use crate::check::Checker;
use crate::decide::Existing;
use crate::error::{Error, nearest};
use crate::ids::Country;
use crate::key::Secret;
use crate::native::args::Serve;
use crate::native::orders::Orders;
use crate::native::profiles::{self, Loaded};
use crate::native::query::Identifier;
use crate::native::secret;
use crate::node::Node;
use crate::problem::{Catalogue, built_in};
use crate::profile::{Profile, preset_node, resolve};
use std::sync::Arc;
use std::time::Duration;

/// Profiles, limits, and what was made of them so far.
#[derive(Debug)]
pub(super) struct State {
    pub(super) limits: Limits,
    /// The profile of requests that name none first, then the built-in ones.
    profiles: Vec<Loaded>,
    /// The debtors that are there, read under the server's own profile.
    pub(super) shelf: Option<Arc<Shelf>>,
    /// Files with texts of the merchant's own.
    texts: Vec<Node>,
    checkers: Cache<Checker>,
    secret: Option<Secret>,
    catalogues: Cache<Catalogue>,
}

/// The profile that a request asks for.
#[derive(Debug)]
pub(super) enum Asked {
    /// None: the server's own.
    Own,
    /// One that the server knows.
    Named(String),
    /// One that came with the request.
    Given(Node),
}

impl State {
    pub(super) fn new(options: &Serve) -> Result<Self, Error> {
        let own = profiles::load(&options.profile)?;
        let mut profiles = profiles::built_in()?;
        profiles.retain(|other| other.profile.name != own.profile.name);
        let shelf = options.existing.clone().map(|path| {
            let checker = Arc::new(Checker::new(own.profile.clone(), "")?);
            Shelf::open(path, checker).map(Arc::new)
        });
        let shelf = shelf.transpose()?;
        profiles.insert(0, own);
        Ok(Self {
            limits: Limits { bytes: options.max_body, time: Duration::from_secs(options.timeout) },
            profiles,
            shelf,
            texts: profiles::texts(&options.messages)?,
            checkers: Cache::default(),
            secret: secret::load(&options.secret)?,
            catalogues: Cache::default(),
        })
    }

    /// The profiles that a request may name.
    pub(super) fn profiles(&self) -> &[Loaded] {
        &self.profiles
    }

    /// The profile of that name.
    pub(super) fn profile(&self, name: &str) -> Result<&Loaded, Fault> {
        self.profiles.iter().find(|loaded| loaded.profile.name == name).ok_or_else(|| {
            let names: Vec<&str> = self.profiles.iter().map(|loaded| loaded.profile.name.as_str()).collect();
            let error = Error::new("profile.unknown", ["unknown profile `", name, "`"].concat());
            error.hinting(nearest(name, &names)).into()
        })
    }

    /// A checker for the profile in that language.
    pub(super) fn checker(&self, asked: &Asked, locale: &str) -> Result<Arc<Checker>, Fault> {
        if let Asked::Given(node) = asked {
            return Ok(Arc::new(self.new_checker(self.given(node)?, locale)?));
        }
        let profile = self.known(asked)?;
        let name = [&profile.name, "\n", locale].concat();
        Ok(self.checkers.get(&name, || self.new_checker(profile.clone(), locale))?)
    }

    /// A profile that came with a request; what it extends is one that the server knows, and never a file.
    fn given(&self, node: &Node) -> Result<Profile, Fault> {
        let mut find = |name: &str| match self.profiles.iter().find(|loaded| loaded.profile.name == name) {
            Some(loaded) => Ok(loaded.node.clone()),
            None => preset_node(name),
        };
        Ok(Profile::from_node(&resolve(node, &mut find)?)?)
    }

    /// What reads orders of a shop system under the profile.
    pub(super) fn orders(&self, asked: &Asked, shop: Option<&str>) -> Result<Orders, Fault> {
        let profile = match asked {
            Asked::Given(node) => self.given(node)?,
            _ => self.known(asked)?.clone(),
        };
        Ok(Orders::new(Arc::new(profile), shop, "shop")?)
    }

    /// The profile of that name, or the server's own.
    fn known(&self, asked: &Asked) -> Result<&Profile, Fault> {
        let known = match asked {
            Asked::Named(name) => Some(self.profile(name)?),
            _ => self.profiles.first(),
        };
        Ok(known.map(|loaded| &loaded.profile).ok_or_else(|| Error::missing("$.profile".to_owned()))?)
    }

    /// The debtors that are there.
    ///
    /// # Errors
    /// `match.existing` when the server was started without any.
    pub(super) fn existing(&self) -> Result<Arc<Existing>, Fault> {
        let shelf = self.shelf.as_ref().ok_or_else(|| {
            let message = "the server knows no debtors; start it with `--existing FILE`";
            Fault::new("match.existing", message).hinting("--existing")
        })?;
        Ok(shelf.existing())
    }

    fn new_checker(&self, profile: Profile, locale: &str) -> Result<Checker, Error> {
        Ok(secret::apply(Checker::with_messages(profile, locale, &self.texts)?, self.secret.as_ref()))
    }

    /// What examines numbers in that language.
    pub(super) fn identifier(&self, locale: &str, country: Option<Country>) -> Result<Identifier, Fault> {
        let catalogue = self.catalogues.get(locale, || built_in(&[locale]))?;
        Ok(Identifier { catalogue, country })
    }
}

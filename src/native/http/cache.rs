//! What is costly to make and often asked for, by name; never more than a fixed count.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// More names than there are profiles times languages are made anew each time.
const CAPACITY: usize = 256;

/// Longer names than any real one are not kept.
const NAME: usize = 64;

/// Values by name.
#[derive(Debug)]
pub(super) struct Cache<T>(RwLock<HashMap<String, Arc<T>>>);

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<T> Cache<T> {
    /// The value called `name`, made now if it is not there.
    pub(super) fn get<E>(&self, name: &str, make: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        if let Some(value) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return Ok(value.clone());
        }
        let made = Arc::new(make()?);
        let mut values = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if values.len() < CAPACITY && name.len() <= NAME {
            values.insert(name.to_owned(), made.clone());
        }
        Ok(made)
    }
}

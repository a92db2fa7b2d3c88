//! A table by tokens: things of a million rows, each in one place that is looked at once.

use super::tokens::Token;

/// The fewest places, a power of two.
const FEWEST: usize = 64;

/// A value for each token.
///
/// A token is a hash with a secret already: its first bits are its place, or one behind it where that is taken. So a table
/// that grows is gone through from front to back, and so is the new one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Held<V> {
    /// With [`NOBODY`] where a place is free.
    places: Vec<(Token, V)>,
    count: usize,
}

const NOBODY: Token = Token([0, 0]);

impl<V: Copy + Default> Held<V> {
    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// The bytes that it takes.
    #[cfg(feature = "preview")]
    pub(crate) fn size(&self) -> usize {
        self.places.capacity() * size_of::<(Token, V)>()
    }

    /// The value of a token.
    pub(crate) fn get(&self, token: Token) -> Option<V> {
        let token = somebody(token);
        self.places.get(self.place(token)).filter(|(known, _)| *known == token).map(|(_, value)| *value)
    }

    /// The value of a token, to be changed; as by default where it had none.
    pub(crate) fn entry(&mut self, token: Token) -> Option<&mut V> {
        if self.count >= self.places.len() / 4 * 3 {
            self.grow();
        }
        let token = somebody(token);
        let place = self.place(token);
        let (known, value) = self.places.get_mut(place)?;
        if *known == NOBODY {
            *known = token;
            self.count += 1;
        }
        Some(value)
    }

    /// Where a token is, or where it would have to go.
    fn place(&self, token: Token) -> usize {
        let most = self.places.len().saturating_sub(1);
        let mut place = if most == 0 { 0 } else { (token.0[0] >> (most as u64).leading_zeros()) as usize };
        while let Some((known, _)) = self.places.get(place) {
            if *known == token || *known == NOBODY {
                break;
            }
            place = (place + 1) & most;
        }
        place
    }

    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn grow(&mut self) {
        let count = (2 * self.places.len()).max(FEWEST);
        let places = std::mem::replace(&mut self.places, vec![(NOBODY, V::default()); count]);
        for (token, value) in places.into_iter().filter(|(token, _)| *token != NOBODY) {
            let place = self.place(token);
            if let Some(free) = self.places.get_mut(place) {
                *free = (token, value);
            }
        }
    }
}

/// The one that stands for nobody is never met in practice.
fn somebody(token: Token) -> Token {
    if token == NOBODY { Token([0, 1]) } else { token }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Held, Token};
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn it_holds_what_a_map_holds(tokens in proptest::collection::vec((0..3_u64, 2..40_u64, any::<bool>()), 0..400)) {
            let (mut held, mut map) = (Held::<u32>::default(), HashMap::new());
            for (value, (high, low, is_spread)) in (1..).zip(tokens) {
                // Many that fall on one place, at the end of the table too.
                let high = if is_spread { u64::MAX - high } else { high << 58 };
                let token = Token([high, low]);
                *held.entry(token).unwrap() = value;
                map.insert((high, low), value);
            }
            prop_assert_eq!(held.len(), map.len());
            for ((high, low), value) in map {
                prop_assert_eq!(held.get(Token([high, low])), Some(value));
            }
            prop_assert_eq!(held.get(Token([7, 99])), None);
        }
    }
}

//! A customer's values on their way from the check to the decision: two pieces of memory, since hundreds of rows wait at once.

use crate::node::Map;

/// Names and values, by name.
#[cfg(feature = "native")]
#[derive(Debug, Default)]
pub(super) struct Packed {
    text: String,
    /// Where each name and each value ends.
    ends: Vec<u32>,
}

#[cfg(feature = "native")]
impl Packed {
    /// The fields that `each` goes through, in the order of their names.
    pub(super) fn of<'a>(each: impl FnOnce(&mut dyn FnMut(&'a str, &'a str))) -> Self {
        let mut packed = Self { text: String::with_capacity(512), ends: Vec::with_capacity(40) };
        each(&mut |name, value| {
            for text in [name, value] {
                packed.text.push_str(text);
                packed.ends.push(packed.text.len() as u32);
            }
        });
        packed
    }

    fn map(&self) -> Map<String> {
        let mut map = Map::new();
        let mut start = 0;
        let mut next = |end: &u32| {
            let text = self.text.get(start..*end as usize).unwrap_or_default().to_owned();
            start = *end as usize;
            text
        };
        for [name, value] in self.ends.as_chunks::<2>().0 {
            let name = next(name);
            map.insert(name, next(value));
        }
        map
    }
}

/// A customer's values, as they are at hand.
#[derive(Debug)]
pub(super) enum Values {
    Map(Map<String>),
    #[cfg(feature = "native")]
    Packed(Packed),
}

impl Values {
    pub(super) fn into_map(self) -> Map<String> {
        match self {
            Values::Map(map) => map,
            #[cfg(feature = "native")]
            Values::Packed(packed) => packed.map(),
        }
    }
}

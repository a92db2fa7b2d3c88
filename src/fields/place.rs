//! The place of a field in the table by its name, in a few nanoseconds: for what is asked many times for each row of a file.

use super::FIELDS;

/// A power of two, several times as many as there are fields.
const SLOTS: usize = 512;

/// The place of each field, from 1, at the slot of its name or one behind it; 0 where there is none.
static PLACES: [u8; SLOTS] = places();

const fn slot(name: &[u8]) -> usize {
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return 0 };
    let (middle, _) = name.split_at(name.len() / 2);
    let before = match middle.last() {
        Some(byte) => *byte as usize,
        None => 0,
    };
    (name.len() * 67 + *first as usize * 5 + before * 29 + *last as usize * 131) % SLOTS
}

const fn places() -> [u8; SLOTS] {
    let mut places = [0; SLOTS];
    let mut place = 0;
    while place < FIELDS.len() {
        let mut at = slot(FIELDS[place].name.as_bytes());
        while places[at] != 0 {
            at = (at + 1) % SLOTS;
        }
        places[at] = place as u8 + 1;
        place += 1;
    }
    places
}

/// The place in [`FIELDS`] of the field with that canonical name.
pub(crate) fn place(name: &str) -> Option<usize> {
    let mut at = slot(name.as_bytes());
    loop {
        let place = usize::from(*PLACES.get(at)?).checked_sub(1)?;
        let known = FIELDS.get(place)?.name;
        // Most are asked for by a literal that is the table's own.
        if known.as_ptr() == name.as_ptr() && known.len() == name.len() || known == name {
            return Some(place);
        }
        at = (at + 1) % SLOTS;
    }
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, place};

    #[test]
    fn each_field_is_at_its_place_and_no_other_name_is() {
        for (at, field) in FIELDS.iter().enumerate() {
            assert_eq!(place(field.name), Some(at), "{}", field.name);
        }
        for name in ["", "x", "cvr", "custom.vat", "vats", "Vat"] {
            assert_eq!(place(name), None, "{name}");
        }
    }
}

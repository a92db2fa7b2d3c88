//! Names of columns as they are compared: letters and digits alone, in lower case, accents kept.

/// What a byte order mark becomes in a file that was read as Windows-1252.
const BOM_REST: &str = "ï»¿";

/// A base letter, a combining mark and the letter that they make: names typed on a Mac come apart like this.
const COMPOSED: &[(char, char, char)] = &[
    ('a', '\u{300}', 'à'),
    ('a', '\u{301}', 'á'),
    ('a', '\u{302}', 'â'),
    ('a', '\u{308}', 'ä'),
    ('a', '\u{30a}', 'å'),
    ('c', '\u{327}', 'ç'),
    ('e', '\u{300}', 'è'),
    ('e', '\u{301}', 'é'),
    ('e', '\u{302}', 'ê'),
    ('e', '\u{308}', 'ë'),
    ('i', '\u{302}', 'î'),
    ('i', '\u{308}', 'ï'),
    ('o', '\u{302}', 'ô'),
    ('o', '\u{308}', 'ö'),
    ('u', '\u{300}', 'ù'),
    ('u', '\u{302}', 'û'),
    ('u', '\u{308}', 'ü'),
];

/// What a name of a column that says nothing is made of, before its number: `Kolonne 3`, `Unnamed: 0`, `F5`.
const NAMELESS: &[&str] = &[
    "", "c", "col", "colonne", "column", "f", "felt", "field", "kolom", "kolonne", "kolumn", "sarake", "spalte",
    "unnamed", "veld",
];

/// Parts of names that mean something no field is for, whatever the values look like.
const OTHERS: &[&str] = &["bundesland", "county", "fax", "fylke", "kanton", "provin", "region", "state", "telex"];

/// The header without what is left of a byte order mark, which is no part of a name.
pub(super) fn bare(header: &str) -> &str {
    header.trim_start_matches('\u{feff}').trim_start_matches(BOM_REST)
}

/// The same without white space around it.
pub(super) fn tidied(header: &str) -> &str {
    let mut name = header;
    loop {
        let shorter = bare(name.trim());
        if shorter == name {
            return name;
        }
        name = shorter;
    }
}

/// As names are compared: `CVR-nr.`, `cvr nr` and `CvrNr` are one.
pub(super) fn compared(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for character in bare(name).chars().flat_map(char::to_lowercase) {
        let whole = |(base, mark, _): &&(char, char, char)| character == *mark && plain.ends_with(*base);
        if character.is_alphanumeric() {
            plain.push(character);
        } else if let Some((_, _, letter)) = COMPOSED.iter().find(whole) {
            plain.pop();
            plain.push(*letter);
        }
    }
    plain
}

/// A compared name without its accents: `prenom` for `prénom`.
pub(super) fn folded(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for character in name.chars() {
        match character {
            'à' | 'á' | 'â' | 'ä' | 'å' => plain.push('a'),
            'æ' => plain.push_str("ae"),
            'ç' => plain.push('c'),
            'è' | 'é' | 'ê' | 'ë' => plain.push('e'),
            'î' | 'ï' => plain.push('i'),
            'ô' | 'ö' | 'ø' => plain.push('o'),
            'ù' | 'û' | 'ü' => plain.push('u'),
            'ß' => plain.push_str("ss"),
            other => plain.push(other),
        }
    }
    plain
}

/// Whether a compared name tells nothing of what is in the column.
pub(super) fn is_nameless(name: &str) -> bool {
    let word = name.trim_end_matches(|character: char| character.is_ascii_digit());
    NAMELESS.contains(&word)
}

/// Whether a compared name is that of something no field is for.
pub(super) fn is_other(name: &str) -> bool {
    OTHERS.iter().any(|part| name.contains(part))
}

/// How many slips make one compared name of the other, where few enough to be a misspelling: the digits are the same,
/// and so is the first letter. Two neighbours swapped are one slip.
pub(super) fn slips(name: &[char], known: &[char]) -> Option<usize> {
    let most = match name.len() {
        0..=4 => return None,
        5..=8 => 1,
        9..=40 => 2,
        _ => return None,
    };
    let digits = |text: &[char]| text.iter().copied().filter(|character| character.is_numeric()).collect::<String>();
    let is_near = known.first() == name.first() && known.len().abs_diff(name.len()) <= most;
    if !is_near || digits(name) != digits(known) {
        return None;
    }
    Some(distance(name, known)).filter(|slips| *slips <= most)
}

/// Optimal string alignment distance.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, l) in left.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, r) in right.iter().enumerate() {
            let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX - 1);
            let mut fewest = (at(&row, j) + usize::from(l != r)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = i > 0 && j > 0 && left.get(i - 1) == Some(r) && right.get(j - 1) == Some(l) && l != r;
            if swapped {
                fewest = fewest.min(at(&before, j - 1) + 1);
            }
            next.push(fewest);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

/// The name of a merchant's own field for a column: `custom.member_no` for `Member no.`; none where no letter or digit
/// is left.
pub(super) fn own_field(header: &str) -> Option<String> {
    let mut name = String::from(crate::fields::CUSTOM);
    let start = name.len();
    for character in bare(header).chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            name.push(character);
        } else if name.len() > start && !name.ends_with('_') {
            name.push('_');
        }
    }
    let name = name.trim_end_matches('_');
    (name.len() > start).then(|| name.to_owned())
}

/// How a spreadsheet calls the column at `index`, counted from 0: `A`, …, `Z`, `AA`.
pub(super) fn letters(mut index: usize) -> String {
    let mut reversed = Vec::new();
    loop {
        reversed.push(char::from(b'A' + (index % 26) as u8));
        match (index / 26).checked_sub(1) {
            Some(rest) => index = rest,
            None => return reversed.iter().rev().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_letters_and_digits_counts() {
        for name in ["CVR-nr.", "cvr nr", "CvrNr", "\u{feff}CVR nr", "ï»¿CVR nr", "cvr nr *"] {
            assert_eq!(compared(name), "cvrnr");
        }
        assert_eq!(compared("Pre\u{301}nom"), compared("PRÉNOM"));
        assert_eq!(folded(&compared("Prénom")), "prenom");
    }

    #[test]
    fn a_name_is_tidied_once_and_for_all() {
        assert_eq!(tidied("\u{b}\u{feff} \u{feff}ï»¿ Navn\u{a0} "), "Navn");
        assert_eq!(tidied("\u{b}\u{feff}"), "");
    }

    #[test]
    fn a_misspelling_has_the_same_digits_and_the_same_beginning() {
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        let slips = |name, known| slips(&chars(name), &chars(known));
        assert_eq!(slips("telfeon", "telefon"), Some(1));
        assert_eq!(slips("postnumer", "postnummer"), Some(1));
        assert_eq!(slips("adresse3", "adresse2"), None);
        assert_eq!(slips("kontonr", "kundenr"), None);
        assert_eq!(slips("postnr", "hostnr"), None);
    }

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        let lettered: Vec<String> = [0, 25, 26, 701, 702, 16383].into_iter().map(letters).collect();
        assert_eq!(lettered, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn an_own_field_is_named_after_its_column() {
        assert_eq!(own_field(" Medlems-nr. (2026)").as_deref(), Some("custom.medlems_nr_2026"));
        assert_eq!(own_field(" ?! "), None);
    }

    #[test]
    fn a_number_behind_a_word_for_columns_is_no_name() {
        assert!(["", "kolonne3", "unnamed0", "f5", "7"].into_iter().all(is_nameless));
        assert!(!["fax", "adresse2", "note"].into_iter().any(is_nameless));
    }
}

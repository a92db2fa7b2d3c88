//! Yes and no in eight languages: the one table of words that spreadsheets, exports and people write.

/// Yes and no, as spreadsheets and people write them.
const FLAGS: &[(&str, &str)] = &[
    ("true", "true"),
    ("false", "false"),
    ("1", "true"),
    ("0", "false"),
    ("yes", "true"),
    ("no", "false"),
    ("y", "true"),
    ("n", "false"),
    ("x", "true"),
    ("ja", "true"),
    ("j", "true"),
    ("nej", "false"),
    ("nee", "false"),
    ("nein", "false"),
    ("nei", "false"),
    ("oui", "true"),
    ("non", "false"),
    ("kyllä", "true"),
    ("ei", "false"),
    ("waar", "true"),
    ("onwaar", "false"),
    ("wahr", "true"),
    ("falsch", "false"),
    ("vrai", "true"),
    ("faux", "false"),
    ("sand", "true"),
    ("sandt", "true"),
    ("falsk", "false"),
    ("falskt", "false"),
    ("sant", "true"),
    ("usann", "false"),
    ("usant", "false"),
    ("tosi", "true"),
    ("epätosi", "false"),
];

/// Yes or no, if a cell says it.
pub(crate) fn flag(word: &str) -> Option<&'static str> {
    FLAGS.iter().find(|(known, _)| same(known, word)).map(|(_, meaning)| *meaning)
}

/// Whether two words are one; case does not count.
pub(crate) fn same(left: &str, right: &str) -> bool {
    left.eq_ignore_ascii_case(right)
        || (!left.is_ascii()
            && left.chars().flat_map(char::to_lowercase).eq(right.chars().flat_map(char::to_lowercase)))
}

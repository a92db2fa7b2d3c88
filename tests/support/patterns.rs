//! Patterns thought up: most within the subset, all near it.

use proptest::prelude::*;

/// A pattern; few characters, so that its parts often begin alike.
pub fn pattern() -> impl Strategy<Value = String> {
    let class = proptest::collection::vec("[a-cA0-2é&~^.-]|\\[|a-c|0-9|A-Z|à-ÿ|\\\\d|\\\\w|\\\\-|\\\\]|\\\\\\\\", 1..4);
    let one = prop_oneof![
        6 => "[abcA01 æ🍓-]",
        2 => "\\\\[.+/\\\\()\"#<&-]",
        1 => Just(".".to_owned()),
        2 => proptest::sample::select(&["\\d", "\\w", "[^a]", "[^b-]", "[^æ]", "[a-z]", "[ÆØÅæøå]"]).prop_map(str::to_owned),
        3 => (any::<bool>(), class).prop_map(|(negated, class)| {
            format!("[{}{}]", if negated { "^" } else { "" }, class.concat())
        }),
    ];
    let count = || {
        prop_oneof![
            6 => Just(String::new()),
            3 => "[?*+]",
            1 => "\\{[0-3]\\}",
            1 => "\\{[0-3],\\}",
            1 => (0..4, 1..5).prop_map(|(least, more)| format!("{{{least},{}}}", least + more)),
        ]
    };
    let counted = (one, count()).prop_map(|(one, count)| one + &count);
    counted.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            3 => proptest::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.concat()),
            2 => (proptest::collection::vec(inner.clone(), 2..4), count())
                .prop_map(|(parts, count)| format!("({}){count}", parts.join("|"))),
            1 => (inner, count()).prop_map(|(inner, count)| format!("(?:{inner}){count}")),
        ]
    })
}

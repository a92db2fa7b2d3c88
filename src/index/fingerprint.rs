//! What of a profile decides about keys, as a digest: an index serves only rules that make the same keys.

use crate::key;
use crate::node::{Node, ToNode};
use crate::profile::{Accounts, KINDS, Profile};
use sha2::{Digest, Sha256};

/// The digest of the rules by which a customer's key, canonical values and name forms come about.
///
/// A wrong field identifies nobody, so whatever can put an error on a field counts as much as the identity rules do: all
/// rules of the kinds, words, numbers, patterns, formats, templates and what the rules between fields give.
///
/// No part of it is what can't change a debtor's values or key:
///
/// - `name`, `version`, `extends` (laid under before), `description`, `locale`, `labels`, `messages`: texts for people;
/// - `sources`: by which names a file or a shop calls the fields. The accounts have their own names, and it is the values
///   that are compared;
/// - of `selector` the `sources`, likewise; of `templates` the descriptions;
/// - of `accounts` everything but `name`, from which a debtor's name is made: permissions, modes, removal and the like say
///   what is done with a debtor, the import file what columns are called.
///
/// A member that is added to [`Profile`] does not compile here until it is put on one of the two sides.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
pub(super) fn of(profile: &Profile) -> [u8; 32] {
    let Profile {
        name: _,
        version: _,
        extends: _,
        description: _,
        locale: _,
        country,
        sources: _,
        labels: _,
        selector,
        kinds,
        formats,
        blank,
        choices,
        numbers,
        patterns,
        vat_country,
        cross,
        templates,
        messages: _,
        accounts,
    } = profile;
    let mut hasher = Sha256::new();
    hasher.update(key::VERSION.to_le_bytes());
    // The order in which kinds stand in the file does not count.
    for kind in KINDS {
        feed(&kinds.get(kind).map_or(Node::Null, ToNode::to_node), &mut hasher);
    }
    for part in [
        selector.as_ref().map(|selector| &selector.values).map_or(Node::Null, ToNode::to_node),
        country.to_node(),
        vat_country.to_node(),
        formats.to_node(),
        blank.to_node(),
        choices.to_node(),
        numbers.to_node(),
        patterns.to_node(),
        cross.to_node(),
        debtor_name(accounts.as_ref()),
    ] {
        feed(&part, &mut hasher);
    }
    for (name, template) in templates.iter() {
        feed(&name.to_owned().to_node(), &mut hasher);
        feed(&template.defaults.to_node(), &mut hasher);
    }
    hasher.finalize().into()
}

/// What becomes the debtor's name.
#[cfg(feature = "accounts")]
fn debtor_name(accounts: Option<&Accounts>) -> Node {
    // An empty list is none: the name is then made in the same way.
    accounts.filter(|accounts| !accounts.name.is_empty()).map_or(Node::Null, |accounts| accounts.name.to_node())
}

/// Without the side of the accounts no names are made of debtors.
#[cfg(not(feature = "accounts"))]
fn debtor_name(_: Option<&Accounts>) -> Node {
    Node::Null
}

/// Feeds a tree, so that no two trees feed the same bytes.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn feed(node: &Node, hasher: &mut Sha256) {
    let mut begin = |mark: u8, length: usize| {
        hasher.update([mark]);
        hasher.update((length as u64).to_le_bytes());
    };
    match node {
        Node::Null => begin(0, 0),
        Node::Bool(value) => begin(1, usize::from(*value)),
        Node::Int(number) => {
            begin(2, 8);
            hasher.update(number.to_le_bytes());
        }
        Node::Number(text) | Node::Text(text) => {
            begin(3, text.len());
            hasher.update(text.as_bytes());
        }
        Node::List(items) => {
            begin(4, items.len());
            items.iter().for_each(|item| feed(item, hasher));
        }
        Node::Map(entries) => {
            begin(5, entries.len());
            for (name, item) in entries {
                feed(&Node::Text(name.clone()), hasher);
                feed(item, hasher);
            }
        }
    }
}

#[cfg(all(test, feature = "serde", feature = "accounts"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::of;
    use crate::check::Checker;
    use crate::node::{Node, ToNode};
    use crate::profile::Profile;

    const BASE: &str = r#"{"name": "x", "kinds": {"b2c": {"identity": [["email"], ["custom.member"]]}}}"#;

    /// For each member of a profile, a part that can change a key, canonical values or name forms.
    const COUNTS: &[(&str, &str)] = &[
        ("country", r#""DK""#),
        ("vat_country", r#""delivery_country""#),
        ("formats", r#"["phone"]"#),
        ("blank", r#"{"custom.member": ["0"]}"#),
        ("choices", r#"{"custom.member": {"7": "8"}}"#),
        ("numbers", r#"{"custom.member": {"max": 9}}"#),
        ("patterns", r#"{"own": {"field": "email", "pattern": ".*@smed\\.dk"}}"#),
        ("cross", r#"{"ean.not_danish": "error"}"#),
        ("templates", r#"{"a": {"defaults": {"email": "ole@smed.dk"}}}"#),
        ("selector", r#"{"sources": ["type"], "values": {"private": "b2c"}}"#),
        ("kinds", r#"{"b2c": {"identity": [["email", "country"]]}}"#),
        ("kinds", r#"{"b2c": {"identity": [["email"], ["custom.member"]], "required": ["email"]}}"#),
        ("kinds", r#"{"b2c": {"identity": [["email"], ["custom.member"]], "required_any": [["email", "phone"]]}}"#),
        ("kinds", r#"{"b2c": {"identity": [["email"], ["custom.member"]], "forbidden": ["phone"]}}"#),
        ("kinds", r#"{"b2c": {"identity": [["email"], ["custom.member"]], "recommended": ["phone"]}}"#),
        (
            "kinds",
            r#"{"b2c": {"identity": [["email"], ["custom.member"]], "rules": [{"when": {"eu": true}, "required": ["phone"]}]}}"#,
        ),
        ("kinds", r#"{"b2b": {}, "b2c": {"identity": [["email"], ["custom.member"]]}}"#),
        ("accounts", r#"{"name": [["contact"]]}"#),
    ];

    /// And parts that can't.
    const DOES_NOT: &[(&str, &str)] = &[
        ("name", r#""y""#),
        ("version", r#""2""#),
        ("extends", "null"),
        ("description", r#""Other""#),
        ("locale", r#""da""#),
        ("sources", r#"{"phone": ["tel"]}"#),
        ("labels", r#"{"da": {"email": "Mail"}}"#),
        ("messages", r#"{"da": {"email.form": "Nej"}}"#),
        ("accounts", r#"{"modes": ["add"], "protected": ["-2"], "removal": [], "asks_mandate": true}"#),
    ];

    /// The base with one member laid over it.
    fn with(member: &str, value: &str) -> Profile {
        let mut node: Node = serde_json::from_str(BASE).unwrap();
        let Node::Map(entries) = &mut node else { unreachable!("the base is an object") };
        entries.retain(|(name, _)| name != member);
        entries.push((member.to_owned(), serde_json::from_str(value).unwrap()));
        Profile::from_node(&node).unwrap()
    }

    fn base() -> Profile {
        Profile::from_json(BASE).unwrap()
    }

    #[test]
    fn each_member_of_a_profile_counts_or_changes_no_key() {
        for (member, value) in COUNTS {
            assert_ne!(of(&base()), of(&with(member, value)), "{member} {value}");
        }
        let customers = [
            r#"{"email": "OLE@smed.dk", "phone": "31 12 34 56", "first_name": "Ole"}"#,
            r#"{"email": "ole@", "custom": {"member": "7"}, "country": "DK"}"#,
            r#"{"custom": {"member": " 7 "}, "vat": "DK13585628", "country": "DK"}"#,
            r#"{"email": "ole@smed.dk", "mandate": "true", "archived": "true"}"#,
        ];
        let reports = |profile: Profile| {
            let checker = Checker::new(profile, "en").unwrap();
            customers.map(|customer| {
                let report = checker.check(&serde_json::from_str(customer).unwrap());
                (report.key, report.values)
            })
        };
        for (member, value) in DOES_NOT {
            let other = with(member, value);
            assert_eq!(of(&base()), of(&other), "{member}");
            assert_eq!(reports(base()), reports(other), "{member}");
        }
        let Node::Map(members) = base().to_node() else { unreachable!("a profile is an object") };
        for (member, _) in members {
            let is_here = |list: &[(&str, &str)]| list.iter().any(|(known, _)| *known == member);
            assert!(is_here(COUNTS) || is_here(DOES_NOT), "{member} is in neither list");
        }
    }

    #[test]
    fn the_order_of_the_kinds_does_not_count() {
        let of_kinds = |kinds: &str| of(&with("kinds", kinds));
        assert_eq!(of_kinds(r#"{"b2b": {}, "b2c": {}}"#), of_kinds(r#"{"b2c": {}, "b2b": {}}"#));
    }
}

//! What of a profile decides about keys, as a digest: an index serves only rules that make the same keys.

use crate::key;
use crate::node::{Node, ToNode};
use crate::profile::{KINDS, Profile};
use sha2::{Digest, Sha256};

/// The digest of the rules by which a customer's key and canonical values come about.
///
/// Sources are no part of it: the accounts name their fields in their own way, and it is the values that are compared.
pub(super) fn of(profile: &Profile) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(key::VERSION.to_le_bytes());
    for kind in KINDS {
        let rules = profile.kinds.get(kind);
        feed(&rules.map(|rules| &rules.when_filled).map_or(Node::Null, ToNode::to_node), &mut hasher);
        feed(&rules.map(|rules| &rules.identity).map_or(Node::Null, ToNode::to_node), &mut hasher);
    }
    for part in [
        profile.selector.as_ref().map(|selector| &selector.values).map_or(Node::Null, ToNode::to_node),
        profile.country.to_node(),
        profile.vat_country.to_node(),
        profile.formats.to_node(),
        profile.choices.to_node(),
        profile.numbers.to_node(),
    ] {
        feed(&part, &mut hasher);
    }
    for (name, template) in profile.templates.iter() {
        feed(&name.to_owned().to_node(), &mut hasher);
        feed(&template.defaults.to_node(), &mut hasher);
    }
    hasher.finalize().into()
}

/// Feeds a tree, so that no two trees feed the same bytes.
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

#[cfg(all(test, feature = "serde"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::of;
    use crate::profile::Profile;

    fn profile(more: &str) -> Profile {
        let kinds = r#""kinds": {"b2c": {"identity": [["email"]]}}"#;
        Profile::from_json(&format!(r#"{{"name": "x", {kinds} {more}}}"#)).unwrap()
    }

    #[test]
    fn other_identity_rules_have_another_fingerprint() {
        let other = Profile::from_json(r#"{"name": "x", "kinds": {"b2c": {"identity": [["email", "country"]]}}}"#);
        assert_ne!(of(&profile("")), of(&other.unwrap()));
        assert_ne!(of(&profile("")), of(&profile(r#", "country": "DK""#)));
        assert_ne!(of(&profile("")), of(&profile(r#", "formats": ["phone"]"#)));
    }

    #[test]
    fn names_texts_and_sources_do_not_count() {
        let renamed =
            Profile { name: "y".to_owned(), ..profile(r#", "sources": {"email": ["mail"]}, "locale": "da""#) };
        assert_eq!(of(&profile("")), of(&renamed));
    }
}

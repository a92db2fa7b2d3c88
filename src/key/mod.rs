//! Identity keys: which debtor is this?
//!
//! `value` is the parts of the first rule that is complete, as `name=value` joined by `|`; `digest` is the lower-case
//! hex SHA-256 of `debitor.key.v1`, a newline and `value`, so that any database can compute the same. A digest is an
//! opaque column and not anonymity: all CVR digests can be listed in seconds.

use crate::ids::{Country, Scheme};
use crate::node::{Map, Node, Object, ToNode};
use sha2::{Digest, Sha256};

/// The version of the canonical values and of the digest. A key never changes within a version.
pub const VERSION: u32 = 1;

/// What the hashed text begins with.
const DOMAIN: &str = "debitor.key.v1\n";

/// A customer's identity.
///
/// ```
/// let profile = debitor::preset("iex").unwrap();
/// let customer = serde_json::from_str(r#"{"cvr": "DK-13 58 56 28"}"#).unwrap();
/// let key = debitor::Checker::new(profile, "da").unwrap().key(&customer).unwrap();
/// assert_eq!(key.value, "company_number=0184:13585628");
/// assert_eq!(key.digest.len(), 64);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Key {
    /// [`VERSION`].
    pub version: u32,
    /// The rule that made it, as in the profile.
    pub rule: Vec<String>,
    /// The parts as text, e.g. `company_number=0184:13585628`.
    pub value: String,
    /// Lower-case hex SHA-256.
    pub digest: String,
}

impl ToNode for Key {
    fn to_node(&self) -> Node {
        Object::default()
            .number("version", self.version as usize)
            .with("rule", self.rule.to_node())
            .text("value", &self.value)
            .text("digest", &self.digest)
            .done()
    }
}

impl Key {
    /// The key under the first of `rules` whose parts are all in `values` (canonical values by field).
    #[must_use]
    pub fn new(rules: &[Vec<String>], values: &Map<String>, country: Option<Country>) -> Option<Self> {
        rules.iter().find_map(|rule| {
            let mut value = String::new();
            for part in rule {
                let (name, may_be_empty) = match part.strip_suffix('?') {
                    Some(name) => (name, true),
                    None => (part.as_str(), false),
                };
                let text = part_value(name, values, country);
                if text.is_none() && !may_be_empty {
                    return None;
                }
                if !value.is_empty() {
                    value.push('|');
                }
                value.push_str(name);
                value.push('=');
                encode(&text.unwrap_or_default(), &mut value);
            }
            let digest = digest(&value);
            Some(Self { version: VERSION, rule: rule.clone(), value, digest })
        })
    }
}

/// The canonical value of a part, `None` when it is empty.
fn part_value(name: &str, values: &Map<String>, country: Option<Country>) -> Option<String> {
    let value = values.get(name).filter(|value| !value.is_empty())?;
    Some(match name {
        "ean" => with_code(Scheme::named("ean"), value),
        "company_number" => match country {
            Some(country) => match Scheme::company_number_of(country, value) {
                Some(scheme) => with_code(Some(scheme), value),
                None => [country.as_str(), ":", value].concat(),
            },
            None => value.clone(),
        },
        _ => value.clone(),
    })
}

fn with_code(scheme: Option<Scheme>, value: &str) -> String {
    match scheme.and_then(|scheme| scheme.icd()) {
        Some(code) => [code, ":", value].concat(),
        None => value.to_owned(),
    }
}

/// Percent-encodes the three characters that have a meaning in a key.
fn encode(text: &str, into: &mut String) {
    for character in text.chars() {
        match character {
            '%' => into.push_str("%25"),
            '|' => into.push_str("%7C"),
            '=' => into.push_str("%3D"),
            other => into.push(other),
        }
    }
}

/// The digest of a key's value.
///
/// ```
/// let digest = debitor::key::digest("email=a@b.dk");
/// assert_eq!(digest, "11b3245901c961b67f84eb4a6b12e0f6fa14fa83612f536a1a9ad8daaa86a2c2");
/// ```
#[must_use]
pub fn digest(value: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(DOMAIN.as_bytes());
    hasher.update(value.as_bytes());
    hex(&hasher.finalize())
}

fn hex(bytes: &[u8]) -> String {
    let nibble = |value: u8| char::from(if value < 10 { b'0' + value } else { b'a' + value - 10 });
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(nibble(byte >> 4));
        text.push(nibble(byte & 15));
    }
    text
}

//! Identity keys: which debtor is this?
//!
//! `value` is the parts of the first rule that is complete, as `name=value` joined by `|`; `digest` is the lower-case
//! hex SHA-256 of `debitor.key.v1`, a newline and `value`, so that any database can compute the same. A digest is an
//! opaque column and not anonymity: all CVR digests can be listed in seconds. `docs/keys.md` tells how to compute it elsewhere.

#[cfg(feature = "secret")]
mod secret;

#[cfg(feature = "secret")]
pub use secret::{KIND, SHORTEST, Secret};

use crate::ids::{Country, Scheme};
use crate::node::{Node, Object, ToNode};
use crate::text::concat;
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
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Key {
    /// [`VERSION`].
    pub version: u32,
    /// The rule that made it, as in the profile.
    pub rule: Vec<String>,
    /// The parts as text, e.g. `company_number=0184:13585628`.
    pub value: String,
    /// Lower-case hex SHA-256; under a secret HMAC-SHA-256.
    pub digest: String,
    /// What the digest is where it is not SHA-256: [`KIND`].
    #[cfg(feature = "secret")]
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub digest_kind: Option<&'static str>,
}

impl ToNode for Key {
    fn to_node(&self) -> Node {
        let mut object = Object::default();
        object
            .number("version", self.version as usize)
            .with("rule", self.rule.to_node())
            .text("value", &self.value)
            .text("digest", &self.digest);
        #[cfg(feature = "secret")]
        if let Some(kind) = self.digest_kind {
            object.text("digest_kind", kind);
        }
        object.done()
    }
}

impl Key {
    /// The key under the first of `rules` all of whose parts have a value; `value_of` gives a field's canonical value.
    ///
    /// None when a rule on the way has a part that `is_wrong`: a wrong number identifies nobody, and passing over it
    /// would give the key of somebody else.
    #[must_use]
    pub fn new<'a>(
        rules: &[Vec<String>],
        value_of: &dyn Fn(&str) -> Option<&'a str>,
        is_wrong: &dyn Fn(&str) -> bool,
        country: Option<Country>,
    ) -> Option<Self> {
        let (rule, value) = find(rules, value_of, is_wrong, country)?;
        Some(Self::of(rule.clone(), value))
    }

    /// The key of a rule and its parts.
    pub(crate) fn of(rule: Vec<String>, value: String) -> Self {
        let digest = digest(&value);
        Self {
            version: VERSION,
            rule,
            value,
            digest,
            #[cfg(feature = "secret")]
            digest_kind: None,
        }
    }
}

/// The rule of a key and its value, see [`Key::new`].
pub(crate) fn find<'r, 'a>(
    rules: &'r [Vec<String>],
    value_of: &dyn Fn(&str) -> Option<&'a str>,
    is_wrong: &dyn Fn(&str) -> bool,
    country: Option<Country>,
) -> Option<(&'r Vec<String>, String)> {
    for rule in rules {
        if rule.iter().any(|part| is_wrong(read_part(part).0)) {
            return None;
        }
        if let Some(value) = value_under(rule, value_of, country) {
            return Some((rule, value));
        }
    }
    None
}

/// A part's field, and whether it may be empty: a `?` behind the name.
pub(crate) fn read_part(part: &str) -> (&str, bool) {
    part.strip_suffix('?').map_or((part, false), |name| (name, true))
}

/// The parts as text, `None` when one is empty that must not be.
pub(crate) fn value_under<'a>(
    rule: &[String],
    value_of: &dyn Fn(&str) -> Option<&'a str>,
    country: Option<Country>,
) -> Option<String> {
    let mut value = String::new();
    put_value(rule, value_of, country, &mut value).then_some(value)
}

/// The same put behind nothing; `false` when a part is empty that must not be.
pub(crate) fn put_value<'a>(
    rule: &[String],
    value_of: &dyn Fn(&str) -> Option<&'a str>,
    country: Option<Country>,
    value: &mut String,
) -> bool {
    let mut any = false;
    for part in rule {
        let (name, may_be_empty) = read_part(part);
        if !value.is_empty() {
            value.push('|');
        }
        value.push_str(name);
        value.push('=');
        match value_of(name) {
            Some(text) if !text.is_empty() => {
                any = true;
                if let Some(code) = code(name, text, country) {
                    value.push_str(code);
                    value.push(':');
                }
                encode(text, value);
            }
            _ if may_be_empty => {}
            _ => return false,
        }
    }
    any
}

/// What stands before a number that would not be unique without: its ISO 6523 code, else its country.
pub(crate) fn code(name: &str, value: &str, country: Option<Country>) -> Option<&'static str> {
    match name {
        "ean" => Scheme::named(name)?.icd(),
        "company_number" => match Scheme::company_number_of(country?, value) {
            Some(scheme) => scheme.icd(),
            None => country.map(|country| country.as_str()),
        },
        _ => None,
    }
}

/// Percent-encodes the three characters that have a meaning in a key.
pub(crate) fn encode(text: &str, into: &mut String) {
    // Many keys are made where there is an index, most natively; elsewhere bytes count more.
    if cfg!(feature = "native") && !has_mark(text.as_bytes())
        || cfg!(feature = "index") && !text.bytes().any(|byte| matches!(byte, b'%' | b'|' | b'='))
    {
        into.push_str(text);
        return;
    }
    for character in text.chars() {
        match character {
            '%' => into.push_str("%25"),
            '|' => into.push_str("%7C"),
            '=' => into.push_str("%3D"),
            other => into.push(other),
        }
    }
}

/// Whether any of those three is in it: eight bytes at a time.
fn has_mark(bytes: &[u8]) -> bool {
    const ONES: u64 = u64::MAX / 255;
    let is_mark = |byte: &u8| matches!(byte, b'%' | b'|' | b'=');
    let (words, rest) = bytes.as_chunks::<8>();
    let may_have = |word: &[u8; 8]| {
        let word = u64::from_le_bytes(*word);
        // The high bit of each byte that is zero, and perhaps of one behind it.
        let zeros = |word: u64| word.wrapping_sub(ONES) & !word & (ONES << 7);
        let of = |mark: u8| zeros(word ^ (ONES * u64::from(mark)));
        of(b'%') | of(b'|') | of(b'=') != 0
    };
    (words.iter().any(may_have) || rest.iter().any(is_mark)) && bytes.iter().any(is_mark)
}

/// The digest of a key's value.
///
/// ```
/// let digest = debitor::key::digest("email=a@b.dk");
/// assert_eq!(digest, "11b3245901c961b67f84eb4a6b12e0f6fa14fa83612f536a1a9ad8daaa86a2c2");
/// ```
#[must_use]
pub fn digest(value: &str) -> String {
    hex(&Sha256::digest(concat(&[DOMAIN, value])))
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

/// [`digest`] without a text of its own.
#[cfg(feature = "native")]
pub(crate) fn digest_bytes(value: &str) -> [u8; 64] {
    let digit = |value: u8| if value < 10 { b'0' + value } else { b'a' + value - 10 };
    let mut hasher = Sha256::new();
    hasher.update(DOMAIN.as_bytes());
    hasher.update(value.as_bytes());
    let mut text = [0; 64];
    for ([high, low], byte) in text.as_chunks_mut::<2>().0.iter_mut().zip(hasher.finalize()) {
        (*high, *low) = (digit(byte >> 4), digit(byte & 15));
    }
    text
}

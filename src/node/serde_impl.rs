//! `serde` fills a [`Node`] from any format and writes it to any.

use super::Node;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use std::collections::HashMap;

/// The largest whole number that JavaScript holds exactly.
const EXACT: u64 = (1 << 53) - 1;

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

/// A number that is not whole, or too large to be exact: as JavaScript writes it.
fn inexact(number: f64) -> Node {
    Node::Number(ryu_js::Buffer::new().format(number).to_owned())
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Node;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
        Ok(Node::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(if number.unsigned_abs() <= EXACT { Node::Int(number) } else { inexact(number as f64) })
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(match i64::try_from(number) {
            Ok(small) if number <= EXACT => Node::Int(small),
            _ => inexact(number as f64),
        })
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        // `5798000420526.0` is the whole number 5798000420526 to JavaScript, and so it is here.
        Ok(if number.fract() == 0.0 && number.abs() <= EXACT as f64 {
            Node::Int(number as i64)
        } else {
            inexact(number)
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        // A key that comes twice: the last one counts, as in JavaScript.
        let mut map: Vec<(String, Node)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        while let Some((key, value)) = entries.next_entry::<String, Node>()? {
            if let Some(slot) = places.get(&key).and_then(|place| map.get_mut(*place)) {
                slot.1 = value;
            } else {
                places.insert(key.clone(), map.len());
                map.push((key, value));
            }
        }
        Ok(Node::Map(map))
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Null => serializer.serialize_unit(),
            Node::Bool(flag) => serializer.serialize_bool(*flag),
            Node::Int(number) => serializer.serialize_i64(*number),
            Node::Number(text) => match text.parse::<f64>() {
                // Only what a double holds as it is written; any other number stays the text that it came as.
                Ok(number) if number.to_string() == *text && number.is_finite() => serializer.serialize_f64(number),
                _ => serializer.serialize_str(text),
            },
            Node::Text(text) => serializer.serialize_str(text),
            Node::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Node::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

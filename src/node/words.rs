//! Texts by name, in the order in which they are given; names that are whole numbers stand first, as JavaScript has them.

use super::{FromNode, Node, Shape, ToNode};

/// Names and texts where the order counts: of two names with the same text the first one is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<(String, String)>);

impl Words {
    /// All entries, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromNode for Words {
    const SHAPE: &'static Shape = &Shape::Map(None, &Shape::Text);

    fn decode(node: Option<&Node>) -> Self {
        let mut words = Vec::new();
        if let Some(Node::Map(entries)) = node {
            for (name, text) in entries {
                words.push((name.clone(), String::decode(Some(text))));
            }
        }
        // In a browser they stand first, whatever the file says, and nobody can tell.
        #[cfg(feature = "json")]
        words.sort_by_key(|(name, _)| {
            name.parse::<u32>()
                .ok()
                .filter(|number| *number < u32::MAX && number.to_string() == *name)
                .unwrap_or(u32::MAX)
        });
        Self(words)
    }
}

impl ToNode for Words {
    fn to_node(&self) -> Node {
        let mut entries = Vec::new();
        for (name, text) in &self.0 {
            entries.push((name.clone(), text.to_node()));
        }
        Node::Map(entries)
    }
}

#[cfg(feature = "native")]
impl schemars::JsonSchema for Words {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        <std::collections::BTreeMap<String, String>>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <std::collections::BTreeMap<String, String>>::json_schema(generator)
    }

    fn inline_schema() -> bool {
        true
    }
}

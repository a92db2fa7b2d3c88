//! Placeholder until the room is merged.
use crate::error::Error;
use crate::node::{FromNode, Node, Shape, ToNode};

/// A pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern(String);
impl Pattern {
    /// parse
    pub fn parse(text: &str) -> Result<Self, Error> {
        Ok(Self(text.to_owned()))
    }
    /// match
    #[must_use]
    pub fn is_match(&self, value: &str) -> bool {
        self.0 == value
    }
}
impl FromNode for Pattern {
    const SHAPE: &'static Shape = &Shape::Name(|text| Pattern::parse(text).map(|_| ()));
    fn decode(_: Option<&Node>) -> Self {
        Self(String::new())
    }
}
impl ToNode for Pattern {
    fn to_node(&self) -> Node {
        Node::Text(self.0.clone())
    }
}
#[cfg(feature = "native")]
impl schemars::JsonSchema for Pattern {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        String::schema_name()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
    fn inline_schema() -> bool {
        true
    }
}

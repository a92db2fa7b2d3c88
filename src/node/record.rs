//! One declaration per exchanged struct: its Rust type, its decoder and its encoder.

/// Declares a struct whose fields are the keys of a JSON object.
///
/// Decoding refuses unknown keys (naming the nearest known one) and asks each field's type what a missing key means:
/// lists, maps, flags and `Option` are then empty, anything else is an error.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "native", schemars(deny_unknown_fields))]
        pub struct $name { $($(#[$field_meta])* pub $field: $type),* }

        impl $crate::node::ToNode for $name {
            fn to_node(&self) -> $crate::node::Node {
                $crate::node::Object::default()
                    $(.with(stringify!($field), $crate::node::ToNode::to_node(&self.$field)))*
                    .done()
            }
        }

        impl $crate::node::FromNode for $name {
            fn from_node(node: &$crate::node::Node, at: &$crate::node::At<'_>) -> Result<Self, $crate::Error> {
                let fields = $crate::node::Fields::of(node, at, &[$(stringify!($field)),*])?;
                Ok(Self { $($field: fields.take(stringify!($field))?),* })
            }
        }
    };
}

pub(crate) use record;

//! One declaration per exchanged struct: its Rust type, its decoder and its encoder.

/// Declares a struct whose fields are the keys of a JSON object.
///
/// Decoding refuses unknown keys (naming the nearest known one) and asks each field's [`Shape`](crate::node::Shape) what a
/// missing key means: lists, maps, flags and `Option` are then empty, anything else is an error. The shape is that of
/// the field's type, or a stricter one given behind `=`.
macro_rules! record {
    (
        $(#[$meta:meta])* pub struct $name:ident {
            $($(#[$field_meta:meta])* $field:ident : $type:ty $(= $shape:expr)?),* $(,)?
        }
    ) => {
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
            const SHAPE: &'static $crate::node::Shape = &$crate::node::Shape::Record(&[
                $((stringify!($field), $crate::node::record!(@shape $type $(= $shape)?))),*
            ]);

            #[inline(never)]
            fn decode(node: Option<&$crate::node::Node>) -> Self {
                Self { $($field: $crate::node::FromNode::decode(node.and_then(|node| node.get(stringify!($field))))),* }
            }
        }
    };
    (@shape $type:ty = $shape:expr) => { $shape };
    (@shape $type:ty) => { <$type as $crate::node::FromNode>::SHAPE };
}

pub(crate) use record;

//! JSON text to the exchange tree and back: with `serde`, or in the admin module with the browser's own `JSON`.

use super::Node;

/// Reads a JSON text.
///
/// # Errors
/// What is wrong with it, and where, in the words of whoever read it.
pub(crate) fn read(text: &str) -> Result<Node, String> {
    engine::read(text)
}

/// Reads a file of this crate, whose form the tests hold it to.
pub(crate) fn own(text: &str) -> Node {
    engine::read(text).unwrap_or_default()
}

/// Writes a tree in one line.
#[cfg(feature = "preview")]
pub(crate) fn write(node: &Node, into: &mut Vec<u8>) {
    engine::write(node, into);
}

#[cfg(feature = "serde")]
mod engine {
    use super::Node;

    pub(super) fn read(text: &str) -> Result<Node, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    #[cfg(feature = "preview")]
    pub(super) fn write(node: &Node, into: &mut Vec<u8>) {
        // A tree has text keys alone and a vector takes all bytes, so that nothing here can fail.
        let _ = serde_json::to_writer(into, node);
    }
}

#[cfg(all(feature = "admin", not(feature = "serde")))]
use crate::wasm::script as engine;

#[cfg(not(any(feature = "admin", feature = "serde")))]
compile_error!("JSON is read by `serde` or in the `admin` module: take one of these features");

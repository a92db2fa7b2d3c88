//! What an import would do with the rows of a file.

pub mod out;

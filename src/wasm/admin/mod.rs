//! The admin module: import preview, customers grid, templates.
//!
//! | file | what stands there |
//! |---|---|
//! | `value` | JavaScript values to exchange trees and back |
//! | `assessor` | who judges rows of another worker's session |
//! | `export` | files that come out |
//! | `grid` | the customers that are there |
//! | `import` | the import preview: one file and its rows |
//! | `rules` | a profile and a language, and what they say of one customer |

mod assessor;
mod export;
mod grid;
mod import;
mod rules;
mod value;

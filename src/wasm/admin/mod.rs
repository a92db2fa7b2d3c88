//! The admin module: import preview, customers grid, templates.
//!
//! | file | what stands there |
//! |---|---|
//! | `value` | JavaScript values to exchange trees and back |
//! | `rules` | a profile and a language, and what they say of one customer |

mod rules;
mod value;

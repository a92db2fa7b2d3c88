//! debitor checks a webshop's customers, gives each one identity key, and says what an import would do with them: the
//! same answer in a browser and on a server.
//!
//! A [`Profile`] holds the rules of one integration; a [`Checker`] applies it to customers and gives a [`Report`].
//!
//! ```
//! let checker = debitor::Checker::new(debitor::preset("iex")?, "en")?;
//! let customer = serde_json::from_str(r#"{"cvr": "13 58 56 27", "company": "Smed A/S", "email": "ole@smed.dk"}"#).unwrap();
//! let report = checker.check(&customer);
//! assert!(!report.valid);
//! assert_eq!(report.problems[0].code, "cvr.checksum");
//! assert_eq!(report.problems[0].suggestions[0], "13585628");
//! # Ok::<(), debitor::Error>(())
//! ```
//!
//! | room | what stands there |
//! |---|---|
//! | [`ids`] | identifiers, one file per number |
//! | [`fields`] | the fields of a customer |
//! | [`profile`] | the rules of an integration, and the presets |
//! | [`check`] | customer and profile to report |
//! | [`advice`] | what the accounts say of one customer: name, template, mandate, removal |
//! | [`problem`] | problems and the message catalogues |
//! | [`key`] | identity keys |
//! | [`pattern`] | a merchant's own rule for a field, as a regular expression |
//! | [`address`] | the invoice address as one text, for keys |
//! | `table` | rows of text out of CSV and XLSX files |
//! | [`index`] | the debtors that are there already, to be looked up |
//! | `mapping` | which column of an imported file holds which field |
//! | [`decide`] | what an import would do with each customer |
//! | [`node`] | the exchange tree between JSON, JavaScript and the core |
//! | [`order`] | a shop's order to its customer, on servers |
//! | `preview` | what an import would do with a whole file, row by row, to be looked at and corrected |
//! | `sheet` | XLSX and CSV files out |
//! | `wasm`, [`native`] | the faces |
//! | [`typescript`] | the TypeScript declarations of the data, made from the types |
#![forbid(unsafe_code)]
// What explains is written for all modules, and the first one leaves it out.
#![cfg_attr(not(feature = "explain"), allow(dead_code, unused_imports, unused_mut))]
// What is done once for a file is made small in the admin module, what is done for each row fast; see build-module.sh.
#![cfg_attr(debitor_cold, feature(optimize_attribute))]

pub mod address;
#[cfg(feature = "accounts")]
pub mod advice;
#[cfg(feature = "preview")]
mod bytes;
pub mod check;
#[cfg(feature = "decide")]
pub mod decide;
mod error;
pub mod fields;
#[cfg(any(feature = "sheets", feature = "tables"))]
mod guard;
pub mod ids;
#[cfg(feature = "index")]
pub mod index;
pub mod key;
#[cfg(feature = "mapping")]
pub mod mapping;
#[cfg(feature = "native")]
pub mod native;
pub mod node;
#[cfg(feature = "json")]
pub mod order;
pub mod pattern;
#[cfg(feature = "preview")]
pub mod preview;
pub mod problem;
pub mod profile;
#[cfg(feature = "sheets")]
pub mod sheet;
#[cfg(feature = "index")]
mod sort;
#[cfg(feature = "tables")]
pub mod table;
mod text;
#[cfg(feature = "native")]
pub mod typescript;
#[cfg(any(feature = "admin", feature = "checkout", feature = "first"))]
mod wasm;

pub use check::{Checker, Report};
pub use error::Error;
pub use ids::Country;
pub use key::Key;
pub use problem::{Catalogue, Problem};
pub use profile::Profile;
#[cfg(feature = "json")]
pub use profile::preset;

/// The README's Rust example.
#[cfg(all(doctest, feature = "serde"))]
#[doc = include_str!("../README.md")]
struct Readme;

//! The files that are made of the Rust types, in step with them: the TypeScript declarations, and the JSON Schema of a profile.
//!
//! `DEBITOR_BLESS=1 cargo test --test typescript` writes them anew.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use debitor::{profile, typescript};
use std::{env, fs, path::Path};

#[track_caller]
fn in_step(file: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if env::var_os("DEBITOR_BLESS").is_some() {
        fs::write(&path, made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let first = kept.lines().zip(made.lines()).position(|(kept, made)| kept != made);
    assert!(
        kept == made,
        "{file}, line {:?}: run DEBITOR_BLESS=1 cargo test --test typescript",
        first.map(|line| line + 1)
    );
}

#[test]
fn the_declarations_of_a_checkouts_data_are_those_of_the_types() {
    in_step("www/ts/data/checkout.ts", &typescript::checkout());
}

#[test]
fn the_declarations_of_the_admin_data_are_those_of_the_types() {
    in_step("www/ts/data/admin.ts", &typescript::admin());
}

#[test]
fn the_schema_of_a_profile_is_that_of_the_types() {
    in_step("docs/profile.schema.json", &(serde_json::to_string_pretty(&profile::schema()).unwrap() + "\n"));
}

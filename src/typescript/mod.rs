//! The TypeScript declarations of the data that crosses the border, made from the Rust types.
//!
//! What comes in is declared by `record!`: its [`Shape`](crate::node::Shape) says what may be missing and which words there are, its
//! schema has names and documentation. What goes out is a type with a schema of its own beside its encoder. Nothing of
//! this is in a browser module; `tests/typescript.rs` holds the files that are made of it in step, and a compiler holds real
//! answers against them.
//!
//! | file | what stands there |
//! |---|---|
//! | `word` | the vocabulary: kinds, verdicts, decisions, problem codes, as unions |
//! | `record` | what comes in |
//! | `told` | what goes out |
//! | `write` | documentation and names as TypeScript has them |

mod record;
mod told;
pub(crate) mod word;
mod write;

use crate::preview::{Filter, GridFilter, GridQuery, Query, told as preview};
use crate::profile::Profile;
use record::Records;
use std::collections::BTreeSet;
use told::Told;
use write::Declarations;

/// The declarations of a checkout's data.
///
/// ```
/// let file = debitor::typescript::checkout();
/// assert!(file.contains("export type Kind = 'ean' | 'b2b' | 'b2c';"));
/// assert!(file.contains("export interface Report {"));
/// ```
#[must_use]
pub fn checkout() -> String {
    written("The data that a checkout takes and gives", &of_checkout(), &Declarations::default())
}

/// The declarations of the data of the import preview and the customers grid, which goes on from [`checkout`].
///
/// ```
/// let file = debitor::typescript::admin();
/// assert!(file.contains("export interface PreviewRow {"));
/// assert!(!file.contains("export interface Report {"));
/// ```
#[must_use]
pub fn admin() -> String {
    let mut records = Records::default();
    records.add::<Query>("RowQuery");
    records.add::<Filter>("RowFilter");
    records.add::<GridQuery>("GridQuery");
    records.add::<GridFilter>("GridFilter");
    let mut told = Told::default();
    told.add::<word::ExportKind>().add::<word::ExportFormat>();
    told.add::<crate::preview::Progress>().add::<crate::preview::Edited>();
    told.add::<preview::HeaderInfo>().add::<preview::Mapping>().add::<preview::Summary>().add::<preview::PreviewRows>();
    told.add::<preview::GridInfo>().add::<preview::GridRows>();
    let all = told.declarations(records.declarations());
    written("The data that the import preview and the customers grid take and give", &all, &of_checkout())
}

fn of_checkout() -> Declarations {
    let mut records = Records::default();
    records.add::<Profile>("Profile");
    let mut told = Told::default();
    told.add::<word::Kind>().add::<word::FieldName>().add::<word::SchemeName>().add::<word::ProblemCode>();
    told.add::<crate::Report>().add::<crate::check::FieldReport>().add::<crate::check::FormState>();
    told.add::<crate::ids::Candidate>().add::<crate::ids::Formatted>().add::<crate::ids::Answer>();
    told.declarations(records.declarations())
}

/// The file; what the other one has is imported from there.
fn written(title: &str, all: &Declarations, known: &Declarations) -> String {
    let own: Vec<_> = all.iter().filter(|(name, _)| known.get(name).is_none()).collect();
    let mut used = BTreeSet::new();
    for (_, text) in &own {
        used.extend(known.iter().map(|(name, _)| name).filter(|name| write::speaks_of(text, name)));
    }
    let mut file = format!(
        "/**\n * {title}.\n *\n * Generated from the Rust types by `DEBITOR_BLESS=1 cargo test --test typescript`; do not edit.\n */\n"
    );
    if !used.is_empty() {
        let names: Vec<String> = used.iter().map(|name| format!("  {name},\n")).collect();
        file.push_str(&format!("import type {{\n{}}} from './checkout.js';\n", names.concat()));
    }
    for (_, text) in own {
        file.push('\n');
        file.push_str(text);
    }
    file
}

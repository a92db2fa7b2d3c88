//! The published company numbers and international identifiers, all of them, against their schemes.
//!
//! The rows and their sources: `tests/vectors/published/`.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use debitor::ids::Scheme;
use std::path::Path;

/// The files, named after their schemes; VAT numbers are tested elsewhere.
const SCHEMES: &[&str] = &[
    "be_enterprise",
    "ch_uid",
    "cvr",
    "de_leitweg",
    "dk_p",
    "dk_se",
    "ean",
    "fi_ytunnus",
    "fr_siren",
    "fr_siret",
    "iban",
    "it_piva",
    "lei",
    "nl_kvk",
    "nl_oin",
    "nl_rsin",
    "no_orgnr",
    "peppol",
    "se_orgnr",
];

/// The rows of a file that come out otherwise than published, and the count of all.
fn wrong_rows(id: &str) -> (Vec<String>, usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/published").join(id).with_extension("csv");
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(&path).unwrap();
    let scheme = Scheme::named(id).unwrap();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for row in reader.records() {
        let row = row.unwrap();
        let (input, canonical, verdict) = (&row[0], &row[1], &row[2]);
        let finding = scheme.examine(input, None);
        let alone = scheme.verdict(input, None);
        if finding.verdict.as_str() != verdict || alone != finding.verdict || finding.canonical != canonical {
            wrong.push(format!("{id}: {row:?}\n  came out as {alone:?}, {finding:?}"));
        }
        count += 1;
    }
    (wrong, count)
}

#[test]
fn every_published_number_comes_out_as_published() {
    for id in SCHEMES {
        let (wrong, count) = wrong_rows(id);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(count >= 20, "{id}: only {count} rows");
    }
}

#[test]
fn every_formatted_number_is_read_again() {
    for id in SCHEMES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/published").join(id).with_extension("csv");
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(&path).unwrap();
        let scheme = Scheme::named(id).unwrap();
        for row in reader.records() {
            let once = scheme.examine(&row.unwrap()[0], None);
            let twice = scheme.examine(&once.formatted, None);
            assert_eq!(once, twice, "{id}: {}", once.formatted);
        }
    }
}

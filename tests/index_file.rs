//! The file of an index: a damaged or foreign one is refused, whatever its bytes are, and a save is whole or not at all.
#![cfg(all(feature = "index", feature = "serde"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::index::{Index, IndexBuilder, Lookup};
use debitor::{Checker, Profile, preset};
use proptest::prelude::*;
use std::fs;
use std::sync::LazyLock;

static PROFILE: LazyLock<Profile> = LazyLock::new(|| preset("iex").unwrap());

/// The bytes of an index with a bit of everything.
static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| index().to_bytes());

fn index() -> Index {
    let checker = Checker::new(PROFILE.clone(), "en").unwrap();
    let mut builder = IndexBuilder::new(&PROFILE);
    for json in [
        r#"{"company_number": "13585628", "company": "Smed A/S", "customer_number": "C-1", "vat": "DK13585628"}"#,
        r#"{"email": "ole@smed.dk", "customer_id": "7", "external_reference": "x", "archived": "true"}"#,
        r#"{"company": "without a key"}"#,
    ] {
        let report = checker.check(&serde_json::from_str(json).unwrap());
        builder.add(&report.values, report.key.as_ref(), &["smed 8000"]).unwrap();
    }
    builder.finish()
}

#[track_caller]
fn refused(bytes: &[u8], codes: &[&str]) {
    let error = Index::from_bytes(bytes, &PROFILE).expect_err("this must be refused");
    assert!(codes.contains(&error.code()), "{error:?}");
}

/// The header's length as the file states it, and where the body begins.
fn body() -> usize {
    13 + 4 + 4 + u32::from_le_bytes(BYTES[17..21].try_into().unwrap()) as usize + 4
}

/// The bytes with their checksums made right again.
fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    for end in [body(), bytes.len()] {
        let sum = crc32fast::hash(&bytes[..end - 4]);
        bytes[end - 4..end].copy_from_slice(&sum.to_le_bytes());
    }
    bytes
}

#[test]
fn any_byte_changed_is_refused() {
    for place in 0..BYTES.len() {
        for change in [1, 0x80, 0xff] {
            let mut bytes = BYTES.clone();
            bytes[place] ^= change;
            let code = match place {
                0..13 => "index.format",
                13..17 => "index.version",
                _ => "index.damaged",
            };
            refused(&bytes, &[code]);
        }
    }
}

#[test]
fn any_end_cut_off_is_refused() {
    for length in 0..BYTES.len() {
        refused(&BYTES[..length], &[if length < 13 { "index.format" } else { "index.damaged" }]);
    }
}

#[test]
fn something_behind_the_end_is_refused() {
    refused(&[BYTES.as_slice(), b"\0"].concat(), &["index.damaged"]);
}

#[test]
fn another_file_is_refused() {
    for bytes in [&b""[..], b"PK\x03\x04", b"customer_number;email\r\n1;a@b.dk\r\n", b"debitor-indeks\0\0\0\0"] {
        refused(bytes, &["index.format"]);
    }
}

#[test]
fn a_later_version_is_refused_with_its_number() {
    let mut bytes = BYTES.clone();
    bytes[13] = 9;
    let error = Index::from_bytes(&bytes, &PROFILE).unwrap_err();
    assert_eq!(error.code(), "index.version");
    assert!(error.message().contains('9'), "{error}");
}

#[test]
fn an_index_of_other_identity_rules_is_refused_with_both_names() {
    let other = r#"{"name": "other", "kinds": {"b2c": {"identity": [["customer_number"]]}}}"#;
    let error = Index::from_bytes(&BYTES, &Profile::from_json(other).unwrap()).unwrap_err();
    assert_eq!(error.code(), "index.profile");
    assert!(error.message().contains("`iex`") && error.message().contains("`other`"), "{error}");
}

#[test]
fn a_length_beyond_the_file_takes_no_memory() {
    // The first length of the body, and one of 2^63 bytes.
    let mut bytes = BYTES.clone();
    bytes[body()..body() + 8].copy_from_slice(&(1_u64 << 63).to_le_bytes());
    refused(&summed(bytes), &["index.damaged"]);
}

#[test]
fn a_file_with_right_checksums_and_wrong_content_is_refused_or_harmless() {
    for place in body()..BYTES.len() - 4 {
        for change in [1, 0x10, 0x80, 0xff] {
            let mut bytes = BYTES.clone();
            bytes[place] ^= change;
            harmless(&summed(bytes));
        }
    }
}

/// Refused as damaged, or everything in it can be asked for.
fn harmless(bytes: &[u8]) {
    match Index::from_bytes(bytes, &PROFILE) {
        Err(error) => assert_eq!(error.code(), "index.damaged", "{error}"),
        Ok(index) => {
            for debtor in index.debtors() {
                let _ = (debtor.key(), debtor.is_archived(), debtor.fields().count());
            }
            let _ = index.find("company_number=0184:13585628").count();
            let _ = Lookup::ALL.map(|lookup| index.find_by(lookup, "7").count());
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_refused(bytes: Vec<u8>) {
        prop_assert!(Index::from_bytes(&bytes, &PROFILE).is_err());
    }

    #[test]
    fn any_bytes_in_the_body_are_refused_or_harmless(
        place: proptest::sample::Index,
        new in proptest::collection::vec(any::<u8>(), 1..12),
    ) {
        let mut bytes = BYTES.clone();
        let place = body() + place.index(bytes.len() - body() - 4);
        let end = (place + new.len()).min(bytes.len() - 4);
        bytes.splice(place..end, new);
        harmless(&summed(bytes));
    }
}

#[test]
fn a_saved_file_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("debtors.index");
    index().save(&path).unwrap();
    let loaded = Index::load(&path, &PROFILE).unwrap();
    assert_eq!(loaded.profile_name(), "iex");
    assert_eq!(loaded.find("company_number=0184:13585628").next().unwrap().get("company"), Some("Smed A/S"));
}

#[test]
fn a_save_takes_the_place_of_the_older_file_and_leaves_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("debtors.index");
    fs::write(&path, "older").unwrap();
    index().save(&path).unwrap();
    assert_eq!(Index::load(&path, &PROFILE).unwrap().len(), 3);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_save_that_fails_says_where_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    // A folder can't be replaced by a file.
    let path = folder.path().join("debtors.index");
    fs::create_dir(&path).unwrap();
    let error = index().save(&path).unwrap_err();
    assert_eq!((error.code(), error.path()), ("index.file", path.to_str()));
    assert!(path.is_dir());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("debtors.index");
    let error = Index::load(&path, &PROFILE).unwrap_err();
    assert_eq!((error.code(), error.path()), ("index.file", path.to_str()));
    fs::write(&path, "no index").unwrap();
    let error = Index::load(&path, &PROFILE).unwrap_err();
    assert_eq!((error.code(), error.path()), ("index.format", path.to_str()));
}

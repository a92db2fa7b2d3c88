//! Any bytes as the file of an index: as they are, and as the body of one whose header and checksums are right.
#![no_main]

use debitor::Profile;
use debitor::index::{Index, IndexBuilder, Lookup};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static PROFILE: LazyLock<Profile> = LazyLock::new(|| debitor::preset("iex").expect("the preset"));

/// All before the body, of an index that has no debtors.
static HEADER: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut bytes = IndexBuilder::new(&PROFILE).finish().to_bytes();
    let length = u32::from_le_bytes(bytes[17..21].try_into().expect("four bytes"));
    bytes.truncate(21 + length as usize + 4);
    bytes
});

fn read(bytes: &[u8]) {
    let index = match Index::from_bytes(bytes, &PROFILE) {
        Ok(index) => index,
        Err(error) => {
            assert!(error.code().starts_with("index."), "{error:?}");
            return;
        }
    };
    assert!(index.to_bytes() == bytes, "written as it was read");
    for debtor in index.debtors() {
        for (field, value) in debtor.fields() {
            assert!(debtor.get(field).is_some());
            for lookup in Lookup::ALL {
                let _ = index.find_by(lookup, value).count();
            }
        }
        if let Some(key) = debtor.key() {
            assert!(index.find(&key).all(|found| found.key().as_ref() == Some(&key)));
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    let mut whole = [HEADER.as_slice(), bytes].concat();
    whole.extend(crc32fast::hash(&whole).to_le_bytes());
    read(&whole);
});

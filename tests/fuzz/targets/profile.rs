//! Any bytes as a profile.
#![no_main]

use debitor::node::{Node, ToNode};
use debitor::{Checker, Profile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let json = String::from_utf8_lossy(bytes);
    let profile = match Profile::from_json(&json) {
        Ok(profile) => profile,
        Err(error) => {
            assert!(error.code().starts_with("profile."), "{error:?}");
            assert!(!error.message().is_empty(), "{error:?}");
            // What is no JSON has no path.
            assert_eq!(error.path().is_some(), error.code() != "profile.json", "{error:?}");
            return;
        }
    };
    assert_eq!(Profile::from_node(&profile.to_node()).as_ref(), Ok(&profile), "written and read again");

    let checker = Checker::new(profile, "").expect("a catalogue is built in");
    // Nobody, and a customer whose fields are named as in a profile.
    let itself: Node = serde_json::from_str(&json).expect("JSON: it was read as a profile");
    for customer in [Node::Map(Vec::new()), itself] {
        let report = checker.check(&customer);
        assert_eq!(report.key, checker.key(&customer), "the key alone");
        assert_eq!(report.valid, !report.problems.iter().any(|problem| problem.is_error()));
        assert_eq!(checker.check_strictly(&customer).values, report.values);
        assert_eq!(checker.form(&customer).kind, report.kind);
    }
});

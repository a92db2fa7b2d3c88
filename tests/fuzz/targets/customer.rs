//! Any JSON as a customer; bytes that are no JSON as lines of name, tab, value.
#![no_main]

use debitor::fields::FIELDS;
use debitor::node::{Node, ToNode};
use debitor::profile::FORMATS;
use debitor::{Checker, preset};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

/// The preset as it is, and with all formats.
static CHECKERS: LazyLock<[Checker; 2]> = LazyLock::new(|| {
    let plain = preset("iex").expect("the preset");
    let mut full = plain.clone();
    full.formats = FORMATS.iter().map(|name| (*name).to_owned()).collect();
    [plain, full].map(|profile| Checker::new(profile, "da").expect("Danish"))
});

fn customer(text: &str) -> Node {
    serde_json::from_str(text).unwrap_or_else(|_| {
        let fields = text.lines().filter_map(|line| line.split_once('\t'));
        Node::Map(fields.map(|(name, value)| (name.to_owned(), Node::Text(value.to_owned()))).collect())
    })
}

fuzz_target!(|bytes: &[u8]| {
    let customer = customer(&String::from_utf8_lossy(bytes));
    // The one or the other, which halves the time of an input.
    if let Some(checker) = CHECKERS.get(bytes.len() % 2) {
        let report = checker.check(&customer);
        assert_eq!(report.key, checker.key(&customer), "the key alone");
        assert_eq!(report.valid, !report.problems.iter().any(|problem| problem.is_error()));
        assert!(report.problems.iter().all(|problem| !problem.message.is_empty()), "{:?}", report.problems);
        assert_eq!(checker.check_strictly(&customer).values, report.values);
        if report.valid {
            // The preset requires what its keys are made of.
            assert!(report.key.is_some(), "no key: {report:?}");
            let mut values = report.values.clone();
            values.insert("kind".to_owned(), report.kind.to_owned());
            let again = checker.check(&values.to_node());
            assert_eq!(again.values, report.values, "the canonical values once more");
            assert_eq!(again.key, report.key, "the key of the canonical values");
        }
        serde_json::to_string(&report.to_node()).expect("a report is JSON");

        assert_eq!(checker.form(&customer).kind, report.kind);
        for (place, field) in FIELDS.iter().enumerate() {
            // The canonical value alone, as a form asks for it; of the empty fields one in turn.
            let Some(value) = report
                .values
                .get(field.name)
                .map(String::as_str)
                .or_else(|| (bytes.len() / 2 % FIELDS.len() == place).then_some(""))
            else {
                continue;
            };
            let alone = checker.check_field(field.name, value, &customer).expect("a field of the table");
            assert_eq!(alone.field, field.name);
            let is_wrong = |problem: &&debitor::Problem| problem.field == field.name && problem.is_error();
            if !value.is_empty() && report.problems.iter().find(is_wrong).is_none() {
                assert!(alone.valid, "{value:?} alone: {alone:?}");
                assert_eq!(alone.value, value, "{}", field.name);
            }
        }
    }
});

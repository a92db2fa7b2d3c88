//! Any JSON as a catalogue, and as texts laid over the English one.
#![no_main]

use debitor::fields::FIELDS;
use debitor::ids::Scheme;
use debitor::node::Node;
use debitor::problem::{LANGUAGES, Problem};
use debitor::{Catalogue, Checker, preset};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static ENGLISH: LazyLock<Node> = LazyLock::new(|| {
    let (_, json) = LANGUAGES.iter().find(|(name, _)| *name == "en").expect("English");
    serde_json::from_str(json).expect("JSON")
});

/// Problems of several kinds, some with what a customer typed.
static PROBLEMS: LazyLock<Vec<Problem>> = LazyLock::new(|| {
    let rows = [
        ("cvr", "13585627"),
        ("cvr", "5798000420526"),
        ("ean", "{found}"),
        ("vat", "1"),
        ("email", "å"),
        ("vat", "XX1"),
    ];
    let mut problems = Vec::new();
    for (scheme, text) in rows {
        problems.extend(Scheme::named(scheme).expect("a scheme").examine(text, None).problems);
    }
    problems
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(node) = serde_json::from_slice::<Node>(bytes) else { return };
    let read = [Catalogue::from_node(&node, &[]), Catalogue::from_node(&ENGLISH, &[&node])];
    for catalogue in read {
        let catalogue = match catalogue {
            Ok(catalogue) => catalogue,
            Err(error) => {
                assert_eq!(error.code(), "catalogue.type", "{error:?}");
                assert!(error.path().is_some_and(|path| path.starts_with('$')), "{error:?}");
                continue;
            }
        };
        let mut problems = PROBLEMS.clone();
        catalogue.fill(&mut problems);
        for field in FIELDS {
            let _ = catalogue.label(field.name);
        }
        let _ = catalogue.language();

        let checker = Checker::with_catalogue(preset("iex").expect("the preset"), catalogue, "");
        let report = checker.check(&node);
        assert_eq!(report.key, checker.key(&node), "texts change no key");
        let _ = checker.form(&node);
    }
});

//! What holds for any file: a second run finds everything done, and the order of the rows decides nothing but who is
//! the duplicate of whom.

use crate::store::Store;
use crate::{checker, run};
use debitor::decide::{Decided, Decision, Settings};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Few values for each field, so that rows and debtors meet all the time.
const POOLS: &[(&str, &[&str])] = &[
    ("customer_number", &["1001", "1002", "-2"]),
    ("customer_id", &["7", "8"]),
    ("external_reference", &["E-1", "E-2"]),
    ("email", &["ole@example.dk", "ida@example.dk", "OLE@example.dk", "ole@"]),
    ("company", &["Smed A/S", "Bager ApS", "Smed Aarhus A/S"]),
    ("first_name", &["Ole", "Ida"]),
    ("last_name", &["Holm"]),
    ("company_number", &["13585628", "0403019261"]),
    ("vat", &["DK13585628", "BE0403019261", "NL004495445B01"]),
    ("ean", &["5798000420526"]),
    ("country", &["DK", "NL", "BE"]),
    ("phone", &["+4586123456", "+4586123457"]),
    ("city", &["Aarhus", "Odense"]),
    ("postcode", &["8000", "5000"]),
    ("locale", &["da-DK", "nl-BE"]),
    ("order_reference", &["PO 1", "PO 2"]),
    ("contact_reference", &["Ida"]),
    ("archived", &["true", "false"]),
];

fn customer() -> impl Strategy<Value = Value> {
    let fields: Vec<BoxedStrategy<Option<(String, Value)>>> = POOLS
        .iter()
        .map(|(field, pool)| {
            let value = prop::sample::select(*pool).prop_map(|value| Some(((*field).to_owned(), value.into())));
            prop_oneof![value, Just(None)].boxed()
        })
        .collect();
    fields.prop_map(|fields| Value::Object(fields.into_iter().flatten().collect::<Map<String, Value>>()))
}

/// A row of a file that archives nobody: who archives the last active one of several leaves several archived ones.
fn row() -> impl Strategy<Value = Value> {
    customer().prop_map(|mut row| {
        row.as_object_mut().unwrap().remove("archived");
        row
    })
}

/// Texts of any kind, also beginnings of real ones with anything behind.
fn any_customer() -> impl Strategy<Value = Value> {
    let field = prop::sample::select(POOLS);
    let value = ("\\PC{0,24}", any::<bool>(), 0..8_usize);
    prop::collection::vec((field, value), 0..8).prop_map(|fields| {
        let fields = fields.into_iter().map(|((name, pool), (noise, is_real, at))| {
            let real = pool[at % pool.len()];
            (name.to_owned(), if is_real { format!("{real}{noise}") } else { noise }.into())
        });
        Value::Object(fields.collect())
    })
}

/// Profiles in which any two settings and permissions meet.
fn profile() -> impl Strategy<Value = Value> {
    let one_rule = |rule: &str| json!({"name": "one", "country": "DK", "formats": ["locale"], "kinds": {"b2c": {"identity": [[rule]]}}});
    let presets = ["iex", "snelstart-magento", "picqer", "snelstart-polaris", "banqup"].map(Value::from);
    let mut profiles = presets.to_vec();
    profiles.extend(["email", "customer_number", "external_reference"].map(one_rule));
    profiles.push(json!({"name": "locked", "extends": "iex",
        "accounts": {"create": {"except": ["phone", "city"]}, "update": {"except": ["phone", "city"]}}}));
    profiles.push(json!({"name": "no-create", "extends": "iex", "accounts": {"create": {"allowed": false}}}));
    profiles.push(json!({"name": "no-update", "extends": "iex", "accounts": {"update": {"allowed": false}}}));
    profiles
        .push(json!({"name": "collect", "extends": "iex", "accounts": {"collect": {"b2c": {"customer_number": "9"}}}}));
    prop::sample::select(profiles)
}

fn settings(profile: &debitor::Profile, choice: (usize, usize, usize)) -> Settings {
    let word = |words: &[String], all: &'static [&'static str], place: usize| -> String {
        if words.is_empty() { all[place % all.len()].to_owned() } else { words[place % words.len()].clone() }
    };
    let accounts = profile.accounts.as_ref();
    let modes = accounts.map_or(&[][..], |accounts| &accounts.modes);
    let ways = accounts.map_or(&[][..], |accounts| &accounts.on_match);
    let mode = word(modes, &["add", "update", "add_and_update"], choice.0);
    let way = word(ways, &["overwrite", "complement", "ignore"], choice.1);
    let empty = ["keep", "clear"][choice.2 % 2];
    Settings::new(profile, Some(&mode), Some(&way), Some(empty)).unwrap()
}

/// Decision, reason and changes: what is done, without what is only told.
fn done(decided: &Decided) -> String {
    format!("{:?} {} {:?} {:?}", decided.decision, decided.reason, decided.debtor, decided.withheld)
}

/// Whether the row is asked about now, and nothing is done: what the first run has written (a number of the row's at its
/// debtor, or a debtor for another row) makes its numbers belong to different ones. `docs/decisions.md` tells of it.
fn is_asked_about(decided: &Decided) -> bool {
    matches!(decided.decision, Decision::Ambiguous { .. }) && decided.reason == "conflicting_numbers"
}

/// Whether it is the duplicate of a row that only the second run could decide.
fn is_after_one_that_was_not_decided(other: &Decided, first: &[Decided]) -> bool {
    let Decision::Duplicate { of_row } = other.decision else { return false };
    first.iter().any(|one| one.row == of_row && matches!(one.decision, Decision::Ambiguous { .. }))
}

fn is_duplicate(decided: &Decided) -> bool {
    matches!(decided.decision, Decision::Duplicate { .. })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_second_run_finds_everything_done(
        profile in profile(),
        debtors in prop::collection::vec(customer(), 0..5),
        rows in prop::collection::vec(row(), 1..7),
        choice in (0..3_usize, 0..3_usize, 0..2_usize),
    ) {
        let mut store = Store::new(&profile, debtors);
        let settings = settings(store.checker.profile(), choice);
        let first = store.import(settings, &rows);
        let after_first = store.debtors.clone();
        let second = store.import(settings, &rows);
        for (one, other) in first.iter().zip(&second) {
            match &one.decision {
                // A row that was not decided may be, once the others are done; one without a key is always new.
                // One that led to a protected debtor may lead to a new one that has the same key, which is not put away.
                Decision::Ambiguous { .. } | Decision::Duplicate { .. } | Decision::Protected => {}
                Decision::Create if one.reason == "new_without_key" => {
                    prop_assert_eq!(&other.decision, &Decision::Create);
                }
                Decision::Create | Decision::Update { .. } | Decision::Unchanged => {
                    let is_done = other.decision == Decision::Unchanged
                        || ["exists", "ignored", "update_off"].contains(&other.reason)
                        || is_after_one_that_was_not_decided(other, &first)
                        || is_asked_about(other);
                    prop_assert!(is_done, "{:?}\nthen {:?}\n{:?}", one, other, after_first);
                }
                // What stays undone may look otherwise beside the new debtors, and stays undone.
                Decision::Skip => {
                    let is_done = matches!(other.decision, Decision::Create | Decision::Update { .. });
                    prop_assert!(!is_done, "{:?}\nthen {:?}\n{:?}", one, other, after_first);
                }
                _ => prop_assert_eq!(other.decision.as_str(), one.decision.as_str(), "{:?}\nthen {:?}", one, other),
            }
        }
    }

    #[test]
    fn the_order_of_the_rows_decides_only_who_is_the_duplicate_of_whom(
        profile in profile(),
        debtors in prop::collection::vec(customer(), 0..5),
        (rows, shuffled) in prop::collection::vec(customer(), 1..7)
            .prop_flat_map(|rows| (Just(rows.clone()), Just((0..rows.len()).collect::<Vec<_>>()).prop_shuffle())),
        choice in (0..3_usize, 0..3_usize, 0..2_usize),
    ) {
        let checker = checker(&profile);
        let settings = settings(checker.profile(), choice);
        let order: Vec<Value> = shuffled.iter().map(|place| rows[*place].clone()).collect();
        let in_order = run(&checker, &debtors, settings, &rows);
        let in_other = run(&checker, &debtors, settings, &order);
        for (place, row) in shuffled.iter().zip(&in_other) {
            let alone = &run(&checker, &debtors, settings, std::slice::from_ref(&rows[*place]))[0];
            for decided in [&in_order[*place], row] {
                prop_assert!(is_duplicate(decided) || done(decided) == done(alone), "{:?}\nalone {:?}", decided, alone);
            }
        }
        for decided in [&in_order, &in_other] {
            for one in decided.iter() {
                if let Decision::Duplicate { of_row } = one.decision {
                    let first = decided.iter().find(|other| other.row == of_row).unwrap();
                    prop_assert!(of_row < one.row && !is_duplicate(first), "{:?} of {:?}", one, first);
                    prop_assert!(!matches!(first.decision, Decision::Ambiguous { .. } | Decision::Invalid), "{first:?}");
                }
            }
        }
    }

    #[test]
    fn a_protected_debtor_is_never_changed(
        debtors in prop::collection::vec(customer(), 1..5),
        rows in prop::collection::vec(customer(), 1..7),
    ) {
        let mut store = Store::new(&"snelstart-polaris".into(), debtors);
        let protected = |store: &Store| -> Vec<Value> {
            store.debtors.iter().filter(|debtor| debtor["customer_number"] == "-2").cloned().collect()
        };
        let before = protected(&store);
        let settings = settings(store.checker.profile(), (1, 0, 0));
        store.import(settings, &rows);
        prop_assert_eq!(protected(&store), before);
    }

    #[test]
    fn whatever_the_fields_hold_there_is_a_decision(
        debtor in any_customer(),
        row in any_customer(),
        profile in profile(),
    ) {
        let decided = run(&checker(&profile), &[debtor], Settings::default(), &[row.clone(), row]);
        prop_assert_eq!(decided.len(), 2);
    }
}

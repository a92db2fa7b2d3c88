//! Rows that are judged elsewhere come to what they come to here: however they are cut into blocks, in whatever order these
//! come back, whatever is edited or set meanwhile.

use super::pools::COLUMNS;
use super::same::{profiles, row, session};
use super::{json, query, rows};
use debitor::Profile;
use debitor::node::ToNode;
use debitor::preview::{Assessor, Options, Session};
use proptest::prelude::*;
use proptest::test_runner::Config;

/// What happens while rows are out.
#[derive(Clone, Debug)]
enum Act {
    HandOut(usize),
    TakeBack(prop::sample::Index),
    Edit(prop::sample::Index, prop::sample::Index, prop::sample::Index),
    Undo,
    EmptyCells(&'static str),
    Columns,
    Unshare,
}

fn act() -> impl Strategy<Value = Act> {
    let any = any::<prop::sample::Index>;
    prop_oneof![
        6 => (1..7_usize).prop_map(Act::HandOut),
        5 => any().prop_map(Act::TakeBack),
        3 => (any(), any(), any()).prop_map(|(row, column, value)| Act::Edit(row, column, value)),
        1 => Just(Act::Undo),
        1 => prop::sample::select(vec!["keep", "clear"]).prop_map(Act::EmptyCells),
        1 => Just(Act::Columns),
        1 => Just(Act::Unshare),
    ]
}

/// Makes a change, if it is one that both sessions know.
fn change(session: &mut Session, act: &Act, width: usize, height: usize) {
    match act {
        Act::Edit(row, column, value) => {
            let column = column.index(width);
            let values = COLUMNS[column].1;
            session.edit(row.index(height), column, values[value.index(values.len())]).unwrap();
        }
        Act::Undo => drop(session.undo()),
        Act::EmptyCells(word) => {
            let options = Options { empty_cells: Some((*word).to_owned()), ..Options::default() };
            session.set_options(&options).unwrap();
        }
        Act::Columns => {
            let mapping = session.columns().unwrap().save().to_node();
            session.set_mapping(&mapping).unwrap();
        }
        Act::HandOut(_) | Act::TakeBack(_) | Act::Unshare => {}
    }
}

/// Somebody else, with a secret and problems of their own.
fn assessors(session: &Session, brief: &[u8]) -> Vec<Assessor> {
    let make = |_| {
        let mut assessor = Assessor::new(session.checker().profile().clone(), "da").unwrap();
        if let Some(debtors) = session.debtors() {
            assessor.know(&debtors).unwrap();
        }
        assessor.brief(brief).unwrap();
        assessor
    };
    (0..2).map(make).collect()
}

/// All that is said of a file and its rows.
fn said(session: &mut Session) -> (Vec<serde_json::Value>, serde_json::Value) {
    (rows(session), json(&session.summary()))
}

proptest! {
    #![proptest_config(Config { cases: 32, ..Config::default() })]

    #[test]
    fn rows_that_are_judged_elsewhere_come_to_the_same(
        profile in prop::sample::select(profiles()),
        existing in prop::collection::vec(row(), 0..8),
        file in prop::collection::vec(row(), 1..40),
        acts in prop::collection::vec(act(), 0..40),
    ) {
        let mut here = session(profile.clone(), "keep", &existing, &file);
        let mut shared = session(profile, "keep", &existing, &file);
        for session in [&mut here, &mut shared] {
            session.set_options(&Options::default()).unwrap();
        }
        let (width, height) = (COLUMNS.len(), file.len());
        let mut brief = shared.share().unwrap();
        let mut judges = assessors(&shared, &brief);
        // Blocks that are out, each with what is said of it.
        let mut out: Vec<Vec<u8>> = Vec::new();
        for (turn, act) in acts.iter().enumerate() {
            match act {
                Act::HandOut(count) => {
                    if let Some(block) = shared.hand_out(*count) {
                        out.push(judges[turn % 2].judge(&block).unwrap());
                    }
                }
                Act::TakeBack(which) if !out.is_empty() => {
                    let judged = out.swap_remove(which.index(out.len()));
                    shared.take_back(&judged).unwrap();
                }
                Act::TakeBack(_) => {}
                Act::Unshare => {
                    shared.unshare();
                    shared.step(3).unwrap();
                }
                act => change(&mut shared, act, width, height),
            }
            if !shared.is_shared() {
                brief = shared.share().unwrap();
                judges = assessors(&shared, &brief);
            }
        }
        while let Some(block) = shared.hand_out(5) {
            out.push(judges[0].judge(&block).unwrap());
        }
        for judged in out.into_iter().rev() {
            shared.take_back(&judged).unwrap();
        }
        prop_assert!(shared.progress().is_done);
        prop_assert!(shared.step(10).unwrap().is_done);

        super::run(&mut here);
        acts.iter().for_each(|act| {
            change(&mut here, act, width, height);
            super::run(&mut here);
        });
        let (mut said_here, mut said_shared) = (said(&mut here), said(&mut shared));
        if acts.iter().any(|act| matches!(act, Act::Edit(..))) {
            // Which problem of a kind was the first one depends on when a cell was edited.
            for (_, summary) in [&mut said_here, &mut said_shared] {
                for problem in summary["problems"].as_array_mut().unwrap() {
                    problem.as_object_mut().unwrap().remove("message");
                }
            }
        }
        prop_assert_eq!(said_shared, said_here);
    }

    #[test]
    fn damaged_blocks_are_refused_and_nothing_panics(
        file in prop::collection::vec(row(), 1..12),
        which in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut session = session(debitor::preset("iex").unwrap(), "keep", &[], &file);
        session.set_options(&Options::default()).unwrap();
        let brief = session.share().unwrap();
        let mut judge = assessors(&session, &brief).swap_remove(0);
        let block = session.hand_out(100).unwrap();
        let judged = judge.judge(&block).unwrap();
        for (bytes, is_block) in [(block, true), (judged, false), (brief, true)] {
            let mut damaged = bytes.clone();
            damaged[which.index(bytes.len())] = byte;
            for bytes in [&damaged[..], &bytes[..cut.index(bytes.len())]] {
                let _ = judge.judge(bytes);
                let _ = judge.know(bytes);
                let _ = judge.brief(bytes);
                if !is_block {
                    let _ = session.take_back(bytes);
                }
            }
        }
        // Whatever was kept, the rest is decided here.
        session.unshare();
        super::run(&mut session);
        prop_assert_eq!(rows(&mut session).len(), file.len());
    }
}

#[test]
fn a_block_that_is_not_out_is_refused_and_one_of_before_is_passed_over() {
    let file: Vec<Vec<&str>> = (0..9).map(|_| COLUMNS.iter().map(|(_, values)| values[0]).collect()).collect();
    let mut session = session(debitor::preset("iex").unwrap(), "keep", &[], &file);
    session.set_options(&Options::default()).unwrap();
    let brief = session.share().unwrap();
    let mut judge = assessors(&session, &brief).swap_remove(0);
    let block = session.hand_out(4).unwrap();
    let judged = judge.judge(&block).unwrap();
    session.take_back(&judged).unwrap();
    assert_eq!(session.progress().decided, 4);
    assert_eq!(session.take_back(&judged).unwrap_err().code(), "preview.exchange");
    session.set_options(&Options::default()).unwrap();
    session.take_back(&judged).unwrap();
    assert_eq!((session.progress().decided, session.is_shared()), (0, false));
}

#[test]
fn a_session_that_does_not_know_its_columns_or_debtors_yet_shares_nothing() {
    let mut session = Session::new(debitor::preset("iex").unwrap(), &Options::default()).unwrap();
    assert_eq!(session.share(), None);
    session.set_hasty(true);
    let line = |number: usize| format!("Smed {number};ole{number}@smed.example\n");
    session.feed(b"Navn;E-mail\n").unwrap();
    session.feed((0..5000).map(line).collect::<String>().as_bytes()).unwrap();
    session.step(256).unwrap();
    assert!(session.is_guessed());
    assert_eq!(session.share(), None);
    session.step(2000).unwrap();
    session.feed_existing(b"Navn;E-mail\n").unwrap();
    assert_eq!(session.share(), None);
    session.finish_existing().unwrap();
    assert!(session.share().is_some());
    // Less than a block is handed out at the end of the file alone.
    let blocks = |session: &mut Session| std::iter::from_fn(|| session.hand_out(1024)).count();
    let read = session.progress().rows;
    assert!(read < 5000, "{read}");
    let whole = blocks(&mut session);
    assert_eq!(whole, read / 1024);
    session.finish().unwrap();
    while session.step(10_000).unwrap().phase == debitor::preview::Phase::Reading {}
    assert_eq!(whole + blocks(&mut session), 5);
}

#[test]
fn debtors_and_problems_are_numbered_the_same_in_a_file_of_many_blocks() {
    let profile = || debitor::preset("snelstart-magento").unwrap();
    let line = |number: usize| {
        let vat = if number.is_multiple_of(7) { "DK13585627" } else { "DK13585628" };
        let email =
            if number.is_multiple_of(11) { "nobody".to_owned() } else { format!("ole{}@smed.example", number / 2) };
        format!("{number};Smed {number};{email};{vat};DK\n")
    };
    let file = |rows: std::ops::Range<usize>| {
        "customer_id;company;email;vat;country\n".to_owned() + &rows.map(line).collect::<String>()
    };
    let open = || {
        let mut session = Session::new(profile(), &Options::default()).unwrap();
        session.feed_existing(file(500..1500).as_bytes()).unwrap();
        session.finish_existing().unwrap();
        session.feed(file(0..6000).as_bytes()).unwrap();
        session.finish().unwrap();
        session.step(2000).unwrap();
        session
    };
    let (mut here, mut shared) = (open(), open());
    super::run(&mut here);
    let brief = shared.share().unwrap();
    let mut judges = assessors(&shared, &brief);
    let mut turn = 0;
    while !shared.step(1000).unwrap().is_done {
        let mut blocks = Vec::new();
        while let Some(block) = shared.hand_out(300) {
            blocks.push(judges[turn % 2].judge(&block).unwrap());
            turn += 1;
        }
        blocks.iter().rev().for_each(|judged| shared.take_back(judged).unwrap());
    }
    assert!(turn > 10);
    assert_eq!(json(&shared.summary()), json(&here.summary()));
    for from in (0..6000).step_by(900) {
        let query = query(&format!(r#"{{"from": {from}, "count": 100}}"#));
        assert_eq!(shared.rows(&query).unwrap().to_node(), here.rows(&query).unwrap().to_node());
    }
}

/// Debtors with every kind of value in each column.
fn debtors(count: usize) -> String {
    let cell = |row: usize, (column, (_, values)): (usize, &(&str, &[&'static str]))| {
        // Half of them empty, and every value of a column beside every one of another.
        let turn = (row + 1).wrapping_mul(2_654_435_761 + 40_503 * column) >> 7;
        if turn.is_multiple_of(2) { values[0] } else { values[turn / 2 % values.len()] }
    };
    let line = |cells: Vec<&str>| cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(";") + "\n";
    let header = line(COLUMNS.iter().map(|(name, _)| *name).collect());
    (0..count)
        .map(|row| line(COLUMNS.iter().enumerate().map(|column| cell(row, column)).collect()))
        .fold(header, |all, line| all + &line)
}

/// What is known of all debtors, and what the rows of a file come to among them.
fn known(session: &mut Session) -> (Vec<String>, Vec<serde_json::Value>, serde_json::Value) {
    session.feed(debtors(300).as_bytes()).unwrap();
    session.finish().unwrap();
    super::run(session);
    let index = session.existing().index();
    let debtor =
        |debtor: debitor::index::Debtor<'_>| format!("{:?} {:?}", debtor.key(), debtor.fields().collect::<Vec<_>>());
    let all = index.debtors().map(debtor).collect();
    let (rows, summary) = said(session);
    (all, rows, summary)
}

/// Reads debtors that are taken in elsewhere; `disturb` is asked before each block comes back.
fn taken_in_elsewhere(profile: Profile, table: &str, mut disturb: impl FnMut(&mut Session, usize, &[u8])) -> Session {
    let mut session = Session::new(profile, &Options::default()).unwrap();
    let (mut judges, mut turn) = (Vec::new(), 0);
    let mut go_on = |session: &mut Session, turn: &mut usize| {
        if !session.is_shared()
            && let Some(brief) = session.share()
        {
            judges = assessors(session, &brief);
        }
        let mut blocks = Vec::new();
        while let Some(block) = session.hand_out(1) {
            blocks.push(judges[*turn % 2].judge(&block).unwrap());
            *turn += 1;
        }
        for judged in blocks.iter().rev() {
            disturb(session, *turn, judged);
            session.take_back(judged).unwrap();
        }
    };
    for piece in table.as_bytes().chunks(70_000) {
        session.feed_existing(piece).unwrap();
        go_on(&mut session, &mut turn);
    }
    session.end_existing().unwrap();
    go_on(&mut session, &mut turn);
    assert!(turn > 2, "{turn} blocks");
    session.finish_existing().unwrap();
    session
}

#[test]
fn debtors_that_are_taken_in_elsewhere_are_the_same() {
    let table = debtors(5200);
    let named = ["iex", "snelstart-magento"].map(|name| debitor::preset(name).unwrap());
    for profile in named.into_iter().chain(profiles().pop()) {
        let mut here = Session::new(profile.clone(), &Options::default()).unwrap();
        here.feed_existing(table.as_bytes()).unwrap();
        here.finish_existing().unwrap();
        let expected = known(&mut here);
        assert_eq!(expected.0.len(), 5200);
        let mut elsewhere = taken_in_elsewhere(profile.clone(), &table, |_, _, _| {});
        assert!(known(&mut elsewhere) == expected, "{}", profile.name);
        // Given up in the middle, and damaged.
        let mut disturbed = taken_in_elsewhere(profile.clone(), &table, |session, turn, judged| match turn {
            2 => {
                for damage in [0, judged.len() / 2, judged.len() - 1] {
                    let mut damaged = judged.to_vec();
                    damaged[damage] ^= 0x55;
                    let _ = session.take_back(&damaged[..judged.len() - 1]);
                }
                session.unshare();
            }
            4 => session.unshare(),
            _ => {}
        });
        assert!(known(&mut disturbed) == expected, "{} disturbed", profile.name);
    }
}

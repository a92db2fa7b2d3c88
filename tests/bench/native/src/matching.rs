//! What the hints find and how often they are wrong, over customers that are made from known debtors by a stated change;
//! and how many rows a second are decided.
//!
//!     debitor-bench-match [debtors, 20,000 where nothing is said]

use debitor::decide::{Existing, HINTS, Matcher, Settings, Who};
use debitor::node::Node;
use debitor::{Checker, Profile};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

/// A customer is known by a number that no row shares with a debtor: all that finds it is a hint.
const PROFILE: &str = r#"{"name": "bench", "country": "DK", "formats": ["iban", "postcode"],
    "kinds": {"b2b": {"identity": [["customer_number"]]}}}"#;

const FIRST: &[&str] = &[
    "Nordisk",
    "Aarhus",
    "Sønderjysk",
    "Vestkystens",
    "Københavns",
    "Fyns",
    "Limfjordens",
    "Bornholms",
    "Østjysk",
    "Ribe",
    "Skagen",
    "Møns",
    "Hansen",
    "Jensen",
    "Rasmussen",
    "Mikkelsen",
    "Lauritzen",
    "Thygesen",
    "Ægidius",
    "Ørsted",
];
const TRADE: &[&str] = &[
    "Smedeværksted",
    "Bageri",
    "Elinstallation",
    "Tømrerfirma",
    "Malerforretning",
    "Blomster",
    "Cykelhandel",
    "Revision",
    "Transport",
    "Fiskeeksport",
    "Møbelfabrik",
    "Vinimport",
    "Gartneri",
    "Arkitekter",
    "Reklamebureau",
    "Maskinfabrik",
];
const THIRD: &[&str] =
    &["og Søn", "Holding", "Service", "Gruppen", "Danmark", "Nord", "Syd", "Partner", "Center", "Invest"];
const FORMS: &[&str] = &["A/S", "ApS", "I/S", "P/S", "K/S"];

/// The changes, and the hints that are due for them.
const CHANGES: &[(&str, &[&str])] = &[
    ("one typing error in the name", &["similar_name", "same_name"]),
    ("two words of the name swapped", &["same_name"]),
    ("a word of the name shortened", &["similar_name"]),
    ("another legal form, no accents, capitals", &["same_name"]),
    ("moved and renamed, same VAT number", &["same_vat"]),
    ("moved and renamed, same company number", &["same_company_number"]),
    ("moved and renamed, same e-mail address", &["same_email"]),
    ("moved and renamed, same account", &["same_iban"]),
    ("moved, same shop customer", &["successor_of"]),
    ("one digit of the VAT number wrong in the file", &["near_vat"]),
    ("two digits of the VAT number swapped in the accounts", &["near_vat"]),
    ("nobody who is there", &[]),
];

/// Always the same numbers (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % sides
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }
}

type Fields = BTreeMap<&'static str, String>;

fn cvr(mut lead: u32) -> String {
    loop {
        let digits = format!("{lead:07}");
        let sum: u32 =
            digits.bytes().zip([2, 7, 6, 5, 4, 3, 2]).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
        match (11 - sum % 11) % 11 {
            10 => lead += 1,
            check => return format!("{lead:07}{check}"),
        }
    }
}

fn iban(n: u64) -> String {
    // DK, four digits of the bank, ten of the account; the check digits by ISO 13616.
    let account = format!("0040{n:010}");
    let rest = format!("{account}132000").bytes().fold(0_u32, |rest, byte| (rest * 10 + u32::from(byte - b'0')) % 97);
    format!("DK{:02}{account}", 98 - rest)
}

/// Debtor or customer number `n`, all by chance but the numbers, which nobody else has.
fn company(n: u32, dice: &mut Dice) -> Fields {
    let number = cvr(1_000_000 + n * 13 % 9_000_000);
    let name = format!("{} {} {} {}", dice.pick(FIRST), dice.pick(TRADE), dice.pick(THIRD), dice.pick(FORMS));
    [
        ("customer_number", format!("D{n:07}")),
        ("customer_id", format!("{}", 500_000 + n)),
        ("company", name),
        ("vat", format!("DK{number}")),
        ("company_number", number),
        ("email", format!("mail{n}@firma{}.dk", n % 997)),
        ("iban", iban(u64::from(n) + 1_000_000)),
        ("postcode", format!("{:04}", 1000 + dice.roll(9000))),
    ]
    .into_iter()
    .collect()
}

fn swap(text: &str, place: usize) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    characters.swap(place, place + 1);
    characters.into_iter().collect()
}

fn with_typing_error(name: &str, dice: &mut Dice) -> String {
    let mut characters: Vec<char> = name.chars().collect();
    let place = 1 + dice.roll(characters.len() - 6);
    match dice.roll(4) {
        0 => characters[place] = 'x',
        1 => drop(characters.remove(place)),
        2 => characters.insert(place, characters[place]),
        _ => characters.swap(place, place + 1),
    }
    characters.into_iter().collect()
}

/// A customer that is the debtor after a change: of the rest only what the change is about is the same.
fn changed(debtor: &Fields, change: usize, n: u32, dice: &mut Dice) -> Fields {
    let mut row = company(n, dice);
    let keep = |row: &mut Fields, fields: &[&'static str]| {
        fields.iter().for_each(|field| drop(row.insert(field, debtor[field].clone())));
    };
    let words: Vec<&str> = debtor["company"].split(' ').collect();
    match change {
        0..=3 => {
            keep(&mut row, &["postcode"]);
            let name = match change {
                0 => with_typing_error(&debtor["company"], dice),
                1 => [&[words[1], words[0]][..], &words[2..]].concat().join(" "),
                2 => format!("{} {}. {}", words[0], words[1].chars().take(4).collect::<String>(), words[2..].join(" ")),
                _ => format!("{} {}", words[..words.len() - 1].join(" "), dice.pick(FORMS))
                    .to_uppercase()
                    .replace('Ø', "OE"),
            };
            row.insert("company", name);
        }
        4 => keep(&mut row, &["vat"]),
        5 => keep(&mut row, &["company_number"]),
        6 => keep(&mut row, &["email"]),
        7 => keep(&mut row, &["iban"]),
        8 => keep(&mut row, &["customer_id"]),
        9 => {
            let vat = &debtor["vat"];
            let (place, digit) = (2 + dice.roll(8), char::from(b'0' + dice.roll(10) as u8));
            let wrong: String =
                vat.chars().enumerate().map(|(at, old)| if at == place { digit } else { old }).collect();
            row.insert("vat", if wrong == *vat { swap(vat, 4) } else { wrong });
        }
        10 => keep(&mut row, &["vat"]),
        _ => {}
    }
    // What would find the debtor as well, or contradict the change.
    let drop_fields: &[&str] = match change {
        4 | 9 | 10 => &["company_number"],
        5 => &["vat"],
        _ => &[],
    };
    drop_fields.iter().for_each(|field| drop(row.remove(field)));
    row
}

fn node(fields: &Fields) -> Node {
    Node::Map(fields.iter().map(|(name, value)| ((*name).to_owned(), Node::Text(value.clone()))).collect())
}

fn main() {
    let count: u32 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(20_000);
    let checker = Arc::new(Checker::new(Profile::from_json(PROFILE).unwrap(), "en").unwrap());
    let mut dice = Dice(0x5eed);
    let debtors: Vec<Fields> = (0..count).map(|n| company(n, &mut dice)).collect();
    let rows: Vec<(usize, usize, Fields)> = (0..count)
        .map(|n| {
            // Each debtor comes once, so that no two rows are the same.
            let (change, debtor) = (n as usize % CHANGES.len(), n as usize);
            (change, debtor, changed(&debtors[debtor], change, count + n, &mut dice))
        })
        .collect();
    // In the accounts two digits are swapped where the file is right.
    let swapped: Vec<usize> = rows.iter().filter(|(change, ..)| *change == 10).map(|(_, debtor, _)| *debtor).collect();
    let mut builder = Existing::builder(checker.clone());
    for (place, debtor) in debtors.iter().enumerate() {
        let mut debtor = debtor.clone();
        if swapped.contains(&place) {
            let vat = debtor["vat"].clone();
            let at = (2..9).find(|at| vat.as_bytes()[*at] != vat.as_bytes()[at + 1]).unwrap_or(2);
            debtor.insert("vat", swap(&vat, at));
        }
        builder.add(&node(&debtor)).unwrap();
    }
    let existing = Arc::new(builder.finish());
    let nodes: Vec<Node> = rows.iter().map(|(.., row)| node(row)).collect();
    let clock = Instant::now();
    let valid = nodes.iter().filter(|row| checker.check(row).valid).count();
    let checking = clock.elapsed().as_secs_f64();
    let mut matcher = Matcher::new(checker, existing, Settings::default());
    let clock = Instant::now();
    let decided: Vec<_> = nodes.iter().zip(2..).map(|(row, number)| matcher.decide(number, row)).collect();
    let seconds = clock.elapsed().as_secs_f64();

    let rate = |seconds: f64| f64::from(count) / seconds;
    println!(
        "{count} rows ({valid} valid) against {count} debtors, one thread: {:.0} rows a second, checked alone {:.0}\n",
        rate(seconds),
        rate(checking)
    );
    println!("| change | hint that is due | rows | found |\n|---|---|---|---|");
    for (change, (what, due)) in CHANGES.iter().enumerate() {
        let of_change = || rows.iter().zip(&decided).filter(|((own, ..), _)| *own == change);
        let hits = of_change().filter(|((_, debtor, _), decided)| {
            let is_hit = |who: &Who| matches!(who, Who::Debtor(target) if target.id == Some(debtor + 1));
            decided.hints.iter().any(|hint| due.contains(&hint.code) && is_hit(&hint.who))
        });
        let (all, hits) = (of_change().count(), hits.count());
        let found =
            if due.is_empty() { "–".to_owned() } else { format!("{:.1} %", 100.0 * hits as f64 / all as f64) };
        println!("| {what} | {} | {all} | {found} |", due.join(", "));
    }
    println!("\n| hint | given | right (precision) | due and given (recall) |\n|---|---|---|---|");
    for code in HINTS {
        let (mut given, mut right, mut due_rows, mut due_given) = (0, 0, 0, 0);
        for ((change, debtor, _), decided) in rows.iter().zip(&decided) {
            let is_right = |who: &Who| matches!(who, Who::Debtor(target) if target.id == Some(debtor + 1));
            let (_, due) = CHANGES[*change];
            let of_code: Vec<_> = decided.hints.iter().filter(|hint| hint.code == *code).collect();
            given += of_code.len();
            // Rows that are nobody have no right hint.
            right += of_code.iter().filter(|hint| !due.is_empty() && is_right(&hint.who)).count();
            if due.first() == Some(code) {
                due_rows += 1;
                due_given += usize::from(of_code.iter().any(|hint| is_right(&hint.who)));
            }
        }
        let share = |part: usize, of: usize| match of {
            0 => "–".to_owned(),
            _ => format!("{:.1} %", 100.0 * part as f64 / of as f64),
        };
        if given + due_rows > 0 {
            println!("| {code} | {given} | {} | {} |", share(right, given), share(due_given, due_rows));
        }
    }
}

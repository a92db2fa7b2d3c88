//! How the targets read their bytes: as lines that people can read and write too.

use debitor::Country;
use debitor::ids::Scheme;

/// The scheme of that name; of any other text one of all, so that each input asks something.
#[must_use]
pub fn scheme(name: &str) -> Scheme {
    Scheme::named(name).unwrap_or_else(|| {
        let all: Vec<Scheme> = Scheme::all().collect();
        all[sum(name) % all.len()]
    })
}

/// The country of that code, or none.
#[must_use]
pub fn country(code: &str) -> Option<Country> {
    Country::parse_code(code)
}

/// The number that a text writes; of any other text some small one.
#[must_use]
pub fn number(text: &str) -> usize {
    text.parse().unwrap_or_else(|_| sum(text))
}

fn sum(text: &str) -> usize {
    text.bytes().map(usize::from).sum()
}

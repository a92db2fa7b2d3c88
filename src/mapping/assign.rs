//! Which column gets which field: the surest first, and each field once.

use super::Mapper;
use super::aliases::Aliases;
use super::column::{ColumnMapping, How};
use super::compare::{bare, compared, is_nameless, is_other, own_field};
use super::system::{Names, System};
use super::values::Values;
use crate::fields::named;
use crate::ids::Country;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// A column that the system calls so.
const EXACT: usize = 100;
/// Another name that the system is known to use.
const OWN: usize = 97;
/// A name in a language of the reader or the profile.
const PREFERRED: usize = 95;
/// A name in another language.
const OTHER: usize = 90;
/// A name without its accents.
const FOLDED: usize = 85;
/// A misspelt name.
const NEAR: usize = 70;
/// What a name is worth less where the values plainly are something else.
const CONTRADICTED: usize = 30;
/// From here on a score decides, where the name says nothing …
const NAMELESS_LEAST: usize = 50;
/// … and where it is a name that nobody knows.
const NAMED_LEAST: usize = 80;
/// What is offered because the likely field is taken.
const TWIN: usize = 40;
/// Of a table with more nameless or unknown columns the values of no more than these are looked at: it is no list of
/// customers, and the answer must not take long.
const WIDE: usize = 1000;
/// So many alternatives help to choose.
const MOST: usize = 4;
/// What an own field is offered with.
const OWN_FIELD: usize = 10;

/// A field that a column may get.
struct Bid {
    column: usize,
    field: String,
    how: How,
    score: usize,
    /// The name is in a language that was asked for.
    is_preferred: bool,
    /// Its place among the names of the field.
    place: usize,
    is_filled: bool,
}

/// What the name of a column says.
enum Name {
    /// The system has such a column, and no field for it.
    NoField,
    /// This field.
    Field(Bid),
    /// One of these.
    Ambiguous(&'static [&'static str]),
    /// Nothing that is known.
    Unknown,
}

/// The fields that are given already, and the bids for the others.
struct Auction<'a> {
    columns: &'a mut [ColumnMapping],
    taken: HashSet<String>,
}

impl Auction<'_> {
    /// Gives each field to its best bid, and each column its best field. The others are offered what they bid for.
    fn settle(&mut self, mut bids: Vec<Bid>, is_named: bool) {
        bids.sort_by_key(|bid| (Reverse(bid.score), !bid.is_preferred, bid.place, !bid.is_filled, bid.column));
        for bid in bids {
            let Some(column) = self.columns.get_mut(bid.column) else { continue };
            if column.how == How::None && !self.taken.contains(&bid.field) {
                column.give(Some(bid.field.clone()), bid.how, bid.score);
                column.contested = None;
                self.taken.insert(bid.field);
                continue;
            }
            column.may_hold(&bid.field, bid.score);
            if column.how == How::None {
                if is_named {
                    column.contested.get_or_insert_with(|| bid.field.clone());
                }
                if let Some(twin) = twin(&bid.field).filter(|twin| !self.taken.contains(*twin)) {
                    column.may_hold(twin, TWIN);
                }
            }
        }
    }
}

/// What a column for a field that another column holds may be for instead.
fn twin(field: &str) -> Option<&'static str> {
    let name = match field {
        "company" => "contact".to_owned(),
        _ => ["delivery_", field].concat(),
    };
    named(&name).map(|field| field.name)
}

/// Gives fields to all columns that have none yet.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
pub(super) fn assign(mapper: &Mapper, columns: &mut [ColumnMapping], values: Vec<Values<'_>>) {
    let taken = columns.iter().filter_map(|column| column.field.clone()).collect();
    let mut auction = Auction { columns, taken };
    if mapper.names != Names::Any {
        exactly(&mapper.system, &mut auction);
        return;
    }
    let mut named = Vec::new();
    let mut ambiguous = Vec::new();
    let mut unknown = Vec::new();
    for (column, values) in values.iter().enumerate() {
        let Some(mapping) = auction.columns.get_mut(column).filter(|mapping| mapping.how == How::None) else {
            continue;
        };
        match name(mapper, mapping, values) {
            Name::NoField => mapping.give(None, How::Exact, EXACT),
            Name::Field(bid) => named.push(bid),
            Name::Ambiguous(fields) => ambiguous.push((column, fields)),
            Name::Unknown => unknown.push(column),
        }
    }
    auction.settle(named, true);
    let home = country(&auction, &values).or(mapper.country);
    let values: Vec<Values<'_>> = values.into_iter().map(|values| values.with_home(home)).collect();
    by_values(&mut auction, ambiguous, &values);
    unnamed(&mapper.system, &mut auction, unknown, &values);
    for column in auction.columns.iter_mut() {
        column.alternatives.truncate(MOST);
        if let Some(own) = own_field(&column.header).filter(|_| mapper.system.keeps_own && column.how != How::Exact) {
            column.may_hold(&own, OWN_FIELD);
        }
    }
}

/// The names that the system demands, and no others.
fn exactly(system: &System, auction: &mut Auction<'_>) {
    let mut seen = HashSet::new();
    for column in auction.columns.iter_mut().filter(|column| column.how == How::None) {
        let header = bare(&column.header).to_owned();
        match system.with_header(&header) {
            Some(known) if seen.insert(header.clone()) => column.give(known.field.clone(), How::Exact, EXACT),
            Some(known) => known.field.iter().for_each(|field| column.may_hold(field, EXACT)),
            None => {
                let near = system.near(&header).and_then(|near| near.field.as_deref());
                near.into_iter().for_each(|field| column.may_hold(field, NEAR));
            }
        }
    }
}

fn name(mapper: &Mapper, mapping: &ColumnMapping, values: &Values<'_>) -> Name {
    let name = compared(&mapping.header);
    let aliases = Aliases::get();
    let contradicted = |field: &str| values.contradict(field);
    let bid = |field: &str, how, score: usize, is_preferred, place| {
        let doubt = if how != How::Exact && contradicted(field) { CONTRADICTED } else { 0 };
        let is_filled = mapping.is_filled;
        let field = field.to_owned();
        Name::Field(Bid { column: mapping.index, field, how, score: score - doubt, is_preferred, place, is_filled })
    };
    if name.is_empty() {
        return Name::Unknown;
    }
    if let Some((column, is_header)) = mapper.system.named(&name) {
        let (how, score) = if is_header { (How::Exact, EXACT) } else { (How::Alias, OWN) };
        let shown = || mapper.system.own(&name).filter(|_| mapper.shows_own);
        let field = column.field.as_deref().or_else(shown);
        return field.map_or(Name::NoField, |field| bid(field, how, score, true, 0));
    }
    if let Some(field) = mapper.system.own(&name) {
        return bid(field, How::Alias, PREFERRED, true, 0);
    }
    if let Some(fields) = aliases.ambiguous(&name) {
        return Name::Ambiguous(fields);
    }
    if let Some(alias) = aliases.named(&name) {
        let (is_preferred, place) = alias.rank(&mapper.languages);
        return bid(alias.field, How::Alias, if is_preferred { PREFERRED } else { OTHER }, is_preferred, place);
    }
    if let Some(field) = aliases.folded(&name) {
        return bid(field, How::Alias, FOLDED, false, usize::MAX);
    }
    match aliases.near(&name).filter(|field| !contradicted(field)) {
        Some(field) => bid(field, How::Alias, NEAR, false, usize::MAX),
        None => Name::Unknown,
    }
}

/// The country of most values in the column that holds the country.
fn country(auction: &Auction<'_>, values: &[Values<'_>]) -> Option<Country> {
    let place = auction.columns.iter().position(|column| column.field.as_deref() == Some("country"))?;
    let mut counts: BTreeMap<Country, usize> = BTreeMap::new();
    for country in values.get(place)?.iter().filter_map(Country::parse) {
        *counts.entry(country).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(country, count)| (*count, Reverse(*country))).map(|(country, _)| country)
}

/// Decides by their values which of its candidates an ambiguous name stands for.
fn by_values(auction: &mut Auction<'_>, columns: Vec<(usize, &[&str])>, values: &[Values<'_>]) {
    let mut bids = Vec::new();
    for (column, fields) in columns {
        let Some(values) = values.get(column) else { continue };
        let is_filled = !values.is_empty();
        for (place, field) in fields.iter().enumerate() {
            let score = values.fit(field, |other| auction.taken.contains(other));
            let bid = Bid {
                column,
                field: (*field).to_owned(),
                how: How::Values,
                score,
                is_preferred: false,
                place,
                is_filled,
            };
            bids.push(bid);
        }
    }
    settle_from(auction, bids, |_| NAMELESS_LEAST);
}

/// Looks at the values of columns whose names say nothing.
fn unnamed(system: &System, auction: &mut Auction<'_>, columns: Vec<usize>, values: &[Values<'_>]) {
    let mut bids = Vec::new();
    let mut least = BTreeMap::new();
    for column in columns.into_iter().take(WIDE) {
        let (Some(values), Some(mapping)) = (values.get(column), auction.columns.get(column)) else { continue };
        let name = compared(&mapping.header);
        if values.is_empty() || is_other(&name) {
            continue;
        }
        least.insert(column, if is_nameless(&name) { NAMELESS_LEAST } else { NAMED_LEAST });
        for (field, score) in values.fields(&system.columns) {
            let (how, is_filled) = (How::Values, true);
            bids.push(Bid { column, field, how, score, is_preferred: false, place: 0, is_filled });
        }
    }
    settle_from(auction, bids, |column| least.get(&column).copied().unwrap_or(NAMED_LEAST));
}

/// Settles the bids that are high enough; the others are alternatives.
fn settle_from(auction: &mut Auction<'_>, bids: Vec<Bid>, least: impl Fn(usize) -> usize) {
    let (high, low): (Vec<Bid>, Vec<Bid>) = bids.into_iter().partition(|bid| bid.score >= least(bid.column));
    auction.settle(high, false);
    for bid in low.iter().filter(|bid| bid.score > 0) {
        if let Some(column) = auction.columns.get_mut(bid.column) {
            column.may_hold(&bid.field, bid.score);
        }
    }
}

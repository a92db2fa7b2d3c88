//! Files of any kind for the tests of mappings.

use super::profile;
use debitor::mapping::{Mapper, Mapping};
use proptest::prelude::*;

/// Names that mean something, names that nearly do, and anything else.
pub fn header() -> impl Strategy<Value = String> {
    let known = vec![
        "Navn",
        "Firma",
        "E-mail",
        "Mail",
        "CVR",
        "VAT",
        "EAN",
        "Land",
        "Nummer",
        "Nom",
        "Prénom",
        "Code",
        "By",
        "Telfon",
        "fldNaam",
        "Naam",
        "Iban",
        "Mandaat",
        "",
        " ",
        "\u{feff}Navn",
        "Kolonne 3",
        "Bankieren",
        "custom.member",
    ];
    prop_oneof![3 => proptest::sample::select(known).prop_map(str::to_owned), 1 => ".{0,12}", 1 => any::<String>()]
}

pub fn cell() -> impl Strategy<Value = String> {
    let known = vec![
        "",
        "13585628",
        "DK13585628",
        "ole@smed.example",
        "Smed A/S",
        "Ja",
        "DK",
        "nl-BE",
        "2026-11-21",
        "8000",
        "12 b",
    ];
    prop_oneof![3 => proptest::sample::select(known).prop_map(str::to_owned), 1 => any::<String>()]
}

/// Columns with their values.
pub fn file() -> impl Strategy<Value = Vec<(String, Vec<String>)>> {
    proptest::collection::vec((header(), proptest::collection::vec(cell(), 3)), 0..12)
}

pub fn map_file(mapper: &Mapper, file: &[(String, Vec<String>)]) -> (Vec<String>, Vec<Vec<String>>, Mapping) {
    let headers: Vec<String> = file.iter().map(|(header, _)| header.clone()).collect();
    let rows: Vec<Vec<String>> =
        (0..3).map(|row| file.iter().map(|(_, values)| values[row].clone()).collect()).collect();
    let mapping = mapper.map(&headers, &rows);
    (headers, rows, mapping)
}

pub fn any_mapper() -> impl Strategy<Value = Mapper> {
    proptest::sample::select(vec!["", "banqup", "iex", "picqer", "snelstart-magento", "snelstart-polaris"])
        .prop_map(|name| Mapper::new(&profile(Some(name).filter(|name| !name.is_empty()), "da", Some("DK")), "nl"))
}

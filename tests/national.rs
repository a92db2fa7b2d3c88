//! The hard cases of the company numbers and international identifiers.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use debitor::Country;
use debitor::ids::{Finding, Scheme, Verdict, identify};

fn finding(id: &str, text: &str, country: &str) -> Finding {
    Scheme::named(id).unwrap().examine(text, Country::parse(country))
}

/// A value that no problem is found with.
#[track_caller]
fn fine(id: &str, text: &str, canonical: &str, formatted: &str) {
    let found = finding(id, text, "");
    assert_eq!(
        (found.verdict, found.canonical.as_str(), found.formatted.as_str()),
        (Verdict::Valid, canonical, formatted),
        "{id} {text}: {found:?}"
    );
}

/// A value with one problem.
#[track_caller]
fn told(id: &str, text: &str, verdict: Verdict, code: &str) {
    told_in(id, text, "", verdict, code);
}

#[track_caller]
fn told_in(id: &str, text: &str, country: &str, verdict: Verdict, code: &str) {
    let found = finding(id, text, country);
    let codes: Vec<&str> = found.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!((found.verdict, codes.as_slice()), (verdict, &[code][..]), "{id} {text}: {found:?}");
}

#[track_caller]
fn invalid(id: &str, text: &str, code: &str) {
    told(id, text, Verdict::Invalid, code);
}

#[track_caller]
fn unusual(id: &str, text: &str, code: &str) {
    told(id, text, Verdict::Unusual, code);
}

#[track_caller]
fn suggests(id: &str, text: &str, suggestion: &str) {
    let found = finding(id, text, "");
    assert_eq!(found.problems[0].suggestions.first().map(String::as_str), Some(suggestion), "{id} {text}: {found:?}");
}

/// A value meant for one box that belongs into another.
#[track_caller]
fn belongs(id: &str, text: &str, country: &str, other: &str) {
    let found = finding(id, text, country);
    let problem = &found.problems[0];
    assert!(problem.code.ends_with(".wrong_box"), "{id} {text}: {found:?}");
    assert_eq!(problem.params.get("belongs_to").as_deref(), Some(other), "{id} {text}: {found:?}");
}

#[test]
fn numbers_are_read_as_people_write_them() {
    fine("dk_se", "SE-nr. 12 93 51 10", "12935110", "12 93 51 10");
    fine("se_orgnr", "org.nr 556036-0793", "5560360793", "556036-0793");
    fine("no_orgnr", "NO 923 609 016 MVA", "923609016", "923 609 016");
    fine("fi_ytunnus", "Y-tunnus: 0112038-9", "01120389", "0112038-9");
    fine("fr_siret", "732 829 320 00074", "73282932000074", "732 829 320 00074");
    fine("it_piva", "P.IVA IT 00743110157", "00743110157", "00743110157");
    fine("lei", "LEI: 5493 00DA Q1CV T6CX N342", "549300DAQ1CVT6CXN342", "549300DAQ1CVT6CXN342");
}

#[test]
fn numbers_without_check_digits_are_never_refused_for_their_digits() {
    for (id, text) in [("dk_p", "P-nr. 1021729643"), ("nl_oin", "0000 0001 8102 4342 8000")] {
        assert_eq!(finding(id, text, "").verdict, Verdict::Unverifiable, "{id} {text}");
    }
    invalid("dk_p", "102172964", "dk_p.length");
}

#[test]
fn a_swedish_vat_number_is_told_from_an_organisation_number() {
    invalid("se_orgnr", "556036-0793 01", "se_orgnr.suffix");
    suggests("se_orgnr", "SE556036079301", "5560360793");
    invalid("se_orgnr", "556036079302", "se_orgnr.length");
    invalid("se_orgnr", "556036079401", "se_orgnr.length");
}

#[test]
fn a_swedish_century_is_taken_off() {
    fine("se_orgnr", "16 556036-0793", "5560360793", "556036-0793");
    fine("se_orgnr", "19 811218-9876", "8112189876", "811218-9876");
    // 20 and a number that can be no date: a VAT number of the public sector.
    invalid("se_orgnr", "202100548901", "se_orgnr.suffix");
    unusual("se_orgnr", "5500000004", "se_orgnr.person");
}

#[test]
fn a_norwegian_number_of_no_known_series_is_unusual() {
    unusual("no_orgnr", "123456785", "no_orgnr.series");
    invalid("no_orgnr", "923609017", "no_orgnr.checksum");
}

#[test]
fn finnish_ids_of_all_ages_are_read() {
    fine("fi_ytunnus", "112038-9", "01120389", "0112038-9");
    fine("fi_ytunnus", "003701120389", "01120389", "0112038-9");
    invalid("fi_ytunnus", "00000000", "fi_ytunnus.range");
}

#[test]
fn la_poste_may_break_luhn_and_nobody_else() {
    fine("fr_siret", "35600000049837", "35600000049837", "356 000 000 49837");
    fine("fr_siret", "35600000000048", "35600000000048", "356 000 000 00048");
    invalid("fr_siret", "35600000049838", "fr_siret.checksum");
    invalid("fr_siret", "73282932000075", "fr_siret.checksum");
    // Luhn over fourteen holds, but not over the company's nine.
    invalid("fr_siret", "73282932100073", "fr_siret.checksum");
}

#[test]
fn monaco_is_unusual() {
    unusual("fr_siren", "000 005 990", "fr_siren.monaco");
    invalid("fr_siren", "000000000", "fr_siren.range");
}

#[test]
fn an_italian_number_names_an_office_that_exists() {
    fine("it_piva", "10001701209", "10001701209", "10001701209");
    invalid("it_piva", "10001701308", "it_piva.range");
    invalid("it_piva", "00000000000", "it_piva.range");
}

#[test]
fn a_swiss_uid_is_the_same_with_and_without_its_suffix() {
    for text in ["CHE-107.787.577", "CHE-107.787.577 IVA", "CHE107787577MWST", "UID 107.787.577", "che 107787577 hr"] {
        fine("ch_uid", text, "CHE107787577", "CHE-107.787.577");
    }
    invalid("ch_uid", "CHE-107.787.578", "ch_uid.checksum");
}

#[test]
fn check_digits_that_are_never_given_out_are_refused() {
    // 00, 01 and 99 leave the remainder of 97, 98 and 02.
    invalid("lei", "1671003SFYQS64Z1PU99", "lei.checksum");
    suggests("lei", "1671003SFYQS64Z1PU99", "1671003SFYQS64Z1PU02");
    invalid("iban", "AT997407225000509353", "iban.checksum");
    invalid("de_leitweg", "10362-B32YXBLLVK7P3356XR62C1LFQ-01", "de_leitweg.checksum");
}

#[test]
fn a_leitweg_id_keeps_its_hyphens() {
    fine("de_leitweg", "991 - 33333test - 33", "991-33333TEST-33", "991-33333TEST-33");
    fine("de_leitweg", "Leitweg-ID: 04011000–1234512345–06", "04011000-1234512345-06", "04011000-1234512345-06");
    for text in ["9913333333TEST33", "991-33-333TEST-33", "991--33", "9-33333-33", "0401100012345-1-06", "-----"] {
        invalid("de_leitweg", text, "de_leitweg.form");
    }
    invalid("de_leitweg", "99A-33333TEST-33", "de_leitweg.character");
    invalid("de_leitweg", "33", "de_leitweg.length");
    unusual("de_leitweg", "17-47", "de_leitweg.state");
    unusual("de_leitweg", "0101-86", "de_leitweg.coarse");
    invalid("de_leitweg", "991-07335-69", "de_leitweg.checksum");
    suggests("de_leitweg", "991-07335-69", "991-07335-68");
}

#[test]
fn a_leitweg_id_has_its_longest_form() {
    let longest = "123456789012-ABCDEFGHIJKLMNOPQRSTUVWXYZ0123-";
    let right = (2..99).map(|check| format!("{longest}{check:02}"));
    let right: Vec<_> = right.filter(|text| finding("de_leitweg", text, "").verdict == Verdict::Valid).collect();
    assert_eq!(right.len(), 1);
    invalid("de_leitweg", &right[0].replacen("ABC", "ABCD", 1), "de_leitweg.form");
}

#[test]
fn an_iban_is_grouped_in_fours() {
    fine("iban", "dk5000400440116243", "DK5000400440116243", "DK50 0040 0440 1162 43");
    fine("iban", "IBAN DK50 0040 0440 1162 43", "DK5000400440116243", "DK50 0040 0440 1162 43");
    let russian = "RU0304452522540817810538091310419";
    fine("iban", russian, russian, "RU03 0445 2522 5408 1781 0538 0913 1041 9");
    assert_eq!(finding("iban", "50 0040 0440 1162 43", "DK").canonical, "DK5000400440116243");
}

#[test]
fn an_iban_is_as_long_and_of_the_form_that_its_country_says() {
    let found = finding("iban", "DK50 0040 0440 1162 4", "");
    assert_eq!(found.problems[0].code, "iban.length");
    assert_eq!(found.problems[0].params.get("expected").as_deref(), Some("18"));
    assert_eq!(found.problems[0].params.get("found").as_deref(), Some("17"));
    let found = finding("iban", "GB29 1WBK 6016 1331 9268 19", "");
    assert_eq!(found.problems[0].code, "iban.character");
    assert_eq!(found.problems[0].params.get("position").as_deref(), Some("6"));
    assert_eq!(found.problems[0].params.get("expected").as_deref(), Some("A-Z"));
    invalid("iban", "ZZ50 0040 0440 1162 43", "iban.country");
    told_in("iban", "US50 0040 0440 1162 43", "DK", Verdict::Invalid, "iban.country");
    invalid("iban", "50 0040 0440 1162 43", "iban.country");
}

#[test]
fn no_check_digits_are_made_up_for_an_account() {
    let found = finding("iban", "DK51 0040 0440 1162 43", "");
    assert_eq!(found.problems[0].code, "iban.checksum");
    assert_eq!(found.problems[0].params.get("expected").as_deref(), Some("50"));
    assert!(!found.problems[0].suggestions.contains(&"DK5000400440116243".to_owned()));
    suggests("iban", "DK50 0040 0440 1126 43", "DK5000400440116243");
}

/// The IBAN of an account whose own check digits may be anything.
fn iban(country: &str, account: &str) -> String {
    let right = (2..99).map(|check| format!("{country}{check:02}{account}"));
    let code = |text: &str| finding("iban", text, "").problems.first().map(|problem| problem.code.clone());
    right.into_iter().find(|text| code(text).as_deref() != Some("iban.checksum")).unwrap()
}

#[test]
fn the_check_digits_of_the_bank_are_right_too() {
    // Registry samples, the same with one digit of the account changed, and the verdict on that.
    for (country, account, wrong, verdict) in [
        ("BE", "539007547034", "539007547035", Verdict::Invalid),
        ("PT", "000201231234567890154", "000201231234567890155", Verdict::Invalid),
        ("SI", "263300012039086", "263300012039087", Verdict::Invalid),
        ("ES", "21000418450200051332", "21000418550200051332", Verdict::Invalid),
        ("ES", "21000418450200051332", "21000418450200051333", Verdict::Invalid),
        ("FI", "12345600000785", "12345600000786", Verdict::Invalid),
        ("FR", "20041010050500013M02606", "20041010050500013N02606", Verdict::Invalid),
        ("MC", "11222000010123456789030", "11222000010123456789031", Verdict::Invalid),
        ("HR", "10010051863000160", "10010061863000160", Verdict::Invalid),
        ("HR", "10010051863000160", "10010051863000161", Verdict::Invalid),
        ("IT", "X0542811101000000123456", "Y0542811101000000123456", Verdict::Invalid),
        ("SM", "U0322509800000000270100", "U0322509800000000270101", Verdict::Invalid),
        ("NO", "86011117947", "86011117948", Verdict::Invalid),
        ("EE", "2200221020145685", "2200221020145686", Verdict::Unusual),
        ("HU", "117730161111101800000000", "117730171111101800000000", Verdict::Unusual),
        ("PL", "109010140000071219812874", "109010150000071219812874", Verdict::Unusual),
        ("BA", "1290079401028494", "1290079401028495", Verdict::Unusual),
        ("ME", "505000012345678951", "505000012345678952", Verdict::Unusual),
        ("RS", "260005601001611379", "260005601001611378", Verdict::Unusual),
        ("MK", "250120000058984", "250120000058985", Verdict::Unusual),
    ] {
        let right = iban(country, account);
        assert_eq!(finding("iban", &right, "").verdict, Verdict::Valid, "{right}");
        told("iban", &iban(country, wrong), verdict, "iban.national");
    }
}

#[test]
fn accounts_that_the_banks_rule_does_not_cover_are_let_through() {
    // A Norwegian account of a bank itself, and an old giro account; a Macedonian one with letters.
    unusual("iban", &iban("NO", "12340012341"), "iban.national");
    assert_eq!(finding("iban", &iban("NO", "12340012343"), "").verdict, Verdict::Valid);
    assert_eq!(finding("iban", &iban("MK", "250A20000058985"), "").verdict, Verdict::Valid);
}

#[test]
fn a_peppol_id_is_checked_by_the_number_behind_its_code() {
    fine("peppol", "iso6523-actorid-upis::0184:13585628", "0184:13585628", "0184:13585628");
    fine("peppol", " 0088 : 5798000420526 ", "0088:5798000420526", "0088:5798000420526");
    fine("peppol", "0198:12935110", "0198:DK12935110", "0198:DK12935110");
    fine("peppol", "0211:IT00743110157", "0211:IT00743110157", "0211:IT00743110157");
    fine("peppol", "0216:00370112038901A", "0216:00370112038901A", "0216:00370112038901A");
    fine("peppol", "0002:73282932000074", "0002:73282932000074", "0002:73282932000074");
    fine("peppol", "9918:dk5000400440116243", "9918:DK5000400440116243", "9918:DK5000400440116243");
    invalid("peppol", "0184:13585627", "cvr.checksum");
    suggests("peppol", "0184:13585627", "0184:13585628");
    let found = finding("peppol", "iso6523-actorid-upis::0184:13585627", "");
    assert_eq!(found.problems[0].params.get("position").as_deref(), Some("35"));
    invalid("peppol", "9925:DE136695976", "vat.character");
    invalid("peppol", "9930:DE136695977", "vat.checksum");
}

#[test]
fn a_peppol_code_that_is_gone_is_named() {
    for code in ["0037", "0212", "0213", "0215", "9902", "9904", "9906", "9907", "9908", "9954", "9955", "9956"] {
        unusual("peppol", &format!("{code}:12345678"), "peppol.removed");
        assert_eq!(finding("peppol", &format!("{code}:1"), "").problems[0].params.get("found").as_deref(), Some(code));
    }
    unusual("peppol", "0193:123456789", "peppol.deprecated");
    suggests("peppol", "9956:0403019261", "0208:0403019261");
    suggests("peppol", "9902:DK13585628", "0184:13585628");
    suggests("peppol", "0037:003701120389", "0216:003701120389");
}

#[test]
fn a_peppol_id_of_another_form_is_refused() {
    invalid("peppol", "1234:13585628", "peppol.code");
    for text in ["", "0184", "0184:", "184:13585628", "hello", "::", "iso6523-actorid-upis::", "0060:å"] {
        invalid("peppol", text, "peppol.form");
    }
    suggests("peppol", "0184 13585628", "0184:13585628");
    assert_eq!(finding("peppol", "0060:812810734", "").verdict, Verdict::Unverifiable);
    assert_eq!(finding("peppol", "0225:123_abc-d", "").canonical, "0225:123_ABC-D");
}

#[test]
fn a_company_number_is_the_one_of_its_country() {
    for (country, text, canonical) in [
        ("DK", "DK 13585628", "13585628"),
        ("BE", "BE (0)403.019.261", "0403019261"),
        ("SE", "556036-0793", "5560360793"),
        ("NO", "923609016MVA", "923609016"),
        ("FI", "FI 0112038-9", "01120389"),
        ("FR", "732 829 320", "732829320"),
        ("FR", "732 829 320 00074", "73282932000074"),
        ("IT", "00743110157", "00743110157"),
        ("CH", "CHE-107.787.577 MWST", "CHE107787577"),
    ] {
        let found = finding("company_number", text, country);
        assert_eq!(
            (found.verdict, found.canonical.as_str()),
            (Verdict::Valid, canonical),
            "{country} {text}: {found:?}"
        );
    }
    assert_eq!(finding("company_number", "HRB 12345", "DE").verdict, Verdict::Unverifiable);
    told_in("company_number", "7328293200007", "FR", Verdict::Invalid, "fr_siret.length");
}

#[test]
fn the_wrong_box_is_noticed() {
    for id in ["cvr", "ean", "vat", "company_number"] {
        belongs(id, "DK50 0040 0440 1162 43", "DK", "iban");
    }
    belongs("vat", "NO93 8601 1117 947", "", "iban");
    belongs("company_number", "5798000420526", "DK", "ean");
    belongs("company_number", "5798000420526", "SE", "ean");
    belongs("ean", "0403.019.261", "BE", "be_enterprise");
    belongs("ean", "13585628", "", "cvr");
    belongs("ean", "04011000-1234512345-06", "DE", "de_leitweg");
    belongs("company_number", "NL004495445B01", "NL", "vat");
    belongs("vat", "556036-0793", "SE", "se_orgnr");
    belongs("vat", "01175380", "NL", "nl_kvk");
    belongs("fr_siren", "732 829 320 00074", "", "fr_siret");
    belongs("cvr", "DE136695976", "DK", "vat");
}

#[test]
fn what_is_right_in_its_box_stays_there() {
    // All of these fit elsewhere too.
    assert_eq!(finding("dk_se", "13585628", "").verdict, Verdict::Valid);
    assert_eq!(finding("cvr", "13585628", "NL").verdict, Verdict::Valid);
    assert_eq!(finding("nl_rsin", "004495445", "FR").verdict, Verdict::Valid);
    assert_eq!(finding("de_leitweg", "991-07335-68", "DK").verdict, Verdict::Valid);
}

#[test]
fn all_schemes_that_fit_are_identified() {
    let ids: Vec<&str> = identify("DK50 0040 0440 1162 43", None).iter().map(|found| found.scheme.id()).collect();
    assert_eq!(ids, ["iban"]);
    let ids: Vec<&str> = identify("732829320", None).iter().map(|found| found.scheme.id()).collect();
    assert!(ids.contains(&"fr_siren"), "{ids:?}");
}

#[test]
fn every_scheme_has_a_label_and_every_problem_a_sentence() {
    for language in ["da", "en"] {
        let catalogue = debitor::Catalogue::built_in(language).unwrap();
        for scheme in Scheme::all() {
            assert_ne!(catalogue.label(scheme.id()), scheme.id(), "{language}");
        }
        for (id, text) in [
            ("se_orgnr", "556036079301"),
            ("se_orgnr", "556036079302"),
            ("se_orgnr", "5500000004"),
            ("no_orgnr", "123456785"),
            ("fr_siren", "000005990"),
            ("fr_siren", "1"),
            ("fr_siret", "1"),
            ("fr_siret", "00000599000001"),
            ("de_leitweg", "1"),
            ("de_leitweg", "99133"),
            ("de_leitweg", "17-47"),
            ("de_leitweg", "0101-86"),
            ("iban", "1"),
            ("iban", "BE68539007547035"),
            ("peppol", "1"),
            ("peppol", "1234:1"),
            ("peppol", "9956:1"),
            ("peppol", "0193:1"),
        ] {
            let mut found = finding(id, text, "");
            catalogue.fill(&mut found.problems);
            for problem in &found.problems {
                assert!(problem.message.contains(' ') && !problem.message.contains('{'), "{language} {problem:?}");
            }
        }
    }
}

#[test]
fn nothing_that_is_typed_panics() {
    let long = "9".repeat(300);
    for text in [
        "",
        " ",
        "-",
        "??",
        "０１８４：１３５８５６２８",
        "0184:\u{1f600}",
        "åÅ99",
        "IBAN",
        "CHE",
        "MVA",
        "LEI",
        "::::",
        "0216:0037ååååååååååå",
        &long,
    ] {
        for scheme in Scheme::all() {
            for country in ["", "DK", "FR", "SE", "NL"] {
                let country = Country::parse(country);
                let found = scheme.examine(text, country);
                assert_eq!(found.verdict, scheme.verdict(text, country), "{scheme:?} {text}");
            }
        }
    }
}

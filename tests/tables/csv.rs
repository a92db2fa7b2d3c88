//! CSV: delimiters, quotes, encodings, headers, and what people's files do to them.

use super::{Read, cells, error, open, rest};
use debitor::table::{Encoding, FaultKind, Format, HeaderRow, Limits, Options, Step, Table};
use std::sync::Arc;

/// Without a header: the cells of all rows.
#[track_caller]
fn split(text: &str) -> Vec<Vec<String>> {
    let options = Options { header: HeaderRow::Absent, delimiter: Some(b','), ..Options::default() };
    cells(text.as_bytes(), options).1
}

#[track_caller]
fn delimiter(text: &str) -> char {
    let rows = open(text.as_bytes(), Options::default()).unwrap();
    let Some(Format::Csv(csv)) = rows.table().format() else { panic!("CSV") };
    csv.delimiter
}

#[test]
fn delimiters_are_told_from_the_rows() {
    assert_eq!(delimiter("name,city\nNord,Aarhus\n"), ',');
    assert_eq!(delimiter("name;discount\nNord;1,5\nSyd;2,5\n"), ';');
    assert_eq!(delimiter("name\tcity\nNord, Syd\tAarhus\n"), '\t');
    assert_eq!(delimiter("name|city\nNord|Aarhus\n"), '|');
    assert_eq!(delimiter("name;street;city\nA;\"Vej 1, 2\";B, C\nD;Vej 3, 4;E, F\n"), ';');
    assert_eq!(delimiter("Customers, as of today\nname;city;zip\nNord;Aarhus;8000\n"), ';');
    assert_eq!(delimiter("name\nNord\nSyd\n"), ',');
}

#[test]
fn known_names_decide_for_the_delimiter() {
    let known = |cells: &[String]| cells.iter().filter(|cell| ["name", "city"].contains(&cell.as_str())).count();
    let options = Options { known: Some(Arc::new(known)), ..Options::default() };
    let (header, rows) = cells(b"name;city\na,b,c;d,e,f\na,b,c;d,e,f\n", options);
    assert_eq!((header.len(), rows[0].len()), (2, 2));
}

#[test]
fn the_separator_line_is_honoured() {
    let (header, rows) = cells(b"sep=|\r\na|b,c,d\r\n1|2,3,4\r\n", Options::default());
    assert_eq!((header, rows), (vec!["a".into(), "b,c,d".into()], vec![vec!["1".to_owned(), "2,3,4".into()]]));
    let mut rows = open(b"\xEF\xBB\xBF\"SEP=;\"\na;b\nx;y\n", Options::default()).unwrap();
    assert_eq!(rows.table().header(), ["a", "b"]);
    assert_eq!(rest(&mut rows).unwrap()[0].line, 3);
}

#[test]
fn a_text_that_was_kept_from_becoming_a_number_is_that_text() {
    assert_eq!(split("=\"0123\",\"=\"\"5798000420526\"\"\",=\"\"\n"), [["0123", "5798000420526", ""]]);
    // Anything else with `=` stays as it came; a quote in it is no such text.
    assert_eq!(split("=\",\"=\"\"a\"\"b\"\"\",=1\n"), [["=\"", "=\"a\"b\"", "=1"]]);
    let (_, rows) = cells(b"a,b\n=\"1\",x\n", Options { unguard: false, ..Options::default() });
    assert_eq!(rows, [["=\"1\"", "x"]]);
}

#[test]
fn quotes_hold_delimiters_line_breaks_and_quotes() {
    assert_eq!(split("a,\"b,c\",\"d\ne\",\"f\"\"g\"\n"), [["a", "b,c", "d\ne", "f\"g"]]);
    assert_eq!(split("\"\",\"\"\"\",x"), [["", "\"", "x"]]);
    assert_eq!(split("\"a\",\"\"\"\"\"å\"\"ø\"\n"), [["a", "\"\"å\"ø"]]);
}

#[test]
fn stray_quotes_stay_within_their_line() {
    assert_eq!(split("\"Hotel \"Nord\" A/S\",x\ny,z\n"), [["Hotel \"Nord\" A/S", "x"], ["y", "z"]]);
    assert_eq!(split("\"abc\"def,x\ny,z\n"), [["abc\"def", "x"], ["y", "z"]]);
    assert_eq!(split("5\" pipe,\"x\" ,y\n"), [["5\" pipe", "x", "y"]]);
    let mut rows = open(b"a,b\nx,\"y\" z\n", Options::default()).unwrap();
    assert_eq!(rest(&mut rows).unwrap()[0].faults, [(FaultKind::StrayQuote, Some(2))]);
}

#[test]
fn an_open_quote_takes_the_rest_and_is_told() {
    let mut rows = open(b"a,b\nx,\"y\nz,w\n", Options::default()).unwrap();
    let read = rest(&mut rows).unwrap();
    assert_eq!(
        read,
        [Read { line: 2, cells: vec!["x".into(), "y\nz,w\n".into()], faults: vec![(FaultKind::OpenQuote, Some(2))] }]
    );
}

#[test]
fn single_quotes_count_only_where_all_names_have_them() {
    let (header, rows) = cells(b"'name','city'\n'Nord, Syd','Aarhus'\n", Options::default());
    assert_eq!(
        (header, rows),
        (vec!["name".into(), "city".into()], vec![vec!["Nord, Syd".to_owned(), "Aarhus".into()]])
    );
    let (_, rows) = cells("name,city\n'Smed','s-Gravenhage\n".as_bytes(), Options::default());
    assert_eq!(rows, [["'Smed'", "'s-Gravenhage"]]);
}

#[test]
fn lines_are_counted_as_a_person_does() {
    let text = "a,b\r\n\r\n1,\"x\r\ny\"\r2,z\n\n\n3,\"p\rq\"\r\n4,r";
    let mut rows = open(text.as_bytes(), Options::default()).unwrap();
    let lines: Vec<(u64, String)> =
        rest(&mut rows).unwrap().into_iter().map(|row| (row.line, row.cells[0].clone())).collect();
    assert_eq!(lines, [(3, "1".into()), (5, "2".into()), (8, "3".into()), (10, "4".into())]);
}

#[test]
fn ragged_rows_are_told_padded_and_kept() {
    let mut rows = open(b"a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n,,\n", Options::default()).unwrap();
    let read = rest(&mut rows).unwrap();
    assert_eq!(read[0].cells, ["1", "2", ""]);
    assert_eq!(read[0].faults, [(FaultKind::Short, Some(3))]);
    assert_eq!(read[1].cells, ["1", "2", "3", "4"]);
    assert_eq!(read[1].faults, [(FaultKind::Long, Some(4))]);
    assert_eq!((read[2].cells.len(), read[2].faults.len()), (3, 0));
    assert_eq!(read.len(), 3, "a row without text is passed over");
    let tallies: Vec<_> =
        rows.table().tallies().iter().map(|tally| (tally.kind.code(), tally.count, tally.line)).collect();
    assert_eq!(tallies, [("table.short", 1, 2), ("table.long", 1, 3)]);
}

#[track_caller]
fn encoding(bytes: &[u8]) -> (Encoding, bool) {
    let mut rows = open(bytes, Options::default()).unwrap();
    assert_eq!(rest(&mut rows).unwrap()[0].cells, ["Søren €", "Århus 🚲"]);
    let Some(Format::Csv(csv)) = rows.table().format() else { panic!("CSV") };
    assert_eq!(rows.table().tallies(), []);
    (csv.encoding, csv.mark)
}

#[test]
fn encodings_are_told_from_the_bytes() {
    let text = "name;city\r\nSøren €;Århus 🚲\r\n";
    assert_eq!(encoding(text.as_bytes()), (Encoding::Utf8, false));
    assert_eq!(encoding(["\u{FEFF}", text].concat().as_bytes()), (Encoding::Utf8, true));
    let marked = ["\u{FEFF}", text].concat();
    let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(encoding(&little), (Encoding::Utf16Le, true));
    let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(encoding(&big), (Encoding::Utf16Be, true));
    let (_, rows) = cells(b"name;city\nS\xF8ren \x80;\xC5rhus\n", Options::default());
    assert_eq!(rows, [["Søren €", "Århus"]]);
}

#[test]
fn a_cell_that_is_not_utf_8_is_read_as_windows_1252_and_told() {
    let mut text = "name,city\n".to_owned();
    (0..10_000).for_each(|_| text.push_str("Søren,Århus\n"));
    let mut bytes = text.into_bytes();
    bytes.extend(b"S\xF8ren,Odense\nMaja,\xC5rhus\n");
    let mut rows = open(&bytes, Options::default()).unwrap();
    let read = rest(&mut rows).unwrap();
    assert_eq!(read[10_000].cells, ["Søren", "Odense"]);
    assert_eq!(read[10_000].faults, [(FaultKind::Encoding, Some(1))]);
    assert_eq!(read[10_001].cells, ["Maja", "Århus"]);
    let tally = rows.table().tallies()[0];
    assert_eq!((tally.kind, tally.count, tally.line, tally.column), (FaultKind::Encoding, 2, 10_002, Some(1)));
}

#[test]
fn half_a_surrogate_is_replaced_and_told() {
    let mut bytes: Vec<u8> = "\u{FEFF}a;b\nx".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.extend([0x00, 0xD8, b';', 0, b'y', 0]);
    let mut rows = open(&bytes, Options::default()).unwrap();
    assert_eq!(rest(&mut rows).unwrap()[0].cells, ["x\u{FFFD}", "y"]);
    assert_eq!(rows.table().tallies()[0].kind, FaultKind::Encoding);
}

#[test]
fn nul_characters_are_taken_out_and_told() {
    let mut rows = open(b"name,city\nNo\0rd,\"Aar\0hus\"\nSyd,Odense and a longer text\n", Options::default()).unwrap();
    let read = rest(&mut rows).unwrap();
    assert_eq!(read[0].cells, ["Nord", "Aarhus"]);
    assert_eq!(read[0].faults, [(FaultKind::Nul, Some(1)), (FaultKind::Nul, Some(2))]);
}

#[test]
fn the_guard_before_a_formula_goes_and_other_apostrophes_stay() {
    let text = "a,b,c,d\n'=1+1,'-5,''=x,'s-Hertogenbosch\n'+45 1,'@x,\"'\tx\",'\n";
    let (_, rows) = cells(text.as_bytes(), Options::default());
    assert_eq!(rows, [["=1+1", "-5", "'=x", "'s-Hertogenbosch"], ["+45 1", "@x", "\tx", "'"]]);
    let (_, rows) = cells(text.as_bytes(), Options { unguard: false, ..Options::default() });
    assert_eq!(rows[0][0], "'=1+1");
}

#[test]
fn the_header_is_found_or_there_is_none() {
    let header = |text: &str| cells(text.as_bytes(), Options::default());
    assert_eq!(header("name,cvr\nNord,13585628\n").0, ["name", "cvr"]);
    assert_eq!(
        header("Nord,13585628\nSyd,31585627\n"),
        (vec![], vec![vec!["Nord".into(), "13585628".into()], vec!["Syd".into(), "31585627".into()]])
    );
    assert_eq!(header("Our customers\n\nname,city,zip\nNord,Aarhus,8000\n").0, ["name", "city", "zip"]);
    assert_eq!(header("ole@example.dk\nida@example.dk\n").0, Vec::<String>::new());
    assert_eq!(header("email\nida@example.dk\n").0, ["email"]);
    assert_eq!(header("name,city,,\nNord,Aarhus,,\n").0, ["name", "city"]);
}

#[test]
fn the_header_can_be_told() {
    let text = b"1,2\nname,city\nNord,Aarhus\n";
    let line = |line| Options { header: HeaderRow::Line(line), ..Options::default() };
    assert_eq!(cells(text, line(2)), (vec!["name".into(), "city".into()], vec![vec!["Nord".into(), "Aarhus".into()]]));
    assert_eq!(cells(text, line(1)).0, ["1", "2"]);
    assert_eq!(error(b"a,b\n\n1,2\n", line(2)).0, "table.header");
    assert_eq!(error(b"a,b\n", line(9)).0, "table.header");
}

#[test]
fn first_rows_are_there_before_the_end_of_the_file() {
    let mut table = Table::new(Options::default());
    table.feed(b"name,city\n").unwrap();
    (0..10_000).for_each(|_| table.feed(b"Nord,Aarhus\n").unwrap());
    assert!(matches!(table.next().unwrap(), Step::Row(row) if row.cell(1) == "Aarhus" && row.line == 2));
    assert_eq!(table.header(), ["name", "city"]);
}

#[test]
fn limits_name_themselves_and_the_place() {
    let limits = |limits| Options { limits, delimiter: Some(b','), ..Options::default() };
    let default = Limits::default();
    let text = b"a,b\n1,22222\n3,4\n";
    let found = error(text, limits(Limits { cell_bytes: 4, ..default.clone() }));
    assert_eq!((found.0, found.1.as_deref()), ("table.limit", Some("line 2, column 2")));
    assert!(found.2.contains("cell_bytes"), "{}", found.2);
    let found = error(text, limits(Limits { rows: 2, ..default.clone() }));
    assert_eq!((found.0, found.1.as_deref()), ("table.limit", Some("line 3")));
    let found = error(text, limits(Limits { row_bytes: 5, ..default.clone() }));
    assert_eq!((found.0, found.1.as_deref()), ("table.limit", Some("line 2")));
    let found = error(text, limits(Limits { columns: 1, ..default.clone() }));
    assert_eq!((found.0, found.1.as_deref()), ("table.limit", Some("line 1")));
    assert_eq!(error(text, limits(Limits { bytes: 10, ..default })).0, "table.limit");
}

#[test]
fn an_error_stays_the_same_however_often_it_is_asked_for() {
    let options = Options { limits: Limits { columns: 2, ..Limits::default() }, ..Options::default() };
    let mut table = Table::new(options);
    table.feed(b"a,b\n1,2\n1,2,3\n1,2\n").unwrap();
    table.finish().unwrap();
    let first = table.next().unwrap_err();
    assert_eq!(table.next().unwrap_err(), first);
    assert_eq!(table.feed(b"x").unwrap_err(), first);
}

#[test]
fn what_is_no_table_is_refused() {
    for (bytes, what) in [
        (&b"%PDF-1.7\n%abc"[..], "PDF"),
        (b"  <!DOCTYPE html><table>", "HTML"),
        (b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", "HTML"),
        (b"<?xml version=\"1.0\"?><Workbook>", "XML"),
        (b"{\"name\": \"Nord\"}", "JSON"),
        (b"\x1F\x8B\x08\0\0\0\0\0\0", "gzip"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F", "no text"),
    ] {
        let (code, _, message) = error(bytes, Options::default());
        assert_eq!(code, "table.format", "{message}");
        assert!(message.contains(what) && message.contains("save it as XLSX or CSV"), "{message}");
    }
    let mut encrypted = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    encrypted.resize(600, 0);
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(error(&encrypted, Options::default()).2.contains("password"));
    assert_eq!(error(b"", Options::default()).0, "table.empty");
    assert_eq!(error(b"\xEF\xBB\xBF\r\n\r\n ; ;\n", Options::default()).0, "table.empty");
}

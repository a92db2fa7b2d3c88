//! XLSX: what Excel and others write, and what they should not.

use super::archive::{Book, Part, zip};
use super::{Read, cells, error, open, rest};
use debitor::table::{FaultKind, Format, HeaderRow, Limits, Options};
use std::sync::Arc;

fn plain() -> Options {
    Options { header: HeaderRow::Absent, ..Options::default() }
}

/// The first cell of the first row of a workbook whose first row is this.
#[track_caller]
fn cell(row: &str) -> Read {
    read(Book::new(&format!("<row>{row}</row>")))
}

#[track_caller]
fn read(book: Book) -> Read {
    let bytes = book.bytes();
    rest(&mut open(&bytes, plain()).unwrap()).unwrap().remove(0)
}

#[track_caller]
fn shown(row: &str, text: &str) {
    assert_eq!(cell(row).cells, [text], "{row}");
}

#[test]
fn cells_of_all_types() {
    shown("<c><v>13585628</v></c>", "13585628");
    shown(r#"<c t="n"><v>5.798000420526E12</v></c>"#, "5798000420526");
    shown(r#"<c t="b"><v>1</v></c>"#, "true");
    shown(r#"<c t="b"><v>0</v></c>"#, "false");
    shown(r#"<c t="str"><f>A1&amp;"x"</f><v>a&amp;b</v></c>"#, "a&b");
    shown(r#"<c t="d"><v>2026-11-21</v></c>"#, "2026-11-21");
    shown(r#"<c t="inlineStr"><is><t xml:space="preserve"> Nord </t></is></c>"#, " Nord ");
    shown(
        r#"<c t="inlineStr"><is><r><t>No</t></r><r><rPr><b/></rPr><t>rd</t></r><rPh><t>ノ</t></rPh></is></c>"#,
        "Nord",
    );
    shown("<c><v><![CDATA[12]]></v></c>", "12");
    shown("<c><v>1e999</v></c>", "1e999");
    shown(r#"<c t="str"><v>_x0041__x005F_x0042__xZZZZ_ _x00e5_</v></c>"#, "A_x0042__xZZZZ_ å");
    shown("<c><v>&#49;&#x32;</v></c>", "12");
}

#[test]
fn errors_and_formulas_without_result_are_told() {
    let row = cell(r##"<c><v>1</v></c><c t="e"><f>NA()</f><v>#N/A</v></c><c><f>A1</f></c><c><f>A1</f><v>2</v></c>"##);
    assert_eq!(row.cells, ["1", "#N/A", "", "2"]);
    assert_eq!(row.faults, [(FaultKind::CellError, Some(2)), (FaultKind::NoResult, Some(3))]);
}

#[test]
fn shared_texts_rich_ones_too_without_phonetic_runs() {
    let mut book =
        Book::new(r#"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row>"#);
    book.shared = "<si><t>Nord</t></si><si/><si><r><t>S</t></r><r><t>yd</t></r><rPh sb=\"0\" eb=\"1\"><t>シ</t></rPh><phoneticPr/></si><si><t>a&lt;b\r\nc</t></si>".to_owned();
    assert_eq!(read(book).cells, ["Nord", "", "Syd", "a<b\nc"]);
}

#[test]
fn shared_texts_of_many_blocks_are_found_again() {
    let text = |number: usize| format!("{number}:{}", "æ".repeat(number * 7919 % 3000));
    let mut book = Book::new("");
    for number in 0..2000 {
        book.shared.push_str(&format!("<si><t>{}</t></si>", text(number)));
        book.sheets[0].2.push_str(&format!(r#"<row><c t="s"><v>{}</v></c></row>"#, 1999 - number));
    }
    let rows = cells(&book.bytes(), plain()).1;
    for (number, row) in rows.iter().enumerate() {
        assert_eq!(row[0], text(1999 - number));
    }
}

#[test]
fn numbers_are_shown_by_their_style() {
    let mut book = Book::new(concat!(
        r#"<row><c s="0"><v>46347</v></c><c s="1"><v>46347</v></c><c s="2"><v>46347.354166666664</v></c>"#,
        r#"<c s="3"><v>0.05</v></c><c s="4"><v>403019261</v></c><c s="5"><v>1.5208333333333333</v></c>"#,
        r#"<c s="1"><v>-3</v></c><c s="99"><v>7</v></c></row>"#
    ));
    book.formats = r#"<numFmts><numFmt numFmtId="164" formatCode="0000000000"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts>"#.to_owned();
    book.styles = [0, 14, 22, 9, 164, 165].iter().map(|id| format!("<xf numFmtId=\"{id}\"/>")).collect();
    let expected = ["46347", "2026-11-21", "2026-11-21T08:30:00", "5%", "0403019261", "36:30:00", "-3", "7"];
    assert_eq!(read(book).cells, expected);
}

#[test]
fn the_year_1904_is_heeded() {
    let mut book = Book::new(r#"<row><c s="1"><v>44885</v></c></row>"#);
    book.properties = r#"<workbookPr date1904="1"/>"#.to_owned();
    book.styles.push_str(r#"<xf numFmtId="14"/>"#);
    assert_eq!(read(book).cells, ["2026-11-21"]);
}

#[test]
fn rows_and_cells_stand_where_their_addresses_say() {
    let mut rows = Vec::new();
    let bytes = Book::new(concat!(
        r#"<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c></row><row r="3"/><row r="4"><c r="A4"/></row>"#,
        r#"<row r="7"><c r="B7"><v>2</v></c><c><v>3</v></c></row><row><c><v>8</v></c></row>"#
    ))
    .bytes();
    for row in rest(&mut open(&bytes, plain()).unwrap()).unwrap() {
        rows.push((row.line, row.cells.join("|")));
    }
    assert_eq!(rows, [(2, "1||3".into()), (7, "|2|3".into()), (8, "8||".into())]);
}

#[test]
fn the_last_cell_that_a_sheet_has_can_be_read() {
    let bytes = Book::new(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#).bytes();
    let mut rows = open(&bytes, plain()).unwrap();
    let row = rest(&mut rows).unwrap().remove(0);
    assert_eq!((row.line, row.cells.len(), row.cells[16_383].as_str()), (1_048_576, 16_384, "1"));
}

#[test]
fn prefixed_and_strict_workbooks_are_read() {
    let mut book = Book::new("");
    let sheet = r#"<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>"#;
    book.parts.push(Part::new("xl/worksheets/sheet1.xml", sheet));
    book.parts.push(Part::new("xl/sharedStrings.xml", "<x:sst xmlns:x='y'><x:si><x:t>Nord</x:t></x:si></x:sst>"));
    assert_eq!(read(book).cells, ["Nord"]);
}

#[test]
fn the_sheet_with_the_most_known_names_is_taken_hidden_ones_last() {
    let row = |cells: [&str; 2]| {
        let cell = |text| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
        format!("<row>{}</row>", cells.map(cell).concat())
    };
    let known = |cells: &[String]| cells.iter().filter(|cell| ["name", "city"].contains(&cell.as_str())).count();
    let options = || Options { known: Some(Arc::new(known)), ..Options::default() };
    let mut book = Book::new(&row(["name", "city"]));
    book.sheets[0].1 = r#"state="veryHidden""#.to_owned();
    book.sheets.push(("Notes".into(), String::new(), row(["name", "how"])));
    book.sheets.push(("Empty".into(), String::new(), String::new()));
    let both = [row(["a title", ""]), row(["name", "city"]), row(["Nord", "Aarhus"])].concat();
    book.sheets.push(("Kunder".into(), String::new(), both));
    let bytes = book.bytes();
    let mut rows = open(&bytes, options()).unwrap();
    let Some(Format::Xlsx(about)) = rows.table().format() else { panic!("a workbook") };
    assert_eq!(about.sheet, 3);
    assert_eq!(rows.table().header(), ["name", "city"]);
    assert_eq!(rest(&mut rows).unwrap()[0].cells, ["Nord", "Aarhus"]);
}

#[test]
fn names_of_parts_with_other_letters_and_slashes_are_found() {
    let bytes = Book::new("<row><c><v>1</v></c></row>").bytes();
    let find = |from: &[u8], to: &[u8]| {
        let mut bytes = bytes.clone();
        for at in 0..bytes.len() - from.len() {
            if bytes[at..].starts_with(from) {
                bytes[at..at + to.len()].copy_from_slice(to);
            }
        }
        bytes
    };
    let changed = find(b"xl/worksheets/sheet1.xml", b"XL\\Worksheets\\Sheet1.xml");
    assert_eq!(cells(&changed, plain()).1, [["1"]]);
}

#[test]
fn what_is_broken_is_told_with_its_place() {
    let place = |rows: &str| error(&Book::new(rows).bytes(), plain());
    let (code, at, _) = place(r#"<row r="3"><c/><c t="s"><v>9</v></c></row>"#);
    assert_eq!((code, at.as_deref()), ("table.damaged", Some("line 3, column 2")));
    let (code, at, _) = place(r#"<row><c r="1A"><v>9</v></c></row>"#);
    assert_eq!((code, at.as_deref()), ("table.damaged", Some("line 1")));
    assert_eq!(place(r#"<row r="-1"><c><v>9</v></c></row>"#).0, "table.damaged");
    assert_eq!(place(r#"<row><c><v>&nbsp;</v></c></row>"#).0, "table.damaged");
    assert_eq!(place("<row><c><v>1</v>").0, "table.damaged");
    assert_eq!(place("<row <c>").0, "table.damaged");
}

#[test]
fn a_wrong_check_sum_is_told() {
    let mut book = Book::new("");
    let mut part = Part::new(
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
    );
    part.sum ^= 1;
    book.parts.push(part);
    let (code, _, message) = error(&book.bytes(), plain());
    assert_eq!(code, "table.damaged");
    assert!(message.contains("check sum"), "{message}");
}

#[test]
fn other_archives_are_refused_with_what_they_are() {
    for (name, what) in [
        ("content.xml", "ODS"),
        ("xl/workbook.bin", "XLSB"),
        ("word/document.xml", "DOCX"),
        ("Index/Document.iwa", "Numbers"),
        ("customers.csv", "unpack it first"),
    ] {
        let (code, _, message) = error(&zip(&[Part::new(name, "x")]), plain());
        assert_eq!(code, "table.format");
        assert!(message.contains(what), "{message}");
    }
    assert_eq!(error(b"PK\x03\x04 and no more", plain()).0, "table.damaged");
    let mut encrypted = Book::new("<row/>").bytes();
    for at in 0..encrypted.len() - 10 {
        if encrypted[at..].starts_with(b"PK\x03\x04") {
            encrypted[at + 6] |= 1;
        }
        if encrypted[at..].starts_with(b"PK\x01\x02") {
            encrypted[at + 8] |= 1;
        }
    }
    assert!(error(&encrypted, plain()).2.contains("password"));
}

#[test]
fn limits_name_themselves_and_the_place() {
    let text = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let rows = format!("<row>{}</row><row>{}{}</row>", text("a"), text("b"), text("ccccc"));
    let bytes = || Book::new(&rows).bytes();
    let default = Limits::default();
    for (limits, name, place) in [
        (Limits { cell_bytes: 4, ..default.clone() }, "cell_bytes", Some("line 2, column 2")),
        (Limits { row_bytes: 5, ..default.clone() }, "row_bytes", Some("line 2, column 2")),
        (Limits { text_bytes: 6, ..default.clone() }, "text_bytes", Some("line 2, column 2")),
        (Limits { columns: 1, ..default.clone() }, "columns", Some("line 2")),
        (Limits { rows: 1, ..default.clone() }, "rows", Some("line 2")),
        (Limits { cells: 2, ..default.clone() }, "cells", Some("line 2")),
        (Limits { depth: 5, ..default.clone() }, "depth", Some("line 1, column 1")),
        (Limits { workbook_bytes: 100, ..default.clone() }, "workbook_bytes", None),
        (Limits { unpacked_bytes: 600, ..default.clone() }, "unpacked_bytes", None),
    ] {
        let (code, at, message) = error(&bytes(), Options { limits, ..plain() });
        assert_eq!((code, at.as_deref()), ("table.limit", place), "{message}");
        assert!(message.contains(name), "{message}");
    }
    for limits in [Limits { shared_bytes: 5, ..default.clone() }, Limits { shared_count: 1, ..default }] {
        let mut book = Book::new(&rows);
        book.shared = "<si><t>abc</t></si><si><t>def</t></si>".to_owned();
        let (code, _, message) = error(&book.bytes(), Options { limits, ..plain() });
        assert_eq!(code, "table.limit");
        assert!(message.contains("shared_"), "{message}");
    }
}

//! What holds of every file that is written, whatever its rows; other programs read them in `tests/sheets/`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::Error;
use debitor::sheet::{CELL_UNITS, COLUMNS, Column, CsvOptions, CsvWriter, Delimiter, ROWS, Sheet, XlsxWriter};
use debitor::sheet::{guard, unguard};
use proptest::prelude::*;
use quick_xml::events::Event;
use std::io::{Cursor, Read, Write};

type Rows = Vec<Vec<String>>;

fn sheet(columns: usize) -> Sheet {
    Sheet::new("Kunder", (1..=columns).map(|number| Column::new(format!("K{number}"))).collect())
}

/// Characters that writers get wrong, among any others.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[_x0-9a-fA-F\u{0}-\u{1f}]{0,12}",
        3 => "['=+@\t\r\n;,\" &<>-]{0,6}[a-z]{0,2}",
        2 => "[\u{fff0}-\u{ffff}\u{fe00}_x]{0,6}",
        2 => any::<String>(),
    ]
}

fn rows() -> impl Strategy<Value = Rows> {
    proptest::collection::vec(proptest::collection::vec(text(), 0..=4), 0..12)
}

fn xlsx(rows: &Rows) -> Vec<u8> {
    let mut file = XlsxWriter::in_memory(vec![sheet(4)]).unwrap();
    for row in rows {
        file.row(row).unwrap();
    }
    file.finish().unwrap().into_inner()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// As Excel decodes the text of one `t`.
fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let escape = rest.get(..7).filter(|piece| piece.starts_with("_x") && piece.ends_with('_'));
        let code = escape.and_then(|piece| u32::from_str_radix(&piece[2..6], 16).ok()).and_then(char::from_u32);
        out.push(code.unwrap_or(first));
        rest = &rest[code.map_or(first.len_utf8(), |_| 7)..];
    }
    out
}

/// The rows of a sheet's XML, the header left out, every cell at the place that its reference names.
fn read_sheet(xml: &str, columns: usize) -> Rows {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut rows, mut column, mut text): (Rows, usize, Option<String>) = (Vec::new(), 0, None);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "row" => rows.push(vec![String::new(); columns]),
            Event::Start(tag) if tag.name().as_ref() == "c" => {
                let place = tag.try_get_attribute("r").unwrap().unwrap();
                column = usize::from(place.value.as_bytes()[0] - b'A');
                assert_eq!(place.value[1..], rows.len().to_string());
            }
            Event::Start(tag) if tag.name().as_ref() == "t" => text = Some(String::new()),
            Event::End(tag) if tag.name().as_ref() == "t" => {
                rows.last_mut().unwrap()[column] += &decoded(&text.take().unwrap());
            }
            Event::Text(piece) => {
                if let Some(text) = &mut text {
                    // As an XML parser has it: ends of lines become line feeds.
                    *text += &piece.replace("\r\n", "\n").replace('\r', "\n");
                }
            }
            Event::GeneralRef(name) => {
                let character = match name.resolve_char_ref().unwrap() {
                    Some(character) => character.to_string(),
                    None => quick_xml::escape::resolve_xml_entity(&name).unwrap().to_owned(),
                };
                text.as_mut().unwrap().push_str(&character);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    rows.remove(0);
    rows
}

/// Every row as long as the sheet is wide.
fn filled(rows: &Rows, columns: usize) -> Rows {
    let fill = |row: &Vec<String>| row.iter().cloned().chain(std::iter::repeat(String::new())).take(columns).collect();
    rows.iter().map(fill).collect()
}

proptest! {
    #[test]
    fn an_xlsx_file_reads_back_as_it_was_written(rows in rows()) {
        let xml = part(&xlsx(&rows), "xl/worksheets/sheet1.xml");
        prop_assert!(xml.chars().all(|c| matches!(c, '\n' | ' '..='\u{fffd}' | '\u{10000}'..) || c == '\t'), "XML 1.0, 2.2");
        prop_assert!(!xml.contains("<f"), "no formula");
        prop_assert_eq!(read_sheet(&xml, 4), filled(&rows, 4));
    }

    #[test]
    fn a_csv_file_reads_back_as_it_was_written(
        headers in proptest::collection::vec(text(), 1..=4), rows in rows(), comma: bool, bom: bool,
    ) {
        let (delimiter, byte) = if comma { (Delimiter::Comma, b',') } else { (Delimiter::Semicolon, b';') };
        let sheet = Sheet::new("Kunder", headers.iter().map(Column::new).collect());
        let rows: Rows = rows.into_iter().map(|row| row.into_iter().take(headers.len()).collect()).collect();
        let mut file = CsvWriter::new(Vec::new(), &sheet, CsvOptions { delimiter, bom }).unwrap();
        for row in &rows {
            file.row(row).unwrap();
        }
        let bytes = file.finish().unwrap();
        let bytes = if bom { bytes.strip_prefix("\u{feff}".as_bytes()).unwrap() } else { &bytes[..] };
        // A header that begins with the mark itself would lose it to the reader.
        prop_assume!(!bytes.starts_with("\u{feff}".as_bytes()));
        let mut reader = csv::ReaderBuilder::new().delimiter(byte).has_headers(false).from_reader(bytes);
        let read: Rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        let all: Rows = std::iter::once(headers.clone()).chain(filled(&rows, headers.len())).collect();
        let guarded: Rows = all.iter().map(|row| row.iter().map(|cell| guard(cell).into_owned()).collect()).collect();
        prop_assert_eq!(&read, &guarded);
        for cell in read.iter().flatten() {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
        }
        let unguarded: Rows = read.iter().map(|row| row.iter().map(|cell| unguard(cell).to_owned()).collect()).collect();
        prop_assert_eq!(unguarded, all);
    }

    #[test]
    fn a_guard_is_taken_away_again(text in text()) {
        let guarded = guard(&text);
        prop_assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r']));
        prop_assert_eq!(unguard(&guarded), &text);
    }

    #[test]
    fn the_same_rows_give_the_same_bytes(rows in rows()) {
        prop_assert_eq!(xlsx(&rows), xlsx(&rows));
    }

    #[test]
    fn a_name_is_refused_or_written(name in prop_oneof!["[\\[\\]:*?/\\\\'a-c\u{0}\u{ffff}]{0,5}", any::<String>()]) {
        let column = vec![Column::new("K").note(name.chars().take(100).collect::<String>())];
        match XlsxWriter::in_memory(vec![Sheet::new(name.clone(), column)]) {
            Ok(file) => {
                let bytes = file.finish().unwrap().into_inner();
                quick_xml::Reader::from_str(&part(&bytes, "xl/workbook.xml")).read_event().unwrap();
                prop_assert!((1..=31).contains(&name.encode_utf16().count()));
            }
            Err(error) => prop_assert_eq!(error.code(), "sheet.name"),
        }
    }
}

#[track_caller]
fn refused<T>(result: Result<T, Error>, code: &str, path: Option<&str>) {
    let Err(error) = result else { panic!("taken, not refused with {code}") };
    assert_eq!((error.code(), error.path()), (code, path), "{error}");
}

#[test]
fn a_cell_that_is_too_long_is_named_and_leaves_nothing_behind() {
    let mut file = XlsxWriter::in_memory(vec![sheet(3)]).unwrap();
    let longest = "å".repeat(CELL_UNITS);
    file.row([&longest]).unwrap();
    refused(file.row(["x", "y", &format!("{longest}x")]), "sheet.limit", Some("Kunder!C3"));
    // An emoji counts as two.
    refused(file.row([&"👍".repeat(CELL_UNITS / 2 + 1)]), "sheet.limit", Some("Kunder!A3"));
    refused(file.row(["1", "2", "3", "4"]), "sheet.columns", Some("Kunder!A3"));
    file.row(["the next", "", &"👍".repeat(CELL_UNITS / 2)]).unwrap();
    let read = read_sheet(&part(&file.finish().unwrap().into_inner(), "xl/worksheets/sheet1.xml"), 3);
    assert_eq!(read.len(), 2);
    assert_eq!(read[0][0], longest);
    assert_eq!(read[1][0], "the next");
}

#[test]
fn a_sheet_ends_with_the_last_row_that_excel_has() {
    let mut file = XlsxWriter::in_memory(vec![sheet(1)]).unwrap();
    for _ in 1..ROWS {
        file.row([""; 0]).unwrap();
    }
    refused(file.row(["x"]), "sheet.limit", Some("Kunder"));
    assert!(part(&file.finish().unwrap().into_inner(), "xl/worksheets/sheet1.xml").contains("<row r=\"1048576\">"));
}

#[test]
fn what_a_spreadsheet_would_refuse_is_refused_before_a_byte_is_written() {
    let make = |name: &str| XlsxWriter::in_memory(vec![Sheet::new(name, vec![Column::new("K")])]);
    for name in ["", "a/b", "a\\b", "a?b", "a*b", "a:b", "[a", "a]", "'a", "a'", "history", "a\nb", &"å".repeat(32)] {
        refused(make(name), "sheet.name", Some(name));
    }
    for name in ["Kunder", "Bob's", "<b> & \"c\"", "Historik", &"å".repeat(31)] {
        assert!(make(name).is_ok(), "{name}");
    }
    let two =
        |one: &str, other: &str| vec![Sheet { name: one.into(), ..sheet(1) }, Sheet { name: other.into(), ..sheet(1) }];
    refused(XlsxWriter::in_memory(two("Ærø", "ÆRØ")), "sheet.name", Some("ÆRØ"));
    refused(XlsxWriter::in_memory(Vec::new()), "sheet.columns", None);
    refused(XlsxWriter::in_memory(vec![sheet(0)]), "sheet.columns", Some("Kunder"));
    refused(CsvWriter::new(Vec::new(), &sheet(0), CsvOptions::default()), "sheet.columns", Some("Kunder"));
    assert!(XlsxWriter::in_memory(vec![sheet(COLUMNS)]).is_ok());
    refused(XlsxWriter::in_memory(vec![sheet(COLUMNS + 1)]), "sheet.limit", Some("Kunder"));
    let noted = |length| XlsxWriter::in_memory(vec![Sheet::new("N", vec![Column::new("K").note("n".repeat(length))])]);
    assert!(noted(255).is_ok());
    refused(noted(256), "sheet.limit", Some("N!A1"));
}

#[test]
fn a_file_that_was_given_up_does_not_look_whole() {
    let mut out = Cursor::new(Vec::new());
    let mut file = XlsxWriter::new(&mut out, vec![sheet(1)]).unwrap();
    file.row(["x"]).unwrap();
    drop(file);
    assert!(zip::ZipArchive::new(out).is_err());
}

/// What can neither go back nor read: a pipe.
struct Pipe(Vec<u8>);

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        // Never more than a few at once, as pipes do.
        let taken = bytes.len().min(1021);
        self.0.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_archive_is_the_same_through_a_pipe_and_says_nothing_of_where_it_was_made() {
    fn write<W: Write>(out: W) -> W {
        let mut file = XlsxWriter::new(out, vec![sheet(3), Sheet { name: "To".into(), ..sheet(1) }]).unwrap();
        for row in 0..20_000_u32 {
            file.row([row.wrapping_mul(2_654_435_761).to_string(), row.to_string(), "Ribe".to_owned()]).unwrap();
        }
        file.finish().unwrap()
    }
    let bytes = write(Cursor::new(Vec::new())).into_inner();
    assert!(bytes == write(Pipe(Vec::new())).0, "through a pipe");

    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut names = Vec::new();
    let mut end = 0;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let date = part.last_modified().unwrap();
        assert_eq!((date.year(), date.month(), date.day(), date.hour(), date.second()), (1980, 1, 1, 0, 0));
        assert_eq!(part.unix_mode(), None);
        assert_eq!(part.compression(), zip::CompressionMethod::Deflated);
        assert_eq!(part.header_start(), end, "parts follow one another without a gap");
        // The signature, the sum and the two sizes stand behind the part.
        end = part.data_start().unwrap() + part.compressed_size() + 16;
        names.push(part.name().unwrap().into_owned());
        // Also compares length and sum.
        assert_eq!(std::io::copy(&mut part, &mut std::io::sink()).unwrap(), part.size());
    }
    assert_eq!(end, archive.central_directory_start());
    // Programs that look at the beginning alone tell by it what the archive is.
    assert_eq!(names[0], "[Content_Types].xml");
    assert_eq!(names[6..], ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]);
    assert!(!bytes.windows(4).any(|window| window == b"PK\x06\x06"), "no 64-bit directory");
}

#[test]
fn sheets_follow_one_another_and_none_is_left_out() {
    let second = Sheet { name: "To".into(), ..sheet(1) };
    let mut file =
        XlsxWriter::in_memory(vec![sheet(1), second.clone(), Sheet { name: "Tre".into(), ..second }]).unwrap();
    file.row(["a"]).unwrap();
    file.next_sheet().unwrap();
    file.row(["b"]).unwrap();
    let bytes = file.finish().unwrap().into_inner();
    let rows = |number| read_sheet(&part(&bytes, &format!("xl/worksheets/sheet{number}.xml")), 1);
    assert_eq!((rows(1), rows(2), rows(3)), (vec![vec!["a".into()]], vec![vec!["b".into()]], vec![]));
    let mut file = XlsxWriter::in_memory(vec![sheet(1)]).unwrap();
    refused(file.next_sheet(), "sheet.columns", None);
}

#[test]
fn a_csv_file_that_begins_with_id_is_not_taken_for_another_format() {
    let sheet = Sheet::new("K", vec![Column::new("ID"), Column::new("Navn")]);
    let written = |bom| {
        let mut file = CsvWriter::new(Vec::new(), &sheet, CsvOptions { delimiter: Delimiter::Semicolon, bom }).unwrap();
        file.row(["1"]).unwrap();
        refused(file.row(["1", "2", "3"]), "sheet.columns", Some("K!A3"));
        String::from_utf8(file.finish().unwrap()).unwrap()
    };
    assert_eq!(written(false), "\"ID\";\"Navn\"\r\n1;\r\n");
    assert_eq!(written(true), "\u{feff}ID;Navn\r\n1;\r\n");
}

/// A disk with room for so many bytes.
struct Full(Cursor<Vec<u8>>, usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.get_ref().len() + bytes.len() > self.1 {
            return Err(std::io::Error::from(std::io::ErrorKind::StorageFull));
        }
        self.0.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_an_error_wherever_it_happens() {
    let write = |room| {
        let mut file = XlsxWriter::new(Full(Cursor::new(Vec::new()), room), vec![sheet(2)])?;
        for row in 0..5000_u32 {
            file.row([row.wrapping_mul(2_654_435_761).to_string(), row.to_string()])?;
        }
        file.finish().map(|out| out.0.into_inner().len())
    };
    let length = write(usize::MAX).unwrap();
    for room in (0..length).step_by(997).chain([length - 1]) {
        refused(write(room), "sheet.write", None);
        let csv = CsvWriter::new(Full(Cursor::new(Vec::new()), room.min(5)), &sheet(2), CsvOptions::default());
        refused(csv.and_then(CsvWriter::finish).map(|_| ()), "sheet.write", None);
    }
}

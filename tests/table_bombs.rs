//! Files made to exhaust whoever reads them: each is refused, or read, at once and in little memory.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

#[path = "tables/archive.rs"]
mod archive;

use archive::{Book, Part, zip};
use debitor::table::{HeaderRow, Options, Table};
use peak_alloc::PeakAlloc;
use std::io::{Read, repeat};
use std::sync::Mutex;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;
/// One at a time, or the memory of others would count.
static TURN: Mutex<()> = Mutex::new(());

/// Rows and columns that were read, or the error's message.
fn read(bytes: impl Read) -> Result<(usize, usize), String> {
    let _turn = TURN.lock().unwrap();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let start = Instant::now();
    let result = (|| {
        let mut rows = Table::read(bytes, Options { header: HeaderRow::Absent, ..Options::default() })?;
        let (mut count, mut width) = (0, 0);
        while let Some(row) = rows.next_row()? {
            count += 1;
            width = width.max(row.len());
        }
        Ok((count, width))
    })();
    let took = start.elapsed();
    let peak = (MEMORY.peak_usage() - before) >> 20;
    println!("{took:?}, {peak} MiB: {result:?}");
    assert!(peak <= 256, "{peak} MiB");
    // Loosely: without optimisation, on a busy machine.
    assert!(took < Duration::from_secs(60), "{took:?}");
    result.map_err(|error: debitor::Error| {
        assert!(error.code() == "table.limit" || error.code() == "table.damaged", "{error:?}");
        error.message()
    })
}

#[track_caller]
fn refused(bytes: impl Read, why: &str) {
    let message = read(bytes).expect_err("a refusal");
    assert!(message.contains(why), "{message}");
}

/// A workbook with one part replaced.
fn with(part: Part) -> Vec<u8> {
    let mut book = Book::new(r#"<row><c t="s"><v>0</v></c></row>"#);
    book.parts.push(part);
    book.bytes()
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
const SHARED: &str = "xl/sharedStrings.xml";

#[test]
fn a_sheet_that_inflates_to_a_gibibyte() {
    let row = format!(r#"<row><c t="inlineStr"><is><t>{}</t></is></c></row>"#, "A".repeat(4000));
    let part =
        Part::repeated(SHEET, "<worksheet><sheetData>", row.repeat(256).as_bytes(), 1024, "</sheetData></worksheet>");
    let bytes = with(part);
    assert!(bytes.len() < 8 << 20, "{}", bytes.len());
    refused(&bytes[..], "unpacked_ratio");
}

#[test]
fn a_single_text_that_inflates_to_a_gibibyte() {
    let piece = vec![b' '; 1 << 20];
    refused(&with(Part::repeated(SHEET, "<worksheet>", &piece, 1024, "</worksheet>"))[..], "cell_bytes");
    refused(&with(Part::repeated(SHARED, "<sst><si><t>", &piece, 1024, "</t></si></sst>"))[..], "cell_bytes");
    refused(&with(Part::repeated("xl/workbook.xml", "<workbook a=\"", &piece, 1024, "\"/>"))[..], "cell_bytes");
    refused(&with(Part::repeated("xl/styles.xml", "<!--", &piece, 1024, "-->"))[..], "cell_bytes");
}

#[test]
fn millions_of_small_shared_texts() {
    let piece = "<si/>".repeat(1 << 16);
    refused(&with(Part::repeated(SHARED, "<sst>", piece.as_bytes(), 4096, "</sst>"))[..], "shared_count");
}

#[test]
fn many_references_to_one_long_text() {
    let row = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(1000);
    let mut book = Book::new(&row.repeat(200));
    book.shared = format!("<si><t>{}</t></si>", "A".repeat(100_000));
    refused(&book.bytes()[..], "text_bytes");

    let mut book = Book::new(&format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(10_000)));
    book.shared = format!("<si><t>{}</t></si>", "A".repeat(100_000));
    refused(&book.bytes()[..], "row_bytes");
}

#[test]
fn counts_that_are_not_true_reserve_nothing() {
    let text = r#"<sst count="4294967295" uniqueCount="4294967295"><si><t>Nord</t></si></sst>"#;
    assert_eq!(read(&with(Part::new(SHARED, text))[..]), Ok((1, 1)));
    let mut bytes = Book::new("<row><c><v>1</v></c></row>").bytes();
    let end = bytes.len() - 22;
    bytes[end + 8..end + 12].fill(0xFF);
    // What the directory holds counts, and not how much it says it holds.
    assert_eq!(read(&bytes[..]), Ok((1, 1)));
}

#[test]
fn sizes_that_are_not_true_change_nothing() {
    for size in [0, 1, u32::MAX] {
        let mut part = Part::new(SHARED, "<sst><si><t>Nord</t></si></sst>");
        part.size = size;
        assert_eq!(read(&with(part)[..]), Ok((1, 1)));
    }
}

#[test]
fn empty_cells_by_the_million() {
    let row = format!("<row>{}</row>", "<c/>".repeat(16_384));
    let part = Part::repeated(SHEET, "<worksheet><sheetData>", row.as_bytes(), 1024, "</sheetData></worksheet>");
    let bytes = with(part);
    assert!(bytes.len() < 200_000, "{}", bytes.len());
    refused(&bytes[..], "unpacked_ratio");
}

#[test]
fn a_cell_at_the_far_end_of_each_row() {
    let rows: String = (1..=5000).map(|row| format!(r#"<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>"#)).collect();
    refused(&Book::new(&rows).bytes()[..], "cells");
    assert_eq!(
        read(&Book::new(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#).bytes()[..]),
        Ok((1, 16_384))
    );
    refused(&Book::new(r#"<row><c r="XFE1"><v>1</v></c></row>"#).bytes()[..], "columns");
}

#[test]
fn entities_of_their_own() {
    let mut laughs = r#"<!DOCTYPE sst [<!ENTITY a "ha">"#.to_owned();
    for (letter, before) in ('b'..='z').zip('a'..) {
        laughs.push_str(&format!("<!ENTITY {letter} \"{}\">", format!("&{before};").repeat(10)));
    }
    laughs.push_str("]><sst><si><t>&z;</t></si></sst>");
    refused(&with(Part::new(SHARED, laughs))[..], "document type");
    let outside = r#"<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>"#;
    refused(&with(Part::new(SHARED, outside))[..], "document type");
    refused(&with(Part::new(SHARED, "<sst><si><t>&x;</t></si></sst>"))[..], "entity");
}

#[test]
fn elements_within_elements() {
    refused(&with(Part::repeated(SHEET, "", "<a>".repeat(10_000).as_bytes(), 100, ""))[..], "depth");
}

#[test]
fn one_part_as_a_thousand_sheets() {
    let rows = "<row/>".repeat(1_000_000);
    let mut book = Book::new("");
    book.parts.push(Part::new(SHEET, format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")));
    let sheets: String = (0..999).map(|id| format!(r#"<sheet name="{id}" r:id="rId1"/>"#)).collect();
    book.parts.push(Part::new("xl/workbook.xml", format!("<workbook><sheets>{sheets}</sheets></workbook>")));
    refused(&book.bytes()[..], "unpacked_ratio");
}

#[test]
fn archives_in_archives_and_names_that_climb_are_left_alone() {
    let mut inner = zip(&[Part::repeated("a", "", &[0; 1 << 16], 4096, "")]);
    for _ in 0..10 {
        inner = zip(&[Part::new("inner.zip", &inner)]);
    }
    let mut book = Book::new("<row><c><v>1</v></c></row>");
    book.parts.push(Part::new("xl/media/inner.zip", &inner));
    book.parts.push(Part::new("../../../../etc/passwd", "x"));
    assert_eq!(read(&book.bytes()[..]), Ok((1, 1)));
}

#[test]
fn a_csv_of_one_long_line() {
    refused(repeat(b'x').take(500 << 20), "cell_bytes");
    let cells = b"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,".repeat(1 << 14);
    refused(Read::chain(&cells[..], repeat(b'x').take(500 << 20)), "cell_bytes");
    let wide = [vec![b'x'; 100_000], b",".to_vec()].concat().repeat(500);
    refused(&wide[..], "row_bytes");
}

#[test]
fn an_unclosed_quote() {
    let text = [&b"name,city\nNord,\"Aarhus\n"[..], &b"Syd,Odense\n".repeat(1 << 20)].concat();
    refused(&text[..], "is the closing one missing?");
}

#[test]
fn a_million_columns() {
    refused(&b"a,".repeat(1_000_000)[..], "columns");
}

#[test]
fn nothing_but_nul() {
    let message = Table::read(repeat(0).take(500 << 20), Options::default()).err().expect("a refusal");
    assert_eq!(message.code(), "table.format");
    // After a good beginning.
    let text = b"name,city\nNord,Aarhus\n".repeat(1 << 13);
    refused(Read::chain(&text[..], repeat(0).take(500 << 20)), "cell_bytes");
}

#[test]
fn a_long_csv_takes_the_memory_of_a_chunk() {
    let line = b"Nord,Aarhus,13585628,ole@example.dk\n".repeat(1 << 10);
    let mut left = 2000;
    let mut at = 0;
    struct Lines<F>(F);
    impl<F: FnMut(&mut [u8]) -> usize> Read for Lines<F> {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            Ok((self.0)(out))
        }
    }
    let lines = Lines(|out: &mut [u8]| {
        if at == line.len() {
            at = 0;
            left -= 1;
        }
        let length = if left == 0 { 0 } else { out.len().min(line.len() - at) };
        out[..length].copy_from_slice(&line[at..at + length]);
        at += length;
        length
    });
    assert_eq!(read(lines), Ok((2000 << 10, 4)));
}

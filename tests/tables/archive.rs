//! Writes zip archives byte by byte, so that what they say of themselves can be false; and workbooks into them.
#![allow(dead_code, reason = "two programs of tests use it, each another part")]

use flate2::{Compress, Compression, FlushCompress, Status};
use std::fmt::Write;

/// One part, packed, and what the archive says of it.
pub struct Part {
    pub name: String,
    pub packed: Vec<u8>,
    pub sum: u32,
    /// The size that is told, right or not.
    pub size: u32,
}

impl Part {
    pub fn new(name: &str, text: impl AsRef<[u8]>) -> Self {
        let text = text.as_ref();
        let mut packed = deflated(text, FlushCompress::Finish);
        packed.shrink_to_fit();
        Self { name: name.to_owned(), packed, sum: crc32fast::hash(text), size: text.len() as u32 }
    }

    /// `before`, then `piece` so many times, then `after`: packed once, so that any size is made at once. The check sum
    /// is wrong.
    pub fn repeated(name: &str, before: &str, piece: &[u8], times: usize, after: &str) -> Self {
        let mut packed = deflated(before.as_bytes(), FlushCompress::Full);
        let piece = deflated(piece, FlushCompress::Full);
        for _ in 0..times {
            packed.extend_from_slice(&piece);
        }
        packed.extend(deflated(after.as_bytes(), FlushCompress::Finish));
        Self { name: name.to_owned(), packed, sum: 0, size: 1000 }
    }
}

fn deflated(text: &[u8], flush: FlushCompress) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 2 + 1024);
    let mut compress = Compress::new(Compression::best(), false);
    loop {
        let rest = &text[compress.total_in() as usize..];
        let status = compress.compress_vec(rest, &mut out, flush).unwrap();
        let done = compress.total_in() as usize == text.len() && out.len() < out.capacity();
        if status == Status::StreamEnd || done && !matches!(flush, FlushCompress::Finish) {
            return out;
        }
        out.reserve(out.capacity());
    }
}

/// The archive as bytes.
pub fn zip(parts: &[Part]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for part in parts {
        let offset = bytes.len() as u32;
        let mut common = Vec::new();
        common.extend([20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0x50]);
        for number in [part.sum, part.packed.len() as u32, part.size] {
            common.extend(number.to_le_bytes());
        }
        common.extend((part.name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(part.name.as_bytes());
        bytes.extend(&part.packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(part.name.as_bytes());
    }
    let start = bytes.len() as u32;
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend((parts.len() as u16).to_le_bytes());
    bytes.extend((parts.len() as u16).to_le_bytes());
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A workbook in the making. The defaults are those of Excel.
pub struct Book {
    /// Name, attributes, and the XML between `<sheetData>` and `</sheetData>`.
    pub sheets: Vec<(String, String, String)>,
    /// The XML of the shared texts: `<si>…</si>`.
    pub shared: String,
    /// The XML before `<cellXfs>`, and within.
    pub formats: String,
    pub styles: String,
    pub properties: String,
    /// Parts that take the place of those of the same name, or come on top.
    pub parts: Vec<Part>,
}

impl Book {
    pub fn new(rows: &str) -> Self {
        Self {
            sheets: vec![("Sheet1".to_owned(), String::new(), rows.to_owned())],
            shared: String::new(),
            formats: String::new(),
            styles: r#"<xf numFmtId="0"/>"#.to_owned(),
            properties: String::new(),
            parts: Vec::new(),
        }
    }

    pub fn bytes(self) -> Vec<u8> {
        let (mut names, mut links) = (String::new(), String::new());
        let mut parts = self.parts;
        let mut add = |name: &str, text: String| {
            if parts.iter().all(|part| part.name != name) {
                parts.push(Part::new(name, text));
            }
        };
        for (place, (name, attributes, rows)) in self.sheets.iter().enumerate() {
            let id = place + 1;
            write!(names, r#"<sheet name="{name}" sheetId="{id}" {attributes} r:id="rId{id}"/>"#).unwrap();
            write!(
                links,
                r#"<Relationship Id="rId{id}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{id}.xml"/>"#
            )
            .unwrap();
            let sheet =
                format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData><pageMargins/></worksheet>");
            add(&format!("xl/worksheets/sheet{id}.xml"), sheet);
        }
        for (id, kind) in [("rIdS", "sharedStrings"), ("rIdF", "styles")] {
            write!(links, r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="/xl/{kind}.xml"/>"#).unwrap();
        }
        let properties = self.properties;
        add(
            "xl/workbook.xml",
            format!(
                "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\">{properties}<sheets>{names}</sheets></workbook>"
            ),
        );
        add("xl/_rels/workbook.xml.rels", format!("{HEAD}<Relationships xmlns=\"{PACKAGE}\">{links}</Relationships>"));
        add("xl/sharedStrings.xml", format!("{HEAD}<sst xmlns=\"{MAIN}\" count=\"1\">{}</sst>", self.shared));
        let (formats, styles) = (self.formats, self.styles);
        add(
            "xl/styles.xml",
            format!(
                "{HEAD}<styleSheet xmlns=\"{MAIN}\">{formats}<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>"
            ),
        );
        add(
            "_rels/.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        );
        zip(&parts)
    }
}

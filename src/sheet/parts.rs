//! The parts of an XLSX archive that hold no row: content types, relationships, workbook, styles, and the two ends of a sheet.
//!
//! ECMA-376 part 1 (SpreadsheetML) and part 2 (packaging), 5th edition, in the order that their schemas demand.

use super::limits::{ROWS, letters};
use super::text::push_attribute;
use super::{Column, Sheet};

/// The names of the fixed parts. The content types come first: programs that tell a file's kind by its first bytes look
/// for them there.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";
pub(super) const PACKAGE_RELATIONSHIPS: &str = "_rels/.rels";
pub(super) const APPLICATION: &str = "docProps/app.xml";
pub(super) const WORKBOOK: &str = "xl/workbook.xml";
pub(super) const WORKBOOK_RELATIONSHIPS: &str = "xl/_rels/workbook.xml.rels";
pub(super) const STYLES: &str = "xl/styles.xml";

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument";

/// The rows of `cellXfs` in [`styles`].
pub(super) const TEXT: &str = "1";
pub(super) const WRAPPED: &str = "2";
const HEADER: &str = "3";
const REQUIRED: &str = "4";

/// Ink and paper of the two headers, as red, green and blue: dark on light, and light on dark red.
const HEADER_COLOURS: [u32; 2] = [0x1f_1f_1f, 0xd9_e1_f2];
const REQUIRED_COLOURS: [u32; 2] = [0xff_ff_ff, 0x9c_00_06];

/// `xl/worksheets/sheet1.xml` for 0.
pub(super) fn sheet_name(index: usize) -> String {
    format!("xl/worksheets/sheet{}.xml", index + 1)
}

pub(super) fn content_types(sheets: &[Sheet]) -> String {
    let mut text = format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/{APPLICATION}\" ContentType=\"{KIND}.extended-properties+xml\"/>\
         <Override PartName=\"/{WORKBOOK}\" ContentType=\"{KIND}.spreadsheetml.sheet.main+xml\"/>\
         <Override PartName=\"/{STYLES}\" ContentType=\"{KIND}.spreadsheetml.styles+xml\"/>"
    );
    for index in 0..sheets.len() {
        let name = sheet_name(index);
        let kind = "spreadsheetml.worksheet+xml";
        text.push_str(&format!("<Override PartName=\"/{name}\" ContentType=\"{KIND}.{kind}\"/>"));
    }
    text.push_str("</Types>");
    text
}

pub(super) fn package_relationships() -> String {
    format!(
        "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/relationships/officeDocument\" Target=\"{WORKBOOK}\"/>\
         <Relationship Id=\"rId2\" Type=\"{OFFICE}/relationships/extended-properties\" Target=\"{APPLICATION}\"/>\
         </Relationships>"
    )
}

/// The application's name, and neither a person nor a date.
pub(super) fn application() -> String {
    format!(
        "{DECLARATION}<Properties xmlns=\"{OFFICE}/extended-properties\"><Application>debitor</Application></Properties>"
    )
}

pub(super) fn workbook(sheets: &[Sheet]) -> Vec<u8> {
    let mut out = format!(
        "{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}/relationships\">\
         <bookViews><workbookView/></bookViews><sheets>"
    )
    .into_bytes();
    for (index, sheet) in sheets.iter().enumerate() {
        out.extend_from_slice(b"<sheet name=\"");
        push_attribute(&mut out, &sheet.name);
        out.extend_from_slice(format!("\" sheetId=\"{0}\" r:id=\"rId{0}\"/>", index + 1).as_bytes());
    }
    out.extend_from_slice(b"</sheets></workbook>");
    out
}

pub(super) fn workbook_relationships(sheets: &[Sheet]) -> String {
    let mut text = format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for number in 1..=sheets.len() {
        text.push_str(&format!(
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/relationships/worksheet\" \
             Target=\"worksheets/sheet{number}.xml\"/>"
        ));
    }
    text.push_str(&format!(
        "<Relationship Id=\"rId{}\" Type=\"{OFFICE}/relationships/styles\" Target=\"styles.xml\"/></Relationships>",
        sheets.len() + 1
    ));
    text
}

/// Number format 49 is `@`, text: what is typed later stays as it is typed, leading zeros too. The first two fills are
/// Excel's own, whatever stands here.
pub(super) fn styles() -> String {
    let font = |more: &str, colour: u32| {
        format!(
            "<font>{more}<sz val=\"11\"/><color rgb=\"FF{colour:06X}\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
        )
    };
    let fill = |colour: u32| {
        format!("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{colour:06X}\"/></patternFill></fill>")
    };
    let [header_ink, header_paper] = HEADER_COLOURS;
    let [required_ink, required_paper] = REQUIRED_COLOURS;
    let plain = "<font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>";
    let fonts = [plain, &font("<b/>", header_ink), &font("<b/>", required_ink)].concat();
    let fills = [
        "<fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>",
        &fill(header_paper),
        &fill(required_paper),
    ]
    .concat();
    let cell = |more: &str, wrapped: bool| {
        let start = format!("<xf numFmtId=\"49\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" {more}");
        if !wrapped {
            return format!("{start}/>");
        }
        format!("{start} applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>")
    };
    let cells = [
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
        &cell("fontId=\"0\" fillId=\"0\"", false),
        &cell("fontId=\"0\" fillId=\"0\"", true),
        &cell("fontId=\"1\" fillId=\"2\" applyFont=\"1\" applyFill=\"1\"", true),
        &cell("fontId=\"2\" fillId=\"3\" applyFont=\"1\" applyFill=\"1\"", true),
    ]
    .concat();
    format!(
        "{DECLARATION}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"3\">{fonts}</fonts><fills count=\"4\">{fills}</fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"5\">{cells}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    )
}

/// What stands before a sheet's rows: the header row frozen, and each column's width and style, which is also that of the
/// cells still empty.
pub(super) fn sheet_start(sheet: &Sheet, first: bool) -> String {
    let selected = if first { " tabSelected=\"1\"" } else { "" };
    let mut text = format!(
        "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView rightToLeft=\"0\"{selected} workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         <selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView></sheetViews>\
         <sheetFormatPr defaultRowHeight=\"15\"/><cols>"
    );
    let style = if sheet.wrap { WRAPPED } else { TEXT };
    for (index, column) in sheet.columns.iter().enumerate() {
        // Excel counts 5 pixels of padding in.
        text.push_str(&format!(
            "<col min=\"{0}\" max=\"{0}\" width=\"{1}.7109375\" style=\"{style}\" customWidth=\"1\"/>",
            index + 1,
            width(column)
        ));
    }
    text.push_str("</cols><sheetData>");
    text
}

/// What stands behind them: the notes at the headers, and that text which looks like a number is meant so.
pub(super) fn sheet_end(sheet: &Sheet) -> Vec<u8> {
    let mut out = b"</sheetData>".to_vec();
    let noted: Vec<(usize, &str)> = sheet
        .columns
        .iter()
        .enumerate()
        .filter_map(|(index, column)| column.note.as_deref().map(|note| (index, note)))
        .filter(|(_, note)| !note.is_empty())
        .collect();
    if !noted.is_empty() {
        out.extend_from_slice(format!("<dataValidations count=\"{}\">", noted.len()).as_bytes());
        for (index, note) in noted {
            let start =
                format!("<dataValidation allowBlank=\"1\" showInputMessage=\"1\" sqref=\"{}1\"", letters(index));
            out.extend_from_slice(start.as_bytes());
            out.extend_from_slice(b" prompt=\"");
            push_attribute(&mut out, note);
            out.extend_from_slice(b"\"/>");
        }
        out.extend_from_slice(b"</dataValidations>");
    }
    let last = letters(sheet.columns.len().saturating_sub(1));
    let ignored = format!(
        "<ignoredErrors><ignoredError sqref=\"A1:{last}{ROWS}\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>"
    );
    out.extend_from_slice(ignored.as_bytes());
    out
}

/// The style of a column's header.
pub(super) fn header_style(column: &Column) -> &'static str {
    if column.required { REQUIRED } else { HEADER }
}

fn width(column: &Column) -> usize {
    match column.width {
        Some(characters) => usize::from(characters.max(1)).min(254),
        None => (column.header.chars().count() + 2).clamp(10, 40),
    }
}

#[cfg(test)]
mod tests {
    use super::{HEADER_COLOURS, REQUIRED_COLOURS};

    /// WCAG 2.2, relative luminance and contrast ratio; 7 is the ratio of level AAA.
    #[test]
    fn the_headers_can_be_read() {
        let luminance = |colour: u32| {
            let linear = |shift: u32| {
                let part = f64::from(colour >> shift & 0xff) / 255.0;
                if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
        };
        let contrast = |[one, other]: [u32; 2]| {
            let (one, other) = (luminance(one), luminance(other));
            (one.max(other) + 0.05) / (one.min(other) + 0.05)
        };
        assert!(contrast(HEADER_COLOURS) >= 7.0, "{}", contrast(HEADER_COLOURS));
        assert!(contrast(REQUIRED_COLOURS) >= 7.0, "{}", contrast(REQUIRED_COLOURS));
        assert!(contrast([HEADER_COLOURS[1], REQUIRED_COLOURS[1]]) >= 4.5, "the two are told apart");
    }
}

//! From the archive to the sheets: relations, names, hidden or not, the date system.

use super::package::Package;
use super::xml::{Xml, attribute, is_true};
use super::{Sheet, damaged};
use crate::Error;
use crate::table::format::unreadable;
use crate::table::limits::Limits;
use quick_xml::events::Event;

/// What the workbook says.
#[derive(Default)]
pub(super) struct Workbook {
    pub sheets: Vec<Sheet>,
    /// The part of each sheet.
    pub parts: Vec<String>,
    pub shared: Option<String>,
    pub styles: Option<String>,
    pub from_1904: bool,
}

/// More sheets than anyone has.
const SHEETS: usize = 1000;

/// A relation of a part (ECMA-376 part 2, 9): which other part, and what for.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Relation {
    /// The strict and the transitional names of a kind end alike.
    fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

impl Workbook {
    /// # Errors
    ///
    /// `table.format` if the archive is no workbook; `table.damaged`.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn read(package: &mut Package, limits: &Limits) -> Result<Self, Error> {
        let path = relations(package, "", limits)?.into_iter().find(|relation| relation.is("officeDocument"));
        let path = path.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
        let part = if path.ends_with(".xml") { package.part(&path, limits)? } else { None };
        let Some(part) = part.filter(|_| !path.contains("word/") && !path.contains("ppt/")) else {
            return Err(other(package));
        };
        let relations = relations(package, &path, limits)?;
        let of_kind =
            |kind| relations.iter().find(|relation| relation.is(kind)).map(|relation| relation.target.clone());
        let mut book = Self { shared: of_kind("sharedStrings"), styles: of_kind("styles"), ..Self::default() };
        let mut xml = Xml::new(part.small(), limits.depth);
        loop {
            match xml.next()? {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "workbookPr" => book.from_1904 = is_true(attribute(&tag, "date1904")?.as_deref()),
                    "sheet" => {
                        let id = attribute(&tag, "id")?;
                        let relation = relations.iter().find(|relation| Some(relation.id.as_str()) == id.as_deref());
                        // A chart has a sheet of its own, and no rows.
                        let Some(relation) = relation.filter(|relation| relation.is("worksheet")) else { continue };
                        let name = attribute(&tag, "name")?.unwrap_or_default().into_owned();
                        let hidden = attribute(&tag, "state")?.is_some_and(|state| state != "visible");
                        book.sheets.push(Sheet { name, hidden });
                        book.parts.push(relation.target.clone());
                    }
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
            if book.sheets.len() > SHEETS {
                return Err(crate::table::limits::beyond("sheets", SHEETS as u64, "sheets"));
            }
        }
        if book.sheets.is_empty() { Err(damaged("the workbook has no sheet")) } else { Ok(book) }
    }
}

/// The relations of a part, their targets as names of parts.
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn relations(package: &mut Package, of: &str, limits: &Limits) -> Result<Vec<Relation>, Error> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let path = resolved(folder, &["_rels/", file, ".rels"].concat());
    let mut relations = Vec::new();
    let Some(part) = package.part(&path, limits)? else { return Ok(relations) };
    let mut xml = Xml::new(part.small(), limits.depth);
    loop {
        match xml.next()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Relationship" => {
                let text = |name| attribute(&tag, name).map(Option::unwrap_or_default);
                let (id, kind, target) = (text("Id")?, text("Type")?, text("Target")?);
                let target = resolved(folder, &target);
                relations.push(Relation { id: id.into_owned(), kind: kind.into_owned(), target });
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The name of a part as seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let folder = if target.starts_with('/') { "" } else { folder };
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => _ = steps.pop(),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// What else the archive may be.
fn other(package: &Package) -> Error {
    for (part, what) in [
        ("xl/workbook.bin", "the file is a binary workbook (XLSB)"),
        ("content.xml", "the file is an OpenDocument file (ODS)"),
        ("Index/Document.iwa", "the file is a Numbers document"),
        ("word/document.xml", "the file is a text document (DOCX)"),
        ("ppt/presentation.xml", "the file is a presentation (PPTX)"),
    ] {
        if package.has(part) {
            return unreadable(what);
        }
    }
    unreadable("the file is an archive without a workbook: unpack it first")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_resolved() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/worksheets", "../styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("", "../../etc/passwd"), "etc/passwd");
    }
}

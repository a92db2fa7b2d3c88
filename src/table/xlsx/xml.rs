//! XML events of a part, within limits. A document type declaration is refused, and with it every entity of its own.

use super::damaged;
use super::package::Part;
use crate::Error;
use crate::table::limits::beyond;
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// The events of one part.
pub(super) struct Xml {
    reader: Reader<Part>,
    buffer: Vec<u8>,
    depth: usize,
    deepest: usize,
}

impl Xml {
    pub fn new(part: Part, deepest: usize) -> Self {
        let mut reader = Reader::from_reader(part);
        // Depth is all that counts here; comparing names takes a tenth of the time.
        reader.config_mut().check_end_names = false;
        Self { reader, buffer: Vec::with_capacity(1024), depth: 0, deepest }
    }

    /// # Errors
    ///
    /// `table.damaged`, `table.limit`.
    // Inlined, an event is not moved twice: a tenth of the time.
    #[inline(always)]
    pub fn next(&mut self) -> Result<Event<'_>, Error> {
        self.buffer.clear();
        self.reader.get_mut().begin_event();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(error)?;
        match event {
            Event::Start(_) => {
                self.depth += 1;
                if self.depth > self.deepest {
                    return Err(beyond("depth", self.deepest as u64, "elements within each other"));
                }
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::DocType(_) => {
                return Err(damaged("the workbook declares a document type, which no spreadsheet program does"));
            }
            Event::Eof if self.depth > 0 => return Err(damaged("a part of the workbook breaks off")),
            _ => {}
        }
        Ok(event)
    }

    /// Leaves the rest unread, except for its check sum.
    pub fn leave(mut self) -> Result<(), Error> {
        self.reader.get_mut().drain().map_err(|cause| error(cause.into()))
    }

    /// Adds the text of a string item to `out`: runs of rich text in order, without the phonetic ones. The element has
    /// begun; it is read to its end.
    pub fn string(&mut self, out: &mut String, most: usize) -> Result<(), Error> {
        let start = out.len();
        let outside = self.depth - 1;
        // Escapes are a text's own: two that stand side by side make none together.
        let mut text_start = start;
        let (mut in_text, mut phonetic) = (false, 0);
        loop {
            match self.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "t" => {
                        in_text = true;
                        text_start = out.len();
                    }
                    "rPh" => phonetic += 1,
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "t" => {
                        in_text = false;
                        unescape(out, text_start);
                    }
                    "rPh" => phonetic -= 1,
                    _ => {}
                },
                Event::Text(text) if in_text && phonetic == 0 => out.push_str(&text.xml10_content()),
                Event::CData(text) if in_text && phonetic == 0 => out.push_str(&text.xml10_content()),
                Event::GeneralRef(name) if in_text && phonetic == 0 => push_reference(&name, out)?,
                Event::Eof => return Ok(()),
                _ => {}
            }
            if out.len() - start > most {
                return Err(beyond("cell_bytes", most as u64, "bytes in one cell"));
            }
            if self.depth == outside {
                return Ok(());
            }
        }
    }
}

/// Adds what `&name;` stands for.
pub(super) fn push_reference(name: &BytesRef<'_>, out: &mut String) -> Result<(), Error> {
    if let Ok(Some(char)) = name.resolve_char_ref() {
        out.push(char);
        return Ok(());
    }
    match resolve_xml_entity(name) {
        Some(text) => out.push_str(text),
        None => return Err(damaged("the workbook uses an entity that XML does not define")),
    }
    Ok(())
}

/// The attribute of this name, whatever its prefix.
pub(super) fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Result<Option<Cow<'a, str>>, Error> {
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| damaged("an element of the workbook is not well-formed"))?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0);
            return Ok(Some(value.map_err(|_| damaged("an attribute of the workbook is not well-formed"))?));
        }
    }
    Ok(None)
}

/// `1` or `true`.
pub(super) fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

/// Puts characters in the place of `_x000D_` and the like, from `start` on (ECMA-376 part 1, 22.9.2.19).
pub(super) fn unescape(text: &mut String, start: usize) {
    let Some(tail) = text.get(start..).filter(|tail| tail.contains("_x")) else { return };
    let mut plain = String::with_capacity(tail.len());
    let mut rest = tail;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 7).and_then(|code| code.strip_suffix('_'));
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let char = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let (kept, next) = if char.is_some() { (at, at + 7) } else { (at + 2, at + 2) };
        plain.push_str(rest.get(..kept).unwrap_or_default());
        plain.extend(char);
        rest = rest.get(next..).unwrap_or_default();
    }
    plain.push_str(rest);
    text.truncate(start);
    text.push_str(&plain);
}

/// Ours, if it comes from the part; else the XML is at fault.
fn error(cause: quick_xml::Error) -> Error {
    if let quick_xml::Error::Io(io) = &cause {
        let ours = io.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
        return ours.cloned().unwrap_or_else(|| damaged("a part of the archive does not unpack"));
    }
    damaged("a part of the workbook is not well-formed XML")
}

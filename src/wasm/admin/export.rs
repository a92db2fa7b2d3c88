//! Files that come out of a session: written a few rows at a time, so that the page hears of it and can stop it.

use super::import::Import;
use super::rules::profile;
use super::value::throw;
use crate::check::Checker;
use crate::error::Error;
use crate::node::ToNode;
use crate::preview::Session;
use crate::preview::out::{Exporter, Format, Kind, OutFile, Outcome, Rendered, template};
use crate::wasm::files::complete;
use js_sys::{Object, Reflect, Uint8Array};
use std::io::Cursor;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A file on its way out of a session.
#[wasm_bindgen]
pub struct Export {
    exporter: Exporter,
    name: String,
    file: OutFile<Cursor<Vec<u8>>>,
    rendered: Rendered,
    /// The next row.
    at: usize,
}

#[wasm_bindgen]
impl Export {
    /// `kind` is one of `decisions`, `cleaned`, `faulty`, `undo`; without a `format`, decisions and what leads back are
    /// JSON Lines, the others in the form that the system imports.
    ///
    /// # Errors
    /// `preview.kind`, `preview.format`, `preview.layout`, `sheet.…`.
    #[wasm_bindgen(constructor)]
    pub fn new(import: &Import, kind: &str, format: &str) -> Result<Export, JsValue> {
        Self::make(import.session(), kind, format).map_err(|error| throw(&error))
    }

    /// Writes up to so many rows more; whether there are further ones.
    ///
    /// # Errors
    /// `sheet.…`.
    pub fn write(&mut self, import: &mut Import, most_rows: usize) -> Result<bool, JsValue> {
        // Hints of a row point to rows before it.
        import.relate_up_to(self.at + most_rows);
        for _ in 0..most_rows {
            let Some(row) = import.session().row(self.at) else { return Ok(false) };
            self.at += 1;
            let cells: Vec<&str> = row.cells.iter().map(|(cell, _)| cell.as_str()).collect();
            self.rendered.clear();
            self.exporter.render(&Outcome { cells: &cells, decided: &row.decided }, &mut self.rendered);
            self.file.write(&self.rendered).map_err(|error| throw(&error))?;
        }
        Ok(true)
    }

    /// The file: `{file_name, media_type, bytes}`.
    ///
    /// # Errors
    /// `sheet.…`.
    pub fn finish(self) -> Result<JsValue, JsValue> {
        let bytes = self.file.finish().map_err(|error| throw(&error))?.into_inner();
        Ok(file(&self.name, self.exporter.format().media_type(), &bytes))
    }
}

impl Export {
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn make(session: &Session, kind: &str, format: &str) -> Result<Self, Error> {
        let kind_of = Kind::named(kind)?;
        let format = match (format, kind_of) {
            ("", Kind::Decisions | Kind::Undo) => Format::Jsonl,
            ("", _) => Format::of_system(session.checker()).unwrap_or(Format::Xlsx),
            _ => Format::named(format)?,
        };
        let exporter = Exporter::new(kind_of, format, session.checker(), session.existing(), &session.header())?;
        let file = exporter.open(Cursor::new(Vec::new()))?;
        let name = [stem(session), "-", kind, ".", format.as_str()].concat();
        Ok(Self { exporter, name, file, rendered: Rendered::default(), at: 0 })
    }
}

/// The mapping of a session as a file of its own.
///
/// # Errors
/// `preview.mapping` before there are any columns.
#[wasm_bindgen(js_name = savedMapping)]
#[cfg_attr(debitor_cold, optimize(size), inline(never))]
pub fn saved_mapping(import: &Import) -> Result<JsValue, JsValue> {
    let session = import.session();
    let Some(mapping) = session.columns() else {
        return Err(throw(&Error::new("preview.mapping", "the file's columns are not read yet".to_owned())));
    };
    let json = crate::wasm::script::pretty(&mapping.save().to_node());
    Ok(file(&[stem(session), "-mapping.json"].concat(), "application/json", json.as_bytes()))
}

/// The file that a person fills in: `xlsx` or `csv`, or without a `format` that which the system imports.
///
/// # Errors
/// `profile.…`, `preview.format`, `preview.layout`; `file.missing` where one is to be given first.
#[wasm_bindgen(js_name = template)]
pub fn empty_file(given: &JsValue, bases: &JsValue, locale: &str, format: &str) -> Result<JsValue, JsValue> {
    let make = || {
        let checker = Arc::new(Checker::new(profile(given, bases)?, locale)?);
        template_of(&checker, format)
    };
    complete(make()).map_err(|error: Error| throw(&error))
}

/// The same for the profile of a session.
///
/// # Errors
/// `preview.format`, `preview.layout`.
#[wasm_bindgen(js_name = templateOf)]
pub fn empty_file_of(import: &Import, format: &str) -> Result<JsValue, JsValue> {
    template_of(import.session().checker(), format).map_err(|error| throw(&error))
}

#[cfg_attr(debitor_cold, optimize(size), inline(never))]
fn template_of(checker: &Arc<Checker>, format: &str) -> Result<JsValue, Error> {
    let format = if format.is_empty() { Format::of_system(checker)? } else { Format::named(format)? };
    let bytes = template(checker, format, Cursor::new(Vec::new()))?.into_inner();
    let name = [&checker.profile().name, "-template.", format.as_str()].concat();
    Ok(file(&name, format.media_type(), &bytes))
}

/// The name of the file that was read, without its ending.
fn stem(session: &Session) -> &str {
    let name = session.file_name().filter(|name| !name.is_empty()).unwrap_or("customers");
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

pub(super) fn file(name: &str, media_type: &str, bytes: &[u8]) -> JsValue {
    let object = Object::new();
    let parts: [(&str, JsValue); 3] =
        [("file_name", name.into()), ("media_type", media_type.into()), ("bytes", Uint8Array::from(bytes).into())];
    for (key, value) in &parts {
        // Setting a property of a new object can't fail.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}

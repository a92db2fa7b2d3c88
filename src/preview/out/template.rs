//! The template: the system's own columns with one example row, and a sheet that explains each column.

use super::texts::Texts;
use super::{Format, layout};
use crate::check::Checker;
use crate::error::Error;
use crate::profile;
use crate::sheet::{Column, CsvOptions, CsvWriter, NOTE_UNITS, Sheet, XlsxWriter};
use std::io::{Seek, Write};
use std::sync::Arc;

/// Writes the template of the checker's profile in its language.
///
/// XLSX: the headers as the system names them, those of columns that must be filled in another colour, each with its
/// note; one example row; and a second sheet that says of each column what it holds, whether it must be filled, which
/// words it takes, and whether its name is published or has to be compared with the system's own template. CSV: the headers
/// and the example row.
///
/// # Errors
/// `preview.layout` where the profile has no import file, `preview.format` for JSONL, `sheet.write`.
///
/// ```
/// use debitor::preview::out::{Format, template};
/// let checker = std::sync::Arc::new(debitor::Checker::new(debitor::preset("banqup")?, "nl-BE")?);
/// let csv = template(&checker, Format::Csv, std::io::Cursor::new(Vec::new()))?.into_inner();
/// assert!(csv.starts_with("\u{feff}Juridische naam;Land (lettercode)".as_bytes()));
/// # Ok::<(), debitor::Error>(())
/// ```
pub fn template<W: Write + Seek>(checker: &Arc<Checker>, format: Format, out: W) -> Result<W, Error> {
    let layout = layout(checker)?;
    let texts = Texts::new(checker.clone());
    let language = checker.catalogue().language().to_owned();
    let columns = layout.columns().map(|column| header(column, note(column, &language, checker.profile()))).collect();
    let customers = Sheet::new(texts.get("sheet.customers"), columns);
    let examples: Vec<&str> = layout.columns().map(|column| column.example.as_deref().unwrap_or_default()).collect();
    match format {
        Format::Csv => {
            let mut file = CsvWriter::new(out, &customers, CsvOptions::default())?;
            file.row(examples)?;
            file.finish()
        }
        Format::Xlsx => {
            let mut file = XlsxWriter::new(out, vec![customers, explanation(&texts)])?;
            file.row(examples)?;
            file.next_sheet()?;
            for column in layout.columns() {
                file.row(explained(&texts, column, note(column, &language, checker.profile())))?;
            }
            file.finish()
        }
        Format::Jsonl => {
            Err(Error::new("preview.format", "a template is `xlsx` or `csv`".to_owned()).hinting(Some("xlsx")))
        }
    }
}

impl Format {
    /// The format of the system's own import file.
    ///
    /// # Errors
    /// `preview.layout` where the profile has no import file.
    pub fn of_system(checker: &Checker) -> Result<Self, Error> {
        layout(checker)?;
        let import = checker.profile().accounts.as_ref().and_then(|accounts| accounts.import.as_ref());
        Ok(if import.is_some_and(|import| import.file == "csv") { Self::Csv } else { Self::Xlsx })
    }
}

fn header(column: &profile::Column, note: &str) -> Column {
    let mut header = Column::new(column.header.clone());
    if column.required {
        header = header.required();
    }
    let example = column.example.as_deref().unwrap_or_default();
    let widest = column.header.chars().count().max(example.chars().count()) + 2;
    header = header.width(u8::try_from(widest.clamp(10, 40)).unwrap_or(40));
    let fits = !note.is_empty() && note.encode_utf16().count() <= NOTE_UNITS;
    if fits { header.note(note) } else { header }
}

fn explanation(texts: &Texts) -> Sheet {
    let columns = [
        ("sheet.column", 28),
        ("sheet.contains", 28),
        ("sheet.demand", 22),
        ("sheet.note", 70),
        ("sheet.words", 30),
        ("sheet.example", 28),
        ("sheet.certainty", 40),
    ];
    let columns = columns.into_iter().map(|(key, width)| Column::new(texts.get(key)).width(width)).collect();
    Sheet::new(texts.get("sheet.explanation"), columns).wrapped()
}

fn explained(texts: &Texts, column: &profile::Column, note: &str) -> [String; 7] {
    let demand = match column {
        _ if column.leave_empty => "sheet.leave_empty",
        _ if column.required => "sheet.required",
        _ if column.recommended => "sheet.recommended",
        _ => "sheet.optional",
    };
    let words: Vec<&str> = column.values.iter().map(|(word, _)| word).collect();
    [
        column.header.clone(),
        column.field.as_deref().map(|field| texts.label(field)).unwrap_or_default(),
        texts.get(demand),
        note.to_owned(),
        words.join(", "),
        column.example.clone().unwrap_or_default(),
        texts.get(if column.certain == Some(false) { "sheet.uncertain" } else { "sheet.certain" }),
    ]
}

/// What the column is for: in the reader's language, else in English, else in the language of the system.
fn note<'a>(column: &'a profile::Column, language: &str, profile: &crate::Profile) -> &'a str {
    let own = profile.locale.as_deref().and_then(|locale| locale.split(['-', '_']).next()).unwrap_or_default();
    let found = [language, "en", own].into_iter().find_map(|language| column.note.get(language));
    found.or_else(|| column.note.values().next()).map_or("", String::as_str)
}

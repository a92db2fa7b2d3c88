//! `debitor preview` and `debitor template`: what an import would do with a file, and the files that go with that.
//!
//! | file | what stands there |
//! |---|---|
//! | `options` | the words of the command line |
//! | `source` | the file's columns, and its rows in chunks |
//! | `plan` | what is done with a chunk |
//! | `run` | all chunks, by one thread or several |
//! | `drafts`, `outlet` | files that are there whole or not at all |
//! | `progress`, `summary`, `tally` | what the person is told |

mod drafts;
mod options;
mod outlet;
mod plan;
mod progress;
mod run;
mod source;
mod summary;
mod tally;

pub(super) use options::{PREVIEW, Preview, Template};
pub(super) use plan::{Done, Plan};
pub(super) use run::run;
pub(super) use source::Source;

use super::{End, existing, json, profiles, secret, settings};
use crate::check::Checker;
use crate::decide::{Existing, Matcher};
use crate::error::Error;
use crate::mapping::{Layout, Mapper, Saved};
use crate::node::ToNode;
use crate::preview::out::{Exporter, Format, Kind, template as write_template};
use crate::table::{Options, SheetChoice};
use drafts::Drafts;
use outlet::{Outlet, Target};
use progress::{Counted, Progress};
use std::fs::File;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tally::Tally;

/// Previews a file.
///
/// # Errors
/// What keeps the file from being read or taken, or a file from being written: then none of the files is there.
pub(super) fn preview(options: &Preview) -> Result<End, Error> {
    refuse_same(options)?;
    let checker = checker(options)?;
    let settings = settings(checker.profile(), &options.wishes)?;
    let saved = options.map.as_deref().map(read_mapping).transpose()?;
    let (input, bytes) = open(&options.input)?;
    let existing = Arc::new(match &options.existing {
        Some(path) => existing::load(path, &checker)?,
        None => Existing::builder(checker.clone()).finish(),
    });
    let mapper = Mapper::new(checker.profile(), options.locale.as_deref().unwrap_or_default());
    let mapper = if options.any_names || options.cleaned.is_some() { mapper.any_names() } else { mapper };
    let (input, read) = Counted::new(input);
    let sheet = options.sheet.clone().map_or(SheetChoice::Detect, SheetChoice::Named);
    let reading = Options { limits: options.limits.limits(), sheet, ..Options::default() };
    let source = Source::open(input, reading, &mapper, saved.as_ref(), checker.catalogue())?;
    let person = Person { is_told: !options.quiet };
    person.tell(&summary::columns(&source.mapping, checker.catalogue()));
    source.mapping.ready()?;

    let drafts = Drafts::default();
    drafts.remove_on_signal()?;
    let (exporters, mut outlets) = outlets(options, &checker, &existing, &source.header, &drafts)?;
    if let Some(path) = &options.save_map {
        write_mapping(&drafts, path, &source.mapping.save())?;
    }
    let is_packed = matches!(source.table().format(), Some(crate::table::Format::Xlsx(_)));
    let is_hidden = options.quiet || (options.output.as_os_str() == "-" && std::io::stdout().is_terminal());
    let progress = Progress::new(!is_hidden, bytes, is_packed, read);
    let matcher = Matcher::new(checker.clone(), existing, settings);
    let plan = Plan::new(matcher, source.mapping.clone(), exporters);
    let mut tally = Tally::default();
    let ran = run(source, &plan, threads(options), &mut |done: &mut Done| {
        let mut is_read = true;
        for (outlet, rendered) in outlets.iter_mut().zip(&done.rendered) {
            is_read &= outlet.write(rendered)?;
        }
        tally.extend(std::mem::take(&mut done.tally));
        progress.rows(tally.rows);
        // Who wants files gets them, also when nobody reads the decisions.
        Ok(is_read || outlets.len() > 1)
    });
    progress.end();
    ran?;
    for outlet in outlets {
        outlet.finish()?;
    }
    drafts.publish()?;
    person.tell(&summary::rows(&tally, checker.catalogue()));
    if options.cleaned.is_some() {
        person.tell(&summary::uncertain(checker.profile()));
    }
    Ok(if tally.has_invalid { End::SomeInvalid } else { End::Good })
}

/// Writes a profile's template.
///
/// # Errors
/// `preview.layout`, `preview.format`, `output.…`.
pub(super) fn template(options: &Template) -> Result<End, Error> {
    let profile = profiles::load(&options.profile)?.profile;
    let checker = Arc::new(Checker::new(profile, options.locale.as_deref().unwrap_or_default())?);
    let format = match format_of(options.format.as_deref(), &options.output)? {
        Some(format) => format,
        None => Format::of_system(&checker)?,
    };
    let drafts = Drafts::default();
    drafts.remove_on_signal()?;
    let target = Target::open(&options.output, format, &drafts, &Arc::new(AtomicBool::new(true)))?;
    write_template(&checker, format, target)?.finish()?;
    drafts.publish()?;
    Person { is_told: true }.tell(&summary::uncertain(checker.profile()));
    Ok(End::Good)
}

/// Who reads the error stream.
struct Person {
    is_told: bool,
}

impl Person {
    /// Nobody reads the error stream: there is nobody to tell.
    fn tell(&self, text: &str) {
        if self.is_told {
            let _ = std::io::stderr().write_all(text.as_bytes());
        }
    }
}

fn checker(options: &Preview) -> Result<Arc<Checker>, Error> {
    let profile = profiles::load(&options.profile)?.profile;
    let texts = profiles::texts(&options.messages)?;
    let secret = secret::load(&options.secret)?;
    let checker = Checker::with_messages(profile, options.locale.as_deref().unwrap_or_default(), &texts)?;
    Ok(Arc::new(secret::apply(checker, secret.as_ref())))
}

fn threads(options: &Preview) -> usize {
    let all = || std::thread::available_parallelism().map_or(1, usize::from);
    options.threads.map_or_else(all, usize::from)
}

/// The input, and its bytes where that is known.
fn open(path: &Path) -> Result<(Box<dyn Read + Send>, Option<u64>), Error> {
    if path.as_os_str() == "-" {
        return Ok((Box::new(std::io::stdin()), None));
    }
    let failed = |error: std::io::Error| Error::new("input.file", format!("{}: {error}", path.display()));
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    Ok((Box::new(file), about.is_file().then_some(about.len())))
}

/// The files of a run, and what writes each.
fn outlets(
    options: &Preview,
    checker: &Arc<Checker>,
    existing: &Arc<Existing>,
    header: &[String],
    drafts: &Drafts,
) -> Result<(Vec<Exporter>, Vec<Outlet>), Error> {
    let system = || Format::of_system(checker);
    let mut wanted = vec![(Kind::Decisions, &options.output, options.format.as_deref())];
    let further = [(Kind::Faulty, &options.errors), (Kind::Cleaned, &options.cleaned), (Kind::Undo, &options.undo)];
    wanted.extend(further.into_iter().filter_map(|(kind, path)| Some((kind, path.as_ref()?, None))));
    let (mut exporters, mut outlets) = (Vec::new(), Vec::new());
    for (kind, path, asked) in wanted {
        let format = match (format_of(asked, path)?, kind) {
            (Some(format), _) => format,
            (None, Kind::Decisions) => Format::Jsonl,
            (None, Kind::Cleaned) => system()?,
            (None, _) => Format::Csv,
        };
        let exporter = Exporter::new(kind, format, checker, existing, header)?;
        outlets.push(Outlet::open(&exporter, path, drafts)?);
        exporters.push(exporter);
    }
    if options.cleaned.is_some() && Layout::of(checker.profile()).is_none() {
        return Err(Error::new("preview.layout", "the profile has no import file".to_owned()));
    }
    Ok((exporters, outlets))
}

/// The format that is asked for, else the one that the name ends in; none where it ends in no format.
fn format_of(asked: Option<&str>, path: &Path) -> Result<Option<Format>, Error> {
    if let Some(name) = asked {
        return Format::named(name).map(Some);
    }
    match path.extension().and_then(|ending| ending.to_str()) {
        // What looks like a spreadsheet and is none would be opened with a complaint.
        Some(ending) if ending.eq_ignore_ascii_case("xls") || ending.eq_ignore_ascii_case("ods") => {
            Format::named(ending).map(Some)
        }
        Some(ending) => Ok(Format::named(ending).ok()),
        None => Ok(None),
    }
}

/// No file is written over another one of the run.
fn refuse_same(options: &Preview) -> Result<(), Error> {
    let place = |path: &PathBuf| std::fs::canonicalize(path).unwrap_or_else(|_| path.clone());
    let inputs = [Some(&options.input), options.existing.as_ref(), options.map.as_ref()];
    let outputs = [Some(&options.output), options.errors.as_ref(), options.cleaned.as_ref(), options.undo.as_ref()];
    let mut known: Vec<PathBuf> =
        inputs.into_iter().flatten().filter(|path| path.as_os_str() != "-").map(place).collect();
    for path in outputs.into_iter().chain([options.save_map.as_ref()]).flatten() {
        let own = place(path);
        let is_file = std::fs::metadata(path).map_or(path.as_os_str() != "-", |about| about.is_file());
        if is_file && known.contains(&own) {
            let message = format!("{} stands for two files of this run", path.display());
            return Err(Error::new("output.same", message));
        }
        known.push(own);
    }
    Ok(())
}

fn read_mapping(path: &Path) -> Result<Saved, Error> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Error::new("mapping.file", format!("{}: {error}", path.display())))?;
    Saved::from_json(text.strip_prefix('\u{feff}').unwrap_or(&text))
}

fn write_mapping(drafts: &Drafts, path: &Path, saved: &Saved) -> Result<(), Error> {
    let failed = |error: std::io::Error| Error::new("output.file", format!("{}: {error}", path.display()));
    drafts.create(path)?.write_all(json::pretty(&saved.to_node()).as_bytes()).map_err(failed)
}

//! `/v1/preview`: a CSV or XLSX file as the body; what an import would do with each of its rows as the answer, while it
//! is read.
//!
//! The decisions come as lines of JSON, or the file that the query asks for. An error that comes up before the first
//! answer has the status of its code; one in the midst of lines is a line of its own, and one in the midst of another
//! file breaks it off. A body that comes faster than its rows are read waits in a temporary file, and so does a workbook
//! that is answered, so that memory does not grow with the file.

use super::answer::Fault;
use super::body;
use super::sending::{Piece, Sending};
use super::spool::{self, Spool};
use super::state::{Asked, State as Server};
use crate::check::Checker;
use crate::decide::{Existing, Matcher, Settings};
use crate::error::Error;
use crate::mapping::Mapper;
use crate::native::json;
use crate::native::preview::{Done, Plan, Source, run};
use crate::node::ToNode;
use crate::preview::out::{Exporter, Format, Kind};
use crate::table;
use axum::body::{Body, Bytes};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream as futures;
use serde::Deserialize;
use std::sync::Arc;
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Media types of a file; the table finds out itself what it is. No type at all is one too.
const FILES: &[&str] = &[
    "",
    "text/csv",
    "application/csv",
    "text/plain",
    "text/tab-separated-values",
    "application/octet-stream",
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

/// How many pieces of the answer wait for the client.
const WAITING: usize = 16;

/// What may be said beside the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Options {
    profile: Option<String>,
    locale: Option<String>,
    mode: Option<String>,
    duplicates: Option<String>,
    empty: Option<String>,
    /// `decisions`, `cleaned`, `faulty` or `undo`.
    kind: Option<String>,
    /// `jsonl`, `csv` or `xlsx`.
    format: Option<String>,
    #[serde(default)]
    any_names: bool,
}

/// All that is known before the file is read.
struct Job {
    checker: Arc<Checker>,
    existing: Arc<Existing>,
    settings: Settings,
    mapper: Mapper,
    kind: Kind,
    format: Format,
    limits: table::Limits,
}

pub(super) async fn preview(
    State(server): State<Arc<Server>>,
    options: Result<Query<Options>, QueryRejection>,
    headers: HeaderMap,
    mut body: Body,
) -> Result<Response, Fault> {
    let Query(options) = options.map_err(|rejection| Fault::new("input.query", rejection.body_text()))?;
    if !body::is_one_of(&headers, FILES) {
        let message = "the body is the file itself: text/csv, or the media type of XLSX";
        return Err(Fault::new("input.media", message).hinting("text/csv"));
    }
    let job = Job::new(&server, &options)?;
    let limits = server.limits;
    body::refuse_if_large(&mut body, &limits).await?;
    let incoming = spool::take_in(body, limits);
    let (answers, mut answer) = channel(WAITING);
    let (kind, format) = (job.kind, job.format);
    tokio::task::spawn_blocking(move || job.work(incoming, &answers));
    // What is wrong with the whole file is told with its status.
    let first = match answer.recv().await {
        Some(piece) => piece?,
        None => Bytes::new(),
    };
    let body = Body::from_stream(pieces_of(first, answer, format));
    let name = format!("attachment; filename=\"{}.{}\"", name_of(kind), format.as_str());
    let mut response = ([(CONTENT_TYPE, format.media_type())], body).into_response();
    if let (true, Ok(name)) = (format != Format::Jsonl, name.parse()) {
        response.headers_mut().insert(CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Decisions => "decisions",
        Kind::Cleaned => "cleaned",
        Kind::Faulty => "faulty",
        Kind::Undo => "undo",
    }
}

/// The first piece and those that follow.
fn pieces_of(
    first: Bytes,
    answer: Receiver<Piece>,
    format: Format,
) -> impl futures_util::Stream<Item = Result<Bytes, std::io::Error>> {
    futures::unfold((Some(first), answer), move |(first, mut answer)| async move {
        let piece = match first {
            Some(first) => Ok(first),
            None => answer.recv().await?,
        };
        let piece = match piece {
            Ok(piece) => Ok(piece),
            Err(fault) if format == Format::Jsonl => {
                let mut line = Vec::new();
                json::write(&fault.to_node(), &mut line);
                line.push(b'\n');
                Ok(line.into())
            }
            Err(fault) => Err(std::io::Error::other(fault.message().to_owned())),
        };
        Some((piece, (None, answer)))
    })
}

impl Job {
    fn new(server: &Server, options: &Options) -> Result<Self, Fault> {
        let asked = options.profile.clone().map_or(Asked::Own, Asked::Named);
        let checker = server.checker(&asked, options.locale.as_deref().unwrap_or_default())?;
        let existing = if server.shelf.is_none() {
            Arc::new(Existing::builder(checker.clone()).finish())
        } else if server.profiles().first().is_some_and(|own| own.profile.name == checker.profile().name) {
            server.existing()?
        } else {
            let message = "the server knows its debtors under another profile; against none of them all would be new";
            return Err(Fault::new("preview.profile", message));
        };
        let Options { mode, duplicates, empty, .. } = options;
        let settings = Settings::new(checker.profile(), mode.as_deref(), duplicates.as_deref(), empty.as_deref())?;
        let kind = Kind::named(options.kind.as_deref().unwrap_or("decisions"))?;
        let format = Format::named(options.format.as_deref().unwrap_or("jsonl"))?;
        let mapper = Mapper::new(checker.profile(), options.locale.as_deref().unwrap_or_default());
        let mapper = if options.any_names || kind == Kind::Cleaned { mapper.any_names() } else { mapper };
        let most = server.limits.bytes as u64;
        let usual = table::Limits::default();
        let limits = table::Limits {
            bytes: most.min(usual.bytes),
            workbook_bytes: most.min(usual.workbook_bytes),
            unpacked_bytes: most.saturating_mul(32).min(usual.unpacked_bytes),
            ..usual
        };
        Ok(Self { checker, existing, settings, mapper, kind, format, limits })
    }

    /// Reads the file and answers; whoever waits for the answer is told why it ends.
    fn work(self, incoming: Spool, answers: &Sender<Piece>) {
        let fault = incoming.fault();
        if let Err(error) = self.answer(incoming, answers) {
            // What was wrong with the body says more than that it could not be read. Refused only if nobody waits any
            // more.
            let _ = answers.blocking_send(Err(fault().unwrap_or_else(|| error.into())));
        }
    }

    fn answer(self, incoming: Spool, answers: &Sender<Piece>) -> Result<(), Error> {
        let options = table::Options { limits: self.limits, ..table::Options::default() };
        let source = Source::open(incoming, options, &self.mapper, None, self.checker.catalogue())?;
        source.mapping.ready()?;
        let exporter = Exporter::new(self.kind, self.format, &self.checker, &self.existing, &source.header)?;
        let mut file = exporter.open(Sending::new(self.format, answers)?)?;
        let matcher = Matcher::new(self.checker, self.existing, self.settings);
        let plan = Plan::new(matcher, source.mapping.clone(), vec![exporter]);
        run(source, &plan, 1, &mut |done: &mut Done| {
            for rendered in &done.rendered {
                file.write(rendered)?;
            }
            file.flush()?;
            Ok(!answers.is_closed())
        })?;
        file.finish()?.finish().map_err(|error| Error::new("output.write", error.to_string()))
    }
}

//! All rows of a file, by one thread or several: what comes out is the same, byte for byte.
//!
//! One thread reads chunks of rows. Any free worker checks the rows of a chunk and looks for their debtors; this thread
//! then settles the chunks in the order of the file, which takes little; any free worker writes out what was decided; and
//! this thread hands that on, again in the order of the file. Only so many chunks are on their way at once.

use super::plan::{Done, Plan, Rows};
use super::source::{Chunk, Source};
use crate::decide::Ledger;
use crate::error::Error;
use std::collections::BTreeMap;
use std::io::Read;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many chunks are on their way for each worker.
const UNDER_WAY: usize = 4;

/// Takes what came of each chunk, in the order of the file; `false` when no more is wanted.
pub(in crate::native) type Sink<'a> = &'a mut dyn FnMut(&mut Done) -> Result<bool, Error>;

/// Goes through all rows.
///
/// # Errors
/// Those of the table, once all rows before are handed on; those of the sink.
pub(in crate::native) fn run<R: Read + Send>(
    mut source: Source<R>,
    plan: &Plan,
    threads: usize,
    sink: Sink<'_>,
) -> Result<(), Error> {
    let (mut ledger, mut judge) = (Ledger::default(), plan.judge());
    if threads > 1 {
        return side_by_side(source, plan, threads, &mut ledger, sink);
    }
    loop {
        let (chunk, error) = match source.next(plan.chunks.take()) {
            Ok(None) => return Ok(()),
            Ok(Some(chunk)) => (chunk, None),
            Err((chunk, error)) => (chunk, Some(error)),
        };
        let mut rows = plan.prepare(&mut judge, &chunk);
        Plan::settle(&mut ledger, &chunk, &mut rows);
        let mut done = plan.render(chunk, rows);
        let goes_on = sink(&mut done)?;
        plan.lines.give(done);
        match error {
            Some(error) => return Err(error),
            None if !goes_on => return Ok(()),
            None => {}
        }
    }
}

/// What a worker is given.
enum Task {
    Prepare(usize, Chunk),
    Render(usize, Chunk, Rows),
}

/// What comes back, with the number of the chunk.
enum Back {
    Prepared(usize, Chunk, Rows),
    Rendered(usize, Done),
    /// So many chunks there are; and why there are no more.
    Read(usize, Option<Error>),
}

fn side_by_side<R: Read + Send>(
    source: Source<R>,
    plan: &Plan,
    threads: usize,
    ledger: &mut Ledger,
    sink: Sink<'_>,
) -> Result<(), Error> {
    let (tasks, queue) = channel();
    let (back, answers) = channel();
    let (permits, allowed) = channel();
    for _ in 0..threads * UNDER_WAY {
        let _ = permits.send(());
    }
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        for _ in 0..threads {
            let (queue, back) = (&queue, back.clone());
            scope.spawn(move || work(plan, queue, &back));
        }
        let reader = tasks.clone();
        scope.spawn(move || read(plan, source, &allowed, &reader, &back));
        let result = in_order(plan, &answers, &tasks, &permits, ledger, sink);
        // Without permits and tasks the other threads end.
        drop((tasks, permits, answers));
        result
    })
}

/// Reads chunk after chunk, as many as are allowed.
fn read<R: Read>(
    plan: &Plan,
    mut source: Source<R>,
    allowed: &Receiver<()>,
    tasks: &Sender<Task>,
    back: &Sender<Back>,
) {
    let mut number = 0;
    let mut failed = None;
    while failed.is_none() && allowed.recv().is_ok() {
        let chunk = match source.next(plan.chunks.take()) {
            Ok(None) => break,
            Ok(Some(chunk)) => chunk,
            Err((chunk, error)) => {
                failed = Some(error);
                chunk
            }
        };
        if tasks.send(Task::Prepare(number, chunk)).is_err() {
            return;
        }
        number += 1;
    }
    let _ = back.send(Back::Read(number, failed));
}

/// Does one task after the other, until there are no more.
fn work(plan: &Plan, queue: &Mutex<Receiver<Task>>, back: &Sender<Back>) {
    let mut judge = plan.judge();
    loop {
        let task = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let answer = match task {
            Ok(Task::Prepare(number, chunk)) => {
                let prepared = plan.prepare(&mut judge, &chunk);
                Back::Prepared(number, chunk, prepared)
            }
            Ok(Task::Render(number, chunk, settled)) => Back::Rendered(number, plan.render(chunk, settled)),
            Err(_) => return,
        };
        if back.send(answer).is_err() {
            return;
        }
    }
}

/// Settles and hands on in the order of the file.
fn in_order(
    plan: &Plan,
    answers: &Receiver<Back>,
    tasks: &Sender<Task>,
    permits: &Sender<()>,
    ledger: &mut Ledger,
    sink: Sink<'_>,
) -> Result<(), Error> {
    let (mut prepared, mut rendered) = (BTreeMap::new(), BTreeMap::new());
    let (mut settled, mut written) = (0, 0);
    let mut end: Option<(usize, Option<Error>)> = None;
    loop {
        if let Some((_, error)) = end.take_if(|(chunks, _)| *chunks == written) {
            return error.map_or(Ok(()), Err);
        }
        let Ok(answer) = answers.recv() else {
            return Err(Error::new("preview.thread", "a thread ended before its work".to_owned()));
        };
        match answer {
            Back::Prepared(number, chunk, rows) => {
                prepared.insert(number, (chunk, rows));
            }
            Back::Rendered(number, done) => {
                rendered.insert(number, done);
            }
            Back::Read(chunks, error) => end = Some((chunks, error)),
        }
        while let Some((chunk, mut rows)) = prepared.remove(&settled) {
            Plan::settle(ledger, &chunk, &mut rows);
            // Refused only if no worker is left, and then no answer comes either.
            let _ = tasks.send(Task::Render(settled, chunk, rows));
            settled += 1;
        }
        while let Some(mut done) = rendered.remove(&written) {
            written += 1;
            if !sink(&mut done)? {
                return Ok(());
            }
            plan.lines.give(done);
            // Refused only if the reader is at the end.
            let _ = permits.send(());
        }
    }
}

//! The import preview: one file, fed in chunks, decided in steps, looked at and corrected.

use super::rules::profile;
use super::value::{answer, encode, read, throw};
use crate::error::Error;
use crate::node::Node;
use crate::preview::{Filter, Options, Query, Session};
use crate::wasm::files::complete;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A session of the import preview.
#[wasm_bindgen]
pub struct Import(Session);

impl Import {
    pub(super) fn session(&self) -> &Session {
        &self.0
    }

    pub(super) fn relate_up_to(&mut self, end: usize) {
        self.0.relate_up_to(end);
    }
}

#[wasm_bindgen]
impl Import {
    /// `given` is a profile or the name of one, `bases` an object of profiles by name that it may extend, `options` what
    /// [`Options`] takes.
    ///
    /// # Errors
    /// An `Error` with `code`, `path` and `hint` when one of them is broken; `file.missing` where one is to be given first.
    #[wasm_bindgen(constructor)]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn new(given: &JsValue, bases: &JsValue, options: &JsValue) -> Result<Import, JsValue> {
        let make = || {
            let mut session = Session::new(profile(given, bases)?, &Options::read(&read(options))?)?;
            // A person waits for the first rows.
            session.set_hasty(true);
            Ok(Import(session))
        };
        complete(make()).map_err(|error| throw(&error))
    }

    /// The next bytes of the file of customers that are there already.
    ///
    /// # Errors
    /// `existing.…`, `table.…`, `index.…`.
    #[wasm_bindgen(js_name = feedExisting)]
    pub fn feed_existing(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        self.0.feed_existing(bytes).map_err(|error| throw(&error))
    }

    /// No more of them come, where they are taken in elsewhere.
    ///
    /// # Errors
    /// As for its bytes.
    #[wasm_bindgen(js_name = endExisting)]
    pub fn end_existing(&mut self) -> Result<(), JsValue> {
        self.0.end_existing().map_err(|error| throw(&error))
    }

    /// That file is at its end; gives how many customers there are.
    ///
    /// # Errors
    /// As for its bytes.
    #[wasm_bindgen(js_name = finishExisting)]
    pub fn finish_existing(&mut self) -> Result<usize, JsValue> {
        self.0.finish_existing().map_err(|error| throw(&error))
    }

    /// The next bytes of the file to import.
    ///
    /// # Errors
    /// `table.…`.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        self.0.feed(bytes).map_err(|error| throw(&error))
    }

    /// That file is at its end.
    ///
    /// # Errors
    /// `table.…`.
    pub fn finish(&mut self) -> Result<(), JsValue> {
        self.0.finish().map_err(|error| throw(&error))
    }

    /// Reads and decides up to so many rows.
    ///
    /// # Errors
    /// `table.…`, and `mapping.…` until another mapping mends that.
    pub fn step(&mut self, most_rows: usize) -> Result<JsValue, JsValue> {
        answer(self.0.step(most_rows))
    }

    /// Has the rows that are not decided yet judged elsewhere; gives what an `Assessor` is told for it, or nothing as long as
    /// that can't be, and where it is so already.
    #[must_use]
    pub fn share(&mut self) -> Option<Vec<u8>> {
        if self.0.is_shared() { None } else { self.0.share() }
    }

    /// The rows are judged here again.
    pub fn unshare(&mut self) {
        self.0.unshare();
    }

    /// The customers that are there already, for an `Assessor`; nothing while they come in.
    #[must_use]
    pub fn debtors(&self) -> Option<Vec<u8>> {
        self.0.debtors()
    }

    /// The next rows that nobody judges yet, or nothing.
    #[wasm_bindgen(js_name = handOut)]
    pub fn hand_out(&mut self, most_rows: usize) -> Option<Vec<u8>> {
        self.0.hand_out(most_rows)
    }

    /// Takes what an `Assessor` says of them.
    ///
    /// # Errors
    /// `preview.exchange`.
    #[wasm_bindgen(js_name = takeBack)]
    pub fn take_back(&mut self, judged: &[u8]) -> Result<(), JsValue> {
        self.0.take_back(judged).map_err(|error| throw(&error))
    }

    /// Makes hints between up to so many rows more ready; whether there are further rows.
    pub fn relate(&mut self, most_rows: usize) -> bool {
        self.0.relate(most_rows)
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> JsValue {
        encode(&self.0.progress())
    }

    /// Whether the columns are guessed from the first rows so far.
    #[must_use]
    pub fn guessed(&self) -> bool {
        self.0.is_guessed()
    }

    /// How the file is written.
    #[wasm_bindgen(js_name = headerInfo)]
    #[must_use]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn header_info(&self) -> JsValue {
        encode(&self.0.header_info())
    }

    /// Reads another sheet: its name, or its place from 0.
    ///
    /// # Errors
    /// `preview.sheet`, `table.sheet`.
    #[wasm_bindgen(js_name = chooseSheet)]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn choose_sheet(&mut self, sheet: &JsValue) -> Result<(), JsValue> {
        self.0.choose_sheet(&read(sheet)).map_err(|error| throw(&error))
    }

    /// The columns and what they hold.
    #[must_use]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn mapping(&self) -> JsValue {
        encode(&self.0.mapping())
    }

    /// Says what columns hold; the rows are decided again by the next steps.
    ///
    /// # Errors
    /// `preview.mapping`, `mapping.…`; the session stays as it was.
    #[wasm_bindgen(js_name = setMapping)]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn set_mapping(&mut self, choice: &JsValue) -> Result<(), JsValue> {
        self.0.set_mapping(&read(choice)).map_err(|error| throw(&error))
    }

    /// Another mode, or another way to treat a match or an empty cell; the rows are decided again by the next steps.
    ///
    /// # Errors
    /// `preview.options`, `match.…`; the session stays as it was.
    #[wasm_bindgen(js_name = setSettings)]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn set_settings(&mut self, options: &JsValue) -> Result<(), JsValue> {
        let mut set = |node| self.0.set_options(&Options::read(&node)?);
        set(read(options)).map_err(|error| throw(&error))
    }

    /// The file as a whole.
    #[must_use]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn summary(&self) -> JsValue {
        encode(&self.0.summary())
    }

    /// Rows, as far as they are decided.
    ///
    /// # Errors
    /// `preview.query`.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn rows(&mut self, query: &JsValue) -> Result<JsValue, JsValue> {
        let mut find = |node| self.0.rows(&Query::read(&node)?);
        answer(find(read(query)))
    }

    /// The cells that were changed, to be carried to another session of the file.
    #[must_use]
    pub fn edits(&self) -> JsValue {
        encode(&self.0.edits())
    }

    /// Takes them over, before the file is fed.
    ///
    /// # Errors
    /// `preview.edits`.
    pub fn carry(&mut self, edits: &JsValue) -> Result<(), JsValue> {
        self.0.carry(&read(edits)).map_err(|error| throw(&error))
    }

    /// Changes one cell.
    ///
    /// # Errors
    /// `preview.row`, `preview.column`, `preview.value`.
    pub fn edit(&mut self, index: usize, column: usize, value: &str) -> Result<JsValue, JsValue> {
        answer(self.0.edit(index, column, value))
    }

    /// Takes the last edit back.
    pub fn undo(&mut self) -> JsValue {
        encode(&self.0.undo())
    }

    /// Does again what was undone last.
    pub fn redo(&mut self) -> JsValue {
        encode(&self.0.redo())
    }

    /// The place of the next row with a problem, or `null`; -1 begins at the first.
    ///
    /// # Errors
    /// `preview.query`.
    #[wasm_bindgen(js_name = nextProblem)]
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn next_problem(&mut self, after: i32, filter: &JsValue) -> Result<JsValue, JsValue> {
        let mut find = |node: Node| -> Result<Node, Error> {
            // A filter is read as that of a query.
            let query = Query::read(&Node::Map(vec![("filter".to_owned(), node)]))?;
            let filter: Option<Filter> = query.filter;
            let found = self.0.next_problem(usize::try_from(after).ok(), filter.as_ref())?;
            Ok(found.map_or(Node::Null, |index| Node::Int(i64::try_from(index).unwrap_or_default())))
        };
        answer(find(read(filter)))
    }
}

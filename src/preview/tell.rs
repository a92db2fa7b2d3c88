//! What is told of the file as a whole: how it is written, its columns, and a summary.

use super::Session;
use crate::fields::FIELDS;
use crate::mapping::ColumnMapping;
use crate::node::{Node, Object, ToNode};
use crate::problem::Severity;
use crate::profile::{MODES, ON_MATCH};
use crate::table::Format;

impl Session {
    /// How the file is written: `{format, encoding, delimiter, sheets, sheet, header_line}`, each as far as it is known and
    /// such a file has it.
    #[must_use]
    pub fn header_info(&self) -> Node {
        let mut object = Object::default();
        match self.table.format() {
            None => object.with("format", Node::Null),
            Some(Format::Csv(csv)) => object
                .text("format", "csv")
                .text("encoding", csv.encoding.name())
                .text("delimiter", &csv.delimiter.to_string()),
            Some(Format::Xlsx(xlsx)) => {
                let names: Vec<String> = xlsx.sheets.iter().map(|sheet| sheet.name.clone()).collect();
                object.text("format", "xlsx").with("sheets", names.to_node()).number("sheet", xlsx.sheet)
            }
        };
        let line = self.table.header_line().map(|line| Node::Int(line as i64));
        object.with("header_line", line.unwrap_or_default()).with("header", self.header().to_node()).done()
    }

    /// The columns: `{columns, missing_required, problems, fields}`, empty until enough rows are read.
    #[must_use]
    pub fn mapping(&self) -> Node {
        let columns = self.mapping.as_ref().map(|mapping| mapping.columns()).unwrap_or_default();
        let problems = self.mapping.as_ref().map(|mapping| mapping.problems()).unwrap_or_default();
        let catalogue = self.checker.catalogue();
        let profile = self.checker.profile();
        let import = profile.accounts.as_ref().and_then(|accounts| accounts.import.as_ref());
        // A system that demands exact names has no place for other fields.
        let is_exact = import.is_some_and(|import| import.exact);
        let known = FIELDS.iter().map(|field| field.name).filter(|_| !is_exact);
        let mut names: Vec<&str> = known.collect();
        let own = import.into_iter().flat_map(|import| &import.columns).filter_map(|column| column.field.as_deref());
        for name in own
            .chain(profile.sources.keys().filter(|_| !is_exact))
            .chain(columns.iter().filter_map(|one| one.field.as_deref()))
        {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let field = |name: &&str| Object::default().text("name", name).text("label", &catalogue.label(name)).done();
        let mut object = Object::default();
        object
            .flag("ready", self.mapping.as_ref().is_some_and(|mapping| mapping.ready().is_ok()))
            .with("columns", Node::List(columns.iter().map(column).collect()))
            .with("missing_required", self.missing().to_node())
            .with("problems", Node::List(problems.iter().map(ToNode::to_node).collect()))
            .with("fields", Node::List(names.iter().map(field).collect()))
            .done()
    }

    /// The system's columns that must be there and are not.
    fn missing(&self) -> Vec<String> {
        let Some(mapping) = &self.mapping else { return Vec::new() };
        let import = self.checker.profile().accounts.as_ref().and_then(|accounts| accounts.import.as_ref());
        let columns = import.into_iter().flat_map(|import| &import.columns).filter(|column| column.required);
        let is_there = |column: &&crate::profile::Column| match &column.field {
            Some(field) => mapping.column_of(field).is_some(),
            None => mapping.columns().iter().any(|known| known.header.trim() == column.header),
        };
        columns.filter(|column| !is_there(column)).map(|column| column.header.clone()).collect()
    }

    /// The file as a whole: `{rows, decided, counts, problems, errors, warnings, edited, faults, profile, mode, on_match,
    /// empty_cells, modes, on_matches, existing, can_undo, can_redo}`.
    #[must_use]
    pub fn summary(&self) -> Node {
        let profile = self.checker.profile();
        let accounts = profile.accounts.as_ref();
        let or_all = |own: Option<&Vec<String>>, all: &[&str]| {
            let own = own.filter(|own| !own.is_empty()).cloned();
            own.unwrap_or_else(|| all.iter().map(|word| (*word).to_owned()).collect())
        };
        let (mode, on_match, empty) = self.words();
        let (mut errors, mut warnings) = (0, 0);
        let mut problems = Vec::new();
        for (kind, count) in self.outcomes.tallies.kinds() {
            match kind.severity {
                Severity::Error => errors += count,
                Severity::Warning => warnings += count,
            }
            let mut object = Object::default();
            object
                .text("code", &kind.code)
                .text("field", &kind.field)
                .text("severity", kind.severity.as_str())
                .number("count", count as usize)
                .text("message", &kind.message);
            problems.push(object.done());
        }
        let mut faults = Object::default();
        for tally in self.table.tallies() {
            let mut object = Object::default();
            object.with("count", Node::Int(tally.count as i64)).with("line", Node::Int(tally.line as i64));
            if let Some(column) = tally.column {
                object.number("column", column as usize);
            }
            object.text("message", &self.checker.catalogue().text(tally.kind.code(), |_| None));
            faults.with(tally.kind.code(), object.done());
        }
        Object::default()
            .number("rows", self.cells.len())
            .number("decided", self.outcomes.len())
            .with("counts", self.outcomes.counts().to_node())
            .with("problems", Node::List(problems))
            .number("errors", errors as usize)
            .number("warnings", warnings as usize)
            .number("edited", self.edits.rows().len())
            .with("faults", faults.done())
            .text("profile", &profile.name)
            .text("mode", mode)
            .text("on_match", on_match)
            .text("empty_cells", empty)
            .with("modes", or_all(accounts.map(|accounts| &accounts.modes), MODES).to_node())
            .with("on_matches", or_all(accounts.map(|accounts| &accounts.on_match), ON_MATCH).to_node())
            .number("existing", self.existing.index().len())
            .flag("can_undo", self.edits.can_undo())
            .flag("can_redo", self.edits.can_redo())
            .done()
    }
}

fn column(column: &ColumnMapping) -> Node {
    let alternatives: Vec<String> = column.alternatives.iter().map(|other| other.field.clone()).collect();
    let percent = (column.confidence * 100.0).round() as i64;
    let confidence = match percent {
        100.. => Node::Int(1),
        ..=0 => Node::Int(0),
        _ => Node::Number(format!("0.{percent:02}").trim_end_matches('0').to_owned()),
    };
    Object::default()
        .number("column", column.index)
        .text("header", &column.header)
        .maybe("field", column.field.as_deref())
        .text("how", column.how.as_str())
        .with("confidence", confidence)
        .with("alternatives", alternatives.to_node())
        .with("sample", column.sample.to_node())
        .done()
}

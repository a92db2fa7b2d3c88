//! The words of `debitor preview` and `debitor template`.

use super::super::args::{SecretFile, Wishes};
use crate::table::Limits;
use clap::Args as Group;
use std::path::PathBuf;

pub(in super::super) const PREVIEW: &str = "\
Nothing is written into the accounts. Decisions are JSON Lines unless the output's name ends in .csv or .xlsx. A file \
that is written is there whole or not at all, also when the run is stopped. The summary goes to the error stream.

Exit code: 0 all good, 1 some row is invalid, 2 could not run, 130 stopped with Ctrl-C.";

/// What is previewed, and what comes out of it.
#[derive(Debug, Group)]
pub(in super::super) struct Preview {
    /// The file to import: CSV or XLSX; `-` is standard input
    pub(super) input: PathBuf,
    /// A built-in profile's name, or a file
    #[arg(long, value_name = "NAME|FILE", default_value = "iex")]
    pub(super) profile: String,
    /// The debtors that are there already: CSV, XLSX, JSON Lines, or an index that `debitor index` made [default: none]
    #[arg(long, value_name = "FILE")]
    pub(super) existing: Option<PathBuf>,
    #[command(flatten)]
    pub(super) wishes: Wishes,
    /// Which column holds which field, as `--save-map` wrote it
    #[arg(long, value_name = "FILE")]
    pub(super) map: Option<PathBuf>,
    /// Take columns by any of their names, also where the system demands exact ones; with `--cleaned` it is always so
    #[arg(long)]
    pub(super) any_names: bool,
    /// The sheet of a workbook [default: the one that looks most like customers]
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// The language of messages and files, as in `da` or `nl-BE` [default: the profile's own]
    #[arg(long, value_name = "LOCALE")]
    pub(super) locale: Option<String>,
    /// Texts of your own, in a file like the built-in ones; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(super) messages: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) secret: SecretFile,
    /// Where the decisions go; `-` is standard output
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    pub(super) output: PathBuf,
    /// The form of the decisions: `jsonl`, `csv` or `xlsx` [default: as the output's name ends]
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<String>,
    /// Where the rows go that a person has to correct, with the reasons; like the next two in the form that the name ends in
    #[arg(long, value_name = "FILE")]
    pub(super) errors: Option<PathBuf>,
    /// Where the customers to import go, in the system's own form
    #[arg(long, value_name = "FILE")]
    pub(super) cleaned: Option<PathBuf>,
    /// Where it goes what leads back: old values, and who would be new
    #[arg(long, value_name = "FILE")]
    pub(super) undo: Option<PathBuf>,
    /// Where it goes which column holds which field, for `--map`
    #[arg(long, value_name = "FILE")]
    pub(super) save_map: Option<PathBuf>,
    /// How many rows are looked at side by side [default: one for each processor]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) threads: Option<u16>,
    /// No summary and no progress bar
    #[arg(long, short)]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) limits: Most,
}

/// When a file is refused.
#[derive(Debug, Group)]
pub(in super::super) struct Most {
    /// The largest file [default: 4 GiB of CSV, 128 MiB of XLSX]
    #[arg(long, value_name = "BYTES")]
    max_bytes: Option<u64>,
    /// What an XLSX file may unpack to [default: 2 GiB]
    #[arg(long, value_name = "BYTES")]
    max_unpacked: Option<u64>,
    /// The most rows [default: 20 million]
    #[arg(long, value_name = "NUMBER")]
    max_rows: Option<u64>,
    /// The most columns [default: 16384]
    #[arg(long, value_name = "NUMBER")]
    max_columns: Option<usize>,
    /// The largest cell [default: 128 KiB]
    #[arg(long, value_name = "BYTES")]
    max_cell: Option<usize>,
}

impl Most {
    pub(super) fn limits(&self) -> Limits {
        let usual = Limits::default();
        Limits {
            bytes: self.max_bytes.unwrap_or(usual.bytes),
            workbook_bytes: self.max_bytes.unwrap_or(usual.workbook_bytes),
            unpacked_bytes: self.max_unpacked.unwrap_or(usual.unpacked_bytes),
            rows: self.max_rows.unwrap_or(usual.rows),
            columns: self.max_columns.unwrap_or(usual.columns),
            cell_bytes: self.max_cell.unwrap_or(usual.cell_bytes),
            ..usual
        }
    }
}

/// Which template is written.
#[derive(Debug, Group)]
pub(in super::super) struct Template {
    /// A built-in profile's name, or a file
    #[arg(long, value_name = "NAME|FILE", default_value = "iex")]
    pub(super) profile: String,
    /// The language of the explanations, as in `da` or `nl-BE` [default: the profile's own]
    #[arg(long, value_name = "LOCALE")]
    pub(super) locale: Option<String>,
    /// Where the template goes; `-` is standard output
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    pub(super) output: PathBuf,
    /// `xlsx` or `csv` [default: as the output's name ends, else the form that the system imports]
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<String>,
}

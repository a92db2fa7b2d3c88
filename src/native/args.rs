//! The words of the command line.

use super::preview::{PREVIEW, Preview, Template};
use clap::{Args as Group, Parser, Subcommand};
use std::path::PathBuf;

/// Checks a webshop's customers and tells which debtor each one is
#[derive(Debug, Parser)]
#[command(name = "debitor", version, max_term_width = 110, after_help = EXIT)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXIT: &str = "Exit code: 0 all good, 1 some invalid, 2 could not run.";

const LINES: &str = "\
Lines come out in the order in which they came in, and each as soon as its input is there. Blank lines are skipped. A \
line that can't be read, or is longer than 4 MiB, gives {\"error\":{\"code\":…,\"message\":…,\"line\":…}}, and the rest \
goes on.

Exit code: 0 all good, 1 some invalid (or a line that can't be read), 2 could not run.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Checks customers: JSON Lines in, one report a line out
    #[command(after_help = LINES)]
    Check {
        #[command(flatten)]
        customers: Customers,
        /// Warn of each value that no field and no source names
        #[arg(long)]
        strict: bool,
    },
    /// Gives each customer's identity key, or null: JSON Lines in, one line out for each
    #[command(after_help = LINES)]
    Key {
        #[command(flatten)]
        customers: Customers,
    },
    /// Says what the accounts make of each customer (name, template, mandate, removal): JSON Lines in, one line out for each
    #[command(after_help = LINES)]
    Advise {
        #[command(flatten)]
        customers: Customers,
    },
    /// Reads the customer out of each shop order: JSON Lines in, one customer a line out, ready for `check`
    #[command(after_help = LINES)]
    Customer {
        /// The orders as the shop's REST API returns them, one JSON object a line; `-` is standard input
        #[arg(default_value = "-")]
        file: PathBuf,
        /// Whose sources count first: a built-in profile's name, or a file
        #[arg(long, value_name = "NAME|FILE", default_value = "iex")]
        profile: String,
        /// The shop system: `woocommerce` or `magento2` [default: what each order looks like]
        #[arg(long, value_name = "NAME")]
        shop: Option<String>,
    },
    /// Says what an import would do with each customer (create, update, skip, …) and why: JSON Lines in, one decision a line out
    #[command(after_help = LINES)]
    Match {
        #[command(flatten)]
        customers: Customers,
        /// The debtors that are there already: JSON Lines, CSV, XLSX, or an index that `debitor index` made; `-` is standard
        /// input, where the customers come from a file
        #[arg(long, value_name = "FILE")]
        existing: PathBuf,
        #[command(flatten)]
        wishes: Wishes,
    },
    /// Says what an import would do with a file of customers (CSV or XLSX), and writes what is to be imported and what is to be corrected
    #[command(after_help = PREVIEW)]
    Preview(Box<Preview>),
    /// Writes the template of a system's import file, with an example and explanations
    #[command(after_help = EXIT)]
    Template(Template),
    /// Makes an index of the debtors that are there already, for `match` and `serve`
    #[command(after_help = EXIT)]
    Index {
        /// The debtors: JSON Lines, CSV or XLSX; `-` is standard input
        file: PathBuf,
        /// By whose rules debtors are known: a built-in profile's name, or a file
        #[arg(long, value_name = "NAME|FILE", default_value = "iex")]
        profile: String,
        /// Where the index goes; one that is there is replaced whole, or not at all
        #[arg(long, short, value_name = "FILE")]
        output: PathBuf,
    },
    /// Examines numbers: lines SCHEME, tab, VALUE (and if you like a tab and a COUNTRY) in, JSON Lines out
    #[command(after_help = LINES)]
    Ids {
        /// The input; `-` is standard input
        #[arg(default_value = "-")]
        file: PathBuf,
        #[command(flatten)]
        identifiers: Identifiers,
    },
    /// Examines one number and explains it to a person
    #[command(after_help = EXIT)]
    Id {
        /// The scheme: `vat`, `cvr`, `ean`, `email`, …
        scheme: String,
        /// The number, in quotes if it has spaces
        #[arg(allow_hyphen_values = true)]
        value: String,
        #[command(flatten)]
        identifiers: Identifiers,
    },
    /// Lists the built-in profiles: name, tab, description
    Profiles,
    /// Checks a profile and prints its JSON
    Profile {
        /// A built-in profile's name, or a file
        #[arg(value_name = "NAME|FILE")]
        profile: String,
    },
    /// Prints the JSON Schema of a profile
    Schema,
    /// Answers over HTTP until it is told to stop (SIGINT or SIGTERM)
    Serve(Serve),
}

/// Where customers come from and how they are judged.
#[derive(Debug, Group)]
pub(super) struct Customers {
    /// The customers, one JSON object a line; `-` is standard input
    #[arg(default_value = "-")]
    pub(super) file: PathBuf,
    /// A built-in profile's name, or a file (`./iex` for a file with a profile's name)
    #[arg(long, value_name = "NAME|FILE", default_value = "iex")]
    pub(super) profile: String,
    /// The language of messages, as in `da` or `nl-BE` [default: the profile's own]
    #[arg(long, value_name = "LOCALE")]
    pub(super) locale: Option<String>,
    /// Texts of your own, in a file like the built-in ones: over those of its language, or of a further one; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(super) messages: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) secret: SecretFile,
}

/// Where a secret stands. Never on the command line itself, which every user of the machine can read.
#[derive(Debug, Group)]
pub(super) struct SecretFile {
    /// A file with a secret of 16 bytes or more: digests of keys are then HMAC-SHA-256
    #[arg(long, value_name = "FILE")]
    pub(super) secret_file: Option<PathBuf>,
}

/// What is to happen to whom.
#[derive(Debug, Default, Group)]
pub(super) struct Wishes {
    /// `add`, `update` or `add_and_update` [default: the profile's first]
    #[arg(long, value_name = "MODE")]
    pub(super) mode: Option<String>,
    /// What happens to a debtor that is there: `overwrite`, `complement` or `ignore` [default: the profile's first]
    #[arg(long, value_name = "WAY")]
    pub(super) duplicates: Option<String>,
    /// What an empty value means: `keep` or `clear` the debtor's
    #[arg(long, value_name = "MEANING", default_value = "keep")]
    pub(super) empty: Option<String>,
}

/// How numbers are judged.
#[derive(Debug, Group)]
pub(super) struct Identifiers {
    /// The country of numbers that do not say it themselves, as in `DK`
    #[arg(long, value_name = "COUNTRY")]
    pub(super) country: Option<String>,
    /// The language of messages, as in `da` or `nl-BE`
    #[arg(long, value_name = "LOCALE", default_value = "en")]
    pub(super) locale: String,
}

/// What the server is told.
#[derive(Debug, Group)]
pub(super) struct Serve {
    /// The address to listen on; this machine alone unless you say otherwise
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub(super) host: String,
    /// The port; a taken one leads to the next free one, up to 20 further. 0 is any
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    pub(super) port: u16,
    /// A directory whose files are served at `/`
    #[arg(long, value_name = "DIR")]
    pub(super) www: Option<PathBuf>,
    /// The profile of requests that name none
    #[arg(long, value_name = "NAME|FILE", default_value = "iex")]
    pub(super) profile: String,
    /// The debtors that are there already, for `/v1/match`: JSON Lines, CSV, XLSX or an index; read anew on SIGHUP, so write
    /// the new ones beside it and rename them over it
    #[arg(long, value_name = "FILE")]
    pub(super) existing: Option<PathBuf>,
    /// Texts of your own, in a file like the built-in ones; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(super) messages: Vec<PathBuf>,
    /// The largest request body
    #[arg(long, value_name = "BYTES", default_value_t = 8 << 20)]
    pub(super) max_body: usize,
    /// How long a client may take to send its request, or the next piece of its lines
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(super) timeout: u64,
    #[command(flatten)]
    pub(super) secret: SecretFile,
}

//! The native shim: the command line and the HTTP server.
//!
//! Both do the same work in the same words: `work` turns a line into a line, `fault` has the one form of what could
//! not be done. The command line reads files and pipes (`pipe`), the server requests (`http`).

mod args;
mod columns;
mod existing;
mod fault;
mod http;
mod json;
mod lines;
mod orders;
mod person;
mod pipe;
mod preview;
mod profiles;
mod query;
mod secret;
mod work;

use crate::check::Checker;
use crate::decide::{Matcher, Settings};
use crate::error::Error;
use crate::profile::Profile;
use args::{Args, Command, Customers, Identifiers, Wishes};
use clap::Parser;
use orders::Orders;
use query::Identifier;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use work::Work;

/// How a command ended; the number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// All good.
    Good = 0,
    /// Some customer or number is invalid, or some line could not be read.
    SomeInvalid = 1,
    /// The work could not be done.
    Failed = 2,
}

/// Runs the command line and gives its exit code: 0 all good, 1 some invalid, 2 could not run.
#[must_use]
pub fn main() -> ExitCode {
    let end = run(Args::parse().command).unwrap_or_else(|error| {
        // Nobody reads the error stream: the exit code says it all the same.
        let _ = writeln!(std::io::stderr(), "debitor: {}: {error}", error.code());
        End::Failed
    });
    ExitCode::from(end as u8)
}

fn run(command: Command) -> Result<End, Error> {
    match command {
        Command::Check { customers, strict } => {
            pipe::run(&Work::Check { checker: checker(&customers)?, strict }, &customers.file)
        }
        Command::Key { customers } => pipe::run(&Work::Key { checker: checker(&customers)? }, &customers.file),
        Command::Advise { customers } => pipe::run(&Work::Advise { checker: checker(&customers)? }, &customers.file),
        Command::Customer { file, profile, shop } => {
            pipe::run(&Work::Customer(orders(&profile, shop.as_deref())?), &file)
        }
        Command::Match { customers, existing, wishes } => {
            if customers.file.as_os_str() == "-" && existing.as_os_str() == "-" {
                let message = "customers come from standard input already: give a file of customers, or one of debtors";
                return Err(Error::new("existing.input", message.to_owned()));
            }
            pipe::run(&Work::matching(matcher(&customers, &existing, &wishes)?), &customers.file)
        }
        Command::Index { file, profile, output } => index(&file, &profile, &output),
        Command::Preview(options) => preview::preview(&options),
        Command::Template(options) => preview::template(&options),
        Command::Ids { file, identifiers } => pipe::run(&Work::Ids(identifier(&identifiers)?), &file),
        Command::Id { scheme, value, identifiers } => person::id(&scheme, &value, &identifier(&identifiers)?),
        Command::Profiles => pipe::print(&profiles::list()?),
        Command::Profile { profile } => pipe::print(&profiles::print(&profile)?),
        Command::Schema => pipe::print(&json::pretty(&crate::profile::schema())),
        Command::Serve(options) => http::serve(options),
    }
}

fn checker(customers: &Customers) -> Result<Arc<Checker>, Error> {
    let profile = profiles::load(&customers.profile)?.profile;
    let texts = profiles::texts(&customers.messages)?;
    let secret = secret::load(&customers.secret)?;
    let checker = Checker::with_messages(profile, customers.locale.as_deref().unwrap_or_default(), &texts)?;
    Ok(Arc::new(secret::apply(checker, secret.as_ref())))
}

fn matcher(customers: &Customers, existing: &Path, wishes: &Wishes) -> Result<Matcher, Error> {
    let checker = checker(customers)?;
    let settings = settings(checker.profile(), wishes)?;
    let existing = Arc::new(existing::load(existing, &checker)?);
    Ok(Matcher::new(checker, existing, settings))
}

fn settings(profile: &Profile, wishes: &Wishes) -> Result<Settings, Error> {
    Settings::new(profile, wishes.mode.as_deref(), wishes.duplicates.as_deref(), wishes.empty.as_deref())
}

/// Makes an index, and tells how many debtors it holds.
fn index(file: &Path, profile: &str, output: &Path) -> Result<End, Error> {
    if is_same(file, output) {
        let message =
            format!("{}: the index would take the place of the debtors; give it another name", output.display());
        return Err(Error::new("index.output", message));
    }
    let checker = Arc::new(Checker::new(profiles::load(profile)?.profile, "")?);
    let index = existing::read(file, &checker)?.into_index();
    index.save(output)?;
    pipe::print(&format!("{} debtors, {} bytes\n", index.len(), index.size()))
}

/// Whether two paths lead to one file, through links too.
fn is_same(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        // A file that standard input was opened from is known by its number too.
        let one = if one.as_os_str() == "-" { Path::new("/dev/stdin") } else { one };
        if let (Ok(one), Ok(other)) = (std::fs::metadata(one), std::fs::metadata(other)) {
            return one.is_file() && (one.dev(), one.ino()) == (other.dev(), other.ino());
        }
    }
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

fn orders(profile: &str, shop: Option<&str>) -> Result<Orders, Error> {
    Orders::new(Arc::new(profiles::load(profile)?.profile), shop, "--shop")
}

fn identifier(identifiers: &Identifiers) -> Result<Identifier, Error> {
    Identifier::new(&identifiers.locale, identifiers.country.as_deref())
}

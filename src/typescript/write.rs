//! Documentation, names and unions as TypeScript has them.

/// Declarations by name, in the order in which they were first spoken of.
#[derive(Default)]
pub(super) struct Declarations(Vec<(String, String)>);

impl Declarations {
    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// The declaration of that name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == name).map(|(_, text)| text)
    }

    /// Adds one; the first of a name counts.
    pub(super) fn add(&mut self, name: &str, text: String) {
        if self.get(name).is_none() {
            self.0.push((name.to_owned(), text));
        }
    }
}

/// A property: documentation, name, whether it may be missing, type.
pub(super) fn property(doc: Option<&str>, name: &str, may_miss: bool, kind: &str) -> String {
    let mark = if may_miss { "?" } else { "" };
    format!("{}  {}{mark}: {kind};\n", comment(doc, "  "), key(name))
}

/// An interface of such properties.
pub(super) fn interface(doc: Option<&str>, name: &str, properties: &str) -> String {
    format!("{}export interface {name} {{\n{properties}}}\n", comment(doc, ""))
}

/// A name for a type.
pub(super) fn alias(doc: Option<&str>, name: &str, kind: &str) -> String {
    let mut line = format!("export type {name} = {kind};\n");
    if line.len() > 120 {
        line = format!("export type {name} =\n  | {};\n", kind.replace(" | ", "\n  | "));
    }
    format!("{}{line}", comment(doc, ""))
}

/// A union of words.
pub(super) fn union<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(quoted).collect::<Vec<_>>().join(" | ")
}

/// A word as TypeScript writes it.
pub(super) fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// The items of a list of that type.
pub(super) fn list(kind: &str) -> String {
    if kind.contains([' ', '|']) && !kind.starts_with('{') { format!("({kind})[]") } else { format!("{kind}[]") }
}

/// Whether a declaration speaks of a type.
pub(super) fn speaks_of(text: &str, name: &str) -> bool {
    let code = text.lines().filter(|line| !line.trim_start().starts_with(['*', '/'])).collect::<Vec<_>>().join("\n");
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    code.match_indices(name).any(|(at, _)| {
        let before = code.get(..at).and_then(|text| text.chars().next_back());
        let after = code.get(at + name.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(|before| is_part(before) || before == '\'') && !after.is_some_and(is_part)
    })
}

fn key(name: &str) -> String {
    let is_plain = |name: &str| name.chars().all(|character| character.is_ascii_alphanumeric() || character == '_');
    if is_plain(name) { name.to_owned() } else { quoted(name) }
}

/// A documentation comment; links to Rust items stay as their names, examples stay behind.
fn comment(doc: Option<&str>, indent: &str) -> String {
    let Some(doc) = doc else { return String::new() };
    let text = doc.split("```").next().unwrap_or_default().trim().replace("*/", "").replace("`None`", "`null`");
    let mut lines: Vec<String> = text.lines().map(unlinked).collect();
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    match lines.as_slice() {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        _ => {
            let lines: Vec<String> =
                lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n").collect();
            format!("{indent}/**\n{}{indent} */\n", lines.concat())
        }
    }
}

/// A line without the brackets and targets of Rust's links.
fn unlinked(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, link)) = rest.split_once("[`") {
        text.push_str(before);
        let Some((name, after)) = link.split_once("`]") else {
            rest = link;
            continue;
        };
        text.push_str(&format!("`{name}`"));
        rest = match after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, after)) => after,
            None => after,
        };
    }
    text + rest
}

//! Real VAT numbers that somebody has published, from `tests/vectors/published/`: none of them may be refused.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, missing_docs)]

use debitor::Country;
use debitor::ids::Scheme;
use std::fs;
use std::path::Path;

#[test]
fn published_vat_numbers_are_right_as_published_without_their_prefix_and_with_two() {
    let vat = Scheme::named("vat").unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/published");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with("vat_"));
    files.sort();
    assert!(files.len() >= 31, "only {} files", files.len());
    let (mut rows, mut faults) = (0, Vec::new());
    for path in files {
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(&path).unwrap();
        for row in reader.records() {
            let row = row.unwrap();
            let (input, canonical, verdict) = (&row[0], &row[1], &row[2]);
            let finding = vat.examine(input, None);
            if (finding.verdict.as_str(), finding.canonical.as_str()) != (verdict, canonical) {
                faults.push(format!("{row:?}\n    {finding:?}"));
            }
            // The same without its prefix, in a form that knows the country, and with the prefix twice.
            let (prefix, body) = canonical.split_at(if canonical.starts_with("CHE") { 3 } else { 2 });
            for (text, country) in [(body.to_owned(), Some(prefix)), ([prefix, prefix, body].join(" "), None)] {
                let country = country.filter(|prefix| *prefix != "XI").and_then(|prefix| Country::parse(&prefix[..2]));
                let found = vat.examine(&text, country).canonical;
                if found != canonical && (prefix, country) != ("XI", None) {
                    faults.push(format!("{row:?}\n    {text:?} is read as {found:?}"));
                }
            }
            rows += 1;
        }
    }
    assert!(faults.is_empty(), "{} of {rows} rows:\n{}", faults.len(), faults.join("\n"));
    assert!(rows > 900, "only {rows} rows");
}

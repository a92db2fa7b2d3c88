//! `preview` and `template`: files in, decisions and files out.

#[path = "../preview/pools.rs"]
mod pools;

use super::{Run, run};
use debitor::Checker;
use debitor::Profile;
use debitor::mapping::Mapper;
use debitor::node::Node;
use debitor::profile::PRESETS;
use debitor::table::{Options, Table};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Small files of the five systems, with the debtors that are there.
fn cases() -> Vec<Value> {
    let text = fs::read_to_string(root("tests/vectors/imports/cases.jsonl")).unwrap();
    let cases: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (preset, ..) in PRESETS {
        assert!(cases.iter().any(|case| case["profile"] == *preset), "{preset}");
    }
    cases
}

/// The arguments of a case: its file, its profile, its debtors, its settings.
fn arguments(case: &Value) -> Vec<String> {
    let file = |name: &str| root("tests/vectors/imports").join(case[name].as_str().unwrap()).display().to_string();
    let mut arguments =
        ["--profile", case["profile"].as_str().unwrap(), "--existing", &file("existing")].map(str::to_owned).to_vec();
    for (name, option) in [("mode", "--mode"), ("on_match", "--duplicates"), ("empty_cells", "--empty")] {
        if let Some(word) = case[name].as_str() {
            arguments.extend([option.to_owned(), word.to_owned()]);
        }
    }
    arguments.push(file("file"));
    arguments
}

#[track_caller]
fn preview(arguments: &[String], further: &[&str]) -> Run {
    let all: Vec<&str> =
        ["preview"].into_iter().chain(arguments.iter().map(String::as_str)).chain(further.iter().copied()).collect();
    run(&all, "")
}

/// The rows of a file that was written, header first.
#[track_caller]
fn table(path: &Path) -> Vec<Vec<String>> {
    let mut rows = Table::read(fs::File::open(path).unwrap(), Options::default()).unwrap();
    let mut table = vec![rows.table().header().to_vec()];
    while let Some(row) = rows.next_row().unwrap() {
        table.push(row.cells().map(str::to_owned).collect());
    }
    table
}

/// What `debitor match` is given so that its lines have the numbers of the file's rows.
fn customers(profile: &Profile, file: &Path, any_names: bool) -> String {
    let mapper = Mapper::new(profile, "");
    let mapper = if any_names { mapper.any_names() } else { mapper };
    let known = mapper.clone();
    let options =
        Options { known: Some(std::sync::Arc::new(move |cells| known.known_headers(cells))), ..Options::default() };
    let mut rows = Table::read(fs::File::open(file).unwrap(), options).unwrap();
    let header = rows.table().header().to_vec();
    let mut cells: Vec<(u64, Vec<String>)> = Vec::new();
    while let Some(row) = rows.next_row().unwrap() {
        cells.push((row.line, row.cells().map(str::to_owned).collect()));
    }
    let plain: Vec<&Vec<String>> = cells.iter().map(|(_, cells)| cells).collect();
    let mapping = mapper.map(&header, &plain);
    let mut text = String::new();
    let mut line = 1;
    for (number, cells) in &cells {
        while line < *number {
            text.push('\n');
            line += 1;
        }
        text.push_str(&serde_json::to_string(&mapping.row_to_customer(cells)).unwrap());
        text.push('\n');
        line += 1;
    }
    text
}

#[test]
fn what_the_preview_says_is_byte_for_byte_what_match_says() {
    let mut compared = 0;
    for case in cases() {
        let mut arguments = arguments(&case);
        let said = preview(&arguments, &["--quiet"]);
        let file = PathBuf::from(arguments.pop().unwrap());
        if said.code == 2 {
            assert!(said.err.contains("mapping.names_differ"), "{case}: {}", said.err);
            continue;
        }
        let asked: Vec<&str> = ["match"].into_iter().chain(arguments.iter().map(String::as_str)).collect();
        let matched =
            run(&asked, customers(&debitor::preset(case["profile"].as_str().unwrap()).unwrap(), &file, false));
        assert_eq!((said.code, &said.out), (matched.code, &matched.out), "{case}");
        compared += said.out.lines().count();
    }
    assert!(compared > 30, "only {compared} rows");
}

/// Rows out of the pools, always the same ones; half of the cells are empty.
fn random_rows(count: usize, mut state: u64) -> String {
    let mut text: Vec<String> = vec![pools::COLUMNS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(";")];
    for _ in 0..count {
        let cell = |(_, values): &(&str, &[&str])| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let number = (state >> 33) as usize;
            let value = if number.is_multiple_of(2) { "" } else { values[number / 2 % values.len()] };
            format!("\"{value}\"")
        };
        text.push(pools::COLUMNS.iter().map(cell).collect::<Vec<_>>().join(";"));
    }
    text.join("\n") + "\n"
}

/// The preview judges rows in bulk, `match` one customer after the other.
#[test]
fn rows_that_make_trouble_of_every_kind_come_to_what_match_says_under_each_profile() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    let write = |name: &str, text: String| {
        fs::write(path(name), text).unwrap();
        path(name).display().to_string()
    };
    let (file, existing) = (write("rows.csv", random_rows(600, 1)), write("debtors.csv", random_rows(60, 2)));
    let own = write("own.json", pools::OWN.to_owned());
    for profile in PRESETS.iter().map(|(name, ..)| (*name).to_owned()).chain([own]) {
        let read =
            |name: &str| debitor::preset(name).or_else(|_| Profile::from_json(&fs::read_to_string(name).unwrap()));
        let known = read(&profile).unwrap();
        for empty in ["keep", "clear"] {
            let arguments = ["--profile", &profile, "--existing", &existing, "--empty", empty];
            let said = preview(&arguments.map(str::to_owned), &["--quiet", "--any-names", &file]);
            assert_eq!(said.out.lines().count(), 600, "{profile}: {}", said.err);
            let asked: Vec<&str> = ["match"].into_iter().chain(arguments).collect();
            let matched = run(&asked, customers(&known, Path::new(&file), true));
            for (one, other) in said.out.lines().zip(matched.out.lines()) {
                assert_eq!(one, other, "{profile}");
            }
            assert_eq!((said.code, said.out.len()), (matched.code, matched.out.len()), "{profile}");
        }
    }
}

#[test]
fn each_row_of_each_system_comes_to_what_is_written_down() {
    for case in cases() {
        let expected = root(&format!("tests/vectors/imports/{}.jsonl", case["case"].as_str().unwrap()));
        let expected = fs::read_to_string(expected).unwrap();
        let expected: Vec<Value> = expected.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let said = preview(&arguments(&case), &["-q"]).lines();
        assert_eq!(said.len(), expected.len(), "{case}");
        for (said, expected) in said.iter().zip(&expected) {
            for name in ["row", "decision", "reason"] {
                assert_eq!(said[name], expected[name], "{case}: {said}");
            }
        }
    }
}

#[test]
fn a_cleaned_file_comes_to_the_same_changes_in_the_systems_own_columns() {
    let folder = TempDir::new().unwrap();
    for case in cases() {
        for format in ["csv", "xlsx"] {
            let cleaned = folder.path().join(format!("cleaned.{format}"));
            let mut arguments = arguments(&case);
            let first = preview(&arguments, &["--cleaned", cleaned.to_str().unwrap()]);
            assert!(first.code < 2, "{case}: {}", first.err);
            let profile = debitor::preset(case["profile"].as_str().unwrap()).unwrap();
            let import = profile.accounts.unwrap().import.unwrap();
            let headers: Vec<&str> = import.columns.iter().map(|column| column.header.as_str()).collect();
            let rows = table(&cleaned);
            assert_eq!(rows[0], headers, "{case}");
            // The file is taken as it is, exact names too, and leads to what was said before.
            *arguments.last_mut().unwrap() = cleaned.display().to_string();
            let again = preview(&arguments, &["-q"]);
            let done = |run: &Run| {
                let decided = run
                    .lines()
                    .into_iter()
                    .filter(|line| ["create", "update"].contains(&line["decision"].as_str().unwrap()));
                decided.map(|line| (line["decision"].clone(), line["key"]["value"].clone())).collect::<Vec<_>>()
            };
            if rows.len() > 1 {
                assert_eq!(again.lines().len(), rows.len() - 1, "{case}");
                assert_eq!(done(&again), done(&first), "{case} {format}: {}", again.out);
            }
        }
    }
}

#[test]
fn an_updated_debtor_stands_whole_in_the_cleaned_file_and_what_may_not_change_does_not() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let existing = write("existing.csv", "Kundenummer;Navn;E-mail;Telefon\n1001;Smed;ole@smed.example;+4570123456\n");
    let file = write("file.csv", "Navn;E-mail;Telefon\nOle Smed;OLE@smed.example;70 99 99 99\n");
    let cleaned = folder.path().join("cleaned.csv");
    let profile =
        write("locked.json", r#"{"name":"locked","extends":"iex","accounts":{"update":{"except":["phone"]}}}"#);
    let run = run(
        &["preview", &file, "--profile", &profile, "--existing", &existing, "--cleaned", cleaned.to_str().unwrap()],
        "",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let rows = table(&cleaned);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1][..6], ["1001", "Ole Smed", "", "", "ole@smed.example", "+4570123456"]);
    // A `+` would be a formula to a spreadsheet.
    assert!(fs::read_to_string(&cleaned).unwrap().contains(";'+4570123456;"));
}

#[test]
fn the_faulty_rows_are_there_as_they_came_and_can_be_read_again_once_corrected() {
    let folder = TempDir::new().unwrap();
    let faulty = folder.path().join("faulty.csv");
    let file = "Navn;CVR;E-mail;Note\nSmed A/S;13585627;ole@smed.example;=1+1\nNord;13585628;a@nord.example;x;y\nSyd;135856;a@syd.example;;z\n";
    let first = run(&["preview", "-", "--locale", "da", "--errors", faulty.to_str().unwrap()], file);
    assert_eq!(first.code, 1, "{}", first.err);
    let rows = table(&faulty);
    assert_eq!(rows[0][..6], ["Navn", "CVR", "E-mail", "Note", "Række i filen", "Beslutning"]);
    assert_eq!(rows[1][..6], ["Smed A/S", "13585627", "ole@smed.example", "=1+1", "2", "Ugyldig"]);
    assert!(rows[1][6].contains("CVR-nummeret kan ikke passe"), "{rows:?}");
    assert!(rows[1][7].starts_with("CVR-nummer: 13585628, "), "{rows:?}");
    assert_eq!((rows.len(), rows[2][4].as_str()), (3, "4"));
    assert!(rows[2][6].ends_with("Celler uden kolonne: z"), "{rows:?}");
    let corrected = fs::read_to_string(&faulty).unwrap().replace("13585627;", "13585628;");
    let again = run(&["preview", "-", "-q"], corrected).lines();
    assert_eq!((again[0]["decision"].as_str(), again[0]["values"].as_object().unwrap().len()), (Some("create"), 5));
}

#[test]
fn the_undo_file_has_the_old_values_and_who_would_be_new() {
    let folder = TempDir::new().unwrap();
    let case = cases().into_iter().find(|case| case["case"] == "banqup").unwrap();
    let undo = folder.path().join("undo.jsonl");
    let said = preview(&arguments(&case), &["--undo", undo.to_str().unwrap()]).lines();
    let text = fs::read_to_string(&undo).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let count = |decision: &str| said.iter().filter(|line| line["decision"] == decision).count();
    assert_eq!(lines.len(), count("update") + count("create"));
    for line in &lines {
        let decided = said.iter().find(|decided| decided["row"] == line["row"]).unwrap();
        if line["undo"] == "remove" {
            assert_eq!((&line["key"], &decided["decision"]), (&decided["key"], &Value::from("create")));
            continue;
        }
        for (back, change) in line["fields"].as_array().unwrap().iter().zip(decided["changes"].as_array().unwrap()) {
            assert_eq!((&back["to"], &back["from"]), (&change["from"], &change["to"]));
        }
    }
    let undo = folder.path().join("undo.xlsx");
    preview(&arguments(&case), &["--undo", undo.to_str().unwrap(), "--locale", "en"]);
    let rows = table(&undo);
    assert!(
        rows[0][0].starts_with("What to do") && rows.iter().any(|row| row[0] == "Put the old value back"),
        "{rows:?}"
    );
}

/// Rows of which many are the same customer, some are wrong, and some are there already.
pub(super) fn many(count: usize) -> String {
    let mut text = String::from("customer_id,company,email,phone,country,vat,street,postcode,city\n");
    for number in 0..count {
        let twin = number * 7 % (count / 3);
        let vat = if number % 5 == 0 { "NL004495445B01" } else { "" };
        let broken = if number % 11 == 0 { "" } else { "@example.com" };
        text.push_str(&format!(
            "{number},Firm {},u{twin}{broken},+45 70 12 34 {:02},NL,{vat},\"Vej {number}, =1\",{},Ribe\n",
            twin % 50,
            number % 100,
            1000 + twin % 9
        ));
    }
    text
}

#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("many.csv"), many(6000)).unwrap();
    let debtors: String =
        (0..300).map(|number| format!("u{number}@example.com,Firm {number},Gade {number}\n")).collect();
    fs::write(path("existing.csv"), format!("email,company,street\n{debtors}")).unwrap();
    let mut before: Option<Vec<Vec<u8>>> = None;
    for threads in ["1", "2", "7"] {
        let files = ["decisions.jsonl", "errors.csv", "cleaned.xlsx", "undo.csv"];
        let run = run(
            &[
                "preview",
                &path("many.csv"),
                "--existing",
                &path("existing.csv"),
                "--threads",
                threads,
                "-o",
                &path(files[0]),
                "--errors",
                &path(files[1]),
                "--cleaned",
                &path(files[2]),
                "--undo",
                &path(files[3]),
            ],
            "",
        );
        assert_eq!(run.code, 1, "{}", run.err);
        let bytes: Vec<Vec<u8>> = files.iter().map(|name| fs::read(path(name)).unwrap()).collect();
        let text = String::from_utf8(bytes[0].clone()).unwrap();
        assert_eq!(text.lines().count(), 6000);
        for decision in ["create", "update", "duplicate", "invalid"] {
            assert!(text.contains(&format!(r#""decision":"{decision}""#)), "{decision}");
        }
        if let Some(before) = &before {
            assert!(*before == bytes, "{threads} threads");
        }
        before = Some(bytes);
    }
}

#[test]
fn a_mapping_is_saved_and_taken_again() {
    let folder = TempDir::new().unwrap();
    let map = folder.path().join("map.json");
    let map = map.to_str().unwrap();
    let saved = run(&["preview", "-", "--save-map", map, "-q"], "Firma;E-post\nSmed;ole@smed.example\n");
    assert_eq!(saved.lines()[0]["values"]["email"], "ole@smed.example");
    let text = fs::read_to_string(map).unwrap().replace(r#""field": "email""#, r#""field": "phone""#);
    fs::write(map, text).unwrap();
    let again = run(&["preview", "-", "--map", map, "-q"], "E-post;Firma\n70123456;Smed\n");
    assert_eq!(again.lines()[0]["values"]["phone"], "70123456", "{} {}", again.out, again.err);
}

#[test]
fn the_summary_tells_rows_problems_and_columns_in_the_readers_language() {
    let told = run(&["preview", "-", "--locale", "da"], many(600)).err;
    for part in ["9 of 9 columns are used", "600 rows", "Opret ", "Dublet ", "Ugyldig ", "email.", "\n         "] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert_eq!(run(&["preview", "-", "-q"], many(60)).err, "");
}

#[test]
fn a_column_whose_name_is_nearly_right_is_told_with_the_right_one() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("klanten.csv");
    fs::write(&file, "Relatie code;Naam;Plaats;Kleur\n101;Jansen;Utrecht;rood\n").unwrap();
    let arguments = ["--profile", "snelstart-polaris", file.to_str().unwrap()].map(str::to_owned);
    let run = preview(&arguments, &["--locale", "da"]);
    assert!(run.err.contains("skal med. Mente du: Relatiecode\n"), "{}", run.err);
    assert_eq!(run.err.matches("Mente du:").count(), 1, "{}", run.err);
}

#[test]
fn a_message_that_names_its_field_is_not_named_after_it_again() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("klanten.csv");
    fs::write(&file, "Juridische naam;Land;Iban;Bedrijfsnummer\nPeeters;België;BE00;\n").unwrap();
    let arguments = ["--profile", "banqup", file.to_str().unwrap()].map(str::to_owned);
    let run = preview(&arguments, &["--locale", "nl"]);
    assert!(run.err.contains("iban.length  IBAN: "), "{}", run.err);
    assert!(!run.err.contains("IBAN: IBAN:"), "{}", run.err);
    assert!(run.err.contains("Taal contactpersoon (locale): Vul"), "{}", run.err);
}

#[test]
fn a_country_by_its_name_is_its_code_and_offered_as_such_where_the_system_takes_codes_alone() {
    let picqer = run(&["preview", "-", "--profile", "picqer", "-q"], "Naam;Land\nJansen;België\n");
    assert_eq!(picqer.lines()[0]["values"]["country"], "BE", "{}", picqer.out);
    let folder = TempDir::new().unwrap();
    let (file, faulty) = (folder.path().join("klanten.csv"), folder.path().join("fout.csv"));
    let head = "Juridische naam;Land;E-mailadres contactpersoon;Voornaam contactpersoon;Achternaam contactpersoon;Taal contactpersoon (locale)";
    fs::write(&file, format!("{head}\nPeeters;België;an@peeters.example;An;Peeters;nl-BE\n")).unwrap();
    let arguments = ["--profile", "banqup", file.to_str().unwrap()].map(str::to_owned);
    let run = preview(&arguments, &["--errors", faulty.to_str().unwrap(), "--quiet"]);
    assert_eq!(run.lines()[0]["problems"][0]["code"], "country.unknown", "{}", run.out);
    assert_eq!(table(&faulty)[1].last().unwrap(), "Land (lettercode): BE");
}

#[test]
fn every_template_is_one_that_the_preview_takes() {
    let folder = TempDir::new().unwrap();
    for (preset, ..) in PRESETS {
        let profile = debitor::preset(preset).unwrap();
        let import = profile.accounts.clone().unwrap().import.unwrap();
        for format in ["xlsx", "csv"] {
            for locale in ["da", "nl", "en", "de", "fr", "sv", "nb", "fi"] {
                let path = folder.path().join(format!("{preset}-{locale}.{format}"));
                let path = path.to_str().unwrap();
                let made = run(&["template", "--profile", preset, "--locale", locale, "-o", path], "");
                assert_eq!((made.code, made.out.as_str()), (0, ""), "{}", made.err);
                let rows = table(Path::new(path));
                assert_eq!(rows[0].len(), import.columns.len(), "{preset}");
                assert_eq!(rows.len(), 2, "{preset} {format}");
                let taken = run(&["preview", path, "--profile", preset, "-q"], "");
                let decided = &taken.lines()[0];
                assert_eq!((taken.code, decided["decision"].as_str()), (0, Some("create")), "{preset}: {}", taken.out);
            }
        }
        let explained = explained(&folder.path().join(format!("{preset}-en.xlsx")));
        assert_eq!(explained.len(), import.columns.len() + 1, "{preset}");
        for (row, column) in explained.iter().skip(1).zip(&import.columns) {
            assert_eq!(row[0], column.header);
            assert_eq!(row[2].starts_with("Yes"), column.required, "{preset}: {row:?}");
            assert_eq!(row[6].starts_with("No"), column.certain == Some(false), "{preset}: {row:?}");
            assert!(!row[3].is_empty(), "{preset}: {row:?}");
        }
    }
    assert_eq!(run(&["template", "--format", "jsonl"], "").code, 2);
    assert!(run(&["template"], "").out.starts_with("\u{feff}Kundenummer;Navn;"));
}

/// The second sheet of a template.
fn explained(path: &Path) -> Vec<Vec<String>> {
    let options = Options { sheet: debitor::table::SheetChoice::At(1), ..Options::default() };
    let mut rows = Table::read(fs::File::open(path).unwrap(), options).unwrap();
    let mut table = vec![rows.table().header().to_vec()];
    while let Some(row) = rows.next_row().unwrap() {
        table.push(row.cells().map(str::to_owned).collect());
    }
    table
}

#[test]
fn a_workbook_is_previewed_like_its_csv_file() {
    let read = |name: &str| run(&["preview", root(name).to_str().unwrap(), "-q", "--any-names"], "");
    let (workbook, other) = (read("tests/files/openpyxl.xlsx"), read("tests/files/libreoffice.xlsx"));
    assert!(workbook.code < 2 && !workbook.out.is_empty(), "{}", workbook.err);
    assert_eq!(workbook.out, other.out);
    let old = read("tests/files/libreoffice.xls");
    assert!(old.code == 2 && old.err.contains("table.format"), "{}", old.err);
}

#[test]
fn a_checker_and_a_node_are_what_the_library_gives() {
    // The lines are what the library's own tree of a decision is.
    let checker = std::sync::Arc::new(Checker::new(debitor::preset("iex").unwrap(), "").unwrap());
    let existing = std::sync::Arc::new(debitor::decide::Existing::builder(checker.clone()).finish());
    let mut matcher = debitor::decide::Matcher::new(checker, existing, debitor::decide::Settings::default());
    let customer: Node = serde_json::from_str(r#"{"email": "ole@smed.example", "company": "Smed"}"#).unwrap();
    let expected = serde_json::to_string(&debitor::node::ToNode::to_node(&matcher.decide(2, &customer))).unwrap();
    let said = run(&["preview", "-", "-q"], "email,company\nole@smed.example,Smed\n");
    assert_eq!(said.out, format!("{expected}\n"));
}

#[test]
fn the_summary_tells_odd_cells_and_where_the_first_of_each_kind_stands() {
    let told = run(
        &["preview", "-", "--locale", "da"],
        "Navn;E-mail;By\nSmed;ole@smed.example;Ribe\nNord;ida@nord.example\nSyd;an@syd.example\n",
    )
    .err;
    assert!(told.contains("2  table.short  line 3, column 3: Denne række har færre celler"), "{told}");
}

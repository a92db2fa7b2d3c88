//! The customers grid: what a file's columns become of it.

use super::json;
use debitor::preview::{Grid, GridQuery};

fn opened(profile: &str, file: &str) -> Grid {
    let mut grid = Grid::new(debitor::preset(profile).unwrap(), "nl").unwrap();
    grid.feed(file.as_bytes()).unwrap();
    grid.finish().unwrap();
    while !grid.step(100).unwrap().is_done {}
    grid
}

/// What the grid shows in the column of a field, row for row.
fn column(grid: &Grid, field: &str) -> Vec<String> {
    let info = json(&grid.info());
    let place = info["columns"].as_array().unwrap().iter().position(|column| column["field"] == field).unwrap();
    let query = GridQuery::read(&serde_json::from_str("{}").unwrap()).unwrap();
    let page = json(&grid.rows(&query).unwrap());
    let rows = page["rows"].as_array().unwrap().iter();
    rows.map(|row| row["cells"][place]["value"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_records_own_number_stands_in_its_column() {
    for header in ["ID", "id", "Id"] {
        for rows in [
            format!("{header};Web Site;Company;Email\n501;nl;Smed;ole@smed.example\n502;nl;Nord;ida@nord.example\n"),
            format!("Web Site;Company;Email;{header}\nnl;Smed;ole@smed.example;501\nnl;Nord;ida@nord.example;502\n"),
            format!("{header};Web Site;Customer ID;Email\n501;nl;71;ole@smed.example\n502;nl;72;ida@nord.example\n"),
        ] {
            let grid = opened("snelstart-magento", &rows);
            assert_eq!(column(&grid, "custom.record_id"), ["501", "502"], "{rows}");
        }
    }
}

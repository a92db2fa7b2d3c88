//! Which of the first rows is the header.

use super::options::Known;
use super::row::Row;

/// Rows among which the header is looked for.
pub(super) const PEEKED: usize = 20;

/// The known names of the row that has the most, and its place; none if no row has any.
pub(super) fn best(rows: &[Row<'_>], known: &Known) -> Option<(usize, usize)> {
    let mut best = None;
    for (place, row) in rows.iter().enumerate() {
        let above = place.checked_sub(1).and_then(|above| rows.get(above)).copied();
        let count = known(&names(*row, above));
        if count > best.map_or(0, |(most, _)| most) {
            best = Some((count, place));
        }
    }
    best
}

/// The place of the header among the first rows, none if they are all data.
pub(super) fn detect(rows: &[Row<'_>], known: Option<&Known>) -> Option<usize> {
    if let Some((_, place)) = known.and_then(|known| best(rows, known)) {
        return Some(place);
    }
    // A title fills one cell where the table below fills several.
    let filled = |row: &Row<'_>| row.cells().filter(|cell| !cell.trim_ascii().is_empty()).count();
    let most = rows.iter().map(filled).max().unwrap_or(0);
    let enough = if most > 2 { most.div_ceil(2).max(2) } else { most };
    let place = rows.iter().position(|row| filled(row) >= enough)?;
    rows.get(place).filter(|row| !row.cells().any(is_data)).map(|_| place)
}

/// Does a cell look like data: an e-mail address, or at least half digits?
fn is_data(cell: &str) -> bool {
    let (mut digits, mut letters) = (0, 0);
    for char in cell.chars() {
        digits += usize::from(char.is_ascii_digit());
        letters += usize::from(char.is_alphabetic());
    }
    cell.contains('@') && cell.contains('.') || digits > 0 && digits >= letters
}

/// The names of the header row. A cell without a name takes that of the row right above, for names that were merged
/// over two rows.
pub(super) fn names(row: Row<'_>, above: Option<Row<'_>>) -> Vec<String> {
    let above =
        above.filter(|above| above.line + 1 == row.line && above.cells().filter(|cell| !cell.is_empty()).count() > 1);
    let width = row.len().max(above.map_or(0, |above| above.len()));
    let name = |column| match (row.cell(column), above) {
        ("", Some(above)) => above.cell(column).to_owned(),
        (name, _) => name.to_owned(),
    };
    let mut names: Vec<String> = (0..width).map(name).collect();
    while names.last().is_some_and(|name| name.trim_ascii().is_empty()) {
        names.pop();
    }
    names
}

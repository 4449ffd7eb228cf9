//! Tables: rows of cells that tabs or wide gaps part, or the bars of Markdown.

use super::paragraphs::Paragraph;
use crate::read::blocks::{BlockKind, Inline, Table};
use crate::read::page_text::words::forms::columns;
use crate::read::page_text::words::inline;

/// How many paragraphs from the first on are rows of one table, and the table.
pub fn table(rest: &[Paragraph]) -> Option<(usize, BlockKind)> {
    let is_barred = |row: &&Paragraph| row.text.starts_with('|') && row.text.len() > 1;
    // The rule is asked for first: a long run of bars that is no table is not counted at each line.
    let is_ruled = rest.get(1).is_some_and(|row| is_rule(&row.text));
    let barred = if is_ruled { rest.iter().take_while(is_barred).count() } else { 0 };
    if barred > 2 {
        let head = barred_cells(&rest[0].text);
        let rows = rest[2..barred].iter().map(|row| barred_cells(&row.text)).collect();
        return Some((barred, BlockKind::Table(Table::simple(head, rows))));
    }
    let width = columns(&rest.first()?.text).len();
    if width < 2 {
        return None;
    }
    let by_tabs = rest[0].text.contains('\t');
    // A printer may set the head of a table apart from its rows.
    let next_to = |(index, row): &(usize, &Paragraph)| {
        let gap = index.checked_sub(1).map_or(1, |above| row.first() - rest[above].last());
        let is_near = gap == 1 || gap == 2 && *index == 1 && !by_tabs;
        is_near && row.text.contains('\t') == by_tabs && columns(&row.text).len() == width
    };
    let count = rest.iter().enumerate().take_while(next_to).count();
    // Two rows of spaces may be anything.
    if count < if by_tabs { 2 } else { 3 } {
        return None;
    }
    let mut rows: Vec<_> = rest[..count].iter().map(|row| inlines(columns(&row.text))).collect();
    let head = rows.remove(0);
    Some((count, BlockKind::Table(Table::simple(head, rows))))
}

/// No row of a table has more bytes.
const LONGEST_ROW: usize = 400;

/// Whether a line is a row of columns.
pub fn is_row(text: &str) -> bool {
    text.len() <= LONGEST_ROW && columns(text).len() > 1 && !is_note(text)
}

/// A note whose number stands apart from it is no row: its text is too long for a cell.
fn is_note(text: &str) -> bool {
    let cells = columns(text);
    let is_number = |cell: &str| cell.len() <= 3 && cell.bytes().all(|b| b.is_ascii_digit());
    matches!(cells[..], [number, note] if is_number(number) && note.chars().count() > 30)
}

fn inlines(cells: Vec<&str>) -> Vec<Vec<Inline>> {
    cells.into_iter().map(|cell| inline::pieces(cell.trim())).collect()
}

/// The line of dashes below the head of a Markdown table.
fn is_rule(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| matches!(c, '|' | '-' | ':') || c.is_whitespace())
}

fn barred_cells(row: &str) -> Vec<Vec<Inline>> {
    inlines(row.trim().trim_start_matches('|').trim_end_matches('|').split('|').collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::blocks::{Cell, plain_text};

    /// The cells of the table that some lines open with, a row a line, and how many lines it takes.
    fn read(lines: &[&str]) -> Option<(usize, Vec<String>)> {
        let paragraphs: Vec<Paragraph> = lines
            .iter()
            .enumerate()
            .map(|(line, text)| Paragraph { lines: vec![line], text: (*text).to_owned() })
            .collect();
        let (count, BlockKind::Table(table)) = table(&paragraphs)? else { return None };
        let row = |cells: &Vec<Cell>| {
            cells.iter().map(|cell| plain_text(&cell.content)).collect::<Vec<_>>().join("/")
        };
        Some((count, table.all_rows().map(row).collect()))
    }

    fn rows(count: usize, rows: &[&str]) -> Option<(usize, Vec<String>)> {
        Some((count, rows.iter().map(|row| (*row).to_owned()).collect()))
    }

    #[test]
    fn rows_with_as_many_tabs_are_a_table() {
        assert_eq!(
            read(&["Year\tFlow", "2006\t12", "2007\t", "That is all."]),
            rows(3, &["Year/Flow", "2006/12", "2007/"])
        );
        for lines in [&["Year\tFlow"][..], &["Year\tFlow", "2006"], &["Year", "2006"]] {
            assert_eq!(read(lines), None, "{lines:?}");
        }
    }

    #[test]
    fn rows_with_as_many_wide_gaps_are_a_table() {
        assert_eq!(
            read(&[
                "River      Flow (m3)     Year",
                "Orsa   1 200    2006",
                "Upper Orsa    80   2007",
                "Text."
            ]),
            rows(3, &["River/Flow (m3)/Year", "Orsa/1 200/2006", "Upper Orsa/80/2007"])
        );
        assert_eq!(read(&["Orsa   1 200", "Upper Orsa   80"]), None);
    }

    #[test]
    fn bars_are_a_table_where_a_rule_says_so() {
        assert_eq!(
            read(&["| Year | Flow |", "|---|:-:|", "| 2006 | *12* |", "Text."]),
            rows(3, &["Year/Flow", "2006/12"])
        );
        assert_eq!(read(&["| Year | Flow |", "| 2006 | 12 |", "| 2007 | 9 |"]), None);
    }
}

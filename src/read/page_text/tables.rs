//! Step 7, tables: rows of cells that tabs part, or the bars of Markdown.

use super::inline;
use super::paragraphs::Paragraph;
use crate::read::blocks::{BlockKind, Inline};

/// How many paragraphs from the first on are rows of one table, and the table.
pub fn table(rest: &[Paragraph]) -> Option<(usize, BlockKind)> {
    let is_barred = |row: &&Paragraph| row.text.starts_with('|') && row.text.len() > 1;
    // The rule is asked for first: a long run of bars that is no table is not counted at each line.
    let is_ruled = rest.get(1).is_some_and(|row| is_rule(&row.text));
    let barred = if is_ruled { rest.iter().take_while(is_barred).count() } else { 0 };
    if barred > 2 {
        let head = cells(&rest[0].text, '|');
        let rows = rest[2..barred].iter().map(|row| cells(&row.text, '|')).collect();
        return Some((barred, BlockKind::Table { head, rows }));
    }
    let width = rest.first()?.text.matches('\t').count();
    if width == 0 {
        return None;
    }
    let next_to = |(index, row): &(usize, &Paragraph)| {
        row.text.matches('\t').count() == width && (*index == 0 || rest[index - 1].last() + 1 == row.first())
    };
    let tabbed = rest.iter().enumerate().take_while(next_to).count();
    if tabbed < 2 {
        return None;
    }
    let mut rows: Vec<_> = rest[..tabbed].iter().map(|row| cells(&row.text, '\t')).collect();
    let head = rows.remove(0);
    Some((tabbed, BlockKind::Table { head, rows }))
}

/// The line of dashes below the head of a Markdown table.
fn is_rule(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| matches!(c, '|' | '-' | ':') || c.is_whitespace())
}

fn cells(row: &str, mark: char) -> Vec<Vec<Inline>> {
    let row = if mark == '|' { row.trim().trim_start_matches('|').trim_end_matches('|') } else { row };
    row.split(mark).map(|cell| inline::pieces(cell.trim())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::blocks::plain_text;

    /// The cells of the table that some lines open with, a row a line, and how many lines it takes.
    fn read(lines: &[&str]) -> Option<(usize, Vec<String>)> {
        let paragraphs: Vec<Paragraph> = lines
            .iter()
            .enumerate()
            .map(|(line, text)| Paragraph { lines: vec![line], text: (*text).to_owned() })
            .collect();
        let (count, BlockKind::Table { head, rows }) = table(&paragraphs)? else { return None };
        let row = |cells: &Vec<Vec<Inline>>| {
            cells.iter().map(|cell| plain_text(cell)).collect::<Vec<_>>().join("/")
        };
        Some((count, std::iter::once(&head).chain(&rows).map(row).collect()))
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
    fn bars_are_a_table_where_a_rule_says_so() {
        assert_eq!(
            read(&["| Year | Flow |", "|---|:-:|", "| 2006 | *12* |", "Text."]),
            rows(3, &["Year/Flow", "2006/12"])
        );
        assert_eq!(read(&["| Year | Flow |", "| 2006 | 12 |", "| 2007 | 9 |"]), None);
    }
}

//! The cells of a table in their rows and columns.
//!
//! HTML says how many rows and columns a cell spans, and not where it stands; whoever wants to know
//! what is below what has to lay them out. A row or a column in which no cell begins is none.

use std::collections::BTreeSet;

use crate::read::blocks::{Alignment, Cell, Inline};

/// What the page says of a row's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It stands in the head.
    Head,
    /// Its cells are all headings.
    Headings,
    /// It is a row like others.
    Row,
}

/// A cell as the page has it.
#[derive(Debug)]
pub struct Laid {
    /// What stands in it.
    pub content: Vec<Inline>,
    /// The columns and rows that it says it spans.
    pub span: (usize, usize),
    /// How it says that it is set.
    pub alignment: Option<Alignment>,
}

/// A cell where it stands.
#[derive(Debug)]
struct Placed {
    row: usize,
    column: usize,
    cell: Cell,
    alignment: Option<Alignment>,
}

/// The cells of a table where they stand.
#[derive(Debug, Default)]
pub struct Grid {
    cells: Vec<Placed>,
    standings: Vec<Standing>,
    width: usize,
}

impl Grid {
    /// Lays out rows, each with the section of the table that it stands in: no cell reaches beyond it.
    pub fn new(rows: Vec<(Standing, usize, Vec<Laid>)>) -> Self {
        let sections: Vec<usize> = rows.iter().map(|(_, section, _)| *section).collect();
        let mut grid = Self::default();
        // For each column, how many rows from here on a cell above takes up.
        let mut taken: Vec<usize> = Vec::new();
        for (row, (standing, section, cells)) in rows.into_iter().enumerate() {
            let below = sections[row..].iter().take_while(|other| **other == section).count();
            let is_free = |taken: &[usize], column: usize| taken.get(column).is_none_or(|rows| *rows == 0);
            let mut column = 0;
            let mut next = taken.clone();
            for Laid { content, span: (columns, down), alignment } in cells {
                while !is_free(&taken, column) {
                    column += 1;
                }
                let columns = (column..column + columns).take_while(|at| is_free(&taken, *at)).count();
                let down = down.clamp(1, below);
                next.resize(next.len().max(column + columns), 0);
                next[column..column + columns].fill(down);
                let cell = Cell { content, columns, rows: down };
                grid.cells.push(Placed { row, column, cell, alignment });
                column += columns;
            }
            taken = next.iter().map(|rows| rows.saturating_sub(1)).collect();
            grid.standings.push(standing);
        }
        grid.width = taken.len();
        grid.compact();
        grid
    }

    /// Takes out the rows and columns in which no cell begins.
    fn compact(&mut self) {
        let rows: BTreeSet<usize> = self.cells.iter().map(|placed| placed.row).collect();
        let columns: BTreeSet<usize> = self.cells.iter().map(|placed| placed.column).collect();
        let ranks = |all: &BTreeSet<usize>, size: usize| -> Vec<usize> {
            let mut before = 0;
            let count = (0..=size).map(|at| {
                let rank = before;
                before += usize::from(all.contains(&at));
                rank
            });
            count.collect()
        };
        let row_ranks = ranks(&rows, self.standings.len());
        let column_ranks = ranks(&columns, self.width);
        for Placed { row, column, cell, .. } in &mut self.cells {
            cell.rows = row_ranks[*row + cell.rows] - row_ranks[*row];
            cell.columns = column_ranks[*column + cell.columns] - column_ranks[*column];
            (*row, *column) = (row_ranks[*row], column_ranks[*column]);
        }
        self.width = columns.len();
        self.standings = rows.iter().map(|row| self.standings[*row]).collect();
    }

    /// How many of the first rows are the head, as far as the page says so.
    pub fn head(&self) -> usize {
        let in_head = self.standings.iter().take_while(|standing| **standing == Standing::Head).count();
        let is_heading = |row: &usize| self.standings.get(*row) == Some(&Standing::Headings);
        // A row of headings below another is part of the head if that one has room for what it parts.
        let spans = |row: usize| self.row(row).any(|placed| placed.cell.columns > 1 || placed.cell.rows > 1);
        let headings = (0..).take_while(|row| is_heading(row) && (*row == 0 || spans(row - 1))).count();
        match (in_head.max(headings), self.closed(in_head.max(headings))) {
            // A table of headings alone has one row of them as its head.
            (1.., 0) => self.closed(1),
            (_, rows) => rows,
        }
    }

    /// So many of the first rows, and those that their cells reach into; none if these are all.
    pub fn closed(&self, mut rows: usize) -> usize {
        while let Some(end) = self.cells.iter().filter(|placed| placed.row < rows).map(Placed::end).max()
            && end > rows
        {
            rows = end;
        }
        if rows < self.standings.len() { rows } else { 0 }
    }

    fn row(&self, row: usize) -> impl Iterator<Item = &Placed> {
        self.cells
            .iter()
            .skip_while(move |placed| placed.row < row)
            .take_while(move |placed| placed.row == row)
    }

    /// How many places it has for cells.
    pub fn area(&self) -> usize {
        self.width * self.standings.len()
    }

    /// What stands in each column of each row; where a cell spans several, in all of them.
    pub fn contents(&self) -> Vec<Vec<&[Inline]>> {
        let mut all = vec![vec![[].as_slice(); self.width]; self.standings.len()];
        for Placed { row, column, cell, .. } in &self.cells {
            for covered in &mut all[*row..*row + cell.rows] {
                covered[*column..*column + cell.columns].fill(&cell.content);
            }
        }
        all
    }

    /// How each column is set, where all its cells below the head agree.
    pub fn alignments(&self, head: usize) -> Vec<Option<Alignment>> {
        let mut found: Vec<Vec<Option<Alignment>>> = vec![Vec::new(); self.width];
        let below = self.cells.iter().filter(|placed| placed.row >= head);
        for placed in below.filter(|placed| placed.cell.columns == 1 && !placed.cell.content.is_empty()) {
            found[placed.column].push(placed.alignment);
        }
        let agreed =
            |all: Vec<Option<Alignment>>| all.iter().all(|one| *one == all[0]).then(|| *all.first()?)?;
        let mut all: Vec<_> = found.into_iter().map(agreed).collect();
        while all.pop_if(|last| last.is_none()).is_some() {}
        all
    }

    /// The rows of cells.
    pub fn into_rows(self) -> Vec<Vec<Cell>> {
        let mut rows: Vec<Vec<Cell>> = self.standings.iter().map(|_| Vec::new()).collect();
        self.cells.into_iter().for_each(|placed| rows[placed.row].push(placed.cell));
        rows
    }
}

impl Placed {
    fn end(&self) -> usize {
        self.row + self.cell.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::blocks::plain_text;

    /// A grid of rows typed as `text*columns*rows`, and how its cells stand.
    fn grid(rows: &[&[(&str, usize, usize)]], standing: Standing) -> Grid {
        let laid = |(text, columns, rows): &(&str, usize, usize)| Laid {
            content: vec![Inline::Text((*text).to_owned())],
            span: (*columns, *rows),
            alignment: text.parse::<u32>().is_ok().then_some(Alignment::Right),
        };
        let row = |(at, cells): (usize, &&[(&str, usize, usize)])| {
            let standing = if at == 0 { standing } else { Standing::Row };
            (standing, 0, cells.iter().map(laid).collect())
        };
        Grid::new(rows.iter().enumerate().map(row).collect())
    }

    fn spans(grid: Grid) -> Vec<Vec<(usize, usize)>> {
        let row = |cells: Vec<Cell>| cells.iter().map(|cell| (cell.columns, cell.rows)).collect();
        grid.into_rows().into_iter().map(row).collect()
    }

    #[test]
    fn rows_and_columns_in_which_nothing_begins_are_none() {
        let wide: &[&[(&str, usize, usize)]] =
            &[&[("A", 2, 2), ("B", 40, 1)], &[], &[("C", 2, 1), ("D", 3, 1)]];
        assert_eq!(spans(grid(wide, Standing::Row)), [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]);
        let deep: &[&[(&str, usize, usize)]] = &[&[("A", 1, 9), ("B", 2, 1)], &[("C", 1, 1), ("D", 1, 1)]];
        assert_eq!(spans(grid(deep, Standing::Row)), [[(1, 2), (2, 1)], [(1, 1), (1, 1)]]);
    }

    #[test]
    fn a_head_goes_as_far_down_as_its_cells() {
        let rows: &[&[(&str, usize, usize)]] = &[
            &[("Country", 1, 2), ("Exports", 2, 1)],
            &[("2007", 1, 1), ("2008", 1, 1)],
            &[("Orsa", 1, 1), ("1", 1, 1), ("20", 1, 1)],
        ];
        let grid = grid(rows, Standing::Headings);
        assert_eq!(grid.head(), 2);
        assert_eq!(grid.alignments(2), [None, Some(Alignment::Right), Some(Alignment::Right)]);
        assert_eq!(
            grid.contents()[1].iter().map(|cell| plain_text(cell)).collect::<Vec<_>>(),
            ["Country", "2007", "2008"]
        );
    }
}

//! Where the lines of a text begin, and which line and column an offset is.

/// The lines of a text.
#[derive(Debug)]
pub struct Lines {
    /// Where each begins.
    pub starts: Vec<usize>,
    /// The last offset whose characters were counted, from the beginning of its line, and how many there are:
    /// of many faults in one long line each counts on from the one before.
    pub counted: (usize, usize),
}

impl Lines {
    /// The lines of a text.
    pub fn of(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(index, _)| index + 1)).collect();
        Self { starts, counted: (0, 0) }
    }

    /// The line and the column of an offset, from 1.
    pub fn position(&mut self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|begin| *begin <= offset) - 1;
        let begin = self.starts[line];
        let is_counted = (begin..=offset).contains(&self.counted.0);
        let (from, before) = if is_counted { self.counted } else { (begin, 0) };
        self.counted = (offset, before + text[from..offset].chars().count());
        (line + 1, self.counted.1 + 1)
    }
}

/// The nearest offset at or before one that is in the text and between two characters.
pub fn character(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The end of a line's text, before its line end.
pub fn line_end(text: &str, starts: &[usize], line: usize) -> usize {
    let end = starts.get(line + 1).map_or(text.len(), |next| next - 1);
    let begin = starts[line];
    begin + text[begin..end].trim_end_matches('\r').len()
}

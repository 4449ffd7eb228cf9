//! Pictures on the web, which no brief has: nothing is fetched.

use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::inline;

/// Takes the pictures on the web out of the lines that are left; says where the first of them was, and how many they
/// were.
pub fn clear_remote(sheet: &mut Sheet) -> Option<(usize, usize)> {
    let mut first = None;
    let mut pictures = 0;
    for line in 0..sheet.len() {
        if !sheet.is_free(line) || !sheet.text(line).contains("![") {
            continue;
        }
        let Some((rest, count)) = inline::without_remote_pictures(sheet.text(line)) else { continue };
        first.get_or_insert(line);
        pictures += count;
        if rest.contains(char::is_alphanumeric) {
            sheet.lines[line].text = rest;
            sheet.clipped.push(line);
        } else {
            sheet.take(line, Part::Furniture);
        }
    }
    first.map(|first| (first, pictures))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    #[test]
    fn pictures_on_the_web_are_taken_out_and_counted() {
        let page = "![The weir](https://desk.example/w.jpg)\n\n\
            [![](https://desk.example/a.png)](https://desk.example/a)\n\n\
            It fell ![so](//desk.example/b.gif)again.\n\n![The gauge](gauge.png)\n\n[sic] It rose.";
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), page);
        assert_eq!(clear_remote(&mut sheet), Some((0, 3)));
        let left: Vec<&str> = sheet.free(0..sheet.len()).map(|line| sheet.text(line)).collect();
        assert_eq!(left, ["It fell again.", "![The gauge](gauge.png)", "[sic] It rose."]);
        assert_eq!(clear_remote(&mut sheet), None);
    }
}

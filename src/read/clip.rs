//! Markdown that a clipper has made of a page: a page to be read, and no brief that somebody wrote.
//!
//! Both have front matter with a title and a source. What tells them apart is what only a clipper writes: the
//! tag with which it files all that it saves, names in the brackets of a wiki, the second of saving, and the excerpt
//! that it quotes above the text.

/// Front matter of a clip has no more lines.
const LONGEST: usize = 80;

/// What a brief says of itself and no clipper does: such a file was edited, or imported.
const OF_BRIEFS: [&str; 6] = ["authors", "accessed", "related", "author_note", "summary", "publisher"];

/// The names under which clippers give the address of a page.
const ADDRESSES: [&str; 3] = ["source", "url", "link"];

/// Whether Markdown is the clip of a page on the web: its front matter has the address of the page, and a mark of
/// its clipper. `text` is the whole file, with a byte order mark or without.
pub fn is_clip(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{FEFF}').lines();
    if lines.next().map(str::trim_end) != Some("---") {
        return false;
    }
    let front: Vec<&str> = lines.by_ref().take(LONGEST).take_while(|line| line.trim_end() != "---").collect();
    let value = |line: &str| line.trim().trim_start_matches("- ").trim_matches(['"', '\'']).to_owned();
    let mut key = "";
    let (mut has_address, mut is_marked) = (false, false);
    for line in front {
        let named = line.split_once(':').filter(|(name, _)| !name.contains([' ', '"', '-']));
        let value = match named {
            Some((name, rest)) => {
                key = name;
                value(rest)
            }
            None => value(line),
        };
        if named.is_some() && OF_BRIEFS.contains(&key) {
            return false;
        }
        has_address |= ADDRESSES.contains(&key)
            && ["https://", "http://"].iter().any(|scheme| value.starts_with(scheme));
        is_marked |= match key {
            "author" => value.starts_with("[["),
            "tags" => value.split([',', '[', ']', ' ', '#']).any(|tag| tag == "clippings"),
            // Nobody types the seconds.
            "created" | "updated" | "clipped" => value.matches(':').count() > 1,
            _ => false,
        };
    }
    let mut below = lines.filter(|line| !line.trim().is_empty()).take(3);
    has_address && (is_marked || below.any(|line| line.trim() == "> ## Excerpt"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "source: \"https://desk.example/low-water\"";

    #[test]
    fn a_clip_bears_the_mark_of_its_clipper() {
        let clips = [
            format!("---\ntitle: \"Low Water\"\n{SOURCE}\nauthor:\n  - \"[[Ada Lind]]\"\n---\nIt fell."),
            format!("---\ntitle: \"Low Water\"\n{SOURCE}\ntags:\n  - \"clippings\"\n---\nIt fell."),
            format!("\u{FEFF}---\r\n{SOURCE}\r\ntags: [water, clippings]\r\n---\r\nIt fell."),
            format!("---\ncreated: 2022-11-08T09:14:22 (UTC +01:00)\ntags: []\n{SOURCE}\n---\n\n# Low Water"),
            format!("---\n{SOURCE}\nauthor: Ada Lind\n---\n\n# Low Water\n\n> ## Excerpt\n> It fell.\n"),
        ];
        for clip in clips {
            assert!(is_clip(&clip), "{clip}");
        }
    }

    #[test]
    fn a_brief_that_somebody_wrote_is_none() {
        let briefs = [
            format!("---\ntitle: Low Water\nauthor: Ada Lind\n{SOURCE}\ntags: [water]\n---\nIt fell."),
            format!("---\nauthors:\n  - Ada Lind\n{SOURCE}\ntags:\n  - clippings\n---\nIt fell."),
            "---\ntitle: Low Water\ntags: [clippings]\n---\nIt fell.".to_owned(),
            format!("{SOURCE}\ntags: [clippings]\n"),
            format!("---\ntitle: Low Water\n{SOURCE}\ncreated: 2021-06-14\n---\nIt fell."),
            String::new(),
        ];
        for brief in briefs {
            assert!(!is_clip(&brief), "{brief}");
        }
    }
}

//! Anthologies of any size, the same at each run: what benches measure and conformance checks.
//!
//! No library makes this text: its words are drawn from a short list by a generator of sixteen
//! lines, so that the corpus is the same on every machine and for as long as this file is.

mod pictures;
mod text;

use text::Dice;

/// Authors in the register.
const AUTHORS: usize = 25;
/// Briefs of one part.
const PART: usize = 25;

/// How large a corpus is.
#[derive(Debug, Clone, Copy)]
pub struct Corpus {
    briefs: usize,
    words: usize,
    pictures: usize,
}

impl Corpus {
    /// Briefs of about a thousand words, one picture for ten of them, and a cover that fits.
    pub fn of(briefs: usize) -> Self {
        Self { briefs, words: 1000, pictures: briefs.div_ceil(10) }
    }

    /// Every file with its path; the manifest is the first.
    pub fn files(self) -> Vec<(String, Vec<u8>)> {
        let manifest = ("manifest.yaml".to_owned(), self.manifest().into_bytes());
        let cover = ("cover.jpg".to_owned(), pictures::cover());
        let briefs = (0..self.briefs).map(|number| (path(number), self.brief(number).into_bytes()));
        let pictures =
            (0..self.pictures).map(|number| (format!("pictures/{number}.png"), pictures::chart(number)));
        [manifest, cover].into_iter().chain(briefs).chain(pictures).collect()
    }

    fn manifest(self) -> String {
        let mut out = String::from(
            "title: A Thousand Roads\nsubtitle: Briefs that nobody wrote\nlanguage: en\n\
             editors: [desk-0]\npublisher: The House of Roads\ndate: 2009-01-05\n\
             series: {name: Year Readers, position: 1}\n\
             cover: {image: cover.jpg, alt: Bands of color}\ncontributors:\n",
        );
        for desk in 0..AUTHORS {
            let mut dice = Dice::new(1_000_000 + desk);
            out += &format!(
                "  desk-{desk}:\n    name: {}\n    bio: \"{} *{}* {}\"\n    url: https://example.org/desks/{desk}\n",
                text::name(desk),
                text::sentence(&mut dice, 12),
                text::word(&mut dice),
                text::sentence(&mut dice, 8),
            );
        }
        out += "briefs:\n";
        for number in 0..self.briefs {
            if number % PART == 0 {
                let mut dice = Dice::new(2_000_000 + number);
                out += &format!("  - part: {}\n    briefs:\n", text::title(&mut dice));
            }
            out += &format!("      - {}\n", path(number));
        }
        out
    }

    fn brief(self, number: usize) -> String {
        let mut dice = Dice::new(number);
        let mut out = self.front_matter(number, &mut dice);
        let sections = (self.words / 250).max(1);
        for section in 0..sections {
            out += &format!("## {} {section}\n\n", text::title(&mut dice));
            for _ in 0..3 {
                out += &self.paragraph(number, section, &mut dice);
            }
            match section % 4 {
                0 => out += &list(&mut dice),
                1 => out += &table(&mut dice),
                2 => out += &format!("> {}\n\n", text::sentence(&mut dice, 20)),
                _ => {
                    out += &format!("### {}\n\n{}\n\n", text::title(&mut dice), text::sentence(&mut dice, 30))
                }
            }
        }
        if number.is_multiple_of(10) {
            let chart = number / 10;
            out += &format!("![{}](../pictures/{chart}.png)\n\n", text::sentence(&mut dice, 8));
        }
        for section in 0..sections {
            out += &format!("[^n{section}]: {}\n", text::sentence(&mut dice, 15));
        }
        out
    }

    fn front_matter(self, number: usize, dice: &mut Dice) -> String {
        let (first, second) = (number % AUTHORS, (number * 7 + 3) % AUTHORS);
        let authors = if first == second || !number.is_multiple_of(3) {
            format!("[desk-{first}]")
        } else {
            format!("[desk-{first}, desk-{second}]")
        };
        let other = (number + 1) % self.briefs;
        format!(
            "---\ntitle: \"{} {number}\"\nauthors: {authors}\ndate: 2008-{:02}-{:02}\nkind: Brief Analysis\n\
             number: \"Policy #{number}\"\npublisher: The House of Roads\nsummary: {}\n\
             source: https://example.org/briefs/{number}\ntopics: [{}, {}]\nrelated:\n  \
             - {{title: \"Brief {other}\", url: \"https://example.org/briefs/{other}\", kind: Brief Analysis, date: 2008}}\n  \
             - {{title: \"Report {}\", url: \"https://example.com/reports/{}\", authors: [{}]}}\n---\n\n",
            text::title(dice),
            number % 12 + 1,
            number % 28 + 1,
            text::sentence(dice, 14),
            text::word(dice),
            text::word(dice),
            number % 40,
            number % 40,
            text::name(second),
        )
    }

    fn paragraph(self, number: usize, section: usize, dice: &mut Dice) -> String {
        let other = dice.below(self.briefs);
        let mut out = text::sentence(dice, 15);
        out += &format!(" \"{}\" -- *{}*, ", text::sentence(dice, 9), text::word(dice));
        match dice.below(4) {
            0 => out += &format!("as [{}]({other}.md) says. ", text::word(dice)),
            1 => {
                out += &format!(
                    "as [the house](https://example.org/briefs/{}) says. ",
                    (number + 5) % self.briefs
                )
            }
            2 => out += "as was said in 2007--2008. ",
            _ => out += &format!("as was **{}**.[^n{section}] ", text::word(dice)),
        }
        // Every note is referred to at least once.
        out += &format!("{}[^n{section}] {}\n\n", text::sentence(dice, 13), text::sentence(dice, 18));
        out
    }
}

fn path(number: usize) -> String {
    format!("briefs/{number}.md")
}

fn list(dice: &mut Dice) -> String {
    let items = (0..4).map(|_| format!("- {}\n", text::sentence(dice, 9)));
    items.collect::<String>() + "\n"
}

fn table(dice: &mut Dice) -> String {
    let mut out = String::from("| Place | 2007 | 2008 |\n|:------|-----:|-----:|\n");
    for _ in 0..5 {
        out += &format!("| {} | {} | {} |\n", text::word(dice), dice.below(900), dice.below(900));
    }
    out + "\n"
}

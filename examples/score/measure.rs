//! Figures: shares, F1 over multisets, and the folding before two texts are compared.

use std::collections::BTreeMap;

/// How many of some things are right.
#[derive(Debug, Clone, Copy, Default)]
pub struct Share {
    pub right: usize,
    pub all: usize,
}

impl Share {
    /// Counts one more.
    pub fn add(&mut self, right: bool) {
        self.all += 1;
        self.right += usize::from(right);
    }

    /// Counts all that another has counted.
    pub fn join(&mut self, other: Share) {
        self.all += other.all;
        self.right += other.right;
    }

    fn value(self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

/// What was found, what was found and should not be, and what was missed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Found {
    pub hits: usize,
    pub extra: usize,
    pub missed: usize,
}

impl Found {
    /// Counts all that another has counted: figures are micro-averaged.
    pub fn join(&mut self, other: Found) {
        self.hits += other.hits;
        self.extra += other.extra;
        self.missed += other.missed;
    }

    /// Whether nothing is off.
    pub fn is_perfect(self) -> bool {
        self.extra + self.missed == 0
    }

    /// The harmonic mean of precision and recall; 1 where there was nothing to find.
    pub fn f1(self) -> f64 {
        if self.is_perfect() {
            return 1.0;
        }
        2.0 * self.hits as f64 / (2 * self.hits + self.extra + self.missed) as f64
    }

    fn precision(self) -> f64 {
        self.hits as f64 / (self.hits + self.extra).max(1) as f64
    }

    fn recall(self) -> f64 {
        self.hits as f64 / (self.hits + self.missed).max(1) as f64
    }
}

/// Texts that are compared as a multiset.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    counts: BTreeMap<String, (String, isize)>,
}

impl Texts {
    /// Adds a text; one without a visible character is none.
    pub fn add(&mut self, text: &str) {
        let key = squeezed(text);
        if !key.is_empty() {
            self.counts.entry(key).or_insert((folded(text), 0)).1 += 1;
        }
    }

    /// Whether there is a text, given without white space.
    pub fn has(&self, squeezed: &str) -> bool {
        self.counts.contains_key(squeezed)
    }

    /// Compares with what should be there. What is `optional` is a hit where the truth has it, and
    /// no fault where it does not. Gives the missed and the extra texts too.
    pub fn compare(&self, truth: &Texts, optional: &Texts) -> (Found, Vec<String>, Vec<String>) {
        let mut found = Found::default();
        let (mut missed, mut extra) = (Vec::new(), Vec::new());
        let of = |texts: &Texts, key: &String| texts.counts.get(key).map_or(0, |(_, count)| *count);
        for (key, (text, wanted)) in &truth.counts {
            let ours = (of(self, key) + of(optional, key)).min(*wanted);
            found.hits += ours.unsigned_abs();
            found.missed += (wanted - ours).unsigned_abs();
            missed.extend((ours < *wanted).then(|| text.clone()));
        }
        for (key, (text, ours)) in &self.counts {
            let over = ours - of(truth, key);
            if over > 0 {
                found.extra += over.unsigned_abs();
                extra.extend(std::iter::repeat_n(text.clone(), over.unsigned_abs()));
            }
        }
        (found, missed, extra)
    }
}

/// One line of the table.
pub enum Row {
    Share(&'static str, Share),
    Found(&'static str, Found),
}

/// Prints the table: a figure a line, with what it was counted from.
pub fn print(rows: &[Row]) {
    for row in rows {
        match row {
            Row::Share(name, share) => {
                println!("{name:<14} {:>7.4}   {} of {}", share.value(), share.right, share.all);
            }
            Row::Found(name, found) => println!(
                "{name:<14} {:>7.4}   precision {:.4}, recall {:.4} ({} hits, {} extra, {} missed)",
                found.f1(),
                found.precision(),
                found.recall(),
                found.hits,
                found.extra,
                found.missed
            ),
        }
    }
}

/// White space folded, invisible characters dropped.
pub fn folded(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All white space dropped: `a<br>b` is `ab` to one parser and `a b` to another.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

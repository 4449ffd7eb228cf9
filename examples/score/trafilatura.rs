//! The evaluation data of adbar/trafilatura: `evaldata.json`, pages in `cache/` and `eval/`.
//!
//! - **segments**: F1, micro-averaged. Each page names texts that must be in the text and texts
//!   that must not be; each is looked for in the body and in what the book prints over it, white space folded. A text of the
//!   first kind that is there is a hit, else missed; one of the second kind that is there is extra.
//! - **title**: equal after folding white space, over the pages that state one.
//! - **author**: equal after folding white space and letter case, several joined by commas, over
//!   the pages that state one.
//! - **date**: equal, over the pages that state one.
//! - **invented**: over the pages of which it is known that they state no author, those where we
//!   name one: the fewer the better.
//!
//! A page is read with its address, where the data have one.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use rayon::prelude::*;
use serde_json::Value;

use crate::Options;
use crate::measure::{self, Found, Row, Share, folded};
use crate::reading::{self, author_names};

#[derive(Default)]
struct Score {
    name: String,
    segments: Found,
    title: Share,
    author: Share,
    date: Share,
    invented: Share,
    failures: Vec<String>,
    time: Duration,
}

/// Scores every page and prints the table.
pub fn score(options: &Options) -> io::Result<()> {
    let data = std::fs::read(options.folder.join("evaldata.json"))?;
    let data: BTreeMap<String, Value> = serde_json::from_slice(&data)?;
    let data: Vec<_> = data.iter().filter(|(_, truth)| options.wants(file(truth))).collect();
    let scores: io::Result<Vec<Score>> =
        data.par_iter().map(|(address, truth)| score_page(options, address, truth)).collect();
    let scores = scores?;
    let mut total = Score::default();
    for score in &scores {
        total.segments.join(score.segments);
        total.title.join(score.title);
        total.author.join(score.author);
        total.date.join(score.date);
        total.invented.join(score.invented);
        if options.failures && !score.failures.is_empty() {
            println!("## {}\n{}", score.name, score.failures.join("\n"));
        }
    }
    measure::print(&[
        Row::Found("segments", total.segments),
        Row::Share("title", total.title),
        Row::Share("author", total.author),
        Row::Share("date", total.date),
        Row::Share("invented", total.invented),
    ]);
    reading::print_times(scores.iter().map(|score| (score.name.as_str(), score.time)));
    Ok(())
}

fn file(truth: &Value) -> &str {
    truth.get("file").and_then(Value::as_str).unwrap_or_default()
}

fn score_page(options: &Options, address: &str, truth: &Value) -> io::Result<Score> {
    let name = file(truth);
    let candidates = ["cache", "eval"].map(|folder| options.folder.join(folder).join(name));
    let path = candidates.iter().find(|path| path.is_file()).unwrap_or(&candidates[0]);
    let reading = reading::read(path, &std::fs::read(path)?, Some(address));
    let mut score = Score { name: name.to_owned(), time: reading.time, ..Score::default() };

    let text = folded(&reading::text(&reading.page));
    let chunks = |key: &str| truth.get(key).and_then(Value::as_array).into_iter().flatten();
    for chunk in chunks("with").filter_map(Value::as_str) {
        if text.contains(&folded(chunk)) {
            score.segments.hits += 1;
        } else {
            score.segments.missed += 1;
            score.failures.push(format!("  missed: {chunk}"));
        }
    }
    for chunk in chunks("without").filter_map(Value::as_str) {
        if text.contains(&folded(chunk)) {
            score.segments.extra += 1;
            score.failures.push(format!("  extra:  {chunk}"));
        }
    }
    let mut compare = |share: &mut Share, what: &str, key: &str, ours: String, fold: fn(&str) -> String| {
        let Some(wanted) = truth.get(key).map(stated).filter(|wanted| !wanted.is_empty()) else { return };
        let is_same = fold(&wanted) == fold(&ours);
        share.add(is_same);
        if !is_same {
            score.failures.push(format!("  {what}: {wanted:?}\n    ours: {ours:?}"));
        }
    };
    let authors = author_names(&reading.page).join(", ");
    compare(&mut score.title, "title", "title", reading::title(&reading.page).to_owned(), folded);
    compare(&mut score.author, "author", "author", authors.clone(), folded_names);
    compare(&mut score.date, "date", "date", reading::date(&reading.page), folded);
    if truth.get("author").map(stated).is_some_and(|author| author.is_empty()) {
        score.invented.add(!authors.is_empty());
        if !authors.is_empty() {
            score.failures.push(format!("  invented: {authors:?}"));
        }
    }
    reading::show(options, name, &reading.page);
    Ok(score)
}

/// What the truth states; a list is joined.
fn stated(value: &Value) -> String {
    match value {
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        value => value.as_str().unwrap_or_default().to_owned(),
    }
}

fn folded_names(names: &str) -> String {
    let lower = folded(names).to_lowercase();
    let commas = [" and ", " und ", " et ", " y ", " & ", ";"]
        .iter()
        .fold(lower, |text, separator| text.replace(separator, ", "));
    folded(&commas.replace(" ,", ","))
}

//! Lines that are known by how they begin: notices, credits of pictures.

use std::borrow::Cow;
use std::ops::Range;

use serde::Deserialize;

use super::phrase_table::{Phrases, opening, words};
use super::{Field, Labels, bare, is_short, key};
use crate::assets::words::WordSet;
use crate::language::Language;
use crate::read::frame;
use crate::read::page_text::words::{forms, inline, names, sentences};

/// By what the line of a feed is known that says where its text comes from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct Syndications {
    /// How it begins.
    openings: Phrases,
    /// What stands before the name of the site.
    says: Vec<&'static str>,
}

/// By what a disclaimer is known.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct Disclaimers {
    /// Phrases that say by themselves that a text speaks for its author alone.
    whole: Phrases,
    /// Phrases that say so beside one of some words.
    parts: Phrases,
    /// Words for an author or a house.
    speakers: WordSet,
    /// Words by which a page speaks of itself.
    pages: WordSet,
    /// Words for an opinion.
    opinions: WordSet,
}

impl Disclaimers {
    /// Whether a sentence is one. That the views of voters do not necessarily reflect those of their
    /// party is none.
    fn stand_in(&self, sentence: &str) -> bool {
        let sentence = key(sentence);
        let mut parts = Vec::new();
        for (at, word) in words(&sentence) {
            let rest = &sentence[at..];
            if self.whole.of(word, rest).next().is_some() {
                return true;
            }
            parts.extend(self.parts.of(word, rest).map(|length| at..at + length));
        }
        let has = |rest: &str, table: &WordSet| {
            rest.split(|c: char| !c.is_alphanumeric()).any(|word| table.contains(word))
        };
        let is_marked = |part: &Range<usize>| {
            let (before, after) = (&sentence[..part.start], &sentence[part.end..]);
            has(before, &self.speakers)
                || has(after, &self.speakers)
                || has(after, &self.opinions) && (has(before, &self.opinions) || has(before, &self.pages))
        };
        let are_apart = |pair: &[Range<usize>]| pair[0].end <= pair[1].start;
        parts.windows(2).any(are_apart) || parts.iter().any(is_marked)
    }
}

/// What a picture shows is said in no more bytes.
const LONGEST_SHOWN: usize = 80;

impl Labels {
    /// The number of a note that says that it is one, "Note 2: See above.", and what follows the number. A long
    /// text is asked as each of its lines is joined to it, so nothing is read but its opening.
    pub fn called_note<'a>(&self, text: &'a str) -> Option<(u64, &'a str)> {
        let (word, rest) = text.split_once(' ')?;
        let (number, rest) = forms::leading_number(rest)?;
        let is_over = rest.is_empty() || rest.starts_with([':', '.']);
        (is_over && self.notes.contains(&word.to_lowercase())).then_some((number, rest))
    }

    /// Whether a text opens as what a house has at the foot of its first page: "Nothing written here is to be construed".
    pub fn opens_like_foot(&self, text: &str) -> bool {
        self.foot_notices.open(text)
    }

    /// Whether a word calls what follows it a note.
    pub fn is_note_word(&self, word: &str) -> bool {
        self.notes.contains(&word.to_lowercase())
    }

    /// Whether a line says where a text was first spoken or printed.
    pub fn is_venue(&self, line: &str) -> bool {
        self.venues.open(line)
    }

    /// Whether a text is a word of a site's menu and of nothing else: neither a kind nor a label nor what passes a page
    /// on.
    pub fn is_word_of_menu(&self, text: &str) -> bool {
        let is_of_page = || frame::words().frame_of(text).is_some() || key(text).contains("download");
        let is_known = || self.menu.contains(&key(text)) || self.is_furniture(text) && !is_of_page();
        is_short(text)
            && is_known()
            && self.kind(text).is_none()
            && self.section(text).is_none()
            && !self.is_share_bar(text)
    }

    /// Whether a line opens with the words by which a speaker addresses those who hear him.
    pub fn is_salutation(&self, line: &str) -> bool {
        self.salutations.open(line)
    }

    /// Whether a text has words with which a house tells what it is.
    pub fn describes_house(&self, text: &str) -> bool {
        self.self_descriptions.stand_in(text)
    }

    /// Whether a line is a notice of the site or of its mail: cookies, a subscription. What opens like
    /// one may be a sentence of the text: "Also in July, the council met."
    pub fn is_notice(&self, line: &str) -> bool {
        if line.chars().count() > LONGEST_NOTICE {
            return false;
        }
        let opening = opening(line);
        self.notices.begin(&opening)
            || self.invitations.begin(&opening) && !self.is_statement(line)
            || self.translations.begin(&opening) && self.may_name_translation(line)
    }

    /// Whether a line of a feed says where its text comes from: "The post Low Water appeared first on River Desk."
    pub fn is_syndication(&self, line: &str) -> bool {
        // What follows is a name and nothing else.
        let names_site = |said: &&str| {
            let site = line.split_once(*said).map(|(_, site)| site.trim_end_matches('.'));
            site.is_some_and(|site| site.split_whitespace().count() <= LONGEST_SITE && !site.contains(", "))
        };
        line.chars().count() <= LONGEST_NOTICE
            && self.syndications.openings.open(line)
            && self.syndications.says.iter().any(names_site)
    }

    /// Whether a line says in which other languages a page is to be had.
    pub fn names_translation(&self, line: &str) -> bool {
        self.translations.open(line) && self.may_name_translation(line)
    }

    fn may_name_translation(&self, line: &str) -> bool {
        let mut words = line.split(|c: char| !c.is_alphanumeric());
        !is_sentence(line) || words.any(|word| self.is_language(word))
    }

    /// Whether a line is a sentence that speaks neither to the readers of a site nor of the site and
    /// its mail: "Sign up for the scheme has been slow, and few villages have joined it."
    pub fn is_statement(&self, line: &str) -> bool {
        is_sentence(line) && !self.addresses.stand_in(line) && !self.mail_words.stand_in(line)
    }

    /// Whether a line speaks of a site's mail or its cookies.
    pub fn is_about_mail(&self, line: &str) -> bool {
        line.chars().count() <= 300 && self.mail_words.stand_in(line)
    }

    /// Whether a paragraph says that what stands above it is its author's opinion alone.
    pub fn is_disclaimer(&self, text: &str) -> bool {
        let stand_in = |sentence: &str| self.disclaimers.stand_in(sentence);
        text.chars().count() <= 600 && sentences::split(text).any(stand_in)
    }

    /// Whether a line leads away from the text: "Read more: …". A label of one word may open a
    /// sentence of the text as well ("More: the dam has to be paid for."): it needs a link beside it,
    /// or a title.
    pub fn is_teaser(&self, line: &str) -> bool {
        let is_title = |rest: &str| inline::linked(rest).address.is_some() || !sentences::ends(rest);
        self.teaser(line).is_some_and(|(label, rest)| label.contains(' ') || is_title(rest))
    }

    /// Whether a line opens like one that leads away from the text.
    pub fn opens_like_teaser(&self, line: &str) -> bool {
        let is_said = |rest: &str| sentences::begins_small(rest) && sentences::ends(rest);
        self.teaser(line).is_some_and(|(label, rest)| label.contains(' ') || !is_said(rest))
    }

    fn teaser<'a>(&self, line: &'a str) -> Option<(Cow<'a, str>, &'a str)> {
        let short = Some(line).filter(|line| line.chars().count() <= 160)?;
        let (label, rest) = short.split_once([':', '»', '：'])?;
        Some((key(label), rest)).filter(|(label, _)| self.teasers.contains(label))
    }

    /// Whether a line may say who took a picture; it may also speak of a picture.
    pub fn is_picture_credit(&self, line: &str) -> bool {
        self.opens_like_credit(line) || self.has_credit(line)
    }

    /// Whether a line opens with the word for a picture, and is no sentence of the text.
    pub fn opens_like_credit(&self, line: &str) -> bool {
        let opens = || self.picture_credits.open(line.trim_start_matches('('));
        line.chars().count() <= 160 && opens() && !self.is_statement(line)
    }

    /// Whether a line is a caption, or has one's credit: "Photo: the lower gauge", "The lower gauge.
    /// Photo credit: Dee Eck", "The lower gauge (Reuters/Dee Eck)", "The lower gauge © AFP". An agency
    /// alone in brackets may have told what stands before them.
    pub fn has_credit(&self, line: &str) -> bool {
        if line.chars().count() > LONGEST_CREDITED {
            return false;
        }
        let is_word = |label: &str| self.picture_credits.contain(label);
        let labelled = || {
            let mut colons = line.match_indices(':').take(3).map(|(at, _)| &line[..at]);
            colons.any(|before| before.rsplit(['.', '(', '[', '|', '–', '—']).next().is_some_and(is_word))
        };
        // A caption may be set in italics.
        let line = line.trim_matches(['*', '_']);
        let bracket = line.strip_suffix([')', ']']).and_then(|line| line.rsplit_once(['(', '[']));
        let bracket = bracket.map(|(_, credit)| credit);
        let credit = bracket.or_else(|| line.rsplit_once('©').map(|(_, credit)| credit));
        let is_agency = |part: &str| self.agencies.contains(&key(part.trim_end_matches('.')));
        let names_agency =
            |credit: &str| credit.split(['/', ',', '-']).flat_map(|part| part.split(" via ")).any(is_agency);
        // "The lower gauge in May. Photo by Dee Eck/AFP via Getty Images."
        let closes = || {
            let last = sentences::split(line).last().filter(|last| last.len() < line.len());
            // Before a credit without an agency stands no more than what a picture shows.
            let is_courtesy = |last: &str| {
                line.len() - last.len() <= LONGEST_SHOWN && last.to_lowercase().contains("courtesy of")
            };
            last.is_some_and(|last| {
                self.picture_credits.open(last) && (names_agency(last) || is_courtesy(last))
            })
        };
        // "The lower gauge in May, photo via River Energy"
        let ends_in_credit = || {
            let last = line.rsplit_once(", ").map(|(_, last)| last);
            last.is_some_and(|last| {
                let via = last.split(' ').nth(1).is_some_and(|via| matches!(via, "via" | "courtesy"));
                via && last.starts_with(char::is_lowercase)
                    && self.picture_credits.open(last)
                    && !sentences::ends(last)
            })
        };
        let is_told = bracket.is_some_and(is_agency);
        let ends_in_agency = || line.rsplit_once('/').is_some_and(|(_, last)| is_agency(last));
        // "The lower gauge in May. AFP/Dee Eck"
        let ends_in_name = || {
            let last = sentences::split(line).last().filter(|last| last.len() < line.len());
            last.and_then(|last| last.split_once('/'))
                .is_some_and(|(agency, name)| is_agency(agency) && names::is_full_name(without_code(name)))
        };
        labelled()
            || bracket.is_some_and(|credit| self.picture_credits.open(credit))
            || !is_told && credit.is_some_and(names_agency)
            || ends_in_agency()
            || ends_in_name()
            || ends_in_credit()
            || closes()
    }

    /// A line without the word that says that it is of a picture: "Image: Ada Lind".
    pub fn uncredited<'a>(&self, line: &'a str) -> &'a str {
        let parts = line.split_once(": ").filter(|(label, _)| self.picture_credits.contain(label));
        parts.map_or(line, |(_, name)| name)
    }

    /// Whether a line is what a form has over its text, with or without a second word.
    pub fn is_body_label(&self, line: &str) -> bool {
        let first = line.split_whitespace().next().unwrap_or_default();
        let is_body = |label: &str| self.field_label(label) == Some(Field::Body);
        is_body(line) || is_body(first) && line.split_whitespace().count() <= 2
    }

    /// The kind with which the number of a series opens: "Policy Brief 2018/A 39".
    pub fn kind_in_number(&self, number: &str) -> Option<String> {
        let head = &number[..number.find(char::is_numeric)?];
        let is_sign = |word: &str| self.number_signs.contains(word.to_lowercase().as_str());
        let words: Vec<&str> = head.split_whitespace().take_while(|word| !is_sign(word)).collect();
        self.kind(words.join(" ").trim_end_matches([',', '#']))
    }

    /// Whether a kind or a number is that of a series whose every text opens with a summary.
    pub fn has_standfirst(&self, series_or_number: &str) -> bool {
        let said = key(series_or_number);
        let rest = |series: &str| said.strip_prefix(series).map(|rest| rest.chars().next());
        self.standfirsts.iter().any(|series| matches!(rest(series), Some(None | Some(' '))))
    }

    /// Whether a heading opens a text: "Introduction", "1. Introduction".
    pub fn is_introduction(&self, line: &str) -> bool {
        let is_mark = |c: char| c.is_numeric() || matches!(c, '.' | ')' | '#' | ' ');
        self.introductions.contains(&key(line.trim_start_matches(is_mark)))
    }

    /// Whether a label names a part of a text: "Analysis", "Conclusions".
    pub fn is_part_of_text(&self, label: &str) -> bool {
        self.is_introduction(label)
            || self.is_body_label(label)
            || self.kind(label).is_some()
            || self.conclusions.contains(&key(label))
    }

    /// The house that a sentence names as that of the first printing.
    pub fn printed_by<'a>(&self, line: &'a str) -> Option<&'a str> {
        let words = line.match_indices(' ').map(|(at, _)| at).take(10);
        let ends: Vec<usize> = words.collect();
        let end = ends.into_iter().find(|end| self.printed_by.contains(&key(&line[..*end])))?;
        Some(line[end..].trim().trim_end_matches('.')).filter(|house| house.chars().count() <= 80)
    }

    /// Whether an editor says in a sentence of a paragraph what the text below it is.
    pub fn introduces_text(&self, text: &str) -> bool {
        sentences::split(text).any(|sentence| self.editor_openings.open(sentence))
    }

    /// A kind that no list has, known by its noun: "Flash Brief", "Note technique".
    pub fn made_kind(&self, line: &str) -> Option<String> {
        let shown = inline::plain(bare(line));
        let words: Vec<String> = shown.split_whitespace().map(str::to_lowercase).collect();
        let (first, last) = (words.first()?, words.last()?);
        let is_phrase = words.len() <= 3
            && shown.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-' || c == '\u{200c}')
            && !self.articles.contains(first);
        let is_noun = |word: &String| self.kind_nouns.contains(word.as_str());
        // "Paper Divisions" is a title; what goes on small or in capitals has its noun first, "Note politique", and
        // so has the kind of a region, "Briefing Africa".
        let is_area = || words[1..].iter().all(|word| self.is_area_word(word) || self.joiners.contains(word));
        let is_title = shown.chars().any(char::is_lowercase)
            && shown.split_whitespace().nth(1).is_some_and(|second| second.starts_with(char::is_uppercase))
            && !is_area();
        (is_phrase && (is_noun(last) || is_noun(first) && !is_title)).then_some(shown)
    }

    /// Whether a small word is one of those of which the names of regions or fields of policy consist.
    pub fn is_area_word(&self, word: &str) -> bool {
        self.field_words.contains(word) || self.region_words.contains(word)
    }

    /// Whether a text is made of such words: "Middle East", "U.S. Economy".
    pub fn is_area(&self, text: &str) -> bool {
        text.split(' ').all(|word| self.is_area_word(&word.to_lowercase()))
    }

    /// A kind that no list has, made of the words of kinds: "Expert Insights", "River Bulletin".
    pub fn kind_of_words(&self, text: &str) -> Option<String> {
        let is_noun = |word: &str| self.kind_nouns.contains(word.to_lowercase().as_str());
        let last = text.split_whitespace().next_back().filter(|_| text.contains(' '))?;
        self.made_kind(text).filter(|_| is_noun(last) || self.is_of_kinds(text))
    }

    /// Whether a text is made of the words of kinds: "Articles & Essays".
    pub fn is_of_kinds(&self, text: &str) -> bool {
        let mut words = text.split_whitespace().map(str::to_lowercase);
        let is_word = |word: String| {
            self.kind_words.contains(&word) || self.kind_nouns.contains(&word) || self.joiners.contains(&word)
        };
        words.all(is_word) || self.kind(text).is_some()
    }

    /// The tag of a language, by its tag or its name.
    pub fn language(&self, name: &str) -> Option<Language> {
        let tag = self.languages.get(&key(name)).copied().unwrap_or(name.trim());
        Language::parse(tag)
    }
}

/// "Dee Eck TPX IMAGES OF THE DAY - RC2A9F": what an agency writes in capitals behind the name is its own.
fn without_code(name: &str) -> &str {
    let mut spaces = name.match_indices(' ').map(|(at, _)| at);
    let is_code = |rest: &str| !rest.contains(char::is_lowercase) && rest.len() > 2;
    spaces.find(|at| is_code(&name[at + 1..])).map_or(name, |at| &name[..at])
}

/// Whether a line is a sentence, and not of a few words, as notices are.
fn is_sentence(line: &str) -> bool {
    sentences::ends(line) && line.split_whitespace().count() > FEW
}

/// No notice has more characters.
const LONGEST_NOTICE: usize = 400;

/// No caption with its credit has more characters.
const LONGEST_CREDITED: usize = 300;

/// No site has more words in its name.
const LONGEST_SITE: usize = 10;

/// No more words has a notice that need not say whom it speaks to.
const FEW: usize = 6;

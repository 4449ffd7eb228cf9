//! What a few words say, wherever on a page they stand.
//!
//! Nothing here knows a page: each function is given one line or one sentence. `inline` takes links and
//! emphasis off a line; `labels` are the words that say what a line is, read from the tables of
//! `assets/words`; `sentences` knows where a sentence ends, `names` where a name does, `roles` whom a
//! sentence is about. Of these are made the readers of one line: `facts` (who, when, of what kind),
//! `series` (a series and a number), `imprint` (the whole line of a series), `listed` (topics with commas),
//! `ways` (what else a house has), `forms` (what its form shows, whatever its words); `vocabulary` has the words
//! of all tables. All other folders ask here, and so does the reader of saved pages.

pub mod facts;
pub mod forms;
pub mod imprint;
pub mod inline;
pub mod labels;
pub mod listed;
pub mod names;
pub mod roles;
pub mod sentences;
pub mod series;
pub mod vocabulary;
pub mod ways;

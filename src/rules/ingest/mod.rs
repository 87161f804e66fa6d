//! Floor 3: rules/en/ingest: the words by which metadata and boilerplate are told from the story.

mod load;

pub(super) use load::load;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// What is known of the lines around a story.
#[derive(Debug, Clone, Default)]
pub struct IngestRules {
    /// Words of date lines, lower case.
    pub date_words: FxHashMap<String, DateWord>,
    /// News agencies, lower case.
    pub agencies: Vec<String>,
    /// Words in capitals before a dash that are no place, upper case.
    pub labels: Vec<String>,
    /// Who wrote the article.
    pub bylines: BylineWords,
    /// Lines that are boilerplate wherever they stand.
    pub anywhere: Vec<Phrases>,
    /// Lines that are boilerplate at the end of an article.
    pub at_end: Vec<Phrases>,
    /// Headings of lists of other stories below one.
    pub tails: Vec<Phrases>,
    /// Names of the elements around a story.
    pub markup: MarkupWords,
    /// Words beside what a page divides and raises.
    pub layout: LayoutWords,
    /// Names of marks of site generators.
    pub templates: TemplateWords,
    /// Function words that every English text is full of, lower case.
    pub function_words: FxHashSet<String>,
    /// Texts, and whether they are English.
    pub languages: Vec<(String, bool)>,
    /// Lines that must be read as their file says, and lines that must not.
    pub examples: Vec<Example>,
}

/// What a word of a date line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateWord {
    /// A month, 1 to 12.
    Month(i8),
    /// The date beside it is that of the publication.
    Published,
    /// The date beside it is that of a change.
    Updated,
    /// Nothing about the day.
    Beside,
}

/// Words of a byline, lower case.
#[derive(Debug, Clone, Default)]
pub struct BylineWords {
    /// What it begins with: "by", "story by".
    pub openers: Vec<String>,
    /// Lower-case words among the names.
    pub joins: Vec<String>,
    /// What it may end in instead: "staff writer".
    pub roles: Vec<String>,
}

/// What pages call the elements around a story, lower case.
#[derive(Debug, Clone, Default)]
pub struct MarkupWords {
    /// Elements that are never part of one.
    pub tags: Vec<String>,
    /// Elements that are never around one.
    pub keep: Vec<String>,
    /// Values of the `role` attribute.
    pub roles: Vec<String>,
    /// Words of classes of quoted posts, which are part of a story whatever else their classes say.
    pub embeds: FxHashSet<String>,
    /// Words of classes of figures that are set above the line.
    pub raised: FxHashSet<String>,
    /// Words of classes, ids and properties; two in a row are joined by a hyphen.
    pub names: FxHashSet<String>,
}

/// Words beside what a page divides and raises, lower case.
#[derive(Debug, Clone, Default)]
pub struct LayoutWords {
    /// Behind a hyphen at a line end they begin a word of their own: "two- and three-bedroom".
    pub suspended: FxHashSet<String>,
    /// Symbols that take a power; case matters to none of them.
    pub units: FxHashSet<String>,
    /// Words of size behind a sum.
    pub sizes: FxHashSet<String>,
    /// Raised letters that end a figure: "st".
    pub ordinals: FxHashSet<String>,
    /// Raised letters that mark a name: "tm".
    pub trademarks: FxHashSet<String>,
    /// Lines that name a page, with 0 for every number.
    pub pages: Vec<String>,
    /// Texts and how they are read.
    pub examples: Vec<(String, String)>,
}

/// Names of marks of site generators in Markdown, lower case.
#[derive(Debug, Clone, Default)]
pub struct TemplateWords {
    /// What stands between two marks of these names is no text.
    pub hidden: FxHashSet<String>,
    /// Marks between two of these names are words.
    pub quoted: FxHashSet<String>,
    /// Markdown and the text that is read in it.
    pub examples: Vec<(String, String)>,
}

/// Phrases that make a line boilerplate, lower case.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    /// The whole line.
    pub whole: Vec<String>,
    /// Its beginning.
    pub starts: Vec<String>,
    /// A part of it.
    pub contains: Vec<String>,
    /// A line of more words is no boilerplate.
    pub most_words: usize,
}

/// A line with the way it must be read.
#[derive(Debug, Clone)]
pub struct Example {
    /// The file it stands in.
    pub path: String,
    /// The line.
    pub text: String,
    /// Where in an article it stands.
    pub place: Place,
    /// What it is.
    pub reads: Reads,
    /// Whether it must be read so; a counterexample must not.
    pub holds: bool,
    /// The day that must be read in it.
    pub date: Option<String>,
}

/// Where in an article a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Before the first paragraph.
    Top,
    /// After the last paragraph.
    End,
    /// Between two paragraphs.
    Anywhere,
    /// After the last paragraph of a page, above other stories.
    Below,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reads {
    /// About the document.
    Metadata,
    /// Around the story.
    Boilerplate,
}

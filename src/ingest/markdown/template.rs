//! Marks of site generators in Markdown: shortcodes of Hugo, tags of Liquid and Jinja. The marks are no text; what stands
//! between two of them is, unless their name says otherwise.

use crate::rules::ingest::TemplateWords;
use rustc_hash::FxHashMap;

/// One mark: `{{< figure src="x" >}}`, `{% endraw %}`, `{{ page.title }}`.
#[derive(Debug)]
pub(super) struct Mark {
    /// Its first byte.
    start: usize,
    /// The byte behind it.
    end: usize,
    /// What is to be left out and what to be taken as it stands.
    reach: Reach,
}

/// How far a mark reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// It alone is no text.
    Alone,
    /// What stands up to this byte, the end of its closing mark, is no text.
    Hides(usize),
    /// Up to this byte, the start of its closing mark, marks are words: `{% raw %}`.
    Quotes(usize),
}

/// The marks of a file, in order.
pub(super) struct Marks(Vec<Mark>);

/// How a mark opens and closes; the longer opening first.
const FORMS: [(&str, &str, Form); 6] = [
    ("{{/*", "*/}}", Form::Comment),
    ("{{<", ">}}", Form::Shortcode),
    ("{{%", "%}}", Form::Shortcode),
    ("{{", "}}", Form::Output),
    ("{%", "%}", Form::Tag),
    ("{# ", "#}", Form::Comment),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Comment,
    Shortcode,
    Output,
    Tag,
}

impl Marks {
    /// Finds the marks of `file` from byte `from` on.
    pub fn of(file: &str, from: usize, words: &TemplateWords) -> Marks {
        let mut found: Vec<(usize, usize, Option<Name<'_>>)> = Vec::new();
        let mut ahead = super::ahead::Ahead::of(file);
        let mut at = from;
        while let Some(start) = file[at..].find('{').map(|open| at + open) {
            match read(file, start, &mut ahead) {
                Some((end, name)) => {
                    found.push((start, end, name));
                    at = end;
                }
                None => at = start + 1,
            }
        }
        Marks(reaches(found, words))
    }

    /// The mark that begins at byte `start`: the byte behind it and its reach.
    pub fn at(&self, start: usize) -> Option<(usize, Reach)> {
        let at = self.0.binary_search_by_key(&start, |mark| mark.start).ok()?;
        Some((self.0[at].end, self.0[at].reach))
    }
}

/// What a mark is called, and whether it is a closing one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Name<'a> {
    word: &'a str,
    closes: bool,
}

/// Reads the mark at the brace at `start`: the byte behind it, and its name.
fn read<'a>(file: &'a str, start: usize, ahead: &mut super::ahead::Ahead<'_>) -> Option<(usize, Option<Name<'a>>)> {
    let (open, close, form) = FORMS.into_iter().find(|(open, _, _)| file[start..].starts_with(open))?;
    let inside = start + open.len();
    let end = ahead.next(close, inside)?;
    // Another opening brace or a blank line first: these two do not belong to each other.
    let nested = form != Form::Comment && (file[inside..end].contains('{') || file[inside..end].contains("\n\n"));
    let body = file[inside..end].trim_start_matches('-').trim_end_matches('-').trim();
    let word = |body: &'a str| body.split(|letter: char| !(letter.is_alphanumeric() || "_-.".contains(letter))).next();
    let name = match form {
        Form::Comment | Form::Output => None,
        Form::Shortcode => {
            let inner = body.strip_prefix('/').map(str::trim_start);
            Some(Name { word: word(inner.unwrap_or(body)).unwrap_or_default(), closes: inner.is_some() })
        }
        Form::Tag => {
            let inner = body.strip_prefix("end");
            Some(Name { word: word(inner.unwrap_or(body)).unwrap_or_default(), closes: inner.is_some() })
        }
    };
    let begins = |letter: char| letter.is_alphabetic() || matches!(letter, '.' | '$' | '_' | '"' | '\'' | '/' | '#');
    let fits = form == Form::Comment || body.starts_with(begins);
    (fits && !nested).then_some((end + close.len(), name))
}

/// Gives each mark its reach: pairs the names that hide or quote what stands between them.
fn reaches(found: Vec<(usize, usize, Option<Name<'_>>)>, words: &TemplateWords) -> Vec<Mark> {
    let mut closing: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    let mut marks = Vec::with_capacity(found.len());
    for (start, end, name) in found.into_iter().rev() {
        let reach = match name {
            Some(Name { word, closes: true }) => {
                closing.insert(word, (start, end));
                Reach::Alone
            }
            Some(Name { word, closes: false }) => match closing.get(word) {
                Some((_, end)) if words.hidden.contains(word) => Reach::Hides(*end),
                Some((start, _)) if words.quoted.contains(word) => Reach::Quotes(*start),
                Some(_) | None => Reach::Alone,
            },
            None => Reach::Alone,
        };
        marks.push(Mark { start, end, reach });
    }
    marks.reverse();
    marks
}

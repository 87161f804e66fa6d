//! Laws of a comparison over the invented stories: no verdict depends on line breaks, on the way a number is written,
//! on the order of the sources, on another run, or on a source about something else.

use crate::planted::{Compared, RULES, compare};
use crate::value_laws::spelled;
use crosscheck::finding::{Finding, Relation, Verdict};
use crosscheck::segment::segment;
use crosscheck::text::{SourceId, Span};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Laws that the program breaks on the stories; one that holds again fails its test until it is taken out.
const BROKEN: &[&str] = &[];

type File = (String, Vec<u8>);

/// The articles of each story, by story and file name.
fn stories() -> Vec<Vec<File>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stories");
    let folders = entries(&root).into_iter().filter(|path| path.is_dir());
    let articles = |folder: PathBuf| {
        let files = entries(&folder).into_iter().filter(|path| !path.ends_with("expected.table"));
        files.map(|path| (name_of(&path), fs::read(&path).expect("a readable article"))).collect()
    };
    folders.map(articles).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a readable folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn name_of(path: &Path) -> String {
    path.file_name().expect("a file name").to_string_lossy().into_owned()
}

/// The contradictions between two versions of one article.
fn contradictions(name: &str, left: &[u8], right: &[u8]) -> Vec<String> {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let compared = compare(&[(format!("left.{ending}"), left.to_vec()), (format!("right.{ending}"), right.to_vec())]);
    let found = compared.report.findings.iter().filter(|finding| {
        let two = |pair: &&crosscheck::finding::ClaimRelation| matches!(pair.relation, Relation::Contradict(..));
        finding.verdict == Verdict::Contradiction && finding.relations.iter().any(|pair| two(&pair))
    });
    found.map(|finding| format!("{name}: {}", finding.explanation)).collect()
}

#[test]
fn an_article_does_not_contradict_itself() {
    for (name, bytes) in stories().into_iter().flatten() {
        assert_eq!(contradictions(&name, &bytes, &bytes), Vec::<String>::new());
    }
}

#[test]
fn what_both_articles_say_in_two_ways_is_no_difference_between_them() {
    let texts = [
        "Officer Talia Brenneckson shot the bear on Monday. Neighbors thanked Officer Talia Brenekson for it.\n",
        "\"We have seen Arlo sell boats to Varn,\" Mayor Lev Aster said. \"We have seen Varn sell boats to Arlo,\" Aster said.\n",
        "Menu\n\nBoxes for the first meal: 1 green, 1 red, 1 yellow.\n\nEat it warm.\n\nBoxes for the next meal: 1 purple, 1 red.\n\n\
         Eat it cold.\n\nBoxes for the last meal: 1 green, 1 purple, 1 blue.\n",
        "Timetable\n\nThe morning ferry to Varn is open to cars.\n\nThe evening ferry to Varn is closed to cars.\n",
        "Results\n\nThe Tolm mill reported higher sales for the year.\n\nThe Varn mill reported lower sales for the year.\n",
    ];
    for text in texts {
        assert_eq!(contradictions("twice.txt", text.as_bytes(), text.as_bytes()), Vec::<String>::new());
    }
}

/// Lays the paragraphs of an article out.
type Layout = fn(&[&str]) -> String;

/// The same paragraphs in other lines.
const SHAPES: &[(&str, Layout)] = &[
    ("wrapped at 60 columns", |paragraphs| wrapped(paragraphs, 60)),
    ("wrapped at 72 columns", |paragraphs| wrapped(paragraphs, 72)),
    ("one line a paragraph", |paragraphs| wrapped(paragraphs, usize::MAX)),
    ("wrapped, CRLF", |paragraphs| wrapped(paragraphs, 60).replace('\n', "\r\n")),
    ("wrapped, CR", |paragraphs| wrapped(paragraphs, 60).replace('\n', "\r")),
    ("two spaces between words", |paragraphs| wrapped(paragraphs, usize::MAX).replace(' ', "  ")),
];

fn wrapped(paragraphs: &[&str], width: usize) -> String {
    let paragraphs: Vec<String> = paragraphs.iter().map(|paragraph| wrap(paragraph, width)).collect();
    paragraphs.join("\n\n")
}

#[test]
fn an_article_does_not_contradict_its_reflowed_copy() {
    for (name, bytes) in stories().into_iter().flatten().filter(|(name, _)| name.ends_with(".txt")) {
        let text = String::from_utf8(bytes).expect("UTF-8");
        let paragraphs: Vec<&str> = text.split("\n\n").collect();
        for (shape, reflow) in SHAPES {
            let reflowed = reflow(&paragraphs);
            assert_eq!(contradictions(&name, text.as_bytes(), reflowed.as_bytes()), Vec::<String>::new(), "{shape}");
        }
    }
}

#[test]
fn an_article_does_not_contradict_its_copy_with_numbers_in_words() {
    let mut changed = 0;
    for (name, bytes) in stories().into_iter().flatten().filter(|(name, _)| name.ends_with(".txt")) {
        let text = String::from_utf8(bytes).expect("UTF-8");
        let spelled = spell_counts(&text);
        changed += usize::from(spelled != text);
        assert_eq!(contradictions(&name, text.as_bytes(), spelled.as_bytes()), Vec::<String>::new());
    }
    assert!(changed > 5, "most articles count something");
}

#[test]
fn the_order_of_the_sources_changes_no_finding() {
    let changes = stories().into_iter().flat_map(|story| {
        let backward: Vec<File> = story.iter().rev().cloned().collect();
        changes(&told(&compare(&story), None), &told(&compare(&backward), None))
    });
    check_law("order", changes.collect());
}

#[test]
fn ten_runs_say_the_same() {
    for story in stories().into_iter().take(2) {
        let first = format!("{:?}", compare(&story).report);
        for _ in 1..10 {
            assert!(first == format!("{:?}", compare(&story).report), "two runs differ");
        }
    }
}

#[test]
fn an_unrelated_source_changes_no_finding_about_the_others() {
    let stories = stories();
    let mut found = Vec::new();
    for (at, story) in stories.iter().enumerate() {
        let (name, bytes) = stories[(at + 1) % stories.len()][0].clone();
        let stranger = format!("stranger-{name}");
        let mut joined = story.clone();
        joined.push((stranger.clone(), bytes));
        found.extend(changes(&told(&compare(story), None), &told(&compare(&joined), Some(&stranger))));
    }
    check_law("stranger", found);
}

#[test]
fn every_sentence_ends_in_a_finding_or_in_coverage() {
    let unaccounted = stories().into_iter().filter_map(|story| {
        let compared = compare(&story);
        let claims = compared.report.findings.iter().flat_map(|finding| &finding.claims);
        let spans: Vec<Span> = claims.map(|claim| claim.span).collect();
        let sentences = compared.sources.iter().flat_map(|source| segment(source, &RULES).0);
        let silent = sentences.filter(|sentence| !spans.iter().any(|span| sentence.span.overlaps(*span))).count();
        let left_out: usize = compared.report.coverage.left_out.iter().map(|(_, count)| count).sum();
        let story = story[0].0.clone();
        (silent > left_out).then(|| format!("{story}: {silent} sentences in no finding, {left_out} accounted for"))
    });
    check_law("coverage", unaccounted.collect());
}

#[track_caller]
fn check_law(law: &str, violations: Vec<String>) {
    match BROKEN.contains(&law) {
        true => assert!(!violations.is_empty(), "the law {law:?} holds: take it out of BROKEN"),
        false => assert!(violations.is_empty(), "the law {law:?} is broken:\n{}", violations.join("\n")),
    }
    println!("the law {law:?} is broken {} times", violations.len());
    violations.iter().for_each(|violation| println!("  {violation}"));
}

/// What one of the two reports says and the other does not.
fn changes(one: &BTreeSet<String>, other: &BTreeSet<String>) -> Vec<String> {
    let lost = one.difference(other).map(|line| format!("lost {line}"));
    lost.chain(other.difference(one).map(|line| format!("new {line}"))).collect()
}

/// Every finding in words that do not depend on the numbers of the sources; claims of the `stranger` left out.
fn told(compared: &Compared, stranger: Option<&str>) -> BTreeSet<String> {
    let path = |source: SourceId| compared.sources[source.index()].path.as_str();
    let known = |source: SourceId| Some(path(source)) != stranger;
    let place = |finding: &Finding, at: usize| {
        let claim = &finding.claims[at];
        format!("{} {}..{} {}", path(claim.source), claim.span.start, claim.span.end, claim.normalized)
    };
    let mut lines = BTreeSet::new();
    for finding in &compared.report.findings {
        let own = |at: usize| known(finding.claims[at].source);
        for at in (0..finding.claims.len()).filter(|&at| own(at)) {
            lines.insert(format!("{} claims {}", finding.code, place(finding, at)));
        }
        for pair in finding.relations.iter().filter(|pair| own(pair.left) && own(pair.right)) {
            let mut sides = [place(finding, pair.left), place(finding, pair.right)];
            sides.sort();
            lines.insert(format!("{} {} {}", finding.code, verdict(&pair.relation), sides.join(" | ")));
        }
    }
    lines
}

fn verdict(relation: &Relation) -> String {
    match relation {
        Relation::Agree(_) => "agree".to_owned(),
        Relation::Compatible(_) => "compatible".to_owned(),
        Relation::Update(_) => "update".to_owned(),
        Relation::Attributed(_) => "attributed".to_owned(),
        Relation::Contradict(certainty, _) => format!("contradict {certainty:?}"),
        Relation::NotComparable(_) => "not comparable".to_owned(),
    }
}

/// `paragraph` with line breaks so that no line has more than `width` characters, unless one word has.
fn wrap(paragraph: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in paragraph.split_whitespace() {
        let line = lines.last_mut().expect("one line at least");
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.join("\n")
}

/// `text` with its counts ("2,314 votes", "about 60 people") in words.
fn spell_counts(text: &str) -> String {
    const COUNTED: &[&str] =
        &["people", "votes", "workers", "ballots", "persons", "witnesses", "jobs", "passengers", "homes"];
    let words: Vec<&str> = text.split(' ').collect();
    let spelled = words.iter().enumerate().map(|(at, word)| {
        let counted = words.get(at + 1).is_some_and(|next| COUNTED.iter().any(|noun| next.starts_with(noun)));
        let number = word.replace(',', "").parse::<u32>().ok().filter(|number| counted && *number < 1_000_000);
        number.map_or((*word).to_owned(), spelled)
    });
    spelled.collect::<Vec<_>>().join(" ")
}

#[test]
fn numbers_are_spelled() {
    assert_eq!(spelled(2_314), "two thousand three hundred and fourteen");
    assert_eq!(
        spell_counts("by 2,314 votes. About 60 people\nslept"),
        "by two thousand three hundred and fourteen votes. About sixty people\nslept"
    );
}

//! The invented stories of fixtures/stories: what was planted in them against what a comparison finds.
//!
//! `cargo test stories -- --nocapture` prints the table: each plant found or missed, each contradiction nobody planted.

use crate::planted::{Anchor, Compared, Expected, Plant, Related, compare};
use crosscheck::finding::{Certainty, Relation};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs};

struct Story {
    name: String,
    plants: Vec<Plant>,
    compared: Compared,
}

fn stories() -> Vec<Story> {
    folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stories"))
        .iter()
        .map(|path| read_story(path))
        .collect()
}

fn folders(root: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(root).expect("the stories are there").map(|entry| entry.expect("a folder").path()).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    found
}

fn read_story(folder: &Path) -> Story {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut plants = Vec::new();
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a story").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().expect("a file name").to_string_lossy().into_owned();
        let bytes = fs::read(&path).expect("a readable file");
        match name.as_str() {
            "expected.table" => plants = read_plants(&String::from_utf8(bytes).expect("UTF-8"), &path),
            _ => files.push((name, bytes)),
        }
    }
    Story {
        name: folder.file_name().expect("a folder name").to_string_lossy().into_owned(),
        plants,
        compared: compare(&files),
    }
}

/// The rows of the table in an expected.table: verdict, kind, left, right, reason.
fn read_plants(text: &str, path: &Path) -> Vec<Plant> {
    let rows = text.lines().enumerate().filter(|(_, line)| line.starts_with('|')).skip(2);
    rows.map(|(number, line)| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [verdict, kind, left, right, _reason] = cells[..] else {
            panic!("{}:{}: expected five cells", path.display(), number + 1)
        };
        let plant = || {
            let verdict = Expected::named(verdict)?;
            Some(Plant { verdict, kind: kind.to_owned(), left: read_anchor(left)?, right: read_anchor(right)? })
        };
        plant().unwrap_or_else(|| panic!("{}:{}: not a plant: {line}", path.display(), number + 1))
    })
    .collect()
}

/// `harbor-post.md "47 were hurt"`
fn read_anchor(cell: &str) -> Option<Anchor> {
    let (source, words) = cell.split_once(" \"")?;
    Some(Anchor { source: source.to_owned(), words: words.strip_suffix('"')?.to_owned() })
}

#[test]
fn stories_have_their_anchors_once() {
    for story in stories() {
        let anchors = story.plants.iter().flat_map(|plant| [&plant.left, &plant.right]);
        let faults: Vec<String> = anchors.filter_map(|anchor| story.compared.fault_of(anchor)).collect();
        assert!(faults.is_empty(), "{}:\n{}", story.name, faults.join("\n"));
        assert!((3..=5).contains(&story.compared.sources.len()), "{}: three to five articles", story.name);
    }
}

/// How many plants of a verdict hold at least, over all stories. Raise a number when a change gains; lower none.
const FLOORS: [(Expected, usize); 5] = [
    (Expected::Contradiction(Some(Certainty::Possible)), 4),
    (Expected::Contradiction(Some(Certainty::Certain)), 13),
    (Expected::Agreement, 67),
    (Expected::Compatible, 10),
    (Expected::Trap, 47),
];

/// Contradictions that nobody planted, over all stories, at most.
const MOST_FALSE: usize = 10;

#[test]
fn stories_table() {
    let stories = stories();
    stories.iter().for_each(|story| println!("{story}"));
    let totals = totals(&stories);
    let false_by_kind = false_by_kind(&stories);
    println!("## all stories");
    totals.iter().for_each(|((verdict, kind), (held, all))| println!("{verdict} {kind}: {held} of {all}"));
    false_by_kind.iter().for_each(|(kind, count)| println!("false contradiction {kind}: {count}"));
    for (verdict, least) in FLOORS {
        let held: usize = totals.iter().filter(|((of, _), _)| *of == verdict).map(|(_, (held, _))| held).sum();
        assert!(held >= least, "{verdict}: {held} plants hold, expected at least {least}");
    }
    let false_ones: usize = false_by_kind.values().sum();
    assert!(false_ones <= MOST_FALSE, "{false_ones} contradictions that nobody planted, expected at most {MOST_FALSE}");
}

/// How many plants of each verdict and kind hold, of how many, over all stories.
fn totals(stories: &[Story]) -> BTreeMap<(Expected, &str), (usize, usize)> {
    let mut totals: BTreeMap<(Expected, &str), (usize, usize)> = BTreeMap::new();
    for story in stories {
        for plant in story.plants.iter().filter(|plant| plant.verdict != Expected::Allowed) {
            let (held, all) = totals.entry((plant.verdict, &plant.kind)).or_default();
            *held += usize::from(story.compared.holds(plant));
            *all += 1;
        }
    }
    totals
}

/// Contradictions that nobody planted, by kind, over all stories.
fn false_by_kind(stories: &[Story]) -> BTreeMap<&str, usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for related in stories.iter().flat_map(|story| story.compared.unexpected(&story.plants)) {
        *counts.entry(related.kind).or_default() += 1;
    }
    counts
}

impl fmt::Display for Story {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = self.plants.iter().filter(|plant| self.compared.holds(plant)).count();
        let false_count = self.compared.unexpected(&self.plants).count();
        writeln!(
            out,
            "## {}: {held} of {} plants hold, {false_count} false contradictions",
            self.name,
            self.plants.len()
        )?;
        for plant in self.plants.iter().filter(|plant| !self.compared.holds(plant)) {
            let found: Vec<String> = self.compared.verdicts(plant).iter().map(Expected::to_string).collect();
            let found = if found.is_empty() { "nothing".to_owned() } else { found.join(", ") };
            let place = |anchor: &Anchor| format!("{} {:?}", anchor.source, anchor.words);
            let (left, right) = (place(&plant.left), place(&plant.right));
            writeln!(out, "missed {} {}: {left} | {right} (found {found})", plant.verdict, plant.kind)?;
        }
        for related in self.compared.unexpected(&self.plants) {
            writeln!(out, "false  {}", self.told(&related))?;
        }
        Ok(())
    }
}

impl Story {
    fn told(&self, related: &Related<'_>) -> String {
        let side = |claim: &crosscheck::finding::ClaimInFinding| {
            let path = &self.compared.sources[claim.source.index()].path;
            format!("{path}:{} {:?} in {:?}", claim.position.line, claim.value, claim.sentence)
        };
        let certainty = match related.relation {
            Relation::Contradict(certainty, why) => format!("{certainty:?} ({why})"),
            other => format!("{other:?}"),
        };
        format!("{} {certainty}\n       {}\n       {}", related.kind, side(related.left), side(related.right))
    }
}

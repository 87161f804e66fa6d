//! The literate cases of fixtures/cases: prose, sources, and what an editor would say of them.
//!
//! ````text
//! ## a name
//!
//! ```source left.txt
//! …
//! ```
//!
//! ```expect
//! contradiction certain count: words of the first source | words of the last source
//! no contradiction
//! gap: why the program does not do this yet
//! ```
//! ````
//!
//! Every case is read in both orders of its sources. A contradiction that no line expects fails it. A `gap` line turns
//! the check round: the case must fail, so that the line goes when the gap is closed. `UPDATE_EXPECT=1` adds and
//! removes `gap` lines; what the editor says it leaves alone.

use crate::planted::{Anchor, Compared, Expected, Plant, compare};
use crosscheck::finding::Relation;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

#[derive(Debug, Default)]
struct Case {
    name: String,
    /// The row of the table in fixtures/README.md that it stands for.
    principle: Option<String>,
    sources: Vec<(String, String)>,
    /// Lines of the expectation, without the gap.
    expected: Vec<String>,
    gap: Option<String>,
    /// Where the lines of its expectation stand in the file, counted from 0.
    lines: std::ops::Range<usize>,
}

#[test]
fn cases_hold() {
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let mut faults = Vec::new();
    for path in files() {
        let text = fs::read_to_string(&path).expect("a readable case");
        let cases = read(&text);
        assert!(!cases.is_empty(), "{} has cases", path.display());
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for case in cases.iter().rev() {
            let found = faults_of(case);
            match (&case.gap, found.is_empty()) {
                (None, true) | (Some(_), false) => continue,
                (None, false) => faults.push(format!("{}: {}:\n  {}", path.display(), case.name, found.join("\n  "))),
                (Some(_), true) => faults.push(format!("{}: {}: the gap is closed", path.display(), case.name)),
            }
            let gap = found.first().map(|fault| format!("gap: {fault}"));
            lines.splice(case.lines.clone(), case.expected.iter().cloned().chain(gap));
        }
        if update {
            fs::write(&path, lines.join("\n") + "\n").expect("a writable case");
        }
    }
    assert!(faults.is_empty() || update, "UPDATE_EXPECT=1 writes the gaps\n{}", faults.join("\n"));
}

#[test]
fn every_principle_has_cases_of_several_stories() {
    let table = include_str!("../../fixtures/README.md").lines().skip_while(|line| *line != "|---|---|").skip(1);
    let mut cases: BTreeMap<&str, BTreeSet<Vec<(String, String)>>> =
        table.filter_map(|line| Some((line.strip_prefix("| ")?.split(" | ").next()?, BTreeSet::new()))).collect();
    for case in files().iter().flat_map(|path| read(&fs::read_to_string(path).expect("a case"))) {
        let Some(principle) = &case.principle else { continue };
        let known = cases.get_mut(principle.as_str());
        known.unwrap_or_else(|| panic!("{}: no principle {principle} in the table", case.name)).insert(case.sources);
    }
    assert_eq!(cases.len(), 46, "the table lost a principle");
    let thin: Vec<&str> =
        cases.iter().filter(|(_, stories)| stories.len() < 2).map(|(principle, _)| *principle).collect();
    assert!(thin.is_empty(), "one story or none: {thin:?}");
}

#[test]
fn cases_have_few_gaps() {
    let cases: Vec<Case> = files().iter().flat_map(|path| read(&fs::read_to_string(path).expect("a case"))).collect();
    let gaps: Vec<&Case> = cases.iter().filter(|case| case.gap.is_some()).collect();
    for case in &gaps {
        println!("{}: {}", case.name, case.gap.as_deref().unwrap_or_default());
    }
    println!("{} of {} cases are gaps", gaps.len(), cases.len());
    assert!(cases.len() >= 160 && gaps.len() <= 8, "{} cases, {} gaps", cases.len(), gaps.len());
}

/// The sources of every case, as files.
pub fn sources() -> Vec<Vec<(String, Vec<u8>)>> {
    let cases = files().into_iter().flat_map(|path| read(&fs::read_to_string(&path).expect("a readable case")));
    cases.map(|case| bytes(&case)).collect()
}

fn bytes(case: &Case) -> Vec<(String, Vec<u8>)> {
    case.sources.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes())).collect()
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cases");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths
}

/// The cases of one file.
fn read(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case { name: name.to_owned(), ..Case::default() });
        }
        if let (Some(principle), Some(case)) = (line.strip_prefix("Principle: "), cases.last_mut()) {
            case.principle = Some(principle.to_owned());
        }
        let Some(fence) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> =
            lines.by_ref().map(|(_, line)| line).take_while(|line| !line.starts_with("```")).collect();
        let case = cases.last_mut().expect("a case has a heading");
        match fence.split_once(' ') {
            Some(("source", name)) => case.sources.push((name.to_owned(), body.join("\n") + "\n")),
            Some((other, _)) => panic!("{other} is no fence of a case"),
            None => {
                assert_eq!(fence, "expect", "{}", case.name);
                case.lines = number + 1..number + 1 + body.len();
                case.gap = body.iter().find_map(|line| line.strip_prefix("gap: ")).map(str::to_owned);
                case.expected =
                    body.iter().filter(|line| !line.starts_with("gap: ")).map(|line| (*line).to_owned()).collect();
            }
        }
    }
    cases
}

/// What a comparison of the sources, in both orders, says against the expectation.
fn faults_of(case: &Case) -> Vec<String> {
    let plants = plants_of(case);
    let mut files = bytes(case);
    let mut faults = faults_in(&compare(&files), &plants);
    files.reverse();
    for fault in faults_in(&compare(&files), &plants) {
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }
    faults
}

fn faults_in(compared: &Compared, plants: &[Plant]) -> Vec<String> {
    let mut faults = Vec::new();
    for plant in plants {
        for anchor in [&plant.left, &plant.right] {
            assert_eq!(compared.fault_of(anchor), None);
        }
        if !compared.holds(plant) {
            let found: Vec<String> = compared.verdicts(plant).iter().map(Expected::to_string).collect();
            let found = if found.is_empty() { "nothing".to_owned() } else { found.join(", ") };
            faults.push(format!("{} {} expected, {found} found", plant.verdict, plant.kind));
        }
    }
    for related in compared.unexpected(plants) {
        if let Relation::Contradict(certainty, why) = related.relation {
            faults.push(format!("contradiction {certainty:?} {} found: {why}", related.kind).to_lowercase());
        }
    }
    faults
}

fn plants_of(case: &Case) -> Vec<Plant> {
    assert!(!case.expected.is_empty(), "{}: an expectation", case.name);
    let rows = case.expected.iter().filter(|line| *line != "no contradiction");
    rows.map(|line| read_plant(line, case).unwrap_or_else(|| panic!("{}: not an expectation: {line}", case.name)))
        .collect()
}

/// `contradiction certain count: left words | right words`
fn read_plant(line: &str, case: &Case) -> Option<Plant> {
    let (head, words) = line.split_once(": ")?;
    let (verdict, kind) = head.rsplit_once(' ')?;
    let (left, right) = words.split_once(" | ")?;
    let anchor = |source: &(String, String), words: &str| Anchor { source: source.0.clone(), words: words.to_owned() };
    Some(Plant {
        verdict: Expected::named(verdict)?,
        kind: kind.to_owned(),
        left: anchor(case.sources.first()?, left),
        right: anchor(case.sources.last()?, right),
    })
}

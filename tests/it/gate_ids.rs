//! Ids of findings last: they hang on the check, the normal forms and nothing else of the text.

use crate::planted::{RULES, compare};
use crosscheck::decision::Decision;
use crosscheck::gate::{self, Baseline, Compared, Limits, Policy, Rulebook};
use crosscheck::text::SourceId;
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

type File = (String, String);

/// The draft of the walkthrough and its sources.
static WALKTHROUGH: LazyLock<Vec<File>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gate");
    let paths = ["drafts/reservoir.md", "sources/reservoir/county.txt", "sources/reservoir/herald.txt"];
    let read = |path: &&str| ((*path).to_owned(), fs::read_to_string(root.join(path)).expect("a readable article"));
    let mut files: Vec<File> = paths.iter().chain(&["sources/reservoir/wire.txt"]).map(read).collect();
    // A draft that agrees in everything would have no ids worth keeping.
    files[0].1 = files[0].1.replace("Six people died when", "Nine people died when").replace("1931", "1913");
    files
});

fn decision(files: &[File]) -> Decision {
    let bytes: Vec<(String, Vec<u8>)> = files.iter().map(|(path, text)| (path.clone(), text.clone().into())).collect();
    let compared = Compared {
        name: "reservoir".to_owned(),
        draft: Some(SourceId(0)),
        report: compare(&bytes).report,
        policy: Policy { missing: 2, min_sources: 2, ..Policy::default() },
    };
    let baseline = Baseline::default();
    let book = Rulebook {
        limits: Limits::default(),
        waivers: &[],
        baseline: &baseline,
        today: date(2026, 5, 20),
        words: &RULES.values,
        is_partial: false,
    };
    gate::decide(vec![compared], Vec::new(), book)
}

/// The ids of what the gate tells of the draft.
fn ids(files: &[File]) -> BTreeSet<String> {
    let decision = decision(files);
    let alerts = decision.checks[0].alerts().map(|(_, finding)| format!("{} {}", finding.code, finding.id));
    alerts.collect()
}

/// Front matter and header, then the paragraphs of the body.
fn split(text: &str) -> (Vec<&str>, Vec<&str>) {
    let blocks: Vec<&str> = text.trim_end().split("\n\n").collect();
    let is_body = |block: &&&str| block.ends_with(['.', '"', '”']) && block.len() > 80;
    let first = blocks.iter().position(|block| is_body(&block)).expect("a body");
    // The first paragraph carries the dateline.
    let (head, body) = blocks.split_at(first + 1);
    (head.to_vec(), body.to_vec())
}

/// The text with the paragraphs below the first in the order of `keys`.
fn reordered(text: &str, keys: &[u32]) -> String {
    let (head, body) = split(text);
    let mut order: Vec<usize> = (0..body.len()).collect();
    order.sort_by_key(|at| keys[at % keys.len()].wrapping_mul(*at as u32 + 1));
    let moved = order.iter().map(|at| body[*at]);
    head.iter().copied().chain(moved).collect::<Vec<_>>().join("\n\n") + "\n"
}

/// The text with every paragraph of the body broken at `width`; comments stay whole.
fn reflowed(text: &str, width: usize) -> String {
    let (head, body) = split(text);
    let broken = body.iter().map(|block| {
        let (comment, words): (Vec<&str>, Vec<&str>) = block.lines().partition(|line| line.starts_with("<!--"));
        let wrapped = wrap(&words.join(" "), width);
        comment.into_iter().map(str::to_owned).chain([wrapped]).collect::<Vec<_>>().join("\n")
    });
    let head = head.iter().map(|block| (*block).to_owned());
    head.chain(broken).collect::<Vec<_>>().join("\n\n") + "\n"
}

fn wrap(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        let is_new_line = column > 0 && column + 1 + length > width;
        match column {
            0 => {}
            _ if is_new_line => out.push('\n'),
            _ => out.push(' '),
        }
        column = if is_new_line { length } else { column + 1 + length };
        out.push_str(word);
    }
    out
}

const UNRELATED: &[&str] = &[
    "The orchestra of Pellworth opens its season in October with a concert for cello.",
    "Bakers in Orrin complain that flour has become dear, and some close on Mondays.",
    "A painter from Lindow shows landscapes in the old station until the end of summer.",
    "Two choirs from the coast sang hymns at the harvest festival, and nobody wanted to go home.",
];

static BEFORE: LazyLock<BTreeSet<String>> = LazyLock::new(|| ids(&WALKTHROUGH));

#[test]
fn the_walkthrough_has_ids_of_every_kind() {
    for code in ["N101", "D101", "G101"] {
        assert!(BEFORE.iter().any(|id| id.starts_with(code)), "{code} is among {:?}", *BEFORE);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_paragraphs_changes_no_id(keys in prop::collection::vec(any::<u32>(), 8), which in 1_u8..16) {
        let files: Vec<File> = changed(which, |_, text| reordered(text, &keys));
        prop_assert_eq!(contradictions(&ids(&files)), contradictions(&BEFORE));
    }

    #[test]
    // Plain text of much shorter lines may be verse or a list: it is read as one block a line.
    fn line_breaks_change_no_id(width in 60_usize..120, which in 1_u8..16) {
        let files: Vec<File> = changed(which, |_, text| reflowed(text, width));
        prop_assert_eq!(&ids(&files), &*BEFORE);
    }

    #[test]
    fn an_unrelated_paragraph_changes_no_id(which in 1_u8..16, paragraph in 0..UNRELATED.len(), at in 0_usize..6) {
        let files: Vec<File> = changed(which, |file, text| {
            with_paragraph(text, UNRELATED[(paragraph + file) % UNRELATED.len()], at)
        });
        let after = ids(&files);
        let lost: Vec<String> = contradictions(&BEFORE).difference(&after).cloned().collect();
        prop_assert!(lost.is_empty(), "{:?} lack {:?}", after, lost);
        // In the draft the paragraph itself is in no source.
        let new: Vec<&String> = after.difference(&BEFORE).collect();
        prop_assert!(new.iter().all(|id| id.starts_with("G10")), "{:?}", new);
    }
}

/// The ids of findings that are no judgement of support. Agreement is a score over the rivals of a sentence and the story of its
/// article: one that is close to its threshold may come or go with another paragraph, and with it G104 and G105.
fn contradictions(ids: &BTreeSet<String>) -> BTreeSet<String> {
    ids.iter().filter(|id| !id.starts_with("G10")).cloned().collect()
}

/// The walkthrough with the articles that `which` has bits for changed.
fn changed(which: u8, change: impl Fn(usize, &str) -> String) -> Vec<File> {
    let files = WALKTHROUGH.iter().enumerate();
    let one = |(at, (path, text)): (usize, &File)| {
        let text = if which >> at & 1 == 1 { change(at, text) } else { text.clone() };
        (path.clone(), text)
    };
    files.map(one).collect()
}

fn with_paragraph(text: &str, paragraph: &str, at: usize) -> String {
    let (head, mut body) = split(text);
    body.insert(at.min(body.len()), paragraph);
    head.into_iter().chain(body).collect::<Vec<_>>().join("\n\n") + "\n"
}

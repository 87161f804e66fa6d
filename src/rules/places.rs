//! Floor 3: rules/en/places: words that say where a place lies or where something was done.

use super::{PairExample, RuleFault, RuleFile, entries, parse};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

const WHERE: &str = "en/places/where.toml";

/// What places are compared with.
#[derive(Debug, Clone, Default)]
pub struct PlaceRules {
    /// A word and its point of the compass.
    pub points: FxHashMap<String, Point>,
    /// Nouns between a point of the compass and the name of what lies there.
    pub settlements: FxHashSet<String>,
    /// Between a direction and the place it is told from.
    pub whence: FxHashSet<String>,
    /// Houses and grounds by noun, each with the number of its kind.
    pub sites: FxHashMap<String, u16>,
    /// Prepositions and the side they put something on.
    pub sides: FxHashMap<String, WhichSide>,
    /// Pairs of texts, and whether their places exclude each other.
    pub examples: Vec<PairExample>,
}

/// A point of the compass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// Eighths of the circle clockwise from north, 0 to 7.
    Eighth(u8),
    /// The middle.
    Central,
}

/// On which side of a place something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum WhichSide {
    Inside,
    Outside,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    summary: String,
    why: String,
    points: Vec<String>,
    settlements: String,
    inside: String,
    outside: String,
    whence: String,
    sites: Vec<String>,
    examples: Vec<PairExample>,
}

/// The points of a compass and its middle.
const POINTS: usize = 9;

impl Point {
    /// Whether nothing lies at both: the middle and a border, or two points more than a right angle apart; of two
    /// neighbours of one point ("northeast", "northwest") one is enough.
    pub fn excludes(self, other: Point) -> bool {
        match (self, other) {
            (Point::Central, Point::Central) => false,
            (Point::Central, Point::Eighth(_)) | (Point::Eighth(_), Point::Central) => true,
            (Point::Eighth(one), Point::Eighth(other)) => {
                let apart = one.abs_diff(other);
                let apart = apart.min(8 - apart);
                apart > 2 || apart == 2 && one % 2 == 1
            }
        }
    }
}

/// Reads the folder's file; every fault goes into `faults`.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> PlaceRules {
    let Some(file) = files.iter().find(|file| file.path == WHERE) else { return PlaceRules::default() };
    let Some(raw) = parse::<Raw>(file, faults) else { return PlaceRules::default() };
    let mut fault = |message: String| faults.push(RuleFault { path: file.path.clone(), line: 0, message });
    for (name, empty) in [("summary", raw.summary.is_empty()), ("why", raw.why.is_empty())] {
        if empty {
            fault(format!("{name} is empty, expected a sentence"));
        }
    }
    if raw.points.len() != POINTS {
        fault(format!("{} points, expected {POINTS}: eight of the compass and the middle", raw.points.len()));
    }
    let point = |place: usize| if place + 1 < POINTS { Point::Eighth(place as u8) } else { Point::Central };
    let points =
        raw.points.iter().enumerate().flat_map(|(at, words)| entries(words).map(move |word| (word, point(at))));
    let inside = entries(&raw.inside).map(|word| (word, WhichSide::Inside));
    let sides = inside.chain(entries(&raw.outside).map(|word| (word, WhichSide::Outside)));
    let sites = raw.sites.iter().zip(0..).flat_map(|(words, kind)| entries(words).map(move |word| (word, kind)));
    PlaceRules {
        points: points.map(|(word, point)| (word.to_owned(), point)).collect(),
        settlements: entries(&raw.settlements).map(str::to_owned).collect(),
        whence: entries(&raw.whence).map(str::to_owned).collect(),
        sites: sites.map(|(word, kind)| (word.to_owned(), kind)).collect(),
        sides: sides.map(|(word, side)| (word.to_owned(), side)).collect(),
        examples: raw.examples,
    }
}

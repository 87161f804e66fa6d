//! Floor 3: rules/en/topics: which words tell of one action, which exclude each other, what a story is about.

use super::{RuleFault, RuleFile, entries, parse};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// The folder these tables stand in.
const FOLDER: &str = "en/topics/";

/// Where a quantity goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// More than before.
    Up,
    /// Less than before.
    Down,
    /// As before.
    Level,
}

/// Words by topic, and how they stand to each other. Words are lemmas, lower case; an entry of several words is
/// their lemmas with one space between: "take over", "lose life".
#[derive(Debug, Clone, Default)]
pub struct TopicRules {
    names: Vec<String>,
    /// Topics of a word, by number.
    topics: FxHashMap<String, Vec<u16>>,
    /// Sets of words that tell of one action.
    same: FxHashMap<String, Vec<u16>>,
    /// Sets of exclusive states, with the state the word tells of.
    exclusive: FxHashMap<String, Vec<(u16, u16)>>,
    /// Pairs of converse actions, with the side: 0 left, 1 right.
    converse: FxHashMap<String, Vec<(u16, u16)>>,
    /// Groups of kinds, with the side: 0 for a kind, 1 for the name above it.
    kinds: FxHashMap<String, Vec<(u16, u16)>>,
    /// Sets of words of one kind of which a thing is one, with the number of the word's entry.
    alternatives: FxHashMap<String, Vec<(u16, u16)>>,
    /// Words for those who do things.
    actors: FxHashSet<String>,
    directions: FxHashMap<String, Direction>,
    light: FxHashSet<String>,
    sets: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    summary: String,
    why: String,
    words: String,
    #[serde(default)]
    same: Vec<RawSet>,
    #[serde(default)]
    exclusive: Vec<RawStates>,
    #[serde(default)]
    alternative: Vec<RawAlternatives>,
    #[serde(default)]
    converse: Vec<RawConverse>,
    #[serde(default)]
    kind: Vec<RawKind>,
    #[serde(default)]
    direction: Vec<RawDirection>,
    #[serde(default)]
    light: Vec<RawSet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSet {
    #[serde(rename = "why")]
    _why: String,
    words: String,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStates {
    #[serde(rename = "why")]
    _why: String,
    among: Vec<String>,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAlternatives {
    #[serde(rename = "why")]
    _why: String,
    #[serde(default)]
    actors: bool,
    among: Vec<String>,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConverse {
    #[serde(rename = "why")]
    _why: String,
    left: String,
    right: String,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKind {
    #[serde(rename = "why")]
    _why: String,
    name: String,
    words: String,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDirection {
    #[serde(rename = "why")]
    _why: String,
    way: Direction,
    words: String,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

impl TopicRules {
    /// The topic most of `lemmas` belong to, each time they come; `None` when no word has one. Ties go to the topic
    /// whose name comes first.
    pub fn topic_of<'a>(&self, lemmas: impl IntoIterator<Item = &'a str>) -> Option<&str> {
        let mut votes = vec![0_u32; self.names.len()];
        for lemma in lemmas {
            let topics = self.topics.get(lemma).map_or(&[][..], Vec::as_slice);
            // A word of one topic says more than one of three.
            topics.iter().for_each(|&topic| votes[usize::from(topic)] += 12 / topics.len().min(12) as u32);
        }
        let most = votes.iter().copied().max().filter(|&most| most > 0)?;
        votes.iter().position(|&count| count == most).map(|topic| self.names[topic].as_str())
    }

    /// Whether the two lemmas can tell of one action or thing: kill and die, buy and acquire. Symmetric.
    pub fn same_action(&self, left: &str, right: &str) -> bool {
        left == right || share(&self.same, left, right, |one, other| one == other)
    }

    /// Whether one tells from one side what the other tells from the other: buy and sell. Symmetric.
    pub fn converse(&self, left: &str, right: &str) -> bool {
        share(&self.converse, left, right, |one, other| one.0 == other.0 && one.1 != other.1)
    }

    /// Whether nothing is both at one time: destroyed and damaged. Symmetric; false when some set has both in one state.
    pub fn exclusive(&self, left: &str, right: &str) -> bool {
        let together = share(&self.exclusive, left, right, |one, other| one == other);
        !together && share(&self.exclusive, left, right, |one, other| one.0 == other.0 && one.1 != other.1)
    }

    /// Whether nothing is both where all else is the same: coffee and tea, a man and a woman. Symmetric; looser than
    /// `exclusive`, whose states exclude each other in sentences that are merely alike.
    pub fn alternatives(&self, left: &str, right: &str) -> bool {
        let together = share(&self.alternatives, left, right, |one, other| one == other);
        !together && share(&self.alternatives, left, right, |one, other| one.0 == other.0 && one.1 != other.1)
    }

    /// Whether both are words for those who do things: pirates and a navy.
    pub fn are_actors(&self, left: &str, right: &str) -> bool {
        self.actors.contains(left) && self.actors.contains(right)
    }

    /// Whether `left` is a kind of `right` as news writes: a dhow is a vessel.
    pub fn kind_of(&self, left: &str, right: &str) -> bool {
        share(&self.kinds, left, right, |one, other| one.0 == other.0 && one.1 == 0 && other.1 == 1)
    }

    /// Where a word says that a quantity goes.
    pub fn direction(&self, word: &str) -> Option<Direction> {
        self.directions.get(word).copied()
    }

    /// Whether the object of this verb names the action: "hold" a meeting.
    pub fn is_light(&self, verb: &str) -> bool {
        self.light.contains(verb)
    }

    fn next_set(&mut self) -> u16 {
        self.sets += 1;
        self.sets
    }
}

fn share<T: Copy>(table: &FxHashMap<String, Vec<T>>, left: &str, right: &str, fits: impl Fn(T, T) -> bool) -> bool {
    let (Some(lefts), Some(rights)) = (table.get(left), table.get(right)) else { return false };
    lefts.iter().any(|&one| rights.iter().any(|&other| fits(one, other)))
}

/// Reads the folder's files; every fault goes into `faults`.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> TopicRules {
    let mut rules = TopicRules::default();
    let mut promises = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with(FOLDER)) {
        if let Some(raw) = parse(file, faults) {
            add(&mut rules, file, raw, &mut promises, faults);
        }
    }
    for promise in &promises {
        promise.check(&rules, faults);
    }
    rules
}

fn add<'a>(
    rules: &mut TopicRules,
    file: &'a RuleFile,
    raw: RawFile,
    promises: &mut Vec<Promise<'a>>,
    faults: &mut Vec<RuleFault>,
) {
    let mut promise = |holds: Holds, examples: Vec<String>, counterexamples: Vec<String>| {
        promises.push(Promise { file, holds, examples, counterexamples });
    };
    if raw.summary.is_empty() || raw.why.is_empty() {
        let message = "summary or why is empty, expected a sentence".to_owned();
        faults.push(RuleFault { path: file.path.clone(), line: 1, message });
    }
    name_topic(rules, file, &raw.words);
    for set in raw.same {
        let number = rules.next_set();
        put(&mut rules.same, &set.words, number);
        promise(Holds::Same, set.examples, set.counterexamples);
    }
    for set in raw.exclusive {
        let number = rules.next_set();
        for (state, words) in set.among.iter().enumerate() {
            put(&mut rules.exclusive, words, (number, state as u16));
        }
        promise(Holds::Exclusive, set.examples, set.counterexamples);
    }
    for set in raw.alternative {
        let number = rules.next_set();
        for (entry, words) in set.among.iter().enumerate() {
            put(&mut rules.alternatives, words, (number, entry as u16));
            rules.actors.extend(entries(words).filter(|_| set.actors).map(str::to_owned));
        }
        promise(Holds::Alternative, set.examples, set.counterexamples);
    }
    for set in raw.converse {
        let number = rules.next_set();
        put(&mut rules.converse, &set.left, (number, 0));
        put(&mut rules.converse, &set.right, (number, 1));
        promise(Holds::Converse, set.examples, set.counterexamples);
    }
    for set in raw.kind {
        let number = rules.next_set();
        put(&mut rules.kinds, &set.words, (number, 0));
        put(&mut rules.kinds, &set.name, (number, 1));
        promise(Holds::Kind, set.examples, set.counterexamples);
    }
    for set in raw.direction {
        rules.directions.extend(entries(&set.words).map(|word| (word.to_owned(), set.way)));
        promise(Holds::Direction, set.examples, set.counterexamples);
    }
    for set in raw.light {
        rules.light.extend(entries(&set.words).map(str::to_owned));
        promise(Holds::Light, set.examples, set.counterexamples);
    }
}

/// The words of a file are its topic's, named after the file; a file without words has none.
fn name_topic(rules: &mut TopicRules, file: &RuleFile, words: &str) {
    if words.trim().is_empty() {
        return;
    }
    let number = rules.names.len() as u16;
    rules.names.push(file.path[FOLDER.len()..].trim_end_matches(".toml").to_owned());
    put(&mut rules.topics, words, number);
}

fn put<T: Copy + PartialEq>(table: &mut FxHashMap<String, Vec<T>>, words: &str, number: T) {
    for word in entries(words) {
        let found = table.entry(word.to_owned()).or_default();
        if !found.contains(&number) {
            found.push(number);
        }
    }
}

/// What the examples of a set must show once all files are read.
struct Promise<'a> {
    file: &'a RuleFile,
    holds: Holds,
    examples: Vec<String>,
    counterexamples: Vec<String>,
}

#[derive(Clone, Copy)]
enum Holds {
    Same,
    Exclusive,
    Alternative,
    Converse,
    Kind,
    Direction,
    Light,
}

impl Promise<'_> {
    fn check(&self, rules: &TopicRules, faults: &mut Vec<RuleFault>) {
        if self.examples.is_empty() || self.counterexamples.is_empty() {
            self.fault("", "a set has no example or no counterexample, expected one of each".to_owned(), faults);
        }
        for (pairs, expected) in [(&self.examples, true), (&self.counterexamples, false)] {
            for pair in pairs {
                match pair.split_once(" | ") {
                    Some((left, right)) if self.holds(rules, left, right) != expected => {
                        let verb = if expected { "does not relate" } else { "relates" };
                        self.fault(pair, format!("{pair:?} {verb}, expected the opposite"), faults);
                    }
                    Some(_) => {}
                    None => self.fault(pair, format!("pair is {pair:?}, expected \"left | right\""), faults),
                }
            }
        }
    }

    fn holds(&self, rules: &TopicRules, left: &str, right: &str) -> bool {
        match self.holds {
            Holds::Same => rules.same_action(left, right),
            Holds::Exclusive => rules.exclusive(left, right),
            Holds::Alternative => rules.alternatives(left, right),
            Holds::Converse => rules.converse(left, right),
            Holds::Kind => rules.kind_of(left, right),
            Holds::Direction => rules.direction(left).is_some() && rules.direction(left) == rules.direction(right),
            Holds::Light => rules.is_light(left) && !rules.is_light(right),
        }
    }

    fn fault(&self, needle: &str, message: String, faults: &mut Vec<RuleFault>) {
        let line = self.file.text.find(needle).map_or(0, |at| line_of(&self.file.text, at));
        faults.push(RuleFault { path: self.file.path.clone(), line, message });
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|&&byte| byte == b'\n').count() + 1
}

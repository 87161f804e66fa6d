//! Floor 3: rules/en/attributes: which words around a value say what it is a value of. One rule a file.

use super::{RuleFault, RuleFile, entries, parse};
use crate::value::Kind;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// The folder these tables stand in.
const FOLDER: &str = "en/attributes/";
/// The file of verbs that join a noun to its value; every other file of the folder is an attribute.
const LINKS: &str = "en/attributes/links.toml";

/// The attributes, and the words that tell of them. Words are lemmas, lower case, of several words with one space.
#[derive(Debug, Clone, Default)]
pub struct AttributeRules {
    rules: Vec<Rule>,
    clues: FxHashMap<(Clue, String), Vec<u16>>,
    links: FxHashSet<String>,
}

/// One attribute: one file.
#[derive(Debug, Clone, Default)]
pub struct Rule {
    /// The file's name without its ending: "deaths".
    pub name: String,
    /// What it is, for a reader: "people killed".
    pub summary: String,
    /// The kinds of value it takes.
    pub kinds: Vec<Kind>,
    /// Whether an event has one value of it, so that two sources that tell of one event must agree on it.
    pub of_event: bool,
    /// Whether its owner has one value of it: the population of an island, the children of a woman.
    pub of_owner: bool,
    /// Which way its values move while the event goes on; `None` for what stays as it is.
    pub runs: Option<Runs>,
    /// What may be counted by verb or state alone; empty for anything but `not_of`.
    of: FxHashSet<String>,
    not_of: FxHashSet<String>,
    /// Texts in which the value has this attribute.
    pub examples: Vec<Example>,
    /// Texts in which it has not.
    pub counterexamples: Vec<Example>,
}

/// Which way the values of an attribute move while an event goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Runs {
    /// They only rise: the dead, the arrested.
    Up,
    /// They only fall.
    Down,
    /// They rise and fall: the missing, homes without power.
    Both,
}

/// A text with the words of one value in it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The text.
    pub text: String,
    /// The words of the value.
    pub value: String,
}

/// What stands around a value in its sentence. Words are lemmas.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Setting {
    /// What is counted: the noun after a number. A list: with its modifiers and without ("prison term", "term").
    pub heads: Vec<String>,
    /// A participle or adjective said of the counted: "12 dead", "12 people were missing", "10 km deep".
    pub states: Vec<String>,
    /// Verbs that the counted is the object of, or the subject in the passive.
    pub acted_on: Vec<String>,
    /// Verbs that the counted is the subject of.
    pub acts: Vec<String>,
    /// Verb and preposition before the value: "sentence to".
    pub after: Vec<String>,
    /// Nouns that the value is a value of: "toll" in "a toll of 12", "magnitude" in "magnitude 6.1".
    pub nouns: Vec<String>,
    /// The verb between such a noun and the value, if the noun is its subject: "stand" in "the toll stands at 12".
    pub link: Option<String>,
    /// The same for nouns that are subject of `link`.
    pub subjects: Vec<String>,
    /// The unit of a measure, as lemmas and as written: "mile per hour", "km/h".
    pub units: Vec<String>,
}

/// A place in a `Setting`, from weak to strong evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Clue {
    Unit,
    Subject,
    Acts,
    Head,
    After,
    State,
    ActedOn,
    Noun,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    summary: String,
    why: String,
    kinds: Vec<RawKind>,
    #[serde(default)]
    of_event: bool,
    #[serde(default)]
    of_owner: bool,
    runs: Option<Runs>,
    #[serde(default)]
    nouns: String,
    #[serde(default)]
    heads: String,
    #[serde(default)]
    states: String,
    #[serde(default)]
    acted_on: String,
    #[serde(default)]
    acts: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    units: String,
    #[serde(default)]
    of: String,
    #[serde(default)]
    not_of: String,
    examples: Vec<Example>,
    counterexamples: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLinks {
    #[serde(rename = "summary")]
    _summary: String,
    #[serde(rename = "why")]
    _why: String,
    verbs: String,
    #[serde(rename = "examples")]
    _examples: Vec<String>,
    #[serde(rename = "counterexamples")]
    _counterexamples: Vec<String>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum RawKind {
    Count,
    Ordinal,
    Percent,
    Money,
    Measure,
    Magnitude,
    Age,
    Duration,
    Score,
    Ratio,
    Rank,
}

impl AttributeRules {
    /// The attribute of a value of `kind` that stands in `setting`; the surest clue decides, of two alike the longer
    /// one, then the rule whose name comes first. `None` when no word tells.
    pub fn recognise(&self, kind: Kind, setting: &Setting) -> Option<&Rule> {
        let linked = setting.link.as_ref().is_some_and(|verb| self.links.contains(verb));
        let subjects = if linked { &setting.subjects[..] } else { &[] };
        let groups = [
            (Clue::Noun, &setting.nouns[..]),
            (Clue::ActedOn, &setting.acted_on),
            (Clue::State, &setting.states),
            (Clue::After, &setting.after),
            (Clue::Head, &setting.heads),
            (Clue::Acts, &setting.acts),
            (Clue::Subject, subjects),
            (Clue::Unit, &setting.units),
        ];
        groups.into_iter().find_map(|(clue, words)| self.told_by(clue, words, kind, setting))
    }

    fn told_by(&self, clue: Clue, words: &[String], kind: Kind, setting: &Setting) -> Option<&Rule> {
        let longest_first = {
            let mut words: Vec<&String> = words.iter().collect();
            words.sort_by_key(|word| std::cmp::Reverse(word.split(' ').count()));
            words
        };
        let rules = longest_first.into_iter().filter_map(|word| self.clues.get(&(clue, word.clone())));
        let mut rules = rules.flatten().map(|&number| &self.rules[usize::from(number)]);
        rules.find(|rule| rule.kinds.contains(&kind) && rule.admits(clue, setting))
    }

    /// Whether `noun` is one by which the rule of this name is told: "toll", "death".
    pub fn is_named(&self, rule: &str, noun: &str) -> bool {
        let told = [Clue::Noun, Clue::Head].map(|clue| self.clues.get(&(clue, noun.to_owned())));
        told.into_iter().flatten().flatten().any(|&number| self.rules[usize::from(number)].name == rule)
    }

    /// The rules, by name.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule of a name.
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.name == name)
    }

    fn add(&mut self, file: &RuleFile, raw: RawRule, faults: &mut Vec<RuleFault>) {
        let mut fault = |message: &str| {
            faults.push(RuleFault { path: file.path.clone(), line: 1, message: message.to_owned() });
        };
        if raw.summary.is_empty() || raw.why.is_empty() {
            fault("summary or why is empty, expected a sentence");
        }
        if raw.examples.is_empty() || raw.counterexamples.is_empty() {
            fault("expected at least one example and one counterexample");
        }
        if raw.examples.iter().chain(&raw.counterexamples).any(|example| !example.text.contains(&example.value)) {
            fault("an example does not have its value, expected the words as they stand in the text");
        }
        let number = self.rules.len() as u16;
        let fields = [
            (Clue::Noun, &raw.nouns),
            (Clue::Subject, &raw.nouns),
            (Clue::Head, &raw.heads),
            (Clue::State, &raw.states),
            (Clue::ActedOn, &raw.acted_on),
            (Clue::Acts, &raw.acts),
            (Clue::After, &raw.after),
            (Clue::Unit, &raw.units),
        ];
        for (clue, words) in fields {
            for word in entries(words) {
                self.clues.entry((clue, word.to_owned())).or_default().push(number);
            }
        }
        self.rules.push(Rule {
            name: file.path[FOLDER.len()..].trim_end_matches(".toml").to_owned(),
            summary: raw.summary,
            kinds: raw.kinds.into_iter().map(Kind::from).collect(),
            of_event: raw.of_event,
            of_owner: raw.of_owner,
            runs: raw.runs,
            of: entries(&raw.of).map(str::to_owned).collect(),
            not_of: entries(&raw.not_of).map(str::to_owned).collect(),
            examples: raw.examples,
            counterexamples: raw.counterexamples,
        });
    }
}

impl Rule {
    /// Whether what is counted fits a clue that tells nothing of it.
    fn admits(&self, clue: Clue, setting: &Setting) -> bool {
        match clue {
            Clue::Unit | Clue::Subject | Clue::Noun | Clue::Head | Clue::After => true,
            Clue::Acts | Clue::State | Clue::ActedOn => {
                let named = |words: &FxHashSet<String>| setting.heads.iter().any(|head| words.contains(head));
                let fits = self.of.is_empty() || setting.heads.is_empty() || named(&self.of);
                fits && !named(&self.not_of)
            }
        }
    }
}

impl From<RawKind> for Kind {
    fn from(raw: RawKind) -> Kind {
        match raw {
            RawKind::Count => Kind::Count,
            RawKind::Ordinal => Kind::Ordinal,
            RawKind::Percent => Kind::Percent,
            RawKind::Money => Kind::Money,
            RawKind::Measure => Kind::Measure,
            RawKind::Magnitude => Kind::Magnitude,
            RawKind::Age => Kind::Age,
            RawKind::Duration => Kind::Duration,
            RawKind::Score => Kind::Score,
            RawKind::Ratio => Kind::Ratio,
            RawKind::Rank => Kind::Rank,
        }
    }
}

/// Reads the folder's files; every fault goes into `faults`.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> AttributeRules {
    let mut rules = AttributeRules::default();
    for file in files.iter().filter(|file| file.path.starts_with(FOLDER) && file.path != LINKS) {
        if let Some(raw) = parse::<RawRule>(file, faults) {
            rules.add(file, raw, faults);
        }
    }
    for file in files.iter().filter(|file| file.path == LINKS) {
        if let Some(raw) = parse::<RawLinks>(file, faults) {
            rules.links.extend(entries(&raw.verbs).map(str::to_owned));
        }
    }
    rules
}

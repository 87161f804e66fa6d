//! Floor 4: where a cue may stand: each word of the lexicon, and each verb or colon that could introduce words.

use super::features::Sink;
use super::tree;
use super::view::{Sign, View, form_name};
use crate::rules::attribution::{AttributionRules, LONGEST_ENTRY};
use crate::text::{BlockKind, Class, Depth, Form};
use std::ops::Range;

/// What a cue is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CueKind {
    Verb,
    Noun,
    Quality,
    Phrase,
    Hedge,
    Colon,
    /// The dash between a quotation and the name of its speaker.
    Dash,
}

/// Words that may say that something was said.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'a> {
    pub kind: CueKind,
    /// The verb, noun or first word.
    pub head: usize,
    /// Its auxiliaries and adverbs, itself, its particle or preposition.
    pub group: Range<usize>,
    /// Its entry in the lexicon.
    pub entry: Option<&'a str>,
    /// The classes of the entry; bit n is class n.
    pub classes: u32,
}

/// So many words may stand before the colon of "Minister: the bridge is safe".
const LONGEST_LABEL: usize = 12;

/// The candidates of an article in order of their heads.
pub(super) fn candidates<'a>(view: &View<'_>, rules: &'a AttributionRules) -> Vec<Candidate<'a>> {
    let read = view.article.sentences.iter().filter(|sentence| sentence.depth == Depth::Full);
    let tokens = read.flat_map(|sentence| sentence.tokens.start as usize..sentence.tokens.end as usize);
    tokens.filter_map(|at| candidate(view, rules, at)).collect()
}

fn candidate<'a>(view: &View<'_>, rules: &'a AttributionRules, at: usize) -> Option<Candidate<'a>> {
    let simple = |kind, end: usize, entry: Option<&'a str>, classes: u32| {
        Some(Candidate { kind, head: at, group: at..end, entry, classes })
    };
    if let Some(length) = rules.phrase_at(|offset| view.get(at + offset).map(|_| view.word(at + offset))) {
        return simple(CueKind::Phrase, at + length, None, 0);
    }
    let lemma = view.token(at).lemma.as_str();
    match view.class(at)? {
        Class::Verb => Some(verb(view, rules, at)),
        Class::Noun => rules
            .nouns
            .get_key_value(lemma)
            .and_then(|(entry, &classes)| simple(CueKind::Noun, at + 1, Some(entry), classes)),
        Class::Adv => rules
            .hedges
            .get_key_value(lemma)
            .and_then(|(entry, &classes)| simple(CueKind::Hedge, at + 1, Some(entry), classes)),
        Class::Adj => rules.qualities.get_key_value(lemma).map(|(entry, &classes)| {
            let group = group_start(view, at)..at + 1;
            Candidate { kind: CueKind::Quality, head: at, group, entry: Some(entry), classes }
        }),
        Class::Punct if is_credit(view, at) => simple(CueKind::Dash, at + 1, None, 0),
        Class::Punct if view.word(at) == ":" && is_label(view, at) => simple(CueKind::Colon, at + 1, None, 0),
        Class::Adp | Class::Aux | Class::Cconj | Class::Det | Class::Intj | Class::Num => None,
        Class::Part | Class::Pron | Class::Propn | Class::Punct | Class::Sconj | Class::Sym | Class::X => None,
    }
}

/// Whether the words from the beginning of the sentence to this colon are few and have no verb.
fn is_label(view: &View<'_>, at: usize) -> bool {
    let start = view.sentence(at).start;
    !view.is_quoted(at) && at > start && at - start <= LONGEST_LABEL && (start..at).all(|word| view.word(word) != ":")
}

/// Whether this is a dash behind a quotation with a name behind it.
fn is_credit(view: &View<'_>, at: usize) -> bool {
    is_dash(view.word(at)) && view.quote_until(at).is_some() && view.class(at + 1) == Some(Class::Propn)
}

fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "―" | "--" | "-" | "~")
}

fn verb<'a>(view: &View<'_>, rules: &'a AttributionRules, at: usize) -> Candidate<'a> {
    let room = view.room(at);
    let mut key = view.token(at).lemma.clone();
    let mut found = rules.verbs.get_key_value(&key).map(|(entry, &classes)| (entry.as_str(), classes, 1));
    for length in 2..=LONGEST_ENTRY {
        let last = at + length - 1;
        if !room.contains(&last) || view.is_mark(last) {
            break;
        }
        key.push(' ');
        key.extend(view.word(last).chars().flat_map(char::to_lowercase));
        if let Some((entry, &classes)) = rules.verbs.get_key_value(&key) {
            found = Some((entry, classes, length));
        }
    }
    let (entry, classes, length) =
        found.map_or((None, 0, 1), |(entry, classes, length)| (Some(entry), classes, length));
    Candidate { kind: CueKind::Verb, head: at, group: group_start(view, at)..at + length, entry, classes }
}

/// Where the auxiliaries and adverbs before `head` begin.
fn group_start(view: &View<'_>, head: usize) -> usize {
    let room = view.room(head);
    let mut start = head;
    while start > room.start {
        match view.class(start - 1) {
            Some(Class::Aux | Class::Part | Class::Adv) if !is_possessive(view, start - 1) => start -= 1,
            _ => break,
        }
    }
    start
}

pub(super) fn is_possessive(view: &View<'_>, at: usize) -> bool {
    view.token(at).tag.form == Form::Possessive
}

impl Candidate<'_> {
    pub(super) fn kind_name(&self) -> &'static str {
        match self.kind {
            CueKind::Verb => "verb",
            CueKind::Noun => "noun",
            CueKind::Quality => "quality",
            CueKind::Phrase => "phrase",
            CueKind::Hedge => "hedge",
            CueKind::Colon => "colon",
            CueKind::Dash => "dash",
        }
    }

    /// The features by which an occurrence attributes or not, and on which side of it the content stands.
    pub(super) fn features(&self, view: &View<'_>, rules: &AttributionRules, sink: &mut impl Sink) {
        let room = view.room(self.head);
        let before = |steps: usize| view.sign_in(&room, self.group.start.checked_sub(steps));
        let after = |steps: usize| view.sign_in(&room, Some(self.group.end + steps - 1));
        let form = form_name(view.token(self.head).tag.form);
        let kind = self.kind_name();
        sink.add("bias", &[]);
        sink.add("kind", &[kind]);
        sink.add("form", &[kind, form]);
        sink.add("left", &[kind, before(1)[0], before(1)[1]]);
        sink.add("right", &[kind, after(1)[0], after(1)[1]]);
        sink.add_signs("left2", before(2), before(1));
        sink.add_signs("right2", after(1), after(2));
        sink.add_signs("around", before(1), after(1));
        sink.add("form right", &[form, after(1)[0], after(1)[1]]);
        sink.add("form left", &[form, before(1)[0], before(1)[1]]);
        self.lexical(rules, form, (before(1), after(1)), sink);
        self.group_features(view, form, sink);
        self.place_features(view, rules, &room, sink);
        self.tree_features(view, rules, sink);
    }

    /// How the cue hangs in its sentence, and what hangs on it on either side.
    fn tree_features(&self, view: &View<'_>, rules: &AttributionRules, sink: &mut impl Sink) {
        let own = tree::relation_name(view.token(self.head).relation);
        let kind = self.kind_name();
        sink.add("relation", &[kind, own]);
        if let Some(up) = tree::head(view, self.head) {
            let side = if up < self.head { "left" } else { "right" };
            sink.add("hangs on", &[own, side, view.sign(up)[0], view.sign(up)[1]]);
        }
        let mut frame = String::new();
        for child in tree::children(view, self.head).filter(|&child| tree::telling(view.token(child).relation)) {
            let name = tree::relation_name(view.token(child).relation);
            let side = if child < self.head { "<" } else { ">" };
            sink.add("child", &[kind, name, side]);
            if !frame.ends_with(side) || !frame[..frame.len() - 1].ends_with(name) {
                frame.push_str(name);
                frame.push_str(side);
            }
        }
        sink.add("frame", &[kind, &frame]);
        for (number, class) in rules.classes.iter().enumerate() {
            if self.classes & (1 << number) != 0 {
                sink.add("class frame", &[&class.name, &frame]);
            }
        }
    }

    fn lexical(
        &self,
        rules: &AttributionRules,
        form: &str,
        (before, after): (Sign<'_>, Sign<'_>),
        sink: &mut impl Sink,
    ) {
        let Some(entry) = self.entry else { return sink.add("unlisted", &[form]) };
        let kind = self.kind_name();
        sink.add("entry", &[kind, entry]);
        sink.add("entry right", &[entry, after[0], after[1]]);
        for (number, class) in rules.classes.iter().enumerate() {
            if self.classes & (1 << number) != 0 {
                let name = class.name.as_str();
                sink.add("class", &[kind, name]);
                sink.add("class form", &[name, form]);
                sink.add("class left", &[name, before[0], before[1]]);
                sink.add("class right", &[name, after[0], after[1]]);
            }
        }
    }

    fn group_features(&self, view: &View<'_>, form: &str, sink: &mut impl Sink) {
        for at in self.group.start..self.head {
            let token = view.token(at);
            if token.tag.class != Class::Adv {
                sink.add("group", &[&token.lemma]);
            }
        }
        if self.is_passive(view) {
            sink.add("passive", &[form]);
        }
    }

    /// Whether a form of "be" stands among its auxiliaries; "'s" is left out, as it may be "has".
    pub(super) fn is_passive(&self, view: &View<'_>) -> bool {
        (self.group.start..self.head).any(|at| {
            let token = view.token(at);
            token.tag.class == Class::Aux && token.lemma == "be" && !view.word(at).contains(['\'', '’'])
        })
    }

    fn place_features(&self, view: &View<'_>, rules: &AttributionRules, room: &Range<usize>, sink: &mut impl Sink) {
        if view.is_quoted(self.head) {
            sink.add("quoted", &[]);
        }
        let object = (self.group.end..self.group.end + 4)
            .filter(|at| room.contains(at))
            .find(|&at| view.class(at) == Some(Class::Noun));
        if object.is_some_and(|at| rules.nouns.contains_key(&view.token(at).lemma)) {
            sink.add("object", &[self.kind_name()]);
        }
        let role = view.article.sentences[view.sentence_number(self.head)].role;
        if role == BlockKind::Headline {
            sink.add("headline", &[self.kind_name()]);
        }
        if self.kind == CueKind::Colon {
            self.label_features(view, sink);
        }
        sink.add("from start", &[bucket(self.group.start - room.start.min(self.group.start))]);
        sink.add("to end", &[bucket(room.end.saturating_sub(self.group.end))]);
        let (mark, steps, crossed) = look_left(view, room, self.group.start);
        sink.add("mark left", &[mark, bucket(steps), crossed]);
        let (sign, steps) = look_right(view, room, self.group.end);
        sink.add("next key", &[sign, bucket(steps)]);
        sink.add("next key left", &[sign, mark, crossed]);
    }
}

impl Candidate<'_> {
    /// What the words before a colon are, and whether a clause follows: "Minister: Bridge is safe".
    fn label_features(&self, view: &View<'_>, sink: &mut impl Sink) {
        let sentence = view.sentence(self.head);
        let label = sentence.start..self.head;
        let verb = if label.clone().any(|at| view.class(at) == Some(Class::Verb)) { "verb" } else { "no verb" };
        let (first, last) = (view.sign(label.start), view.sign(label.end - 1));
        let follows = (label.end + 1..sentence.end).any(|at| matches!(view.class(at), Some(Class::Verb | Class::Aux)));
        let follows = if follows { "clause" } else { "no clause" };
        let alone = if label.end + 1 >= sentence.end { "alone" } else { "followed" };
        sink.add("label", &[bucket(label.len()), verb, follows]);
        sink.add("label first", &[first[0], first[1], verb]);
        sink.add("label last", &[last[0], last[1], follows]);
        sink.add("label alone", &[alone]);
        let capitals = label.clone().all(|at| !view.word(at).chars().any(char::is_lowercase));
        sink.add("label capitals", &[if capitals { "all" } else { "some" }]);
    }
}

/// The nearest comma, dash or quotation to the left, how far, and whether a verb stands between.
fn look_left(view: &View<'_>, room: &Range<usize>, from: usize) -> (&'static str, usize, &'static str) {
    const FARTHEST: usize = 20;
    let mut verbs = "";
    for steps in 0..FARTHEST {
        let Some(at) = from.checked_sub(steps + 1).filter(|at| room.contains(at)) else {
            return ("edge", steps, verbs);
        };
        if view.is_quoted(at) != view.is_quoted(from) {
            return ("quote", steps, verbs);
        }
        match view.class(at) {
            Some(Class::Punct) => {
                let mark = match view.word(at) {
                    "," => "comma",
                    word if is_dash(word) => "dash",
                    _ => "mark",
                };
                return (mark, steps, verbs);
            }
            Some(Class::Verb | Class::Aux) => verbs = "verb",
            _ => {}
        }
    }
    ("none", FARTHEST, verbs)
}

/// The nearest word that opens a content: "that", "to", a quotation, a question word; how far.
pub(super) fn look_right<'a>(view: &View<'a>, room: &Range<usize>, from: usize) -> (&'a str, usize) {
    const FARTHEST: usize = 8;
    for steps in 0..FARTHEST {
        let at = from + steps;
        if !room.contains(&at) {
            return ("edge", steps);
        }
        if view.quote_from(at).is_some() {
            return ("quote", steps);
        }
        let token = view.token(at);
        let opens = match token.tag.class {
            Class::Sconj => true,
            Class::Part => token.lemma == "to",
            Class::Adv | Class::Pron | Class::Det => token.tag.form == Form::Question,
            _ => false,
        };
        if opens {
            return (token.lemma.as_str(), steps);
        }
        if view.is_mark(at) || token.tag.class == Class::Verb {
            return (view.sign(at)[0], steps);
        }
    }
    ("none", FARTHEST)
}

/// A distance as one of few names.
pub(super) fn bucket(steps: usize) -> &'static str {
    const NAMES: [&str; 8] = ["0", "1", "2", "3", "4", "5-8", "9-16", "17"];
    match steps {
        0..=4 => NAMES[steps],
        5..=8 => NAMES[5],
        9..=16 => NAMES[6],
        _ => NAMES[7],
    }
}

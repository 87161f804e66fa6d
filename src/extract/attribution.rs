//! Floor 4: who said what: source, cue and content of direct, indirect and mixed speech.
//!
//! `cue` finds the words that may attribute and their features, `layout` decides on which side speaker and content
//! stand, `voice` and `content` bound them, `walk` decides how far each reaches, `end` where the outlet speaks again. What is decided by weights is fitted with the rows of `fit`.

mod content;
mod cue;
mod end;
mod features;
pub mod fit;
mod layout;
mod tree;
mod view;
mod voice;
mod walk;

use crate::claim::{Attribution, AttributionKind};
use crate::rules::RulePack;
use crate::rules::attribution::AttributionRules;
use crate::text::{Article, Class};
use cue::{Candidate, candidates};
use features::{Score, chance};
use layout::{Bounds, Setting};
use std::cmp::Reverse;
use std::ops::Range;
use view::View;

/// Name of the model that tells cues from other occurrences of their words.
const CUE: &str = "cue";
/// A cue is one when its chance is at least this: where F1 of cues is highest on the labelled training articles.
const LEAST_CHANCE: f32 = 0.42;

/// The attributions of an article, by the end of their content, the inner before the outer.
pub fn read(article: &Article, rules: &RulePack) -> Vec<Attribution> {
    let view = View::new(article);
    let mut found: Vec<Attribution> = candidates(&view, &rules.attribution)
        .iter()
        .filter_map(|cue| attribute(&view, cue, &rules.attribution))
        .collect();
    found.sort_by_key(|attribution| (attribution.content.end, Reverse(attribution.content.start), attribution.cue));
    found
}

fn attribute(view: &View<'_>, cue: &Candidate<'_>, rules: &AttributionRules) -> Option<Attribution> {
    let mut score = Score::of(rules.model(CUE));
    cue.features(view, rules, &mut score);
    if chance(score.sum) < LEAST_CHANCE {
        return None;
    }
    let setting = Setting::new(view, cue, rules);
    let bounds = setting.bound(view, setting.layout(view, rules), rules)?;
    if needs_words(cue, rules) && !is_clause(view, &bounds) {
        return None;
    }
    Some(Attribution {
        speaker: bounds.speaker.as_ref().and_then(|tokens| view.span(&without_marks(view, tokens))),
        cue: view.span(&cue.group),
        content: view.span(&bounds.content)?,
        kind: kind_of(view, cue, &bounds, rules),
    })
}

/// A clause or a quotation is said or thought as the cue's first class tells; a thing named by its object is a stance.
fn kind_of(view: &View<'_>, cue: &Candidate<'_>, bounds: &Bounds, rules: &AttributionRules) -> AttributionKind {
    let tokens = bounds.content.clone();
    let is_clause = is_clause(view, bounds);
    let mut kinds = (0..rules.classes.len())
        .filter(|number| cue.classes & (1 << number) != 0)
        .map(|number| rules.classes[number].kind);
    let first = kinds.next().unwrap_or(AttributionKind::Speech);
    match is_clause {
        // "tried to leave": what is tried, wanted or refused is told by the outlet.
        _ if view.class(tokens.start) == Some(Class::Part) => AttributionKind::Stance,
        true if kinds.any(|kind| kind == AttributionKind::Speech) => AttributionKind::Speech,
        true if first == AttributionKind::Stance => AttributionKind::Speech,
        true => first,
        false => AttributionKind::Stance,
    }
}

/// Whether the cue is of no class that takes an object: "shout" attributes a quotation or a clause.
fn needs_words(cue: &Candidate<'_>, rules: &AttributionRules) -> bool {
    let mut classes = (0..rules.classes.len()).filter(|number| cue.classes & (1 << number) != 0).peekable();
    classes.peek().is_some() && classes.all(|number| rules.classes[number].needs_words)
}

fn is_clause(view: &View<'_>, bounds: &Bounds) -> bool {
    bounds.content.clone().any(|at| view.is_quoted(at) || layout::is_finite_at(view, at))
}

/// Without the quotation marks and commas before the first word.
fn without_marks(view: &View<'_>, tokens: &Range<usize>) -> Range<usize> {
    let first = tokens.clone().find(|&at| !view.is_mark(at)).unwrap_or(tokens.start);
    first..tokens.end
}

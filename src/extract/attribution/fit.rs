//! Floor 4: the features behind every decision about attributions, with what labelled articles say of each, for fitting.

use super::CUE;
use super::content;
use super::cue::{Candidate, candidates};
use super::features::Names;
use super::layout::{Layout, Setting, models};
use super::view::View;
use super::voice;
use super::walk::Walk;
use crate::claim::Attribution;
use crate::rules::RulePack;
use crate::rules::attribution::AttributionRules;
use crate::text::{Article, Span, tokens_in};
use std::ops::Range;

/// One decision: its model, what the labels say, and its features by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FitRow {
    /// The model that decides.
    pub model: &'static str,
    /// What the labels say: "1" or "0"; for the layout its name.
    pub label: &'static str,
    /// Names of the features that hold.
    pub features: Vec<String>,
}

/// The decisions that reading `article` takes on the way to the attributions `labelled`.
pub fn rows(article: &Article, rules: &RulePack, labelled: &[Attribution]) -> Vec<FitRow> {
    let view = View::new(article);
    let rules = &rules.attribution;
    let found = candidates(&view, rules);
    let chosen = choose(&view, &found, labelled);
    let mut rows = Vec::new();
    for (cue, label) in found.iter().zip(chosen) {
        let mut names = Names::default();
        cue.features(&view, rules, &mut names);
        rows.push(FitRow { model: CUE, label: yes(label.is_some()), features: names.0 });
        let Some(label) = label else { continue };
        let label = Labelled::new(&view, label);
        if let Some(layout) = label.layout {
            let mut names = Names::default();
            Setting::new(&view, cue, rules).features(&view, rules, &mut names);
            rows.push(FitRow { model: "layout", label: layout.name(), features: names.0 });
        }
        bound_rows(&view, cue, &label, rules, &mut rows);
    }
    rows
}

fn yes(label: bool) -> &'static str {
    if label { "1" } else { "0" }
}

/// For each candidate the labelled attribution whose cue it is: of several in one cue, the nearest to the content.
fn choose<'l>(view: &View<'_>, found: &[Candidate<'_>], labelled: &'l [Attribution]) -> Vec<Option<&'l Attribution>> {
    let mut chosen = vec![None; found.len()];
    for label in labelled {
        let Some(span) = label.cue else { continue };
        let inside = |cue: &Candidate<'_>| view.token(cue.head).span.overlaps(span);
        let mut within: Vec<usize> = (0..found.len()).filter(|&at| inside(&found[at])).collect();
        let listed: Vec<usize> = within.iter().copied().filter(|&at| found[at].entry.is_some()).collect();
        if !listed.is_empty() {
            within = listed;
        }
        let nearest = if label.content.start >= span.start { within.last() } else { within.first() };
        if let Some(&at) = nearest {
            chosen[at] = Some(label);
        }
    }
    chosen
}

struct Labelled {
    speaker: Option<Range<usize>>,
    content: Range<usize>,
    layout: Option<Layout>,
}

impl Labelled {
    fn new(view: &View<'_>, label: &Attribution) -> Self {
        let tokens = |span: Span| {
            let tokens = tokens_in(&view.article.tokens, span);
            tokens.start..content::trim_right(view, tokens.start, tokens.end)
        };
        let layout = layout_of(label);
        Labelled { speaker: label.speaker.map(tokens), content: tokens(label.content), layout }
    }
}

fn layout_of(label: &Attribution) -> Option<Layout> {
    let (cue, content) = (label.cue?.start, label.content.start);
    Some(match label.speaker.map(|speaker| speaker.start) {
        None if content < cue => Layout::ContentCue,
        None => Layout::CueContent,
        Some(speaker) if content < cue && speaker < cue => Layout::ContentSpeakerCue,
        Some(_) if content < cue => Layout::ContentCueSpeaker,
        Some(speaker) if speaker > cue && speaker < content => Layout::CueSpeakerContent,
        Some(_) => Layout::SpeakerCueContent,
    })
}

fn bound_rows(
    view: &View<'_>,
    cue: &Candidate<'_>,
    label: &Labelled,
    rules: &AttributionRules,
    rows: &mut Vec<FitRow>,
) {
    let Some(order) = label.layout else { return };
    if let Some(speaker) = label.speaker.clone().filter(|speaker| !speaker.is_empty()) {
        let (model, walk, stop) = match order {
            Layout::ContentCueSpeaker | Layout::CueSpeakerContent => {
                (models::SPEAKER_END, voice::speaker_end(view, speaker.start, cue.kind_name()), speaker.end)
            }
            _ => (
                models::SPEAKER_START,
                voice::speaker_start(view, speaker.end, gap(view, cue, speaker.end)),
                speaker.start,
            ),
        };
        walk_rows(view, model, &walk, stop, rows);
    }
    if label.content.is_empty() {
        return;
    }
    match order {
        Layout::SpeakerCueContent | Layout::CueContent => right_rows(view, cue, (cue.group.end, label), rules, rows),
        Layout::CueSpeakerContent => {
            let from = label.speaker.as_ref().map_or(cue.group.end, |speaker| speaker.end);
            right_rows(view, cue, (from, label), rules, rows);
        }
        Layout::ContentSpeakerCue => left_rows(view, cue, (cue.group.end, label), rows),
        Layout::ContentCueSpeaker | Layout::ContentCue => {
            let after = label.speaker.as_ref().map_or(cue.group.end, |speaker| speaker.end.max(cue.group.end));
            left_rows(view, cue, (after, label), rows);
        }
    }
}

/// What reading would find between this end of a speaker and the cue.
fn gap(view: &View<'_>, cue: &Candidate<'_>, end: usize) -> &'static str {
    let found = voice::speaker_before(view, cue).or_else(|| voice::distant_speaker(view, cue));
    found.filter(|found| found.at == end).map_or("far", |found| found.gap)
}

fn right_rows(
    view: &View<'_>,
    cue: &Candidate<'_>,
    (from, label): (usize, &Labelled),
    rules: &AttributionRules,
    rows: &mut Vec<FitRow>,
) {
    let begin = content::content_begin(view, from, content::begin_context(cue, rules));
    let stops = begin.trail(view);
    // Marks between the cue and the content are passed over, so the border before them is as good.
    let stop = stops
        .iter()
        .map(|&(stop, _)| stop)
        .find(|&stop| content::next_content(view, stop) == Some(label.content.start));
    walk_rows(view, models::CONTENT_BEGIN, &begin, stop.unwrap_or(label.content.start), rows);
    let walk = content::content_end(view, label.content.start, cue.kind_name());
    walk_rows(view, models::CONTENT_END, &walk, label.content.end, rows);
}

fn left_rows(view: &View<'_>, cue: &Candidate<'_>, (after, label): (usize, &Labelled), rows: &mut Vec<FitRow>) {
    let before = match &label.speaker {
        Some(speaker) if speaker.start < cue.group.start => speaker.start,
        _ => cue.group.start,
    };
    let end = content::trim_right(view, label.content.start, before);
    if end <= label.content.start {
        return;
    }
    walk_rows(
        view,
        models::CONTENT_START,
        &content::content_start(view, end, cue.kind_name()),
        label.content.start,
        rows,
    );
    if let Some(rest) = content::resumption(view, cue, after) {
        let mut names = Names::default();
        rest.features(view, end, &mut names);
        rows.push(FitRow { model: models::CONTENT_RESUMES, label: yes(label.content.end > after), features: names.0 });
    }
}

/// A row for each step up to `stop`; none when the walk does not come by there.
fn walk_rows(view: &View<'_>, model: &'static str, walk: &Walk<'_>, stop: usize, rows: &mut Vec<FitRow>) {
    let mut trail = walk.trail(view);
    let Some(at) = trail.iter().position(|&(border, _)| border == stop) else { return };
    // The last border is where the walk must stop; nothing is decided there.
    trail.pop();
    trail.truncate(at + 1);
    for (border, passed) in trail {
        let mut names = Names::default();
        walk.features(view, border, &passed, &mut names);
        rows.push(FitRow { model, label: yes(border == stop), features: names.0 });
    }
}

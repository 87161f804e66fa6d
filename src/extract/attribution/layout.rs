//! Floor 4: in which order speaker, cue and content of an attribution stand.

use super::content::{content_left, content_right};
use super::cue::{Candidate, bucket, look_right};
use super::features::{Scores, Sink};
use super::view::View;
use super::voice::{distant_speaker, is_by, speaker_before, speaker_right, speaker_start};
use crate::rules::attribution::AttributionRules;
use crate::text::{Class, Form};
use std::ops::Range;

/// The order of speaker (S), cue (Q) and content (C).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// "The mayor said the bridge was safe."
    SpeakerCueContent,
    /// "The bridge was safe, the mayor said."
    ContentSpeakerCue,
    /// "'Stay out,' said the mayor." "The bridge was safe, according to the mayor."
    ContentCueSpeaker,
    /// "According to the mayor, the bridge was safe."
    CueSpeakerContent,
    /// "It is said that the bridge was safe."
    CueContent,
    /// "The closure was announced."
    ContentCue,
}

impl Layout {
    pub(super) const ALL: [Layout; 6] = [
        Layout::SpeakerCueContent,
        Layout::ContentSpeakerCue,
        Layout::ContentCueSpeaker,
        Layout::CueSpeakerContent,
        Layout::CueContent,
        Layout::ContentCue,
    ];

    /// Its name in labels.
    pub(super) fn name(self) -> &'static str {
        &self.model_name()["layout-".len()..]
    }

    /// The name of the model that scores it.
    pub(super) fn model_name(self) -> &'static str {
        match self {
            Layout::SpeakerCueContent => "layout-sqc",
            Layout::ContentSpeakerCue => "layout-csq",
            Layout::ContentCueSpeaker => "layout-cqs",
            Layout::CueSpeakerContent => "layout-qsc",
            Layout::CueContent => "layout-qc",
            Layout::ContentCue => "layout-cq",
        }
    }
}

/// The names of the models that bound speakers and contents.
pub(super) mod models {
    /// From the end of a speaker leftwards to its beginning.
    pub const SPEAKER_START: &str = "speaker-start";
    /// From the beginning of a speaker rightwards to its end.
    pub const SPEAKER_END: &str = "speaker-end";
    /// From the cue rightwards over the hearer to the beginning of the content.
    pub const CONTENT_BEGIN: &str = "content-begin";
    /// From the beginning of a content rightwards to its end.
    pub const CONTENT_END: &str = "content-end";
    /// From the end of a content leftwards to its beginning.
    pub const CONTENT_START: &str = "content-start";
    /// Whether a content before its cue goes on behind it.
    pub const CONTENT_RESUMES: &str = "content-resumes";
}

/// The tokens of speaker and content.
pub(super) struct Bounds {
    pub speaker: Option<Range<usize>>,
    pub content: Range<usize>,
}

/// A cue with the speaker to its left, if there is one.
pub(super) struct Setting<'a> {
    pub cue: &'a Candidate<'a>,
    near: Option<Range<usize>>,
    gap: &'static str,
}

impl<'a> Setting<'a> {
    pub(super) fn new(view: &View<'_>, cue: &'a Candidate<'a>, rules: &AttributionRules) -> Self {
        let end = speaker_before(view, cue);
        let near =
            end.map(|end| speaker_start(view, end.at, end.gap).end(view, rules.model(models::SPEAKER_START))..end.at);
        Setting { cue, near, gap: end.map_or("", |end| end.gap) }
    }

    /// The layout that its features weigh most for.
    pub(super) fn layout(&self, view: &View<'_>, rules: &AttributionRules) -> Layout {
        let mut scores = Scores::of(Layout::ALL.iter().map(|layout| rules.model(layout.model_name())).collect());
        self.features(view, rules, &mut scores);
        let mut best = (Layout::SpeakerCueContent, f32::MIN);
        for (&layout, &sum) in Layout::ALL.iter().zip(&scores.sums) {
            if sum > best.1 {
                best = (layout, sum);
            }
        }
        match best.0 {
            // Without a passive, who stands before the verb is its subject.
            Layout::CueContent if self.near.is_some() && self.gap == "none" && !self.cue.is_passive(view) => {
                Layout::SpeakerCueContent
            }
            // "…, the director said by telephone": only a passive has its agent behind "by".
            Layout::ContentCueSpeaker
                if self.near.is_some() && !self.cue.is_passive(view) && is_by(view, self.cue.group.end) =>
            {
                Layout::ContentSpeakerCue
            }
            layout => layout,
        }
    }

    /// The features of the cue, and of what stands before its speaker.
    pub(super) fn features(&self, view: &View<'_>, rules: &AttributionRules, sink: &mut impl Sink) {
        self.cue.features(view, rules, sink);
        let room = view.sentence(self.cue.head);
        let start = self.near.as_ref().map_or(self.cue.group.start, |near| near.start);
        let has = self.near.as_ref().map_or("no speaker", |_| "speaker");
        let before = view.sign_in(&room, start.checked_sub(1));
        let before2 = view.sign_in(&room, start.checked_sub(2));
        let finite = (room.start..start).any(|at| !view.is_quoted(at) && is_finite_at(view, at));
        let finite = if finite { "finite" } else { "bare" };
        let (ahead, steps) = look_right(view, &view.room(self.cue.head), self.cue.group.end);
        sink.add("speaker", &[has, self.gap]);
        sink.add("before", &[has, before[0], before[1]]);
        sink.add_signs("before2", before2, before);
        sink.add("before finite", &[has, before[0], before[1], finite]);
        sink.add("before ahead", &[has, before[0], before[1], ahead]);
        sink.add("finite ahead", &[has, finite, ahead, bucket(steps)]);
    }

    /// Bounds speaker and content under `layout`; `None` when there is no room for a content.
    pub(super) fn bound(&self, view: &View<'_>, layout: Layout, rules: &AttributionRules) -> Option<Bounds> {
        let cue = self.cue;
        let bounds = match layout {
            Layout::SpeakerCueContent => Bounds {
                speaker: self.speaker_left(view, rules),
                content: content_right(view, cue, cue.group.end, rules)?,
            },
            Layout::CueContent => Bounds { speaker: None, content: content_right(view, cue, cue.group.end, rules)? },
            Layout::CueSpeakerContent => {
                let speaker = speaker_right(view, cue, rules)?;
                let content = content_right(view, cue, speaker.end, rules)?;
                Bounds { speaker: Some(speaker), content }
            }
            Layout::ContentSpeakerCue => {
                let end = self.near.as_ref().map_or(cue.group.start, |near| near.start);
                let content = content_left(view, cue, (end, cue.group.end), rules)?;
                Bounds { content, speaker: self.speaker_left(view, rules) }
            }
            Layout::ContentCueSpeaker => {
                let speaker = speaker_right(view, cue, rules);
                let end = speaker.as_ref().map_or(cue.group.end, |speaker| speaker.end);
                Bounds { content: content_left(view, cue, (cue.group.start, end), rules)?, speaker }
            }
            Layout::ContentCue => {
                Bounds { content: content_left(view, cue, (cue.group.start, cue.group.end), rules)?, speaker: None }
            }
        };
        Some(bounds)
    }

    /// The speaker without the marks before it.
    fn speaker_left(&self, view: &View<'_>, rules: &AttributionRules) -> Option<Range<usize>> {
        self.near.clone().or_else(|| {
            let end = distant_speaker(view, self.cue)?;
            let start = speaker_start(view, end.at, end.gap).end(view, rules.model(models::SPEAKER_START));
            Some(start..end.at)
        })
    }
}

pub(super) fn is_finite_at(view: &View<'_>, at: usize) -> bool {
    let tag = view.token(at).tag;
    match tag.class {
        Class::Verb => matches!(tag.form, Form::Past | Form::Present | Form::ThirdPerson),
        Class::Aux => true,
        _ => false,
    }
}

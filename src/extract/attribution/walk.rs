//! Floor 4: how far a speaker or a content reaches: a walk from a known border, step by step, to the likeliest stop.

use super::cue::{bucket, look_right};
use super::features::{Score, Sink, chance};
use super::tree::{self, Exit, relation_name};
use super::view::{EDGE, Sign, View};
use crate::rules::attribution::Model;
use crate::text::{Class, Form};

/// A walk over tokens; a quotation is one step.
#[derive(Debug, Clone)]
pub(super) struct Walk<'a> {
    /// The border it starts from, as the token right of it.
    pub from: usize,
    /// It may not pass this border.
    pub limit: usize,
    pub direction: Direction,
    /// Whether it may stop before the first step.
    pub may_stay: bool,
    /// What is known of the cue.
    pub context: &'a str,
    /// Whether what stands ahead of each stop matters: the walk looks for the beginning of a content.
    pub seeks: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Left,
    Right,
}

/// What has been passed so far.
#[derive(Default, Clone, Copy)]
pub(super) struct Passed {
    steps: usize,
    commas: usize,
    finite: bool,
    quote: bool,
}

impl Walk<'_> {
    /// The borders at which the walk may stop, in order; the last is the limit or where a quotation passes it.
    fn stops(&self, view: &View<'_>) -> Vec<usize> {
        let mut stops = Vec::new();
        let mut at = self.from;
        if self.may_stay {
            stops.push(at);
        }
        loop {
            at = match self.direction {
                Direction::Right if at < self.limit => view.quote_from(at).map_or(at + 1, |quote| quote.end),
                Direction::Left if at > self.limit => view.quote_until(at).map_or(at - 1, |quote| quote.start),
                Direction::Left | Direction::Right => break,
            };
            stops.push(at);
        }
        stops
    }

    /// The likeliest stop under `model`.
    pub(super) fn end(&self, view: &View<'_>, model: &Model) -> usize {
        let mut trail = self.trail(view);
        let Some((last, _)) = trail.pop() else { return self.from };
        let mut best = (f32::MIN, last);
        let mut going = 0.0_f32;
        for (stop, passed) in trail {
            let mut score = Score::of(model);
            self.features(view, stop, &passed, &mut score);
            let here = chance(score.sum).clamp(1e-6, 1.0 - 1e-6);
            if going + here.ln() > best.0 {
                best = (going + here.ln(), stop);
            }
            going += (1.0 - here).ln();
        }
        if going > best.0 { last } else { best.1 }
    }

    /// The stops with what has been passed at each.
    pub(super) fn trail(&self, view: &View<'_>) -> Vec<(usize, Passed)> {
        let mut passed = Passed::default();
        let mut before = self.from;
        let visit = |stop: usize| {
            passed.pass(view, before.min(stop)..before.max(stop));
            before = stop;
            (stop, passed)
        };
        self.stops(view).into_iter().map(visit).collect()
    }

    /// The features of stopping at `stop`.
    pub(super) fn features(&self, view: &View<'_>, stop: usize, passed: &Passed, sink: &mut impl Sink) {
        let (low, high) = (self.from.min(self.limit), self.from.max(self.limit));
        let room = low.saturating_sub(2)..(high + 2).min(view.article.tokens.len());
        let outward = |steps: usize| match self.direction {
            Direction::Right => view.sign_in(&room, Some(stop + steps)),
            Direction::Left => view.sign_in(&room, stop.checked_sub(steps + 1)),
        };
        let inward = |steps: usize| match self.direction {
            Direction::Right => view.sign_in(&room, stop.checked_sub(steps + 1)),
            Direction::Left => view.sign_in(&room, Some(stop + steps)),
        };
        let first = match self.direction {
            Direction::Right => view.sign_in(&room, Some(self.from)),
            Direction::Left => view.sign_in(&room, self.from.checked_sub(1)),
        };
        let (out, inner) = (outward(0), if passed.steps == 0 { EDGE } else { inward(0) });
        sink.add("bias", &[]);
        sink.add("context", &[self.context]);
        sink.add("out", &out);
        sink.add("in", &inner);
        sink.add_signs("out2", out, outward(1));
        sink.add_signs("in2", inner, inward(1));
        sink.add_signs("across", inner, out);
        sink.add_signs("out3", outward(1), outward(2));
        sink.add("out context", &[self.context, out[0], out[1]]);
        sink.add("first", &first);
        sink.add("steps", &[bucket(passed.steps)]);
        sink.add("out steps", &[bucket(passed.steps), out[0], out[1]]);
        sink.add_signs("first out", first, out);
        if self.seeks {
            let (ahead, steps) = look_right(view, &(stop..room.end), stop);
            sink.add("ahead", &[ahead, bucket(steps)]);
            sink.add("ahead context", &[self.context, ahead, bucket(steps)]);
            sink.add("ahead out", &[ahead, out[0], out[1]]);
        }
        self.tree_features(view, stop, out, sink);
        self.passed_features(passed, (first, out), sink);
    }

    /// Where the words on either side of the border hang.
    fn tree_features(&self, view: &View<'_>, stop: usize, out: Sign<'_>, sink: &mut impl Sink) {
        let (low, high) = (self.from.min(stop), self.from.max(stop));
        let (outer, inner, beyond) = match self.direction {
            Direction::Right => (stop, stop.checked_sub(1), stop..view.article.tokens.len()),
            Direction::Left => (stop.wrapping_sub(1), Some(stop), 0..stop),
        };
        if view.get(outer).is_none() {
            return;
        }
        let place = |exit: Exit| match exit.to {
            None => "root",
            Some(to) if (low..high).contains(&to) => "inside",
            Some(to) if beyond.contains(&to) => "beyond",
            Some(_) => "back",
        };
        let sentence = view.sentence(outer);
        let outside = tree::exit(view, outer, &(beyond.start.max(sentence.start)..beyond.end.min(sentence.end)));
        let hangs = place(outside);
        sink.add("hangs", &[hangs, relation_name(outside.relation)]);
        sink.add("hangs out", &[hangs, out[0], out[1]]);
        if let Some(inner) = inner.filter(|at| (low..high).contains(at)) {
            let within = tree::exit(view, inner, &(low..high));
            sink.add("leads", &[place(within), relation_name(within.relation)]);
            sink.add("hangs leads", &[hangs, place(within)]);
        }
    }

    fn passed_features(&self, passed: &Passed, (first, out): (Sign<'_>, Sign<'_>), sink: &mut impl Sink) {
        let finite = if passed.finite { "finite" } else { "bare" };
        sink.add("passed", &[finite, out[0], out[1]]);
        sink.add("passed first", &[finite, first[0], first[1]]);
        sink.add("commas", &[bucket(passed.commas), out[0], out[1]]);
        if passed.quote {
            sink.add("quote passed", &out);
        }
    }
}

impl Passed {
    fn pass(&mut self, view: &View<'_>, tokens: std::ops::Range<usize>) {
        if tokens.is_empty() {
            return;
        }
        self.steps += 1;
        if view.quote_from(tokens.start).is_some() && tokens.len() > 1 {
            self.quote = true;
            return;
        }
        let token = view.token(tokens.start);
        self.commas += usize::from(view.word(tokens.start) == ",");
        self.finite |= matches!(
            (token.tag.class, token.tag.form),
            (Class::Aux, _) | (Class::Verb, Form::Past | Form::Present | Form::ThirdPerson | Form::Modal)
        );
    }
}

//! The explanation of two lines for people: features in tables, grounds one a line.

use super::super::words::{clean, counted};
use crate::finding::Relation;
use crate::text::visible;
use crate::why::{ClaimPair, Explanation, Ground, Outcome, SentencePair, Tally};
use comfy_table::{CellAlignment, Table, presets};
use std::fmt::Write;

/// Whether tables have frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// Lines around the features.
    Lines,
    /// Columns alone.
    None,
}

/// What the two lines came to, from the articles down to their claims.
pub fn text(told: &Explanation, frame: Frame) -> String {
    let mut out = String::new();
    let [left, right] = &told.lines;
    let (one, other) = (clean(&left.path), clean(&right.path));
    let _ = writeln!(out, "{one}:{} against {other}:{}\n", left.number, right.number);
    let _ = writeln!(out, "ARTICLES  log-odds that they tell one story");
    let _ = writeln!(out, "{}", table(&told.story, frame));
    if told.story_score != told.story.sum() {
        let _ = writeln!(
            out,
            "taken as {:.2}: articles of a sentence or two cannot show which story they tell",
            told.story_score
        );
    }
    for pair in &told.sentences {
        sentences(&mut out, pair, frame);
    }
    if told.left_out > 0 {
        let _ = writeln!(out, "\n{} more", counted(told.left_out, "pair of sentences", "pairs of sentences"));
    }
    visible(&out, false).into_owned()
}

fn sentences(out: &mut String, pair: &SentencePair, frame: Frame) {
    let [left, right] = pair.words.each_ref().map(|words| clean(words));
    let _ = writeln!(out, "\nSENTENCES  log-odds that both mention one event\n  {left}\n  {right}");
    let _ = writeln!(out, "{}", table(&pair.tally, frame));
    grounds(out, &pair.grounds);
    for outcome in &pair.outcomes {
        let _ = writeln!(out, "= {}", shown(outcome));
    }
    let (scored, others): (Vec<&ClaimPair>, Vec<&ClaimPair>) =
        pair.claims.iter().partition(|pair| is_worth_a_table(pair));
    for claims in scored {
        let _ = writeln!(out, "\nCLAIMS  {}", title(claims));
        if let Some(tally) = &claims.tally {
            let _ = writeln!(out, "{}", table(tally, frame));
        }
        grounds(out, &claims.grounds);
        let _ = writeln!(out, "= {}", shown(&claims.outcome));
    }
    if pair.claims_left_out > 0 {
        let _ = writeln!(out, "\n{} more", counted(pair.claims_left_out, "pair of claims", "pairs of claims"));
    }
    if !others.is_empty() {
        let _ = writeln!(out, "\n{} not compared", counted(others.len(), "pair of claims is", "pairs of claims are"));
    }
    for claims in others {
        let _ = writeln!(out, "  {}: {}", title(claims), shown(&claims.outcome));
    }
}

fn is_worth_a_table(pair: &ClaimPair) -> bool {
    pair.tally.is_some() || !pair.grounds.is_empty()
}

fn title(pair: &ClaimPair) -> String {
    let [left, right] = pair.words.each_ref().map(|words| clean(words));
    match pair.kinds {
        [one, other] if one == other => format!("{one}, “{left}” against “{right}”"),
        [one, other] => format!("{one} “{left}” against {other} “{right}”"),
    }
}

/// Each feature with its value, weight and contribution; the sum last.
fn table(tally: &Tally, frame: Frame) -> Table {
    let mut table = Table::new();
    table.load_style(match frame {
        Frame::Lines => presets::UTF8_FULL_CONDENSED,
        Frame::None => presets::NOTHING,
    });
    table.set_header(["feature", "value", "weight", "adds"]);
    table.add_row(["every pair", "", "", &figure(tally.bias)]);
    for feature in &tally.features {
        let weight = format!("{:.4}", feature.weight);
        table.add_row([feature.name.to_owned(), figure(feature.value), weight, figure(feature.adds())]);
    }
    table.add_row(["sum", "", "", &figure(tally.sum())]);
    table.column_iter_mut().skip(1).for_each(|column| column.set_cell_alignment(CellAlignment::Right));
    table
}

/// Two decimals; a minus that rounds to nothing goes.
fn figure(value: f32) -> String {
    let shown = format!("{value:.2}");
    if shown == "-0.00" { "0.00".to_owned() } else { shown }
}

fn grounds(out: &mut String, grounds: &[Ground]) {
    for ground in grounds {
        let mark = if ground.is_for { '+' } else { '-' };
        let measured = ground
            .measured
            .map(|measured| format!(": {}, at least {} is asked", figure(measured.value), figure(measured.least)));
        let _ = writeln!(out, "{mark} {}{}", clean(&ground.told), measured.unwrap_or_default());
    }
}

fn shown(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Spoke(check, relation) => {
            format!("{}, {} {}: {}", named(relation), check.code, check.name, clean(relation.why()))
        }
        Outcome::Silent(why) => format!("no check spoke: {}", clean(why)),
    }
}

fn named(relation: &Relation) -> String {
    let certainty = relation.certainty().map(|certainty| format!("{} ", certainty.name())).unwrap_or_default();
    format!("{certainty}{}", relation.name())
}

//! Weekdays of what is still to come, read as of Thursday, 5 March 2026.

use crosscheck::ingest::{self, Format};
use crosscheck::pipeline;
use crosscheck::rules::RulePack;
use crosscheck::text::SourceId;
use crosscheck::value::Kind;
use std::sync::LazyLock;

static RULES: LazyLock<RulePack> = LazyLock::new(RulePack::builtin);

/// The days of the dates and times of `text`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let text = format!("Published: 2026-03-05\n\n{text}\n");
    let source = ingest::read(text.as_bytes(), "a.txt", Some(Format::Text), SourceId(0), &RULES).expect("text is read");
    let read = pipeline::read(source, &RULES).remove(0);
    let moments = read.values.iter().filter(|one| matches!(one.value.kind(), Kind::Date | Kind::Time));
    let in_story = moments.filter(|one| !read.article.slice(one.span).contains("2026"));
    assert_eq!(in_story.map(|one| one.value.normal_form()).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn what_will_be_done_on_a_weekday_is_done_after_publication() {
    check("The minister will visit Lund on Wednesday.", &["2026-03-11"]);
    check("The court will hear the case on Friday.", &["2026-03-06"]);
    check("The minister plans to visit Lund on Tuesday.", &["2026-03-10"]);
    check("The ship is due to sail on Sunday.", &["2026-03-08"]);
}

#[test]
fn a_timetable_in_the_present_is_of_the_weekday_after_publication() {
    check("Polls open on Tuesday.", &["2026-03-10"]);
    check("The hearing resumes on Monday.", &["2026-03-09"]);
    check("Rehearsals start on Wednesday.", &["2026-03-11"]);
    check("Polls opened on Tuesday.", &["2026-03-03"]);
    check("The mayor denies that the polls opened on Tuesday.", &["2026-03-03"]);
    check("The mill stands empty on Tuesday.", &["2026-03-03"]);
    check("The fair opens in December.", &["2025-12"]);
}

#[test]
fn what_was_done_on_a_weekday_was_done_before_publication() {
    check("The minister visited Lund on Wednesday.", &["2026-03-04"]);
    check("The minister, who will resign, visited Lund on Wednesday.", &["2026-03-04"]);
    check("The mayor said on Tuesday that the bridge will open.", &["2026-03-03"]);
    check("The bridge will open, the mayor said on Tuesday.", &["2026-03-03"]);
}

#[test]
fn the_day_of_publication_stays_and_who_speaks_of_himself_counts_from_another() {
    check("The minister will visit Lund on Thursday.", &["2026-03-05"]);
    check("I will visit Lund on Wednesday.", &["2026-03-04"]);
}

#[test]
fn a_day_without_a_year_is_the_one_that_the_verb_tells_of() {
    check("The school will reopen on January 12.", &["2027-01-12"]);
    check("The school reopened on January 12.", &["2026-01-12"]);
    check("The fair will be open April 10-13.", &["2026-04-10/2026-04-13"]);
    check("The fair was held April 10-13.", &["2025-04-10/2025-04-13"]);
    check("The judge retires on April 15.", &["2026-04-15"]);
    check("The mill burned on April 15.", &["2025-04-15"]);
    check("The court gave the bank until April 21 to pay.", &["2026-04-21"]);
    check("The mill burned on Tuesday, April 14.", &["2026-04-14"]);
    check("I will leave on January 12.", &["2026-01-12"]);
}

#[test]
fn without_a_sign_of_tense_the_year_is_the_one_nearest_to_publication() {
    check("The line is withdrawing the trains from 20 March to 9 April.", &["2026-03-20/2026-04-09"]);
    check("The road is closing on April 15.", &["2026-04-15"]);
    check("Works from 20 March to 9 April.", &["2026-03-20/2026-04-09"]);
    check("Tickets can be bought from August 15.", &["2026-08-15"]);
    check("The vote is on 15 April.", &["2026-04-15"]);
    check("The council votes to shut the mill on 15 April.", &["2026-04-15"]);
    check("The concert on October 15 is sold out.", &["2025-10-15"]);
    check("A concert on 29 February.", &["2024-02-29"]);
}

#[test]
fn a_sign_of_the_past_keeps_the_year_before_publication() {
    check("The road was closing on April 15.", &["2025-04-15"]);
    check("The road was closed from 20 March to 9 April.", &["2025-03-20/2025-04-09"]);
    check("The man killed on April 15 was a baker.", &["2025-04-15"]);
    check("The mill has stood empty since April 15.", &["2025-04-15"]);
    check("The mayor is accused of taking money on April 15.", &["2025-04-15"]);
    check("The mayor says the mill burned on April 15.", &["2025-04-15"]);
    check("15 April", &["2025-04-15"]);
}

//! How a value came about, step by step, as `explain` and the JSON outputs show it.

use crate::values::read;
use crosscheck::ingest::{self, Format};
use crosscheck::pipeline::{self, Options};
use crosscheck::report::{self, Style};
use crosscheck::rules::RulePack;
use crosscheck::text::SourceId;
use jiff::civil::{Date, date};

/// The steps of the first value of `text`, read as of Wednesday, 7 January 2009 when `published`.
#[track_caller]
fn check(text: &str, published: Option<Date>, expected: &[&str]) {
    let readings = read(text, published);
    let found = readings.first().unwrap_or_else(|| panic!("no value in {text:?}")).steps(text);
    assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn a_count_tells_its_number_and_its_hedge() {
    check(
        "At least  twelve hundred people fled",
        None,
        &[
            "as written: At least twelve hundred",
            "number: \"twelve hundred\" is 1,200, to the nearest 100 (numbers)",
            "hedge: \"At least\" makes it 1,200 or more (hedges)",
            "normal form: >=1200",
        ],
    );
    check("14 died", None, &["as written: 14", "number: \"14\" is 14 (numbers)", "normal form: 14"]);
}

#[test]
fn a_vague_plural_tells_its_bounds() {
    check(
        "dozens were hurt",
        None,
        &["as written: dozens", "number: \"dozens\" is 24 to 99 (vague)", "normal form: 24~..99"],
    );
}

#[test]
fn money_tells_its_currency_and_magnitude() {
    check(
        "nearly $1.58bn",
        None,
        &[
            "as written: nearly $1.58bn",
            "number: \"1.58bn\" is 1.58 billion, to the nearest 10 million (numbers)",
            "unit: \"$\" is USD (currencies)",
            "hedge: \"nearly\" makes it nearly 1.58 billion (hedges)",
            "normal form: <~1.58e9 USD",
        ],
    );
}

#[test]
fn a_measure_in_two_units_tells_both() {
    check(
        "30 miles (48 km) away",
        None,
        &[
            "as written: 30 miles (48 km)",
            "number: \"30\" is 30 (numbers)",
            "unit: \"miles\" is mi, 1609.344 of the unit that a length is compared in (units)",
            "unit: \"(48 km)\" says it in a second unit (units)",
            "normal form: 30 mi",
        ],
    );
}

#[test]
fn a_day_tells_what_it_is_counted_from() {
    let published = Some(date(2009, 1, 7));
    check(
        "on Sunday",
        published,
        &[
            "as written: Sunday",
            "day: \"Sunday\" is 2009-01-04, counted from the day of publication (calendar)",
            "normal form: 2009-01-04",
        ],
    );
    check(
        "on Sunday",
        None,
        &[
            "as written: Sunday",
            "day: \"Sunday\" has no day of publication to be counted from, and is compared by its words (calendar)",
            "normal form: Sunday",
        ],
    );
}

#[test]
fn a_share_tells_its_range_and_points_are_no_percent() {
    check(
        "between 50 and 70 percent",
        None,
        &[
            "as written: between 50 and 70 percent",
            "number: \"50 and 70\" is 50 to 70 (numbers)",
            "unit: \"percent\" is a share in percent (cues)",
            "range: \"between 50 and 70 percent\" makes it 50 to 70 (cues)",
            "normal form: 50..70 %",
        ],
    );
    check(
        "rose by three percentage points",
        None,
        &[
            "as written: three percentage points",
            "number: \"three\" is 3 (numbers)",
            "unit: \"percentage points\" is a difference in percentage points (cues)",
            "scope: \"rose by\" makes it a difference, no total (cues)",
            "normal form: 3 points",
        ],
    );
}

#[test]
fn a_length_of_time_is_told_in_its_own_unit() {
    check(
        "more than two weeks",
        None,
        &[
            "as written: more than two weeks",
            "number: \"two\" is 2 (numbers)",
            "unit: \"weeks\" is a length of time, 604800 seconds each (calendar)",
            "hedge: \"more than\" makes it more than 2 (hedges)",
            "normal form: >2 week",
        ],
    );
}

#[test]
fn the_report_tells_the_steps_of_values_and_of_nothing_else() {
    let rules = RulePack::builtin();
    let source = |number: u32, text: &str| {
        ingest::read(text.as_bytes(), "a.txt", Some(Format::Text), SourceId(number), &rules).expect("text is read")
    };
    let left = source(0, "At least 12 sailors died when the ferry Ostrava burned off Varn.");
    let right = source(1, "Nine sailors died when the ferry Ostrava burned off Varn.");
    let report = pipeline::compare([left, right].concat(), &rules, &Options::default());
    let json: serde_json::Value =
        serde_json::from_str(&report::render(&report, report::Format::Json, &Style::default())).expect("JSON");
    let mut told = 0;
    for finding in json["findings"].as_array().expect("findings") {
        for claim in finding["claims"].as_array().expect("claims") {
            let steps = claim["steps"].as_array().expect("steps");
            assert_eq!(
                steps.is_empty(),
                !finding["code"].as_str().is_some_and(|code| code.starts_with('N')),
                "{finding}"
            );
            if let (Some(first), Some(last)) = (steps.first(), steps.last()) {
                assert_eq!(*first, format!("as written: {}", claim["value"].as_str().expect("words")));
                assert_eq!(*last, format!("normal form: {}", claim["normalized"].as_str().expect("a form")));
                told += 1;
            }
        }
    }
    assert!(told >= 2, "both tolls have steps");
}

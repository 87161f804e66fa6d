//! What is read as a value, and how two values stand to each other: lines of data.

use crosscheck::rules::RulePack;
use crosscheck::text::{SourceId, Span};
use crosscheck::value::{Comparison, Reading, Value, Vocabulary, are_far, read_span, relate};
use jiff::civil::{Date, date};
use std::sync::LazyLock;

static PACK: LazyLock<RulePack> = LazyLock::new(RulePack::builtin);

pub(crate) fn vocabulary() -> &'static Vocabulary {
    &PACK.values
}

pub(crate) fn read(text: &str, published: Option<Date>) -> Vec<Reading> {
    read_span(text, Span::new(SourceId(0), 0, text.len()), vocabulary(), published)
}

/// The first value of a text that is not weak.
pub(crate) fn value(text: &str, published: Option<Date>) -> Value {
    let strong = read(text, published).into_iter().find(|reading| !reading.marks.weak);
    strong.unwrap_or_else(|| panic!("no value in {text:?}")).value
}

/// Kinds and normal forms of the values that are not weak.
pub(crate) fn forms(text: &str, published: Option<Date>) -> Vec<String> {
    let strong = read(text, published).into_iter().filter(|reading| !reading.marks.weak);
    strong.map(|reading| format!("{} {}", reading.value.kind().name(), reading.value.normal_form())).collect()
}

pub(crate) fn outcome(comparison: &Comparison) -> &'static str {
    match comparison {
        Comparison::Same(_) => "same",
        Comparison::Compatible(_) => "compatible",
        Comparison::Doubtful(_) => "doubtful",
        Comparison::Different(_) => "different",
        Comparison::Incomparable(_) => "incomparable",
    }
}

#[test]
fn every_example_of_a_rule_is_read_and_no_counterexample() {
    for example in &PACK.value_examples {
        let found = forms(&example.text, None);
        if example.holds {
            assert!(
                found.contains(&example.expected),
                "{}: {:?} gives {found:?}, expected {}",
                example.path,
                example.text,
                example.expected
            );
        } else {
            let wrong = found.iter().any(|form| form.starts_with(&example.expected));
            assert!(!wrong, "{}: {:?} gives {found:?}, expected no {}", example.path, example.text, example.expected);
        }
    }
    assert!(PACK.value_examples.len() > 40, "each rule file has its examples");
}

/// Each line of data through `read`; all that differ are shown together.
pub(crate) fn check(lines: &[(&str, &[&str])], read: impl Fn(&str) -> Vec<String>) {
    let wrong = lines
        .iter()
        .map(|(text, expected)| (text, expected, read(text)))
        .filter(|(_, expected, found)| found != *expected);
    let shown: Vec<String> =
        wrong.map(|(text, expected, found)| format!("{text}\n  expected {expected:?}\n  found    {found:?}")).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

/// Pairs that do not stand to each other as expected, either way round.
pub(crate) fn check_pairs(lines: &[(&str, &str, &str)], published: Option<Date>) {
    let loose =
        |text: &str| read(text, published).into_iter().next().unwrap_or_else(|| panic!("no value in {text:?}")).value;
    let mut wrong = Vec::new();
    for (left, right, expected) in lines {
        let (one, other) = (loose(left), loose(right));
        let found = [relate(&one, &other), relate(&other, &one)];
        if found.iter().any(|found| outcome(found) != *expected) {
            wrong.push(format!("{left} | {right}: expected {expected}, found {:?}", found[0]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Text, and the values in it.
const READ: &[(&str, &[&str])] = &[
    // counts
    ("At least 12 of the miners died", &["count >=12"]),
    ("nearly 1,400 homes burned and 14 were saved", &["count <~1400", "count 14"]),
    ("twelve hundred sheep and half a dozen goats", &["count 1200", "count ~6"]),
    ("Hundreds of thousands fled, dozens drowned", &["count 200000~..999999", "count 24~..99"]),
    ("between 50 and 70 boats, 20 or more of them new", &["count 50..70", "count >=20"]),
    ("No injuries were reported", &["count 0"]),
    ("two or three trawlers", &["count 2..3"]),
    // shares
    ("turnout was 48 per cent, up two percentage points", &["percent 48 %", "percent 2 points"]),
    ("two-thirds of the crew", &["ratio 0.67"]),
    ("one in five said no", &["ratio 0.20"]),
    // money
    ("a $1.58bn deal", &["money 1.58e9 USD"]),
    ("C$16.4m, or £9.8m", &["money 1.64e7 CAD", "money 9.8e6 GBP"]),
    ("thirteen dollars and forty-five cents", &["money 13.45 USD"]),
    ("between $5 and $6 million", &["money 5e6..6e6 USD"]),
    ("profits of 361 million pounds", &["money 3.61e8 GBP"]),
    ("a dog of 40 pounds", &["measure 40 lb"]),
    // measures
    ("30 miles (48 km) off the coast", &["measure 30 mi"]),
    ("24- to 30-foot skiffs", &["measure 24..30 ft"]),
    ("5 feet 2 inches tall", &["measure 5.17 ft"]),
    ("gusts of 120 km/h and a 3-inch pipe", &["measure 120 km/h", "measure 3 in"]),
    ("temperatures of 40C in the shade", &["measure 40 °C"]),
    ("the 13F filing", &["identifier 13f"]),
    ("rooms heated to 18C; bake at 180C; a chilled 4C", &["measure 18 °C", "measure 180 °C", "measure 4 °C"]),
    ("a .38-caliber revolver or a 38-caliber revolver", &["measure 0.38 caliber", "measure 0.38 caliber"]),
    // grades
    ("a magnitude-6.1 quake, then 5.9 again", &["magnitude magnitude 6.1", "magnitude magnitude 5.9"]),
    ("a Category 4 hurricane", &["magnitude category 4"]),
    // ages
    ("the 35-year-old mother of an 18-month-old boy", &["age 35 year", "age 18 month"]),
    ("Ruth Ansel, 35, and Ben (7) were rescued", &["age 35 year", "age 7 year"]),
    ("a woman in her 30s who was 12 when it began", &["age 30..39 year", "age 12 year"]),
    // lengths of time
    ("nearly two-year talks lasted 29 hours", &["duration <~2 year", "duration 29 hour"]),
    ("an hour and a half", &["duration 1.5 hour"]),
    ("for decades", &["duration 2~.. decade"]),
    // scores, ranks, names
    ("won 20-13, by a 51-48 vote", &["score 20-13", "score 51-48"]),
    ("the third-largest port", &["rank #3 largest"]),
    (
        "Flight 370 left gate 12 with AK-47 rifles and Article 5 in hand",
        &["identifier flight 370", "identifier gate 12", "identifier ak-47", "identifier article 5"],
    ),
    ("call 555-0142 or +44 20 7946 0018", &["identifier 555-0142", "identifier +44 20 7946 0018"]),
    // dates and times without a day of publication
    ("on Sunday, Jan. 4, 2009", &["date 2009-01-04"]),
    ("in mid-July and in November-end", &["date XXXX-07 mid", "date XXXX-11 late"]),
    ("Jan. 4-6, 2009", &["date 2009-01-04/2009-01-06"]),
    ("the third quarter of 2016 and the 1970s", &["date 2016-07-01/2016-09-30", "date 197X"]),
    ("last Thursday", &["date Thursday publication-7 day"]),
    ("7:48 am (2248 GMT Tuesday)", &["time T07:48+09:00"]),
    ("at half past ten, just before 6 p.m.", &["time T10:30", "time <T18:00"]),
    // fractions of a unit, mixed numbers, numbers joined to their hedge
    ("two and three-quarter million homes", &["count 2.75e6"]),
    ("three twenty-fifths of the crop", &["ratio 0.12"]),
    (
        "three-quarters of an hour, half a mile and half a percentage point",
        &["duration 0.75 hour", "measure 0.50 mi", "percent 0.50 points"],
    ),
    ("a mile and a half of beach", &["measure 1.5 mi"]),
    ("hundreds of miles of pipe and millions of dollars", &["measure 200~..999 mi", "money 2e6~..9.99999999e8 USD"]),
    ("some 30-odd boats and 100-plus lorries", &["count ~30", "count >=100"]),
    ("a two-to-three week delay", &["duration 2..3 week"]),
    // an ordinal before a unit or a period is a place; a fraction counts it or is joined to its number
    ("a fourth-year student and one fifth-year student", &["ordinal #4", "count 1", "ordinal #5"]),
    ("the fourth week, the fourth mile and a tenth-month review", &["ordinal #4", "ordinal #4", "ordinal #10"]),
    ("one third-class ticket", &["count 1", "ordinal #3"]),
    ("a fourth of a year, one fourth of a mile", &["duration 0.25 year", "measure 0.25 mi"]),
    ("a one-third-mile track and a quarter mile", &["measure 0.33 mi", "measure 0.25 mi"]),
    ("a third-hour break and a third of an hour", &["ordinal #3", "duration 0.33 hour"]),
    ("sixth-formers at a sixth-form college", &[]),
    // shares in words
    ("most of the homes, almost all of her goats", &["ratio 0.51~..0.99", "ratio 0.85~..0.99"]),
    ("another witness, both cables and the only bridge", &[]),
    // hedges as bounds, vague words
    (
        "not yet 300, roughly 40, up to 12, fewer than nine, nearly 60",
        &["count <~300", "count ~40", "count ^12", "count <9", "count <~60"],
    ),
    ("scores of boats, several dozen, a handful of men", &["count 40~..199", "count 36~..119", "count 3~..6"]),
    // measures of every dimension
    ("a 6 ft 2 in guard and a five-foot-six keeper", &["measure 6.17 ft", "measure 5.50 ft"]),
    (
        "2,000 square feet, 42 gallons, 5 tonnes, 90 mph",
        &["measure 2000 ft²", "measure 42 gal", "measure 5 t", "measure 90 mph"],
    ),
    (
        "1,013 millibars, 500 megawatts, 3 gigabytes, 7.62mm",
        &["measure 1013 mbar", "measure 500 MW", "measure 3 GB", "measure 7.62 mm"],
    ),
    // decades of a life and of a century
    ("a woman in her mid-30s and a man in his late sixties", &["age 33..37 year", "age 66..69 year"]),
    ("aged between 18 and 25", &["age 18..25 year"]),
    ("in the nineteen-eighties, not the early 1970s", &["date 198X", "date 1970-01-01/1974-12-31"]),
    ("Jan. '09, the second half of 2009", &["date 2009-01", "date 2009-07-01/2009-12-31"]),
    ("half a century ago", &["date publication-50 year"]),
    ("open from 7 to 9 p.m.", &["time T19:00..T21:00"]),
    // names that have numbers
    ("10 Market Street and 1-800-555-0142", &["identifier 10 market street", "identifier 1-800-555-0142"]),
    ("call 911 from an A320 on 9/11", &["identifier 911", "identifier a320", "identifier 9/11"]),
    ("Room 12, Covid-19 and an EF-4 tornado", &["identifier room 12", "identifier covid-19", "magnitude category 4"]),
    ("they may march on", &[]),
    ("about 2,000 people in 2000 people", &["count ~2000", "count 2000"]),
];

#[test]
fn values_are_read_as_written() {
    check(READ, |text| forms(text, None));
}

/// Text, day of publication (a Wednesday), and the dates in it.
const PUBLISHED: &[(&str, &[&str])] = &[
    ("on Wednesday", &["date 2009-01-07"]),
    ("on Thursday", &["date 2009-01-01"]),
    ("yesterday, two days ago", &["date 2009-01-06", "date 2009-01-05"]),
    ("on Dec. 28", &["date 2008-12-28"]),
    ("last month and in December", &["date 2008-12", "date 2008-12"]),
    ("8 p.m. on Sunday", &["time 2009-01-04 T20:00", "date 2009-01-04"]),
    ("the first Friday of next month", &["date 2009-02-06"]),
    ("late last year", &["date 2008-07-01/2008-12-31"]),
    ("early this week", &["date 2009-01-05/2009-01-08"]),
];

#[test]
fn dates_are_told_from_publication() {
    check(PUBLISHED, |text| forms(text, Some(date(2009, 1, 7))));
}

/// Text with one value, and what stands around it.
const MARKS: &[(&str, &str)] = &[
    ("two of the five boats", "part"),
    ("half of his men", "part"),
    ("$40 a share", "per unit"),
    ("$5-a-barrel", "per unit"),
    ("most of the homes", "part"),
    ("12 percent per year", "per unit"),
    ("three each", "per unit"),
    ("the toll rose by three", "change"),
    ("another 20 arrived", "change"),
    ("three more bodies", "change"),
    ("the toll rose to 19", ""),
    ("this one is theirs", "weak"),
    ("a second boat", "weak"),
    ("five boats", ""),
];

#[test]
fn marks_tell_parts_units_and_changes_from_totals() {
    let lines: Vec<(&str, &[&str])> = MARKS.iter().map(|(text, marks)| (*text, std::slice::from_ref(marks))).collect();
    check(&lines, |text| {
        let readings = read(text, None);
        let marks = readings.first().unwrap_or_else(|| panic!("no value in {text:?}")).marks;
        let told = [
            (marks.part_of.is_some(), "part"),
            (marks.per_unit.is_some(), "per unit"),
            (marks.change.is_some(), "change"),
            (marks.weak, "weak"),
        ];
        vec![told.iter().filter(|(holds, _)| *holds).map(|(_, name)| *name).collect::<Vec<_>>().join(" ")]
    });
}

/// Two values and how they stand to each other; each line is tried both ways round.
const RELATED: &[(&str, &str, &str)] = &[
    ("four workers", "five workers", "different"),
    ("98 seats", "100 seats", "different"),
    ("104 seats", "100 seats", "different"),
    ("612 dead", "600 dead", "compatible"),
    ("196 dead", "200 dead", "compatible"),
    ("640 dead", "600 dead", "different"),
    ("612 dead", "610 dead", "different"),
    ("about 100 seats", "98 seats", "compatible"),
    ("at least 12 people", "14 people", "compatible"),
    ("at least 12 people", "nine people", "different"),
    ("dozens", "47 people", "compatible"),
    ("dozens", "two people", "different"),
    ("more than 200,000", "about 230,000", "compatible"),
    ("more than 26,000", "more than 31,000", "doubtful"),
    ("as many as 80", "50", "doubtful"),
    ("nearly 40", "38", "compatible"),
    ("nearly 40", "12", "different"),
    ("a $1.6 billion deal", "a deal worth $1.58bn", "same"),
    ("$2 million", "$1.2 million", "different"),
    ("50 cents", "$0.50", "same"),
    ("$5 million", "€5 million", "incomparable"),
    ("30 miles", "about 48 km", "same"),
    ("30 miles", "48 km", "same"),
    ("35 miles", "about 58km", "compatible"),
    ("1,150 kilometers", "about 940 miles", "different"),
    ("10 km", "10 kg", "incomparable"),
    ("98 degrees Fahrenheit", "37 degrees Celsius", "same"),
    ("magnitude 6.1", "magnitude 5.9", "different"),
    ("magnitude 6.1", "about magnitude 6.0", "different"),
    ("two-thirds of the vote", "65 percent", "same"),
    ("70 percent", "two percentage points", "incomparable"),
    ("a 12-year sentence", "11 years", "different"),
    ("two decades", "21 years", "compatible"),
    ("90 minutes", "an hour and a half", "same"),
    ("won 9-3", "a 9-3 vote", "same"),
    ("won 9-3", "won 8-4", "different"),
    ("in March 2005", "on March 11, 2005", "compatible"),
    ("in 2006", "in May 2005", "different"),
    ("Nov. 18", "Nov. 19", "different"),
    ("November", "Nov. 19", "compatible"),
    ("in March", "in June", "different"),
    ("early March", "in March", "compatible"),
    ("Friday", "Oct. 21, 2011", "compatible"),
    ("Saturday", "Oct. 21, 2011", "doubtful"),
    ("Friday", "Saturday", "doubtful"),
    ("Sunday", "Jan. 4", "compatible"),
    ("at 5:30 p.m.", "at 17:30", "same"),
    ("at 5:30 p.m.", "around 5:45 p.m.", "compatible"),
    ("at 5:30 p.m.", "at 3:30 p.m.", "different"),
    ("1353 (1023 GMT)", "1023 GMT", "same"),
    ("3 dogs", "magnitude 3", "incomparable"),
    ("first", "second place", "different"),
    ("most of the homes", "two-thirds of the homes", "compatible"),
    ("almost all of the seats", "more than half of the seats", "compatible"),
    ("almost all of the seats", "a tenth of the seats", "different"),
    ("in her mid-30s", "35 years old", "compatible"),
    ("in her mid-30s", "52 years old", "different"),
    ("hundreds of miles", "300 miles", "compatible"),
    ("half a mile", "about 800 metres", "same"),
];

#[test]
fn two_values_stand_to_each_other() {
    check_pairs(RELATED, None);
}

/// With a day of publication the calendar decides: Wednesday, 7 January 2009.
const DATED: &[(&str, &str, &str)] = &[
    ("on Sunday", "on Jan. 4", "same"),
    ("on Sunday", "on Jan. 5", "different"),
    ("yesterday", "on Tuesday", "same"),
    ("this week", "on Monday", "compatible"),
    ("about two weeks ago", "on Dec. 22", "compatible"),
    ("last Thursday", "on Jan. 8", "doubtful"),
    ("in March", "in June", "different"),
];

#[test]
fn the_calendar_decides_when_both_are_dated() {
    check_pairs(DATED, Some(date(2009, 1, 7)));
}

#[test]
fn amounts_of_two_things_are_far_and_slips_are_not() {
    let far = |left: &str, right: &str| {
        let (left, right) = (value(left, None), value(right, None));
        assert_eq!(are_far(&left, &right), are_far(&right, &left), "in both directions");
        are_far(&left, &right)
    };
    for (left, right) in [("23 points", "2,117 points"), ("485 years", "more than three years"), ("$40", "$3 million")]
    {
        assert!(far(left, right), "{left} / {right}");
    }
    for (left, right) in [
        ("three observers", "40 observers"),
        ("30 boats", "30,000 boats"),
        ("$2.5 million", "$2.5 billion"),
        ("dozens of boats", "two boats"),
        ("$40", "3,000 years"),
    ] {
        assert!(!far(left, right), "{left} / {right}");
    }
}

#[test]
fn reasons_are_words_a_reader_believes() {
    let reason = |left: &str, right: &str| match relate(&value(left, None), &value(right, None)) {
        Comparison::Same(why) | Comparison::Compatible(why) | Comparison::Doubtful(why) => why,
        Comparison::Different(why) | Comparison::Incomparable(why) => why,
    };
    assert_eq!(reason("at least 12", "nine"), "9 is outside 12 or more");
    assert_eq!(reason("four", "five"), "4 against 5");
    assert_eq!(reason("$1.6 billion", "$1.58bn"), "1.6 billion USD is 1.58 billion USD, rounded");
    assert_eq!(reason("$5 million", "€5 million"), "a sum in USD and a sum in EUR");
}

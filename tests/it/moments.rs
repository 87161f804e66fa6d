//! Times, days, stretches and lengths of time as papers of the English-language world write them, each with siblings and with what only
//! looks like one: lines of data. Read as of Wednesday, 15 May 2024 where a day of publication is needed.

use crate::values::{check, check_pairs, forms, read};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const PUBLISHED: Date = date(2024, 5, 15);

/// A number before a part of the day counts, unless a word between makes it an hour.
const PARTS_OF_THE_DAY: &[(&str, &[&str])] = &[
    ("The roof fell in one morning in May", &["count 1", "date XXXX-05"]),
    ("five evening commuters were hurt", &["count 5"]),
    ("three morning flights and two afternoon sessions", &["count 3", "count 2"]),
    ("the search took two nights and 12 night shifts", &["count 2", "count 12"]),
    ("at five in the morning", &["time T05:00"]),
    ("five o'clock in the evening", &["time T17:00"]),
    ("at 5 this morning", &["time T05:00"]),
    ("around 3 in the afternoon", &["time ~T15:00"]),
    ("at ten at night, at two at night", &["time T22:00", "time T02:00"]),
    ("at 8 last night", &["time publication-1 day T20:00"]),
    ("half eight in the morning", &["time T08:30"]),
    ("ten to six in the evening", &["time T17:50"]),
    ("five minutes to midnight", &["time T23:55"]),
    ("at five past noon", &["time T12:05"]),
    ("by 6 on Saturday evening", &["time <Saturday T18:00", "date Saturday", "time Saturday T17:00/T22:00"]),
    ("shortly after 3 on Tuesday afternoon", &["time >Tuesday T15:00", "date Tuesday", "time Tuesday T12:00/T18:00"]),
    (
        "until six yesterday morning",
        &["time publication-1 day T06:00", "date publication-1 day", "time publication-1 day T06:00/T12:00"],
    ),
    ("before 7 Monday morning", &["time Monday T07:00", "date Monday", "time Monday T06:00/T12:00"]),
    ("it rose by 6 on Saturday evening", &["count 6", "date Saturday", "time Saturday T17:00/T22:00"]),
    ("they held 14 on Saturday night", &["count 14", "date Saturday", "time Saturday T18:00/T06:00"]),
    ("after 6 Saturday matches", &["count 6", "date Saturday"]),
    ("won by ten to six", &["count 10", "count 6"]),
    ("Midnight Oil played High Noon", &[]),
    ("Two PM aspirants tuned to 810 AM", &["count 2", "count 810"]),
    ("Midnight on Tuesday", &["time Tuesday T00:00", "date Tuesday"]),
];

#[test]
fn a_part_of_the_day_makes_an_hour_only_behind_a_word_that_leads_it() {
    check(PARTS_OF_THE_DAY, |text| forms(text, None));
}

const CLOCKS: &[(&str, &[&str])] = &[
    ("at 15.30 GMT, at 3.45pm, at 3:45 p.m.", &["time T15:30+00:00", "time T15:45", "time T15:45"]),
    ("at 15.30 on Sunday", &["time Sunday T15:30", "date Sunday"]),
    ("at 3.07 in the morning and 6.30 in the evening", &["time T03:07", "time T18:30"]),
    ("shares closed at 15.30 rupees", &["money 15.30 INR"]),
    ("inflation fell to 15.30", &["count 15.30"]),
    ("at 1530 hours, at 0630 hrs, at 15h30", &["time T15:30", "time T06:30", "time T15:30"]),
    ("by 8-30 a.m., from 8 to 10 a.m.", &["time <T08:30", "time T08:00..T10:00"]),
    ("between 2 and 3 a.m.", &["time T02:00..T03:00"]),
    ("from 9 a.m. until noon, 10 p.m. to 2 a.m.", &["time T09:00..T12:00", "time T22:00..T02:00"]),
    ("seven o’clock on Sunday evening", &["time Sunday T19:00", "date Sunday", "time Sunday T17:00/T22:00"]),
    ("at eleven-thirty p.m., by five-thirty in the morning", &["time T23:30", "time <T05:30"]),
    ("at 5pm PT, at 8 p.m. Eastern", &["time T17:00-08:00/-07:00", "time T20:00-05:00/-04:00"]),
    ("at 9 a.m. London time, at 7:30 p.m. Beijing time", &["time T09:00+00:00/+01:00", "time T19:30+08:00"]),
    ("at 14:00 UTC+2, at 14:00 (UTC+5:30)", &["time T14:00+02:00", "time T14:00+05:30"]),
    ("at 6pm WAT, 20:00 EAT, 9 a.m. SAST", &["time T18:00+01:00", "time T20:00+03:00", "time T09:00+02:00"]),
    ("at 10:30 local time", &["time T10:30"]),
    ("quoted John 3:16, kick-off 7:45", &["time T07:45"]),
    ("the ratio, at 4:3, is odd", &["count 4", "count 3"]),
    ("at 8 p.m. Central Station was shut", &["time T20:00"]),
];

#[test]
fn clocks_are_read_in_every_writing_and_zone() {
    check(CLOCKS, |text| forms(text, None));
}

const MOMENTS: &[(&str, &str, &str)] = &[
    ("at 5pm PT", "at 8pm ET", "same"),
    ("at 5pm Pacific time", "at 7 p.m. Central", "same"),
    ("at 6 p.m. MT", "at 5 p.m. PST", "same"),
    ("at 5pm PT", "at 9pm ET", "different"),
    ("at 8 p.m. ET", "at 8 p.m. EDT", "compatible"),
    ("at 8 p.m. ET", "at 0000 GMT", "compatible"),
    ("at 8 p.m. ET", "at 2200 GMT", "doubtful"),
    ("at 2 p.m. IST", "at 1.30 p.m. PKT", "same"),
    ("at 15.30 GMT", "at 3.30pm GMT", "same"),
    ("at 5pm PT", "at 8pm", "doubtful"),
    ("between 2 and 3 a.m.", "at 2:30 a.m.", "compatible"),
    ("from 11 p.m. to 1 a.m.", "at midnight", "compatible"),
    ("between 2 and 3 a.m.", "at 5 a.m.", "doubtful"),
];

#[test]
fn one_moment_in_two_zones_is_one_moment() {
    check_pairs(MOMENTS, None);
}

/// Days and stretches, as of publication.
const DAYS: &[(&str, &[&str])] = &[
    ("on Tues., May 14, and on Sep 11 '01", &["date 2024-05-14", "date 2001-09-11"]),
    ("on the fourteenth of May", &["date 2024-05-14"]),
    ("14/05/2024, 05/14/2024, 14.5.2024", &["date 2024-05-14", "date 2024-05-14", "date 2024-05-14"]),
    ("05/06/2024", &[]),
    ("in March last year, on 3 March last year", &["date 2023-03", "date 2023-03-03"]),
    ("on Christmas Day last year, on New Year’s Eve 2014", &["date 2023-12-25", "date 2014-12-31"]),
    ("in March next year, on May Day", &["date 2025-03", "date 2024-05-01"]),
    ("on Tuesday, June 4", &["date 2024-06-04"]),
    ("on Sunday, June 4", &["date 2023-06-04"]),
    ("Friday last, Thursday next, on Friday week", &["date 2024-05-10", "date 2024-05-16", "date 2024-05-24"]),
    ("this coming Friday, a week on Monday", &["date 2024-05-17", "date 2024-05-27"]),
    ("on Tuesday of last week, Monday last week", &["date 2024-05-07", "date 2024-05-06"]),
    ("a week ago today, a week ago on Tuesday", &["date 2024-05-08", "date 2024-05-07"]),
    ("a month ago, a decade ago", &["date 2024-04-15~8", "date 2014-05-15~913"]),
    ("in two weeks' time, in 10 days’ time", &["date 2024-05-29~4", "date 2024-05-25"]),
    ("two days before Christmas, the day after Christmas", &["date 2023-12-23", "date 2023-12-26"]),
    ("15 days after May 3", &["date 2024-05-18"]),
    ("on 3 and 4 May, on May 3 and 4.", &["date 2024-05-03/2024-05-04", "date 2024-05-03/2024-05-04"]),
    ("On May 3 and 4 people died", &["date 2024-05-03", "count 4"]),
    ("over the weekend, this weekend", &["date 2024-05-11/2024-05-12", "date 2024-05-18/2024-05-19"]),
    ("the weekend of May 4-5", &["date 2024-05-04/2024-05-05"]),
    ("in the last 24 hours", &["date 2024-05-14/2024-05-15"]),
    ("three Fridays ago, two Mondays from now", &["date 2024-04-26", "date 2024-05-27"]),
    ("two weeks from Friday, a year ago yesterday", &["date 2024-05-31~4", "date 2023-05-14"]),
];

#[test]
fn days_are_read_in_every_writing() {
    check(DAYS, |text| forms(text, Some(PUBLISHED)));
}

const STRETCHES: &[(&str, &[&str])] = &[
    ("in 2010–15, the 1914-18 war", &["date 2010-01-01/2015-12-31", "date 1914-01-01/1918-12-31"]),
    ("the 2023/24 season, the 2022-23 season", &["date 2023-01-01/2024-12-31", "date 2022-01-01/2023-12-31"]),
    ("FY2023-24, financial year 2022-23", &["date 2023-04-01/2024-03-31~92", "date 2022-04-01/2023-03-31~92"]),
    ("fiscal 2024, the 2023 fiscal year, FY22", &["date 2024~335", "date 2023~335", "date 2022~335"]),
    ("in the year to March 2016", &["date 2015-04-01/2016-03-31"]),
    ("the 12 months ended June 30, 2023", &["date 2022-07-01/2023-06-30"]),
    ("in the three months to March 2024", &["date 2024-01-01/2024-03-31"]),
    ("the first three months of 2024", &["date 2024-01-01/2024-03-31"]),
    ("the last three months of 2023", &["date 2023-10-01/2023-12-31"]),
    ("the first six months of the year", &["date 2024-01-01/2024-06-30"]),
    ("the first 10 days of May 2023", &["date 2023-05-01/2023-05-10"]),
    ("temperatures in the 80s, a song of the 80s", &["count 80", "count 80"]),
    ("a song of the '80s", &["date 198X"]),
    ("44 BC, AD 79, 300 B.C.", &["date -043", "date 0079", "date -299"]),
    ("an ad 79 readers saw", &["count 79"]),
    ("Year 7 pupils", &["count 7"]),
    ("the 1800s, the 2000s", &["date 18XX", "date 200X"]),
    ("the winter of 2022-23", &["date 2022-12-01/2023-02-28"]),
    ("Q3 of 2023, Q4'15", &["date 2023-07-01/2023-09-30", "date 2015-10-01/2015-12-31"]),
    ("the last quarter of 2023, 2019/2020", &["date 2023-10-01/2023-12-31", "date 2019-01-01/2020-12-31"]),
    ("the first weekend of June", &["date 2023-06-03/2023-06-04"]),
    ("the last day of May, the first half of May", &["date 2024-05-31", "date 2024-05-01/2024-05-15"]),
    ("the last day of the strike", &[]),
    ("May to July 2023, from today to Friday", &["date 2023-05-01/2023-07-31", "date 2024-05-15/2024-05-17"]),
];

#[test]
fn stretches_are_read_in_every_writing() {
    check(STRETCHES, |text| forms(text, Some(PUBLISHED)));
}

/// Names that have a word of the calendar in them.
const NAMES: &[(&str, &[&str])] = &[
    ("shops open early for Black Friday", &[]),
    ("on Bloody Sunday, on Super Tuesday", &[]),
    ("Microsoft's Patch Tuesday", &[]),
    ("told the Sunday Times and the Saturday Evening Post", &[]),
    ("the series Friday Night Lights", &[]),
    ("April Hendricks met Theresa May", &[]),
    ("Terry March and June Whitfield", &[]),
    ("that august body", &[]),
    ("the film March of the Penguins", &[]),
    ("on Sunday Ansel left", &["date 2024-05-12"]),
    ("In April Hendricks left", &["date 2024-04"]),
    ("met in Geneva Thursday", &["date 2024-05-09"]),
    ("Friday's storm and Sunday's calm", &["date 2024-05-10", "date 2024-05-12"]),
];

#[test]
fn a_name_with_a_word_of_the_calendar_is_no_day() {
    check(NAMES, |text| forms(text, Some(PUBLISHED)));
}

const LENGTHS: &[(&str, &[&str])] = &[
    ("a year and a day, a week and a day", &["duration 366 day", "duration 8 day"]),
    ("2h 30m, 3h40m, 1h 5min", &["duration 150 minute", "duration 220 minute", "duration 65 minute"]),
    ("1 hr. 20 min., 5 min 12 s", &["duration 80 minute", "duration 312 second"]),
    ("a 30 m wall 5 m high", &["measure 30 m", "measure 5 m"]),
    ("ten straight days, three consecutive years", &["duration 10 day", "duration 3 year"]),
    ("two full weeks, six academic years", &["duration 2 week", "duration 6 year"]),
    ("six months to two years", &["duration 0.49..2.00 year"]),
    ("cut from six months to two weeks", &["duration 6 month", "duration 2 week"]),
    ("a deal of $5 million over seven years", &["money 5e6 USD", "duration 7 year"]),
    ("£3m over three years, spread over two weeks", &["money 3e6 GBP", "duration 3 year", "duration 2 week"]),
    ("he waited over two years", &["duration >2 year"]),
    ("The $5 million took over two years.", &["money 5e6 USD", "duration >2 year"]),
    ("he asked for seconds, it lasted for hours", &["duration 2~.. hour"]),
    ("6 mos., 10 wks", &["duration 6 month", "duration 10 week"]),
    ("won in 2:25:13, a time of 2:05:09", &["duration 8713 second", "duration 7509 second"]),
];

#[test]
fn lengths_are_read_in_every_writing() {
    check(LENGTHS, |text| forms(text, None));
}

/// Words that a dated draft and an undated source share.
#[test]
fn the_same_words_are_worded_alike_with_and_without_a_day_of_publication() {
    for text in [
        "on Sunday",
        "last Saturday",
        "on Monday night",
        "at noon last Saturday",
        "last year",
        "in May",
        "yesterday",
        "this morning",
        "at 8 last night",
        "two days ago",
        "a week ago on Tuesday",
        "Friday week",
        "on 14 May",
        "on Christmas Day",
        "in March last year",
        "earlier this year",
        "the first quarter",
        "the first Friday of July",
        "in the past two weeks",
        "in two weeks' time",
        "the year to March",
        "the last day of May",
        "over the weekend",
        "early on Tuesday",
        "next month",
    ] {
        let (dated, undated) = (read(text, Some(PUBLISHED)), read(text, None));
        assert_eq!(dated.len(), undated.len(), "{text}");
        for (one, other) in dated.iter().zip(&undated) {
            assert_eq!(one.span, other.span, "{text}");
            assert!(one.value.is_worded_as(&other.value), "{text}: {:?} | {:?}", one.value, other.value);
        }
    }
    let worded_alike = |left: &str, right: &str| {
        let (left, right) = (read(left, Some(PUBLISHED)), read(right, None));
        left[0].value.is_worded_as(&right[0].value)
    };
    assert!(!worded_alike("on Sunday", "last Sunday"));
    assert!(!worded_alike("on Sunday", "on May 12"));
    assert!(!worded_alike("at noon on Sunday", "at noon"));
}

/// Lines of live blogs, which tell no length of time.
#[test]
fn how_long_ago_a_line_was_posted_is_no_length_of_the_story() {
    let lines = ["1 hour ago", "Posted 5m ago", "1h ago", "5 mins ago", "Updated 2 hrs ago", "30s ago", "an hour ago"];
    for published in [None, Some(PUBLISHED)] {
        check(&lines.map(|line| (line, &[] as &[&str])), |text| forms(text, published));
    }
}

const UNITS: &[&str] = &[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
];

/// Ways to say how far something lies from publication, or how long it took.
const SPANS: &[&str] = &[
    "It was {} ago.",
    "{} from now it ends.",
    "in {}",
    "in {}' time",
    "{} later",
    "{} earlier",
    "{} before today",
    "{} after Christmas",
    "{} before May 3, 2024",
    "for {}",
    "the last {}",
    "over the next {}",
    "since the past {}",
    "within {} of June 4",
    "a week and {} ago on Friday",
    "the {} to March 2024",
    "the first {} of 2024",
    "the last {} of the year",
    "more than {} ago",
    "between {} and two years ago",
    "{} to {} ago",
];

proptest! {
    /// A span of any length, also one beyond the calendar, is read without a crash, and related to itself.
    #[test]
    fn a_span_beyond_the_calendar_is_read(
        unit in prop::sample::select(UNITS),
        span in prop::sample::select(SPANS),
        digits in 1usize..22,
        figure in 1u8..10,
        published in prop::sample::select(vec![date(-9999, 1, 1), date(1, 1, 1), date(2024, 2, 29), date(9999, 12, 31)]),
    ) {
        let number = figure.to_string().repeat(digits);
        for length in [format!("{number} {unit}s"), format!("{number}-{unit}"), format!("-{number}.5 {unit}s")] {
            let text = span.replace("{}", &length);
            for one in read(&text, Some(published)).into_iter().chain(read(&text, None)) {
                let _ = (one.value.normal_form(), one.value.extent(), one.steps(&text));
                let _ = crosscheck::value::relate(&one.value, &one.value);
            }
        }
    }

    /// A year of any size is read without a crash, in every place a year may stand.
    #[test]
    fn a_year_beyond_the_calendar_is_read(year in 0u64..100_000, day in 0u8..40) {
        for text in [
            format!("in {year}"),
            format!("on May {day}, {year}"),
            format!("{day}/{day}/{year}"),
            format!("{year}-{day}-{day}"),
            format!("{year} BC, AD {year}, the {year}s"),
            format!("FY{year}-{day}, {year}-{day}, {year}/{day}, Q{day} {year}"),
            format!("the week of May {day}, {year}, the year to May {year}, the first {day} weeks of {year}"),
        ] {
            for one in read(&text, Some(date(2024, 5, 15))) {
                let _ = (one.value.normal_form(), one.value.extent());
            }
        }
    }
}

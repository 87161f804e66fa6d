//! Laws of values over generated ones: symmetric, equal after a round trip, never at odds with themselves in another form.

use crate::values::{outcome, read, vocabulary};
use crosscheck::value::{Value, relate};
use proptest::prelude::*;

/// Words for a number below a million.
pub fn spelled(number: u32) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let joined =
        |head: String, rest: u32, and: &str| if rest == 0 { head } else { format!("{head}{and}{}", spelled(rest)) };
    match number {
        0..20 => SMALL[number as usize].to_owned(),
        20..100 => joined(TENS[number as usize / 10].to_owned(), number % 10, "-"),
        100..1000 => joined(format!("{} hundred", spelled(number / 100)), number % 100, " and "),
        _ => joined(
            format!("{} thousand", spelled(number / 1000)),
            number % 1000,
            if number % 1000 < 100 { " and " } else { " " },
        ),
    }
}

fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

/// Ways to write one number of things, hedged ones among them.
fn count_forms(number: u32) -> Vec<String> {
    let bare = [grouped(number), number.to_string(), spelled(number)];
    let hedges = [
        "",
        "about ",
        "at least ",
        "more than ",
        "up to ",
        "as many as ",
        "nearly ",
        "some ",
        "roughly ",
        "no more than ",
        "exactly ",
    ];
    let mut forms: Vec<String> =
        bare.iter().flat_map(|number| hedges.iter().map(move |hedge| format!("{hedge}{number} boats"))).collect();
    forms.extend(
        bare.iter().flat_map(|number| [" or more boats", " or so boats"].map(|tail| format!("{number}{tail}"))),
    );
    forms
}

/// Ways to write one sum, a multiple of 100,000.
fn money_forms(tenths_of_million: u32) -> Vec<String> {
    let millions = f64::from(tenths_of_million) / 10.0;
    let units = grouped(tenths_of_million * 100_000);
    vec![
        format!("${millions} million"),
        format!("US${millions}m"),
        format!("{millions} million dollars"),
        format!("${units}"),
        format!("USD {units}"),
        format!("about ${millions} million"),
        format!("at least ${millions} million"),
    ]
}

/// Ways to write one length: in kilometres, and in miles as a paper would round them.
fn length_forms(kilometres: u32) -> Vec<String> {
    let miles = f64::from(kilometres) / 1.609_344;
    vec![
        format!("{kilometres} km"),
        format!("{} kilometres", spelled(kilometres)),
        format!("{kilometres}-kilometre"),
        format!("about {} miles", miles.round()),
        format!("{miles:.1} miles"),
        format!("{kilometres} km ({} miles)", miles.round()),
    ]
}

fn percent_forms(percent: u32) -> Vec<String> {
    vec![
        format!("{percent}%"),
        format!("{percent} percent"),
        format!("{} per cent", spelled(percent)),
        format!("about {percent} pct"),
        format!("between {percent} and {} percent", percent + 10),
    ]
}

/// Ways to write one length of time, in hours.
fn duration_forms(hours: u32) -> Vec<String> {
    vec![
        format!("{hours} hours"),
        format!("{} hours", spelled(hours)),
        format!("{hours}-hour"),
        format!("{} minutes", hours * 60),
        format!("about {hours} hours"),
    ]
}

/// Ways to write one day.
fn date_forms(day: jiff::civil::Date) -> Vec<String> {
    vec![
        day.strftime("on %B %-d, %Y").to_string(),
        day.strftime("on %b. %-d, %Y").to_string(),
        day.strftime("on %-d %B %Y").to_string(),
        day.strftime("%Y-%m-%d").to_string(),
        day.strftime("on %A, %B %-d, %Y").to_string(),
        day.strftime("on %A").to_string(),
        day.strftime("in %B %Y").to_string(),
        day.strftime("in %Y").to_string(),
        day.strftime("on %B %-d").to_string(),
    ]
}

fn time_forms(hour: u32, minute: u32) -> Vec<String> {
    let (half, small) = (if hour < 12 { "a.m." } else { "p.m." }, if hour.is_multiple_of(12) { 12 } else { hour % 12 });
    vec![
        format!("at {hour:02}:{minute:02}"),
        format!("at {small}:{minute:02} {half}"),
        format!("around {small}:{minute:02} {half}"),
        format!("at {hour:02}{minute:02} hours"),
        format!("at {small}:{minute:02}{}", half.replace('.', "")),
    ]
}

/// Ways to write one age.
fn age_forms(years: u32) -> Vec<String> {
    vec![
        format!("{years} years old"),
        format!("{years}-year-old"),
        format!("{}-year-old", spelled(years)),
        format!("aged {years}"),
        format!("{years} years of age"),
        format!("about {years} years old"),
    ]
}

/// Ways to write one place in an order.
fn ordinal_forms(place: u32) -> Vec<String> {
    let ending = match (place % 100, place % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        (_, _) => "th",
    };
    vec![format!("{place}{ending} storm"), format!("the {place}{ending} storm")]
}

/// Ways to write one grade of a quake.
fn magnitude_forms(tenths: u32) -> Vec<String> {
    let grade = f64::from(tenths) / 10.0;
    vec![
        format!("magnitude {grade:.1}"),
        format!("magnitude-{grade:.1}"),
        format!("{grade:.1}-magnitude"),
        format!("{grade:.1} on the Richter scale"),
        format!("a magnitude of {grade:.1}"),
    ]
}

/// Ways to write one share of a whole.
fn share_forms(percent: u32) -> Vec<String> {
    let tenths = percent / 10;
    vec![
        format!("{} percent", tenths * 10),
        format!("{tenths} out of 10"),
        format!("{} in 10", spelled(tenths)),
        format!("{} tenths", spelled(tenths)),
        format!("about {} percent", tenths * 10),
    ]
}

/// Ways to write one result; a vote and a match read alike.
fn score_forms((more, fewer): (u32, u32)) -> Vec<String> {
    let more = more + fewer;
    vec![format!("won {more}-{fewer}"), format!("a {more}-{fewer} vote"), format!("lost by {more} to {fewer}")]
}

/// Ways to write one mass, temperature or speed.
fn measure_forms(amount: u32) -> Vec<Vec<String>> {
    let number = f64::from(amount);
    vec![
        vec![
            format!("{amount} kg"),
            format!("{} kilograms", spelled(amount)),
            format!("{amount}-kilogram"),
            format!("{:.1} lb", number * 2.204_622_6),
            format!("about {} pounds", (number * 2.204_622_6).round()),
        ],
        vec![
            format!("{amount} degrees Celsius"),
            format!("{amount}°C"),
            format!("{:.1} degrees Fahrenheit", number * 1.8 + 32.0),
        ],
        vec![format!("{amount} km/h"), format!("{amount} kph"), format!("{:.1} mph", number / 1.609_344)],
        vec![
            format!("{amount} square miles"),
            format!("{amount}-square-mile"),
            format!("{:.1} square kilometers", number * 2.589_988_1),
        ],
    ]
}

/// Ways to write one decade, month or quarter.
fn period_forms((year, month): (i16, i8)) -> Vec<Vec<String>> {
    let day = jiff::civil::date(year, month, 1);
    vec![
        vec![
            day.strftime("in %B %Y").to_string(),
            day.strftime("in %b. %Y").to_string(),
            format!("in {}", year),
            day.strftime("in mid-%B %Y").to_string(),
        ],
        vec![format!("in the {}0s", year / 10), format!("in the early {}0s", year / 10), format!("in {}0", year / 10)],
        vec![
            format!("the third quarter of {year}"),
            format!("Q3 {year}"),
            format!("in August {year}"),
            format!("late {year}"),
        ],
    ]
}

fn forms() -> impl Strategy<Value = Vec<String>> {
    let day = (1990i16..2030, 1i8..13, 1i8..29).prop_map(|(year, month, day)| jiff::civil::date(year, month, day));
    prop_oneof![
        (2u32..900_000).prop_map(count_forms),
        (11u32..20_000).prop_map(money_forms),
        (12u32..900).prop_map(length_forms),
        (1u32..90).prop_map(percent_forms),
        (2u32..40).prop_map(duration_forms),
        day.prop_map(date_forms),
        (0u32..24, 0u32..60).prop_map(|(hour, minute)| time_forms(hour, minute)),
        (3u32..100).prop_map(age_forms),
        (3u32..200).prop_map(ordinal_forms),
        (20u32..95).prop_map(magnitude_forms),
        (20u32..90).prop_map(share_forms),
        (1u32..90, 1u32..90).prop_map(score_forms),
        (12u32..900, 0usize..4).prop_map(|(amount, which)| measure_forms(amount).swap_remove(which)),
        (1950i16..2030, 1i8..13, 0usize..3)
            .prop_map(|(year, month, which)| period_forms((year, month)).swap_remove(which)),
    ]
}

/// Texts with any value, for laws that need no twin.
fn texts() -> impl Strategy<Value = String> {
    (forms(), any::<prop::sample::Index>()).prop_map(|(forms, index)| index.get(&forms).clone())
}

fn only(text: &str) -> Value {
    let readings = read(text, None);
    assert_eq!(readings.len(), 1, "{text}: {readings:?}");
    readings[0].value.clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_value_is_never_at_odds_with_itself_in_another_form(forms in forms()) {
        let values: Vec<(&String, Value)> = forms.iter().map(|text| (text, only(text))).collect();
        for (left, one) in &values {
            for (right, other) in &values {
                let found = relate(one, other);
                prop_assert!(matches!(outcome(&found), "same" | "compatible"), "{left} | {right}: {found:?}");
            }
        }
    }

    #[test]
    fn relate_is_symmetric(left in texts(), right in texts()) {
        let (one, other) = (only(&left), only(&right));
        prop_assert_eq!(outcome(&relate(&one, &other)), outcome(&relate(&other, &one)), "{} | {}", left, right);
    }

    #[test]
    fn a_value_is_the_same_after_a_round_trip_through_its_normal_form(text in texts()) {
        let value = only(&text);
        let form = value.normal_form();
        let back = Value::parse(value.kind(), &form, vocabulary());
        let back = back.unwrap_or_else(|| panic!("{text}: {form} does not parse"));
        prop_assert_eq!(back.normal_form(), form.clone(), "{}", text);
        prop_assert_eq!(outcome(&relate(&value, &back)), "same", "{}: {}", text, form);
    }

    #[test]
    fn a_wider_hedge_never_turns_agreement_into_contradiction(left in 2u32..90_000, right in 2u32..90_000, near in 0u32..4) {
        let right = if near > 0 { left + near - 1 } else { right };
        for thing in ["boats", "dollars", "km", "degrees Celsius", "percent", "hours", "kg"] {
            let (plain, other) = (only(&format!("{left} {thing}")), only(&format!("{right} {thing}")));
            let agrees = matches!(outcome(&relate(&plain, &other)), "same" | "compatible");
            for hedge in ["about", "at least", "at most", "up to", "nearly", "more than", "fewer than"] {
                let wide = only(&format!("{hedge} {left} {thing}"));
                let found = relate(&wide, &other);
                let holds = !agrees || matches!(outcome(&found), "same" | "compatible");
                prop_assert!(holds, "{hedge} {left} {thing} | {right}: {found:?}");
            }
        }
    }

    #[test]
    fn reading_takes_any_text(text in "\\PC*") {
        let readings = read(&text, Some(jiff::civil::date(2009, 1, 7)));
        prop_assert!(readings.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        for reading in readings {
            let _ = (reading.span.slice(&text), reading.value.normal_form(), reading.value.extent());
        }
    }

    #[test]
    fn reading_takes_any_run_of_its_own_words(words in prop::collection::vec(prop::sample::select(WORDS), 1..12)) {
        let text = words.join(" ");
        let readings = read(&text, Some(jiff::civil::date(2009, 1, 7)));
        prop_assert!(readings.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        for one in &readings {
            for other in &readings {
                let (there, back) = (relate(&one.value, &other.value), relate(&other.value, &one.value));
                prop_assert_eq!(outcome(&there), outcome(&back), "{} in {}", one.value.normal_form(), text);
            }
        }
    }
}

const WORDS: &[&str] = &[
    "a",
    "the",
    "of",
    "to",
    "and",
    "half",
    "third",
    "two",
    "twenty",
    "hundred",
    "million",
    "dozens",
    "at least",
    "more than",
    "about",
    "nearly",
    "between",
    "from",
    "12",
    "1,200",
    "3.5",
    "2009",
    "1/2",
    "$",
    "£",
    "euros",
    "%",
    "percent",
    "km",
    "feet",
    "-",
    "–",
    ",",
    "(",
    ")",
    ":",
    "30",
    "years",
    "old",
    "hours",
    "ago",
    "last",
    "next",
    "this",
    "week",
    "month",
    "March",
    "Jan.",
    "Sunday",
    "noon",
    "pm",
    "a.m.",
    "GMT",
    "o'clock",
    "past",
    "quarter",
    "Q3",
    "1970s",
    "early",
    "late",
    "mid",
    "end",
    "Flight",
    "AK-47",
    "magnitude",
    "degrees",
    "C",
    "no",
    "one",
    "first",
    "second",
    "9999999999999999999999",
    "0",
    "00",
    "1e999",
    "٪",
    "½",
    "in",
    "on",
    "by",
    "or more",
    "out of",
    "point",
    "minus",
    "each",
    "rose",
];

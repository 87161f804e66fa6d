//! Floor 3: the words values are read with (rules/en/values): raw shapes, checks, the vocabulary.

mod cues;
mod raw;

use super::{RuleFault, RuleFile, parse};
use crate::value::{Cue, Currency, Daypart, Hedge, Meaning, Part, Place, Side, SuffixUse, Unit, Vocabulary};
use raw::{RawCalendar, RawClock, RawCues, RawCurrencies, RawHedges, RawNumbers, RawUnits, RawVague};

/// Folder of the rule files that are read here.
pub const FOLDER: &str = "en/values/";

/// Reads the files of `FOLDER` into a vocabulary; their examples stand beside it.
pub(super) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> (Vocabulary, Vec<Example>) {
    let mut loading = Loading { vocabulary: Vocabulary::new(), examples: Vec::new(), faults };
    for file in files {
        let Some(name) = file.path.strip_prefix(FOLDER) else { continue };
        match name {
            "numbers.toml" => numbers(&mut loading, file),
            "vague.toml" => vague(&mut loading, file),
            "hedges.toml" => hedges(&mut loading, file),
            "units.toml" => units(&mut loading, file),
            "currencies.toml" => currencies(&mut loading, file),
            "calendar.toml" => calendar(&mut loading, file),
            "clock.toml" => clock(&mut loading, file),
            "cues.toml" => words_around(&mut loading, file),
            other => loading.fault(file, other, format!("{other} is no file of values, expected numbers, vague, hedges, units, currencies, calendar, clock or cues")),
        }
    }
    (loading.vocabulary, loading.examples)
}

/// A text of a rule file with what must, or must not, be read in it: "at least 12 died => count >=12".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The file it stands in.
    pub path: String,
    /// The text.
    pub text: String,
    /// Kind and normal form of an example; the kind that must not be read of a counterexample.
    pub expected: String,
    /// Whether it must be read.
    pub holds: bool,
}

struct Loading<'a> {
    vocabulary: Vocabulary,
    examples: Vec<Example>,
    faults: &'a mut Vec<RuleFault>,
}

impl Loading<'_> {
    fn fault(&mut self, file: &RuleFile, near: &str, message: String) {
        let line = file.text.lines().position(|line| line.contains(near)).map_or(0, |line| line + 1);
        self.faults.push(RuleFault { path: file.path.clone(), line, message });
    }

    fn proof(&mut self, file: &RuleFile, proof: &raw::Proof) {
        for (list, holds) in [(&proof.examples, true), (&proof.counterexamples, false)] {
            for line in list {
                match line.split_once(" => ") {
                    Some((text, expected)) => self.examples.push(Example {
                        path: file.path.clone(),
                        text: text.to_owned(),
                        expected: expected.to_owned(),
                        holds,
                    }),
                    None => self.fault(file, line, format!("{line:?} has no \" => \", expected \"text => kind form\"")),
                }
            }
            if list.is_empty() {
                self.fault(
                    file,
                    "summary",
                    "no example or no counterexample, expected at least one of each".to_owned(),
                );
            }
        }
    }

    fn add(&mut self, phrase: &str, meaning: Meaning) {
        self.vocabulary.add(phrase, meaning, false);
    }
}

fn numbers(loading: &mut Loading, file: &RuleFile) {
    let Some(raw) = parse::<RawNumbers>(file, loading.faults) else { return };
    loading.proof(file, &raw.proof);
    let each = [
        (&raw.cardinals, Meaning::Cardinal as fn(f64) -> Meaning),
        (&raw.scales, Meaning::Scale),
        (&raw.groups, Meaning::Group),
        (&raw.plural_groups, Meaning::Group),
        (&raw.ordinals, Meaning::Ordinal),
    ];
    for (table, meaning) in each {
        for (word, value) in table {
            if !(0.0..=1e15).contains(value) {
                loading.fault(file, word, format!("{word} is {value}, expected 0 to 1e15"));
            }
            loading.add(word, meaning(*value));
        }
    }
    for (table, used) in [(&raw.suffixes, SuffixUse::Always), (&raw.suffixes_money, SuffixUse::Money)] {
        table.iter().for_each(|(word, value)| loading.add(word, Meaning::Suffix(*value, used)));
    }
    raw.suffixes_exact
        .iter()
        .for_each(|(word, value)| loading.vocabulary.add(word, Meaning::Suffix(*value, SuffixUse::Always), true));
    raw.stand_ins.iter().for_each(|(words, count)| loading.add(words, Meaning::StandIn(*count)));
    raw.relative.iter().for_each(|(words, place)| loading.add(words, Meaning::Relative(*place)));
    raw.denominators.iter().for_each(|(word, size)| loading.add(word, Meaning::Denominator(*size, false)));
    for (word, size) in raw.ordinals.iter().filter(|(_, size)| **size > 2.0) {
        loading.add(word, Meaning::Denominator(*size, true));
        loading.add(&format!("{word}s"), Meaning::Denominator(*size, false));
    }
}

fn vague(loading: &mut Loading, file: &RuleFile) {
    let Some(raw) = parse::<RawVague>(file, loading.faults) else { return };
    loading.proof(file, &raw.proof);
    let tables = || raw.words.keys().chain(raw.shares.keys()).chain(raw.ages.keys());
    for words in tables().filter(|words| raw.sources.get(*words).is_none_or(|source| source.trim().is_empty())) {
        loading.fault(file, words, format!("{words} has no source, expected where its bounds come from"));
    }
    for words in raw.sources.keys().filter(|words| !tables().any(|known| known == *words)) {
        loading.fault(file, words, format!("{words} has a source and no bounds, expected both"));
    }
    for (words, (low, high)) in &raw.words {
        if *high != 0.0 && low >= high {
            loading.fault(file, words, format!("{words} runs from {low} to {high}, expected the smaller bound first"));
        }
        loading.add(words, Meaning::Vague(*low, if *high == 0.0 { f64::INFINITY } else { *high }));
    }
    for (word, (low, high)) in &raw.ages {
        if low >= high {
            loading.fault(file, word, format!("{word} runs from {low} to {high}, expected the smaller age first"));
        }
        loading.add(word, Meaning::Life(*low, *high));
    }
    for (words, (low, high)) in &raw.shares {
        if !(0.0 < *low && low < high && *high < 1.0) {
            loading.fault(
                file,
                words,
                format!("{words} runs from {low} to {high}, expected two shares between 0 and 1"),
            );
        }
        loading.add(words, Meaning::Share(*low, *high));
    }
}

fn hedges(loading: &mut Loading, file: &RuleFile) {
    let Some(raw) = parse::<RawHedges>(file, loading.faults) else { return };
    loading.proof(file, &raw.proof);
    for (side, table) in [(Side::Before, &raw.before), (Side::After, &raw.after), (Side::Joined, &raw.joined)] {
        for (name, phrases) in table {
            match hedge_of(name) {
                Some(hedge) => phrases.iter().for_each(|phrase| loading.add(phrase, Meaning::Hedge(hedge, side))),
                None => loading.fault(file, name, format!("{name} is no hedge, expected exact, about, at-least, more-than, at-most, up-to, less-than or nearly")),
            }
        }
    }
}

fn hedge_of(name: &str) -> Option<Hedge> {
    Some(match name {
        "exact" => Hedge::Exact,
        "about" => Hedge::About,
        "at-least" => Hedge::AtLeast,
        "more-than" => Hedge::MoreThan,
        "at-most" => Hedge::AtMost,
        "up-to" => Hedge::UpTo,
        "less-than" => Hedge::LessThan,
        "nearly" => Hedge::Nearly,
        _ => return None,
    })
}

fn units(loading: &mut Loading, file: &RuleFile) {
    let Some(raw) = parse::<RawUnits>(file, loading.faults) else { return };
    loading.proof(file, &raw.proof);
    for unit in raw.unit {
        if unit.factor <= 0.0 {
            loading.fault(
                file,
                &unit.symbol,
                format!("factor of {} is {}, expected more than 0", unit.symbol, unit.factor),
            );
        }
        let meaning = loading.vocabulary.add_unit(Unit {
            symbol: unit.symbol.into(),
            dimension: unit.dimension.into(),
            factor: unit.factor,
            offset: unit.offset,
        });
        unit.words.iter().for_each(|word| loading.vocabulary.add(word, meaning, false));
        unit.exact.iter().for_each(|word| loading.vocabulary.add(word, meaning, true));
    }
}

fn currencies(loading: &mut Loading, file: &RuleFile) {
    let Some(raw) = parse::<RawCurrencies>(file, loading.faults) else { return };
    loading.proof(file, &raw.proof);
    for currency in raw.currency {
        if currency.per_major == 0 {
            loading.fault(file, &currency.code, format!("per-major of {} is 0, expected at least 1", currency.code));
        }
        let major = currency.major.as_ref().unwrap_or(&currency.code).as_str().into();
        let number = loading.vocabulary.add_currency(Currency {
            code: currency.code.as_str().into(),
            major,
            per_major: currency.per_major,
        });
        for (words, place) in
            [(&currency.before, Place::Before), (&currency.either, Place::Either), (&currency.after, Place::After)]
        {
            words.iter().for_each(|word| loading.add(word, Meaning::Currency(number, place)));
        }
        for (signs, place) in
            [(&currency.before_exact, Place::Before), (&currency.letter, Place::Letter), (&currency.tail, Place::Tail)]
        {
            let meaning = Meaning::Currency(number, place);
            signs.iter().for_each(|sign| loading.vocabulary.add(sign, meaning, true));
        }
        if raw.exact.contains(&currency.code) {
            loading.vocabulary.add(&currency.code, Meaning::Currency(number, Place::Either), true);
        }
    }
}

fn calendar(loading: &mut Loading, file: &RuleFile) {
    let Some(raw) = parse::<RawCalendar>(file, loading.faults) else { return };
    loading.proof(file, &raw.proof);
    let in_order =
        |name: &str, order: &[&str]| order.iter().position(|known| *known == name).map(|place| place as i8 + 1);
    for (name, words) in &raw.months {
        match in_order(name, &raw::MONTHS) {
            Some(month) => words.iter().for_each(|word| loading.add(word, Meaning::Month(month))),
            None => loading.fault(file, name, format!("{name} is no month, expected January to December")),
        }
    }
    for (name, words) in &raw.weekdays {
        match in_order(name, &raw::WEEKDAYS) {
            Some(weekday) => words.iter().for_each(|word| loading.add(word, Meaning::Weekday(weekday))),
            None => loading.fault(file, name, format!("{name} is no weekday, expected Monday to Sunday")),
        }
    }
    raw.seasons.iter().for_each(|(word, month)| loading.add(word, Meaning::Season(*month)));
    raw.holidays.iter().for_each(|(words, (month, day))| loading.add(words, Meaning::Holiday(*month, *day)));
    raw.days.iter().for_each(|(words, offset)| loading.add(words, Meaning::Day(*offset)));
    raw.pointers.iter().for_each(|(word, steps)| loading.add(word, Meaning::Pointer(*steps)));
    raw.decades.iter().for_each(|(word, year)| loading.add(word, Meaning::Decade(*year)));
    for (part, words) in [
        (Part::Early, &raw.parts.early),
        (Part::Mid, &raw.parts.mid),
        (Part::Late, &raw.parts.late),
        (Part::Earlier, &raw.parts.earlier),
        (Part::Later, &raw.parts.later),
    ] {
        words.iter().for_each(|word| loading.add(word, Meaning::Part(part)));
    }
    raw.names.iter().for_each(|words| loading.add(words, Meaning::Cue(Cue::CalendarName)));
    for (name, words) in &raw.short_periods {
        match raw::period_of(name) {
            Some((seconds, grain)) => {
                words.iter().for_each(|word| loading.add(word, Meaning::ShortPeriod(seconds, grain)));
            }
            None => loading.fault(file, name, format!("{name} is no unit of time, expected second to century")),
        }
    }
    for (name, words) in &raw.periods {
        match raw::period_of(name) {
            Some((seconds, grain)) => words.iter().for_each(|word| loading.add(word, Meaning::Period(seconds, grain))),
            None => loading.fault(file, name, format!("{name} is no unit of time, expected second to century")),
        }
    }
}

fn clock(loading: &mut Loading, file: &RuleFile) {
    let Some(raw) = parse::<RawClock>(file, loading.faults) else { return };
    loading.proof(file, &raw.proof);
    raw.meridiem.am.iter().for_each(|word| loading.add(word, Meaning::Meridiem(false)));
    raw.meridiem.pm.iter().for_each(|word| loading.add(word, Meaning::Meridiem(true)));
    for (words, (from, to, hour, afternoon)) in &raw.dayparts {
        if [from, to, hour].iter().any(|hour| **hour > 24) {
            loading.fault(file, words, format!("{words} has an hour over 24, expected 0 to 24"));
        }
        loading.add(words, Meaning::Daypart(Daypart { from: *from, to: *to, hour: *hour, afternoon: *afternoon }));
    }
    for (zones, summer) in [(&raw.zones, false), (&raw.summer_zones, true)] {
        for (words, minutes) in zones {
            // letters and lone names of regions only in capitals: "ET", "Eastern"
            let exact = !words.contains(' ');
            loading.vocabulary.add(words, Meaning::Zone(*minutes, summer), exact);
        }
    }
}

fn words_around(loading: &mut Loading, file: &RuleFile) {
    let Some(raw) = parse::<RawCues>(file, loading.faults) else { return };
    loading.proof(file, &raw.proof);
    for (name, phrases) in &raw.cues {
        match cues::cue_of(name) {
            Some((cue, exact)) => {
                phrases.iter().for_each(|phrase| loading.vocabulary.add(phrase, Meaning::Cue(cue), exact));
            }
            None => {
                loading.fault(file, &format!("{name} ="), format!("{name} is no class of words that values look for"))
            }
        }
    }
}

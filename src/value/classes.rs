//! Floor 1: which classes of meaning a word can begin, as bits, so that most words are passed over without trying a reading.

use super::cue::Cue;
use super::vocabulary::{Meaning, Side};

/// Classes of meaning, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Classes(u16);

impl Classes {
    /// A number begins: a cardinal, a scale, a vague plural, a numeral, a fraction of one character.
    pub const NUMBER: Classes = Classes(1);
    /// A word of the calendar or clock.
    pub const CALENDAR: Classes = Classes(1 << 1);
    /// A word before a value that belongs to it: a hedge, an article, "between".
    pub const LEAD: Classes = Classes(1 << 2);
    /// A currency, or another word that makes the number behind it a value of its kind.
    pub const NAME: Classes = Classes(1 << 3);
    /// An ordinal, a superlative.
    pub const PLACE: Classes = Classes(1 << 4);
    /// A unit, which is a value only where one asks for it.
    pub const UNIT: Classes = Classes(1 << 5);
    /// A word that tells what the sentence speaks of: heat, money, quakes, votes.
    pub const CONTEXT: Classes = Classes(1 << 6);
    /// A word inside a phrase that leads a value: the "least" of "at least".
    pub const INNER: Classes = Classes(1 << 7);
    /// A unit of time, which is a value only behind an article or another leading word.
    pub const PERIOD: Classes = Classes(1 << 8);
    /// A class above is of this word alone and not only of a phrase that it begins: of "dozens", not of the "a" of "a few".
    pub const ALONE: Classes = Classes(1 << 9);
    /// The word stands second in a phrase with such a class.
    pub const SECOND: Classes = Classes(1 << 10);
    /// A word that tells a number before it is a time of day.
    pub const CLOCK: Classes = Classes(1 << 11);
    /// What a value can begin with.
    pub const CORE: Classes = Classes(1 | 1 << 1 | 1 << 3 | 1 << 4);
    /// What a value can go on with once leading words are passed over.
    pub const AFTER_LEAD: Classes = Classes(1 | 1 << 1 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 8);

    pub fn with(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    pub fn meets(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of the first word of a phrase with this meaning.
    pub fn of(meaning: Meaning) -> Classes {
        match meaning {
            Meaning::Cardinal(_) | Meaning::Scale(_) | Meaning::Group(_) | Meaning::Vague(..) => Classes::NUMBER,
            Meaning::StandIn(_) | Meaning::Share(..) | Meaning::Life(..) => Classes::NUMBER,
            Meaning::Denominator(size, ordinal) => {
                if ordinal || size != 2.0 && size != 4.0 {
                    Classes::default()
                } else {
                    Classes::NUMBER
                }
            }
            Meaning::Ordinal(_) | Meaning::Relative(_) => Classes::PLACE.with(Classes::CALENDAR),
            Meaning::Hedge(_, Side::Before) => Classes::LEAD,
            Meaning::Hedge(_, Side::After | Side::Joined) => Classes::default(),
            Meaning::Unit(_) => Classes::UNIT,
            Meaning::Currency(..) => Classes::NAME,
            Meaning::Period(..) => Classes::PERIOD,
            Meaning::Suffix(..) => Classes::default(),
            Meaning::Month(_) | Meaning::Weekday(_) | Meaning::Season(_) | Meaning::Holiday(..) => Classes::CALENDAR,
            Meaning::Day(_) | Meaning::Pointer(_) | Meaning::Part(_) | Meaning::Decade(_) | Meaning::Daypart(_) => {
                Classes::CALENDAR
            }
            Meaning::Meridiem(_) | Meaning::Zone(..) | Meaning::ShortPeriod(..) => Classes::CLOCK,
            Meaning::Cue(cue) => Classes::of_cue(cue),
        }
    }

    fn of_cue(cue: Cue) -> Classes {
        match cue {
            Cue::A | Cue::The | Cue::Between | Cue::From | Cue::At | Cue::In | Cue::For => Classes::LEAD,
            Cue::JustBefore | Cue::JustAfter => Classes::LEAD,
            Cue::Minus | Cue::None | Cue::Whole => Classes::NUMBER,
            Cue::Percent | Cue::Identifier | Cue::Product | Cue::Named | Cue::Magnitude | Cue::Category => {
                Classes::NAME
            }
            Cue::Superlative => Classes::PLACE,
            Cue::Year
            | Cue::Quarter
            | Cue::Week
            | Cue::Weekend
            | Cue::Rest
            | Cue::Now
            | Cue::Recent
            | Cue::QuarterLetter
            | Cue::HalfLetter => Classes::CALENDAR,
            Cue::Heat | Cue::Money | Cue::Score | Cue::Earthquake | Cue::Weight => Classes::CONTEXT,
            Cue::Counted | Cue::Crowd | Cue::Lengthwise | Cue::PhraseEnd | Cue::Race => Classes::default(),
            Cue::BelowZero | Cue::BasisPoints | Cue::PaidOver | Cue::OfYears => Classes::default(),
            Cue::NotValue | Cue::Impersonal | Cue::Lasting => Classes::default(),
            Cue::Teens => Classes::NUMBER,
            Cue::And | Cue::Or | Cue::To | Cue::Of | Cue::Point | Cue::Over => Classes::default(),
            Cue::OutOf | Cue::Points | Cue::Old | Cue::OfAge | Cue::Aged | Cue::Is => Classes::default(),
            Cue::OClock | Cue::Hours => Classes::CLOCK,
            Cue::Ago | Cue::Later | Cue::After | Cue::Before | Cue::On => Classes::default(),
            Cue::Past | Cue::Until | Cue::Richter | Cue::Per | Cue::PerUnit => Classes::default(),
            Cue::Each | Cue::Often => Classes::default(),
            Cue::Change | Cue::Increment | Cue::People | Cue::Angle | Cue::Century => Classes::default(),
            Cue::HalfYear | Cue::More | Cue::Both | Cue::Pronoun | Cue::Number | Cue::NotUnit => Classes::default(),
            Cue::Homonym | Cue::InPeriod | Cue::DayLead | Cue::Have | Cue::Possessive => Classes::default(),
            Cue::Tonight | Cue::TimeJoin | Cue::NeedsHeat | Cue::Determiner | Cue::Spread | Cue::ScoreLead => {
                Classes::default()
            }
            Cue::Person | Cue::AgeTail | Cue::MoreThan | Cue::One | Cue::But | Cue::AfterNext => Classes::default(),
            Cue::Beginning
            | Cue::Ending
            | Cue::YearsOld
            | Cue::Birthday
            | Cue::NoCount
            | Cue::GradeWord
            | Cue::Narrative
            | Cue::Move
            | Cue::IdentifierLower => Classes::default(),
            Cue::NotCounted | Cue::Street | Cue::Future | Cue::Plan | Cue::Timetable | Cue::FirstPerson => {
                Classes::default()
            }
            Cue::Coming | Cue::Fiscal | Cue::EraAfter => Classes::CALENDAR,
            Cue::EraBefore | Cue::Local => Classes::CLOCK,
            Cue::CalendarName | Cue::FromNow | Cue::GivenName | Cue::UnitAdjective | Cue::Stretched => {
                Classes::default()
            }
        }
    }
}

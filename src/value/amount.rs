//! Floor 1: an amount as written: its bounds, its hedge, and how finely it is stated.

use super::Comparison;

/// How an amount is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedge {
    /// No hedge: "12".
    Exact,
    /// "about 12", "12 or so", "roughly 12".
    About,
    /// "at least 12", "12 or more".
    AtLeast,
    /// "more than 12", "over 12".
    MoreThan,
    /// "at most 12", "no more than 12".
    AtMost,
    /// "up to 12", "as many as 12": a greatest value that is near the true one.
    UpTo,
    /// "fewer than 12", "under 12".
    LessThan,
    /// "nearly 12", "almost 12", "not yet 12".
    Nearly,
    /// Two numbers: "between 50 and 70", "20-30".
    Range,
    /// A vague word: "dozens", "several".
    Vague,
}

/// A number of something, as a range with its hedge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// Least value as stated; `None` when open.
    pub low: Option<f64>,
    /// Greatest value as stated; `None` when open.
    pub high: Option<f64>,
    /// How it is hedged.
    pub hedge: Hedge,
    /// One unit of the last place that is stated: 1 for "12", 1e8 for "1.6 billion".
    pub grain: f64,
}

/// A tolerance of "about": the share of the number that it may be off. In the labelled stories "about 15" meets 12 to 17 and
/// "about 100,000" meets 120,000, while "about 50" and 80 conflict.
const ABOUT: f64 = 0.10;
/// The same for a number of one significant digit, which is rounded more coarsely.
const ABOUT_ROUND: f64 = 0.20;
/// How far below the number "nearly" and "as many as" reach before an editor asks.
const NEARLY: f64 = 0.15;
const UP_TO: f64 = 0.20;
/// A hundred and below are counted out; 200 to 900 in whole hundreds may be rounded: 600 for 612 dead, but not 100 for 98 seats.
const ROUND_HUNDREDS: f64 = 100.0;
/// How far beyond its bounds a vague word still is not a certain contradiction.
const VAGUE_SLACK: f64 = 2.0;

/// Two nested ranges: what is expected of an amount, and what it can be at all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Reach {
    pub expected: (f64, f64),
    pub admitted: (f64, f64),
}

impl Amount {
    /// The amount of one number written so finely.
    pub fn exact(value: f64, grain: f64) -> Self {
        Amount { low: Some(value), high: Some(value), hedge: Hedge::Exact, grain }
    }

    /// A range of two numbers, the smaller first.
    pub fn range(low: f64, high: f64, grain: f64) -> Self {
        Amount { low: Some(low), high: Some(high), hedge: Hedge::Range, grain }
    }

    /// The amount under a hedge; a range or vague word keeps its bounds on the side that the hedge does not open.
    pub fn hedged(self, hedge: Hedge) -> Self {
        let (low, high) = (self.low, self.high);
        match hedge {
            Hedge::Exact => self,
            Hedge::About if self.hedge == Hedge::Exact => Amount { hedge, ..self },
            Hedge::About | Hedge::Range | Hedge::Vague => self,
            Hedge::AtLeast | Hedge::MoreThan => Amount { low, high: None, hedge, grain: self.grain },
            Hedge::AtMost | Hedge::LessThan => Amount { low: None, high, hedge, grain: self.grain },
            Hedge::UpTo => Amount { low: None, high, hedge, grain: self.grain },
            Hedge::Nearly => Amount { low: high.map(|h| h - h.abs() * NEARLY), high, hedge, grain: self.grain },
        }
    }

    /// The amount in another unit: `value * factor + offset`.
    pub fn converted(self, factor: f64, offset: f64) -> Self {
        let turn = |value: f64| value * factor + offset;
        Amount {
            low: self.low.map(turn),
            high: self.high.map(turn),
            hedge: self.hedge,
            grain: self.grain * factor.abs(),
        }
    }

    /// The number as stated, when there is one: "12", "about 12".
    pub fn point(&self) -> Option<f64> {
        match self.hedge {
            Hedge::Exact | Hedge::About => self.low,
            Hedge::AtLeast | Hedge::MoreThan | Hedge::AtMost | Hedge::UpTo => None,
            Hedge::LessThan | Hedge::Nearly | Hedge::Range | Hedge::Vague => None,
        }
    }

    /// What is expected of the true value, and what it can be at all.
    pub(crate) fn reach(&self) -> Reach {
        let low = self.low.unwrap_or(f64::NEG_INFINITY);
        let high = self.high.unwrap_or(f64::INFINITY);
        let fine = self.half_grain();
        let coarse = self.coarse_half_grain();
        let (about_fine, about_coarse) = (self.slack(ABOUT).max(fine), self.slack(ABOUT_ROUND).max(coarse));
        match self.hedge {
            Hedge::Exact => spread((low, high), fine, coarse),
            Hedge::About if self.is_round() => spread((low, high), about_coarse, about_coarse),
            Hedge::About => spread((low, high), about_fine, about_coarse),
            Hedge::Range => spread((low, high), fine, coarse),
            Hedge::Vague => Reach { expected: (low, high), admitted: (low / VAGUE_SLACK, high * VAGUE_SLACK) },
            Hedge::AtLeast => spread((low, high), fine, coarse),
            Hedge::MoreThan => {
                let next = low + self.place_of(low).max(low.abs() * ABOUT);
                Reach { expected: (low - fine, next), admitted: (low - coarse, high) }
            }
            Hedge::AtMost | Hedge::LessThan => spread((low, high), fine, coarse),
            Hedge::UpTo => {
                Reach { expected: (high - high.abs() * UP_TO - fine, high + fine), admitted: (low, high + coarse) }
            }
            Hedge::Nearly => {
                let admitted = (high - high.abs() * NEARLY * 2.0 - coarse, high + coarse);
                Reach { expected: (high - high.abs() * NEARLY - fine, high + fine), admitted }
            }
        }
    }

    /// Half a unit of the last place, at two significant digits or more; of whole hundreds the share by which they are rounded.
    fn half_grain(&self) -> f64 {
        let value = self.high.or(self.low).unwrap_or(0.0).abs();
        let hundreds = self.grain == 1.0 && value > ROUND_HUNDREDS && value < 1000.0 && value % 100.0 == 0.0;
        if hundreds { value * SAME_WHEN_ROUNDED } else { self.grain / 2.0 }
    }

    /// Half a unit of the first place when all others are zero: "2 million" may be 1.6 million rounded.
    fn coarse_half_grain(&self) -> f64 {
        let value = self.high.or(self.low).unwrap_or(0.0);
        let scaled = self.grain > 1.0 && self.is_round();
        if scaled { (self.place_of(value) / 2.0).max(self.grain / 2.0) } else { self.half_grain() }
    }

    /// Whether one side has no bound: "more than 12".
    fn is_open(&self) -> bool {
        self.low.is_none() || self.high.is_none()
    }

    fn slack(&self, share: f64) -> f64 {
        self.high.or(self.low).unwrap_or(0.0).abs() * share
    }

    /// Whether it has one significant digit.
    fn is_round(&self) -> bool {
        let value = self.high.or(self.low).unwrap_or(0.0);
        value.abs() >= 10.0 && self.place_of(value) * 10.0 > value.abs()
    }

    /// The place of its last digit that is not zero: 1000 for 26,000.
    fn place_of(&self, value: f64) -> f64 {
        let mut place = self.grain.max(f64::MIN_POSITIVE);
        let value = value.abs();
        if value == 0.0 || !value.is_finite() {
            return place;
        }
        while place * 10.0 <= value && is_multiple(value, place * 10.0) {
            place *= 10.0;
        }
        place
    }
}

fn spread((low, high): (f64, f64), fine: f64, coarse: f64) -> Reach {
    Reach { expected: (low - fine, high + fine), admitted: (low - coarse, high + coarse) }
}

fn is_multiple(value: f64, of: f64) -> bool {
    let parts = value / of;
    (parts - parts.round()).abs() < 1e-9 * parts.abs().max(1.0)
}

/// How finely a number of this value is stated when written in digits: at two significant digits or more, from 1,000 on.
pub(crate) fn grain_of(value: f64, decimals: u32, scale: f64) -> f64 {
    let written = scale / 10f64.powi(decimals as i32);
    let magnitude = value.abs();
    if magnitude < 1000.0 {
        return written.min(1.0);
    }
    let second_place = 10f64.powf((magnitude.log10() + 1e-12).floor() - 1.0);
    let mut place = written.min(second_place).max(f64::MIN_POSITIVE);
    while place * 10.0 <= second_place && is_multiple(magnitude, place * 10.0) {
        place *= 10.0;
    }
    place
}

fn meet(left: (f64, f64), right: (f64, f64)) -> bool {
    let scale =
        [left.0, left.1, right.0, right.1].into_iter().filter(|x| x.is_finite()).fold(1.0, |a: f64, b| a.max(b.abs()));
    let slack = scale * 1e-9;
    left.0 + slack < right.1 && right.0 + slack < left.1
        || (left.0 - right.0).abs() <= slack && (left.1 - right.1).abs() <= slack
}

fn nearly_equal(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-9 * left.abs().max(right.abs())
}

/// How two amounts of one unit stand to each other; `show` writes each as a reader expects it.
pub(crate) fn relate(left: &Amount, right: &Amount, show: (&str, &str)) -> Comparison {
    let (shown_left, shown_right) = show;
    if left.hedge == right.hedge && equal_ends(left.low, right.low) && equal_ends(left.high, right.high) {
        return Comparison::Same(format!("{shown_left} in both"));
    }
    if let (Some(x), Some(y)) = (left.point(), right.point()) {
        if nearly_equal(x, y) {
            return Comparison::Same(format!("{shown_left} is {shown_right}"));
        }
        if rounds_to(left, y) || rounds_to(right, x) {
            return Comparison::Same(format!("{shown_left} is {shown_right}, rounded"));
        }
    }
    let (reach_left, reach_right) = (left.reach(), right.reach());
    let bounded = (left.hedge == Hedge::Vague && right.is_open() || right.hedge == Hedge::Vague && left.is_open())
        && meet(reach_left.admitted, reach_right.admitted);
    if bounded || meet(reach_left.expected, reach_right.expected) {
        return Comparison::Compatible(format!("{shown_left} and {shown_right} can both be true"));
    }
    if meet(reach_left.admitted, reach_right.admitted) {
        return Comparison::Doubtful(format!("{shown_left} is far from {shown_right}"));
    }
    Comparison::Different(difference(left, right, show))
}

fn equal_ends(left: Option<f64>, right: Option<f64>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => nearly_equal(left, right),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// A rounding that moves a number further than this share of it is no longer the same number to a reader, though both can be true.
const SAME_WHEN_ROUNDED: f64 = 0.04;

/// Whether `value`, rounded to the places `coarse` is stated in, is `coarse`.
fn rounds_to(coarse: &Amount, value: f64) -> bool {
    let fine = (coarse.grain / 2.0).min(value.abs() * SAME_WHEN_ROUNDED);
    coarse.hedge == Hedge::Exact && coarse.low.is_some_and(|low| (low - value).abs() < fine * (1.0 + 1e-9))
}

fn difference(left: &Amount, right: &Amount, (shown_left, shown_right): (&str, &str)) -> String {
    match (left.point().is_some(), right.point().is_some()) {
        (false, true) => format!("{shown_right} is outside {shown_left}"),
        (true, false) => format!("{shown_left} is outside {shown_right}"),
        (true, true) | (false, false) => format!("{shown_left} against {shown_right}"),
    }
}

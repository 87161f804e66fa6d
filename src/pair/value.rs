//! The features of a pair of values of two sources: whether both are values of one thing, told before their values are held
//! against each other. What is compared are the words around them, word by word and by nearness, and what the sentence says
//! that each is a value of.

use super::article::{PairArticle, PairSentence, PairValue};
use super::context::like;
use super::model::Scores;
use crate::align::apart::apart;
use crate::align::owner::Fit;
use crate::align::quantity;
use crate::value::{Comparison, Hedge, Kind, Value};

/// Names of the features, in their order.
pub const VALUE_FEATURES: [&str; 66] = [
    "related",
    "agree",
    "related gap least",
    "related gap most",
    "equal partner least",
    "equal partner most",
    "around least",
    "around most",
    "next word",
    "word before",
    "following least",
    "following most",
    "sentence around",
    "factor",
    "values least",
    "values most",
    "rival least",
    "rival most",
    "attribute same",
    "attribute differs",
    "attribute of one only",
    "counted near",
    "counted differs",
    "counted of one only",
    "verb near",
    "verb differs",
    "verb of one only",
    "modifiers shared",
    "modifiers clash",
    "share differs",
    "words around cosine",
    "sentence cosine",
    "sentence logit",
    "names around",
    "names around clash",
    "time of one is another",
    "dates clash",
    "a date or time",
    "an ordinal",
    "one",
    "owners same",
    "owners differ",
    "owners clash",
    "reasons apart",
    "property",
    "narrowed alike",
    "count",
    "percent",
    "money",
    "measure",
    "age",
    "duration",
    "date",
    "time",
    "doubtful",
    "vague",
    "bounded",
    "years",
    "month days",
    "weekdays",
    "speaker of one",
    "speakers of both",
    "headline",
    "quoted",
    "least digits",
    "most digits",
];

/// What stands beside two values: the scores of their sentences, and how their rivals do.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside {
    /// The scores of the two sentences.
    pub scores: Scores,
    /// By how much the best partner of either sentence in the other source is better related.
    pub gaps: [f32; 2],
    /// How likely a sentence with an equal value is related, for either value: 0 without one.
    pub equal: [f32; 2],
    /// By how much the words around the best other partner of either value are more alike.
    pub rivals: [f32; 2],
}

/// The features of a pair, named in `VALUE_FEATURES`.
pub fn features(
    left: (&PairArticle, &PairValue),
    right: (&PairArticle, &PairValue),
    beside: &Beside,
    comparison: &Comparison,
) -> Vec<f32> {
    let ((one, mine), (other, theirs)) = (left, right);
    let (here, there) = (&one.sentences[mine.sentence], &other.sentences[theirs.sentence]);
    let mut row = vec![beside.scores.related, beside.scores.agree];
    row.extend(ordered(beside.gaps));
    row.extend(ordered(beside.equal));
    row.extend(around(left, right));
    row.push(factor(&mine.quantity.value, &theirs.quantity.value));
    let kind = |value: &PairValue| value.quantity.value.kind();
    let of_kind = |sentence: &PairSentence, value: &PairValue| {
        sentence.values.iter().filter(|one| one.value.kind() == kind(value)).count() as f32
    };
    row.extend(ordered([of_kind(here, mine), of_kind(there, theirs)]));
    row.extend(ordered(beside.rivals));
    row.extend(quantity::features(&mine.profile, &theirs.profile, None));
    let flag = |is: bool| f32::from(u8::from(is));
    let fit = mine.profile.owner_fit(&theirs.profile);
    row.extend([Fit::Same, Fit::Other, Fit::Clash].map(|one| flag(fit == one)));
    row.push(apart(&mine.profile, &theirs.profile).count() as f32);
    row.push(flag(mine.profile.is_property_with(&theirs.profile)));
    row.push(flag(mine.profile.narrows_as(&theirs.profile)));
    let kinds =
        [Kind::Count, Kind::Percent, Kind::Money, Kind::Measure, Kind::Age, Kind::Duration, Kind::Date, Kind::Time];
    row.extend(kinds.map(|one| flag(kind(mine) == one) + flag(kind(theirs) == one)));
    row.push(flag(matches!(comparison, Comparison::Doubtful(_))));
    let both = |is: fn(&Value) -> bool| flag(is(&mine.quantity.value)) + flag(is(&theirs.quantity.value));
    row.push(both(|value| value.hedge() == Hedge::Vague));
    row.push(both(|value| !matches!(value.hedge(), Hedge::Exact | Hedge::About | Hedge::Vague)));
    row.push(both(is_year));
    row.push(both(
        |value| matches!(value, Value::Date(date) if date.stated.month.is_some() && date.stated.day.is_some()),
    ));
    row.push(both(
        |value| matches!(value, Value::Date(date) if date.stated.weekday.is_some() && date.stated.day.is_none()),
    ));
    row.push(flag(mine.has_speaker != theirs.has_speaker));
    row.push(flag(mine.has_speaker && theirs.has_speaker));
    row.push(flag(here.is_headline) + flag(there.is_headline));
    row.push(flag(here.is_quoted) + flag(there.is_quoted));
    row.extend(ordered([digits(&mine.quantity.value), digits(&theirs.quantity.value)]));
    row
}

fn ordered([one, other]: [f32; 2]) -> [f32; 2] {
    [one.min(other), one.max(other)]
}

/// How alike the words around two values are: either side's share, the next words, the words before, what follows, and the
/// share that the whole other sentence has.
fn around((one, mine): (&PairArticle, &PairValue), (other, theirs): (&PairArticle, &PairValue)) -> [f32; 7] {
    let window = |value: &PairValue| value.before.iter().chain(&value.after).copied().collect::<Vec<_>>();
    let (ours, others) = (window(mine), window(theirs));
    let (left, right) = (Words(one, &ours), Words(other, &others));
    let [least, most] = ordered([left.covered_by(&right), right.covered_by(&left)]);
    let word = |near: &[u32], far: &[u32]| match (near.first(), far.first()) {
        (Some(near), Some(far)) => like(&one.words[near.to_owned() as usize], &other.words[far.to_owned() as usize]),
        (_, _) => -0.1,
    };
    let (next, before) = (word(&mine.after, &theirs.after), word(&mine.before, &theirs.before));
    let following = |value: &PairValue| value.after.iter().take(FOLLOWING).copied().collect::<Vec<_>>();
    let (after, theirs_after) = (following(mine), following(theirs));
    let [follow_least, follow_most] =
        ordered([Words(one, &after).covered_by(&right), Words(other, &theirs_after).covered_by(&left)]);
    let whole =
        |article: &PairArticle, at: usize| article.sentences[at].words.iter().map(|word| word.0).collect::<Vec<_>>();
    let (here, there) = (whole(one, mine.sentence), whole(other, theirs.sentence));
    let sentence = left.covered_by(&Words(other, &there)).min(right.covered_by(&Words(one, &here)));
    [least, most, next, before, follow_least, follow_most, sentence]
}

/// How alike the words around two values are, in one figure: by it the partners of a value are held against each other.
pub fn closeness(left: (&PairArticle, &PairValue), right: (&PairArticle, &PairValue)) -> f32 {
    let [least, _, next, ..] = around(left, right);
    least + next
}

/// Words that follow a value closely.
const FOLLOWING: usize = 3;

/// Some words of an article.
struct Words<'a>(&'a PairArticle, &'a [u32]);

impl Words<'_> {
    /// Share of the weight that has a like word among `others`.
    fn covered_by(&self, others: &Words<'_>) -> f32 {
        let (mut covered, mut sum) = (0.0, 0.0);
        for word in self.1 {
            let lexeme = &self.0.words[*word as usize];
            let likes = others.1.iter().map(|other| like(lexeme, &others.0.words[*other as usize]));
            covered += lexeme.weight * likes.fold(0.0, f32::max);
            sum += lexeme.weight;
        }
        if sum > 0.0 { covered / sum } else { 0.0 }
    }
}

/// Logarithm of how many times one is the other; below 0 where they have no size.
fn factor(left: &Value, right: &Value) -> f32 {
    let size = |value: &Value| value.bounds().and_then(|(low, high)| low.or(high));
    match (size(left), size(right)) {
        (Some(one), Some(other)) => ((one.abs() + 0.5) / (other.abs() + 0.5)).ln().abs() as f32,
        (_, _) => -1.0,
    }
}

fn is_year(value: &Value) -> bool {
    matches!(value, Value::Date(date) if date.stated.year.is_some() && date.stated.month.is_none())
}

fn digits(value: &Value) -> f32 {
    value.normal_form().bytes().filter(u8::is_ascii_digit).count() as f32
}

//! The features of a pair of sentences. All are symmetric: the lesser of two sides stands before the greater.

use super::article::{PairArticle, PairSentence};
use super::context::{Context, Likeness, Side, like};
use crate::align::bag::Bag;
use crate::align::pair as overlap;
use crate::align::story::StoryLogit;
use crate::claim::{Attribute, Quantity};
use crate::language::en::lexicon;
use crate::text::Class;
use crate::value::{self, Comparison};

/// Names of the features, in their order.
pub const FEATURES: [&str; 48] = [
    "words cosine",
    "clause cosine",
    "weight shared",
    "words shared",
    "names shared",
    "phrases shared",
    "figures shared",
    "same story",
    "words of the shorter",
    "words of the longer",
    "meaning",
    "covered least",
    "covered most",
    "rare words",
    "rare entities",
    "cosine gap least",
    "cosine gap most",
    "meaning gap least",
    "meaning gap most",
    "covered gap least",
    "covered gap most",
    "rare gap least",
    "rare gap most",
    "entities gap least",
    "entities gap most",
    "verbs",
    "subjects",
    "objects",
    "subject and object crossed",
    "entities shared",
    "entities of one only least",
    "entities of one only most",
    "names of one only least",
    "names of one only most",
    "figures of one only least",
    "figures of one only most",
    "values same",
    "values compatible",
    "values different",
    "values different of one attribute",
    "attributes nearest",
    "values of a kind",
    "negations differ",
    "negated both",
    "quoted",
    "headlines",
    "length ratio",
    "antonyms",
];

/// The features of a candidate pair, named in `FEATURES`.
pub fn features(
    left: Side<'_>,
    right: Side<'_>,
    context: &Context,
    pair: (usize, usize),
    likeness: &Likeness,
    story: StoryLogit,
) -> Vec<f32> {
    let (one, other) = (left.article, right.article);
    let (ours, theirs) = (&left.profiles[pair.0], &right.profiles[pair.1]);
    let (here, there) = (&one.sentences[pair.0], &other.sentences[pair.1]);
    let mut row: Vec<f32> = overlap::features(ours, theirs, story).to_vec();
    row.push(likeness.meaning);
    row.extend(ordered(likeness.left_covered, likeness.right_covered));
    row.extend([likeness.rare, likeness.entities]);
    context.gaps(pair, likeness).into_iter().for_each(|[left, right]| row.extend(ordered(left, right)));
    row.extend(bones((one, here), (other, there)));
    row.extend(entities(here, there));
    let only = |mine: &Bag, others: &Bag| mine.iter().filter(|(term, _)| !others.has(*term)).count() as f32;
    row.extend(ordered(only(&ours.names, &theirs.terms), only(&theirs.names, &ours.terms)));
    row.extend(ordered(only(&ours.numbers, &theirs.numbers), only(&theirs.numbers, &ours.numbers)));
    row.extend(values(&here.values, &there.values));
    row.push((here.negations as f32 - there.negations as f32).abs());
    row.push(here.negations.min(there.negations) as f32);
    row.push(f32::from(u8::from(here.is_quoted)) + f32::from(u8::from(there.is_quoted)));
    row.push(f32::from(u8::from(here.is_headline)) + f32::from(u8::from(there.is_headline)));
    let (shorter, longer) = (here.sum.min(there.sum), here.sum.max(there.sum));
    row.push(if longer > 0.0 { shorter / longer } else { 0.0 });
    row.push(context.antonyms(here, there) as f32);
    row
}

fn ordered(left: f32, right: f32) -> [f32; 2] {
    [left.min(right), left.max(right)]
}

/// How like the main verbs, the subjects and the objects are; last the subject of each with the object of the other.
fn bones((one, here): (&PairArticle, &PairSentence), (other, there): (&PairArticle, &PairSentence)) -> [f32; 4] {
    let both = |left: Option<u32>, right: Option<u32>| match (left, right) {
        (Some(left), Some(right)) => like(&one.words[left as usize], &other.words[right as usize]),
        (_, _) => -0.1,
    };
    let crossed = both(here.bones[1], there.bones[2]).max(both(here.bones[2], there.bones[1]));
    [
        both(here.bones[0], there.bones[0]),
        both(here.bones[1], there.bones[1]),
        both(here.bones[2], there.bones[2]),
        crossed,
    ]
}

fn entities(here: &PairSentence, there: &PairSentence) -> [f32; 3] {
    let shared = here.entities.iter().filter(|entity| there.entities.binary_search(entity).is_ok()).count();
    let [least, most] = ordered((here.entities.len() - shared) as f32, (there.entities.len() - shared) as f32);
    [shared as f32, least, most]
}

/// How the values of one kind stand to each other: same, compatible, different, different of one attribute, how near
/// the nearest attributes are, and how many are of one kind.
fn values(left: &[Quantity], right: &[Quantity]) -> [f32; 6] {
    let mut sums = [0.0_f32; 6];
    for one in left {
        for other in right {
            let near = attribute(&one.attribute, &other.attribute);
            let at = match value::relate(&one.value, &other.value) {
                Comparison::Same(_) => 0,
                Comparison::Compatible(_) | Comparison::Doubtful(_) => 1,
                Comparison::Different(_) => 2,
                Comparison::Incomparable(_) => continue,
            };
            sums[at] += 1.0;
            sums[5] += 1.0;
            sums[4] = sums[4].max(near);
            if at == 2 {
                sums[3] = sums[3].max(near);
            }
        }
    }
    sums
}

/// How near two attributes are, 0 to 2: that of what is counted and that of what is done with it.
fn attribute(left: &Attribute, right: &Attribute) -> f32 {
    let near = |one: &Option<String>, other: &Option<String>| match (one, other) {
        (Some(one), Some(other)) if one == other => 1.0,
        (Some(one), Some(other)) => lexicon::relatedness(one, other, Class::X),
        (_, _) => 0.0,
    };
    let rule = f32::from(u8::from(left.rule.is_some() && left.rule == right.rule));
    near(&left.head, &right.head).max(rule) + near(&left.verb, &right.verb).max(rule)
}

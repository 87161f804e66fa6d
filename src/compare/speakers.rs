//! Floor 6: whether two claims are the word of two parties.

use crate::claim::{Claim, EntityId, Speaker};
use crate::language::en::lexicon::lemma;
use crate::rules::names::{NameRules, WordClass};
use crate::rules::speakers::SpeakerRules;

/// Whether each is the word of another party; the outlets' own voices are no parties, and neither are media that report or
/// officials without an office.
pub fn two_speakers(left: &Claim<EntityId>, right: &Claim<EntityId>, rules: &SpeakerRules) -> bool {
    match (&left.speaker, &right.speaker) {
        (Some(left), Some(right)) => match (left.entity, right.entity) {
            (Some(one), Some(other)) => one != other,
            (None, _) | (_, None) => {
                !is_unspecific(left, rules)
                    && !is_unspecific(right, rules)
                    && !share_a_word(&left.shown, &right.shown, rules)
            }
        },
        (None, _) | (_, None) => false,
    }
}

/// Whether a claim is the word of a pronoun for whom nobody could be named: then nobody knows whether two parties differ.
pub fn is_abstained(claim: &Claim<EntityId>, rules: &NameRules) -> bool {
    const PRONOUNS: [WordClass; 4] =
        [WordClass::PronounMale, WordClass::PronounFemale, WordClass::Plural, WordClass::Thing];
    let nobody = claim.speaker.as_ref().filter(|speaker| speaker.entity.is_none());
    nobody.is_some_and(|speaker| rules.classes(&speaker.shown.to_lowercase()).any(&PRONOUNS))
}

fn is_unspecific(speaker: &Speaker<EntityId>, rules: &SpeakerRules) -> bool {
    speaker.entity.is_none() && names_nobody(&speaker.shown, rules)
}

/// Whether words end in a noun that names nobody in particular: "officials", "state media".
pub fn names_nobody(shown: &str, rules: &SpeakerRules) -> bool {
    let Some(head) = rules.head(shown) else { return false };
    rules.unspecific.contains(&head) || lemma(&head).is_some_and(|lemma| rules.unspecific.contains(lemma))
}

fn share_a_word(left: &str, right: &str, rules: &SpeakerRules) -> bool {
    let (left, right) = (left.to_lowercase(), right.to_lowercase());
    let tells = |word: &&str| !rules.shared.contains(*word);
    left.split(' ').filter(tells).any(|word| right.split(' ').any(|other| other == word))
}

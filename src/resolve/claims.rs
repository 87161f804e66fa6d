//! Floor 4: claims of words become claims of identities.

use crate::claim::{Argument, Claim, Content, EntityId, EntityKind, Mention, Proposition, Speaker};
use crate::name::{Entities, NameForm, NameRole, ResolvedMention};
use crate::text::Span;

/// The claims of one source with the identities behind their words.
pub fn resolve_claims(claims: Vec<Claim<Mention>>, entities: &Entities) -> Vec<Claim<EntityId>> {
    claims.into_iter().filter_map(|claim| resolve_claim(claim, entities)).collect()
}

/// `None` for a name that is nobody's after all.
fn resolve_claim(claim: Claim<Mention>, entities: &Entities) -> Option<Claim<EntityId>> {
    let content = match claim.content {
        Content::Quantity(quantity) => Content::Quantity(quantity),
        Content::Quote { pieces } => Content::Quote { pieces },
        Content::Name { entity, titles } => Content::Name { entity: entity_at(entities, entity.span)?, titles },
        Content::Proposition(proposition) => Content::Proposition(resolve_proposition(proposition, entities)),
    };
    Some(Claim {
        source: claim.source,
        sentence: claim.sentence,
        span: claim.span,
        content,
        speaker: claim.speaker.map(|speaker| resolve_speaker(speaker, entities)),
        polarity: claim.polarity,
        modality: claim.modality,
        scope: claim.scope,
    })
}

fn entity_at(entities: &Entities, span: Span) -> Option<EntityId> {
    entities.entity_at(span)
}

/// A speaker who is one identity is shown by its name.
pub fn resolve_speaker(speaker: Speaker<Mention>, entities: &Entities) -> Speaker<EntityId> {
    let entity = speaker.span.and_then(|span| speaker_at(entities, span));
    let shown = entity.map_or(speaker.shown, |id| entities.shown(id).to_owned());
    Speaker { span: speaker.span, entity, shown }
}

/// Bytes of an article before a name: "the ".
const ARTICLE: u32 = 4;

/// Who speaks: the first person named, else the name the words begin with, or the pronoun they are. "Police in Kent", "the
/// Indian navy" and "Kirby's lawyer" are not Kent, India and Kirby.
fn speaker_at(entities: &Entities, span: Span) -> Option<EntityId> {
    let named = || {
        let inside = entities.mentions_in(span).iter().filter(|one| span.contains(one.mention.span));
        inside.filter(|one| one.mention.role != NameRole::Modifier).filter_map(|one| Some((one, one.entity?)))
    };
    let proper = |one: &&ResolvedMention| one.mention.form == NameForm::Proper;
    let person = named().find(|(one, id)| proper(one) && entities.get(*id).kind == EntityKind::Person);
    let first = || named().find(|(one, _)| one.mention.span.start <= span.start + ARTICLE);
    let whole = |one: &&ResolvedMention| proper(one) || one.mention.span.end == span.end;
    person.or_else(|| first().filter(|(one, _)| whole(one))).map(|(_, id)| id)
}

fn resolve_proposition(proposition: Proposition<Mention>, entities: &Entities) -> Proposition<EntityId> {
    let argument = |argument: Argument<Mention>| Argument {
        span: argument.span,
        head: argument.head,
        entity: argument.entity.and_then(|mention| entity_at(entities, mention.span)),
    };
    Proposition {
        subject: proposition.subject.map(argument),
        predicate: proposition.predicate,
        object: proposition.object.map(argument),
        complements: proposition.complements.into_iter().map(|(word, phrase)| (word, argument(phrase))).collect(),
    }
}

//! Floor 6: why two quantities were or were not compared, read off what pairs and settles them.

use super::super::why::{is_in_one_finding, spoken};
use super::pairing::{Context, LEAST, Member, Pairing, Unpaired, members, pairings};
use super::settle::{Dropped, Rivals, judge, reasons_apart};
use super::{doubts, fold};
use crate::align::link::{SentenceLink, SentenceRef};
use crate::claim::{Claim, EntityId};
use crate::finding::Finding;
use crate::name::Entities;
use crate::rules::RulePack;
use crate::text::Article;
use crate::value::Comparison;
use crate::why::{ClaimPair, Ground, Outcome};

/// The quantities of all sources, as they were compared, with the findings that came of it.
#[derive(Clone, Copy)]
pub struct Compared<'a> {
    /// The sources.
    pub articles: &'a [Article],
    /// What each claims.
    pub claims: &'a [Vec<Claim<EntityId>>],
    /// Who is named in them.
    pub entities: &'a Entities,
    /// Sentences that share words.
    pub links: &'a [SentenceLink],
    /// What the checks found.
    pub findings: &'a [Finding],
}

/// For each pair of sentences, the one of the source given first, every quantity of the one against every one of the other.
pub fn explain(compared: Compared<'_>, pairs: &[[SentenceRef; 2]], rules: &RulePack) -> Vec<Vec<ClaimPair>> {
    let Compared { articles, claims, entities, links, .. } = compared;
    let members = members(articles, claims, entities, rules);
    let found = pairings(&members, links, &rules.attributes);
    let bench = Bench {
        compared,
        members: &members,
        context: Context::of(links, &rules.attributes),
        rivals: Rivals::of(&members, &found),
        rules,
    };
    pairs.iter().map(|&pair| bench.explain_sentences(pair)).collect()
}

/// What judges pairs of quantities.
struct Bench<'a> {
    compared: Compared<'a>,
    members: &'a [Member<'a>],
    context: Context<'a>,
    rivals: Rivals<'a>,
    rules: &'a RulePack,
}

impl Bench<'_> {
    fn explain_sentences(&self, [left, right]: [SentenceRef; 2]) -> Vec<ClaimPair> {
        let of = |place: SentenceRef| (0..self.members.len()).filter(move |&at| self.members[at].place() == place);
        of(left).flat_map(|one| of(right).map(move |other| self.explain_pair(one, other))).collect()
    }

    fn explain_pair(&self, left: usize, right: usize) -> ClaimPair {
        let sides = [&self.members[left], &self.members[right]];
        let words = |side: &Member<'_>| fold(self.compared.articles[side.source].slice(side.quantity.span));
        let kinds = sides.map(|side| side.quantity.value.kind().name());
        let paired = self.context.pair(self.members, left, right);
        let (grounds, silent) = match &paired {
            Ok(pairing) => self.weigh(pairing, sides),
            Err(Unpaired::OtherKind) => (Vec::new(), "values of these kinds are never compared".to_owned()),
            Err(Unpaired::OtherStory) => (Vec::new(), "their articles tell two stories".to_owned()),
            Err(Unpaired::Unlikely(logit)) => {
                (vec![Ground::at_least(OF_ONE_THING, logit.0, LEAST)], "they are hardly values of one thing".to_owned())
            }
            Err(Unpaired::Incomparable(why)) => (Vec::new(), why.clone()),
        };
        let scored = !matches!(paired, Err(Unpaired::OtherKind | Unpaired::OtherStory));
        let said = spoken(self.compared.findings, sides[0].quantity.span, sides[1].quantity.span);
        ClaimPair {
            kinds,
            words: sides.map(words),
            tally: scored.then(|| self.context.tally(sides[0], sides[1])),
            grounds,
            outcome: said.unwrap_or(Outcome::Silent(silent.into())),
        }
    }

    /// What speaks for and against a pairing, and why no check spoke if none did.
    fn weigh(&self, pairing: &Pairing, sides: [&Member<'_>; 2]) -> (Vec<Ground>, String) {
        let [left, right] = sides;
        let mut grounds = vec![Ground::at_least(OF_ONE_THING, pairing.logit.0, LEAST), values(&pairing.comparison)];
        if pairing.differs() {
            let apart = reasons_apart(pairing, &left.profile, &right.profile);
            grounds.extend(apart.map(|why| Ground::against(format!("they cannot be of one thing: {why}"))));
        }
        let judged = judge(pairing, self.members, &self.rivals, self.rules);
        match judged {
            Ok(least) | Err(Dropped::Unlikely { least }) => {
                let asked = if pairing.differs() { TO_DIFFER } else { TO_AGREE };
                grounds.push(Ground::at_least(asked, pairing.logit.0, least));
            }
            Err(Dropped::Apart) => {}
            Err(dropped) => grounds.push(Ground::against(why_dropped(dropped))),
        }
        if judged.is_ok() && pairing.differs() {
            let doubts = doubts(pairing, sides, self.rules);
            grounds.extend(doubts.map(|why| Ground::against(format!("it is not certain: {why}"))));
        }
        let silent = match judged {
            Ok(_) if is_in_one_finding(self.compared.findings, left.quantity.span, right.quantity.span) => {
                "each source says what the other says as well"
            }
            Ok(_) => "each stands in a closer group with other values",
            Err(dropped) => why_dropped(dropped),
        };
        (grounds, silent.to_owned())
    }
}

const OF_ONE_THING: &str = "log-odds that both are of one thing, to be a pair";
const TO_DIFFER: &str = "the same, for values that differ";
const TO_AGREE: &str = "the same, for values that agree";

/// How the values of a pairing stand to each other.
fn values(comparison: &Comparison) -> Ground {
    let (how, why) = match comparison {
        Comparison::Same(why) => ("are the same", why),
        Comparison::Compatible(why) => ("may both be", why),
        Comparison::Doubtful(why) => ("may differ", why),
        Comparison::Different(why) => ("differ", why),
        Comparison::Incomparable(why) => ("do not compare", why),
    };
    Ground::for_it(format!("the values {how}: {why}"))
}

fn why_dropped(dropped: Dropped) -> &'static str {
    match dropped {
        Dropped::OtherTelling => "the sentences are not sure to tell of one event and of one party or thing",
        Dropped::OtherWords => "each source says something else of what it counts",
        Dropped::Unlikely { .. } => "they are not likely enough to be of one thing",
        Dropped::Far => "one is so many times the other that no error of a report explains it",
        Dropped::DayOfSaying => "it is the day on which something was said",
        Dropped::Apart => "they cannot be of one thing",
        Dropped::Kind => "one may count a kind of what the other counts",
        Dropped::Part => "one is of a part or of each unit, the other is not",
        Dropped::OtherDifference => "their sentences differ in another figure or day: these are two deeds",
        Dropped::Rival => "another value of the same sources fits about as well",
    }
}

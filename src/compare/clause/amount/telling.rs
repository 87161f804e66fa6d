//! Floor 6: what a sentence tells, one telling for each clause and for each side of "not this, but that".

use super::parts::{Part, denial, parts};
use super::share::Step;
use crate::rules::RulePack;
use crate::rules::amounts::Operator;
use crate::text::{Class, Deprel, Token, TokenKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// One thing that a sentence tells.
#[derive(Debug, Clone)]
pub struct Telling {
    /// Its words but those of amount and grammar: what the lexicon knows them as, and the token.
    pub words: BTreeMap<u32, usize>,
    /// Its words of amount in order.
    pub steps: Vec<Step>,
    /// The numbers that it counts with.
    pub counts: Vec<String>,
    /// Whether it is told as possible, and whether as to come.
    pub mood: (bool, bool),
    /// The tokens it stands in.
    pub place: Range<usize>,
}

/// Tokens between marks and conjunctions of clauses.
#[derive(Debug, Clone)]
struct Piece {
    tokens: Range<usize>,
    after_but: bool,
}

/// What `tokens`, those of one sentence, tell; nothing where a negated part finds no place in the clause before it.
pub fn tellings(tokens: &[Token], rules: &RulePack) -> Vec<Telling> {
    let reader = Reader { tokens, parts: parts(tokens, rules), rules };
    reader.tellings().unwrap_or_default()
}

struct Reader<'a> {
    tokens: &'a [Token],
    parts: Vec<Part>,
    rules: &'a RulePack,
}

impl Reader<'_> {
    fn tellings(&self) -> Option<Vec<Telling>> {
        let mut told: Vec<Telling> = Vec::new();
        // The last clause and the number of the first of its tellings.
        let mut clause: Option<(Range<usize>, usize)> = None;
        let mut front: Vec<Range<usize>> = Vec::new();
        let pieces = self.pieces();
        let clauses = pieces.iter().filter(|piece| self.is_clause(&piece.tokens)).count();
        for piece in &pieces {
            let here = piece.tokens.clone();
            match &clause {
                _ if self.is_clause(&here) || clauses == 0 && clause.is_none() => {
                    clause = Some((here.clone(), told.len()));
                    told.push(self.telling(std::slice::from_ref(&here)));
                    if !front.is_empty() {
                        told.push(self.fronted(&front, here));
                        front.clear();
                    }
                }
                Some((of, first)) => {
                    let (of, first) = (of.clone(), *first);
                    match self.added(&of, piece)? {
                        Some(telling) => told.push(telling),
                        None => told[first..].iter_mut().for_each(|one| {
                            one.words.extend(self.words(&here));
                            one.steps.extend(self.steps(&here));
                        }),
                    }
                }
                None => front.push(here),
            }
        }
        Some(told)
    }

    /// "Not surprisingly, they left": what stands before a clause is told of the clause as it is, denied or not.
    fn fronted(&self, front: &[Range<usize>], clause: Range<usize>) -> Telling {
        let whole = self.telling(&[front, std::slice::from_ref(&clause)].concat());
        let Some(not) = clause.clone().find(|&at| self.denies(at)) else { return whole };
        let mut words = whole.words;
        words.insert(denial(self.rules), not);
        Telling { words, steps: front.iter().flat_map(|run| self.steps(run)).collect(), ..whole }
    }

    /// What a piece that is no clause tells by the clause `of` before it; `Some(None)` where it only says more of that.
    fn added(&self, of: &Range<usize>, piece: &Piece) -> Option<Option<Telling>> {
        let here = piece.tokens.clone();
        let has_words = here.clone().any(|at| matches!(self.parts[at], Part::Word(_) | Part::Turned(_)));
        let has_verb = here.clone().any(|at| matches!(self.tokens[at].tag.class, Class::Verb | Class::Aux));
        let first = here.clone().find(|&at| self.parts[at] != Part::Grammar).filter(|&at| self.denies(at));
        let not = here.clone().all(|at| !self.denies(at)).then(|| self.sole_not(of)).flatten();
        Some(match (first, not) {
            // "..., but did not do so"
            (Some(_), _) if !has_words && has_verb => return None,
            // "..., but not often"
            (Some(_), _) if !has_words => {
                Some(Telling { steps: self.steps(&here), ..self.telling(std::slice::from_ref(of)) })
            }
            // "on Saturday, not on Friday"
            (Some(at), _) => {
                let twin = self.twin(at + 1..here.end, of)?;
                let telling = self.telling(&[of.start..twin, here.clone()]);
                let denied = (of.start..twin).any(|at| self.denies(at));
                Some(if denied { Telling { steps: self.steps(&here), ..telling } } else { telling })
            }
            // "not on Friday, but on Saturday"
            (None, Some(not)) if piece.after_but => Some(self.telling(&[of.start..not, here])),
            (None, _) => None,
        })
    }

    fn telling(&self, runs: &[Range<usize>]) -> Telling {
        let all = || runs.iter().cloned().flatten();
        let said = |words: &rustc_hash::FxHashSet<String>| {
            all().any(|at| {
                self.tokens[at].tag.class != Class::Noun && words.contains(&self.tokens[at].lemma.to_lowercase())
            })
        };
        let clauses = &self.rules.clauses;
        let counted = all().filter(|&at| self.parts[at] == Part::Step(Step::Count));
        Telling {
            words: runs.iter().flat_map(|run| self.words(run)).collect(),
            steps: runs.iter().flat_map(|run| self.steps(run)).collect(),
            counts: counted.map(|at| self.tokens[at].lemma.to_lowercase()).collect(),
            mood: (said(&clauses.hypothetical), said(&clauses.planned)),
            place: runs.iter().map(|run| run.start).min().unwrap_or(0)
                ..runs.iter().map(|run| run.end).max().unwrap_or(0),
        }
    }

    fn words(&self, run: &Range<usize>) -> BTreeMap<u32, usize> {
        let key = |at: usize| match self.parts[at] {
            Part::Word(key) | Part::Turned(key) => Some((key, at)),
            Part::Step(_) | Part::Grammar => None,
        };
        run.clone().filter_map(key).collect()
    }

    fn steps(&self, run: &Range<usize>) -> Vec<Step> {
        let step = |at: usize| match self.parts[at] {
            Part::Step(step) => Some(step),
            Part::Turned(_) => Some(Step::Opposite),
            Part::Word(_) | Part::Grammar => None,
        };
        run.clone().filter_map(step).collect()
    }

    fn denies(&self, at: usize) -> bool {
        matches!(self.parts[at], Part::Step(Step::Word(Operator::Not | Operator::None | Operator::Against)))
    }

    /// The only negation of a clause.
    fn sole_not(&self, of: &Range<usize>) -> Option<usize> {
        let mut nots = of.clone().filter(|&at| self.denies(at));
        nots.next().filter(|_| nots.next().is_none())
    }

    /// Where in the clause `of` that begins which `denied` is put against: the same preposition, or the last phrase of its kind.
    fn twin(&self, denied: Range<usize>, of: &Range<usize>) -> Option<usize> {
        let lead = denied.into_iter().find(|&at| self.tokens[at].tag.class != Class::Det)?;
        let lemma = &self.tokens[lead].lemma;
        let same = of.clone().rev().find(|&at| self.tokens[at].lemma.eq_ignore_ascii_case(lemma));
        let kind = kind(self.tokens[lead].tag.class);
        let alike = || of.clone().rev().find(|&at| kind.is_some() && self::kind(self.tokens[at].tag.class) == kind);
        let at = same.or_else(alike)?;
        let nominal = kind == Some(Kind::Noun);
        let belongs = |at: &usize| {
            let token = &self.tokens[*at];
            self::kind(token.tag.class) == Some(Kind::Noun)
                || matches!(token.tag.class, Class::Det | Class::Adj | Class::Cconj)
        };
        Some(if nominal { (of.start..at).rev().take_while(belongs).last().unwrap_or(at) } else { at })
    }

    fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let (mut start, mut after_but) = (0, false);
        for at in 0..=self.tokens.len() {
            let Some(cut) = self.tokens.get(at).map_or(Some(Cut::Mark), |_| self.cut(at)) else { continue };
            let empty = (start..at).all(|one| self.parts[one] == Part::Grammar);
            if !empty {
                pieces.push(Piece { tokens: start..at, after_but });
            }
            after_but = cut == Cut::But || empty && after_but;
            start = if cut == Cut::Before { at } else { at + 1 };
        }
        pieces
    }

    /// Whether a piece ends at `at`, and how the next begins.
    fn cut(&self, at: usize) -> Option<Cut> {
        let token = &self.tokens[at];
        let next = at + 1;
        let adverbial = || token.head.is_some_and(|head| self.tokens[head as usize].relation == Deprel::Advcl);
        match token.tag.class {
            _ if token.kind == TokenKind::Punctuation => (!is_inner(&token.lemma)).then_some(Cut::Mark),
            _ if token.lemma == "but" => Some(Cut::But),
            Class::Sconj if token.relation == Deprel::Mark && adverbial() => Some(Cut::Before),
            Class::Cconj if self.denies(at) => Some(Cut::Before),
            _ if self.parts[at] == Part::Step(Step::Word(Operator::Against)) => Some(Cut::Before),
            Class::Cconj
                if next < self.tokens.len()
                    && (self.denies(next) || self.opens_clause(next) || self.joins_qualities(at)) =>
            {
                Some(Cut::Mark)
            }
            _ => None,
        }
    }

    /// Whether a subject stands before the first verb from `at` on.
    fn opens_clause(&self, at: usize) -> bool {
        let first = self.tokens[at..].iter().take_while(|token| token.tag.class != Class::Verb);
        first.take_while(|token| token.kind != TokenKind::Punctuation).any(|token| is_subject(token.relation))
    }

    /// "costly and very embarrassing"
    fn joins_qualities(&self, at: usize) -> bool {
        let quality = |at: usize| self.tokens.get(at).is_some_and(|token| token.tag.class == Class::Adj);
        let behind = (at + 1..self.tokens.len()).find(|&next| !matches!(self.parts[next], Part::Step(_)));
        at > 0 && quality(at - 1) && behind.is_some_and(|next| next > at + 1 && quality(next))
    }

    fn is_clause(&self, piece: &Range<usize>) -> bool {
        let tokens = &self.tokens[piece.clone()];
        tokens.iter().any(|token| is_subject(token.relation))
            && tokens.iter().any(|token| matches!(token.tag.class, Class::Verb | Class::Aux))
    }
}

/// How the next piece begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// Behind this token.
    Mark,
    /// Behind this "but".
    But,
    /// With this token.
    Before,
}

/// Kinds of phrases that are put against each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Noun,
    Verb,
    Quality,
    Place,
}

fn kind(class: Class) -> Option<Kind> {
    match class {
        Class::Noun | Class::Propn | Class::Pron | Class::Num => Some(Kind::Noun),
        Class::Verb => Some(Kind::Verb),
        Class::Adj | Class::Adv => Some(Kind::Quality),
        Class::Adp => Some(Kind::Place),
        Class::Aux
        | Class::Cconj
        | Class::Det
        | Class::Intj
        | Class::Part
        | Class::Punct
        | Class::Sconj
        | Class::Sym
        | Class::X => None,
    }
}

fn is_subject(relation: Deprel) -> bool {
    matches!(relation, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Csubj | Deprel::Expl)
}

/// Marks inside words and around quotations, which end nothing.
fn is_inner(mark: &str) -> bool {
    matches!(mark, "-" | "\"" | "“" | "”" | "'" | "‘" | "’" | "``" | "''" | ".")
}

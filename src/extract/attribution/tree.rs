//! Floor 4: what the dependency tree says of a border between two tokens and of a cue.

use super::view::View;
use crate::text::{Class, Deprel};
use std::ops::Range;

/// Where the arc out of a stretch leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exit {
    /// The relation of the arc.
    pub relation: Deprel,
    /// The token it leads to; `None` at the root.
    pub to: Option<usize>,
}

/// The token that `at` hangs on.
pub(super) fn head(view: &View<'_>, at: usize) -> Option<usize> {
    let head = view.get(at)?.head?;
    Some(view.sentence(at).start + head as usize)
}

/// From `at` upwards until the tree leaves `stretch`.
pub(super) fn exit(view: &View<'_>, mut at: usize, stretch: &Range<usize>) -> Exit {
    // A tree has no loops, but the walk is bounded all the same.
    for _ in 0..stretch.len() {
        match head(view, at).filter(|head| stretch.contains(head)) {
            Some(head) => at = head,
            None => break,
        }
    }
    Exit { relation: view.get(at).map_or(Deprel::Unknown, |token| token.relation), to: head(view, at) }
}

/// The tokens of the sentence that hang on `at`.
pub(super) fn children<'v>(view: &'v View<'_>, at: usize) -> impl Iterator<Item = usize> + 'v {
    view.sentence(at).filter(move |&child| head(view, child) == Some(at))
}

/// The verbs whose subject may be that of `at`, nearest first: those it is joined to, completes or modifies.
pub(super) fn governors(view: &View<'_>, mut at: usize) -> Vec<usize> {
    const FARTHEST: usize = 5;
    let mut found = Vec::new();
    for _ in 0..FARTHEST {
        let shares = matches!(
            view.token(at).relation,
            Deprel::Conj | Deprel::Xcomp | Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp | Deprel::Acl
        );
        let Some(up) = head(view, at).filter(|_| shares) else { break };
        if matches!(view.class(up), Some(Class::Verb | Class::Aux | Class::Adj)) {
            found.push(up);
        }
        at = up;
    }
    found
}

/// The relations that tell what kind of clause hangs on a verb; the others say little.
pub(super) fn telling(relation: Deprel) -> bool {
    matches!(
        relation,
        Deprel::Nsubj
            | Deprel::NsubjPass
            | Deprel::Obj
            | Deprel::Iobj
            | Deprel::Obl
            | Deprel::OblAgent
            | Deprel::Ccomp
            | Deprel::Xcomp
            | Deprel::Parataxis
            | Deprel::Advcl
            | Deprel::Acl
    )
}

/// The name of a relation in a feature.
pub(super) fn relation_name(relation: Deprel) -> &'static str {
    match relation {
        Deprel::Root => "root",
        Deprel::Nsubj => "nsubj",
        Deprel::NsubjPass => "nsubj:pass",
        Deprel::Obj => "obj",
        Deprel::Iobj => "iobj",
        Deprel::Obl => "obl",
        Deprel::OblAgent => "obl:agent",
        Deprel::Nmod => "nmod",
        Deprel::NmodPoss => "nmod:poss",
        Deprel::Amod => "amod",
        Deprel::Advmod => "advmod",
        Deprel::Advcl => "advcl",
        Deprel::Acl => "acl",
        Deprel::AclRelcl => "acl:relcl",
        Deprel::Appos => "appos",
        Deprel::Aux | Deprel::AuxPass => "aux",
        Deprel::Case => "case",
        Deprel::Cc => "cc",
        Deprel::Ccomp => "ccomp",
        Deprel::Xcomp => "xcomp",
        Deprel::Compound | Deprel::Flat | Deprel::Goeswith | Deprel::Fixed => "compound",
        Deprel::CompoundPrt => "compound:prt",
        Deprel::Conj => "conj",
        Deprel::Cop => "cop",
        Deprel::Csubj => "csubj",
        Deprel::Det => "det",
        Deprel::Mark => "mark",
        Deprel::Nummod => "nummod",
        Deprel::Parataxis => "parataxis",
        Deprel::Punct => "punct",
        Deprel::Dislocated | Deprel::Expl | Deprel::List | Deprel::Orphan | Deprel::Reparandum => "other",
        Deprel::Vocative | Deprel::Discourse | Deprel::Unknown => "other",
    }
}

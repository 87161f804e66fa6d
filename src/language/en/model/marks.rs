//! Floor 3: where punctuation hangs once the words have their tree, by the rules of Universal Dependencies: a pair of brackets
//! or quotation marks on the head of what it encloses, any other mark on the highest word that keeps the tree free of crossings.

/// A head for each token: an index, or none for the root.
type Heads = [Option<u32>];

/// So many steps up the tree are enough for any sentence that was written to be read.
const MOST_STEPS: usize = 500;

/// Gives each token that is a mark its head; the heads of the others are set and cross nowhere.
pub fn hang_marks(words: &[&str], is_mark: &[bool], heads: &mut Heads) {
    let Some(first) = is_mark.iter().position(|mark| !mark) else { return };
    let reach = reaches(is_mark, heads);
    let tree = Tree {
        words,
        reach,
        before: nearest(is_mark.iter().enumerate()),
        after: nearest(is_mark.iter().enumerate().rev()),
    };
    let partners = partners(words, is_mark);
    for at in (0..words.len()).filter(|&at| is_mark[at]) {
        let enclosed = partners[at].and_then(|other| tree.top_between(at.min(other), at.max(other), heads));
        let head = enclosed.or_else(|| tree.highest_beside(at, heads)).unwrap_or(first);
        heads[at] = Some(head as u32);
    }
}

struct Tree<'a> {
    words: &'a [&'a str],
    /// The first and the last word below each word.
    reach: Vec<(usize, usize)>,
    /// The nearest word before each token that is no mark.
    before: Vec<Option<usize>>,
    /// The nearest word after each token that is no mark.
    after: Vec<Option<usize>>,
}

/// For each token the last word met on the way to it.
fn nearest<'a>(tokens: impl ExactSizeIterator<Item = (usize, &'a bool)>) -> Vec<Option<usize>> {
    let mut nearest = vec![None; tokens.len()];
    let mut last = None;
    for (at, mark) in tokens {
        nearest[at] = last;
        if !mark {
            last = Some(at);
        }
    }
    nearest
}

impl Tree<'_> {
    /// The only word between two marks that hangs on a word outside.
    fn top_between(&self, open: usize, close: usize, heads: &Heads) -> Option<usize> {
        let inside = |at: usize| open < at && at < close;
        let first = self.after[open].filter(|&at| inside(at))?;
        let last = self.before[close].filter(|&at| inside(at))?;
        let top = climb(first, heads, |_, head| inside(head));
        (self.reach[top].0 <= first && self.reach[top].1 >= last).then_some(top)
    }

    fn highest_beside(&self, at: usize, heads: &Heads) -> Option<usize> {
        let ends = self.words[at].starts_with(['.', '!', '?', '…', ';']);
        let right = self.after[at].filter(|_| !ends);
        let left = self.before[at].map(|left| climb(left, heads, |word, head| head < at && self.reach[word].1 < at));
        let right = right.map(|right| climb(right, heads, |word, head| head > at && self.reach[word].0 > at));
        match (left, right) {
            (Some(left), Some(right)) if (self.reach[right].0..=self.reach[right].1).contains(&left) => Some(left),
            (left, right) => right.or(left),
        }
    }
}

/// The last word above `word` that is reached while `on(word, head)` holds.
fn climb(word: usize, heads: &Heads, on: impl Fn(usize, usize) -> bool) -> usize {
    let mut at = word;
    for _ in 0..MOST_STEPS {
        match heads[at].map(|head| head as usize) {
            Some(head) if on(at, head) => at = head,
            _ => break,
        }
    }
    at
}

/// The first and last word below each word that is no mark. The tree crosses nowhere, so each word's reach is that of its own
/// outermost dependents: from both ends inwards, every word widens its head once it is complete.
fn reaches(is_mark: &[bool], heads: &Heads) -> Vec<(usize, usize)> {
    let mut reach: Vec<(usize, usize)> = (0..heads.len()).map(|at| (at, at)).collect();
    let mut waiting = vec![0usize; heads.len()];
    for head in words(is_mark).filter_map(|at| heads[at]) {
        waiting[head as usize] += 1;
    }
    let mut ready: Vec<usize> = words(is_mark).filter(|&at| waiting[at] == 0).collect();
    while let Some(at) = ready.pop() {
        let Some(head) = heads[at].map(|head| head as usize) else { continue };
        reach[head] = (reach[head].0.min(reach[at].0), reach[head].1.max(reach[at].1));
        waiting[head] -= 1;
        if waiting[head] == 0 {
            ready.push(head);
        }
    }
    reach
}

fn words(is_mark: &[bool]) -> impl Iterator<Item = usize> + '_ {
    is_mark.iter().enumerate().filter(|(_, mark)| !**mark).map(|(at, _)| at)
}

/// The other mark of each pair.
fn partners(words: &[&str], is_mark: &[bool]) -> Vec<Option<usize>> {
    let mut partners = vec![None; words.len()];
    let mut open: Vec<usize> = Vec::new();
    for at in (0..words.len()).filter(|&at| is_mark[at]) {
        let closes = |&opening: &usize| closing(words[opening]) == Some(words[at]);
        let bracket = matches!(words[at], ")" | "]" | "}" | "”" | "»");
        if open.last().is_some_and(closes) || (bracket && open.iter().any(closes)) {
            let place = open.iter().rposition(closes).expect("one of them closes");
            (partners[open[place]], partners[at]) = (Some(at), Some(open[place]));
            open.truncate(place);
        } else if closing(words[at]).is_some() && open.len() < MOST_STEPS {
            open.push(at);
        }
    }
    partners
}

fn closing(opening: &str) -> Option<&'static str> {
    Some(match opening {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        "\"" => "\"",
        "“" => "”",
        "‘" => "’",
        "'" => "'",
        "«" => "»",
        "``" => "''",
        _ => return None,
    })
}

//! Floor 6: the list of checks. A code is never given to another check, also when its check goes.

pub use crate::finding::Check;

macro_rules! check {
    ($code:literal, $name:literal, $kind:literal, $summary:literal) => {
        Check {
            code: $code,
            name: $name,
            kind: $kind,
            summary: $summary,
            manual: include_str!(concat!("manual/", $code, ".md")),
        }
    };
}

/// Every check, by code. `N` numbers, `D` dates and times, `Q` quotations, `E` names, `T` titles, `P` places,
/// `A` attribution, `C` clauses, `S` one source against itself.
pub const CHECKS: &[Check] = &[
    check!("C100", "same-claim", "proposition", "sentences that say the same in their own words"),
    check!("C101", "polarity-differs", "polarity", "one says it happened, another says it did not"),
    check!("C102", "direction-differs", "direction", "one says it rose, another says it fell"),
    check!("C103", "state-differs", "state", "states that exclude each other"),
    check!("C104", "roles-differ", "role", "who did it, or to whom, is told otherwise"),
    check!("C105", "sequence-differs", "sequence", "what came before is told to have come after"),
    check!("C106", "cause-differs", "cause", "two causes of one thing"),
    check!("C107", "members-differ", "list", "a list of the same things has another member"),
    check!("C108", "word-differs", "word", "all else is the same, and one word excludes the other"),
    check!("D101", "date-differs", "date", "the days of one event differ"),
    check!("D102", "time-differs", "time", "the times of one event differ"),
    check!("E101", "name-differs", "name", "one name is spelt in two ways"),
    check!("N101", "count-differs", "count", "counts of one thing differ"),
    check!("N102", "percent-differs", "percent", "percentages or shares of one thing differ"),
    check!("N103", "money-differs", "money", "sums of money for one thing differ"),
    check!("N104", "measure-differs", "measure", "measures of one thing differ"),
    check!("N105", "magnitude-differs", "magnitude", "magnitudes or categories of one event differ"),
    check!("N106", "age-differs", "age", "ages of one person or thing differ"),
    check!("N107", "duration-differs", "duration", "durations of one thing differ"),
    check!("N108", "rank-differs", "rank", "ordinals or ranks of one thing differ"),
    check!("N109", "score-differs", "score", "scores, votes or ratios of one contest differ"),
    check!("P101", "place-differs", "place", "places of one event exclude each other"),
    check!("Q101", "quote-differs", "quote", "one utterance is quoted in two wordings"),
    check!("Q102", "quote-speaker-differs", "attribution", "the same words are put into two mouths"),
    check!("S101", "headline-differs", "headline", "the headline gives another value than the text under it"),
    check!("S102", "sum-differs", "sum", "the parts do not make the whole, inside one source"),
    check!("S103", "list-differs", "list", "another number is named than stated, inside one source"),
    check!("S104", "share-differs", "share", "a percentage is not what its figures give, inside one source"),
    check!("S105", "spelling-differs", "name", "one name is spelt in two ways, inside one source"),
    check!("T101", "title-differs", "title", "titles of one person at one time exclude each other"),
];

/// The check of a code, in any case of letters.
pub fn check_of(code: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.code.eq_ignore_ascii_case(code))
}

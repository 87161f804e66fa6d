//! crosscheck compares what two or more articles say: agreements, additions and contradictions, each with its line, words,
//! speaker and reason. Precision comes first, then recall, then speed.
//!
//! # The way of the data
//!
//! ```text
//! bytes -> Source -> Sentence, Token -> Claim<Mention> -> Claim<EntityId> -> Group -> Finding -> Report -> output / Decision
//! ```
//!
//! One named type stands between every two stages, and every arrow is one pure function. [`pipeline`] alone knows their order:
//!
//! | from | to | by |
//! |---|---|---|
//! | bytes and a name | [`text::Source`] | [`ingest::read`]: decodes, tells the story from what stands around it, keeps the places of the file |
//! | source | [`text::Sentence`], [`text::Quotation`] | [`segment::segment`] |
//! | sentences | [`text::Token`] with part of speech, lemma, head | [`language::en::annotate`] |
//! | tokens | [`value::Reading`], [`name::NameMention`], [`claim::Attribution`], [`claim::Claim`] | [`value::read`] and the modules of [`extract`] |
//! | mentions of all sources | [`name::Entities`] | [`resolve::resolve`] |
//! | sentences and claims of all sources | links and groups | the modules of [`align`] |
//! | pairs of sentences, pairs of values | [`pair::ScoredPair`], [`pair::ValueRow`] with its score | the modules of [`pair`], by a fitted model |
//! | groups | [`finding::Finding`] | the checks of [`compare`] |
//! | report | text of one format | [`report::render`] |
//! | reports of many drafts | [`decision::Decision`] | [`gate`], which holds them against policy, waivers and baseline |
//!
//! # The floors
//!
//! A module uses only modules of lower floors; modules of one floor do not know each other.
//!
//! | floor | modules |
//! |---|---|
//! | 0 | [`text`]: sources, spans, lines, sentences, tokens, trees |
//! | 1 | [`value`]: one file a kind of value, its normal form and how two of them stand to each other; [`name`]: the same for names |
//! | 2 | [`claim`] and [`finding`]: what stages hand on |
//! | 3 | [`rules`]: linguistic knowledge from rules/, read and checked; [`language`]: what English needs; [`decision`]; [`why`]: how two lines came to be compared or not |
//! | 4 | [`ingest`], [`segment`], [`extract`], [`resolve`], [`align`], [`report`], [`gate`]: the stages |
//! | 5 | [`pair`]: pairs of sentences and of values, what speaks for and against their telling the same, and the fitted model; it stands on the measures of [`align`] |
//! | 6 | [`compare`]: pairs and groups become findings |
//! | 7 | [`pipeline`]: the order of the stages |
//!
//! The program (src/main.rs, src/cli) stands above: it alone reads files, prints, and sets exit codes. src/bin/train makes the
//! models under rules/en/model.
//!
//! # What always holds
//!
//! | | law | held by (tests/it) |
//! |---|---|---|
//! | 1 | the library reads no file, prints nothing, never exits, and knows no clock, environment or network; no `unsafe` | `floors::the_library_leaves_the_world_alone`, `floors::nothing_is_unsafe` |
//! | 2 | no stage fails on text: only reading bytes as a format, loading rules or a model returns `Err` | `ingest::any_bytes_are_read_or_refused`, `anything::*` |
//! | 3 | nothing is dropped in silence: every sentence ends in a finding or in [`finding::Coverage`] with a reason | `laws::every_sentence_ends_in_a_finding_or_in_coverage` |
//! | 4 | relations are kept for each pair of claims and never merged | `anything::relations_are_kept_for_each_pair` |
//! | 5 | same input, same bytes out, on any number of threads | `laws::ten_runs_say_the_same`, `cli::same_input_gives_the_same_bytes` |
//! | 6 | (A, B) and (B, A) give the same findings; an unrelated source changes none about the others | `laws::the_order_of_the_sources_changes_no_finding`, `laws::an_unrelated_source_changes_no_finding_about_the_others` |
//! | 7 | an article against itself, reflowed, or with its numbers in words, has no contradiction | `laws::an_article_does_not_contradict_itself` and the two after it |
//! | 8 | types that think do not serialise: formats have wire types of their own | `floors::only_wire_types_serialise` |
//!
//! # One place for every change
//!
//! | to add | do | held by |
//! |---|---|---|
//! | a word, name, unit, cue | a line in a file under rules/en, with an example and a counterexample inside | every example reads, no counterexample does |
//! | a rule | a file `rules/en/<folder>/<name>.toml`: `summary`, `why`, its words, examples, counterexamples; build.rs takes it in | the same; `rules check` for a pack of your own |
//! | a kind of value | `src/value/<kind>.rs` and a variant of [`value::Value`]; the compiler names the arms | laws over every kind in `value_laws` |
//! | a check | `src/compare/<check>.rs`, a line in `CHECKS`, a page `src/compare/manual/<CODE>.md`, a case in fixtures/cases | codes are unique and have their page; the case |
//! | an output format | `src/report/<format>.rs`, a variant of [`report::Format`] and an arm | `report::every_format_is_golden` |
//! | an input format | `src/ingest/<format>.rs`, a variant of [`ingest::Format`] and an arm | spans of every format slice valid text: `ingest::any_pieces_are_read_or_refused` |
//! | a feature of a pair | a name and a line in src/pair/features.rs or src/pair/value.rs; `train pair` fits again | `pair::the_model_was_fitted_for_these_features` |
//! | a model | `cargo run --release --features train --bin train`, as rules/en/model/README.md says | `train evaluate` and its floors |
//!
//! # Linguistic knowledge is data
//!
//! Lists of words, patterns, units and names stand under rules/en, each file with its reason and its proof; the mechanism is
//! here. build.rs reads the files when the program is built, so that a start does not: a file that stands in the program as it
//! is comes from there, any other is read as TOML (`rules::the_built_in_shapes_say_what_their_texts_say`). Models are tables of
//! bytes that are used as they lie.

pub mod claim;
pub mod decision;
pub mod finding;
pub mod name;
pub mod rules;
pub mod text;
pub mod value;
pub mod why;

pub mod align;
pub mod compare;
pub mod extract;
pub mod gate;
pub mod ingest;
pub mod language;
pub mod pair;
pub mod pipeline;
pub mod report;
pub mod resolve;
pub mod segment;

pub use finding::{Finding, Report, Verdict};
pub use pipeline::{Extraction, Options};
pub use rules::RulePack;
pub use text::{Source, SourceId};

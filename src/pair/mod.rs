//! Floor 5: pairs of sentences of two articles, what speaks for and against their telling the same, and how likely it is.

mod article;
mod candidates;
mod context;
mod features;
mod kin;
mod model;
mod value;
mod values;

pub use article::{PairArticle, read};
pub use candidates::{Row, ScoredPair, rows, score};
pub use context::{Context, Side, context};
pub use features::{FEATURES, features};
pub use model::{Forest, Forests, PairModel, Question, Scores, Tree, builtin, read_model, write};
pub use value::VALUE_FEATURES;
pub use values::{ValueRow, differing, value_rows};

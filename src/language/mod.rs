//! Floor 3: what a language needs: tokens, tags, lemmas, dependencies. One folder a language.

pub mod en;

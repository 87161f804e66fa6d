//! The one test binary. Every file here is a module of it.

mod ingest;
mod language;
mod lexicon;
mod quote;
mod segment;

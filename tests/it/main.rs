//! The one test binary. Every file here is a module of it.

mod attributes;
mod attribution;
mod cases;
mod clause;
mod cli;
mod floors;
mod gate;
mod golden;
mod ingest;
mod language;
mod laws;
mod lexicon;
mod names;
mod place;
mod planted;
mod quote;
mod quotes;
mod report;
mod sample;
mod segment;
mod sentence;
mod stories;
mod topics;
mod value_laws;
mod values;

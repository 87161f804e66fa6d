//! Why two lines were or were not compared: a text for people, and one object.

mod json;
mod text;

pub use json::{json, why_schema};
pub use text::{Frame, text};

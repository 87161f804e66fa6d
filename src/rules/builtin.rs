//! Floor 3: the rule files inside the program, as text and as what `build.rs` read in them.

use super::RuleFile;
use serde::de::DeserializeOwned;
use std::borrow::Cow;

/// A file of the pack inside the program.
struct BuiltinFile {
    /// Below rules/, with `/`.
    path: &'static str,
    text: &'static str,
    /// The text's TOML as MessagePack, which takes a tenth of the time to read; empty for a table.
    shape: &'static [u8],
}

// `FILES`, by path.
include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// The files of the pack inside the program, by path.
pub fn builtin_files() -> Vec<RuleFile> {
    FILES.iter().map(|file| RuleFile { path: file.path.to_owned(), text: Cow::Borrowed(file.text) }).collect()
}

/// The shape of a file whose text is the program's own; `None` for any other, which has to be read as TOML.
pub(super) fn shape<T: DeserializeOwned>(file: &RuleFile) -> Option<T> {
    let at = FILES.binary_search_by(|known| known.path.cmp(&file.path)).ok()?;
    let known = FILES.get(at).filter(|known| std::ptr::eq(known.text, &*file.text))?;
    rmp_serde::from_slice(known.shape).ok()
}

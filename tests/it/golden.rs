//! Golden files: what an output is compared with. `UPDATE_EXPECT=1` rewrites them.

use std::fs;
use std::path::PathBuf;

/// Fails unless `actual` is what tests/golden/`name` holds.
#[track_caller]
pub fn check(name: &str, actual: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::create_dir_all(path.parent().expect("a golden file lies in a folder")).expect("the folder can be made");
        fs::write(&path, actual).expect("a golden file can be written");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let diff = similar::TextDiff::from_lines(&expected, actual);
    let told = diff.unified_diff().header("expected", "actual").to_string();
    assert!(expected == actual, "{} differs (UPDATE_EXPECT=1 rewrites it):\n{told}", path.display());
}
